"""Rules of one's own on texts that were not written for them, the samples of all other rules: how much they find there, and how long they take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lint import engine
from lint.config.settings import Settings
from lint.counting import counted
from lint.rule.base import Rule
from lint.session.examples import found_in, rules_of_packs, texts_of

_BROAD = 0.05
"""A rule that finds something in a greater part of the texts finds much."""
_STEPS = ("check", "gather", "judge", "compare")


class Trial(NamedTuple):
    """What came of a rule on some texts."""

    code: str
    name: str
    texts: int
    found: int
    """In how many of the texts it found something."""
    seconds: float
    """How long it took over all of them, without the scan that all rules share."""

    @property
    def line(self) -> str:
        """What to say of it."""
        broad = "; that is much: is it meant to?" if self.found > _BROAD * self.texts else ""
        each = 1e6 * self.seconds / max(1, self.texts)
        where = f"found something in {self.found} of {counted(self.texts, 'text')} of other rules"
        return f"{self.code} {self.name}: {where}, {each:.0f} µs each{broad}"


def trials(settings: Settings) -> Iterator[Trial]:
    """The rules of the packs that the settings name, each on the samples of the rules that come with seedlint."""
    ours, others = rules_of_packs(settings)
    texts = [text for rule in others for text in texts_of(rule)]
    for rule in ours:
        plan = engine.make_plan(settings.with_values({"select": (str(rule.code),), "ignore": ()}, "a trial"))
        tried = next(one for one in plan.rules if one.code == rule.code).resolve()
        watch = _Stopwatch(tried)
        found = {number for number, *_ in found_in(tried, plan, texts)}
        yield Trial(str(rule.code), str(rule.name), len(texts), len(found), watch.seconds)


class _Stopwatch:
    """Counts the time that the steps of a rule take."""

    def __init__(self, rule: Rule) -> None:
        self.seconds = 0.0
        for name in _STEPS:
            if hasattr(rule, name):
                setattr(rule, name, self._timed(getattr(rule, name)))

    def _timed(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            begin = time.perf_counter()
            try:
                return list(step(*given))
            finally:
                self.seconds += time.perf_counter() - begin

        return run

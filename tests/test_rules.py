"""Every rule of the built-in packs on its own examples."""

from __future__ import annotations

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.rule.base import Rule
from tests.rule_samples import findings, unmarked

PLAN = engine.make_plan(Settings(select=("ALL",)))
# Each rule is asked for itself, also where its finding would give way to another one's.
PLAN.generality.clear()
PLAN.gives_way.clear()
PLAN.boilerplate_codes = frozenset()
RULES = {str(rule.code): rule for rule in PLAN.rules}


def _texts(sample: str | tuple[str, ...]) -> tuple[str, ...]:
    return (sample,) if isinstance(sample, str) else sample


@pytest.mark.parametrize("code", RULES)
def test_flags_what_its_examples_mark(code: str) -> None:
    rule: Rule = RULES[code]
    for sample in rule.examples.flags:
        bare = [unmarked(text) for text in _texts(sample)]
        found = findings(rule, PLAN, [text for text, _ in bare])
        marked = {(number, *span) for number, (_, spans) in enumerate(bare) for span in spans}
        assert found, sample
        if marked:
            assert {(number, f.start, f.end) for number, f in found} == marked, sample
        else:
            assert all(f.start is None for _, f in found), sample


@pytest.mark.parametrize("code", RULES)
def test_passes_its_near_misses(code: str) -> None:
    rule = RULES[code]
    for sample in rule.examples.passes:
        found = findings(rule, PLAN, _texts(sample))
        assert not found, (sample, found)


@pytest.mark.parametrize("code", RULES)
def test_messages_are_sentences(code: str) -> None:
    rule = RULES[code]
    sample = rule.examples.flags[0]
    for _, found in findings(rule, PLAN, [unmarked(text)[0] for text in _texts(sample)]):
        assert not found.message[0].islower() and found.message.rstrip(")").endswith((".", "?", "!", "…")), (
            found.message
        )

"""Acronyms that articles spell out in several ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from lint import Confidence, CorpusRule, Document, Examples, Finding, Gathered, Related, Severity, Span, counted
from lint.extract.names import pairings, same_name

_USUAL = 3
"""So many articles make it likely that another one is wrong."""
_SHORT, _NAME = "=", "~"
"""Begin the keys under which an acronym and a name are filed."""
_MOST_GROUPS = 50
"""So many meanings of an acronym, or acronyms of a name, are compared: more are no slips."""


class _Group:
    """Facts that agree: the first of them, and how many articles have one. They come in order of their articles."""

    __slots__ = ("articles", "first", "last")

    def __init__(self, first: Gathered) -> None:
        self.first, self.last, self.articles = first, first.path, 1

    def add(self, path: str) -> None:
        self.articles += path != self.last
        self.last = path


class AcronymAcross(CorpusRule):
    code = "XD303"
    name = "acronym-in-doubt-across"
    severity = Severity.info
    confidence = Confidence.medium
    why = "One acronym for two names, or two for one, mixes up what is told of them when articles are put together."
    examples = Examples(
        flags=(
            (
                "The Velmar Trade Bank (VTB) lends less.",
                "Boris Quendler heads the Velmar Trade Bank (VTB).",
                "In Marl, the Velmar Trade Bank (VTB) has a branch.",
                "Losses of the Velmar Trade Bank ([[VBT]]) grow.",
            ),
            (
                "The Arden Harbour Office (AHO) closed the lock.",
                "Divers met the Arden Harbour Office (AHO) on Monday.",
                "No ship may leave, the Arden Harbour Office (AHO) said.",
                "The lock is the business of the Arden Harbour Organisation ([[AHO]]).",
            ),
        ),
        passes=(
            (
                "The Velmar Trade Bank (VTB) lends less.",
                "Boris Quendler heads the Velmar Trade Bank (VTB).",
                "The Velmar Trade Agency (VTA) lends more.",
            ),
            (
                "The Arden Harbour Office (AHO) closed the lock.",
                "Divers met the Arden Harbor Office (AHO) on Monday.",
                "No ship may leave, the AHO said.",
            ),
        ),
    )

    def gather(self, document: Document) -> Iterator[tuple[tuple[str, ...], Span | None, Any]]:
        seen = set()
        for one in pairings(document):
            if (one.short, one.full) not in seen:
                seen.add((one.short, one.full))
                keys = (_NAME + one.full.lower(), *([_SHORT + one.short.upper()] if one.fits else []))
                yield keys, one.place, (one.short, one.full)

    def distinct_on(self, value: Any) -> Any:
        return value

    def judge(self, key: str, facts: Sequence[Gathered]) -> Iterator[Finding]:
        groups: list[_Group] = []
        group_of: dict[Any, _Group] = {}
        for fact in facts:
            group = group_of.get(fact.value) or next((one for one in groups if _agree(key, one.first, fact)), None)
            if group is not None:
                group.add(fact.path)
            elif len(groups) < _MOST_GROUPS:
                group = _Group(fact)
                groups.append(group)
            else:
                continue
            group_of[fact.value] = group
        usual = max(groups, key=attrgetter("articles"))
        for group in groups:
            if group is not usual:
                yield self._told(key, group, usual)

    def _told(self, key: str, group: _Group, usual: _Group) -> Finding:
        fact, other = group.first, usual.first
        short, name = fact.value
        times = usual.articles
        articles = counted(times, "article")
        message = f"“{name}” is “{short}” here and “{other.value[0]}” in {articles}, e.g. {other.path}."
        likely = True
        if key.startswith(_SHORT):
            message = f"“{short}” stands for “{name}” here and for “{other.value[1]}” in {articles}, e.g. {other.path}."
            likely = _akin(name, other.value[1])
        rare = likely and group.articles == 1 and times >= _USUAL
        related = [Related(other.path, other.start, other.end, "")]
        place = (fact.start or 0, fact.end or 0)
        confidence = Confidence.medium if rare else Confidence.low
        return self.finding(place, message, confidence=confidence, path=fact.path, related=related)


def _agree(key: str, one: Gathered, other: Gathered) -> bool:
    """Whether two articles tell the same of what they are filed under."""
    if key.startswith(_SHORT):
        return same_name(one.value[1], other.value[1])
    return bool(one.value[0].upper() == other.value[0].upper())


def _akin(name: str, usual: str) -> bool:
    """Whether two names differ in one word of at least three."""
    words, others = name.lower().split(), usual.lower().split()
    return len(words) == len(others) > 2 and sum(a != b for a, b in zip(words, others, strict=True)) == 1

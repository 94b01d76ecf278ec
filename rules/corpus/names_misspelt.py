"""Full names that one article spells otherwise than all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lint import Confidence, CorpusRule, Document, Examples, Finding, Gathered, Related, Severity, Span
from lint.facts.names import names, occurrences
from lint.facts.names_variants import slips

_GAP = "_"
_MOST_WORDS = 4
_SURE = 5
"""So many other articles make it certain which spelling is meant."""


class NameMisspeltAcross(CorpusRule):
    """Names of several words are filed under what is left without one of them: “ann _” and “_ hartwell”.

    Under such a key stand all that differ in that word, so that slips are found among few and not among all names.
    """

    code = "XD302"
    name = "name-misspelt-across"
    severity = Severity.warning
    confidence = Confidence.medium
    why = (
        "A name that one article spells otherwise than all others is one more person in whatever is made of the corpus."
    )
    examples = Examples(
        flags=(
            (
                "Ann Hartwell opened the harbour.",
                "The council thanked Ann Hartwell for her work.",
                "Divers met Ann Hartwell on Monday.",
                "The new lock was paid for by [[Ann Hartwel]] and the county.",
            ),
            (
                "Trade unions met Boris Quendler in Marl.",
                "In Marl, Boris Quendler said no.",
                "“No,” said Boris Quendler, the head of the port.",
                "The port is led by [[Boris Quedler]] and two others.",
            ),
        ),
        passes=(
            (
                "Ann Hartwell opened the harbour.",
                "The council thanked Ann Hartwell for her work.",
                "Divers met Ann Hartwell on Monday.",
                "The new lock was paid for by Eva Hartwel and the county.",
            ),
            (
                "The Arden Harbours opened.",
                "The Arden Harbours are full.",
                "Ships leave the Arden Harbours.",
                "The Arden Harbour is the oldest of them.",
            ),
        ),
    )

    def gather(self, document: Document) -> Iterator[tuple[tuple[str, ...], Span | None, Any]]:
        for name in names(document):
            words = name.lower().split(" ")
            if 1 < len(words) <= _MOST_WORDS and all(map(str.isalpha, words)) and not name.isupper():
                place = next(occurrences(document, name), None)
                if place is not None:
                    yield tuple(_without(words, at) for at in range(len(words)) if len(words[at]) > 4), place, name

    def judge(self, key: str, facts: list[Gathered]) -> Iterator[Finding]:
        gap = key.split(" ").index(_GAP)
        holders: dict[str, list[Gathered]] = {}
        for fact in facts:
            holders.setdefault(fact.value.lower().split(" ")[gap], []).append(fact)
        if len(holders) < 2:
            return
        counts = Counter({word: len({fact.path for fact in found}) for word, found in holders.items()})
        for slip in slips(counts, most=1):
            usual = holders[slip.common][0]
            for fact in holders[slip.form]:
                yield self._told(fact, usual, slip.times)

    def _told(self, fact: Gathered, usual: Gathered, times: int) -> Finding:
        message = f"“{fact.value}” is spelt “{usual.value}” in {times} other articles, e.g. {usual.path}."
        sure = Confidence.high if times >= _SURE else Confidence.medium
        place = (fact.start or 0, fact.end or 0)
        related = [Related(usual.path, usual.start, usual.end, "")]
        return self.finding(place, message, confidence=sure, path=fact.path, related=related)


def _without(words: list[str], at: int) -> str:
    return " ".join([*words[:at], _GAP, *words[at + 1 :]])

"""Names that one article spells otherwise than all others."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from lint import Confidence, CorpusRule, Document, Examples, Finding, Gathered, Related, Severity, Span
from lint.extract.names import (
    MARK,
    SUBJECTS,
    Slip,
    about,
    beginning,
    common_subjects,
    in_running_text,
    is_dialect,
    is_typing_slip,
    name_starts,
    skeleton,
    slips,
)

_GAP = "_"
_MOST_WORDS = 4
_LEAST_LETTERS = 6
"""Names of one word that are shorter have too many neighbours."""
_USUAL, _COMMON = 5, 30
"""So many other articles make it likely which spelling is meant; the first so many are compared."""


class MisspeltRule(CorpusRule):
    """Looks for slips among the names filed under one key. A fact is a name, and what its article is about."""

    version = 2
    severity = Severity.warning
    confidence = Confidence.medium
    min_shared_keys = 1
    """How many subjects the articles must share for a slip to be told …"""
    least_shared = 1
    """… and for an editor to be bothered with it."""
    gates = False
    """Whether some findings are sure enough for a gate."""

    def word(self, key: str, name: str) -> str:
        """The word of a name that may be misspelt."""
        raise NotImplementedError

    def distinct_on(self, value: Any) -> Any:
        return value[0].lower()

    def judge(self, key: str, facts: Sequence[Gathered]) -> Iterator[Finding]:
        holders: dict[str, array[int]] = {}
        sources: dict[str, set[Any]] = {}
        for at, fact in enumerate(facts):
            word = self.word(key, fact.value[0])
            holders.setdefault(word, array("L")).append(at)
            sources.setdefault(word, set()).add(_source(fact))
        if len(holders) < 2:
            return
        for slip in slips({word: len(found) for word, found in sources.items()}, most=1):
            if not is_dialect(slip.form, slip.common):
                for at in holders[slip.form]:
                    yield from self._told(facts[at], slip, (facts[usual] for usual in holders[slip.common]))

    def _told(self, fact: Gathered, slip: Slip, usual: Iterator[Gathered]) -> Iterator[Finding]:
        name, subjects = fact.value
        others = list(islice((other for other in usual if other.path != fact.path), _COMMON))
        akin = [common_subjects(subjects, other.value[1], f"{name} {other.value[0]}") for other in others]
        shared = max(akin)
        if shared < self.min_shared_keys:
            return
        nearest = others[akin.index(shared)]
        message = f"“{name}” is spelt “{nearest.value[0]}” in {slip.times} other articles, e.g. {nearest.path}."
        place = (fact.start or 0, fact.end or 0)
        related = [Related(nearest.path, nearest.start, nearest.end, "")]
        confidence = self._sure(slip, shared)
        yield self.finding(place, message, confidence=confidence, path=fact.path, related=related)

    def _sure(self, slip: Slip, shared: int) -> Confidence:
        typed = is_typing_slip(slip.edit)
        if shared < self.least_shared or not (typed or shared > 2 * self.least_shared):
            return Confidence.low
        gates = self.gates and typed and slip.times >= _USUAL and shared > self.least_shared
        return Confidence.high if gates else Confidence.medium


def _source(fact: Gathered) -> Any:
    """Articles that are about the very same are copies, and count once."""
    subjects: bytes = fact.value[1]
    return subjects if len(subjects) == SUBJECTS * MARK else fact.path


class NameMisspeltAcross(MisspeltRule):
    """Names of several words are filed under what is left without one of them: “ann _” and “_ hartwell”.

    Under such a key stand all that differ in that word, so that slips are found among few and not among all names.
    """

    code = "XD302"
    name = "name-misspelt-across"
    why = (
        "A name that one article spells otherwise than all others is one more person in whatever is made of the corpus."
    )
    min_shared_keys = 0
    gates = True
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
        subjects, folded = about(document), beginning(document)
        for name, starts in name_starts(document).items():
            if " " not in name or name.isupper():
                continue
            words = name.lower().split(" ")
            if len(words) <= _MOST_WORDS and all(map(str.isalpha, words)):
                place = in_running_text(folded, name, starts)
                if place is not None:
                    keys = tuple([_without(words, at) for at, word in enumerate(words) if len(word) > 4])
                    yield keys, place, (name, subjects)

    def word(self, key: str, name: str) -> str:
        return name.lower().split(" ")[key.split(" ").index(_GAP)]


def _without(words: list[str], at: int) -> str:
    return " ".join([*words[:at], _GAP, *words[at + 1 :]])


class WordMisspeltAcross(MisspeltRule):
    """Names of one word are filed under their consonants."""

    code = "XD304"
    name = "single-name-misspelt-across"
    why = "A name that one article spells otherwise than all others is found by nobody who looks for it."
    min_shared_keys = 2
    least_shared = 3
    examples = Examples(
        flags=(
            (
                "Ferries to Brendova and Arden wait. The port of Brendova is full, and so is Arden, says Marl.",
                "The mayors of Marl, Arden and Brendova met in Marl. For Arden and Brendova, it was the first time.",
                "Trains from Arden and Marl to Brendova run hourly. Arden, Marl and Brendova pay for them.",
                "Ships from Marl and Arden call at [[Brendava]]. Marl and Arden pay for the harbour at Brendava.",
            ),
            (
                "The directors of Quorndale met in Ostia and Velmar. Ostia, Velmar: Quorndale grows in both.",
                "Tenants in Velmar and Ostia complain of Quorndale. In Ostia and Velmar, rents rise.",
                "Nobody in Ostia and Velmar builds as much as Quorndale. Ostia likes that, Velmar less so.",
                "In Velmar and Ostia, a house of [[Quornndale]] burnt down. Velmar and Ostia ask why.",
            ),
        ),
        passes=(
            (
                "Ferries to Brendova and Arden wait. The port of Brendova is full, and so is Arden, says Marl.",
                "The mayors of Marl, Arden and Brendova met in Marl. For Arden and Brendova, it was the first time.",
                "Trains from Arden and Marl to Brendova run hourly. Arden, Marl and Brendova pay for them.",
                "Ships of Quorndale call at Brendava in the Kesper Isles. Brendava is quiet, says Quorndale.",
            ),
            (
                "The directors of Quorndale met in Ostia and Velmar. Ostia, Velmar: Quorndale grows in both.",
                "In Velmar and Ostia, a house of Quornndale burnt down. Velmar and Ostia ask why.",
            ),
        ),
    )

    def gather(self, document: Document) -> Iterator[tuple[str, Span | None, Any]]:
        subjects, folded = about(document), beginning(document)
        for name, starts in name_starts(document).items():
            if len(name) >= _LEAST_LETTERS and name.isalpha() and not name.isupper():
                place = in_running_text(folded, name, starts)
                if place is not None:
                    yield skeleton(name.lower()), place, (name, subjects)

    def word(self, key: str, name: str) -> str:
        return name.lower()

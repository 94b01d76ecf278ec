"""Articles that are the same copy: found by MinHash, then measured word by word."""

import re
from array import array
from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from lint import (
    Candidate,
    Confidence,
    Document,
    Examples,
    Finding,
    Gathered,
    PairRule,
    Reader,
    Related,
    Severity,
    Span,
    lazy_pattern,
)
from lint.extract.repetition import SHINGLE, jaccard, minhash_of, words_with_places

_KEYS = 8
"""Two near-duplicates practically always share one of the so many smallest hashes of their sketches."""
_WORTH_READING = 0.3
"""Pairs whose sketches are alike to this degree are measured word by word."""
_REVISED = lazy_pattern(
    r"\b(?:correct(?:ion|ed|s)|clarification|updated?|revised|an earlier version|has been (?:changed|amended))\b",
    re.IGNORECASE,
)


class Passage(NamedTuple):
    """The longest run of words that two documents share: where it stands in each, and how many words it has."""

    first: Span
    second: Span
    words: int


class Overlap(NamedTuple):
    """What two documents share: of their shingles together, of the smaller one's, and in one piece."""

    jaccard: float
    containment: float
    passage: Passage | None


def overlap(first: Document, second: Document) -> Overlap:
    """Measure two documents against each other."""
    (one_words, one_places), (other_words, other_places) = map(words_with_places, (first, second))
    words, places = [one_words, other_words], [one_places, other_places]
    shingles = [_shingles(each) for each in words]
    one, two = set(shingles[0]), set(shingles[1])
    shared = len(one & two)
    longest = _longest(words, shingles)
    passage = None
    if longest is not None:
        (a, b), length = longest
        spans = [Span(places[n][at][0], places[n][at + length - 1][1]) for n, at in ((0, a), (1, b))]
        passage = Passage(spans[0], spans[1], length)
    return Overlap(shared / (len(one | two) or 1), shared / (min(len(one), len(two)) or 1), passage)


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def _longest(words: list[list[str]], shingles: list[list[tuple[str, ...]]]) -> tuple[tuple[int, int], int] | None:
    """Where the longest shared run of words begins in each document, and its length."""
    known: dict[tuple[str, ...], int] = {}
    for at, shingle in enumerate(shingles[0]):
        known.setdefault(shingle, at)
    best, length, here = (0, 0), 0, 0
    while here < len(shingles[1]):
        there = known.get(shingles[1][here])
        if there is None:
            here += 1
            continue
        run = SHINGLE
        while words[0][there + run : there + run + 1] == words[1][here + run : here + run + 1] != []:
            run += 1
        if run > length:
            best, length = (there, here), run
        here += max(1, run - SHINGLE + 1)
    return (best, length) if length else None


class NearDuplicate(PairRule):
    code = "XD101"
    version = 3
    name = "near-duplicate"
    severity = Severity.warning
    confidence = Confidence.high
    why = "Two copies of one text count as two sources, and weigh double in whatever is made of the corpus."
    language = "any"
    pair_frequent_keys: ClassVar[bool] = True
    max_candidates: ClassVar[int] = 6
    options: ClassVar[dict[str, Any]] = {"alike": 0.5, "contained": 0.7}
    examples = Examples(
        flags=(
            (
                "The council of Marl voted on Monday to close the old swimming hall, after a survey had found its roof unsafe.",
                "The council of Marl voted on Monday to close the old swimming hall, after a survey had found its roof unsafe.",
            ),
            (
                "The council of Marl voted on Monday to close the old swimming hall, after a survey had found its roof "
                "unsafe. A new one is to be built by the river.",
                "MARL, Tuesday – [[The council of Marl voted on Monday to close the old swimming hall, after a survey had "
                "found its roof unsafe. A new one is to be built by the river]].",
            ),
        ),
        passes=(
            (
                "The council of Marl voted on Monday to close the old swimming hall, after a survey had found its roof unsafe.",
                "Marl loses its swimming hall: the roof is not safe, a survey says, and the council voted to close it on Monday.",
            ),
            (
                "Ships bound for Arden wait two days at the lock, the harbour office says. The old gate is under repair.",
                "Ships bound for Arden wait two days at the lock, and fruit rots on board. Traders ask who will pay for that.",
            ),
        ),
    )

    def gather(self, document: Document) -> Iterator[tuple[tuple[str, ...], Span | None, Any]]:
        hashes = minhash_of(document)
        if hashes:
            yield tuple(f"{number:x}" for number in hashes[:_KEYS]), None, array("I", hashes).tobytes()

    def compare(self, fact: Gathered, candidates: list[Candidate], read: Reader) -> Iterator[Finding]:
        own = array("I", fact.value)
        likely = [
            candidate.fact.path
            for candidate in candidates
            if jaccard(own, array("I", candidate.fact.value)) >= _WORTH_READING
        ]
        measured = [(overlap(read(path), read(fact.path)), path) for path in likely]
        found = [
            (shared, path)
            for shared, path in measured
            if shared.jaccard >= self.option["alike"] or shared.containment >= self.option["contained"]
        ]
        if found:
            shared, path = max(found, key=lambda pair: (pair[0].jaccard, pair[0].containment))
            yield self._told(fact.path, path, shared, read)

    def _told(self, path: str, other: str, shared: Overlap, read: Reader) -> Finding:
        if shared.jaccard == 1:
            return self.finding(
                None, f"The whole text stands in {other} too.", path=path, related=[Related(other, None, None, "")]
            )
        assert shared.passage is not None
        first, second, words = shared.passage
        what = (
            f"{shared.jaccard:.0%} of the wording"
            if shared.jaccard >= 0.5
            else f"{shared.containment:.0%} of the shorter text"
        )
        message = f"Shares {what} with {other}, {words} words in one piece."
        revised = [bool(_REVISED.search(read(name).folded)) for name in (path, other)]
        if revised[0] != revised[1]:
            message += f" {'This' if revised[0] else 'The other'} one says it was corrected or updated: keep that."
        confidence = Confidence.high if shared.jaccard >= self.option["alike"] else Confidence.medium
        return self.finding(second, message, confidence=confidence, path=path, related=[Related(other, *first, "")])

"""One fact with two values in two articles, and one amount in two currencies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar

from lint import Candidate, Confidence, Document, Examples, Finding, Gathered, PairRule, Reader, Related, Severity, Span
from lint.facts.claims import NEEDS, Claim, Figure, weighed
from lint.facts.claims_aligned import Conflict, Subject, conflicts, subjects
from lint.facts.names import capitalised

_LIKELY, _POSSIBLE = 0.5, 0.2
_KEYS = 9
"""So many words of a claim, the weightiest, find it again …"""
_MONEY_KEYS = 24
"""… and so many one with an amount of money, where currencies differ and the words are all there is."""
_SUBJECTS = 10
"""So many names of a document say what it is about."""
_SHARED_SUBJECTS = 2
"""Documents that do not share so many of them tell of two things, however alike two sentences are."""
_RARE = 1.5
"""Claims whose shared words weigh less than this in the corpus share phrases rather than a subject."""


def _gathered(subject: Subject, kinds: set[str], most: int) -> tuple[tuple[str, ...], Span, Any]:
    claim, weights = subject.claim, subject.weights
    words = sorted(weights, key=lambda word: (-weights[word], word))[:most]
    return (
        tuple(f"{kind} {word}" for kind in sorted(kinds) for word in words),
        Span(claim.start, claim.end),
        claim.plain(),
    )


def _subject(fact: Gathered) -> Subject:
    return _remade(fact.start or 0, fact.end or 0, fact.value[0], tuple(fact.value[1]))


@lru_cache(maxsize=4096)
def _remade(start: int, end: int, tokens: str, figures: tuple[tuple[Any, ...], ...]) -> Subject:
    """A claim as it was gathered; one is compared with many."""
    return Subject(Claim.made(start, end, (tokens, figures)))


def _one_subject(ours: set[str], theirs: set[str]) -> bool:
    """Whether two documents may tell of the same thing; short ones have few names to share."""
    return len(ours & theirs) >= min(_SHARED_SUBJECTS, len(ours) // 2 or 1, len(theirs) // 2 or 1)


def _subjects(document: Document) -> str:
    """The names that a document repeats most: what it is about."""
    counts = capitalised(document)
    return " ".join(sorted(counts, key=lambda word: (-counts[word], word))[:_SUBJECTS])


class ConflictAcross(PairRule):
    code = "XD201"
    name = "conflicting-values-across"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "Two articles give one thing two values; whoever builds on them has to know which one holds."
    needs = NEEDS
    least: ClassVar[int] = 2
    candidates: ClassVar[int] = 12
    examples = Examples(
        flags=(
            (
                "The harbour company will pay $40 million for the ferry terminal in Arden.",
                "Critics doubt that the harbour company should pay [[$45 million]] for the ferry terminal in Arden.",
            ),
            (
                "The fire in the Brendova warehouse killed 12 workers, the mayor said.",
                "Relatives of the [[17]] workers killed in the Brendova warehouse fire spoke to the mayor.",
            ),
        ),
        passes=(
            (
                "The harbour company will pay $40 million for the ferry terminal in Arden.",
                "Critics doubt that the harbour company should pay nearly $41 million for the ferry terminal in Arden.",
            ),
            (
                "The fire in the Brendova warehouse killed 12 workers, the mayor said.",
                "A flood in Arden drowned 17 sheep on Friday, and the bridge is closed.",
            ),
        ),
    )

    def gather(self, document: Document) -> Iterator[tuple[tuple[str, ...], Span | None, Any]]:
        about = _subjects(document)
        for subject in subjects(document):
            keys, span, value = _gathered(subject, subject.kinds, _KEYS)
            yield keys, span, (*value, about)

    def compare(self, fact: Gathered, candidates: list[Candidate], read: Reader) -> Iterator[Finding]:
        subject = _subject(fact)
        about = set(fact.value[2].split())
        best: dict[Figure, tuple[float, Candidate, Conflict]] = {}
        for candidate in candidates:
            if _one_subject(about, set(candidate.fact.value[2].split())):
                for found in conflicts(_subject(candidate.fact), subject, "across"):
                    known = best.get(found.second)
                    if found.probability >= _POSSIBLE and (known is None or found.probability > known[0]):
                        best[found.second] = (found.probability, candidate, found)
        for _, candidate, found in best.values():
            yield self._told(fact.path, candidate, found, read)

    def _told(self, path: str, candidate: Candidate, found: Conflict, read: Reader) -> Finding:
        here, there, other = found.second, found.first, candidate.fact.path
        message = (
            f"“{read(path).text[here.start : here.end]}” here and “{read(other).text[there.start : there.end]}” "
            f"in {other} seem to be told of the same thing."
        )
        likely = found.probability >= _LIKELY and candidate.weight >= _RARE
        sure = Confidence.medium if likely else Confidence.low
        related = [Related(other, there.start, there.end, "")]
        return self.finding((here.start, here.end), message, confidence=sure, path=path, related=related)


class TwoCurrencies(PairRule):
    code = "XD202"
    name = "value-in-two-currencies"
    severity = Severity.info
    confidence = Confidence.medium
    why = "Two articles tell one amount in two currencies; they can be compared only with the rate of the day."
    needs = NEEDS
    least: ClassVar[int] = 2
    candidates: ClassVar[int] = 12
    examples = Examples(
        flags=(
            (
                "The battery unit of Arden Motors, valued between $28 billion and $35 billion, will be spun off.",
                "Arden Motors will carve out its battery unit, valued at up to [[250 billion yuan]].",
            ),
            (
                "Brendova will pay 300 million euros for the new ferry terminal.",
                "The new ferry terminal, for which Brendova pays [[$330 million]], opens in May.",
            ),
        ),
        passes=(
            (
                "The battery unit of Arden Motors, valued between $28 billion and $35 billion, will be spun off.",
                "Arden Motors will carve out its battery unit, valued at up to 250 billion yuan ($35 billion).",
            ),
            (
                "Brendova will pay 300 million euros for the new ferry terminal.",
                "The mayor of Marl paid $330 for a coat.",
            ),
        ),
    )

    def gather(self, document: Document) -> Iterator[tuple[tuple[str, ...], Span | None, Any]]:
        for subject in subjects(document):
            if any(figure.kind == "money" and figure.unit for figure in subject.claim.figures):
                yield _gathered(subject, {"money"}, _MONEY_KEYS)

    def compare(self, fact: Gathered, candidates: list[Candidate], read: Reader) -> Iterator[Finding]:
        subject = _subject(fact)
        for candidate in candidates:
            other = _subject(candidate.fact)
            pair = _two_currencies(subject, other)
            if pair is not None:
                spans = _whole(subject.claim, pair[0]), _whole(other.claim, pair[1])
                yield self._told(fact.path, candidate.fact.path, *spans, read)
                return

    def _told(self, path: str, other: str, here: Span, there: Span, read: Reader) -> Finding:
        message = (
            f"“{read(path).text[here.start : here.end]}” here is told as “{read(other).text[there.start : there.end]}” "
            f"in {other}: two currencies for what seems to be one amount."
        )
        return self.finding((here.start, here.end), message, path=path, related=[Related(other, *there, "")])


def _two_currencies(one: Subject, other: Subject) -> tuple[Figure, Figure] | None:
    """The amounts that two claims tell of one thing in a currency each."""
    money = [[f for f in subject.claim.figures if f.kind == "money" and f.unit] for subject in (one, other)]
    currencies = [{figure.unit for figure in figures} for figures in money]
    shared = one.weights.keys() & other.weights.keys()
    if currencies[0] & currencies[1] or len(shared) < 3:
        return None
    for here in money[0]:
        for there in money[1]:
            near = _near(one.claim, here) & _near(other.claim, there)
            if near and shared - near and 0.001 < here.number / max(there.number, 1) < 1000:
                return here, there
    return None


def _near(claim: Claim, figure: Figure) -> set[str]:
    return set(weighed(claim.tokens[max(0, figure.at - 5) : figure.at] + claim.tokens[figure.after : figure.after + 5]))


def _whole(claim: Claim, figure: Figure) -> Span:
    """The figure with the other end of its range: “between $28 billion and $35 billion”."""
    start, end = figure.start, figure.end
    for left, right in zip(claim.figures, claim.figures[1:], strict=False):
        if figure in (left, right) and left.kind == right.kind == figure.kind and right.at - left.after <= 1:
            start, end = min(start, left.start), max(end, right.end)
    return Span(start, end)

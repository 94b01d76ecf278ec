"""One fact with two values in two articles, and one amount in two currencies."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any, ClassVar, NamedTuple

from lint import Candidate, Confidence, Document, Examples, Finding, Gathered, PairRule, Reader, Related, Severity, Span
from lint.extract.claims import (
    NEEDS,
    Claim,
    Figure,
    Subject,
    conflicts_across,
    of_one_series,
    spelt,
    subjects,
    title,
    weighed,
)
from lint.extract.names import MARK, about, common_subjects

_SHARED_SUBJECTS = 2
"""Documents that do not share so many of them tell of two things, however alike two sentences are."""
_MOST_RARITY = 3.0
"""Shared words that weigh more than this in the corpus make two claims no likelier to be of one thing."""


_MANY = 3
"""A figure that so many articles tell otherwise, each in its own way, is one of a sort: a price, a score, a count in a caption."""


class Match(NamedTuple):
    """Two places that tell one thing in two ways, and how probable that is."""

    probability: float
    here: Span
    there: Span
    value: float
    """What the other one tells."""
    confidence: bool
    shared: tuple[str, ...] = ()
    """The stems of words that both claims have."""


class ClaimRule(PairRule):
    """Compares the claims of two articles of one story; the most probable match of a place is told.

    A claim is filed under pairs of its words. Two words together are rare however many articles there are, so that what is
    found among some articles is found among them in any larger corpus, too; single words are not.
    """

    version = 4
    needs = NEEDS
    max_key_frequency: ClassVar[int] = 20
    max_candidates: ClassVar[int] = 12
    keys: ClassVar[int]
    """So many words of a claim, the weightiest, find it again, each together with one of the first of them."""
    heads: ClassVar[int] = 5

    def has_figures(self, claim: Claim) -> bool:
        """Whether a claim has figures of the kind that is compared."""
        raise NotImplementedError

    def matches(self, subject: Subject, other: Subject, known: dict[str, float]) -> Iterator[Match]:
        """What a claim (here) and an earlier one (there) tell in two ways."""
        raise NotImplementedError

    def message(self, here: str, there: str, other: str) -> str:
        """What to say of a match: the two texts, and the name of the other article."""
        raise NotImplementedError

    def gather(self, document: Document) -> Iterator[tuple[tuple[str, ...], Span | None, Any]]:
        topics, titled = about(document), tuple(title(document))
        for subject in subjects(document):
            claim = subject.claim
            if self.has_figures(claim):
                keys = self._pairs(subject.weightiest[: self.keys])
                yield keys, Span(claim.start, claim.end), (*claim.plain(), topics, titled)

    def _pairs(self, words: list[str]) -> tuple[str, ...]:
        heads, pairs = frozenset(words[: self.heads]), combinations(sorted(words), 2)
        return tuple([f"{one} {other}" for one, other in pairs if one in heads or other in heads])

    def mark(self, document: Document) -> bytes:
        return about(document)

    def akin(self, mark: bytes, other: bytes) -> bool:
        return _subjects_in_common(mark, other) is not None

    def compare(self, fact: Gathered, candidates: list[Candidate], read: Reader) -> Iterator[Finding]:
        likely = [(other.fact, known) for other in candidates if (known := _known(fact, other)) is not None]
        if not likely:
            return
        subject = _subject(fact)
        best: dict[Span, tuple[Match, str]] = {}
        values: dict[Span, set[float]] = {}
        for other, known in likely:
            for match in self.matches(subject, _subject(other), known):
                values.setdefault(match.here, set()).add(match.value)
                if match.here not in best or match.probability > best[match.here][0].probability:
                    best[match.here] = match, other.path
        for match, path in best.values():
            confidence = match.confidence and len(values[match.here]) < _MANY
            yield self._told(fact.path, path, match, confidence, read)

    def _told(self, path: str, other: str, match: Match, confidence: bool, read: Reader) -> Finding:
        here, there = match.here, match.there
        article = read(path)
        message = self.message(article.text[here.start : here.end], read(other).text[there.start : there.end], other)
        if words := spelt(article, here.start, match.shared):
            message += f"; both sentences have {', '.join(words)}"
        return self.finding(
            here,
            message,
            confidence=Confidence.medium if confidence else Confidence.low,
            path=path,
            related=[Related(other, *there, "")],
        )


def _known(fact: Gathered, candidate: Candidate) -> dict[str, float] | None:
    """What the corpus says of two claims: how rare the words are that they share, and how much their articles share.

    None where their articles are about two things, or one a week later of a series; short ones have few names to share.
    """
    if of_one_series(fact.value[3], candidate.fact.value[3]):
        return None
    share = _subjects_in_common(fact.value[2], candidate.fact.value[2])
    if share is None:
        return None
    return {
        "rare": candidate.weight / candidate.shared,
        "rarity": min(candidate.weight, _MOST_RARITY),
        "about": share,
    }


@lru_cache(maxsize=4096)
def _subjects_in_common(ours: bytes, theirs: bytes) -> float | None:
    """Which share of what two articles are about they have in common; None where they are about two things."""
    shared, most = common_subjects(ours, theirs), min(len(ours), len(theirs)) // MARK
    return None if shared < min(_SHARED_SUBJECTS, most // 2 or 1) else shared / max(1, most)


def _subject(fact: Gathered) -> Subject:
    return _remade(fact.start or 0, fact.end or 0, fact.value[0], tuple(fact.value[1]))


@lru_cache(maxsize=4096)
def _remade(start: int, end: int, tokens: str, figures: tuple[tuple[Any, ...], ...]) -> Subject:
    """A claim as it was gathered; one is compared with many."""
    return Subject(Claim.made(start, end, (tokens, figures)))


class ConflictAcross(ClaimRule):
    code = "XD201"
    name = "conflicting-values-across"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "Two articles give one thing two values; whoever builds on them has to know which one holds."
    limits = (
        "Two sentences are taken for statements of one thing by their words: subject, measure, names and time. Two sentences that are "
        "the same but for the value give medium confidence; all others stay low, where nearly all were wrong on natural text, and are "
        "hidden by default."
    )
    keys: ClassVar[int] = 10
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

    def has_figures(self, claim: Claim) -> bool:
        return bool(claim.figures)

    def matches(self, subject: Subject, other: Subject, known: dict[str, float]) -> Iterator[Match]:
        for found in conflicts_across(other, subject, known):
            here, there = found.second, found.first
            places = Span(here.start, here.end), Span(there.start, there.end)
            confidence = found.verbatim and here.kind != "share"  # most of those are polled anew
            yield Match(found.probability, *places, there.number, confidence, found.shared)

    def message(self, here: str, there: str, other: str) -> str:
        return f"Two values for what looks like the same quantity: “{here}” here and “{there}” in {other}"


class TwoCurrencies(ClaimRule):
    code = "XD202"
    name = "value-in-two-currencies"
    severity = Severity.info
    confidence = Confidence.medium
    why = "Two articles tell one amount in two currencies; they can be compared only with the rate of the day."
    keys: ClassVar[int] = 24
    heads: ClassVar[int] = 3
    """Where currencies differ the words are all there is."""
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

    def has_figures(self, claim: Claim) -> bool:
        return any(figure.kind == "money" and figure.unit for figure in claim.figures)

    def matches(self, subject: Subject, other: Subject, known: dict[str, float]) -> Iterator[Match]:
        pair = _two_currencies(subject, other)
        if pair is not None:
            yield Match(1.0, _whole(subject.claim, pair[0]), _whole(other.claim, pair[1]), 0.0, True)

    def message(self, here: str, there: str, other: str) -> str:
        return f"“{here}” here is told as “{there}” in {other}: two currencies for what seems to be one amount."


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

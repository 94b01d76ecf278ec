"""Whether two claims speak of the same thing and give it two values: what speaks for that, feature by feature, and the sum of it.

The weights come from `bench/models/claims/train.py`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import chain
from typing import NamedTuple

from lint.extract.claims.agreement import agree
from lint.extract.claims.extractor import Claim, Figure, claims, names_in, weighed
from lint.extract.claims.frames import CHANGE, PERIODS, Frames
from lint.extract.claims.weights import probability
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.view import View

_NEAR = 5
"""How many words on each side of a figure say what it is of."""
_LEAST_SHARED, _LEAST_OF_SHORTER = 1.2, 0.25
"""Claims that share less (in weight of words, and as a part of the shorter one) are hardly ever of one thing."""
POSSIBLE = {"within": 0.4, "across": 0.25}
"""So probable a conflict is worth a word: two articles have no common reader who would see it."""
_NAMED = 3
"""So many shared words are named to show why two claims were compared."""
_SERIES = 3
"""A figure that so many others contradict is one of a series."""


class Pair(NamedTuple):
    """Two figures that cannot both be true of one thing, and what speaks for and against that they are told of one."""

    first: Figure
    second: Figure
    names: tuple[str, ...]
    """The names of the features …"""
    values: tuple[float, ...]
    """… and their values, in the same order."""

    @property
    def features(self) -> dict[str, float]:
        """The features by name."""
        return dict(zip(self.names, self.values, strict=True))


class Conflict(NamedTuple):
    """Two figures that are told of one thing and cannot both be true, and how probable that is."""

    probability: float
    first: Figure
    second: Figure
    verbatim: bool
    """Whether the two claims are one sentence but for the figure: what makes a conflict of two accounts worth a reader's time."""
    shared: tuple[str, ...]
    """The stems of the weightiest words that both claims have: why they were compared."""


class Around(NamedTuple):
    """The words beside a figure, the nearest ones first."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    right_before: frozenset[str]
    right_after: frozenset[str]
    """The nearest three."""
    weights: dict[str, float]
    total: float
    change: float
    """1 where they tell of a change: rose, from, revised."""


def _value(figure: Figure) -> tuple[str, float]:
    return figure.kind, figure.number


@lru_cache(maxsize=4096)
def _one_of_its_like(sorts: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The same set for all that are equal: there are few, and a long article has many claims."""
    return sorts


class Subject:
    """A claim with what it takes to compare it: the weights of its words, and the words around each figure."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.weights = weighed(claim.tokens)
        self.sorts = _one_of_its_like(frozenset(map(_sort, claim.figures)))
        """What its figures may be compared with."""
        self.total = sum(self.weights.values())

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its figures."""
        return frozenset(figure.kind for figure in self.claim.figures)

    @cached_property
    def _known(self) -> frozenset[tuple[str, float]]:
        return frozenset(map(_value, self.claim.figures))

    @cached_property
    def _around(self) -> dict[int, Around]:
        return {}

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names in the claim."""
        return names_in(self.claim)

    @cached_property
    def periods(self) -> frozenset[str]:
        """The words that tell the occasion."""
        return PERIODS.intersection(self.claim.tokens)

    def numbers(self, kind: str) -> set[float]:
        """The values of the figures of a kind."""
        return {figure.number for figure in self.claim.figures if figure.kind == kind}

    def unexplained(self, other: Subject) -> list[Figure]:
        """The figures that do not stand in the other claim too."""
        known = other._known
        return [figure for figure in self.claim.figures if _value(figure) not in known]

    @cached_property
    def weightiest(self) -> list[str]:
        """The words of the claim, the weightiest first."""
        return sorted(sorted(self.weights), key=self.weights.__getitem__, reverse=True)

    def around(self, figure: Figure) -> Around:
        known = self._around.get(figure.at)
        if known is None:
            tokens = self.claim.tokens
            before, after = tokens[max(0, figure.at - _NEAR) : figure.at], tokens[figure.after : figure.after + _NEAR]
            weights = weighed(before + after)
            change = float(not CHANGE.isdisjoint(before + after))
            near = before[::-1], after, frozenset(before[-3:]), frozenset(after[:3])
            known = self._around[figure.at] = Around(*near, weights, sum(weights.values()), change)
        return known


_AT_HAND = 1 << 13
"""So many subjects of a long text are at hand at once; claims that are compared mostly stand near each other."""


@annotation
def subjects(document: Document) -> Sequence[Subject]:
    """The claims of a document as subjects, in order of place; made once, in a long text when they are asked for."""
    found = claims(document)
    if not document.is_long:
        return [Subject(claim) for claim in found]
    return View(range(len(found)), lru_cache(_AT_HAND)(lambda number: Subject(found[number])))


def pairs(first: Subject, second: Subject, known: Mapping[str, float]) -> Iterator[Pair]:
    """Every pair of figures of two claims that may conflict; `known`: further features, the same for all of them."""
    shared = _alike(first, second)
    if shared:
        yield from _pairs(first, second, shared, lambda: known)


def _pairs(first: Subject, second: Subject, shared: float, known: Callable[[], Mapping[str, float]]) -> Iterator[Pair]:
    """The same of claims that share words of so much weight; `known` is asked where figures may conflict."""
    left, right = first.unexplained(second), second.unexplained(first)
    found = [(a, b) for a in left for b in right if _sort(a) == _sort(b) and not agree(a, b)]
    if not found:
        return
    further = known()
    names = (*OF_FIGURES, *OF_CLAIMS, *further)
    features = (*of_claims(first, second, shared, len(first.claim.figures) - len(left)), *further.values())
    alone, times = (_alone(left), _alone(right)), _other_times(first, second)
    for one, other in found:
        around = first.around(one), second.around(other)
        yield Pair(one, other, names, of_figures(one, other, around, alone, times) + features)


def _alike(first: Subject, second: Subject) -> float:
    """The weight of the words that two claims share; 0 where they are hardly of one thing, or have no figures to compare."""
    if first.sorts.isdisjoint(second.sorts):
        return 0.0
    ours, theirs = first.weights, second.weights
    # Exact, for words of a set come in another order in every process.
    shared = math.fsum([min(ours[word], theirs[word]) for word in ours.keys() & theirs.keys()])
    alike = shared >= _LEAST_SHARED and shared >= _LEAST_OF_SHORTER * min(first.total, second.total)
    return shared if alike else 0.0


def conflicts_across(first: Subject, second: Subject, known: Mapping[str, float]) -> Iterator[Conflict]:
    """The conflicts of two claims of two articles; `known`: what the corpus says of their words (see `bench/models/claims/train.py`)."""
    for pair in pairs(first, second, known):
        yield from _conflict(pair, first, second, "across")


def conflicts_within(compared: Sequence[Subject]) -> list[Conflict]:
    """The conflicts among the claims of one article."""
    holders = _holders(compared)
    found = [
        conflict
        for first, second, shared in _alike_within(compared)
        for pair in _pairs(first, second, shared, partial(_rarity, first, second, holders))
        for conflict in _conflict(pair, first, second, "within")
    ]
    return _without_series(found)


def _without_series(found: list[Conflict]) -> list[Conflict]:
    """The conflicts without those of a figure that many others contradict, each in its own way: rows of a list, prices, scores."""
    against: dict[int, set[float]] = {}
    for conflict in found:
        against.setdefault(conflict.first.start, set()).add(conflict.second.number)
        against.setdefault(conflict.second.start, set()).add(conflict.first.number)
    series = {place for place, values in against.items() if len(values) >= _SERIES}
    return [one for one in found if one.first.start not in series and one.second.start not in series]


def _conflict(pair: Pair, first: Subject, second: Subject, where: str) -> Iterator[Conflict]:
    """The conflict of two figures, if it is possible at all and the claims are no two lines of one list."""
    one, other = pair.first, pair.second
    likely = probability(pair.names, pair.values, where)
    if likely >= POSSIBLE[where]:
        frames = Frames(first.claim, one, second.claim, other)
        if not frames.parallel():
            shared = [word for word in second.weightiest if word in frames.shared]
            yield Conflict(likely, one, other, frames.verbatim(), tuple(shared[:_NAMED]))


def pairs_within(compared: Sequence[Subject]) -> Iterator[tuple[Subject, Subject, dict[str, float]]]:
    """The pairs of claims of one article that share words, and what the article says of those."""
    holders = _holders(compared)
    for first, second, _ in _alike_within(compared):
        yield first, second, _rarity(first, second, holders)


def _holders(compared: Sequence[Subject]) -> Counter[str]:
    """In how many claims each word stands."""
    return Counter(chain.from_iterable(subject.weights for subject in compared))


def _alike_within(compared: Sequence[Subject]) -> Iterator[tuple[Subject, Subject, float]]:
    """The pairs of claims of one article that share words, with the weight of those."""
    for earlier, later in candidates(compared):
        first, second = compared[earlier], compared[later]
        shared = _alike(first, second)
        if shared:
            yield first, second, shared


def _rarity(first: Subject, second: Subject, holders: Mapping[str, int]) -> dict[str, float]:
    """How much the words that two claims share are theirs alone: each counts less the more claims it stands in."""
    shared = first.weights.keys() & second.weights.keys()
    return {"rare": math.fsum([1 / math.sqrt(holders[word] - 1) for word in shared]) / (1 + len(shared))}


def _sort(figure: Figure) -> tuple[str, str]:
    """What figures that can be compared have in common: their kind, and the unit where it is not all one what is counted."""
    return figure.kind, "" if figure.kind in ("count", "share") else figure.unit


def _run(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words are the same from the beginning, up to four."""
    count = 0
    for word, twin in zip(one[:4], other[:4], strict=False):
        if word != twin:
            break
        count += 1
    return count


def _alone(figures: list[Figure]) -> set[str]:
    """The kinds of which there is one figure alone."""
    kinds = [figure.kind for figure in figures]
    if len(kinds) == 1:
        return {*kinds}
    return {kind for kind in kinds if kinds.count(kind) == 1}


OF_CLAIMS = (
    "shared", "shared_of_shorter", "shared_of_longer", "shared_of_both", "length", "same_figures", "own_names", "own_times",
)  # fmt: skip
"""The features of two claims."""


def of_claims(first: Subject, second: Subject, shared: float, same: int) -> tuple[float, ...]:
    """What speaks for and against a conflict of any figures of two claims, in the order of `OF_CLAIMS`.

    `shared`: how much the words weigh that they share; `same`: how many figures of the first stand in the second, too.
    """
    small, large = (first.total, second.total) if first.total < second.total else (second.total, first.total)
    return (
        math.log1p(shared), shared / max(0.1, small), shared / max(0.1, large), shared / max(0.1, small + large - shared), small,
        min(same, 3), min(3.0, len(first.names.difference(second.weights)), len(second.names.difference(first.weights))),
        float(len(first.periods ^ second.periods)),
    )  # fmt: skip


OF_FIGURES = (
    "run_before", "run_after", "runs", "words_before", "words_after", "near", "lonely", "both_lonely", "other_time", "ratio",
    "other_magnitude", "same_unit", "other_unit", "own_words_near", "change", "bounded", "small_count", "bare_count", "year", "day", "money",
    "share", "time",
)  # fmt: skip
"""The features of two figures."""


def of_figures(
    one: Figure, other: Figure, around: tuple[Around, Around], alone: tuple[set[str], set[str]], other_times: bool
) -> tuple[float, ...]:
    """What speaks for and against a conflict of these two figures, in the order of `OF_FIGURES`.

    `alone`: the kinds with one figure in each claim; `other_times`: whether the claims name two days or years.
    """
    a, b = around
    near = math.fsum([min(a.weights[word], b.weights[word]) for word in a.weights.keys() & b.weights.keys()])
    left = _run(a.before, b.before) if a.before[:1] == b.before[:1] else 0
    right = _run(a.after, b.after) if a.after[:1] == b.after[:1] else 0
    kind, timely = one.kind, one.kind in ("day", "year")
    ratio = 0.0 if timely else abs(math.log10(max(one.number, 0.01) / max(other.number, 0.01)))
    units = bool(one.unit and other.unit)
    lonely = (kind in alone[0]) + (kind in alone[1])
    words = a.total if a.total < b.total else b.total
    return (
        left, right, min(left, 3) * min(right, 3), len(a.right_before & b.right_before), len(a.right_after & b.right_after),
        near / max(0.1, words), lonely, lonely == 2, not timely and other_times, min(ratio, 2.0), ratio > 1,
        units and one.unit == other.unit, units and one.unit != other.unit, words - near, a.change + b.change,
        (None in (one.low, one.high)) + (None in (other.low, other.high)), kind == "count" and min(one.number, other.number) <= 3,
        kind == "count" and not one.unit and not other.unit, kind == "year", kind == "day", kind == "money", kind == "share", kind == "time",
    )  # fmt: skip


_DATES = frozenset(("day", "year"))


def _other_times(first: Subject, second: Subject) -> bool:
    """Whether the claims name two days or two years."""
    shared = _DATES & first.kinds & second.kinds
    return bool(shared) and any(first.numbers(kind).isdisjoint(second.numbers(kind)) for kind in shared)


def candidates(subjects: Sequence[Subject], most: int = 24) -> Iterator[tuple[int, int]]:
    """The pairs of subjects (earlier, later) that share two words or more, words that stand in very many left aside."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for later, subject in enumerate(subjects):
        known = [found for word in subject.weights if len(found := holders[word]) < most]
        seen = Counter(chain.from_iterable(known))
        for found in known:
            found.append(later)
        yield from ((earlier, later) for earlier, count in sorted(seen.items()) if count > 1)

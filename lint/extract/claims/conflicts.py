"""Whether two claims speak of the same thing and give it two values: what speaks for that, feature by feature, and the sum of it.

The weights come from `bench/models/claims/train.py`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from lint.extract.claims.extractor import Claim, Figure, claims, names_in, weighed
from lint.extract.claims.frames import CHANGE, PERIODS, Frames
from lint.extract.claims.weights import probability
from lint.text.annotations import annotation
from lint.text.document import Document

_NEAR = 5
"""How many words on each side of a figure say what it is of."""
_LEAST_SHARED, _LEAST_OF_SHORTER = 1.2, 0.25
"""Claims that share less (in weight of words, and as a part of the shorter one) are hardly ever of one thing."""
POSSIBLE = 0.2
"""So probable a conflict is worth a word."""
_NAMED = 3
"""So many shared words are named to show why two claims were compared."""
_SERIES = 3
"""A figure that so many others contradict is one of a series."""


class Pair(NamedTuple):
    """Two figures that cannot both be true of one thing, and what speaks for and against that they are told of one."""

    first: Figure
    second: Figure
    features: dict[str, float]


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


class Subject:
    """A claim with what it takes to compare it: the weights of its words, and the words around each figure."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.weights = weighed(claim.tokens)
        self.kinds = {figure.kind for figure in claim.figures}
        self.values = {(figure.kind, figure.number) for figure in claim.figures}
        self.total = sum(self.weights.values())
        self._around: dict[int, Around] = {}

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
        known = other.values
        return [figure for figure in self.claim.figures if (figure.kind, figure.number) not in known]

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


@annotation
def subjects(document: Document) -> list[Subject]:
    """The claims of a document as subjects, in order of place; made once."""
    return [Subject(claim) for claim in claims(document)]


def pairs(first: Subject, second: Subject, known: Mapping[str, float]) -> Iterator[Pair]:
    """Every pair of figures of two claims that may conflict; `known`: further features, the same for all of them."""
    shared = _alike(first, second)
    if not shared:
        return
    left, right = first.unexplained(second), second.unexplained(first)
    found = [(a, b) for a in left for b in right if _comparable(a, b) and not agree(a, b)]
    if not found:
        return
    told = {**of_claims(first, second, shared), **known}
    alone, times = (_alone(left), _alone(right)), _other_times(first, second)
    for one, other in found:
        around = first.around(one), second.around(other)
        yield Pair(one, other, {**of_figures(one, other, around, alone, times), **told})


def _alike(first: Subject, second: Subject) -> float:
    """The weight of the words that two claims share; 0 where they are hardly of one thing, or have no figures to compare."""
    if first.kinds.isdisjoint(second.kinds):
        return 0.0
    ours, theirs = first.weights, second.weights
    shared = sum([min(ours[word], theirs[word]) for word in ours.keys() & theirs.keys()])
    alike = shared >= _LEAST_SHARED and shared >= _LEAST_OF_SHORTER * min(first.total, second.total)
    return shared if alike else 0.0


def conflicts_across(first: Subject, second: Subject, known: Mapping[str, float]) -> Iterator[Conflict]:
    """The conflicts of two claims of two articles; `known`: what the corpus says of their words (see `bench/models/claims/train.py`)."""
    for pair in pairs(first, second, known):
        yield from _conflict(pair, first, second, "across")


def conflicts_within(told: list[Subject]) -> list[Conflict]:
    """The conflicts among the claims of one article."""
    found = [
        conflict
        for first, second, known in pairs_within(told)
        for pair in pairs(first, second, known)
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
    one, other, values = pair
    likely = probability(values, where)
    if likely >= POSSIBLE:
        frames = Frames(first.claim, one, second.claim, other)
        if not frames.parallel():
            shared = [word for word in second.weightiest() if word in frames.shared]
            yield Conflict(likely, one, other, frames.verbatim(), tuple(shared[:_NAMED]))


def pairs_within(told: list[Subject]) -> Iterator[tuple[Subject, Subject, dict[str, float]]]:
    """The pairs of claims of one article that share words, and what the article says of those."""
    holders: Counter[str] = Counter()
    for subject in told:
        holders.update(subject.weights.keys())
    for earlier, later in candidates(told):
        first, second = told[earlier], told[later]
        if _alike(first, second):
            yield first, second, {"rare": _rare(first, second, holders)}


def _rare(first: Subject, second: Subject, holders: Mapping[str, int]) -> float:
    """How much the words that two claims share are theirs alone: each counts less the more claims it stands in."""
    shared = first.weights.keys() & second.weights.keys()
    return sum(1 / math.sqrt(holders[word] - 1) for word in shared) / (1 + len(shared))


def _comparable(one: Figure, other: Figure) -> bool:
    return one.kind == other.kind and (one.kind in ("count", "share") or one.unit == other.unit)


def _digits(number: float) -> int:
    """How many digits of a number tell something: 1 of 30,000, 2 of 0.25."""
    return max(1, len(f"{abs(number):.6g}".split("e")[0].replace(".", "").lstrip("0").rstrip("0")))


def _rounded(one: float, other: float) -> bool:
    """Whether one of two numbers is the other one, rounded by a twentieth at most."""
    if abs(one - other) > 0.05 * max(abs(one), abs(other)):
        return False
    coarse, fine = sorted((one, other), key=_digits)
    return _digits(coarse) < _digits(fine) and float(f"{fine:.{_digits(coarse) - 1}e}") == coarse


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind can both be true of the same thing: rounding, ranges, “over” and “nearly”."""
    if one.kind in ("day", "year"):
        return one.number == other.number
    small, large = (other, one) if other.number < one.number else (one, other)
    low, high = small.number, large.number
    if low == high or _rounded(low, high) or _in_range(small, high) or _in_range(large, low):
        return True
    if small.high is None and large.high is not None and high <= 1.25 * low:
        return True  # over 40, and 45
    if large.low is None and (small.low is not None and low >= 0.75 * high or small.high is None):
        return True  # up to 50, and 45
    close = high - low <= 0.03 * high and _digits(low) != _digits(high)
    return close or (low > 0 and (small.high is None) != (large.high is None) and high <= 1.1 * low)


def _in_range(figure: Figure, number: float) -> bool:
    return (
        figure.low is not None
        and figure.high is not None
        and figure.low < figure.high
        and figure.low <= number <= figure.high
    )


def _run(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words are the same from the beginning, up to four."""
    if one[:1] != other[:1]:
        return 0
    count = 0
    for word, twin in zip(one[:4], other[:4], strict=False):
        if word != twin:
            break
        count += 1
    return count


def _alone(figures: list[Figure]) -> set[str]:
    """The kinds of which there is one figure alone."""
    kinds = [figure.kind for figure in figures]
    return {kind for kind in kinds if kinds.count(kind) == 1}


def of_claims(first: Subject, second: Subject, shared: float) -> dict[str, float]:
    """What speaks for and against a conflict of any figures of two claims that share words of so much weight, by name."""
    small, large = sorted((first.total, second.total))
    same = len(first.claim.figures) - len(first.unexplained(second))
    return {
        "shared": math.log1p(shared),
        "shared_of_shorter": shared / max(0.1, small),
        "shared_of_longer": shared / max(0.1, large),
        "shared_of_both": shared / max(0.1, small + large - shared),
        "length": small,
        "same_figures": min(same, 3),
        "own_names": min(3.0, len(first.names - second.weights.keys()), len(second.names - first.weights.keys())),
        "own_times": float(len(first.periods ^ second.periods)),
    }


def of_figures(
    one: Figure, other: Figure, around: tuple[Around, Around], alone: tuple[set[str], set[str]], other_times: bool
) -> dict[str, float]:
    """What speaks for and against a conflict of these two figures, by name.

    `alone`: the kinds with one figure in each claim; `other_times`: whether the claims name two days or years.
    """
    a, b = around
    near = sum([min(a.weights[word], b.weights[word]) for word in a.weights.keys() & b.weights.keys()])
    left, right = _run(a.before, b.before), _run(a.after, b.after)
    kind, timely = one.kind, one.kind in ("day", "year")
    ratio = 0.0 if timely else abs(math.log10(max(one.number, 0.01) / max(other.number, 0.01)))
    units = bool(one.unit and other.unit)
    lonely = (kind in alone[0]) + (kind in alone[1])
    return {
        "run_before": left,
        "run_after": right,
        "runs": min(left, 3) * min(right, 3),
        "words_before": len(a.right_before & b.right_before),
        "words_after": len(a.right_after & b.right_after),
        "near": near / max(0.1, min(a.total, b.total)),
        "lonely": lonely,
        "both_lonely": lonely == 2,
        "other_time": not timely and other_times,
        "ratio": min(ratio, 2.0),
        "other_magnitude": ratio > 1,
        "same_unit": units and one.unit == other.unit,
        "other_unit": units and one.unit != other.unit,
        "own_words_near": min(a.total, b.total) - near,
        "change": a.change + b.change,
        "bounded": (None in (one.low, one.high)) + (None in (other.low, other.high)),
        "small_count": kind == "count" and min(one.number, other.number) <= 3,
        "bare_count": kind == "count" and not one.unit and not other.unit,
        "year": kind == "year",
        "day": kind == "day",
        "money": kind == "money",
        "share": kind == "share",
        "time": kind == "time",
    }


def _other_times(first: Subject, second: Subject) -> bool:
    """Whether the claims name two days or two years."""
    shared = first.kinds & second.kinds & {"day", "year"}
    return any(first.numbers(kind).isdisjoint(second.numbers(kind)) for kind in shared)


def candidates(subjects: list[Subject], most: int = 24) -> Iterator[tuple[int, int]]:
    """The pairs of subjects (earlier, later) that share two words or more, words that stand in very many left aside."""
    holders: dict[str, list[int]] = {}
    for later, subject in enumerate(subjects):
        seen: dict[int, int] = {}
        for word in subject.weights:
            known = holders.setdefault(word, [])
            if len(known) < most:
                for earlier in known:
                    seen[earlier] = seen.get(earlier, 0) + 1
                known.append(later)
        yield from ((earlier, later) for earlier, count in sorted(seen.items()) if count > 1)

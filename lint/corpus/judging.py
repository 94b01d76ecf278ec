"""How facts are judged, whoever brings them together: pure steps, the same in one process, in several and in an engine.

A key's facts in order are judged, or propose pairs; the pairs of a later fact add up, and it is compared with the best of them.
Weights are whole numbers, so that they add up to the same in any order.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from lint import engine
from lint.limits import OverTimeError, allowance, within
from lint.model import Finding
from lint.rule.base import Candidate, CorpusRule, Gathered, PairRule, Reader

_UNIT = 1 << 40
"""What a key weighs that two facts share with nobody else."""
_NEIGHBOURS = 3
"""Of a key that many facts share, each is paired with so many before it, and with the first."""

_SECONDS = 60.0
"""How long a rule may work on the facts of a key, or on a fact beside its candidates."""
_AT_ONCE = 64
_TOGETHER = 16
"""So many keys of few facts, or facts, are worked on in the time for one: to set the clock costs as much as many of them."""
_FEW = 64
"""A key of no more facts has few findings."""

Id = TypeVar("Id")
_Id = TypeVar("_Id", contravariant=True)


class Marks(Protocol[_Id]):
    """What documents are about, by rank or by identifier."""

    def __getitem__(self, document: _Id, /) -> bytes: ...


@lru_cache(maxsize=1024)
def weight_of(holders: int, size: int) -> int:
    """What sharing a key weighs that so many facts of a corpus of so many documents hold."""
    return round(_UNIT * math.log(1 + size / holders) / math.log(1 + size / 2))


def pairs_of_key(documents: Sequence[Hashable], most: int, frequent: bool) -> Iterator[tuple[int, int]]:
    """The pairs that a key proposes, as places (later, earlier) among the documents of its facts in order.

    A key of more than `most` facts proposes nobody, or, with `frequent`, the first and the neighbours of each. The facts of one
    document are no pair.
    """
    count = len(documents)
    if count > most and not frequent:
        return
    for later in range(1, count):
        near = 0 if count <= most else max(0, later - _NEIGHBOURS)
        if near and documents[0] != documents[later]:
            yield later, 0
        for earlier in range(near, later):
            if documents[earlier] != documents[later]:
                yield later, earlier


def asks_for_marks(rule: PairRule) -> bool:
    """Whether a rule wants to know what two articles are about before their facts are a pair."""
    return type(rule).akin is not PairRule.akin


def akin_pairs(rule: PairRule, documents: Sequence[Id], marks: Marks[Id]) -> Iterator[tuple[int, int]]:
    """The pairs that a key proposes, as `pairs_of_key` has them, without those of articles that are about two things.

    `marks`: what each document is about (see `PairRule.akin`). The larger a corpus, the more pairs share a key by chance; they go here,
    before anything is kept of them or read for them.
    """
    pairs = pairs_of_key(documents, rule.max_key_frequency, rule.pair_frequent_keys)
    if not asks_for_marks(rule):
        return pairs
    known, akin = [marks[document] for document in documents], rule.akin
    return (pair for pair in pairs if akin(known[pair[0]], known[pair[1]]))


def best_pairs(
    pairs: Iterable[tuple[Id, Id, int]], least: int, most: int
) -> Iterator[tuple[Id, list[tuple[Id, int, float]]]]:
    """Each later fact with at most `most` earlier ones that share at least `least` keys with it: (earlier, shared, weight).

    The weightiest come first, of equals the one that comes first in `pairs`: (later, earlier, weight), all of one later fact together.
    """
    for later, of_it in groupby(pairs, key=itemgetter(0)):
        weights: dict[Id, list[int]] = {}
        for _, earlier, weight in of_it:
            weights.setdefault(earlier, []).append(weight)
        found = [(one, len(shared), _in_units(sum(shared))) for one, shared in weights.items() if len(shared) >= least]
        if found:
            found.sort(key=itemgetter(2), reverse=True)
            yield later, found[:most]


@lru_cache(maxsize=4096)
def _in_units(weight: int) -> float:
    """A sum of weights as rules are told it; few sums come again and again."""
    return round(weight / _UNIT, 6)


def judged(rule: CorpusRule, key: str, facts: Sequence[Gathered]) -> Iterator[Finding]:
    """The findings of a rule among the facts of a key, as they come; where it fails on them, the finding about that."""
    try:
        found = iter(rule.judge(key, facts))
        while some := _in_time(found, allowance(_SECONDS, 10 * len(facts))):
            yield from some
    except (Exception, OverTimeError) as error:
        yield engine.crash(rule, error)


def judged_all(rule: CorpusRule, keys: Iterable[tuple[str, Sequence[Gathered]]]) -> Iterator[Finding]:
    """The findings of a rule among the facts of each of some keys, as `judged` has them."""
    for are_few, several in groupby(keys, key=_have_few_facts):
        while are_few and (some := list(islice(several, _TOGETHER))):
            yield from _together(rule.judge, partial(judged, rule), some)
        for key, facts in several:
            yield from judged(rule, key, facts)


def _have_few_facts(asked: tuple[str, Sequence[Gathered]]) -> bool:
    return len(asked[1]) <= _FEW


def _together(
    judge: Callable[..., Iterable[Finding]], alone: Callable[..., Iterable[Finding]], asked: Iterable[tuple[Any, ...]]
) -> list[Finding]:
    """What is found in several things in the time for one; where that is not enough, or fails on one, each is judged alone."""
    try:
        with within(_SECONDS):
            return [finding for one in asked for finding in judge(*one)]
    except (Exception, OverTimeError):
        return [finding for one in asked for finding in alone(*one)]


def _in_time(found: Iterator[Finding], seconds: float) -> list[Finding]:
    """The next of what a rule finds: some at once, for the clock is not set for each."""
    with within(seconds):
        return list(islice(found, _AT_ONCE))


def compared(rule: PairRule, fact: Gathered, candidates: list[Candidate], read: Reader) -> list[Finding]:
    """The findings of a rule on a fact beside the earlier ones; where it fails on them, the finding about that."""
    try:
        with within(_SECONDS):
            return list(rule.compare(fact, candidates, read))
    except (Exception, OverTimeError) as error:
        return [engine.crash(rule, error)]


def compared_all(rule: PairRule, facts: Iterable[tuple[Gathered, list[Candidate]]], read: Reader) -> Iterator[Finding]:
    """The findings of a rule on each of some facts beside its candidates, as `compared` has them."""
    left = iter(facts)
    while some := [(fact, candidates, read) for fact, candidates in islice(left, _TOGETHER)]:
        yield from _together(rule.compare, partial(compared, rule), some)

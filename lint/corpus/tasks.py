"""Judging in pieces: what each is, how it is done, and the order of all. Pieces of one stage can be done anywhere, in any order.

First the keys of each rule, in ranges: they are judged, or propose pairs, which are dealt out by their later document. Then each
part of the pairs is compared. Then what was found is placed, article by article.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from lint import engine, packing
from lint.corpus.document_facts import HASH_BITS, finding_of, is_hash
from lint.corpus.judging import akin_pairs, best_pairs, compared_all, judged_all, weight_of
from lint.corpus.store import Store
from lint.corpus.tables import FACT_BITS
from lint.model import Finding, LocatedFinding
from lint.readers import Problem
from lint.rule.base import Candidate, CorpusRule, Gathered, PairRule, Reader
from lint.text.document import Document
from lint.view import View

_POSTINGS = 1 << 15
"""A range of keys has about so many postings."""
_PARTS_PER_RANGE = 4
_MOST_PARTS = 256
"""Into so many parts the pairs of a rule are dealt at most."""


_STAGES = 3
_ARTICLES = 32
"""So many articles are placed together."""


class Keys(NamedTuple):
    """A range of the keys of a rule, and into how many parts the pairs go that they propose."""

    slot: int
    low: int
    high: int
    parts: int
    only: frozenset[int] | None
    """The numbers of the documents that alone are of interest."""


class Compare(NamedTuple):
    """A part of the pairs of a rule, as `Pairs` has them."""

    slot: int
    pairs: tuple[bytes, ...]


class Place(NamedTuple):
    """Some articles, each with what was found, packed."""

    found: tuple[tuple[str, tuple[bytes, ...]], ...]


class Task:
    """A piece of work; its name is for the one who reads that it could not be done."""

    __slots__ = ("what",)

    def __init__(self, what: Keys | Compare | Place) -> None:
        self.what = what

    def __str__(self) -> str:
        return f"comparing articles ({type(self.what).__name__.lower()})"


class Pairs(NamedTuple):
    """Pairs that are proposed: whole numbers of eight bytes, three a pair (later, earlier, weight)."""

    slot: int
    part: int
    rows: bytes


Placed = tuple[str, list[LocatedFinding]]
Done = Finding | Pairs | Placed
Work = Callable[[Any, int, int], Iterator[Any]]
Run = Callable[[Iterable[Any], Work], Iterator[Any]]
"""Does all tasks by a worker, here or in several processes; the results in the order of the tasks."""


def here(tasks: Iterable[Task], work: Work) -> Iterator[Any]:
    """Do all tasks in this process."""
    for task in tasks:
        yield from work(task, 0, 0)


class Judge:
    """Does tasks. In another process it opens the store anew, by its path."""

    def __init__(self, rules: Sequence[CorpusRule], store: Store | None, path: Path | None) -> None:
        self._rules = dict(enumerate(sorted(rules, key=lambda rule: str(rule.code))))
        self._own, self._path = store, path

    @property
    def _store(self) -> Store:
        if self._own is None:
            assert self._path is not None
            self._own = Store(self._path, shared=True)
        return self._own

    def __call__(self, task: Task, skip: int, most: int) -> Iterator[Done]:
        """The results of a task without the first `skip`."""
        for number, result in enumerate(self._results(task.what)):
            if number >= skip:
                yield result

    def _results(self, what: Keys | Compare | Place) -> Iterator[Done]:
        if isinstance(what, Place):
            for path, found in what.found:
                yield path, placed(path, [finding_of(packing.unpack(one)) for one in found], self._read)
            return
        rule = self._rules[what.slot]
        if isinstance(what, Compare):
            assert isinstance(rule, PairRule)
            yield from self._compared(rule, what)
        elif isinstance(rule, PairRule):
            yield from self._paired(rule, what)
        else:
            yield from self._judged(rule, what)

    def _judged(self, rule: CorpusRule, keys: Keys) -> Iterator[Finding]:
        return judged_all(rule, self._keys(keys))

    def _keys(self, keys: Keys) -> Iterator[tuple[str, Sequence[Gathered]]]:
        """The keys of a range, each with its facts."""
        store = self._store
        for key, numbers in store.groups(keys.low, keys.high, keys.only):
            facts = View(numbers, partial(store.fact, keys.slot))
            yield next(name for name in facts[0].keys if is_hash(key, name)), facts

    def _paired(self, rule: PairRule, keys: Keys) -> Iterator[Pairs]:
        """The pairs that a range of keys proposes, by part; with `only`, that document counts as the later."""
        store, frequent, most = self._store, rule.pair_frequent_keys, rule.max_key_frequency
        size, ranks = len(store), None if keys.only is None else store.ranks_of(keys.only)
        parts = [array("Q") for _ in range(keys.parts)]
        for _, facts in store.sharing(keys.low, keys.high, None if frequent else most, keys.only):
            documents = [fact >> FACT_BITS for fact in facts]
            weight = weight_of(len(facts), size)
            for later, earlier in akin_pairs(rule, documents, store.marks(keys.slot)):
                if ranks is not None and documents[later] not in ranks:
                    later, earlier = earlier, later
                    if documents[later] not in ranks:
                        continue
                parts[documents[later] * keys.parts // size].extend((facts[later], facts[earlier], weight))
        for part, rows in enumerate(parts):
            if rows:
                yield Pairs(keys.slot, part, rows.tobytes())

    def _compared(self, rule: PairRule, what: Compare) -> Iterator[Finding]:
        return compared_all(rule, self._beside(rule, what), self._read)

    def _beside(self, rule: PairRule, what: Compare) -> Iterator[tuple[Gathered, list[Candidate]]]:
        """The later facts of pairs, each with those that it is compared with."""
        fact = self._store.fact
        numbers = array("Q", b"".join(what.pairs))
        pairs = sorted(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))
        for later, others in best_pairs(pairs, rule.min_shared_keys, rule.max_candidates):
            found = [Candidate(fact(what.slot, other), shared, weight) for other, shared, weight in others]
            yield fact(what.slot, later), found

    def _read(self, name: str) -> Document:
        return self._store.read(name)


def placed(path: str, found: list[Finding], read: Reader, shown: bool = False) -> list[LocatedFinding]:
    """The findings on a document with their places and their related places, in an order that hangs on nothing else.

    `shown`: the related places are there already.
    """
    if not shown:
        found = [
            finding._replace(related=tuple(engine.shown(place, read(place.path)) for place in finding.related))
            for finding in found
        ]
    return engine.locate(read(path), sorted(found, key=_in_order))


def _in_order(finding: Finding) -> tuple[object, ...]:
    start, end = finding.start or -1, finding.end or -1
    return start, end, finding.code, finding.message, finding.confidence, repr(finding.related)


class Stages:
    """The stages of judging a store, each in tasks that `run` has done by `work`."""

    def __init__(self, store: Store, work: Judge, run: Run, compares: Callable[[int, int], None] | None) -> None:
        """`compares` is told how many tasks of how many are given out; each stage is taken for as long as another."""
        self._store, self._work, self._run = store, work, run
        self._compares = compares or (lambda done, of: None)
        self._failed: set[str] = set()

    def keys(self, rules: Sequence[CorpusRule], only: Collection[str] | None) -> Iterator[Finding]:
        """Judge all keys, or those that concern the documents `only`; pairs are put away in the store."""
        store = self._store
        numbers = None if only is None else frozenset(filter(None, map(store.number, only)))
        tasks = [task for slot in range(len(rules)) for task in self._ranges(slot, numbers)]
        for result in self._done(0, len(tasks), tasks):
            if isinstance(result, Pairs):
                store.add_pairs(*result)
            elif only is None or result.path in only or result.about_tool:
                yield result

    def _ranges(self, slot: int, only: frozenset[int] | None) -> list[Task]:
        if only is not None:
            return [Task(Keys(slot, slot << HASH_BITS, (slot + 1) << HASH_BITS, 1, only))]
        ranges = list(self._store.ranges(slot, _POSTINGS))
        parts = min(_MOST_PARTS, _PARTS_PER_RANGE * len(ranges)) if len(ranges) > 1 else 1
        return [Task(Keys(slot, low, high, parts, None)) for low, high in ranges]

    def comparisons(self) -> Iterator[Finding]:
        """Compare the pairs that were put away."""
        store = self._store
        tasks = (Task(Compare(slot, pairs)) for slot, pairs in store.pairs())
        return self._done(1, store.count_parts(), tasks)

    def places(self) -> Iterator[LocatedFinding]:
        """What was noted, placed, by path."""
        noted = self._store.noted()
        tasks = iter(lambda: Place(tuple(islice(noted, _ARTICLES))), Place(()))
        for result in self._done(2, self._store.count_noted() // _ARTICLES, map(Task, tasks)):
            yield from engine.locate(Document("", ""), [result]) if isinstance(result, Finding) else result[1]

    def _done(self, stage: int, count: int, tasks: Iterable[Task]) -> Iterator[Any]:
        """The results of tasks; of what went wrong with a rule, no more than one finding of a kind."""
        for result in self._run(self._counted(stage, max(count, 1), tasks), self._work):
            if isinstance(result, Problem):
                result = engine.lost(f"{result.path}: {result.message}")
            if isinstance(result, Finding) and result.about_tool:
                if result.message in self._failed:
                    continue
                self._failed.add(result.message)
            yield result

    def _counted(self, stage: int, count: int, tasks: Iterable[Task]) -> Iterator[Task]:
        for number, task in enumerate(tasks):
            self._compares(stage * count + min(number, count), _STAGES * count)
            yield task

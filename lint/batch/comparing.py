"""The keyed reduces: what is filed under one key is judged or proposes pairs, pairs add up, facts meet, and are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from operator import attrgetter
from typing import Any

import pyarrow

from lint import packing
from lint.batch.articles import fact_key, rules_of
from lint.batch.rows import Kind, Row, article_key, batches_of, found_rows, id_of, name_of, rows_of
from lint.batch.spilling import held
from lint.config.settings import Settings
from lint.corpus.document_facts import fact_of, is_hash, unpacked
from lint.corpus.judging import akin_pairs, asks_for_marks, best_pairs, compared, judged, weight_of
from lint.rule.base import Candidate, CorpusRule, Gathered, PairRule
from lint.text.document import Document
from lint.view import View

_by_key = attrgetter("key", "slot")
_by_fact = attrgetter("key", "slot", "id", "ord")


class Step:
    """A step behind a shuffle: rows of some kinds, sorted by `ORDER`, to rows."""

    takes: tuple[Kind, ...] = ()
    together: Any = staticmethod(_by_fact)
    """What rows are handled together have in common."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        groups = groupby(rows_of(batches), key=self.together)
        return batches_of(row for _, group in groups for row in self.group(group))

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        """What becomes of rows that belong together."""
        raise NotImplementedError


class Judge(Step):
    """By key: the facts of one are judged (`found`, `related`), or propose pairs (`pair`)."""

    takes = (Kind.fact, Kind.posting, Kind.tombstone)
    together = staticmethod(_by_key)

    def __init__(self, settings: Settings, size: int) -> None:
        """`size`: how many articles there are."""
        super().__init__(settings)
        self._size = size

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        first = next(rows)
        rule = rules_of(self.settings)[first.slot]
        if isinstance(rule, PairRule) and not rule.pair_frequent_keys:
            facts: Sequence[Row] = [first, *islice(rows, rule.max_key_frequency)]
            if first.kind == Kind.tombstone or len(facts) > rule.max_key_frequency:
                return
        else:
            facts = held(chain((first,), rows))
        if len(facts) > 1:
            yield from self._pairs(rule, facts) if isinstance(rule, PairRule) else self._judged(rule, facts)

    def _judged(self, rule: CorpusRule, facts: Sequence[Row]) -> Iterator[Row]:
        forms = {row.form for row in facts}
        if len(forms) > 1 or 0 in forms:
            lazy = View(facts, lambda row: _gathered(row.id, row.data))
            gathered = list(lazy) if isinstance(facts, list) else lazy
            name = next(name for name in gathered[0].keys if is_hash(facts[0].key, name))
            yield from found_rows(judged(rule, name, gathered))

    def _pairs(self, rule: PairRule, facts: Sequence[Row]) -> Iterator[Row]:
        weight = weight_of(len(facts), self._size)
        marks = {row.id: row.data for row in facts} if asks_for_marks(rule) else {}
        for at, before in akin_pairs(rule, View(facts, attrgetter("id")), marks):
            later, earlier = facts[at], facts[before]
            key = fact_key(later.slot, name_of(later.id), later.ord)
            yield Row(Kind.pair, later.slot, key, later.id, later.ord, weight, packing.pack((earlier.id, earlier.ord)))


class Best(Step):
    """By later fact: its best candidates (`candidate`), each on its way to the earlier fact, and one to itself."""

    takes = (Kind.pair,)

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        pairs = list(rows)
        first, rule = pairs[0], rules_of(self.settings)[pairs[0].slot]
        assert isinstance(rule, PairRule)
        own = (first.id, first.ord)
        weighed = sorted((own, packing.unpack(row.data), row.form) for row in pairs)
        for _, others in best_pairs(weighed, rule.min_shared_keys, rule.max_candidates):
            for rank, (other, shared, weight) in enumerate([(own, 0, 0.0), *others]):
                key = fact_key(first.slot, name_of(other[0]), other[1])
                asks = packing.pack((*own, shared, weight))
                yield Row(Kind.candidate, first.slot, key, other[0], other[1], rank, asks)


class Meet(Step):
    """By earlier fact: what it is, for each later one that asks (`met`)."""

    takes = (Kind.value, Kind.candidate)

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        fact = next(rows)
        for row in rows:
            assert fact.kind == Kind.value
            if row.kind == Kind.value:
                continue  # articles under one identifier: no report on them will say more than that
            later, place, shared, weight = packing.unpack(row.data)
            key = fact_key(row.slot, name_of(later), place)
            value = packing.pack((row.id, fact.data, shared, weight))
            yield Row(Kind.met, row.slot, key, later, place, row.form, value)


class Compare(Step):
    """By later fact: its comparison (`found`, `related`); one that asks for texts waits for them (`case`, `want`)."""

    takes = (Kind.met,)

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        met = sorted(rows, key=attrgetter("form"))
        texts = _Texts({})
        found = _compared(self.settings, met[0].slot, [row.data for row in met], texts)
        if not texts.asked:
            yield from found_rows(found)
            return
        first = met[0]
        yield first._replace(kind=Kind.case, form=0, data=packing.pack([row.data for row in met]))
        for name in sorted(texts.asked):
            yield Row(
                Kind.want,
                first.slot,
                article_key(name),
                id_of(name),
                0,
                0,
                packing.pack((first.key, first.id, first.ord)),
            )


class Lend(Step):
    """By article: its text, for each fact that wants it (`lent`)."""

    takes = (Kind.article, Kind.want)
    together = staticmethod(attrgetter("key", "id"))

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        article = b""
        for row in rows:
            if row.kind == Kind.article:
                article = row.data
            else:
                key, later, place = packing.unpack(row.data)
                yield Row(Kind.lent, row.slot, key, later, place, 0, packing.pack((row.id, article)))


class CompareTexts(Step):
    """By later fact: its comparison with the texts that it asked for (`found`, `related`)."""

    takes = (Kind.case, Kind.lent)

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        case = next(rows)
        lent = (packing.unpack(row.data) for row in rows)
        texts = _Texts({name_of(id): unpacked(article) for id, article in lent if article})
        yield from found_rows(_compared(self.settings, case.slot, packing.unpack(case.data), texts))


class _Texts:
    """The articles at hand, by name; notes which are asked for, and gives an empty one for the others."""

    def __init__(self, texts: dict[str, Document]) -> None:
        self._texts, self.asked = texts, set[str]()

    def __call__(self, name: str) -> Document:
        self.asked.add(name)
        return self._texts.get(name) or Document("", name)


def _compared(settings: Settings, slot: int, met: Iterable[bytes], texts: _Texts) -> list[Any]:
    rule = rules_of(settings)[slot]
    assert isinstance(rule, PairRule)
    (own, fact, *_), *others = map(packing.unpack, met)
    candidates = [Candidate(_gathered(id, data), shared, weight) for id, data, shared, weight in others]
    return compared(rule, _gathered(own, fact), candidates, texts)


def _gathered(id: bytes, fact: bytes) -> Gathered:
    return Gathered(name_of(id), *fact_of(packing.unpack(fact)))

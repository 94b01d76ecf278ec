"""The map: articles linted, and what the rules that compare them must know of each."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import chdir, nullcontext
from pathlib import Path
from typing import Any

import pyarrow

from lint import engine, packing
from lint.batch.inputs import opened, outcome_row
from lint.batch.rows import Kind, Row, article_key, batches_of, found_rows, id_of, key_of, place_of, rows_of
from lint.config.settings import Settings
from lint.corpus import gather as corpus
from lint.corpus.document_facts import HASH_BITS, DocumentFacts, facts_in
from lint.readers import Problem
from lint.rule.base import CorpusRule, PairRule
from lint.session import articles, input
from lint.text.document import Document
from lint.triage.stages import fails

_plans: dict[str, engine.Plan] = {}


def plan_of(settings: Settings) -> engine.Plan:
    """The rules under some settings, made once per process."""
    known = repr(settings)
    if known not in _plans:
        _plans[known] = engine.make_plan(settings)
    return _plans[known]


def rules_of(settings: Settings) -> dict[int, CorpusRule]:
    """The rules that compare articles, by slot."""
    return dict(enumerate(sorted(plan_of(settings).corpus, key=lambda rule: str(rule.code))))


class Lint:
    """The step that reads and lints: `shard` and `text` rows to `outcome`, `article`, `fact`, `posting`, `value`, `found` rows."""

    def __init__(self, settings: Settings, folder: str = "") -> None:
        """`folder`: where relative paths are meant from; where it is not there, as everywhere from the working directory."""
        self.settings, self.folder = settings, folder

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        with chdir(self.folder) if self.folder and Path(self.folder).is_dir() else nullcontext():
            yield from batches_of(combined(self._linted(rows_of(batches)), rules_of(self.settings)))

    def _linted(self, rows: Iterable[Row]) -> Iterator[Row]:
        plan, places = plan_of(self.settings), deque[int]()
        for batch in input.batches(self._documents(rows, places), engine.BATCH):
            linted = list(articles.lint_batch(plan, batch))
            done = [one[1] for one in linted if not isinstance(one, Problem)]
            gathered = iter(corpus.gather_all(done, plan.corpus))
            for one in linted:
                yield outcome_row(places.popleft(), one if isinstance(one, Problem) else one[0])
                if plan.corpus and not isinstance(one, Problem):
                    yield from self._remembered(*next(gathered))

    def _documents(self, rows: Iterable[Row], places: deque[int]) -> Iterator[Document | Problem]:
        """The documents of all rows; the place of each in the input is put into `places`."""
        for row in rows:
            for number, document in enumerate(opened(row, self.settings)):
                places.append(place_of(row.ord, number))
                yield document

    def _remembered(self, facts: DocumentFacts, failures: list[Any]) -> Iterator[Row]:
        rules, name = rules_of(self.settings), facts.name
        yield Row(Kind.article, 0, article_key(name), id_of(name), 0, 0, facts.packed)
        yield from found_rows(failures)
        sheets = {slot: list(map(packing.pack, facts_in(sheet))) for slot, sheet in facts.facts.items()}
        for slot, sheet in sheets.items():
            if isinstance(rules[slot], PairRule):
                for place, fact in enumerate(sheet):
                    yield Row(Kind.value, slot, fact_key(slot, name, place), id_of(name), place, 0, fact)
        for key, place, form in zip(*facts.postings, strict=True):
            slot = key >> HASH_BITS
            alone = isinstance(rules[slot], PairRule)
            kind, data = (Kind.posting, facts.marks.get(slot, b"")) if alone else (Kind.fact, sheets[slot][place])
            yield Row(kind, slot, key, id_of(name), place, form, data)


def fact_key(slot: int, name: str, place: int) -> int:
    """What rows on a fact are shuffled by."""
    return key_of(slot, name, place)


def combined(rows: Iterable[Row], rules: dict[int, CorpusRule]) -> Iterator[Row]:
    """Of a key with more facts than may propose pairs only so much travels: that it has. Exact: what is too many here is too many."""
    most = {
        slot: rule.max_key_frequency
        for slot, rule in rules.items()
        if isinstance(rule, PairRule) and not rule.pair_frequent_keys
    }
    waiting: list[Row] = []
    for row in rows:
        if row.kind != Kind.posting or row.slot not in most:
            yield row
            continue
        waiting.append(row)
        if len(waiting) == _WINDOW:
            yield from _without_frequent(waiting, most)
            waiting = []
    yield from _without_frequent(waiting, most)


_WINDOW = 100_000


def _without_frequent(rows: list[Row], most: dict[int, int]) -> Iterator[Row]:
    counts = Counter(row.key for row in rows)
    for row in rows:
        if counts[row.key] <= most[row.slot]:
            yield row
        elif counts[row.key] < 1 << 60:
            counts[row.key] = 1 << 60
            yield Row(Kind.tombstone, row.slot, row.key, b"", 0, 0, b"")


def lint_batch(
    batch: pyarrow.RecordBatch, settings: Settings, text: str = "text", id: str = "id"
) -> pyarrow.RecordBatch:
    """The same articles with two columns more: `seedlint`, a list of what was found in each, and whether it `passes`.

    For people with a job of their own: pass it to `mapInArrow`, `map_batches` or a loop. Rules that compare articles have no say.
    Raises KeyError for a column that is not there.
    """
    plan = plan_of(settings)
    names = [str(name) for name in batch.column(id).to_pylist()]
    documents = [Document(one or "", name) for one, name in zip(batch.column(text).to_pylist(), names, strict=True)]
    linted = [
        found
        for start in range(0, len(documents), engine.BATCH)
        for found in articles.lint_in_time(plan, documents[start : start + engine.BATCH])
    ]
    found = [[] if isinstance(one, Problem) else list(map(reason, one.findings)) for one in linted]
    passes = [
        not isinstance(one, Problem) and not any(fails(found, settings) for found in one.findings) for one in linted
    ]
    columns = [*batch.columns, pyarrow.array(found, type=REASONS), pyarrow.array(passes, type=pyarrow.bool_())]
    return pyarrow.RecordBatch.from_arrays(columns, names=[*batch.schema.names, "seedlint", "passes"])


def lint_table(table: pyarrow.Table, settings: Settings, text: str = "text", id: str = "id") -> pyarrow.Table:
    """`lint_batch` for a table, as `map_batches` of Ray has it."""
    batches = [lint_batch(batch, settings, text, id) for batch in table.to_batches()]
    return pyarrow.Table.from_batches(batches) if batches else table


REASONS = pyarrow.list_(
    pyarrow.struct(
        [("code", pyarrow.string()), ("severity", pyarrow.string()), ("confidence", pyarrow.string()), ("message", pyarrow.string()),
         ("start", pyarrow.int64()), ("end", pyarrow.int64())]
    )
)  # fmt: skip
"""What was found in an article, and why; places are code points of its text."""


def reason(placed: Any) -> dict[str, Any]:
    """A finding as a value of `REASONS`."""
    finding = placed.finding
    return {
        "code": finding.code, "severity": finding.severity.name, "confidence": finding.confidence.name,
        "message": finding.message, "start": finding.start, "end": finding.end,
    }  # fmt: skip

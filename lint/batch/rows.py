"""The rows that travel between steps: plain values only, the same columns for all kinds, so that any of them can be mixed in a shuffle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Any, NamedTuple

import pyarrow

from lint import packing
from lint.corpus.document_facts import finding_of
from lint.hashes import blake2b
from lint.model import Finding, Related

SCHEMA = pyarrow.schema(
    [("kind", pyarrow.int8()), ("slot", pyarrow.int16()), ("key", pyarrow.int64()), ("id", pyarrow.binary()),
     ("ord", pyarrow.int64()), ("form", pyarrow.int64()), ("data", pyarrow.binary())]
)  # fmt: skip
ORDER = ("key", "slot", "id", "ord", "kind")
"""How rows are sorted within a partition; all rows of a key are in one."""
_MOST_ROWS, _MOST_BYTES = 4096, 1 << 22


class Kind(IntEnum):
    """What a row is, and what it has: `key` is what it is shuffled by, `data` is packed."""

    shard = 0
    """Some files, or a piece of one, to be read where they are linted: `ord` its place in the input."""
    text = 1
    """An article of the input: `id` its name, `data` its text and metadata."""
    outcome = 2
    """What there is to say of one article alone, by its name, or (`form` not 0) why it could not be read: `ord` its place in the input."""
    article = 3
    """An article, packed, by its name."""
    fact = 4
    """A fact of a rule that judges keys, by one of its keys; `ord` its place in its article, `form` what must differ."""
    posting = 5
    """That a fact of a rule that compares pairs has a key; `data` what its article is about (see `PairRule.mark`)."""
    tombstone = 6
    """That a key has more facts than may propose pairs."""
    value = 7
    """A fact of a rule that compares pairs, by itself."""
    pair = 8
    """By the later fact: an earlier one that shares a key, and what that weighs."""
    candidate = 9
    """By the earlier fact: a later one that it is to be compared with, which may be itself."""
    met = 10
    """By the later fact: one that it is to be compared with; `form` its rank among them."""
    case = 11
    """A fact and its candidates, by the fact."""
    want = 12
    """By an article's name: a fact that can be compared only with that article's text."""
    lent = 13
    """By a fact: the article that it wants."""
    found = 14
    """A finding, by the name of its article."""
    related = 15
    """By the name of another article: a place in it that a finding refers to."""
    shown = 16
    """By the name of the finding's article: that place, with its sentence; `ord` which of them it is."""
    placed = 17
    """What comparing found in an article."""
    reported = 18
    """All there is to say of an article, or (`form` not 0) why it could not be read: `ord` how many findings fail a run."""


class Row(NamedTuple):
    """A row, in the order of `SCHEMA`."""

    kind: int
    slot: int
    key: int
    id: bytes
    ord: int
    form: int
    data: bytes


def batches_of(rows: Iterable[Row]) -> Iterator[pyarrow.RecordBatch]:
    """Rows in batches of no more than some megabytes."""
    waiting, size = list[Row](), 0
    for row in rows:
        waiting.append(row)
        size += len(row.data)
        if len(waiting) == _MOST_ROWS or size > _MOST_BYTES:
            yield _batch(waiting)
            waiting, size = [], 0
    if waiting:
        yield _batch(waiting)


def _batch(rows: list[Row]) -> pyarrow.RecordBatch:
    columns = [
        pyarrow.array(column, type=field.type) for column, field in zip(zip(*rows, strict=True), SCHEMA, strict=True)
    ]
    return pyarrow.RecordBatch.from_arrays(columns, schema=SCHEMA)


def rows_of(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[Row]:
    """The rows of batches."""
    for batch in batches:
        columns = (batch.column(name).to_pylist() for name in SCHEMA.names)
        yield from map(Row._make, zip(*columns, strict=True))


def id_of(name: str) -> bytes:
    """A name of an article as rows have it: such sort as the names do."""
    return name.encode("utf-8", "surrogatepass")


def name_of(id: bytes) -> str:
    """The name of an article."""
    return id.decode("utf-8", "surrogatepass")


_IN_A_ROW = 28
"""The bits of a place that number the articles of one row of the input."""


def place_of(row: int, number: int) -> int:
    """The place of an article in the input: the how maniest of which row."""
    return row << _IN_A_ROW | number


def article_key(name: str) -> int:
    """What rows on an article are shuffled by."""
    return key_of(id_of(name))


def key_of(*parts: object) -> int:
    """A hash of plain values, as a whole number that Arrow can hold."""
    return int.from_bytes(blake2b(packing.pack(parts), digest_size=8).digest(), "big") >> 1


def found_rows(findings: Iterable[Finding]) -> Iterator[Row]:
    """Findings on their way to their articles, by way of those that they refer to."""
    for finding in findings:
        own, data = finding.path or "", packing.pack(finding)
        yield Row(Kind.found, 0, article_key(own), id_of(own), 0, 0, data)
        mark = key_of(data)
        for number, place in enumerate(finding.related):
            asks = packing.pack((own, mark, number, place))
            yield Row(Kind.related, 0, article_key(place.path), id_of(place.path), 0, 0, asks)


def shown_row(asks: bytes, show: Any) -> Row:
    """A place that a finding refers to, shown, on its way to the finding."""
    own, mark, number, place = packing.unpack(asks)
    return Row(Kind.shown, 0, article_key(own), id_of(own), number, mark, packing.pack(show(Related(*place))))


def finding_in(row: Row, shown: dict[tuple[int, int], Related]) -> Finding:
    """A finding that has arrived, with the places that arrived before or beside it."""
    finding, mark = finding_of(packing.unpack(row.data)), key_of(row.data)
    related = tuple(shown.get((mark, number), place) for number, place in enumerate(finding.related))
    return finding._replace(related=related)

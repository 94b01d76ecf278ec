"""The plainest engine there is: this process, partition after partition. What the others are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyarrow
from pyarrow import compute

from lint.batch.comparing import Step
from lint.batch.flow import Function
from lint.batch.rows import ORDER, SCHEMA, Kind, Row, batches_of, rows_of

Parts = list[pyarrow.Table]


class PlainEngine:
    """Keeps all rows in memory, in so many partitions."""

    def __init__(self, partitions: int = 4) -> None:
        self._partitions = partitions

    def table(self, rows: Iterable[Row]) -> Parts:
        """A table of some rows."""
        return [_table(batches_of([row])) for row in rows]

    def map(self, table: Parts, function: Function) -> Parts:
        """What a function makes of each part of a table."""
        return [_table(function(part.to_batches())) for part in table]

    def shuffle(self, tables: Sequence[Parts], step: Step) -> Parts:
        """What a step makes of the rows it takes, partition by partition."""
        taken = pyarrow.concat_tables(
            [of_kinds(part, step.takes) for table in tables for part in table] or [_table(())]
        )
        where = [key % self._partitions for key in taken.column("key").to_pylist()]
        made = []
        for number in range(self._partitions):
            rows = taken.filter(pyarrow.array([part == number for part in where], type=pyarrow.bool_()))
            made.append(_table(step(in_order(rows, ORDER).to_batches())))
        return made

    def count(self, table: Parts, kind: Kind) -> int:
        """How many rows of a kind there are."""
        return sum(of_kinds(part, (kind,)).num_rows for part in table)

    def rows(self, tables: Sequence[Parts], kind: Kind, order: tuple[str, ...]) -> Iterator[Row]:
        """The rows of a kind in an order."""
        taken = pyarrow.concat_tables([of_kinds(part, (kind,)) for table in tables for part in table] or [_table(())])
        return rows_of(in_order(taken, order).to_batches())


def _table(batches: Iterable[pyarrow.RecordBatch]) -> pyarrow.Table:
    return pyarrow.Table.from_batches(list(batches), schema=SCHEMA)


def of_kinds(table: pyarrow.Table, kinds: Sequence[Kind]) -> pyarrow.Table:
    """The rows of some kinds."""
    wanted = pyarrow.array([int(kind) for kind in kinds], type=pyarrow.int8())
    return table.filter(compute.is_in(table.column("kind"), value_set=wanted))


def in_order(table: pyarrow.Table, order: Sequence[str]) -> pyarrow.Table:
    """The rows of a table, sorted by some columns."""
    return table.sort_by([(name, "ascending") for name in order])

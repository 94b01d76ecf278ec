"""The engine on Ray Data: maps by `map_batches`, shuffles by key, tables kept in the object store of the cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pyarrow
import ray
import ray.data
from pyarrow import compute
from ray.data import Dataset
from ray.data.context import ShuffleStrategy

from lint.batch.articles import Lint
from lint.batch.comparing import Step
from lint.batch.flow import Chain, Function, reported
from lint.batch.inputs import Texts
from lint.batch.rows import ORDER, SCHEMA, Kind, Row, batches_of, rows_of
from lint.cluster.plain import in_order, of_kinds
from lint.cluster.tables import FINDINGS, VERDICTS, Checked, findings, gate_of, verdicts
from lint.config.settings import Settings

_PART = "part"
"""The column, for the time of a shuffle, that says into which partition a row goes."""
_INPUTS_PER_PARTITION = 8


class RayEngine:
    """Deals rows out to the tasks of a cluster that this process has joined; a task whose worker dies is done again."""

    def __init__(self, partitions: int = 0) -> None:
        """`partitions`: into so many parts rows are shuffled; 0: as many as two for each core."""
        self._partitions = partitions or 2 * max(1, int(ray.cluster_resources().get("CPU", 1)))

    def table(self, rows: Iterable[Row]) -> Dataset:
        """A table of some rows, spread over the cluster."""
        made = pyarrow.Table.from_batches(batches_of(rows), schema=SCHEMA)
        parts = max(1, min(made.num_rows, _INPUTS_PER_PARTITION * self._partitions))
        bounds = [made.num_rows * part // parts for part in range(parts + 1)]
        slices = [made.slice(low, high - low) for low, high in zip(bounds, bounds[1:], strict=False)]
        return ray.data.from_arrow(slices)

    def map(self, table: Dataset, function: Function) -> Dataset:
        """What a function makes of each part of a table, kept."""
        return _mapped(table, function, SCHEMA).materialize()

    def shuffle(self, tables: Sequence[Dataset], step: Step) -> Dataset:
        """What a step makes of the rows that it takes, kept."""
        taken = _union(tables).map_batches(
            _Dealt(step.takes, self._partitions), batch_size=None, batch_format="pyarrow"
        )
        made = taken.groupby(_PART).map_groups(_over_partitions(step), batch_format="pyarrow")
        return made.materialize()

    def count(self, table: Dataset, kind: Kind) -> int:
        """How many rows of a kind there are."""
        rows: int = _of_kind([table], kind).count()
        return rows

    def rows(self, tables: Sequence[Dataset], kind: Kind, order: tuple[str, ...]) -> Iterator[Row]:
        """The rows of a kind in an order, a block at a time."""
        if tables:
            taken = _of_kind(tables, kind).sort(list(order))
            for batch in taken.iter_batches(batch_size=1024, batch_format="pyarrow"):
                yield from rows_of(batch.to_batches())


def check(
    articles: Dataset, settings: Settings | None = None, *, text: str = "text", id: str = "id", partitions: int = 0
) -> Checked:
    """The findings and the verdicts on the articles of a data set, all rules included, as two data sets.

    `text`, `id`: the columns with the articles and their names, which must be different; the other columns are metadata (`title`,
    `author`, `date` …). Articles are compared at once. Raises ConfigError for settings that cannot be used.
    """
    settings = settings or Settings()
    gate = gate_of(settings)
    engine = RayEngine(partitions)
    linted = engine.map(articles, Chain(Texts(text, id), Lint(settings)))
    table = reported(engine, linted, settings, gate)
    return Checked(_mapped(table, findings, FINDINGS), _mapped(table, verdicts, VERDICTS))


class _Blocks:
    """A function over batches as Ray has it: over a block at a time; one without rows keeps its columns."""

    def __init__(self, function: Function, schema: pyarrow.Schema) -> None:
        self._function, self._schema = function, schema

    def __call__(self, block: pyarrow.Table) -> Iterator[pyarrow.Table]:
        yield self._schema.empty_table()
        for batch in self._function(block.to_batches()):
            yield pyarrow.Table.from_batches([batch])


class _Dealt:
    """The rows of some kinds, each with its partition."""

    def __init__(self, kinds: Sequence[Kind], partitions: int) -> None:
        self._kinds, self._partitions = tuple(kinds), partitions

    def __call__(self, block: pyarrow.Table) -> pyarrow.Table:
        taken = of_kinds(block, self._kinds)
        keys = taken.column("key")
        whole = compute.multiply(compute.divide(keys, self._partitions), self._partitions)
        return taken.append_column(_PART, compute.subtract(keys, whole))


def _over_partitions(step: Step) -> Callable[[pyarrow.Table], Iterator[pyarrow.Table]]:
    """A step over all rows of a partition, as a function with a name, which Ray wants to see."""

    def partition(rows: pyarrow.Table) -> Iterator[pyarrow.Table]:
        yield SCHEMA.empty_table()
        taken = rows.select(SCHEMA.names).cast(SCHEMA)
        for batch in step(in_order(taken, ORDER).to_batches()):
            yield pyarrow.Table.from_batches([batch])

    return partition


def _mapped(table: Dataset, function: Function, schema: pyarrow.Schema) -> Dataset:
    return table.map_batches(_Blocks(function, schema), batch_size=None, batch_format="pyarrow", zero_copy_batch=True)


def _union(tables: Sequence[Dataset]) -> Dataset:
    first, *others = tables
    together = first.union(*others) if others else first
    # The others start an actor for each partition, or wait for room for one: seconds a shuffle, and there are nine.
    together.context.shuffle_strategy = ShuffleStrategy.SORT_SHUFFLE_PULL_BASED
    return together


class _Only:
    """The rows of a kind."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind

    def __call__(self, block: pyarrow.Table) -> pyarrow.Table:
        return of_kinds(block, (self._kind,))


def _of_kind(tables: Sequence[Dataset], kind: Kind) -> Dataset:
    return _union(tables).map_batches(_Only(kind), batch_size=None, batch_format="pyarrow")

"""The engine on Apache Spark: maps by `mapInArrow`, shuffles by key, tables kept on the disks of the executors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any

import pyarrow
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession, functions
from pyspark.sql.pandas.types import from_arrow_schema

from lint.batch.articles import Lint
from lint.batch.comparing import Step
from lint.batch.flow import Chain, Function, reported
from lint.batch.inputs import Texts
from lint.batch.rows import ORDER, SCHEMA, Kind, Row, batches_of
from lint.cluster.tables import FINDINGS, VERDICTS, Checked, findings, gate_of, verdicts
from lint.config.settings import Settings

_INPUTS_PER_PARTITION = 8
"""So many tasks read the input for one that compares: what is lost with one of them is little."""


class SparkEngine:
    """Deals rows out to the executors of a session.

    A task that fails is done again as often as the session allows (`spark.task.maxFailures`); what was kept on an executor
    that is gone is made anew from what it was made of.
    """

    def __init__(self, session: SparkSession, partitions: int = 0) -> None:
        """`partitions`: into so many parts rows are shuffled; 0: as many as two for each core."""
        self._session = session
        self._partitions = partitions or 2 * session.sparkContext.defaultParallelism
        self._kept: list[DataFrame] = []

    def table(self, rows: Iterable[Row]) -> DataFrame:
        """A table of some rows, spread over the executors."""
        made = pyarrow.Table.from_batches(batches_of(rows), schema=SCHEMA)
        parts = max(1, min(made.num_rows, _INPUTS_PER_PARTITION * self._partitions))
        return self._session.createDataFrame(made, schema=_spark_schema(SCHEMA)).repartition(parts)

    def map(self, table: DataFrame, function: Function) -> DataFrame:
        """What a function makes of each part of a table, kept."""
        made = table.mapInArrow(function, _spark_schema(SCHEMA)).persist(StorageLevel.DISK_ONLY)
        self._kept.append(made)
        return made

    def shuffle(self, tables: Sequence[DataFrame], step: Step) -> DataFrame:
        """What a step makes of the rows that it takes, kept."""
        taken = self._of_kinds(tables, step.takes).repartition(self._partitions, "key")
        return self.map(taken.sortWithinPartitions(*ORDER), step)

    def count(self, table: DataFrame, kind: Kind) -> int:
        """How many rows of a kind there are."""
        rows: int = self._of_kinds([table], (kind,)).count()
        return rows

    def rows(self, tables: Sequence[DataFrame], kind: Kind, order: tuple[str, ...]) -> Iterator[Row]:
        """The rows of a kind in an order, a partition at a time."""
        if tables:
            for row in self._of_kinds(tables, (kind,)).orderBy(*order).toLocalIterator():
                yield Row(row.kind, row.slot, row.key, bytes(row.id), row.ord, row.form, bytes(row.data))

    def close(self) -> None:
        """Have the executors forget the tables."""
        for table in self._kept:
            table.unpersist()
        self._kept.clear()

    @staticmethod
    def _of_kinds(tables: Sequence[DataFrame], kinds: Sequence[Kind]) -> DataFrame:
        together = reduce(DataFrame.union, tables)
        return together.where(functions.col("kind").isin([int(kind) for kind in kinds]))


def check(
    articles: DataFrame, settings: Settings | None = None, *, text: str = "text", id: str = "id", partitions: int = 0
) -> Checked:
    """The findings and the verdicts on the articles of a table, all rules included, as two tables of its session.

    `text`, `id`: the columns with the articles and their names, which must be different; the other columns are metadata (`title`,
    `author`, `date` …). Counting the articles is done at once, the rest when the tables are used. Raises ConfigError for settings
    that cannot be used.
    """
    settings = settings or Settings()
    gate = gate_of(settings)
    engine = SparkEngine(articles.sparkSession, partitions)
    linted = engine.map(articles, Chain(Texts(text, id), Lint(settings)))
    table = reported(engine, linted, settings, gate)
    return Checked(
        table.mapInArrow(findings, _spark_schema(FINDINGS)), table.mapInArrow(verdicts, _spark_schema(VERDICTS))
    )


def _spark_schema(schema: pyarrow.Schema) -> Any:
    return from_arrow_schema(schema)

"""What comes out as tables: a row a finding, and a row a verdict on an article; the same columns whatever is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyarrow

from lint.batch.inputs import outcome_of
from lint.batch.rows import Kind, Row, rows_of
from lint.config.settings import ConfigError, Settings
from lint.readers import Problem
from lint.report.made_fixes import look_again
from lint.report.rows import arrow_of, schema
from lint.report.rows import row as finding_row
from lint.team_files.gate import open_gate
from lint.triage.gate import Gate
from lint.triage.score import article_score

FINDINGS = schema(pyarrow)
"""The columns of findings: those of `--format parquet`."""
VERDICTS = pyarrow.schema(
    [("id", pyarrow.string()), ("language", pyarrow.string()), ("words", pyarrow.int64()), ("score", pyarrow.float64()),
     ("findings", pyarrow.int64()), ("failing", pyarrow.int64()), ("passes", pyarrow.bool_()), ("problem", pyarrow.string())]
)  # fmt: skip
"""A row for each article: the score is from 0 to 100, `failing` counts the findings that would fail a run; `problem` says why an
article was not linted, which does not pass."""
_ROWS = 4096


class Checked(NamedTuple):
    """The tables of an engine, which computes them when they are asked for."""

    findings: Any
    """With the columns of `FINDINGS`."""
    verdicts: Any
    """With those of `VERDICTS`."""


def findings(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """From batches of rows, of which `reported` ones count, to batches of `FINDINGS`."""
    look_again()
    found = (
        finding_row(one)
        for row in _reported(batches)
        if not isinstance(outcome := outcome_of(row), Problem)
        for one in outcome.findings
    )
    return _tables(found, FINDINGS)


def verdicts(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """From batches of rows, of which `reported` ones count, to batches of `VERDICTS`."""
    return _tables(map(_verdict, _reported(batches)), VERDICTS)


def gate_of(settings: Settings) -> Gate:
    """The gate for articles of a table, to be sent to wherever they are. Raises ConfigError for what only a run over files knows."""
    if settings.baseline is not None:
        raise ConfigError(
            "a baseline knows articles by their files: it counts in `seedlint check --engine`, not in a table"
        )
    return open_gate(settings)


def _reported(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[Row]:
    return (row for row in rows_of(batches) if row.kind == Kind.reported)


def _verdict(row: Row) -> dict[str, Any]:
    outcome = outcome_of(row)
    if isinstance(outcome, Problem):
        values: tuple[Any, ...] = (outcome.path, None, None, None, None, None, False, outcome.message)
    else:
        score = round(article_score(outcome.words, outcome.findings), 2)
        count, failing = len(outcome.findings), row.ord
        values = (outcome.path, outcome.language, outcome.words, score, count, failing, not failing, None)
    return dict(zip(VERDICTS.names, values, strict=True))


def _tables(rows: Iterable[dict[str, Any]], kind: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    waiting: list[dict[str, Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == _ROWS:
            yield arrow_of(pyarrow.RecordBatch.from_pylist, waiting, kind)
            waiting = []
    if waiting:
        yield arrow_of(pyarrow.RecordBatch.from_pylist, waiting, kind)

"""A Parquet file of findings, written in groups of rows, so that memory does not grow with the corpus. Needs pyarrow."""

from __future__ import annotations

from typing import Any, TextIO

from lint.config.settings import ConfigError, Settings
from lint.report import Totals
from lint.report.rows import arrow_of, row, schema
from lint.triage.stages import Article

_GROUP = 20_000
"""So many findings are held before they are written."""


class Parquet:
    """Collects rows and writes them as row groups. Raises ConfigError where pyarrow is missing or the output is a terminal."""

    def __init__(self, out: TextIO) -> None:
        pyarrow = arrow_for("--format parquet")
        if out.isatty():
            raise ConfigError("--format parquet writes binary data: name a file with --output-file")
        self._arrow, self._schema = pyarrow, schema(pyarrow)
        self._writer: Any = pyarrow.parquet.ParquetWriter(out.buffer, self._schema)
        self._rows: list[dict[str, Any]] = []

    def article(self, article: Article) -> None:
        self._rows += map(row, article.findings)
        if len(self._rows) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(arrow_of(self._arrow.Table.from_pylist, self._rows, self._schema))
        self._rows.clear()

    def finish(self, totals: Totals) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


def arrow_for(what: str) -> Any:
    """The module pyarrow, with that for Parquet. Raises ConfigError where it is missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ConfigError(f"{what} needs pyarrow: pip install 'seedlint[parquet]'") from None
    return pyarrow


def make(out: TextIO, settings: Settings) -> Parquet:
    return Parquet(out)

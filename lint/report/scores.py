"""A row for each article: its own identifier, its language, words and score, and what `--stats` counted; JSON Lines or Parquet."""

from __future__ import annotations

from typing import IO, Any

from lint.config.settings import Settings
from lint.report.as_json import encoded
from lint.report.rows import arrow_of
from lint.stats import Figures
from lint.triage.stages import Article, fails

ENDINGS = (".jsonl", ".ndjson", ".parquet")
_GROUP = 20_000
"""So many rows of Parquet are held before they are written."""
_COLUMNS: dict[str, type] = {
    "path": str, "id": str, "language": str, "words": int, "score": float, "findings": int, "failing": int,
}  # fmt: skip


class Scores:
    """Writes the rows as the articles come. Raises ConfigError where a library is missing."""

    def __init__(self, out: IO[bytes], name: str, settings: Settings) -> None:
        self._settings = settings
        self._write: _Lines | _Rows = _Rows(out, settings.stats) if name.endswith(".parquet") else _Lines(out)

    def add(self, article: Article) -> None:
        """The row of an article; what comparing adds to one comes later and is not in it."""
        if article.corpus:
            return
        failing = sum(fails(placed, self._settings) for placed in article.findings)
        values = (
            article.path, article.record_id or None, article.language, article.words, round(article.score, 2),
            len(article.findings), failing,
        )  # fmt: skip
        own = dict(zip(_COLUMNS, values, strict=True))
        self._write.add(own | {name: value for name, value in article.figures.items() if name not in own})

    def finish(self) -> None:
        """Write what is held."""
        self._write.finish()


class _Lines:
    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def add(self, row: dict[str, Any]) -> None:
        line = encoded(row) + "\n"
        self._out.write(line.encode("utf-8", "backslashreplace"))

    def finish(self) -> None:
        pass


class _Rows:
    def __init__(self, out: IO[bytes], figures: bool) -> None:
        from lint.report.parquet import arrow_for

        self._arrow = arrow = arrow_for("--scores in Parquet")
        types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64()}
        columns = [(name, types[kind]) for name, kind in _COLUMNS.items()]
        columns += [(name, arrow.float64()) for name in _figures()] if figures else []
        self._schema = arrow.schema(columns)
        self._writer: Any = arrow.parquet.ParquetWriter(out, self._schema)
        self._held: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        self._held.append(row)
        if len(self._held) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(arrow_of(self._arrow.Table.from_pylist, self._held, self._schema))
        self._held.clear()

    def finish(self) -> None:
        if self._held:
            self._flush()
        self._writer.close()


def _figures() -> tuple[str, ...]:
    own = tuple(name for name in Figures._fields if name not in _COLUMNS)
    return (*own, "findings_per_1000_words")

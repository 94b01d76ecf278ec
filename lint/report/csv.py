"""Comma-separated values: one finding a row under a row of names, as spreadsheets, polars and DuckDB read them."""

from __future__ import annotations

import csv
from typing import Any, TextIO

from lint.config.settings import Settings
from lint.escaping import in_table
from lint.patterns import lazy_pattern
from lint.report import Totals
from lint.report.rows import COLUMNS, row
from lint.triage.stages import Article

_FORMULA = lazy_pattern(r"'*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
_NUMBER = lazy_pattern(r"[+-]?\d[\d,.]*\Z")


def inert(value: Any) -> Any:
    """A value as spreadsheets show it: a text that they would take for a formula, and run, has an apostrophe before it.

    Numbers stay what they are, and so do texts that are nothing but one. A text of apostrophes before such a sign gets one more, so
    that whoever takes one away has what was written. No cell commands a terminal or a build server.
    """
    if not isinstance(value, str):
        return value
    return in_table(f"'{value}" if _FORMULA.match(value) and not _NUMBER.match(value) else value)


class Csv:
    """Writes rows as articles come; several related places stand in one cell, a line each."""

    def __init__(self, out: TextIO) -> None:
        self._rows = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        self._rows.writeheader()

    def article(self, article: Article) -> None:
        for placed in article.findings:
            values = row(placed)
            values["related"] = "\n".join(values["related"])
            self._rows.writerow({name: inert(value) for name, value in values.items()})

    def finish(self, totals: Totals) -> None:
        pass


def make(out: TextIO, settings: Settings) -> Csv:
    return Csv(out)

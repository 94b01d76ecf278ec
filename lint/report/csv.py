"""Comma-separated values: one finding a row under a row of names, as spreadsheets, polars and DuckDB read them."""

from __future__ import annotations

import csv
from typing import TextIO

from lint.config.settings import Settings
from lint.report import Totals
from lint.report.rows import COLUMNS, row
from lint.triage.stages import Article


class Csv:
    """Writes rows as articles come; several related places stand in one cell, a line each."""

    def __init__(self, out: TextIO) -> None:
        self._rows = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        self._rows.writeheader()

    def article(self, article: Article) -> None:
        for placed in article.findings:
            values = row(placed)
            self._rows.writerow({**values, "related": "\n".join(values["related"])})

    def finish(self, totals: Totals) -> None:
        pass


def make(out: TextIO, settings: Settings) -> Csv:
    return Csv(out)

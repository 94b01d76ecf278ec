"""One finding a line, written as they come."""

from __future__ import annotations

from typing import TextIO

from lint.config.settings import Settings
from lint.report import Totals
from lint.report.as_json import encoded, finding
from lint.triage.stages import Article


class JsonLines:
    def __init__(self, out: TextIO) -> None:
        self._out = out

    def article(self, article: Article) -> None:
        self._out.writelines(encoded(finding(placed)) + "\n" for placed in article.findings)
        if article.figures:
            self._out.write(
                encoded({"path": article.path, "language": article.language, "figures": article.figures}) + "\n"
            )

    def finish(self, totals: Totals) -> None:
        pass


def make(out: TextIO, settings: Settings) -> JsonLines:
    return JsonLines(out)

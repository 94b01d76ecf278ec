"""One finding a line, written as they come."""

from __future__ import annotations

import json
from typing import TextIO

from lint.config.settings import Settings
from lint.report import Totals
from lint.report.as_json import finding
from lint.triage.stages import Article


class JsonLines:
    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._encode = json.JSONEncoder(ensure_ascii=False).encode

    def article(self, article: Article) -> None:
        if article.findings:
            self._out.write("".join(self._encode(finding(placed)) + "\n" for placed in article.findings))
        if article.figures:
            self._out.write(
                self._encode({"path": article.path, "language": article.language, "figures": article.figures}) + "\n"
            )

    def finish(self, totals: Totals) -> None:
        pass


def make(out: TextIO, settings: Settings) -> JsonLines:
    return JsonLines(out)

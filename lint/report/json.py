"""One JSON object for the whole run."""

from __future__ import annotations

import json
from typing import Any, TextIO

from lint.config import Settings
from lint.report import Totals
from lint.report.as_json import finding
from lint.run import Article


class Json:
    """Written as it comes, so that a large run needs no memory for it: the list of findings first, the totals last."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._first = out, True
        self._encode = json.JSONEncoder(ensure_ascii=False).encode
        out.write('{"version": 1, "findings": [')

    def article(self, article: Article) -> None:
        for placed in article.findings:
            self._out.write(("\n" if self._first else ",\n") + self._encode(finding(placed)))
            self._first = False

    def finish(self, totals: Totals) -> None:
        summary: dict[str, Any] = {
            "articles": totals.articles,
            "words": totals.words,
            "findings": totals.findings,
            "failing": totals.failing,
            "problems": totals.problems,
            "crashes": totals.crashes,
            "families": dict(sorted(totals.families.items())),
            "hidden": dict(sorted(totals.hidden.items())),
        }
        self._out.write(f'\n], "summary": {self._encode(summary)}}}\n')


def make(out: TextIO, settings: Settings) -> Json:
    return Json(out)

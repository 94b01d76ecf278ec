"""One JSON object for the whole run."""

from __future__ import annotations

from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import Any, TextIO

from lint.config.settings import Settings
from lint.report import Totals
from lint.report.as_json import encoded, finding
from lint.triage.stages import Article

_IN_MEMORY = 1 << 22


class Json:
    """Written as it comes, so that a large run needs no memory for it: the findings, the articles, the totals last."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._first = out, True
        self._articles = SpooledTemporaryFile(  # noqa: SIM115 - closed when the report is finished
            _IN_MEMORY, "w+", encoding="utf-8", errors="backslashreplace", newline="\n"
        )
        out.write('{"version": 1, "findings": [')

    def article(self, article: Article) -> None:
        for placed in article.findings:
            self._out.write(("\n" if self._first else ",\n") + encoded(finding(placed)))
            self._first = False
        if not article.corpus:
            row: dict[str, Any] = {
                "path": article.path,
                "words": article.words,
                "language": article.language,
                "findings": len(article.findings),
                "score": round(article.score, 1),
            }
            if article.figures:
                row["figures"] = article.figures
            self._articles.write((",\n" if self._articles.tell() else "\n") + encoded(row))

    def finish(self, totals: Totals) -> None:
        summary: dict[str, Any] = {
            "articles": totals.articles,
            "words": totals.words,
            "languages": dict(sorted(totals.languages.items())),
            "paragraphs_in_other_languages": dict(sorted(totals.paragraphs.items())),
            "coverage": {
                one.language: {"rules": one.rules, "of": one.of, "silent": list(one.silent)} for one in totals.coverage
            },
            "findings": totals.findings,
            "failing": totals.failing,
            "problems": totals.problems,
            "crashes": totals.crashes,
            "score": round(totals.score, 1) if totals.articles else None,
            "reasons": totals.reasons,
            "families": dict(sorted(totals.families.items())),
            "rules": dict(sorted(totals.rules.items())),
            "hidden": dict(sorted(totals.hidden.items())),
            "inline_decisions": {name: totals.inline[name] for name in ("decisions", "whole", "language")},
        }
        if totals.figures:
            summary["figures"] = totals.figures.quantiles()
        self._out.write('\n], "articles": [')
        self._articles.seek(0)
        copyfileobj(self._articles, self._out)
        self._articles.close()
        self._out.write(f'\n], "summary": {encoded(summary)}}}\n')


def make(out: TextIO, settings: Settings) -> Json:
    return Json(out)

"""Counts by rule instead of findings: what is there much of, in how many articles, what can be fixed."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from lint.config.settings import Settings
from lint.counting import counted
from lint.report import Totals
from lint.report.made_fixes import is_made
from lint.report.text import Style
from lint.report.words import hidden_lines
from lint.triage.stages import Article, Hidden, confident_enough


class Statistics:
    """Counts as the articles come; writes the table at the end, the most frequent rule first."""

    def __init__(self, out: TextIO, settings: Settings, summary: bool = True) -> None:
        self._summary = summary
        self._out, self._settings, self._style = out, settings, Style(out)
        self._findings: Counter[tuple[str, str]] = Counter()
        self._articles: Counter[str] = Counter()
        self._fixes: Counter[str] = Counter()
        self._hidden = Hidden()

    def article(self, article: Article) -> None:
        shown, hidden = confident_enough(article.findings, self._settings.min_confidence)
        self._hidden += hidden
        self._articles.update({placed.finding.code for placed in shown})
        for placed in shown:
            code = placed.finding.code
            self._findings[code, placed.finding.name] += 1
            self._fixes[code] += is_made(placed)

    def finish(self, totals: Totals) -> None:
        rows = sorted(self._findings.items(), key=lambda item: (-item[1], item[0]))
        if rows:
            self._out.write(f"{'rule':<8}{'findings':>9}{'articles':>10}{'fixes':>7}\n")
        for (code, name), count in rows:
            fixes = self._fixes[code] or ""
            line = f"{count:>9}{self._articles[code]:>10}{fixes:>7}  {name}\n"
            self._out.write(self._style(f"{code:<8}", "1") + line)
        if not self._summary:
            return
        shown = sum(self._findings.values())
        self._out.write(f"{counted(shown, 'finding')} in {counted(totals.articles, 'article')}\n")
        for line in hidden_lines(self._hidden + totals.hidden):
            self._out.write(self._style(f"  {line}", "2") + "\n")


def make(out: TextIO, settings: Settings, summary: bool = True) -> Statistics:
    return Statistics(out, settings, summary)

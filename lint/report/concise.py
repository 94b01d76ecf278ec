"""One finding a line: path:line:column: code message."""

from __future__ import annotations

from typing import TextIO

from lint.config.settings import Settings
from lint.counting import counted
from lint.escaping import harmless
from lint.report import Totals
from lint.report.text import location
from lint.triage.stages import Article, Hidden, confident_enough


class Concise:
    says_once = True
    """What most articles lack is not said of each of them."""

    def __init__(self, out: TextIO, settings: Settings, summary: bool = True) -> None:
        self._summary = summary
        self._out, self._settings, self._hidden, self._shown = out, settings, Hidden(), 0

    def article(self, article: Article) -> None:
        shown, hidden = confident_enough(article.findings, self._settings.min_confidence)
        self._hidden += hidden
        self._shown += len(shown)
        for placed in shown:
            found = placed.finding
            line = f"{location(placed.path, placed.start)}: {found.severity.name[0].upper()} {found.code} [{found.name}] {found.message}"
            self._out.write(harmless(line) + "\n")

    def finish(self, totals: Totals) -> None:
        if not self._summary:
            return
        self._out.write("".join(f"{line}\n" for line in totals.common_lines()))
        hidden = sum((self._hidden + totals.hidden).values())
        note = f" ({hidden} hidden)" if hidden else ""
        if inline := totals.inline_line(self._settings.inline_decisions):
            self._out.write(f"{inline}\n")
        self._out.write(f"{counted(self._shown, 'finding')} in {counted(totals.articles, 'article')}{note}\n")


def make(out: TextIO, settings: Settings, summary: bool = True) -> Concise:
    return Concise(out, settings, summary)

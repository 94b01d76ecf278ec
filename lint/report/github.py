"""GitHub's workflow commands: the worst findings as annotations, within what GitHub shows of them."""

from __future__ import annotations

import heapq
import re
from typing import TextIO

from lint.config import Settings
from lint.model import Placed, Severity
from lint.report import Totals
from lint.run import Article
from lint.triage import Hidden, sure_enough

PER_LEVEL = 10
"""GitHub shows ten annotations of each level a step and silently drops the others."""
LEVELS = {Severity.error: "error", Severity.warning: "warning", Severity.info: "notice"}


def escaped(value: str, *, is_property: bool = False) -> str:
    """A value as a workflow command wants it."""
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return value.replace(":", "%3A").replace(",", "%2C") if is_property else value


def command(placed: Placed) -> str:
    """The workflow command that shows a finding beside its line."""
    found = placed.finding
    properties = [f"file={escaped(file_of(placed.path), is_property=True)}"]
    if placed.start and placed.end:
        properties.append(f"line={placed.start.line}")
        properties.append(f"endLine={placed.end.line}")
        if placed.start.line == placed.end.line:
            properties += [f"col={placed.start.column}", f"endColumn={placed.end.column}"]
    properties.append(f"title={escaped(f'{found.code} {found.name}', is_property=True)}")
    return f"::{LEVELS[found.severity]} {','.join(properties)}::{escaped(found.message)}"


def file_of(path: str) -> str:
    """The file of a document's name: `a.jsonl` for `a.jsonl:17`."""
    return re.sub(r"(\.\w+):\d+$", r"\1", path)


class GitHub:
    """Keeps the worst findings of each level; everything else is counted in the last line."""

    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out, self._settings, self._hidden = out, settings, Hidden()
        self._worst: dict[Severity, list[tuple[int, int, Placed]]] = {severity: [] for severity in Severity}
        self._count = 0

    def article(self, article: Article) -> None:
        shown, hidden = sure_enough(article.findings, self._settings.min_confidence)
        self._hidden += hidden
        for placed in shown:
            self._count += 1
            heap = self._worst[placed.finding.severity]
            entry = (placed.finding.confidence, -self._count, placed)
            if len(heap) < PER_LEVEL:
                heapq.heappush(heap, entry)
            else:
                heapq.heappushpop(heap, entry)

    def finish(self, totals: Totals) -> None:
        annotated = 0
        for severity in sorted(Severity, reverse=True):
            for _, _, placed in sorted(self._worst[severity], reverse=True):
                self._out.write(command(placed) + "\n")
                annotated += 1
        left = self._count - annotated
        more = f"; {left} more are in no annotation (GitHub shows {PER_LEVEL} a level)" if left else ""
        hidden = sum((self._hidden + totals.hidden).values())
        self._out.write(f"seedlint: {self._count} findings in {totals.articles} articles{more}; {hidden} hidden\n")


def make(out: TextIO, settings: Settings) -> GitHub:
    return GitHub(out, settings)

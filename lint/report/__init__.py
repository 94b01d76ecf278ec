"""Reports: each takes the articles of a run as they come and writes to a stream. They see findings only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, TextIO

from lint.config import Settings
from lint.model import Placed
from lint.readers import Problem
from lint.run import Article
from lint.triage import fails

FORMATS = ("text", "concise", "json", "jsonl", "github")


@dataclass(slots=True)
class Totals:
    """What a run amounts to, counted as the articles come."""

    articles: int = 0
    words: int = 0
    findings: int = 0
    failing: int = 0
    crashes: int = 0
    problems: int = 0
    families: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)

    def count(self, article: Article, settings: Settings) -> None:
        self.articles += not article.corpus
        self.words += article.words
        self.hidden += article.hidden
        for placed in article.findings:
            self.findings += 1
            self.families[placed.finding.code[:2]] += 1
            self.failing += fails(placed, settings)
            self.crashes += placed.finding.code.startswith("E9")

    def exit_code(self) -> int:
        """3: a rule crashed; 2: an input could not be read; 1: findings that count; 0: none."""
        if self.crashes:
            return 3
        if self.problems:
            return 2
        return 1 if self.failing else 0


class Report(Protocol):
    """Writes one format. `article` is called as articles come, `finish` once, whatever happened."""

    def article(self, article: Article) -> None: ...

    def finish(self, totals: Totals) -> None: ...


def make(name: str, out: TextIO, settings: Settings) -> Report:
    """The report of a format, writing to `out`."""
    report: Report = import_module(f"lint.report.{name}").make(out, settings)
    return report


__all__ = ["FORMATS", "Placed", "Problem", "Report", "Totals", "make"]

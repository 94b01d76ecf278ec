"""Reports: each takes the articles of a run as they come and writes to a stream. They see findings only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, TextIO

from lint.config.settings import Settings
from lint.counting import counted
from lint.engine.coverage import Coverage
from lint.model import LocatedFinding
from lint.readers import Problem
from lint.report import common
from lint.rule.base import Rule
from lint.stats import Spread, density
from lint.triage.stages import Article, fails

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "csv", "parquet", "html")
_KNOW_RULES = ("sarif", "html")
"""The formats that describe the rules besides their findings."""


@dataclass(slots=True)
class Totals:
    """What a run amounts to, counted as the articles come."""

    articles: int = 0
    words: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    """How many articles were read in each language, by code; "und" for those of which it is not known."""
    paragraphs: Counter[str] = field(default_factory=Counter)
    """How many paragraphs are in another language than their article, by code."""
    coverage: list[Coverage] = field(default_factory=list)
    """Of each language but English that articles are in: how much of the rules speaks it."""
    findings: int = 0
    failing: int = 0
    crashes: int = 0
    problems: int = 0
    inline: Counter[str] = field(default_factory=Counter)
    """What the articles decide about themselves: `decisions` in comments, `whole` those for a whole article; `language`: that they are
    in a language that is not that of their words, so that its rules do not look at them."""
    families: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    lacking: Counter[str] = field(default_factory=Counter)
    """How many articles lack what an article has, by the rule that says so (see `lint.report.common`) …"""
    stopping: Counter[str] = field(default_factory=Counter)
    """… and how many of these findings alone would fail the run."""
    said_once: dict[str, int] = field(default_factory=dict)
    """Those that so many articles have that they fail the run as one finding."""
    hidden: Counter[str] = field(default_factory=Counter)
    score: float = 100.0
    """The quality of the corpus, from 0 to 100."""
    reasons: list[str] = field(default_factory=list)
    """Why the run fails beyond its findings."""
    figures: Spread = field(default_factory=Spread)
    """How the figures of the articles are spread, where `--stats` counts them."""

    def count(self, article: Article, settings: Settings) -> None:
        self.articles += not article.corpus
        self.words += article.words
        if article.language and not article.corpus:
            self.languages[article.language] += 1
            self.paragraphs.update(article.other_languages)
        self.hidden += article.hidden
        self._count_inline(article, settings)
        if article.figures:
            counted = sum(placed.finding.code not in common.LACKING for placed in article.findings)
            article.figures |= density(article.words, counted)
            self.figures.add(article.figures)
        for placed in article.findings:
            self.findings += 1
            self.families[placed.finding.family] += 1
            self.rules[placed.finding.code] += 1
            if placed.finding.code in common.LACKING:
                self.lacking[placed.finding.code] += 1
                self.stopping[placed.finding.code] += fails(placed, settings)
            else:
                self.failing += fails(placed, settings)
            self.crashes += placed.finding.about_tool

    def _count_inline(self, article: Article, settings: Settings) -> None:
        """Count what the article decides about itself, and what it hides that fails all the same."""
        standing = [comment for comment in article.comments if not comment.fault]
        if standing:
            self.inline["decisions"] += len(standing)
            self.inline["whole"] += sum(comment.span is None for comment in standing)
        if article.belied_language:
            self.inline["language"] += 1
        self.failing += sum(fails(placed, settings) for placed in article.overruled)

    def settle(self) -> None:
        """Count what most articles lack once, now that all have come."""
        for code, count in self.stopping.items():
            once = count > 1 and common.is_common(self.lacking[code], self.articles)
            self.failing += 1 if once else count
            if once:
                self.said_once[code] = count
        self.stopping.clear()

    def common_lines(self) -> list[str]:
        """What most articles lack, a line each."""
        return common.lines(self.lacking, self.articles)

    def inline_line(self, mode: str) -> str:
        """What to say of the decisions in the articles, "" of none."""
        count, whole, belied = self.inline["decisions"], self.inline["whole"], self.inline["language"]
        what = {"allow": "", "count": "; what they hide fails the run", "off": "; not followed"}[mode]
        lines = (
            [f"decisions in the articles themselves: {count}, {whole} of them for a whole article{what}"]
            if count
            else []
        )
        if belied:
            read = "; read in that of their words" if mode == "off" else ""
            lines.append(f"articles that name another language than that of their words: {belied}{read}")
        return "; ".join(lines)

    def exit_code(self) -> int:
        """3: a rule crashed; 2: an input could not be read; 1: findings that count; 0: none."""
        if self.crashes:
            return 3
        if self.problems:
            return 2
        return 1 if self.failing or self.reasons else 0

    def failing_line(self, settings: Settings) -> str:
        """How many findings fail the run, and which do."""
        named = f"{counted(self.failing, 'finding')} {'fails' if self.failing == 1 else 'fail'}"
        bound = settings.fail_on if settings.fail_on == "error" else f"{settings.fail_on} or worse"
        once = "".join(
            f"; {code} in {counted(count, 'article')} counts as one" for code, count in sorted(self.said_once.items())
        )
        return f"{named} the run ({bound}, {_confidence(settings.fail_on_confidence)}{once})"

    def why(self, settings: Settings) -> list[str]:
        """The lines that say why the run fails, for whoever reads the log of a build."""
        lines = [self.failing_line(settings)] if self.failing else []
        return [f"failed: {line}" for line in (*lines, *self.reasons)]


def _confidence(least: str) -> str:
    return {"high": "high confidence", "medium": "medium or high confidence"}.get(least, "any confidence")


class Report(Protocol):
    """Writes one format. `article` is called as articles come, `finish` once, whatever happened."""

    def article(self, article: Article) -> None: ...

    def finish(self, totals: Totals) -> None: ...


_SUM_UP = ("text", "concise", "statistics")
"""The formats that end with what it all amounts to."""


def make(name: str, out: TextIO, settings: Settings, rules: Iterable[Rule] = (), *, quiet: bool = False) -> Report:
    """The report of a format, writing to `out`; `quiet`: findings alone, without what they amount to."""
    module = import_module(f"lint.report.{name}")
    if name in _SUM_UP:
        summing: Report = module.make(out, settings, summary=not quiet)
        return summing
    report: Report = module.make(out, settings, rules) if name in _KNOW_RULES else module.make(out, settings)
    return report


__all__ = ["FORMATS", "LocatedFinding", "Problem", "Report", "Totals", "make"]

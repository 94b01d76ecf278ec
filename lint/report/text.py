"""The report an editor reads: file by file, the line with its span marked, then what it all amounts to."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from lint.config.settings import Settings
from lint.counting import counted
from lint.escaping import harmless, printable
from lint.model import LocatedFinding, Position, Severity
from lint.report import Totals
from lint.report.made_fixes import is_made
from lint.report.words import family_name, hidden_lines
from lint.stats import languages_line
from lint.triage.score import points
from lint.triage.stages import Article, confident_enough, order

_COLOURS = {Severity.error: "1;31", Severity.warning: "33", Severity.info: "36"}
_MINIMUM_WIDTH = 40


class Style:
    """Colours where the stream is a terminal and nobody said NO_COLOR; FORCE_COLOR has them in a pipe too."""

    def __init__(self, out: TextIO) -> None:
        wanted = out.isatty() and os.environ.get("TERM") != "dumb"
        self.on = (wanted or bool(os.environ.get("FORCE_COLOR"))) and not os.environ.get("NO_COLOR")

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


def width(char: str) -> int:
    """How many cells of a terminal a character takes."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def location(path: str, at: Position | None, *, column: bool = True) -> str:
    """`path:line:column`, as editors understand it; a record's path ends with its line already."""
    if at is None:
        return path
    line = "" if path.endswith(f":{at.line}") else f":{at.line}"
    return f"{path}{line}:{at.column}" if column else f"{path}{line}"


def window(line: str, start: int, end: int, cells: int) -> tuple[str, int, int]:
    """At most `cells` characters of `line` around `start:end`, and the span in them; cut places are shown by …"""
    if len(line) <= cells:
        return line, start, min(end, len(line))
    begin = max(0, min(start - (cells - min(end - start, cells)) // 2, len(line) - cells))
    stop = begin + cells
    piece = ("…" if begin else line[begin : begin + 1]) + line[begin + 1 : stop - 1]
    piece += "…" if stop < len(line) else line[stop - 1 : stop]
    return piece, start - begin, min(end, stop) - begin


MOST_HELD = 2000
"""So many articles with findings are held back until the rules that compare articles have spoken; then all is written as it comes."""

MOST_LISTED = 1_000
"""When so many findings stand on standard output, the articles after them are counted: nobody reads on, and a file (-o) has them all."""
MANY = 100
"""Of so many findings most are old: how to set them aside is said."""

_LANGUAGES_SHOWN = 4
"""Languages besides English that the summary names."""


class TextReport:
    """An article in one place, its findings in the order of the text; at the end what it all amounts to and what to do next."""

    says_once = True
    """What most articles lack is not said of each of them."""

    def __init__(self, out: TextIO, settings: Settings, summary: bool = True) -> None:
        self._out, self._settings, self._style, self._summary = out, settings, Style(out), summary
        self._columns = max(_MINIMUM_WIDTH, min(shutil.get_terminal_size((100, 24)).columns, 160))
        self._shown: Counter[Severity] = Counter()
        self._families: Counter[str] = Counter()
        self._hidden: Counter[str] = Counter()
        self._points: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._fixes = 0
        self._held: dict[str, list[LocatedFinding]] = {}
        self._holding = True
        # Without a summary, nothing would say that some are left out.
        self._room = MOST_LISTED if summary and out is sys.stdout else None
        self._left_out: Counter[str] = Counter()

    def article(self, article: Article) -> None:
        shown, hidden = confident_enough(article.findings, self._settings.min_confidence)
        self._hidden += hidden
        if not shown:
            return
        self._count(shown)
        if not self._holding:
            self._write(article.path, shown)
            return
        self._held.setdefault(article.path, []).extend(shown)
        if len(self._held) > MOST_HELD:
            self._release()

    def _count(self, shown: list[LocatedFinding]) -> None:
        for placed in shown:
            found = placed.finding
            self._shown[found.severity] += 1
            self._families[found.family] += 1
            self._codes[found.code] += 1
            self._points[found.code] += round(20 * points(placed))
            self._fixes += any(map(is_made, placed.parts or (placed,)))

    def _release(self) -> None:
        """Write what was held back; from now on nothing is."""
        self._holding = False
        for path, findings in self._held.items():
            self._write(path, sorted(findings, key=order))
        self._held.clear()

    def _write(self, path: str, findings: list[LocatedFinding]) -> None:
        if self._room is not None:
            if self._room <= 0:
                self._left_out.update(articles=1, findings=len(findings))
                return
            self._room -= len(findings)
        lines = [self._style(harmless(path), "1;4")]
        for placed in findings:
            is_block = placed.parts and placed.start and placed.end and placed.end.line > placed.start.line
            lines += self._block(placed) if is_block else self._finding(placed)
        self._out.write("\n".join(lines) + "\n\n")

    def _block(self, placed: LocatedFinding) -> Iterable[str]:
        """A block of boilerplate in one line; what that has no room for stands below."""
        found, first, last = placed.finding, placed.start, placed.end
        lines = f"{first.line if first else ''}-{last.line if last else ''}"
        confidence = "" if found.confidence.name == "high" else f" ({found.confidence.name} confidence)"
        room = self._columns - len(f"  {lines:>8}  {found.severity.name} {found.code} ")
        text = harmless(found.message + confidence)
        line = f"  {lines:>8}  {self._style(found.severity.name, _COLOURS[found.severity])} {self._style(found.code, '1')} "
        yield line + text if len(text) <= room else line.rstrip()
        if len(text) > room:
            yield from self._wrapped(text, "            ")

    def _finding(self, placed: LocatedFinding) -> Iterable[str]:
        found, style = placed.finding, self._style
        colour = _COLOURS[found.severity]
        place = f"{placed.start.line}:{placed.start.column}" if placed.start else "file"
        confidence = "" if found.confidence.name == "high" else style(f" ({found.confidence.name} confidence)", "2")
        yield (
            f"  {place:>8}  {style(found.severity.name, colour)} {style(found.code, '1')} "
            f"{style(found.name, '2')}{confidence}"
        )
        yield from self._wrapped(printable(found.message), "            ")
        if placed.start:
            yield from self._marked(placed, colour)
        for related in found.related:
            where = location(related.path, related.position, column=False)
            said = f": “{' '.join(related.text.split())}”" if related.text.strip() else ""
            yield from self._wrapped(printable(f"see {where}{said}"), "            ")

    def _wrapped(self, text: str, indent: str) -> Iterable[str]:
        import textwrap

        lines = textwrap.wrap(
            text, self._columns, initial_indent=indent, subsequent_indent=indent, break_long_words=False
        )
        return map(harmless, lines)

    def _marked(self, placed: LocatedFinding, colour: str) -> Iterable[str]:
        start = placed.excerpt_column
        length = (
            placed.finding.end - placed.finding.start if placed.finding.end and placed.finding.start is not None else 1
        )
        line, begin, end = window(harmless(placed.excerpt), start, start + max(1, length), self._columns - 15)
        before = sum(map(width, line[:begin]))
        marks = max(1, sum(map(width, line[begin:end])))
        yield f"          {self._style('|', '2')} {line[:begin]}{self._style(line[begin:end], colour)}{line[end:]}"
        yield f"          {self._style('|', '2')} {' ' * before}{self._style('^' * marks, colour)}"

    def finish(self, totals: Totals) -> None:
        self._release()
        if self._summary:
            self._sum_up(totals)

    def _sum_up(self, totals: Totals) -> None:
        style, out = self._style, self._out
        if self._left_out:
            more = f"{counted(self._left_out['findings'], 'more finding')} in {counted(self._left_out['articles'], 'article')}"
            out.write(f"… {more} not listed here; -o FILE lists all, --statistics counts them by rule\n\n")
        out.write(self._headline(totals))
        widest = max(map(len, self._families), default=0)
        for family, count in sorted(self._families.items(), key=lambda item: (-item[1], item[0])):
            out.write(f"  {family:<{widest}}  {count:>6}  {family_name(family)}\n")
        for line in totals.common_lines():
            out.write(f"  {line}\n")
        for line in (*hidden_lines(self._hidden + totals.hidden), totals.inline_line(self._settings.inline_decisions)):
            out.write(style(f"  {line}", "2") + "\n" if line else "")
        for line in _of_languages(totals):
            out.write(style(f"  {line}", "2") + "\n")
        if totals.figures:
            self._out.write(f"{totals.figures.table()}\n{languages_line(totals.languages)}\n")
        if totals.problems:
            unread = counted(totals.problems, "input")
            out.write(style(f"  {unread} could not be read (see standard error)", "31") + "\n")
        if self._shown.total():
            self._out.write("".join(f"{line}\n" for line in self._next()))

    def _headline(self, totals: Totals) -> str:
        """How many findings, of which severity, in how many articles."""
        shown, articles = self._shown.total(), counted(totals.articles, "article")
        if not totals.articles:
            return f"{self._style('Nothing was checked', '1')}: no article was read\n"
        if not shown:
            return f"{self._style('No findings', '1;32')} in {articles}\n"
        parts = ", ".join(self._of_severity(severity) for severity in sorted(self._shown, reverse=True))
        return f"{self._style(counted(shown, 'finding'), '1')} in {articles}: {parts}\n"

    def _next(self) -> Iterable[str]:
        """What to do now, with the commands to do it by."""
        code, _ = min(self._points.items(), key=lambda item: (-item[1], item[0]))
        number = self._codes[code]
        yield f"{self._style('Next', '1')}: seedlint explain {code} says how to mend the costliest rule ({counted(number, 'finding')})"
        if self._fixes:
            yield f"      seedlint fix --diff previews the automatic fixes ({counted(self._fixes, 'finding')})"
        if self._shown.total() >= MANY and self._settings.baseline is None:
            yield "      seedlint baseline sets today's findings aside, so that only new ones are shown and count"

    def _of_severity(self, severity: Severity) -> str:
        name = severity.name
        count = self._shown[severity]
        return self._style(f"{count} {name}" if severity == Severity.info else counted(count, name), _COLOURS[severity])


def make(out: TextIO, settings: Settings, summary: bool = True) -> TextReport:
    return TextReport(out, settings, summary)


def _of_languages(totals: Totals) -> Iterable[str]:
    """How many articles were read in which language, the usual ones by name."""
    for covered in totals.coverage[:_LANGUAGES_SHOWN]:
        yield covered.line
    if rest := totals.coverage[_LANGUAGES_SHOWN:]:
        articles = counted(sum(one.articles for one in rest), "article")
        yield f"{articles} in {counted(len(rest), 'other language')}"

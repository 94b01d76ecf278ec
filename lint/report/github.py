"""GitHub's workflow commands: the worst findings as annotations, within what GitHub shows, and all in the step's summary."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TextIO

from lint.config.settings import Settings
from lint.counting import counted
from lint.escaping import harmless
from lint.model import LocatedFinding, Severity
from lint.report import Totals
from lint.report.places import Worst, file_of, line_of
from lint.report.words import hidden_lines
from lint.triage.stages import Article, Hidden, confident_enough

PER_LEVEL = 10
"""GitHub shows ten annotations of each level a step and silently drops the others."""
MOST_IN_SUMMARY = 5_000
SUMMARY_BYTES = 1_000_000
"""A summary of more than 1 MiB is not shown at all."""
LEVELS = {Severity.error: "error", Severity.warning: "warning", Severity.info: "notice"}


def escaped(value: str, *, is_property: bool = False) -> str:
    """A value as a workflow command wants it, with nothing in it that commands a terminal."""
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return harmless(value.replace(":", "%3A").replace(",", "%2C") if is_property else value)


def command(placed: LocatedFinding) -> str:
    """The workflow command that shows a finding beside its line."""
    found = placed.finding
    properties = [f"file={escaped(file_of(placed.path), is_property=True)}"]
    if placed.start and placed.end:
        properties.append(f"line={placed.start.line},endLine={placed.end.line}")
        if placed.start.line == placed.end.line:
            properties.append(f"col={placed.start.column},endColumn={placed.end.column}")
    elif line_of(placed) > 1:
        properties.append(f"line={line_of(placed)}")
    properties.append(f"title={escaped(f'{found.code} {found.name}', is_property=True)}")
    return f"::{LEVELS[found.severity]} {','.join(properties)}::{escaped(harmless(found.message))}"


def row(placed: LocatedFinding) -> str:
    """A finding as a row of the summary's table."""
    found = placed.finding
    place = f"{file_of(placed.path)}:{line_of(placed)}"
    return f"| {found.severity.name} | {_cell(place)} | {found.code} {found.name} | {_cell(found.message)} |\n"


def _cell(text: str) -> str:
    """Text that Markdown leaves as it is."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\\\")
    for sign in "|`*_[]~#$":
        plain = plain.replace(sign, f"\\{sign}")
    return plain


class GitHub:
    """Keeps the worst findings of each level; everything else is counted in the last line."""

    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out, self._settings, self._hidden = out, settings, Hidden()
        self._annotated = {severity: Worst(PER_LEVEL) for severity in Severity}
        self._listed = Worst(MOST_IN_SUMMARY)

    def article(self, article: Article) -> None:
        shown, hidden = confident_enough(article.findings, self._settings.min_confidence)
        self._hidden += hidden
        for placed in shown:
            self._annotated[placed.finding.severity].add(placed)
            self._listed.add(placed)

    def finish(self, totals: Totals) -> None:
        for severity in sorted(Severity, reverse=True):
            for placed in self._annotated[severity]:
                self._out.write(command(placed) + "\n")
        for reason in totals.reasons:
            self._out.write(f"::error title=seedlint gate::{escaped(reason)}\n")
        left = sum(worst.left_out for worst in self._annotated.values())
        more = (
            f"; {left} more {'is' if left == 1 else 'are'} in no annotation (GitHub shows {PER_LEVEL} a level)"
            if left
            else ""
        )
        hidden = self._hidden + totals.hidden
        self._out.write(
            f"seedlint: {counted(self._listed.count, 'finding')} in {counted(totals.articles, 'article')}{more}; {sum(hidden.values())} hidden\n"
        )
        inline = totals.inline_line(self._settings.inline_decisions)
        self._out.write(f"seedlint: {inline}\n" if inline else "")
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if summary:
            with Path(summary).open("a", encoding="utf-8", errors="replace") as out:
                out.write(self._summary(totals, hidden))

    def _summary(self, totals: Totals, hidden: Hidden) -> str:
        """The whole run in Markdown, the worst first, as much as GitHub takes."""
        count = self._listed.count
        parts = [
            f"## seedlint: {counted(count, 'finding')} in {counted(totals.articles, 'article')}, score {totals.score:.1f}\n\n"
        ]
        parts += [f"- **failed**: {_cell(reason)}\n" for reason in totals.reasons]
        if totals.failing:
            parts.append(f"- **{totals.failing_line(self._settings)}**\n")
        parts += [f"- {line}\n" for line in hidden_lines(hidden)]
        inline = totals.inline_line(self._settings.inline_decisions)
        parts.append(f"- {inline}\n" if inline else "")
        parts.append("\n| | place | rule | |\n| --- | --- | --- | --- |\n" if count else "")
        size, listed = sum(len(part.encode()) for part in parts), 0
        for placed in self._listed:
            line = row(placed)
            size += len(line.encode("utf-8", "replace"))
            if size > SUMMARY_BYTES:
                break
            parts.append(line)
            listed += 1
        if listed < count:
            left = count - listed
            parts.append(f"\n{left} more {'is' if left == 1 else 'are'} not listed, the least bad ones.\n")
        return "".join(parts)


def make(out: TextIO, settings: Settings) -> GitHub:
    return GitHub(out, settings)

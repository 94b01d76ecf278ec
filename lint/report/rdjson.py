"""The Reviewdog Diagnostic Format, one JSON object, written as the findings come."""

from __future__ import annotations

from typing import Any, TextIO

from lint.config.settings import Settings
from lint.model import LocatedFinding, Related, Severity
from lint.report import Totals
from lint.report.as_json import encoded
from lint.report.places import file_of, line_of
from lint.triage.stages import Article, confident_enough

_SEVERITIES = {Severity.error: "ERROR", Severity.warning: "WARNING", Severity.info: "INFO"}


def _range(placed: LocatedFinding) -> dict[str, Any]:
    """Lines, and columns where the excerpt begins with its line: the format counts them in bytes of UTF-8."""
    if placed.start is None or placed.end is None:
        return {"start": {"line": line_of(placed)}}
    start, end = placed.start, placed.end
    if placed.excerpt_column != start.column - 1 or start.line != end.line:
        return {"start": {"line": start.line}, "end": {"line": end.line}}
    upto = placed.excerpt_column + end.column - start.column
    columns = (len(placed.excerpt[:at].encode("utf-8", "replace")) + 1 for at in (placed.excerpt_column, upto))
    first, last = columns
    return {"start": {"line": start.line, "column": first}, "end": {"line": end.line, "column": last}}


def _related(related: Related) -> dict[str, Any]:
    place: dict[str, Any] = {"path": file_of(related.path)}
    if related.position:
        place["range"] = {"start": {"line": related.position.line}}
    return {"message": " ".join(related.text.split()), "location": place}


def diagnostic(placed: LocatedFinding) -> dict[str, Any]:
    """A finding as a diagnostic."""
    found = placed.finding
    row: dict[str, Any] = {
        "message": f"{found.name}: {found.message}",
        "location": {"path": file_of(placed.path), "range": _range(placed)},
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.code},
    }
    if found.related:
        row["related_locations"] = [_related(one) for one in found.related]
    return row


class Rdjson:
    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out, self._settings, self._first = out, settings, True
        out.write('{"source": {"name": "seedlint"}, "diagnostics": [')

    def article(self, article: Article) -> None:
        shown, _ = confident_enough(article.findings, self._settings.min_confidence)
        for placed in shown:
            self._out.write(("\n" if self._first else ",\n") + encoded(diagnostic(placed)))
            self._first = False

    def finish(self, totals: Totals) -> None:
        self._out.write("\n]}\n")


def make(out: TextIO, settings: Settings) -> Rdjson:
    return Rdjson(out, settings)

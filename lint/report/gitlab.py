"""GitLab's Code Quality report: a JSON list, written as the findings come."""

from __future__ import annotations

from typing import Any, TextIO

from lint.config.settings import Settings
from lint.model import LocatedFinding, Severity
from lint.report import Totals
from lint.report.as_json import encoded
from lint.report.places import file_of, line_of
from lint.triage.stages import Article, confident_enough

_SEVERITIES = {Severity.error: "major", Severity.warning: "minor", Severity.info: "info"}


def issue(placed: LocatedFinding) -> dict[str, Any]:
    """A finding as GitLab shows it: of the rule it shows the description alone."""
    found = placed.finding
    lines = {"begin": line_of(placed)} | ({"end": placed.end.line} if placed.end else {})
    return {
        "description": f"{found.code} {found.name}: {found.message}",
        "check_name": found.code,
        "fingerprint": placed.fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {"path": file_of(placed.path), "lines": lines},
    }


class GitLab:
    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out, self._settings, self._first = out, settings, True
        out.write("[")

    def article(self, article: Article) -> None:
        shown, _ = confident_enough(article.findings, self._settings.min_confidence)
        for placed in shown:
            self._out.write(("\n" if self._first else ",\n") + encoded(issue(placed)))
            self._first = False

    def finish(self, totals: Totals) -> None:
        self._out.write("\n]\n")


def make(out: TextIO, settings: Settings) -> GitLab:
    return GitLab(out, settings)

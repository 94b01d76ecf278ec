"""SARIF 2.1.0, as GitHub's code scanning takes it: worst first, within its limits, and the cut told."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from lint import __version__
from lint.config.settings import Settings
from lint.model import Confidence, LocatedFinding, Related, Severity
from lint.report import Totals
from lint.report.as_json import encoded
from lint.report.places import Worst, file_of, line_of
from lint.rule.base import Rule
from lint.triage.stages import Article, confident_enough

MOST_RESULTS = 25_000
"""GitHub rejects a run with more results (and shows the worst 5,000)."""
_RELATED = 100
_SNIPPET = 500
_LEVELS = {Severity.error: "error", Severity.warning: "warning", Severity.info: "note"}
_PROBLEM = {Severity.error: "error", Severity.warning: "warning", Severity.info: "recommendation"}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def uri(path: str) -> str:
    """The file of an article as a reference from the repository's root, or as a file: address outside of it."""
    file = file_of(path)
    return Path(file).as_uri() if Path(file).is_absolute() else quote(file, errors="surrogateescape")


def _region(placed: LocatedFinding) -> dict[str, Any]:
    start, end = placed.start, placed.end
    if start is None or end is None:
        return {"startLine": line_of(placed)}
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
        "snippet": {"text": placed.match[:_SNIPPET]},
    }


def _location(path: str, region: dict[str, Any]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": region}}


def _related(number: int, related: Related) -> dict[str, Any]:
    at = related.position
    region = {"startLine": at.line, "startColumn": at.column} if at else {"startLine": 1}
    text = " ".join(related.text.split()) or "the other place"
    return {"id": number, "message": {"text": text}} | _location(related.path, region)


def result(placed: LocatedFinding, numbers: dict[str, int]) -> dict[str, Any]:
    """A finding as a SARIF result."""
    found = placed.finding
    passage, around, ordinal = (*placed.fingerprint.split("-"), "", "")[:3]
    row: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": numbers[found.code],
        "level": _LEVELS[found.severity],
        "message": {"text": found.message},
        "locations": [_location(placed.path, _region(placed))],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{passage}{around}:{ordinal or 1}",
            "seedlintFingerprint/v1": placed.fingerprint,
        },
        "properties": {"confidence": found.confidence.name, "path": placed.path},
    }
    if found.related:
        row["relatedLocations"] = [_related(n, one) for n, one in enumerate(found.related[:_RELATED], 1)]
    return row


def descriptor(placed: LocatedFinding, rule: Rule | None) -> dict[str, Any]:
    """What SARIF wants to know of a rule that has a finding."""
    found = placed.finding
    why = rule.resolve().why if rule else "A rule failed on this article: a fault of the linter, not of the author."
    severity = rule.severity if rule else found.severity
    return {
        "id": found.code,
        "name": "".join(part.title() for part in found.name.split("-")),
        "shortDescription": {"text": found.name.replace("-", " ")},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\nMore: seedlint explain {found.code}"},
        "defaultConfiguration": {"level": _LEVELS[Severity(severity)]},
        "properties": {
            "tags": ["corpus", found.family],
            "precision": Confidence(rule.confidence if rule else found.confidence).name,
            "problem.severity": _PROBLEM[Severity(severity)],
        },
    }


class Sarif:
    def __init__(self, out: TextIO, settings: Settings, rules: Iterable[Rule]) -> None:
        self._out, self._settings = out, settings
        self._rules = {str(rule.code): rule for rule in rules}
        self._worst = Worst(MOST_RESULTS)

    def article(self, article: Article) -> None:
        shown, _ = confident_enough(article.findings, self._settings.min_confidence)
        for placed in shown:
            self._worst.add(placed)

    def finish(self, totals: Totals) -> None:
        found = list(self._worst)
        first: dict[str, LocatedFinding] = {}
        for placed in found:
            first.setdefault(placed.finding.code, placed)
        codes = sorted(first)
        numbers = {code: number for number, code in enumerate(codes)}
        invocation: dict[str, Any] = {"executionSuccessful": not totals.crashes}
        notices = [*([self._cut()] if self._worst.left_out else []), *totals.reasons]
        if notices:
            invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": n}} for n in notices]
        if self._worst.left_out:
            print(f"seedlint: {self._cut()}", file=sys.stderr)
        driver = {
            "name": "seedlint",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [descriptor(first[code], self._rules.get(code)) for code in codes],
        }
        run = {
            "tool": {"driver": driver},
            "automationDetails": {"id": "seedlint/"},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "properties": {"score": round(totals.score, 1), "articles": totals.articles},
            "results": [result(placed, numbers) for placed in found],
        }
        self._out.write(encoded({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n")

    def _cut(self) -> str:
        left = self._worst.left_out
        return f"{left} of {self._worst.count} findings are left out of the SARIF report, the least bad ones: GitHub takes {MOST_RESULTS}"


def make(out: TextIO, settings: Settings, rules: Iterable[Rule] = ()) -> Sarif:
    return Sarif(out, settings, rules)

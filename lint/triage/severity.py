"""How bad a finding is in its article: what stops a build has been right 19 times in 20, and does harm where it stands.

A severity that the configuration sets for a rule stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from lint.config.settings import Settings
from lint.model import Confidence, LocatedFinding, Severity
from lint.rule.measured import is_doubtful

MANY_LINES, GREAT_SHARE = 40, 0.25
"""So many lines of boilerplate, or so great a part of an article's characters, are too much; fewer are easily taken out."""
_LINES = ("BP1", "BP2", "BP3", "XD4")
"""The rules whose findings are lines of boilerplate."""


def settled(findings: list[LocatedFinding], characters: int, settings: Settings) -> list[LocatedFinding]:
    """The findings of an article of so many characters (0: nobody knows) with the severity that they have in it."""
    few = not _is_full(findings, characters)
    eased = {code for code in {placed.finding.code for placed in findings} if _is_eased(code, few, settings)}
    return [
        placed._replace(finding=placed.finding._replace(severity=Severity.info))
        if placed.finding.code in eased and placed.finding.severity != Severity.info
        else placed
        for placed in findings
    ]


def _is_eased(code: str, few: bool, settings: Settings) -> bool:
    """Whether what a rule finds only informs in an article, `few`: one with few lines of boilerplate."""
    if "severity" in settings.rules.get(code, ()):
        return False
    return (few and code.startswith(_LINES)) or is_doubtful(code)


def _is_full(findings: Iterable[LocatedFinding], characters: int) -> bool:
    """Whether an article has more boilerplate than a line here and there."""
    lines: set[int] = set()
    marked = last = 0
    for placed in sorted(filter(_is_line, findings), key=lambda placed: placed.finding.start or 0):
        start, end = placed.finding.start, placed.finding.end
        if placed.start and placed.end and start is not None and end is not None:
            lines.update(range(placed.start.line, placed.end.line + 1))
            marked += max(0, end - max(start, last))
            last = max(last, end)
    return len(lines) >= MANY_LINES or marked >= GREAT_SHARE * characters > 0


def _is_line(placed: LocatedFinding) -> bool:
    return placed.finding.confidence == Confidence.high and placed.finding.code.startswith(_LINES)

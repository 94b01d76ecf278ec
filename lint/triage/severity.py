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
    for start, end, first, final in sorted(filter(None, map(_line, findings))):
        lines.update(range(first, final + 1))
        if end > last:
            marked += end - max(start, last)
            last = end
    return len(lines) >= MANY_LINES or marked >= GREAT_SHARE * characters > 0


def _line(placed: LocatedFinding) -> tuple[int, int, int, int] | None:
    """Where a sure line of boilerplate stands, and its first and last line in the file; None for anything else."""
    finding, first, last = placed.finding, placed.start, placed.end
    if finding.confidence != Confidence.high or not finding.code.startswith(_LINES) or first is None or last is None:
        return None
    return finding.start or 0, finding.end or 0, first.line, last.line

"""Where articles disagree: findings about two places, put together into what an editor settles at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lint.model import LocatedFinding
from lint.report.html.articles import Excerpt, own_excerpt, related_values

KINDS = {
    "XD1": "copies", "XD2": "values", "CN2": "values", "CN1": "names", "XD3": "names", "CN3": "styles",
}  # fmt: skip
"""What kind of conflict the findings of a code are; a line that stands twice is none."""
_NO_CONFLICT = ("BP", "XD4", "SQ", "E9")


class Member(NamedTuple):
    """A finding of a group, and the places it speaks of."""

    placed: LocatedFinding
    places: frozenset[tuple[object, ...]]


def kind_of(code: str) -> str:
    """The kind of conflict, empty for a finding that is none."""
    if code.startswith(_NO_CONFLICT):
        return ""
    return KINDS.get(code[:3], "places")


def groups(findings: Iterable[LocatedFinding], places: dict[tuple[str, int, int], Excerpt]) -> list[dict[str, Any]]:
    """The groups as the page wants them; those with a surer and graver finding first."""
    by_kind: dict[str, list[Member]] = {}
    for placed in findings:
        kind = kind_of(placed.finding.code) if placed.finding.related else ""
        if kind:
            by_kind.setdefault(kind, []).append(Member(placed, frozenset(_keys(placed, kind, places))))
    found = [_values(kind, group, places) for kind, members in by_kind.items() for group in connected(members)]
    return sorted(found, key=lambda group: (-group["confidence"], -group["severity"], -len(group["findings"])))


def _keys(
    placed: LocatedFinding, kind: str, places: dict[tuple[str, int, int], Excerpt]
) -> Iterator[tuple[object, ...]]:  # fmt: skip
    """What two findings of one group have in common: the articles, the spelling that is meant, or a place."""
    found = placed.finding
    for related in found.related:
        shown = places.get((related.path, related.start or 0, related.end or 0))
        if kind == "copies":
            yield ("article", related.path)
        elif kind == "names" and shown:
            yield ("name", found.code, "" if found.code.startswith("XD") else placed.path, shown[1].casefold())
        else:
            yield (found.code, related.path or placed.path, related.start)
    if kind == "copies":
        yield ("article", placed.path)
    elif kind != "names":
        yield (found.code, placed.path, found.start)


def connected(members: list[Member]) -> list[list[LocatedFinding]]:
    """The findings put together that share a place, directly or by others."""
    group_of: dict[tuple[object, ...], list[Member]] = {}
    for member in members:
        joined = [member]
        for other in {id(group_of[key]): group_of[key] for key in member.places if key in group_of}.values():
            joined += other
        for one in joined:
            group_of.update(dict.fromkeys(one.places, joined))
    found = {id(group): group for group in group_of.values()}
    return [sorted((member.placed for member in group), key=_order) for group in found.values()]


def _order(placed: LocatedFinding) -> tuple[str, int]:
    return placed.path, placed.finding.start or -1


def _values(kind: str, group: list[LocatedFinding], places: dict[tuple[str, int, int], Excerpt]) -> dict[str, Any]:
    rows: dict[tuple[object, ...], list[Any]] = {}
    for placed in group:
        line = placed.start.line if placed.start else None
        own = own_excerpt(placed) if placed.start else ["", "", ""]
        rows[placed.path, placed.finding.start] = [placed.path, line, *own, placed.fingerprint]
        for related in placed.finding.related:
            values = related_values(related, placed.path, places)
            rows.setdefault((values[0], related.start), [*values, ""])
    return {
        "kind": kind,
        "severity": max(int(placed.finding.severity) for placed in group),
        "confidence": max(int(placed.finding.confidence) for placed in group),
        "findings": [
            [
                placed.path,
                placed.finding.code,
                int(placed.finding.severity),
                int(placed.finding.confidence),
                placed.finding.message,
                placed.fingerprint,
            ]
            for placed in group
        ],
        "rows": list(rows.values()),
    }

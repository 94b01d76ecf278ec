"""The contract: a finding as JSON-serialisable values."""

from __future__ import annotations

import json
from typing import Any

from lint.escaping import in_json
from lint.model import Confidence, LocatedFinding, Position, Related, Severity
from lint.report.made_fixes import is_made
from lint.report.words import family_name

_ON_A_LINE = json.JSONEncoder(ensure_ascii=False, check_circular=False)
_SEVERITY, _CONFIDENCE = {one: one.name for one in Severity}, {one: one.name for one in Confidence}


def encoded(value: Any, indent: int | None = None) -> str:
    """A value as JSON that says nothing to a terminal or a build server that shows it."""
    return in_json(_ON_A_LINE.encode(value) if indent is None else json.dumps(value, ensure_ascii=False, indent=indent))


def position(at: Position | None) -> dict[str, int] | None:
    if at is None:
        return None
    line, column, offset = at
    return {"line": line, "column": column, "offset": offset}


def _related(related: Related) -> dict[str, Any]:
    return {"path": related.path, "start": position(related.position), "text": related.text}


def finding(placed: LocatedFinding) -> dict[str, Any]:
    """A finding as docs/design.md fixes it: offsets in code points of the decoded file, end exclusive, lines and columns from 1."""
    found = placed.finding
    fix = None if found.fix is None else {"replacement": found.fix.replacement, "safe": is_made(placed)}
    written: dict[str, Any] = {
        "path": placed.path,
        **({"id": placed.record_id} if placed.record_id else {}),
        "code": found.code,
        "name": found.name,
        "severity": _SEVERITY[found.severity],
        "confidence": _CONFIDENCE[found.confidence],
        "message": found.message,
        "start": position(placed.start),
        "end": position(placed.end),
        "fix": fix,
        "related": [_related(related) for related in found.related],
        "fingerprint": placed.fingerprint,
        "family": family_name(found.code),
        "match": placed.match,
        "sentence": placed.sentence,
    }
    if placed.parts:
        written["parts"] = [_part(part) for part in placed.parts]
    return written


def _part(part: LocatedFinding) -> dict[str, Any]:
    """One of the places of a block of boilerplate, or of a fault that an article has everywhere."""
    return {
        "code": part.finding.code,
        "confidence": _CONFIDENCE[part.finding.confidence],
        "start": position(part.start),
        "end": position(part.end),
        "fingerprint": part.fingerprint,
    }

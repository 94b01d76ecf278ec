"""Findings as rows of a table: the same flat columns for CSV, Parquet, Arrow and the library, with types that never depend on the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lint.model import LocatedFinding, Position, Related
from lint.report.made_fixes import is_made
from lint.report.words import family_name

COLUMNS: dict[str, type] = {
    "document": str, "record_id": str, "code": str, "name": str, "family": str, "severity": str, "confidence": str,
    "message": str, "line": int, "column": int, "offset": int, "end_line": int, "end_column": int, "end_offset": int,
    "match": str, "sentence": str, "fix": str, "fix_is_safe": bool, "related": tuple, "fingerprint": str,
}  # fmt: skip
"""The columns by name, with the type of what stands in them; numbers and `fix` may be missing (None)."""


def row(located: LocatedFinding) -> dict[str, Any]:
    """A finding as a row: lines and columns from 1, offsets in code points from 0, ends exclusive; all None for the whole article."""
    found, fix = located.finding, located.finding.fix
    values = (
        located.path, located.record_id, found.code, found.name, family_name(found.code), found.severity.name,
        found.confidence.name, found.message, *_place(located.start), *_place(located.end), located.match,
        located.sentence, None if fix is None else fix.replacement, is_made(located),
        tuple(map(_related, found.related)), located.fingerprint,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def schema(arrow: Any) -> Any:
    """The schema of such a table; `arrow` is the module pyarrow."""
    types = {str: arrow.string(), int: arrow.int64(), bool: arrow.bool_(), tuple: arrow.list_(arrow.string())}
    return arrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])


def arrow_of(make: Callable[..., Any], rows: list[dict[str, Any]], schema: Any) -> Any:
    """What Arrow makes of rows by `from_pylist`; what its texts cannot hold (names that are no UTF-8, half a sign) is escaped as in every report."""
    try:
        return make(rows, schema=schema)
    except UnicodeEncodeError:
        return make([{name: writable(value) for name, value in row.items()} for row in rows], schema=schema)


def writable(value: Any) -> Any:
    """A value in which each text, in lists and objects too, can be written as UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list | tuple):
        return [writable(one) for one in value]
    return {name: writable(one) for name, one in value.items()} if isinstance(value, dict) else value


def _place(at: Position | None) -> tuple[int | None, int | None, int | None]:
    return (None, None, None) if at is None else (at.line, at.column, at.offset)


def _related(related: Related) -> str:
    return f"{related.path}: {related.text}" if related.text else related.path

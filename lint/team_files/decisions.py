"""The file of decisions: found, read, and written to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from posixpath import normpath
from typing import Any

from lint.config.settings import ConfigError, read_toml
from lint.files import GATE_FILE, appended, read_regular, unsafe_owner
from lint.team_files.names import shown
from lint.triage.decisions import KEYS, Decision, entry, fault_of

FILE_NAME = "seedlint-decisions.toml"


def find(start: Path) -> Path | None:
    """The nearest file of decisions at `start` or above. Raises ConfigError for one that is somebody else's."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        file = place / FILE_NAME
        if file.is_file():
            fault = unsafe_owner(file)
            if fault:
                raise ConfigError(f"{fault} and is not used; name it with --decisions if it is to count", file)
            return file
    return None


def load(path: Path) -> list[Decision]:
    """The decisions in a file. Raises ConfigError with file and line."""
    file, path = path, shown(path)
    table, text = read_toml(file, GATE_FILE, path, "the decisions ")
    rows = table.pop("decision", [])
    if table or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError("holds nothing but [[decision]] entries", path)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith("[[")]
    return [_decision(row, path, line) for row, line in zip(rows, [*lines, *[0] * len(rows)], strict=False)]


def _decision(row: Mapping[str, Any], path: Path, line: int) -> Decision:
    unknown = ", ".join(sorted(row.keys() - set(KEYS)))
    if unknown:
        raise ConfigError(f"unknown key {unknown}; known are {', '.join(KEYS)}", path, line)
    until = row.get("until")
    if isinstance(until, str):
        try:
            until = date.fromisoformat(until)
        except ValueError:
            raise ConfigError(f"until: no such day: {row['until']}", path, line) from None
    until = until.date() if isinstance(until, datetime) else until
    if until is not None and not isinstance(until, date):
        raise ConfigError(f"until must be a day such as 2027-01-31, not {until!r}", path, line)
    texts = {key: row.get(key, "") for key in KEYS if key != "until"}
    wrong = next((key for key, value in texts.items() if not isinstance(value, str)), None)
    if wrong:
        raise ConfigError(f"{wrong} must be a string, not {texts[wrong]!r}", path, line)
    fault = fault_of(texts)
    if fault:
        raise ConfigError(fault, path, line)
    plain = {key: value.strip() for key, value in texts.items()}
    decision = Decision(
        plain["code"], plain["reason"], plain["path"], plain["quote"], plain["by"], until=until, line=line
    )
    if not decision.is_glob:
        decision.path = normpath(decision.path)
    return decision


def append(file: Path, decision: Decision) -> None:
    """Write one more decision into a file of them, a new one where there is none. Raises OSError."""
    before = read_regular(file, GATE_FILE).decode("utf-8", "replace") if file.exists() else ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    appended(file, gap + entry(decision))

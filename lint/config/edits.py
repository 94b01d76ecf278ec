"""Write a key into a configuration that somebody wrote by hand: every other line stays as it is."""

from __future__ import annotations

import json
import re

from lint import toml


def with_key(text: str, key: str, value: str, table: str = "") -> str | None:
    """A configuration with a string under a new key, at its top or in a table; None where that cannot be done safely.

    A line that shows the key as a comment (`# key = …`) becomes the key; else it is put behind the keys that are there.
    """
    try:
        wanted = toml.loads(text)
        place = wanted
        for name in filter(None, table.split(".")):
            place = place[name]
        if key in place:
            return None
        place[key] = value
        made = _written(text.splitlines(keepends=True), key, json.dumps(value, ensure_ascii=False), table)
        return made if toml.loads(made) == wanted else None
    except (ValueError, KeyError, TypeError):
        return None


def _written(lines: list[str], key: str, value: str, table: str) -> str:
    heads = [line.split("#")[0].strip() for line in lines]
    first = heads.index(f"[{table}]") + 1 if table else 0
    last = next((n for n in range(first, len(lines)) if lines[n].startswith("[")), len(lines))
    shown = next((n for n in range(first, last) if re.match(rf"#\s*{re.escape(key)}\s*=", lines[n])), None)
    said = f"{key} = {value}"
    if shown is not None:
        about = re.search(r"\"\s+(#.*)$", lines[shown].rstrip())
        lines[shown] = (f"{said:<55} {about[1]}" if about else said) + "\n"
        return "".join(lines)
    while last > first and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    if last and not lines[last - 1].endswith("\n"):
        lines[last - 1] += "\n"
    lines.insert(last, f"{said}\n")
    return "".join(lines)

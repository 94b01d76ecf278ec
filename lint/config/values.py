"""What values the keys of a configuration can have, and how each is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lint.lexicon import is_code
from lint.model import Confidence, Severity

Read = Callable[[Any], Any]
"""Gives the value as the settings have it, or raises WrongValueError."""


class WrongValueError(Exception):
    """A value that its key cannot have: what would be right, and where in a table it stands."""

    def __init__(self, wanted: str, value: Any, *inside: str) -> None:
        self.wanted, self.value, self.inside = wanted, value, inside


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(value)
    raise WrongValueError("a list of strings", value)


def _string(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise WrongValueError("a string that says something", value)


def _file(value: Any) -> Path:
    if isinstance(value, str) and value.strip():
        return Path(value)
    raise WrongValueError("the path of a file", value)


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise WrongValueError("true or false", value)


def _number(most: float = float("inf"), *, whole: bool = False) -> Read:
    wanted = f"a {'whole ' if whole else ''}number from 0{f' to {most:g}' if most < float('inf') else ''}"

    def read(value: Any) -> float:
        kind = int if whole else (int, float)
        if isinstance(value, kind) and not isinstance(value, bool) and 0 <= value <= most:
            return value if whole else float(value)
        raise WrongValueError(wanted, value)

    return read


def _one_of(*names: str) -> Read:
    def read(value: Any) -> str:
        if isinstance(value, str) and value in names:
            return value
        raise WrongValueError(f"one of {', '.join(names)}", value)

    return read


def _language(value: Any) -> str:
    if is_code(value) and value != "any":
        return str(value)
    raise WrongValueError("a language as two or three small letters (en, de …)", value)


def _table(wanted: str, read: Read) -> Read:
    """Reads a table whose values are all of a kind."""

    def read_table(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise WrongValueError(f"a table of {wanted}", value)
        return {name: _inside(name, read, one) for name, one in value.items()}

    return read_table


def _inside(name: str, read: Read, value: Any) -> Any:
    try:
        return read(value)
    except WrongValueError as wrong:
        raise WrongValueError(wrong.wanted, wrong.value, name, *wrong.inside) from None


def _options(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise WrongValueError("a table of options", value)


_LIMITS: dict[str, Read] = {"max": _number(whole=True), "per-1000-articles": _number()}


def _budget(value: Any) -> dict[str, float]:
    """How many findings are allowed: a number, or a table of numbers."""
    if not isinstance(value, dict):
        return {"max": _number(whole=True)(value)}
    if not value or value.keys() - _LIMITS.keys():
        raise WrongValueError(f"a whole number, or a table of {' and '.join(_LIMITS)}", value)
    return {name: _inside(name, _LIMITS[name], limit) for name, limit in value.items()}


PROFILES = ("auto", "news", "press", "encyclopedia", "docs", "paper", "fiction", "forum", "legal", "product")
"""What the articles of a corpus can be."""
READERS: dict[str, Read] = {
    "select": _strings,
    "ignore": _strings,
    "extend-select": _strings,
    "per-file-ignores": _table("globs with lists of codes", _strings),
    "language": _language,
    "languages": _table("globs with languages", _language),
    "exclude": _strings,
    "outside-links": _truth,
    "packs": _strings,
    "rules": _table("codes with tables of options", _options),
    "text-field": _string,
    "id-field": _string,
    "metadata-fields": _strings,
    "fail-on": _one_of(*Severity.__members__, "never"),
    "fail-on-confidence": _one_of(*Confidence.__members__),
    "min-confidence": _one_of(*Confidence.__members__),
    "min-score": _number(100),
    "profile": _one_of(*PROFILES),
    "profiles": _table("globs with profiles", _one_of(*PROFILES)),
    "stats": _truth,
    "budgets": _table("codes with numbers", _budget),
    "baseline": _file,
    "decisions": _file,
    "inline-decisions": _one_of("off", "count", "allow"),
    "max-seconds": _number(),
    "max-document": _number(whole=True),
    "jobs": _number(whole=True),
    "cache": _truth,
}
"""How the value of each key is read."""

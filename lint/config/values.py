"""What values the keys of a configuration can have, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lint.lexicon import is_code
from lint.model import Confidence, Severity

Schema = Mapping[str, Any]
"""A JSON schema, or a part of one."""


class Read(NamedTuple):
    """How a value is read, and which values can be."""

    read: Callable[[Any], Any]
    """Gives the value as the settings have it, or raises WrongValueError."""
    schema: Schema
    """The same for editors, as far as JSON schema can say it."""

    def __call__(self, value: Any) -> Any:
        return self.read(value)


class WrongValueError(Exception):
    """A value that its key cannot have: what would be right, and where in a table it stands."""

    def __init__(self, wanted: str, value: Any, *inside: str) -> None:
        self.wanted, self.value, self.inside = wanted, value, inside


_TEXT: Schema = {"type": "string", "pattern": r"\S"}


def _read_strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(value)
    raise WrongValueError("a list of strings", value)


def _read_string(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise WrongValueError("a string that is not empty", value)


def _read_file(value: Any) -> Path:
    if isinstance(value, str) and value.strip():
        return Path(value)
    raise WrongValueError("the path of a file", value)


def _read_truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise WrongValueError("true or false", value)


_strings = Read(_read_strings, {"type": "array", "items": _TEXT})
_string = Read(_read_string, _TEXT)
_file = Read(_read_file, _TEXT)
_truth = Read(_read_truth, {"type": "boolean"})


def _number(most: float = float("inf"), *, whole: bool = False) -> Read:
    bounded = most < float("inf")
    wanted = f"a {'whole ' if whole else ''}number from 0{f' to {most:g}' if bounded else ''}"

    def read(value: Any) -> float:
        kind = int if whole else (int, float)
        if isinstance(value, kind) and not isinstance(value, bool) and 0 <= value <= most:
            return value if whole else float(value)
        raise WrongValueError(wanted, value)

    schema = {"type": "integer" if whole else "number", "minimum": 0}
    return Read(read, {**schema, "maximum": most} if bounded else schema)


def _one_of(*names: str) -> Read:
    def read(value: Any) -> str:
        if isinstance(value, str) and value in names:
            return value
        raise WrongValueError(f"one of {', '.join(names)}", value)

    return Read(read, {"enum": list(names)})


def _read_language(value: Any) -> str:
    if is_code(value) and value != "any":
        return str(value)
    raise WrongValueError("a language as two or three small letters (en, de …)", value)


_language = Read(_read_language, {"type": "string", "pattern": "^(?!any$)[a-z]{2,3}$"})


def _table(wanted: str, value_reader: Read) -> Read:
    """Reads a table whose values are all of a kind."""

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise WrongValueError(f"a table of {wanted}", value)
        return {name: _inside(name, value_reader, one) for name, one in value.items()}

    return Read(read, {"type": "object", "additionalProperties": value_reader.schema})


def _inside(name: str, read: Read, value: Any) -> Any:
    try:
        return read(value)
    except WrongValueError as wrong:
        raise WrongValueError(wrong.wanted, wrong.value, name, *wrong.inside) from None


def _read_options(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise WrongValueError("a table of options", value)


_options = Read(_read_options, {"type": "object", "properties": {"severity": {"enum": list(Severity.__members__)}}})
_LIMITS: dict[str, Read] = {"max": _number(whole=True), "per-1000-articles": _number()}


def _read_budget(value: Any) -> dict[str, float]:
    """How many findings are allowed: a number, or a table of numbers."""
    if not isinstance(value, dict):
        return {"max": _LIMITS["max"](value)}
    if not value or value.keys() - _LIMITS.keys():
        raise WrongValueError(f"a whole number, or a table of {' and '.join(_LIMITS)}", value)
    return {name: _inside(name, _LIMITS[name], limit) for name, limit in value.items()}


_limits: Schema = {
    "type": "object",
    "properties": {name: read.schema for name, read in _LIMITS.items()},
    "additionalProperties": False,
    "minProperties": 1,
}
_budget = Read(_read_budget, {"anyOf": [_LIMITS["max"].schema, _limits]})


class FieldIgnore(NamedTuple):
    """Articles, by a field of their metadata, in which some findings are ignored: an `[[ignore]]` of the configuration."""

    field: str
    equals: tuple[str, ...]
    """The values of the field that are meant, as text."""
    codes: tuple[str, ...] = ("ALL",)


def _read_values(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if values and all(isinstance(item, (str, int, float)) for item in values):
        return tuple(str(item) for item in values)
    raise WrongValueError("a string, a number, or a list of these", value)


_PLAIN: Schema = {"type": ["string", "number", "boolean"]}
_values = Read(_read_values, {"anyOf": [_PLAIN, {"type": "array", "items": _PLAIN, "minItems": 1}]})
_FIELD_IGNORE: dict[str, Read] = {"field": _string, "equals": _values, "codes": _strings}


def _read_field_ignore(value: Any) -> FieldIgnore:
    if not isinstance(value, dict) or value.keys() - _FIELD_IGNORE.keys() or not value.keys() >= {"field", "equals"}:
        raise WrongValueError("a table of field, equals and, where not all are meant, codes", value)
    return FieldIgnore(**{name: _inside(name, _FIELD_IGNORE[name], one) for name, one in value.items()})


def _read_ignore(value: Any) -> tuple[str | FieldIgnore, ...]:
    """Codes, and tables that name articles by a field."""
    if not isinstance(value, list):
        raise WrongValueError("a list of codes, or of tables ([[ignore]])", value)
    return tuple(_read_field_ignore(one) if isinstance(one, dict) else _string(one) for one in value)


_field_ignore: Schema = {
    "type": "object",
    "properties": {name: read.schema for name, read in _FIELD_IGNORE.items()},
    "required": ["field", "equals"],
    "additionalProperties": False,
}
_ignore = Read(_read_ignore, {"type": "array", "items": {"anyOf": [_TEXT, _field_ignore]}})


PROFILES = ("auto", "news", "press", "encyclopedia", "docs", "paper", "fiction", "forum", "legal", "product")
"""What the articles of a corpus can be."""
READERS: dict[str, Read] = {
    "select": _strings,
    "ignore": _ignore,
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
PLAIN = frozenset(
    key
    for key, read in READERS.items()
    if "enum" in read.schema or read.schema.get("type") in ("number", "integer", "boolean")
)
"""The keys whose values are one of some words, a number, or true or false: the same in a file and in a call."""

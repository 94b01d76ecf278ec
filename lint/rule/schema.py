"""The JSON schema of a file of rules, for editors: made from the tables that validate it."""

from __future__ import annotations

from typing import Any

from lint.rule.conditions import CONDITIONS
from lint.rule.yaml_rule import CHOICES, KEYS, LINE_KEYS, REQUIRED
from lint.text.blocks import NAMES

_TYPES = {str: "string", list: "array", dict: "object", bool: "boolean", int: "integer"}
_TEXTS = {"type": "array", "items": {"type": "string", "minLength": 1}}
_SAMPLES = {"type": "array", "items": {"type": "string"}, "minItems": 2}
_LANGUAGE = r"^[a-z]{2,3}$"


def schema() -> dict[str, Any]:
    """The schema of a YAML file of a pack."""
    return {
        "title": "Rules of a seedlint pack",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {key: _of(key) for key in KEYS},
            "required": list(REQUIRED),
            "anyOf": [{"required": ["find"]}, {"required": ["match"]}],
            "additionalProperties": False,
        },
    }


def _of(key: str) -> dict[str, Any]:
    """What values a key can have."""
    if key in CHOICES:
        return {"enum": list(CHOICES[key])}
    if key in ("find", "match"):
        return _TEXTS
    if key == "reads":
        return {"type": "array", "items": {"enum": list(NAMES)}}
    if key in ("unless", "only_if", "doubt_if"):
        # A pack may bring conditions of its own: the built-in ones are proposed, others are not refused.
        return {"type": "array", "items": {"anyOf": [{"enum": sorted(CONDITIONS)}, {"type": "string"}]}}
    if key == "line":
        return _table({name: _simple(kind) for name, kind in LINE_KEYS.items()} | {"at": {"enum": list(CHOICES["at"])}})
    if key == "examples":
        marked = {"type": "string", "pattern": r"\[\["}
        return _table({"flags": {**_SAMPLES, "items": marked}, "passes": _SAMPLES}, required=["flags", "passes"])
    if key == "words":
        return {"type": "object", "additionalProperties": {**_TEXTS, "minItems": 1}}
    if key == "match_in":
        return {
            "type": "object",
            "patternProperties": {_LANGUAGE: {**_TEXTS, "minItems": 1}},
            "additionalProperties": False,
        }
    return {"type": "string", "pattern": _LANGUAGE} if key == "language" else _simple(KEYS[key])


def _simple(kind: Any) -> dict[str, Any]:
    return {"type": [_TYPES[one] for one in kind] if isinstance(kind, tuple) else _TYPES[kind]}


def _table(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}

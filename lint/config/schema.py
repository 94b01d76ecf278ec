"""The JSON schema of the configuration, for editors: made from the tables that validate it."""

from __future__ import annotations

from typing import Any

from lint.config.settings import KEYS, Settings
from lint.config.values import READERS


def schema() -> dict[str, Any]:
    """The schema of a seedlint.toml (of the table `tool.seedlint` in a pyproject.toml)."""
    defaults = Settings()
    properties = {key: {**READERS[key].schema, **_default(getattr(defaults, KEYS[key]))} for key in sorted(KEYS)}
    return {
        "title": "seedlint.toml",
        "description": "What seedlint is told of a corpus. Every key is explained in the file that `seedlint init` writes.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _default(value: Any) -> dict[str, Any]:
    """The default of a key that has one."""
    return {"default": value} if isinstance(value, (str, bool, int, float)) and value != "" else {}

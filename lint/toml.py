"""TOML of configurations, decisions and front matter: read in time that grows with the text."""

from __future__ import annotations

from typing import Any

_MOST_PARTS = 40
"""So many parts a key with dots may have; the library takes time with the square of them."""


def loads(text: str) -> dict[str, Any]:
    """The tables of a text. Raises ValueError, with the line where it is known."""
    import tomllib  # many runs have none

    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_PARTS and _has_long_key(line):
            raise ValueError(f"nested too deeply (at line {number}, column 1)")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _has_long_key(line: str) -> bool:
    """Whether so many parts follow one another, with nothing between two dots that ends a key."""
    parts = 0
    for piece in line.split("."):
        parts = 0 if any(sign in piece for sign in "=,{[#") else parts + 1
        if parts > _MOST_PARTS:
            return True
    return False

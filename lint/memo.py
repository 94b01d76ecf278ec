"""A memo of what is worked out of short strings, word by word: a dict, which costs less to ask than a call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")
_MOST = 8_192
"""So many strings are remembered; then all are forgotten at once, which costs less than to tell which was asked for last."""
_LONGEST = 64
"""Longer ones are none that come again."""


class Memo(dict[str, Made]):
    """What `make` makes of strings, by string: made when it is first asked for."""

    def __init__(self, make: Callable[[str], Made], most: int = _MOST) -> None:
        self._make, self._most = make, most

    def __missing__(self, string: str) -> Made:
        made = self._make(string)
        if len(string) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[string] = made
        return made

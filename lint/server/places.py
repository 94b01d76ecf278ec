"""Places of an editor (lines of its own counting, columns in its units) and offsets in a text."""

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from lint.patterns import lazy_pattern

_LINE_END = lazy_pattern(r"\r\n|\n|\r")

Units = Callable[[str], int]
"""How many of the editor's units a text has."""


class Place(NamedTuple):
    """A line and a column, both from 0, the column in the editor's units."""

    line: int
    column: int


def utf16(text: str) -> int:
    """The length of a text in UTF-16, the protocol's units unless others are agreed on."""
    return len(text) + sum(char > "\uffff" for char in text) if not text.isascii() else len(text)


class Places:
    """The lines of a text as the protocol has them: they end at line feeds, carriage returns or both, and nowhere else."""

    def __init__(self, text: str, units: Units = utf16) -> None:
        self._text, self._units = text, units
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def place(self, offset: int) -> Place:
        """Where an offset stands."""
        offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        return Place(line, self._units(self._text[self._starts[line] : offset]))

    def offset(self, place: Place) -> int:
        """The offset of a place; past the end of a line it is the line's end."""
        if place.line >= len(self._starts):
            return len(self._text)
        start = self._starts[place.line]
        end = self._starts[place.line + 1] if place.line + 1 < len(self._starts) else len(self._text)
        line = _LINE_END.split(self._text[start:end], maxsplit=1)[0]
        low, high = 0, len(line)
        while low < high:
            middle = (low + high + 1) // 2
            if self._units(line[:middle]) <= place.column:
                low = middle
            else:
                high = middle - 1
        return start + low

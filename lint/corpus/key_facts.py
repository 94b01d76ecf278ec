"""The facts of a key that are read one by one: of a key that half a corpus shares, memory holds the numbers alone."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import overload

from lint.rule.base import Gathered


class KeyFacts(Sequence[Gathered]):
    """The facts of a key in order, each read whenever it is asked for."""

    def __init__(self, read: Callable[[int], Gathered], numbers: array[int]) -> None:
        """`read` gives the fact of a number."""
        self._read, self._numbers = read, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Gathered: ...

    @overload
    def __getitem__(self, at: slice) -> KeyFacts: ...

    def __getitem__(self, at: int | slice) -> Gathered | KeyFacts:
        if isinstance(at, slice):
            return KeyFacts(self._read, self._numbers[at])
        return self._read(self._numbers[at])

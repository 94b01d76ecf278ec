"""Small pieces of bytes, very many of them: one behind the other, so that each costs little more than itself."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import overload


class Rows(Sequence[bytes]):
    """Bytes by number. Put in order; numbers that are passed over have none."""

    __slots__ = ("_data", "_ends")

    def __init__(self) -> None:
        self._data, self._ends = bytearray(), array("Q", (0,))

    def put(self, number: int, row: bytes) -> None:
        """Add a row; its number is above those before."""
        self.fill(number)
        self._data += row
        self._ends.append(len(self._data))

    def fill(self, count: int) -> None:
        """Pass over all numbers below this."""
        self._ends.extend([len(self._data)] * (count - len(self)))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, which: int) -> bytes: ...
    @overload
    def __getitem__(self, which: slice) -> list[bytes]: ...
    def __getitem__(self, which: int | slice) -> bytes | list[bytes]:
        if isinstance(which, slice):
            return [self[number] for number in range(*which.indices(len(self)))]
        return bytes(self._data[self._ends[which] : self._ends[which + 1]])

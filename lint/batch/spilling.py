"""What is handled together and may be more than fits: a list, or, where it is long, a sequence in a file that reads like one."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import overload

from lint import packing
from lint.batch.rows import Row

MOST_HELD = 50_000
"""So many rows of a key are held in memory."""
_NEAR = 16
"""So many rows that were asked for last need not be read again."""


def held(rows: Iterable[Row], most: int = MOST_HELD) -> Sequence[Row]:
    """All the rows, in memory if they are no more than `most`."""
    rows = iter(rows)
    first = list(islice(rows, most + 1))
    if len(first) <= most:
        return first
    spilled = Spilled()
    for row in first:
        spilled.add(row)
    del first
    for row in rows:
        spilled.add(row)
    return spilled


class Spilled(Sequence[Row]):
    """Rows in a temporary file, which goes with them: eight bytes of memory a row."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="seedlint-rows-")  # noqa: SIM115 - closed when nobody knows it any more
        self._ends = array("Q", [0])
        self._near: dict[int, Row] = {}

    def add(self, row: Row) -> None:
        """Put a row behind the others, as long as none has been read."""
        self._ends.append(self._ends[-1] + self._file.write(packing.pack(tuple(row))))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, which: int) -> Row: ...
    @overload
    def __getitem__(self, which: slice) -> list[Row]: ...
    def __getitem__(self, which: int | slice) -> Row | list[Row]:
        if isinstance(which, slice):
            return [self[number] for number in range(*which.indices(len(self)))]
        number = which + len(self) if which < 0 else which
        if not 0 <= number < len(self):
            raise IndexError(which)
        if number not in self._near:
            if len(self._near) >= _NEAR:
                del self._near[next(iter(self._near))]
            self._file.seek(self._ends[number])
            self._near[number] = self._row(number)
        return self._near[number]

    def __iter__(self) -> Iterator[Row]:
        """The rows one behind the other; others may be asked for in between."""
        for number in range(len(self)):
            if self._file.tell() != self._ends[number]:
                self._file.seek(self._ends[number])
            yield self._row(number)

    def _row(self, number: int) -> Row:
        return Row(*packing.unpack(self._file.read(self._ends[number + 1] - self._ends[number])))

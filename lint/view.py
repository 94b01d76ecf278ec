"""Values that are made one by one: of what is many, a key that half a corpus shares or a text of millions, memory holds numbers alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

From = TypeVar("From")
Item = TypeVar("Item")


class View(Sequence[Item], Generic[From, Item]):
    """What `make` makes of each of some values, made whenever it is asked for."""

    def __init__(self, values: Sequence[From], make: Callable[[From], Item]) -> None:
        self._values, self._make = values, make

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, which: int) -> Item: ...
    @overload
    def __getitem__(self, which: slice) -> View[From, Item]: ...
    def __getitem__(self, which: int | slice) -> Item | View[From, Item]:
        if isinstance(which, slice):
            return View(self._values[which], self._make)
        return self._make(self._values[which])

    def __iter__(self) -> Iterator[Item]:
        return map(self._make, self._values)

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


_PAGE = 1 << 10


class Pages(Sequence[Item]):
    """So many values, made a page at a time, of which the last two are kept: for what is asked for in order, many times.

    `make` makes the values from one number up to another.
    """

    def __init__(self, count: int, make: Callable[[int, int], list[Item]]) -> None:
        self._count, self._make = count, make
        self._page: list[Item] = []
        self._other: list[Item] = []
        self._first = self._other_first = 0

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, which: int) -> Item: ...
    @overload
    def __getitem__(self, which: slice) -> list[Item]: ...
    def __getitem__(self, which: int | slice) -> Item | list[Item]:
        if isinstance(which, slice):
            return [self[number] for number in range(*which.indices(self._count))]
        place = which - self._first
        if 0 <= place < len(self._page):
            return self._page[place]
        return self._turned_to(which) if which >= 0 else self._from_the_end(which)

    def __iter__(self) -> Iterator[Item]:
        for first in range(0, self._count, _PAGE):
            yield from self._make(first, min(first + _PAGE, self._count))

    def _from_the_end(self, which: int) -> Item:
        if which < -self._count:
            raise IndexError(which)
        return self[which + self._count]

    def _turned_to(self, which: int) -> Item:
        """The value of a number that is not on the page at hand, which then is. Raises IndexError."""
        if which >= self._count:
            raise IndexError(which)
        first = which - which % _PAGE
        page, self._other, self._other_first, known = self._other, self._page, self._first, self._other_first
        if known != first or not page:
            page = self._make(first, min(first + _PAGE, self._count))
        self._page, self._first = page, first
        return page[which - first]

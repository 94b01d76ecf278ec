"""Which keys more facts share than may propose pairs: noted while articles come in, so that what is filed under such keys is bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import compress
from typing import TypeVar

from lint.corpus.document_facts import HASH_BITS

_ROOM = 1 << 16
"""So many keys are counted, and so many known to be frequent, at once."""


Columns = TypeVar("Columns", bound=tuple[list[int], ...])
"""Keys, and what stands beside them."""


class Frequent:
    """Counts keys in bounded memory. A count may be too low, so what is said to be frequent is.

    Of a frequent key twice as many postings as may propose pairs are filed already: enough to see that it proposes none, also when
    some of their articles go again.
    """

    def __init__(self, limits: Mapping[int, int]) -> None:
        """`limits`: by slot, how many facts may share a key and propose pairs. Rules of other slots need all their postings."""
        self._slots = frozenset(limits)
        self._enough = 2 * max(limits.values(), default=0)
        self._counts: Counter[int] = Counter()
        self._frequent: set[int] = set()

    def left(self, postings: Columns) -> Columns:
        """The postings of an article that are worth filing; they are counted."""
        if not self._slots:
            return postings
        if not self._frequent.isdisjoint(postings[0]):
            kept = [key not in self._frequent for key in postings[0]]
            postings = type(postings)(list(compress(column, kept)) for column in postings)
        counts, enough = self._counts, self._enough
        counts.update(postings[0])
        self._frequent.update(
            [key for key in postings[0] if counts[key] > enough and key >> HASH_BITS in self._slots]
            if len(self._frequent) < _ROOM
            else ()
        )
        if len(self._counts) > _ROOM:
            self._make_room()
        return postings

    def _make_room(self) -> None:
        """Forget the rarer half of the keys, and those that are known to be frequent: so it is long until there is no room again."""
        least = sorted(self._counts.values())[len(self._counts) // 2]
        self._counts = Counter(
            {key: times for key, times in self._counts.items() if times > least and key not in self._frequent}
        )

    def forget(self, keys: Iterable[int]) -> None:
        """Some postings that were filed are gone."""
        for key in keys:
            if key in self._counts:
                self._counts[key] -= 1

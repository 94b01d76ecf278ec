"""Postings on their way to the database: of a corpus that is small, most need not go there."""

from __future__ import annotations

from collections import Counter
from itertools import compress

from lint.corpus.document_facts import Postings
from lint.corpus.tables import FACT_BITS, MOST_FACTS

_ROOM = 1 << 17
"""So many postings wait at once: those of some hundred articles."""

Placed = tuple[list[int], list[int], list[int], list[int]]
"""Postings, each with its place in the database."""


class Waiting:
    """Postings that wait: as long as all of a corpus are here, those whose key nobody shares tell nothing, and stay."""

    def __init__(self, may_stay: bool) -> None:
        """`may_stay`: nobody will ask later on for what stayed here."""
        self._may_stay = may_stay
        self._articles: list[Placed] = []
        self._count = 0
        self._filed = frozenset[int]()
        """The keys whose postings do not wait any more."""
        self._asked = True
        """Whether `needed` was asked since the last article came."""

    def add(self, number: int, postings: Postings) -> bool:
        """Take in the postings of an article; whether there is no more room."""
        first, count = number << FACT_BITS, min(len(postings[0]), MOST_FACTS)
        keys, facts, forms = (column[:count] for column in postings)
        self._articles.append((keys, facts, forms, list(range(first, first + count))))
        self._count += count
        self._asked = False
        return self._count > _ROOM

    def all(self) -> list[Placed]:
        """All that wait, to be filed now."""
        self._may_stay = False
        articles, filed, self._articles, self._filed, self._count = self._articles, self._filed, [], frozenset(), 0
        return [_selected(one, [key not in filed for key in one[0]]) for one in articles] if filed else articles

    def needed(self) -> list[Placed]:
        """Those without which keys cannot be looked up, to be filed now; the others go on waiting, until another article comes."""
        if self._asked:
            return []
        self._asked = True
        if not self._may_stay:
            return self.all()
        self._may_stay, self._filed = False, self._shared()
        return [_selected(one, [key in self._filed for key in one[0]]) for one in self._articles]

    def _shared(self) -> frozenset[int]:
        counts = Counter[int]()
        for keys, *_ in self._articles:
            counts.update(keys)
        return frozenset(key for key, count in counts.items() if count > 1)


def _selected(columns: Placed, marks: list[bool]) -> Placed:
    keys, facts, forms, places = (list(compress(column, marks)) for column in columns)
    return keys, facts, forms, places

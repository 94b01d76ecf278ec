"""Postings on their way to the database: of a corpus that is small, most need not go there."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import compress
from typing import NamedTuple

from lint.corpus.document_facts import Postings
from lint.corpus.tables import FACT_BITS, MOST_FACTS

_ROOM = 1 << 16
"""So many postings wait at once: those of some hundred articles."""

Placed = tuple[list[int], list[int], list[int], list[int]]
"""Postings, each with its place in the database."""


class _Article(NamedTuple):
    """The postings of an article, eight bytes a number."""

    keys: array[int]
    facts: array[int]
    forms: array[int]
    first: int
    """The place of its first posting; the others have the next ones."""

    def placed(self, marks: list[bool] | None = None) -> Placed:
        """Its postings with their places: those that are marked, or all."""
        columns = (self.keys, self.facts, self.forms, range(self.first, self.first + len(self.keys)))
        keys, facts, forms, places = (list(compress(one, marks) if marks is not None else one) for one in columns)
        return keys, facts, forms, places


class Waiting:
    """Postings that wait: as long as all of a corpus are here, those whose key nobody shares tell nothing, and stay."""

    def __init__(self, may_stay: bool) -> None:
        """`may_stay`: nobody will ask later on for what stayed here."""
        self._may_stay = may_stay
        self._articles: list[_Article] = []
        self._count = 0
        self._filed = frozenset[int]()
        """The keys whose postings do not wait any more."""
        self._asked = True
        """Whether `needed` was asked since the last article came."""

    def add(self, number: int, postings: Postings) -> bool:
        """Take in the postings of an article; whether there is no more room."""
        count = min(len(postings[0]), MOST_FACTS)
        keys, facts, forms = (array("q", column[:count]) for column in postings)
        self._articles.append(_Article(keys, facts, forms, number << FACT_BITS))
        self._count += count
        self._asked = False
        return self._count > _ROOM

    def all(self) -> Iterator[Placed]:
        """All that wait, to be filed now."""
        self._may_stay = False
        articles, filed, self._articles, self._filed, self._count = self._articles, self._filed, [], frozenset(), 0
        return (one.placed([key not in filed for key in one.keys] if filed else None) for one in articles)

    def needed(self) -> Iterator[Placed]:
        """Those without which keys cannot be looked up, to be filed now; the others go on waiting, until another article comes."""
        if self._asked:
            return iter(())
        self._asked = True
        if not self._may_stay:
            return self.all()
        self._may_stay, self._filed = False, self._shared()
        return (one.placed([key in self._filed for key in one.keys]) for one in self._articles)

    def _shared(self) -> frozenset[int]:
        """The keys that two postings or more have."""
        seen, shared = set[int](), set[int]()
        for one in self._articles:
            own = Counter(one.keys)
            shared |= seen.intersection(own)
            if len(own) < len(one.keys):
                shared.update(key for key, count in own.items() if count > 1)
            seen.update(own)
        return frozenset(shared)

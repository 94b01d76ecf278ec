"""Postings on their way to the database: those of a corpus that is small need not go there."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
    number: int

    @property
    def first(self) -> int:
        """The place of its first posting; the others have the next ones."""
        return self.number << FACT_BITS

    def placed(self, marks: list[bool] | None = None) -> Placed:
        """Its postings with their places: those that are marked, or all."""
        columns = (self.keys, self.facts, self.forms, range(self.first, self.first + len(self.keys)))
        keys, facts, forms, places = (list(compress(one, marks) if marks is not None else one) for one in columns)
        return keys, facts, forms, places


class Shared:
    """The keys that several postings have, and the facts filed under them, as the database would tell them."""

    def __init__(self, articles: Sequence[_Article], ranks: Mapping[int, int]) -> None:
        """`ranks`: where the articles stand in order of their names, by their numbers."""
        self._held = {key: (array("q"), array("q")) for key in _shared(articles)}
        """By key, the numbers of the facts, and their forms."""
        self._keys = sorted(self._held)
        for one in articles:
            rank = ranks[one.number] << FACT_BITS
            for held, fact, form in zip(map(self._held.get, one.keys), one.facts, one.forms, strict=True):
                if held is not None:
                    held[0].append(rank | fact)
                    held[1].append(form)

    def ranges(self, low: int, end: int, most: int) -> Iterator[tuple[int, int]]:
        """The keys between two in ranges of about so many postings."""
        count = 0
        for key in self._between(low, end):
            count += len(self._held[key][0])
            if count > most:
                yield low, key + 1
                low, count = key + 1, 0
        if count:
            yield low, end

    def groups(self, low: int, high: int) -> Iterator[tuple[int, list[int]]]:
        """The keys of a range with the numbers of their facts, but for keys whose facts have all one form."""
        for key in self._between(low, high):
            facts, forms = self._held[key]
            if 0 in forms or len(set(forms)) > 1:
                yield key, sorted(facts)

    def sharing(self, low: int, high: int, most: int | None) -> Iterator[tuple[int, list[int]]]:
        """The same whatever form the facts have, of keys that no more than `most` facts share."""
        for key in self._between(low, high):
            facts, _ = self._held[key]
            if most is None or len(facts) <= most:
                yield key, sorted(facts)

    def _between(self, low: int, high: int) -> list[int]:
        return self._keys[bisect_left(self._keys, low) : bisect_left(self._keys, high)]


def _shared(articles: Sequence[_Article]) -> set[int]:
    """The keys that two postings or more have."""
    seen, shared = set[int](), set[int]()
    for one in articles:
        own = set(one.keys)
        shared |= own & seen
        if len(own) < len(one.keys):
            shared.update(key for key, count in Counter(one.keys).items() if count > 1)
        seen |= own
    return shared


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
        self._articles.append(_Article(keys, facts, forms, number))
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
        self._may_stay, self._filed = False, frozenset(_shared(self._articles))
        return (one.placed([key in self._filed for key in one.keys]) for one in self._articles)

    @property
    def have_all(self) -> bool:
        """Whether the postings of the whole corpus wait here, so that the database need not be asked for any."""
        return self._may_stay

    def shared(self, ranks: Mapping[int, int]) -> Shared:
        """The keys that several of the postings have, told by the ranks of their articles."""
        return Shared(self._articles, ranks)

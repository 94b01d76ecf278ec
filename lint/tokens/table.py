"""The words of a stretch of text, in a table: where each token begins, and the word that it holds.

A token is what stands between two spaces or tabs; dashes that glue words together are tokens of their own. Whoever reads words rather than
patterns reads them here: about a sentence is taken apart where somebody asks, and nothing of a text in which nobody does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add

from lint.model import Span
from lint.patterns import lazy_pattern
from lint.tokens.words import WORDS, Word

_GLUED = lazy_pattern("[^\x96\x97-]+(?:-[^\x96\x97-]+)*(?:-$)?|[\x96\x97]|-+")
_REACH = 600
"""How far the words around a place reach, in characters, where no sentence ends before; and how long a token at a bound may be."""


class Line:
    """Words that follow each other in a block."""

    __slots__ = ("_begin", "_end", "_offsets", "words")

    def __init__(self, words: list[Word], offsets: Sequence[int], begin: int, end: int) -> None:
        self.words = words
        self._offsets = offsets
        """Where the token of each begins, from where the stretch does: small numbers, which are objects that exist already."""
        self._begin = begin
        self._end = end

    def start(self, number: int) -> int:
        """Where a word begins."""
        return self._begin + self._offsets[number] + self.words[number].start

    def end(self, number: int) -> int:
        """Where a word ends."""
        return self._begin + self._offsets[number] + self.words[number].end

    def holds(self, end: int) -> bool:
        """Whether a place is none behind the stretch."""
        return end <= self._end

    def number_of(self, place: int) -> int:
        """The number of the word whose token, or the space behind it, stands at a place; -1 for a place before all of them."""
        return bisect_right(self._offsets, place - self._begin) - 1

    def number_at(self, place: int) -> int:
        """The number of the word that begins at a place, -1 where none does."""
        number = bisect_right(self._offsets, place - self._begin) - 1
        begins = number >= 0 and self._begin + self._offsets[number] + self.words[number].start == place
        return number if begins else -1

    def between(self, low: int, high: int) -> Line:
        """The words of which something stands between two places."""
        first, last = bisect_left(self._offsets, low - self._begin), bisect_left(self._offsets, high - self._begin)
        if first and self.end(first - 1) > low:
            first -= 1
        end = self._begin + self._offsets[last] if last < len(self.words) else self._end
        return Line(self.words[first:last], self._offsets[first:last], self._begin, end)


def words_around(folded: str, start: int, end: int, cell: Span) -> Line:
    """The words of about the sentence that holds a place, none outside of `cell`; cut where surely a sentence ends."""
    low, high = max(cell.start, start - _REACH), min(cell.end, end + _REACH)
    at = start
    while (at := folded.rfind(". ", low, at)) >= 0:
        if _closes(folded, at):
            low = at + 2
            break
    at = end
    while (at := folded.find(". ", at, high)) >= 0:
        at += 1
        if _closes(folded, at - 1):
            high = at
            break
    return words_between(folded, low, high, cell)


def words_between(folded: str, low: int, high: int, cell: Span) -> Line:
    """The words of which something stands between two places of a cell or block."""
    first, last = max(cell.start, low - _REACH), min(cell.end, high + _REACH)
    first = folded.rfind(" ", first, low) + 1 or first
    at = folded.find(" ", max(high - 1, low), last)
    last = last if at < 0 else at
    line = line_of(folded, first, last)
    return line if first == low and last <= high else line.between(low, high)


def word_before(folded: str, place: int, low: int) -> Word | None:
    """The word before a place where nothing but one space stands between; None elsewhere, and for one before `low`."""
    if place - low < 2 or folded[place - 1] != " " or folded[place - 2] in " \t":
        return None
    return line_of(folded, folded.rfind(" ", low, place - 1) + 1 or low, place - 1).words[-1]


def _closes(folded: str, stop: int) -> bool:
    """Whether a full stop closes a sentence for sure: behind a common word, not behind “Sen” or “J”."""
    word = folded[stop - 4 : stop]
    return word.isalpha() and word.islower()


def line_of(folded: str, start: int, end: int) -> Line:
    """The words of a stretch of text."""
    text = folded[start:end].replace("\t", " ")
    parts = text.split(" ")
    if "" in parts or "\x96" in text or "\x97" in text or "--" in text:
        return Line(*_taken_apart(parts), start, end)
    offsets = list(map(add, accumulate(map(len, parts), initial=0), range(len(parts))))
    return Line(list(map(WORDS.__getitem__, parts)), offsets, start, end)


def _taken_apart(parts: list[str]) -> tuple[list[Word], list[int]]:
    """What each token holds and where it begins; empty parts stand between two spaces."""
    words, starts, at = list[Word](), list[int](), 0
    for part in parts:
        if "\x96" in part or "\x97" in part or "--" in part:
            for one in _GLUED.finditer(part):
                words.append(WORDS[one.group()])
                starts.append(at + one.start())
        elif part:
            words.append(WORDS[part])
            starts.append(at)
        at += len(part) + 1
    return words, starts

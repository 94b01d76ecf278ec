"""The table of a document's tokens, block by block: where each begins, and the word that it holds.

A token is what stands between two spaces or tabs; dashes that glue words together are tokens of their own. Whoever reads words rather than
patterns reads them here: a block is taken apart once, when the first asks, and a sentence or a stretch of it is a range of numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add

from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.tokens.words import WORDS, Word

_GLUED = lazy_pattern("[^\x96\x97-]+(?:-[^\x96\x97-]+)*(?:-$)?|[\x96\x97]|-+")
_REACH = 600
"""How far the words around a place reach, in characters, where no sentence ends before."""


class Line:
    """Words that follow each other in a block."""

    __slots__ = ("_end", "_starts", "first", "words")

    def __init__(self, words: list[Word], starts: Sequence[int], end: int, first: int = 0) -> None:
        self.words = words
        self._starts = starts
        """Where the token of each begins."""
        self._end = end
        self.first = first
        """The number of its first word in the block."""

    def start(self, number: int) -> int:
        """Where a word begins."""
        return self._starts[number] + self.words[number].start

    def end(self, number: int) -> int:
        """Where a word ends."""
        return self._starts[number] + self.words[number].end

    def holds(self, end: int) -> bool:
        """Whether a place is none behind the stretch."""
        return end <= self._end

    def number_of(self, place: int) -> int:
        """The number of the word whose token, or the space behind it, stands at a place; -1 for a place before all of them."""
        return bisect_right(self._starts, place) - 1

    def number_at(self, place: int) -> int:
        """The number of the word that begins at a place, -1 where none does."""
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and self._starts[number] + self.words[number].start == place else -1

    def between(self, low: int, high: int) -> Line:
        """The words of which something stands between two places."""
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        if first and self.end(first - 1) > low:
            first -= 1
        return self._part(first, last)

    def around(self, folded: str, start: int, end: int, cell: Span) -> Line:
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
        return self._part(bisect_left(self._starts, low), bisect_left(self._starts, high))

    def _part(self, first: int, last: int) -> Line:
        end = self._starts[last] if last < len(self.words) else self._end
        return Line(self.words[first:last], self._starts[first:last], end, self.first + first)


def _closes(folded: str, stop: int) -> bool:
    """Whether a full stop closes a sentence for sure: behind a common word, not behind “Sen” or “J”."""
    word = folded[stop - 4 : stop]
    return word.isalpha() and word.islower()


def line_of(folded: str, start: int, end: int) -> Line:
    """The words of a stretch of text."""
    text = folded[start:end].replace("\t", " ")
    parts = text.split(" ")
    if "" in parts or "\x96" in text or "\x97" in text or "--" in text:
        return Line(*_taken_apart(parts, start), end)
    starts = list(map(add, accumulate(map(len, parts), initial=start), range(len(parts))))
    return Line(list(map(WORDS.__getitem__, parts)), starts, end)


def _taken_apart(parts: list[str], at: int) -> tuple[list[Word], list[int]]:
    """What each token holds and where it begins; empty parts stand between two spaces."""
    words, starts = list[Word](), list[int]()
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


_PIECE = 1 << 15
"""So many characters of a block are taken apart at once; one that is longer is cut where a sentence ends."""
_KEPT = 16
"""So many pieces of a long text are kept taken apart."""


@annotation
def _lines(document: Document) -> dict[tuple[int, int], Line]:
    return {}


def words_at(document: Document, place: int) -> Line:
    """The words of the block that holds a place, of a very long one those about the place; read when first asked for."""
    known = _lines(document)
    start, end = block = document.block_at(place)
    if end - start > _PIECE:
        start, end = block = _piece(document.folded, place, start, end)
    line = known.get(block)
    if line is None:
        if document.is_long and len(known) >= _KEPT:
            known.clear()
        line = known[block] = line_of(document.folded, start, end)
    return line


def _piece(folded: str, place: int, start: int, end: int) -> Span:
    """The piece of a long block that holds a place."""
    number = (place - start) // _PIECE
    first = _cut(folded, start, start + number * _PIECE, end)
    if place < first:
        number, first = number - 1, _cut(folded, start, start + (number - 1) * _PIECE, end)
    return Span(first, _cut(folded, start, start + (number + 1) * _PIECE, end))


def _cut(folded: str, start: int, place: int, end: int) -> int:
    """Where the first sentence begins at or behind a place, or the first word where none does soon."""
    if place <= start or place >= end:
        return min(max(place, start), end)
    soon = min(place + _PIECE // 2, end)
    at = folded.find(". ", place, soon) + 1 or folded.find(" ", place, soon)
    return at + 1 if at >= 0 else soon

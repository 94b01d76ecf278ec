"""A small fair sample of what a document says, the same for the same text: what near-duplicates are found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any
from zlib import crc32

from lint.model import Span, as_span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.lines import PIECE, pieces

SHINGLE = 5
"""Words in a row that are compared as one."""
SIZE = 32
"""The smallest so many of a document's shingles stand for it (a bottom-k MinHash)."""
_LAST_ANCHOR = 0xFFFFFFFF >> 3
_LATER = 0x80000000
_WORD = lazy_pattern(r"[a-z0-9_]+")
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTERS = bytes(code if bytes([code]).isalnum() or code == ord("_") else ord(" ") for code in range(256))


@annotation
def minhash_of(document: Document) -> list[int]:
    """The smallest hashes of five-word shingles, those that begin with one of an eighth of all words before all others.

    Most documents have enough of those, and only they are hashed then: a fraction of the work for as fair a sample.
    """
    text = document.comparable
    is_folded = text is document.folded
    if len(text) <= PIECE:
        return _sketch([_words(text, is_folded)])
    return _sketch(_Overlapping(text, is_folded))


def _sketch(parts: Iterable[list[bytes]]) -> list[int]:
    known = _smallest(parts, _anchored)
    return known if len(known) == SIZE else known + _smallest(parts, _others)[: SIZE - len(known)]


def _smallest(parts: Iterable[list[bytes]], hashes: Callable[[list[bytes]], set[int]]) -> list[int]:
    smallest: list[int] = []
    for words in parts:
        smallest = sorted(hashes(words).union(smallest))[:SIZE]
    return smallest


def _anchored(words: list[bytes]) -> set[int]:
    places = [at for at, mark in enumerate(map(crc32, words[: 1 - SHINGLE])) if mark <= _LAST_ANCHOR]
    return {hashed & (_LATER - 1) for hashed in _hashes(words, places)}


def _others(words: list[bytes]) -> set[int]:
    places = [at for at, mark in enumerate(map(crc32, words[: 1 - SHINGLE])) if mark > _LAST_ANCHOR]
    return {hashed | _LATER for hashed in _hashes(words, places)}


def _hashes(words: list[bytes], places: list[int]) -> Iterator[int]:
    """The hashes of the shingles that begin at some places."""
    return map(crc32, map(b" ".join, [words[at : at + SHINGLE] for at in places]))


class _Overlapping:
    """The words of a long document piece by piece, each piece beginning with the last ones of that before it: no shingle is lost."""

    def __init__(self, text: str, is_folded: bool) -> None:
        self._text, self._is_folded = text, is_folded

    def __iter__(self) -> Iterator[list[bytes]]:
        before: list[bytes] = []
        for start, end in pieces(self._text, " "):
            before = before[1 - SHINGLE :] + _words(self._text[start:end], self._is_folded)
            yield before


def _words(text: str, is_folded: bool) -> list[bytes]:
    """The words of a comparable text in lower case; in scripts without spaces between words, the letters."""
    if is_folded:
        return text.encode("latin-1").lower().translate(_LETTERS).split()
    return [word.encode("utf-8", "surrogatepass") for word in _any_word().findall(text.lower())]


@lru_cache(maxsize=1)
def _any_word() -> Any:
    """Finds the words of any script. Compiled where there is one: few corpora have them."""
    import regex

    return regex.compile(rf"[{_UNSPACED}]\p{{M}}*|(?:(?![{_UNSPACED}])[\p{{L}}\p{{M}}\p{{N}}_])+")


def words_with_places(document: Document) -> tuple[list[str], list[Span]]:
    """The words by which documents are compared, as `minhash_of` has them, and where they stand."""
    compared = document.comparable
    pattern = _WORD if compared is document.folded else _any_word()
    text = compared.lower()
    spans = [as_span(match.span()) for match in pattern.finditer(text)]
    return [text[start:end] for start, end in spans], spans


def jaccard(one: Iterable[int], other: Iterable[int]) -> float:
    """How much of their shingles two documents share, as far as their sketches tell: 0 to 1."""
    ours, theirs = set(one), set(other)
    size = min(len(ours), len(theirs)) if max(len(ours), len(theirs)) == SIZE else SIZE
    smallest = sorted(ours | theirs)[: max(1, size)]
    return len(ours & theirs & set(smallest)) / len(smallest) if smallest else 0.0

"""Lines and words of a text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from operator import add

from lint.model import Span, as_span
from lint.patterns import lazy_pattern


def line_starts(text: str) -> list[int]:
    """Where each line of `text` starts; a final line end opens one more, empty line."""
    return _starts(text.split("\n"))


def _starts(lines: list[str]) -> list[int]:
    starts = list(accumulate([len(line) + 1 for line in lines], initial=0))
    starts.pop()
    return starts


def line_spans(text: str) -> list[Span]:
    """The lines of `text` without their ends (`\\n` or `\\r\\n`)."""
    lines = text.split("\n")
    sizes = [len(line) - line.endswith("\r") for line in lines] if "\r" in text else map(len, lines)
    starts = _starts(lines)
    return list(map(as_span, zip(starts, map(add, starts, sizes), strict=True)))


PIECE = 1 << 20
"""Characters from which on a text is worked through in pieces, so that what is made of each sign is not held of all at once."""


def pieces(text: str, last: str, size: int = PIECE) -> Iterator[Span]:
    """The pieces of about so many characters that a text falls into, each but the final one ending with the sign `last`."""
    start = 0
    while start < len(text):
        end = text.find(last, start + size) + 1 or len(text)
        yield Span(start, end)
        start = end


_SPACE = lazy_pattern(r"\s*")


def size_within_space(text: str) -> int:
    """How many characters a text has without the space around it; no copy of it is made."""
    space = _SPACE.match(text)
    start, end = space.end() if space else 0, len(text)
    while start < end:
        first = max(start, end - PIECE)
        bare = text[first:end].rstrip()
        if bare:
            return first + len(bare) - start
        end = first
    return 0


FIRST_EASTERN = "\u3040"
"""No sign of Chinese or Japanese comes before it."""
_EASTERN = lazy_pattern("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_SIGNS_OF_A_WORD = 2
"""Chinese and Japanese have no spaces: so many signs are a word, on average."""


def eastern_words(text: str) -> int:
    """How many words more a text has than spaces tell, for it is in Chinese or Japanese in part."""
    return sum(map(len, _EASTERN.findall(text))) // _SIGNS_OF_A_WORD


def count_words(text: str, eastern: bool) -> int:
    """How many words a text has, `eastern`: which may be in Chinese or Japanese in part; no more than a piece of it is taken apart at a time."""
    between = sum(len(text[start:end].split()) for start, end in pieces(text, " "))
    return between + (eastern_words(text) if eastern else 0)


_BETWEEN_WORDS = bytes(32 if chr(code).isspace() else 120 for code in range(256))
"""Maps the folded text's space to spaces and all else to a letter."""


def word_count(scanned: bytes) -> int:
    """How many words stand in a folded text, given as bytes: as many as `split` would make, without making them."""
    shape = scanned.translate(_BETWEEN_WORDS)
    return shape.count(b" x") + shape.startswith(b"x")

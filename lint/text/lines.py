"""Lines and words of a text."""

from __future__ import annotations

from itertools import accumulate

from lint.model import Span


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
    return [Span(start, start + size) for start, size in zip(_starts(lines), sizes, strict=True)]


_BETWEEN_WORDS = bytes(32 if chr(code).isspace() else 120 for code in range(256))
"""Maps the folded text's space to spaces and all else to a letter."""


def word_count(scanned: bytes) -> int:
    """How many words stand in a folded text, given as bytes: as many as `split` would make, without making them."""
    shape = scanned.translate(_BETWEEN_WORDS)
    return shape.count(b" x") + shape.startswith(b"x")

"""Lines, hard-wrapped paragraphs and words of a text."""

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


_WRAPPED_WIDTHS = range(40, 120)


def unwrap(folded: str) -> str:
    """`folded` with the line ends inside hard-wrapped paragraphs turned into spaces; same length, same offsets.

    Articles mostly come with a paragraph a line. Agency copy is often wrapped at a fixed width instead: then the lines
    that are followed directly by another one are about equally long, and most of them stop in mid sentence.
    """
    lines = folded.split("\n")
    if len(lines) < 4 or max(map(len, lines)) >= _WRAPPED_WIDTHS.stop:
        return folded
    inner = [line for line, after in zip(lines, lines[1:], strict=False) if line.strip() and after.strip()]
    wide = sorted(map(len, inner))[len(inner) // 2] if inner else 0
    if len(inner) < 3 or wide not in _WRAPPED_WIDTHS:
        return folded
    running = [
        line for line in inner if len(line) > wide * 0.75 and not line.rstrip().endswith((".", "!", "?", ":", '"'))
    ]
    if len(running) < 0.6 * len(inner):
        return folded
    pieces = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        joined = len(line) > wide * 0.6 and after.strip() and not after.startswith(("   ", "\t", "- ", "* "))
        pieces.append(line + (" " if joined else "\n"))
    return "".join(pieces)[:-1].replace("\r ", "  ")


_BETWEEN_WORDS = bytes(32 if chr(code).isspace() else 120 for code in range(256))
"""Maps the folded text's space to spaces and all else to a letter."""


def word_count(scanned: bytes) -> int:
    """How many words stand in a folded text, given as bytes: as many as `split` would make, without making them."""
    shape = scanned.translate(_BETWEEN_WORDS)
    return shape.count(b" x") + shape.startswith(b"x")

"""Where the text of a document stands in its source: markup, escapes and front matter put them apart."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from lint.packing import DamagedError, expect, expect_dict


def packed_numbers(values: Iterable[int]) -> bytes:
    """Whole numbers as eight bytes each, whatever the machine."""
    packed = array("q", values)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def numbers(data: bytes) -> list[int]:
    """Numbers of eight bytes each. Raises DamagedError."""
    if len(data) % 8:
        raise DamagedError("no numbers of eight bytes")
    packed = array("q", data)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tolist()


class SourceMap:
    """Where each code point of a document's text stands in its decoded source, as runs of equal distance.

    `runs` is an ordered list of (offset in text, offset in source); between two entries both advance together. `wide` has
    the length in the source of the characters that are written as more than one there (escapes, entities).
    """

    __slots__ = ("_source_offsets", "_text_offsets", "_wide")

    def __init__(self, runs: list[tuple[int, int]], wide: Mapping[int, int] | None = None) -> None:
        self._text_offsets = [run[0] for run in runs]
        self._source_offsets = [run[1] for run in runs]
        self._wide = wide or {}

    def plain(self) -> tuple[bytes, bytes, dict[int, int]]:
        """The map as plain values: the runs as numbers of eight bytes, and what is wide."""
        return packed_numbers(self._text_offsets), packed_numbers(self._source_offsets), dict(self._wide)

    @classmethod
    def from_plain(cls, values: Any) -> SourceMap:
        """The map of plain values. Raises DamagedError."""
        texts, sources, wide = expect(values, bytes, bytes, dict)
        runs = list(zip(numbers(texts), numbers(sources), strict=False))
        if not runs or len(texts) != len(sources):
            raise DamagedError("no map of a source")
        return cls(runs, expect_dict(wide, int, int))

    def source(self, offset: int) -> int:
        """The offset in the source of the text's code point `offset`."""
        run = max(0, bisect_right(self._text_offsets, offset) - 1)
        return self._source_offsets[run] + offset - self._text_offsets[run]

    def source_end(self, end: int) -> int:
        """The end in the source of a span that ends (exclusively) at `end` in the text."""
        return self.source(end - 1) + self._wide.get(end - 1, 1) if end else self.source(0)

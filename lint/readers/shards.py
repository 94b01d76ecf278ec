"""Cut large files into pieces that can be read apart: the unit of work of a process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from lint.readers import PACKED, STDIN, format_of, suffix

SHARD_BYTES = 1 << 23
"""About so much of a file with many documents is read by one process at a time."""


class Shard(NamedTuple):
    """A file, or the records of it between two places (`end` None: to its end): bytes of JSON Lines, rows of Parquet."""

    path: str
    start: int = 0
    end: int | None = None
    line: int = 0
    """How many lines or rows stand before it."""
    offset: int = 0
    """How many code points stand before it."""
    size: int | None = None
    """How many bytes it has; None: as many as the file."""

    def __str__(self) -> str:
        return self.path if self.end is None and not self.start else f"{self.path} from record {self.line + 1}"


def cut(path: str, size: int = SHARD_BYTES) -> Iterator[Shard]:
    """The shards of a file: one, but for JSON Lines and Parquet files that are larger than `size`.

    A file that cannot be read is one shard, too: its reader tells what is wrong.
    """
    format = format_of(path)
    if path == STDIN or not format.cut or suffix(path).endswith(PACKED) or _size(path) <= size:
        yield Shard(path)
    elif format.reader == "parquet":
        yield from _rows(path, size)
    else:
        yield from _lines(path, size)


def _lines(path: str, size: int) -> Iterator[Shard]:
    """Cut at line ends."""
    start = line = offset = 0
    with open(path, "rb") as file:  # noqa: PTH123 - a plain string, as everywhere in the readers
        while chunk := file.read(size):
            chunk += file.readline()
            end = start + len(chunk)
            yield Shard(path, start, end, line, offset, len(chunk))
            line += chunk.count(b"\n")
            offset += len(chunk.decode("utf-8", "replace"))
            start = end


def _rows(path: str, size: int) -> Iterator[Shard]:
    """Cut between row groups, and large row groups between rows."""
    from lint.readers import parquet

    pieces = parquet.pieces(path, size)
    yield from (Shard(path, start, end, start, size=held) for start, end, held in pieces)
    if not pieces:
        yield Shard(path)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - as above
    except OSError:
        return 0

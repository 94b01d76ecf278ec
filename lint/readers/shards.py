"""Cut large files into pieces that can be read apart: the unit of work of a process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from lint.readers import STDIN, suffix

SHARD_BYTES = 1 << 23
"""About so much of a JSON Lines file is read by one process at a time."""


class Shard(NamedTuple):
    """A file, or the lines of it between two offsets in bytes (`end` None: to its end)."""

    path: str
    start: int = 0
    end: int | None = None
    line: int = 0
    """How many lines stand before it."""
    offset: int = 0
    """How many code points stand before it."""

    def __str__(self) -> str:
        return self.path if self.end is None and not self.start else f"{self.path} from line {self.line + 1}"


def cut(path: str, size: int = SHARD_BYTES) -> Iterator[Shard]:
    """The shards of a file: one, but for JSON Lines that are larger than `size`, which are cut at line ends.

    A file that cannot be read is one shard, too: its reader tells what is wrong.
    """
    if path == STDIN or suffix(path) not in (".jsonl", ".ndjson") or _size(path) <= size:
        yield Shard(path)
        return
    start = line = offset = 0
    with open(path, "rb") as file:  # noqa: PTH123 - a plain string, as everywhere in the readers
        while chunk := file.read(size):
            chunk += file.readline()
            end = start + len(chunk)
            yield Shard(path, start, end, line, offset)
            line += chunk.count(b"\n")
            offset += len(chunk.decode("utf-8", "replace"))
            start = end


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - as above
    except OSError:
        return 0

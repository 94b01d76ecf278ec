"""Cut large files into pieces that can be read apart: the unit of work of a process."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from lint.readers import PACKED, STDIN, Problem, format_of, suffix
from lint.readers.opening import is_remote, opened, size_of

SHARD_BYTES = 1 << 23
"""About so much of a file with many documents is read by one process at a time."""
PIECE_BYTES = 1 << 19
"""So much of what must be read in one go is handed on at a time, unpacked."""


class Shard(NamedTuple):
    """A file, or the records of it between two places (`end` None: to its end).

    Places are bytes of JSON Lines, unpacked, rows of Parquet, records of WARC.
    """

    path: str
    start: int = 0
    end: int | None = None
    line: int = 0
    """How many lines, rows or records stand before it."""
    offset: int = 0
    """How many code points stand before it."""
    size: int | None = None
    """How many bytes it has, unpacked; None: as many as the file."""
    data: bytes | None = None
    """What stands there, of a file that cannot be opened in the middle: one that is packed, or far away."""
    share: int | None = None
    """How many bytes of the file it was made of, where that is packed; None: `size`."""

    def __str__(self) -> str:
        return self.path if self.end is None and not self.start else f"{self.path} from record {self.line + 1}"

    def light(self) -> Shard:
        """The same without its data, which is read again if need be."""
        return self if self.data is None else self._replace(data=None)


def cut(path: str, size: int = SHARD_BYTES, piece: int = PIECE_BYTES) -> Iterator[Shard | Problem]:
    """The shards of a file: one, but for large files of formats that can be cut.

    What cannot be opened in the middle is read here, and handed on in pieces of about `piece` bytes: so a packed file keeps all
    processes at work. A file that cannot be read is one shard, too: its reader tells what is wrong.
    """
    format = format_of(path)
    if path == STDIN or not format.cut:
        yield Shard(path)
    elif format.cut == "records" or (format.cut == "lines" and (suffix(path).endswith(PACKED) or is_remote(path))):
        yield from _streamed(path, format.reader, piece) if size_of(path) > piece else (Shard(path),)
    elif size_of(path) <= size:
        yield Shard(path)
    else:
        yield from (_rows if format.cut == "rows" else _lines)(path, size)


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


def _streamed(path: str, reader: str, piece: int) -> Iterator[Shard | Problem]:
    """Cut as it is read, each piece with the share of the file that was read for it."""
    try:
        with opened(path) as raw:
            told = 0
            for found in import_module(f"lint.readers.{reader}").pieces(raw, path, piece):
                if isinstance(found, Problem):
                    yield found
                else:
                    read = raw.tell()
                    yield found._replace(share=read - told)
                    told = read
    except OSError as error:
        yield Problem(path, f"cannot be read: {error.strerror or error}")


def _rows(path: str, size: int) -> Iterator[Shard]:
    """Cut between row groups, and large row groups between rows."""
    from lint.readers import parquet

    pieces = parquet.pieces(path, size)
    yield from (Shard(path, start, end, start, size=held) for start, end, held in pieces)
    if not pieces:
        yield Shard(path)

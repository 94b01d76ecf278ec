"""Cut large files into pieces that can be read apart: the unit of work of a process."""

import codecs
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import IO, NamedTuple, Self
from zlib import crc32

from lint.readers import PACKED, STDIN, Problem, format_of, suffix
from lint.readers.opening import is_remote, opened, size_of

SHARD_BYTES = 1 << 23
"""About so much of a file with many documents is read by one process at a time."""
PIECE_BYTES = 1 << 17
"""So much of lines, or of what must be read in one go, is handed on at a time, unpacked: little enough that what changed in a large
file costs little when all else was kept."""
MAX_LINE = 1 << 28
"""The longest record of a line that is read, in bytes; a longer one is reported and passed over."""
_MOST_PIECES = 4
"""A piece of lines is at most about so many times as large as it should be, unless a line is larger."""


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
    text_path: tuple[str, ...] = ()
    """Where the first record of the file that has an article in a usual field has it, for lines that are not the first; empty: none came before."""

    @property
    def is_lines(self) -> bool:
        """Whether it is some lines of a file, which mean the same wherever in it they stand."""
        return self.end is not None and format_of(self.path).cut == "lines"

    def __str__(self) -> str:
        return self.path if self.end is None and not self.start else f"{self.path} from record {self.line + 1}"

    def light(self) -> Self:
        """The same without its data, which is read again if need be."""
        return self if self.data is None else self._replace(data=None)


def cut(
    path: str, size: int = SHARD_BYTES, piece: int = PIECE_BYTES, *, is_named: bool = False
) -> Iterator[Shard | Problem]:
    """The shards of a file: one, but for large files of formats that can be cut; `is_named`: the settings say which field has the text.

    What cannot be opened in the middle is read here, and handed on in pieces of about `piece` bytes: so a packed file keeps all
    processes at work. A file that cannot be read is one shard, too: its reader tells what is wrong.
    """
    format = format_of(path)
    if format.cut == "lines":
        size = min(size, piece)
    if path == STDIN or not format.cut:
        yield Shard(path)
    elif format.cut == "records" or (format.cut == "lines" and (suffix(path).endswith(PACKED) or is_remote(path))):
        named = {"is_named": is_named} if format.cut == "lines" else {}
        yield from _streamed(path, format.reader, piece, **named) if size_of(path) > piece else (Shard(path),)
    elif size_of(path) <= size:
        yield Shard(path)
    else:
        yield from _rows(path, size) if format.cut == "rows" else _lines(path, size, is_named)


def _lines(path: str, size: int, is_named: bool) -> Iterator[Shard]:
    with open(path, "rb") as file:  # noqa: PTH123 - a plain string, as everywhere in the readers
        for shard in cut_lines(file, path, size, is_named):
            yield shard.light()


def cut_lines(lines: IO[bytes], path: str, size: int, is_named: bool = False) -> Iterator[Shard]:
    """What is left of an open file in pieces of about `size` bytes, with their data: whole lines.

    Which line ends a piece hangs on that line and on where the piece begins, not on where in the file it stands. So a change leaves
    the pieces as they were that stand before it and, from a few pieces on, those behind it.
    """
    start = line = offset = 0
    path_of_text: tuple[str, ...] = ()
    while data := _piece(lines, size):
        rest, characters = 0, 0
        if data.endswith(b"\n"):
            characters = len(data.decode("utf-8", "replace"))
        else:
            rest, characters = end_of_line(lines, data)
        end = start + len(data) + rest
        yield Shard(path, start, end, line, offset, end - start, data, text_path=path_of_text)
        if not path_of_text and not is_named:
            path_of_text = first_text_path(data)
        line += data.count(b"\n") + (rest > 0)
        offset += characters
        start = end


def first_text_path(data: bytes) -> tuple[str, ...]:
    """Where the first record of some lines of JSON that has an article in a usual field has it; empty where none has."""
    import json

    from lint.readers.fields import usual

    for line in BytesIO(data):
        try:
            record = json.loads(line.decode("utf-8-sig"), strict=False)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict) and (path := next(usual(record), ())):
            return path
    return ()


def end_of_line(lines: IO[bytes], begun: bytes) -> tuple[int, int]:
    """Read on to the end of a line that is too long to be held: how many bytes were left of it, and how many code points there are of
    them and of what was read before, `begun`.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    rest, characters = 0, len(decoder.decode(begun))
    while piece := lines.readline(SHARD_BYTES):
        rest += len(piece)
        characters += len(decoder.decode(piece))
        if piece.endswith(b"\n"):
            break
    return rest, characters + len(decoder.decode(b"", True))


def _piece(lines: IO[bytes], size: int) -> bytes:
    """The next lines of an open file: half of the bytes wanted, then up to a line that a hash of it chooses.

    Of a line that is too long it has the beginning, as its last, without a line end.
    """
    least = max(1, size // 2)
    found = [lines.read(least), lines.readline(MAX_LINE)]
    held = sum(map(len, found))
    while held < _MOST_PIECES * size and found[-1].endswith(b"\n") and (line := lines.readline(MAX_LINE)):
        found.append(line)
        held += len(line)
        if crc32(line) < (len(line) << 32) // least:
            break
    return b"".join(found)


def _streamed(path: str, reader: str, piece: int, **named: bool) -> Iterator[Shard | Problem]:
    """Cut as it is read, each piece with the share of the file that was read for it."""
    try:
        with opened(path) as raw:
            counted = 0
            for found in import_module(f"lint.readers.{reader}").pieces(raw, path, piece, **named):
                if isinstance(found, Problem):
                    yield found
                else:
                    read = raw.tell()
                    yield found._replace(share=read - counted)
                    counted = read
    except OSError as error:
        yield Problem(path, f"cannot be read: {error.strerror or error}")


def _rows(path: str, size: int) -> Iterator[Shard]:
    """Cut between row groups, and large row groups between rows."""
    from lint.readers import parquet

    pieces = parquet.pieces(path, size)
    yield from (Shard(path, start, end, start, size=held) for start, end, held in pieces)
    if not pieces:
        yield Shard(path)

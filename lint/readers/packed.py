"""Compressed files as streams, unpacked piece by piece; what is damaged or cut off is told."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from typing import IO, Any

_PIECE = 1 << 16
_PIECE_PACKED = 1 << 10
"""So little is unpacked at a time that even a file made to burst memory does not."""


MOST_UNPACKED = 1 << 36
"""So many bytes a compressed file may hold."""
MOST_RATIO = 400
"""So many times its own size it may unpack to; text packs to a tenth, and only what is made to burst a disk to less."""
_SUSPICIOUS = 1 << 26
"""From so many bytes on the ratio counts."""


class DamagedError(Exception):
    """A compressed file that cannot be unpacked to its end."""


class TooLargeError(DamagedError):
    """A compressed file that holds more than any corpus does."""


def unpacked(raw: IO[bytes], suffix: str) -> IO[bytes]:
    """What a file with this ending holds. Raises ImportError where a library is missing; reading raises DamagedError."""
    if suffix.endswith(".gz"):
        return BufferedReader(_Stream(_within(_gzip(raw), raw)), _PIECE)
    if suffix.endswith(".zst"):
        import zstandard

        return BufferedReader(_Stream(_within(_zstandard(raw, zstandard), raw)), _PIECE)
    return raw


@contextmanager
def faults() -> Iterator[list[str]]:
    """Gives a list into which comes what is wrong with a packed file that is read in the block, if anything is."""
    found: list[str] = []
    try:
        yield found
    except TooLargeError as error:
        found.append(f"the compressed file {error}: nothing is read from there on")
    except DamagedError as error:
        found.append(f"the compressed file is damaged or cut off: {error}")
    except ImportError:
        found.append("reading .zst needs the zstandard library: pip install 'seedlint[zstd]'")


def skip(stream: IO[bytes], count: int) -> None:
    """Read so many bytes for nothing."""
    while count > 0 and (piece := stream.read(min(count, _SKIPPED))):
        count -= len(piece)


_SKIPPED = 1 << 20


@contextmanager
def packing(out: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    """A stream that packs what is written, as the end of a name says; `out` stays open. Raises ImportError."""
    stream: Any = out
    if name.endswith(".gz"):
        import gzip

        stream = gzip.GzipFile("", "wb", compresslevel=6, fileobj=out, mtime=0)
    elif name.endswith(".zst"):
        import zstandard

        stream = zstandard.ZstdCompressor().stream_writer(out, closefd=False)
    yield stream
    if stream is not out:
        stream.close()


def refuse_bomb(held: int, packed: int) -> None:
    """Raise TooLargeError where so many bytes packed cannot be meant to hold so many."""
    if held > MOST_UNPACKED:
        raise TooLargeError(f"holds more than {MOST_UNPACKED >> 30} GB")
    if held > _SUSPICIOUS and held > MOST_RATIO * packed:
        raise TooLargeError(f"unpacks to more than {MOST_RATIO} times its size")


def _within(pieces: Iterator[bytes], raw: IO[bytes]) -> Iterator[bytes]:
    """The pieces of a file as long as there are no more of them than it can be meant to hold. Raises TooLargeError."""
    held = 0
    for piece in pieces:
        held += len(piece)
        refuse_bomb(held, raw.tell() + _PIECE_PACKED)
        yield piece


def _gzip(raw: IO[bytes]) -> Iterator[bytes]:
    import gzip

    with gzip.open(raw) as unpacking:
        try:
            while piece := unpacking.read1(_PIECE):
                yield piece
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise DamagedError(str(error)) from None


def _zstandard(raw: IO[bytes], library: Any) -> Iterator[bytes]:
    """All frames of a file, one behind the other."""
    frame = None
    while data := raw.read(_PIECE_PACKED):
        while data:
            frame = frame or library.ZstdDecompressor().decompressobj()
            try:
                yield frame.decompress(data)
            except library.ZstdError as error:
                raise DamagedError(str(error)) from None
            data = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
    if frame is not None:
        raise DamagedError("it ends in the middle of a frame")


class _Stream(RawIOBase):
    """Pieces as a stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count

"""Files as streams, wherever they are: on this machine, or at an address such as `s3://…` that fsspec knows how to open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BufferedReader, FileIO, RawIOBase
from typing import IO, Any

from lint.patterns import lazy_pattern

_ADDRESS = lazy_pattern(r"(?!file:)[A-Za-z][A-Za-z0-9+.-]+(?:::[A-Za-z0-9+.:/-]+)?://")
_BUFFER = 1 << 16
_MISSING = "reading from an address needs fsspec: pip install 'seedlint[remote]'"


def is_remote(path: str) -> bool:
    """Whether a path is an address, such as `s3://bucket/a.jsonl`."""
    return ":" in path and _ADDRESS.match(path) is not None


def opened(path: str) -> IO[bytes]:
    """A file as a buffered stream, as long as it is now: what is written to it meanwhile is for the next run. Raises OSError."""
    if not is_remote(path):
        return BufferedReader(_AsItIs(path), _BUFFER)
    system, name = _found(path)
    with _as_os_error():
        return BufferedReader(_Stream(system.open(name, "rb")), _BUFFER)


class _AsItIs(FileIO):
    """A file of this machine up to where it ended when it was opened: one that grows faster than it is read would never end."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        # What has no length to tell (a pipe, a file that the system makes up) is read to its end.
        self._end = os.fstat(self.fileno()).st_size or None

    def readinto(self, buffer: Any) -> int | None:
        if self._end is None:
            return super().readinto(buffer)
        left = max(0, self._end - self.tell())
        return super().readinto(memoryview(buffer)[:left])

    def readall(self) -> bytes:
        return super().readall() if self._end is None else self.read(max(0, self._end - self.tell()))


def size_of(path: str) -> int:
    """How many bytes a file has; 0 where that cannot be told."""
    try:
        if not is_remote(path):
            return os.stat(path).st_size  # noqa: PTH116 - a plain string, as everywhere in the readers
        system, name = _found(path)
        with _as_os_error():
            return int(system.size(name) or 0)
    except OSError:
        return 0


_STATES = ("ETag", "etag", "md5", "md5Hash", "contentHash", "checksum", "sha256", "blob_id")
"""By which of its keys a store says what the content of a file is."""


def state_of(path: str) -> str:
    """What changes when the content of a remote file does, as its store says; "" where it does not say. Raises OSError."""
    system, name = _found(path)
    with _as_os_error():
        about = system.info(name)
    return next((f"{key} {about[key]}" for key in _STATES if about.get(key)), "")


def files_at(path: str) -> Iterator[str]:
    """The addresses of the files at an address, in order: of a file, of those in a folder, of those that a glob means. Raises OSError."""
    system, name = _found(path)
    with _as_os_error():
        if "*" in name:
            found = [system.unstrip_protocol(one) for one in system.glob(name) if system.isfile(one)]
        elif system.isfile(name):
            found = [path]
        else:
            top = name.rstrip("/")
            found = [path.rstrip("/") + one.removeprefix(top) for one in system.find(name)]
    if not found:
        raise FileNotFoundError(2, "no such file or folder", path)
    yield from sorted(found)


def _found(path: str) -> tuple[Any, str]:
    """The file system of an address, and the name of the file in it. Raises OSError."""
    try:
        import fsspec
    except ImportError:
        raise OSError(_MISSING) from None
    with _as_os_error():
        system, name = fsspec.core.url_to_fs(path)
        return system, str(name)


class _as_os_error:  # noqa: N801 - used as a word
    """Whatever a library of a store raises, as what the readers know."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, OSError):
            raise OSError(" ".join(f"{error or type(error).__name__}".split())[:300]) from None


class _Stream(RawIOBase):
    """A remote file, whose failures are those of a file."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def seek(self, offset: int, whence: int = 0, /) -> int:
        with _as_os_error():
            return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        with _as_os_error():
            return int(self._file.tell())

    def readinto(self, buffer: Any) -> int:
        with _as_os_error():
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            with _as_os_error():
                self._file.close()
        super().close()

"""Files beside the articles, read and written with care.

Only regular files are read, up to a size: a pipe or a device that stands where a file is expected would never end. What is
written appears whole or not at all, and never at the far end of a link that leads out of the folder.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

SMALL_FILE = 1 << 20
"""The largest configuration, side-car or .gitignore that is read, in bytes."""
MAX_FILE = 1 << 30
"""The largest article, or stream of articles, that is read, in bytes."""
GATE_FILE = 1 << 30
"""The largest baseline or file of decisions that is read, in bytes."""

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_SPECIAL = ("/dev/", "/proc/self/fd/")
"""Where a name that is written to may be a pipe, a terminal or a file that somebody else opened for us."""
_TEMPORARY = ".seedlint-"
_SAVED = ".seedlint.saved-"
_PIECE = 1 << 20
_DAY = 24 * 3600.0


def read_regular(path: str | Path, most: int = SMALL_FILE) -> bytes:
    """The content of a regular file. Raises OSError for anything else, and for one larger than `most` bytes.

    No more is read than the file says it holds: what a file system makes up as it is read says nothing.
    """
    with open(os.open(path, _OPEN), "rb", buffering=0) as file:  # noqa: PTH123 - opened without waiting for a writer
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.EINVAL, "is no regular file but a folder, a pipe or a device", str(path))
        if state.st_size > most:
            raise OSError(errno.EFBIG, f"is larger than {most >> 20} MB", str(path))
        return file.read(state.st_size) or b""


def read_stream(stream: BinaryIO, most: int = MAX_FILE) -> bytes:
    """All that a stream gives. Raises OSError for one that goes on after `most` bytes, as some never end."""
    pieces, left = [], most
    while piece := stream.read(min(left + 1, _PIECE)):
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise OSError(errno.EFBIG, f"is larger than {most >> 20} MB", str(getattr(stream, "name", "")))
    return b"".join(pieces)


def leads_out(path: str | Path, folder: str) -> bool:
    """Whether a file, followed through all links, lies outside a folder that is given by its real path."""
    real = os.path.realpath(path)
    return real != folder and not real.startswith(folder.rstrip(os.sep) + os.sep)


def write_target(path: str | Path) -> str:
    """The real path of a file that is to be written. Raises OSError where a link leads out of its folder.

    The folder is the working directory for what is named in it, else the one that the path names.
    """
    full = os.path.abspath(path)  # noqa: PTH100 - links are not to be followed yet
    real, here = os.path.realpath(full), str(Path.cwd())
    inside = full.startswith(here.rstrip(os.sep) + os.sep)
    folder = here if inside else os.path.realpath(os.path.dirname(full))  # noqa: PTH120
    if not full.startswith(_SPECIAL) and leads_out(real, folder):
        raise OSError(errno.ELOOP, "is a link out of its folder and is not written through; name the file itself")
    return real


def repository_of(folder: Path) -> Path | None:
    """The top of the git repository that a folder, given whole, is in; None where it is in none."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def is_read_only(state: os.stat_result) -> bool:
    """Whether nobody may write a file."""
    return not state.st_mode & 0o222


def is_replaceable(path: str) -> bool:
    """Whether a file can be written anew where it lies; True of a name that no file has, for then nothing says that it cannot."""
    try:
        target = write_target(path)
        state = os.stat(target)  # noqa: PTH116 - a plain string
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return not is_read_only(state) and os.access(os.path.dirname(target), os.W_OK)  # noqa: PTH120


@contextmanager
def written_whole(
    path: str | Path, mode: int | None = None, owner: tuple[int, int] | None = None, *, durable: bool = True
) -> Iterator[BinaryIO]:
    """A file that appears whole or not at all, with this mode (None: that of a new file); a pipe or a device is written to.

    `durable`: it is on the disk before it takes its place. Raises OSError, also for a path that leads out of its folder.
    """
    target = write_target(path)
    if Path(target).exists() and not Path(target).is_file():
        with Path(target).open("wb") as out:
            yield out
        return
    folder = os.path.dirname(target)  # noqa: PTH120
    _sweep(folder)
    handle, name = _temporary(folder)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            if durable:
                out.flush()
                os.fsync(out.fileno())
        if owner is not None and hasattr(os, "chown"):
            # Only the superuser may give a file away: for everybody else the owner is the same already.
            with contextlib.suppress(OSError):
                os.chown(name, *owner)
        os.chmod(name, _mode_of_new_files() if mode is None else mode)  # noqa: PTH101
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


_PATIENCE = 10.0
"""So many seconds a run waits for another one that writes."""


@contextmanager
def alone_in(folder: str | Path) -> Iterator[None]:
    """A block in which no other run of ours reads and rewrites what is in a folder: else what the first adds, the second loses.

    Raises OSError where another one goes on doing so. A file system without locks, or a system, is taken as it is.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle, end = os.open(folder, os.O_RDONLY), time.monotonic() + _PATIENCE
    try:
        while not _locked(handle, fcntl):
            if time.monotonic() > end:
                raise OSError(errno.EAGAIN, "another run of seedlint is writing there", str(folder))
            time.sleep(0.01)
        yield
    finally:
        os.close(handle)


def _locked(handle: int, locks: Any) -> bool:
    """Whether an open folder is ours alone now; also where that cannot be had at all."""
    try:
        locks.flock(handle, locks.LOCK_EX | locks.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def appended(path: str | Path, text: str) -> None:
    """Write a file anew with something added at its end: whole at every moment. Raises OSError, also for one that is no UTF-8."""
    target = Path(write_target(path))
    before, mode = b"", None
    with alone_in(target.parent):
        if target.exists():
            before, mode = read_regular(target, GATE_FILE), target.stat().st_mode & 0o7777
        with written_whole(path, mode) as out:
            out.write(before + text.encode("utf-8"))


def rewrite(target: Path, old: bytes, new: bytes) -> None:
    """Change the content of a file in place, so that its other names (hard links) have it too. Raises OSError.

    The old content is written beside it first and stays there until the new one is complete: a run that is killed in
    between leaves it to `restore`.
    """
    beside = target.with_name(f"{_SAVED}{target.name}")
    with written_whole(beside, target.stat().st_mode & 0o7777) as out:
        out.write(old)
    try:
        _overwrite(target, new)
    except BaseException:
        _overwrite(target, old)
        beside.unlink()
        raise
    beside.unlink()


def restore(target: Path) -> bool:
    """Put back the content of a file that a run was killed in the middle of rewriting; whether there was such a one."""
    if not saved(target):
        return False
    beside = target.with_name(f"{_SAVED}{target.name}")
    _overwrite(target, read_regular(beside, GATE_FILE))
    beside.unlink()
    return True


def saved(target: Path) -> bool:
    """Whether the content of a file stands beside it, as it does while that is rewritten in place."""
    beside = target.with_name(f"{_SAVED}{target.name}")
    return beside.is_file() and not beside.is_symlink()


def _overwrite(target: Path, content: bytes) -> None:
    with target.open("r+b") as out:
        out.write(content)
        out.truncate()
        out.flush()
        os.fsync(out.fileno())


def _mode_of_new_files() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _temporary(folder: str) -> tuple[int, str]:
    """A new file, readable by its owner alone, whose name says which process of which machine writes it."""
    import tempfile

    return tempfile.mkstemp(dir=folder, prefix=f"{_TEMPORARY}{_machine()}-{os.getpid()}-")


def _machine() -> str:
    """This machine's name as a part of a file's name."""
    import platform
    from zlib import crc32

    return f"{crc32(platform.node().encode('utf-8', 'surrogateescape')):08x}"


_swept: set[str] = set()


def _sweep(folder: str) -> None:
    """Delete what a run that was killed left in a folder; once a process is enough."""
    if folder in _swept:
        return
    _swept.add(folder)
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_TEMPORARY) and _is_abandoned(entry):
                os.unlink(entry.path)  # noqa: PTH108


def _is_abandoned(entry: os.DirEntry[str]) -> bool:
    """Whether nobody writes a temporary file any more: its process is gone or, on another machine, a day has passed."""
    import time

    machine, _, rest = entry.name[len(_TEMPORARY) :].partition("-")
    process = rest.partition("-")[0]
    if not process.isdecimal() or not entry.is_file(follow_symlinks=False):
        return False
    if machine == _machine() and sys.platform != "win32":
        return not _lives(int(process))
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def unsafe_owner(path: Path) -> str:
    """Why a file is not to be believed, "" if it is: another user owns it, or anybody may write it."""
    if sys.platform == "win32":
        return ""
    for state in (path.lstat(), path.stat()):
        if state.st_uid not in (0, os.getuid()):
            return f"belongs to another user (number {state.st_uid})"
        if stat.S_ISREG(state.st_mode) and state.st_mode & stat.S_IWOTH:
            return "can be written by anybody"
    return ""

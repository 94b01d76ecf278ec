"""What is worth keeping between runs (parsed packs, compiled patterns), on disk, by content.

A cache can always be deleted and is never trusted: it holds plain data with a checksum, an entry that cannot be read is made
again, a folder that cannot be written or that others could have written is passed over.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from lint import packing
from lint.files import read_regular, written_whole
from lint.packing import DamagedError

FORMAT = 2
_CHECK = 4
"""Bytes of checksum before an entry."""
_MOST_BYTES = 1 << 28
_KEEP_SECONDS = 30 * 24 * 3600


def folder() -> Path:
    """`$SEEDLINT_CACHE_DIR`, or `seedlint` in the user's cache folder; with the version of Python and of the format.

    Raises OSError where there is neither.
    """
    named = os.environ.get("SEEDLINT_CACHE_DIR")
    if named:
        base = Path(named)
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or _home()) / "seedlint"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or _home() / ".cache") / "seedlint"
    return base / f"{FORMAT}-{sys.implementation.cache_tag}"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        raise OSError("the user has no home folder: SEEDLINT_CACHE_DIR names one to keep things in") from None


def _path(kind: str, key: str) -> Path:
    return folder() / f"{kind}-{key}"


def place(kind: str, key: str) -> Path:
    """Where something of a kind may be kept that is more than one value, e.g. a database. Raises OSError."""
    target = _path(kind, key)
    _prepare(target.parent)
    if not _is_ours(target.parent):
        raise PermissionError(f"{target.parent} can be written by others: nothing is kept there")
    return target


def subfolder(kind: str) -> Path:
    """A folder of its own for something of which there are many. Raises OSError."""
    target = place(kind, "all")
    target.mkdir(mode=0o700, exist_ok=True)
    return target


def trim(kind: str, most: int) -> None:
    """Delete of a folder of many what was not used for longest, until no more than `most` bytes are left. Raises OSError."""
    with os.scandir(subfolder(kind)) as entries:
        held = sorted((state.st_mtime, state.st_size, one.path) for one in entries if (state := one.stat()))
    left = sum(size for _, size, _ in held)
    for _, size, path in held:
        if left <= most:
            return
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - plain strings, by the thousand
            left -= size


def size() -> tuple[int, int]:
    """How many entries there are, and how many bytes they have."""
    files = [entry for entry in _entries() if entry.is_file()]
    return len(files), sum(entry.stat().st_size for entry in files)


def _entries() -> Iterator[Path]:
    """Everything that is kept. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        for entry in folder().iterdir():
            if entry.is_dir() and not entry.is_symlink():
                yield from entry.iterdir()
            elif entry.name not in ("CACHEDIR.TAG", ".gitignore"):
                yield entry


def load(kind: str, key: str, enabled: bool = True, *, lists: bool = False) -> Any:
    """What was stored under a kind and key, or None; lists come back as tuples, or with `lists` tuples as lists."""
    if not enabled:
        return None
    try:
        target = _path(kind, key)
        if not _is_ours(target.parent):
            return None
        data = read_regular(target, _MOST_BYTES)
        held = memoryview(data)[_CHECK:]
        if data[:_CHECK] != _sum(held):
            return None
        return packing.unpack(held, lists=lists)
    except (OSError, DamagedError):
        # There is none, or a damaged one: it is made anew and written over.
        return None


def store(kind: str, key: str, value: Any, enabled: bool = True) -> None:
    """Keep a plain value; a folder that cannot be written is no error, for the run goes on without."""
    if not enabled:
        return
    with contextlib.suppress(OSError):
        target = _path(kind, key)
        _prepare(target.parent)
        if _is_ours(target.parent):
            data = packing.pack(value)
            with written_whole(target, 0o600, durable=False) as out:
                out.write(_sum(data) + data)


def share(kind: str, key: str, other: str, enabled: bool = True) -> None:
    """Let what was stored under a key be found under another one, too: the same file, where the file system has links."""
    if not enabled:
        return
    with contextlib.suppress(OSError):
        entry, linked = _path(kind, key), _path(kind, other)
        if _is_ours(entry.parent):
            linked.unlink(missing_ok=True)
            os.link(entry, linked)


def _sum(data: bytes | memoryview) -> bytes:
    return crc32(data).to_bytes(_CHECK, "big")


def _is_ours(base: Path) -> bool:
    """Whether a folder is the user's own (or root's), and nobody else can write to it."""
    if sys.platform == "win32":
        return base.is_dir()
    state = base.lstat()
    return stat.S_ISDIR(state.st_mode) and state.st_uid in (0, os.getuid()) and not state.st_mode & 0o022


def _prepare(base: Path) -> None:
    """Make the folder, its owner's alone, mark it as a cache, and drop what nobody used for thirty days."""
    base.mkdir(parents=True, exist_ok=True, mode=0o700)
    tag = base / "CACHEDIR.TAG"
    if not tag.exists():
        tag.write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="ascii")
        (base / ".gitignore").write_text("*\n", encoding="ascii")
    if base not in _SWEPT:
        _SWEPT.add(base)
        _sweep(base)


_SWEPT: set[Path] = set()
"""The folders that this process has looked through."""


def _sweep(base: Path) -> None:
    oldest = time.time() - _KEEP_SECONDS
    for entry in base.iterdir():
        with contextlib.suppress(OSError):
            if entry.name[0] != "." and entry.name != "CACHEDIR.TAG" and entry.stat().st_mtime < oldest:
                entry.unlink()


def clear() -> int:
    """Delete all entries; how many there were."""
    count = 0
    for entry in list(_entries()):
        if entry.is_file():
            entry.unlink()
            count += 1
    return count

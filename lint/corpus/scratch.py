"""A folder for what several processes of a run read: gone with the run, or, if that is killed, with the next one."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_PREFIX = "seedlint-judging-"
_LOCK = "lock"


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder where `TMPDIR` says, for as long as the block runs; those that killed runs left are removed. Raises OSError."""
    _sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        with (folder / _LOCK).open("wb") as held:
            _locked(held.fileno())
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(where: Path) -> None:
    with contextlib.suppress(OSError):
        for folder in where.glob(f"{_PREFIX}*"):
            if _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether a folder is ours, and nobody holds it any more."""
    try:
        if hasattr(os, "getuid") and folder.lstat().st_uid != os.getuid():
            return False
        with (folder / _LOCK).open("rb") as lock:
            return _locked(lock.fileno())
    except OSError:
        return False


def _locked(file: int) -> bool:
    """Whether a file could be locked; the lock goes with the process, however that ends."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

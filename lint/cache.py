"""What is worth keeping between runs (parsed packs, compiled patterns), on disk, by content.

A cache can always be deleted and is never trusted: an entry that cannot be read is made again, a folder that cannot be
written is passed over.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import time
from pathlib import Path
from typing import Any

FORMAT = 1
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
    return target


def load(kind: str, key: str, enabled: bool = True) -> Any:
    """What was stored under a kind and key, or None."""
    if not enabled:
        return None
    try:
        return pickle.loads(_path(kind, key).read_bytes())
    except FileNotFoundError:
        return None
    except Exception:
        # A damaged entry, or one of another version: it is made anew and written over.
        return None


def store(kind: str, key: str, value: Any, enabled: bool = True) -> None:
    """Keep a value; a folder that cannot be written is no error, for the run goes on without."""
    if not enabled:
        return
    with contextlib.suppress(OSError):
        target = _path(kind, key)
        import tempfile  # most runs find all they need

        _prepare(target.parent)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".tmp-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _prepare(base: Path) -> None:
    """Make the folder, mark it as a cache, and drop what nobody used for thirty days."""
    base.mkdir(parents=True, exist_ok=True)
    tag = base / "CACHEDIR.TAG"
    if not tag.exists():
        tag.write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="ascii")
        (base / ".gitignore").write_text("*\n", encoding="ascii")
    oldest = time.time() - _KEEP_SECONDS
    for entry in base.iterdir():
        with contextlib.suppress(OSError):
            if entry.name[0] != "." and entry.name != "CACHEDIR.TAG" and entry.stat().st_mtime < oldest:
                entry.unlink()


def clear() -> int:
    """Delete all entries; how many there were."""
    count = 0
    with contextlib.suppress(FileNotFoundError):
        for entry in folder().iterdir():
            if entry.is_file() and entry.name not in ("CACHEDIR.TAG", ".gitignore"):
                entry.unlink()
                count += 1
    return count

"""How the files of the gate name articles: relative to their own folder, with forward slashes, so that they can be shared."""

from __future__ import annotations

import os
from pathlib import Path

from lint.readers import file_of
from lint.readers.opening import is_remote


def relative_name(name: str, folder: Path) -> str:
    """An article's name from a folder on; `folder` is resolved."""
    file = file_of(name)
    if is_remote(file):
        return name
    full = os.path.realpath(file)
    try:
        return Path(os.path.relpath(full, folder)).as_posix() + name[len(file) :]
    except ValueError:  # another drive
        return Path(full).as_posix() + name[len(file) :]


def shown(path: Path) -> Path:
    """A path as messages have it: from the working directory on where it lies in it."""
    inside = Path(os.path.relpath(path)) if path.is_absolute() else path
    return path if inside.parts[:1] == ("..",) else inside

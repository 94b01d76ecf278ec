"""How the files of the gate name articles: relative to their own folder, with forward slashes, so that they can be shared."""

from __future__ import annotations

import os
import re
from pathlib import Path


def file_of(name: str) -> str:
    """The file of an article's name: `a.jsonl` for `a.jsonl:17`."""
    return re.sub(r":\d+\Z", "", name)


def relative_name(name: str, folder: Path) -> str:
    """An article's name from a folder on; `folder` is resolved."""
    file = file_of(name)
    full = os.path.realpath(file)
    try:
        return Path(os.path.relpath(full, folder)).as_posix() + name[len(file) :]
    except ValueError:  # another drive
        return Path(full).as_posix() + name[len(file) :]


def shown(path: Path) -> Path:
    """A path as messages have it: from the working directory on where it lies in it."""
    inside = Path(os.path.relpath(path)) if path.is_absolute() else path
    return path if inside.parts[:1] == ("..",) else inside

"""Which files a glob of the configuration means."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path


def matches(path: str, glob: str, root: Path) -> bool:
    """Whether a file fits a glob: by its path from the configuration's folder, by its name, or as it was given."""
    full, folder = Path(path).resolve(), root.resolve()
    relative = full.relative_to(folder).as_posix() if full.is_relative_to(folder) else path
    return fnmatch(relative, glob) or fnmatch(full.name, glob) or fnmatch(path, glob)

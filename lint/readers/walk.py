"""Find the files of a run: paths given by name are always read, folders are walked as git sees them, .gitignore respected."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lint.config import Settings
from lint.readers import STDIN, Problem, suffix

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NEVER = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".tox"})
_NO_FILE = "is neither a file nor a folder (a broken link, a pipe or a device)"


def find(paths: Iterable[str], settings: Settings) -> Iterator[str | Problem]:
    """The files to read, each once, folders in sorted order; a Problem for each path that is not there."""
    seen: set[str] = set()
    for given in paths:
        for found in _under(given, settings):
            name = found if isinstance(found, Problem) else os.path.abspath(found)  # noqa: PTH100 - plain strings
            if isinstance(name, Problem) or name not in seen:
                yield found
            if isinstance(name, str):
                seen.add(name)


def _under(given: str, settings: Settings) -> Iterable[str | Problem]:
    if given == STDIN or os.path.isfile(given):
        return (given,)
    if os.path.isdir(given):
        return _Walk(given, settings).files()
    if os.path.lexists(given):
        return (Problem(given, _NO_FILE),)
    return (Problem(given or "“”", "no such file or folder"),)


class _Ignore:
    """The patterns of a file such as .gitignore, and the folder they are meant from."""

    def __init__(self, folder: str, lines: Iterable[str]) -> None:
        from pathspec import GitIgnoreSpec

        self._prefix = folder.rstrip("/") + "/"
        self._spec: GitIgnoreSpec = GitIgnoreSpec.from_lines(lines)

    def says(self, path: str, is_folder: bool) -> bool | None:
        """Whether a path is ignored; None: nothing is said of it."""
        if not path.startswith(self._prefix):
            return None
        relative = path[len(self._prefix) :]
        return self._spec.check_file(relative + "/" if is_folder else relative).include


class _Walk:
    """A walk through a folder. Links to folders are not followed."""

    def __init__(self, top: str, settings: Settings) -> None:
        self._top, self._full_top = top, os.path.realpath(top)
        self._excluded = _Ignore(str(settings.root.resolve()), settings.exclude) if settings.exclude else None
        above = _ignores_above(Path(self._full_top))
        # A folder that is named is read even where it is ignored.
        self._above = [] if _ignored(self._full_top, True, above) else above

    def files(self) -> Iterator[str | Problem]:
        """The articles of a folder, then those of the folders in it; and what cannot be read there."""
        waiting = [(self._top, self._full_top, self._above)]
        while waiting:
            folder, full, ignores = waiting.pop()
            try:
                with os.scandir(folder) as found:
                    entries = sorted(found, key=lambda entry: entry.name)
            except OSError as error:
                yield Problem(folder, f"cannot be read: {error.strerror}")
                continue
            if any(entry.name == ".gitignore" for entry in entries):
                ignores = [*ignores, _Ignore(full, _lines(Path(full, ".gitignore")))]
            folders = []
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _NEVER and not self._hides(f"{full}/{entry.name}", True, ignores):
                        folders.append((_joined(folder, entry.name), f"{full}/{entry.name}", ignores))
                elif (
                    suffix(entry.name)
                    and entry.name[0] != "."
                    and not self._hides(f"{full}/{entry.name}", False, ignores)
                ):
                    yield from _regular(entry, _joined(folder, entry.name))
            waiting += reversed(folders)

    def _hides(self, full: str, is_folder: bool, ignores: list[_Ignore]) -> bool:
        if self._excluded is not None and self._excluded.says(full, is_folder):
            return True
        return bool(ignores) and _ignored(full, is_folder, ignores)


def _joined(folder: str, name: str) -> str:
    return name if folder == "." else os.path.join(folder, name)


def _regular(entry: os.DirEntry[str], path: str) -> Iterator[str | Problem]:
    """A file, or a link to one; a link to a folder is passed over."""
    try:
        if entry.is_file():
            yield path
        elif not entry.is_dir():
            yield Problem(path, _NO_FILE)
    except OSError as error:
        yield Problem(path, f"cannot be read: {error.strerror}")


def _ignored(full: str, is_folder: bool, ignores: list[_Ignore]) -> bool:
    """As git has it: the last word counts, and that of the nearest file comes last."""
    for ignore in reversed(ignores):
        said = ignore.says(full, is_folder)
        if said is not None:
            return said
    return False


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _ignores_above(folder: Path) -> list[_Ignore]:
    """What the repository that the folder is in ignores for itself, and the .gitignore files from its root to the folder."""
    chain = [folder, *folder.parents]
    root = next((place for place in chain if (place / ".git").exists()), None)
    if root is None:
        return []
    between = [place for place in chain if place.is_relative_to(root) and place != folder]
    files = [
        (root, root / ".git" / "info" / "exclude"),
        *((place, place / ".gitignore") for place in reversed(between)),
    ]
    return [_Ignore(str(place), _lines(file)) for place, file in files if file.is_file()]

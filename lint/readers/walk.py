"""Find the files of a run: paths given by name are always read, folders are walked with their .gitignore respected."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.config import Settings
from lint.readers import STDIN, Problem, suffix

if TYPE_CHECKING:
    from pathspec import PathSpec

_NEVER = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".tox"})


def find(paths: Iterable[str], settings: Settings) -> Iterator[str | Problem]:
    """The files to read, each once, folders in sorted order; a Problem for each path that is not there."""
    seen: set[str] = set()
    excluded = _spec(settings.exclude) if settings.exclude else None
    for given in paths:
        found: Iterable[str | Problem]
        if given == STDIN or os.path.isfile(given):
            found = (given,)
        elif os.path.isdir(given):
            found = _walk(given, excluded, settings)
        elif os.path.lexists(given):
            found = (Problem(given, "is neither a file nor a folder (a broken link, a pipe or a device)"),)
        else:
            found = (Problem(given, "no such file or folder"),)
        for item in found:
            if isinstance(item, Problem) or item not in seen:
                if isinstance(item, str):
                    seen.add(item)
                yield item


def _spec(lines: Iterable[str]) -> PathSpec[Any]:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _walk(top: str, excluded: PathSpec[Any] | None, settings: Settings) -> Iterator[str | Problem]:
    ignores = _ignores_above(Path(top).resolve())
    root = settings.root.resolve()
    problems: list[Problem] = []

    def refused(error: OSError) -> None:
        problems.append(Problem(str(error.filename), f"cannot be read: {error.strerror}"))

    for folder, folders, names in os.walk(top, onerror=refused):
        yield from problems
        problems.clear()
        here = Path(folder).resolve() if ignores or excluded or ".gitignore" in names else None
        if here is not None and ".gitignore" in names:
            ignores = [*ignores, (here, _read_ignore(here / ".gitignore"))]

        def hidden(name: str, is_folder: bool, here: Path | None = here, rules: list[Any] = ignores) -> bool:
            if here is None:
                return False
            full = here / name
            return _ignored(full, is_folder, rules) or (
                excluded is not None and full.is_relative_to(root) and _matches(excluded, full, root, is_folder)
            )

        folders[:] = sorted(name for name in folders if name not in _NEVER and not hidden(name, True))
        for name in sorted(names):
            if suffix(name) and not name.startswith(".") and not hidden(name, False):
                yield os.path.join(folder, name)
    yield from problems


def _read_ignore(path: Path) -> PathSpec[Any]:
    try:
        return _spec(path.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return _spec(())


def _ignores_above(folder: Path) -> list[tuple[Path, PathSpec[Any]]]:
    """The .gitignore files between the repository's root and the folder, if it is in a repository."""
    chain = [folder, *folder.parents]
    root = next((place for place in chain if (place / ".git").exists()), None)
    if root is None:
        return []
    between = [place for place in chain if place.is_relative_to(root) and place != folder]
    return [
        (place, _read_ignore(place / ".gitignore")) for place in reversed(between) if (place / ".gitignore").is_file()
    ]


def _ignored(full: Path, is_folder: bool, ignores: list[tuple[Path, PathSpec[Any]]]) -> bool:
    return any(full.is_relative_to(base) and _matches(spec, full, base, is_folder) for base, spec in ignores)


def _matches(spec: PathSpec[Any], full: Path, base: Path, is_folder: bool) -> bool:
    relative = full.relative_to(base).as_posix()
    return bool(spec.match_file(relative + "/" if is_folder else relative))

"""Find the files of a run: paths given by name are read (reports of ours are not), folders as git sees them, .gitignore respected."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lint.config.settings import Settings
from lint.files import SMALL_FILE, leads_out, read_regular, repository_of
from lint.readers import OF_A_TOOL, OWN_REPORT, READ_ALREADY, STDIN, Problem, Unread, others, suffix
from lint.readers.opening import files_at, is_remote
from lint.readers.own_reports import is_report

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NEVER = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".tox"})
_MOST_STARS = 6
_LONGEST = 1_000
_FEW_STARS, _MANY_LINES, _MOST_LINES = 2, 500, 10_000
"""Of a file with many lines, those with more than a few stars are left out; of one with more than the most, the rest."""
_OUTSIDE = "is a link to a file outside of the folder and is not read; outside-links = true reads it"
_NO_FILE = "is neither a file nor a folder (a broken link, a pipe or a device)"


def find(paths: Iterable[str], settings: Settings) -> Iterator[str | Problem]:
    """The files to read, each once, folders in sorted order; a Problem for each path that is not there.

    A link beside the file that it leads to is not read again, and is said to be there.
    """
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for given in paths:
        for found in _under(given, settings):
            if isinstance(found, Problem):
                yield found
                continue
            name = found if is_remote(found) or found == STDIN else _place(found, folders)
            if name not in seen:
                seen[name] = name if name == found else found  # of equal ones, one is enough to hold
                yield found
            elif os.path.abspath(seen[name]) != os.path.abspath(found):  # noqa: PTH100 - plain strings
                yield Unread(found, READ_ALREADY)


def _place(path: str, folders: dict[str, str]) -> str:
    """Where a file lies. Folders are not entered through links, so that of nearly all files this follows from their folder."""
    if os.path.islink(path):  # noqa: PTH114 - plain strings
        return os.path.realpath(path)
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def _under(given: str, settings: Settings) -> Iterable[str | Problem]:
    if given == STDIN:
        return (given,)
    if os.path.isfile(given):
        return (Unread(given, OWN_REPORT),) if is_report(given) else (given,)
    if os.path.isdir(given):
        return _Walk(given, settings).files()
    if os.path.lexists(given):
        return (Problem(given, _NO_FILE),)
    if is_remote(given):
        return _far(given, settings)
    return (Problem(given or "“”", "no such file or folder"),)


def _far(given: str, settings: Settings) -> Iterator[str | Problem]:
    """The files at an address; of several, those of the formats that are read and that `exclude` leaves."""
    excluded = _Ignore("", settings.exclude) if settings.exclude else None
    try:
        for found in files_at(given):
            below = found.removeprefix(given.rstrip("/"))
            if found == given:
                yield found
            elif not suffix(found) or any(part.startswith(".") or part in _NEVER for part in below.split("/")[1:]):
                continue
            elif not others.is_side_car(found.rpartition("/")[2], ()) and not (
                excluded and excluded.says(below, False)
            ):
                yield found
    except OSError as error:
        yield Problem(given, f"cannot be read: {error.strerror or error}")


class _Ignore:
    """The patterns of a file such as .gitignore, and the folder they are meant from."""

    def __init__(self, folder: str, lines: Iterable[str]) -> None:
        self._prefix = folder.rstrip("/") + "/"
        self.faults: list[tuple[int, str]] = []
        """The lines that say nothing: their numbers, and why."""
        lines = list(lines)
        many = len(lines) > _MANY_LINES
        try:
            if len(lines) > _MOST_LINES or any(_fault_of(line, many) for line in lines):
                raise ValueError
            self._spec: GitIgnoreSpec = _compiled(lines)
        except Exception:
            # Whatever the library makes of a line that is no pattern, e.g. a range of characters that runs backwards.
            usable = [
                (number, line)
                for number, line in enumerate(lines[:_MOST_LINES], 1)
                if self._is_usable(number, line, many)
            ]
            self._spec = self._together(usable)
        if len(lines) > _MOST_LINES:
            self.faults.append((_MOST_LINES + 1, f"more than {_MOST_LINES:,} lines: what stands from here on"))

    def _together(self, lines: list[tuple[int, str]]) -> GitIgnoreSpec:
        try:
            return _compiled([line for _, line in lines])
        except Exception:
            # Each can be compiled, but not all together: then those that need no automaton.
            self.faults += [(number, "too much beside the others") for number, line in lines if not _is_plain(line)]
            return _compiled([line for _, line in lines if _is_plain(line)])

    def _is_usable(self, number: int, line: str, many: bool) -> bool:
        if fault := _fault_of(line, many):
            self.faults.append((number, fault))
            return False
        try:
            _compiled([line])
        except Exception as error:
            self.faults.append((number, f"no pattern ({' '.join(str(error).split())[:80]})"))
            return False
        return True

    def says(self, path: str, is_folder: bool) -> bool | None:
        """Whether a path is ignored; None: nothing is said of it."""
        if not path.startswith(self._prefix):
            return None
        relative = path[len(self._prefix) :]
        return self._spec.check_file(relative + "/" if is_folder else relative).include


def _fault_of(line: str, many: bool) -> str:
    """Why a line is not given to the matcher: it would take more time than there is, or be read up to its NUL; else empty.

    `many`: it is one of many lines.
    """
    if "\0" in line:
        return "no pattern (it holds a NUL)"
    if len(line) > _LONGEST:
        return f"longer than {_LONGEST:,} characters"
    if line.count("*") > _MOST_STARS and max(part.count("*") for part in line.split("/")) > _MOST_STARS:
        return f"more than {_MOST_STARS} stars between two slashes"
    if many and not _is_plain(line):
        return f"more than {_FEW_STARS} stars, in one of more than {_MANY_LINES} lines"
    return ""


def _is_plain(line: str) -> bool:
    """Whether a pattern is matched in no time by trying all that its stars may stand for."""
    return line.count("*") <= _FEW_STARS or line.replace("**", "*").count("*") <= _FEW_STARS


def _compiled(lines: list[str]) -> GitIgnoreSpec:
    """Patterns, tried once: some faults only show when they are used.

    Plain ones are expressions of Python, which are there at once. A few that are not are compiled into one automaton, which is
    linear in any name, but takes some milliseconds for each line.
    """
    import warnings

    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        spec = GitIgnoreSpec.from_lines(lines, backend="simple" if all(map(_is_plain, lines)) else "best")
        spec.check_file("x")
    return spec


def _read_ignore(folder: str, file: Path) -> tuple[_Ignore, list[Problem]]:
    """The patterns of a .gitignore, and what is wrong with it."""
    try:
        text = read_regular(file, SMALL_FILE).decode("utf-8-sig", "replace")
    except OSError as error:
        return _Ignore(folder, ()), [Problem(str(file), f"cannot be read: {error.strerror}; it hides nothing")]
    # As git has it: a line ends with a line feed, or CR and line feed, and with nothing else.
    ignore = _Ignore(folder, text.replace("\r\n", "\n").split("\n"))
    return ignore, [Problem(f"{file}:{number}", f"{why}; it hides nothing") for number, why in ignore.faults]


class _Walk:
    """A walk through a folder. Links to folders are not followed."""

    def __init__(self, top: str, settings: Settings) -> None:
        self._top, self._full_top = top, os.path.realpath(top)
        self._follows, self._settings = settings.outside_links, settings
        self._excluded = _Ignore(str(settings.root.resolve()), settings.exclude) if settings.exclude else None
        above, self._problems = _ignores_above(Path(self._full_top))
        for number, why in self._excluded.faults if self._excluded else ():
            self._problems.append(Problem(settings.origin, f"exclude, pattern {number}: {why}; it hides nothing"))
        # A folder that is named is read even where it is ignored.
        self._above = [] if _ignored(self._full_top, True, above) else above

    def files(self) -> Iterator[str | Problem]:
        """The articles of a folder, then those of the folders in it; and what cannot be read there."""
        waiting = [(self._top, self._full_top, self._above)]
        yield from self._problems
        while waiting:
            folder, full, ignores = waiting.pop()
            try:
                with os.scandir(folder) as found:
                    # A link comes after the files beside it: of two names for one file, the file's own is read.
                    entries = sorted(found, key=lambda entry: (entry.is_symlink(), entry.name))
            except OSError as error:
                yield Problem(folder, f"cannot be read: {error.strerror}")
                continue
            if any(entry.name == ".gitignore" for entry in entries):
                own, problems = _read_ignore(full, Path(full, ".gitignore"))
                ignores = [*ignores, own]
                yield from problems
            folders = []
            names = frozenset(entry.name for entry in entries)
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _NEVER and not self._hides(f"{full}/{entry.name}", True, ignores):
                        folders.append((_joined(folder, entry.name), f"{full}/{entry.name}", ignores))
                elif (
                    entry.name[0] != "."
                    and (suffix(entry.name) or others.ending(entry.name) in others.UNREAD)
                    and not self._hides(f"{full}/{entry.name}", False, ignores)
                ):
                    yield from self._found(entry, _joined(folder, entry.name), names)
            waiting += reversed(folders)

    def _hides(self, full: str, is_folder: bool, ignores: list[_Ignore]) -> bool:
        if self._excluded is not None and self._excluded.says(full, is_folder):
            return True
        return bool(ignores) and _ignored(full, is_folder, ignores)

    def _found(self, entry: os.DirEntry[str], path: str, beside: frozenset[str]) -> Iterator[str | Problem]:
        """A file that is read, or one that is only counted; a side-car belongs to the article beside it."""
        for found in self._regular(entry, path):
            if isinstance(found, Problem):
                yield found
            elif not suffix(entry.name):
                yield Unread(path, "no format that is read")
            elif is_report(path):
                yield Unread(path, OWN_REPORT)
            elif not others.is_data(entry.name) or others.has_articles(path, self._settings):
                if not (entry.name.endswith(".json") and others.is_side_car(entry.name, beside)):
                    yield path
            elif not others.is_side_car(entry.name, beside):
                yield Unread(path, OF_A_TOOL if others.is_of_a_tool(entry.name) else "no field in it holds articles")

    def _regular(self, entry: os.DirEntry[str], path: str) -> Iterator[str | Problem]:
        """A file, or a link to one in the folder; a link to a folder is passed over, one out of the folder told."""
        try:
            if entry.is_symlink() and entry.is_file() and not self._follows and leads_out(path, self._full_top):
                yield Problem(path, _OUTSIDE)
            elif entry.is_file():
                yield path
            elif not entry.is_dir():
                yield Problem(path, _NO_FILE)
        except OSError as error:
            yield Problem(path, f"cannot be read: {error.strerror}")


def _joined(folder: str, name: str) -> str:
    return name if folder == "." else os.path.join(folder, name)


def _ignored(full: str, is_folder: bool, ignores: list[_Ignore]) -> bool:
    """As git has it: the last word counts, and that of the nearest file comes last."""
    for ignore in reversed(ignores):
        said = ignore.says(full, is_folder)
        if said is not None:
            return said
    return False


def _ignores_above(folder: Path) -> tuple[list[_Ignore], list[Problem]]:
    """What the repository that the folder is in ignores for itself, and the .gitignore files from its root to the folder."""
    chain = [folder, *folder.parents]
    root = repository_of(folder)
    if root is None:
        return [], []
    between = [place for place in chain if place.is_relative_to(root) and place != folder]
    files = [
        (root, root / ".git" / "info" / "exclude"),
        *((place, place / ".gitignore") for place in reversed(between)),
    ]
    read = [_read_ignore(str(place), file) for place, file in files if os.path.lexists(file)]
    return [ignore for ignore, _ in read], [problem for _, problems in read for problem in problems]

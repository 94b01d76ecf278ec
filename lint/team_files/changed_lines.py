"""Which lines a range of git commits has added or changed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.config.settings import ConfigError
from lint.readers import STDIN
from lint.team_files.git import GitError, git, overruled
from lint.triage.changed_lines import WHOLE, ChangedLines, Lines

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_DIFF = (
    "diff",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
    "-M",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)


def changed_lines(reference: str, paths: Iterable[str]) -> ChangedLines:
    """The lines of the files under these paths that are new since a commit, or in a range. Raises ConfigError where git cannot tell."""
    return ChangedLines(_Range(reference, paths).lines, os.path.realpath)


class _Range:
    """A range of commits, and what git says of the files under the paths of a run. Raises ConfigError where git cannot tell."""

    def __init__(self, reference: str, paths: Iterable[str]) -> None:
        if not reference or reference.startswith("-"):
            raise ConfigError(f"--diff-from needs a commit, branch or range, not “{reference}”")
        paths = list(paths)
        if STDIN in paths:
            raise ConfigError("--diff-from looks at files; git knows no lines of standard input")
        existing = [path for path in paths if Path(path).exists()]
        folder = Path(existing[0] if existing else ".")
        self._folder = folder if folder.is_dir() else folder.parent
        self._reference = reference
        self._quiet: dict[str, str] = {}
        self._quiet = overruled(self._git("config", "--list", "--show-scope", "--name-only", "-z"))
        self._top = Path(os.fsdecode(self._git("rev-parse", "--show-toplevel").rstrip(b"\n")))
        full = [os.path.realpath(path) for path in existing]
        self.lines: dict[str, Lines] = {}
        self._read(full)

    def _git(self, *arguments: str) -> bytes:
        # A hook's GIT_DIR is meant from the working directory on.
        where = [] if "GIT_DIR" in os.environ else ["-C", str(self._folder)]
        try:
            return git([*where, "--literal-pathspecs", *arguments], self._quiet)
        except GitError as error:
            raise ConfigError(f"--diff-from {self._reference}: {error}") from None

    def _read(self, paths: list[str]) -> None:
        since = self._since()
        for row in self._git(
            "diff",
            "--no-ext-diff",
            "--no-textconv",
            "--ignore-submodules=all",
            "--numstat",
            "-z",
            "--no-renames",
            *since,
            "--",
            *paths,
        ).split(b"\0"):
            if row.startswith(b"-\t-\t"):
                self._add(row[4:], WHOLE)
        for name, lines in _changes(self._git(*_DIFF, "--unified=0", *since, "--", *paths)):
            self._add(name, lines)
        for row in self._git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", *paths).split(
            b"\0"
        ):
            self._add(row, WHOLE)

    def _since(self) -> list[str]:
        """The range as `git diff` takes it: from where this branch left REF to the files as they are."""
        if ".." in self._reference:
            return [self._reference]
        if not self._known(self._reference):
            raise ConfigError(f"--diff-from {self._reference}: git knows no such commit or branch")
        try:
            return [self._git("merge-base", "--", self._reference, "HEAD").decode().strip()]
        except ConfigError:
            raise ConfigError(
                f"--diff-from {self._reference}: git has no commit that it shares with this branch "
                "(a shallow clone? fetch the whole history, e.g. fetch-depth: 0)"
            ) from None

    def _known(self, reference: str) -> bool:
        try:
            return bool(self._git("rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}"))
        except ConfigError:
            return False

    def _add(self, name: bytes, lines: Lines) -> None:
        if name and lines:
            self.lines[os.path.realpath(self._top / os.fsdecode(name))] = lines


def _changes(diff: bytes) -> Iterator[tuple[bytes, Lines]]:
    """The files of a diff without context, with the lines that are new in each."""
    for part in re.split(rb"^(?=diff --git )", diff, flags=re.MULTILINE):
        head, *hunks = re.split(rb"^(?=@@ -)", part, flags=re.MULTILINE)
        name = re.search(rb"^\+\+\+ (.*)$", head, re.MULTILINE)
        if name is None:
            continue
        if b"\n--- /dev/null\n" in head:
            yield _unquoted(name[1]).removeprefix(b"b/"), WHOLE
            continue
        found = [_HUNK.match(hunk) for hunk in hunks]
        spans = [(int(hunk[1]), int(hunk[1]) + int(hunk[2] or 1)) for hunk in found if hunk]
        yield _unquoted(name[1]).removeprefix(b"b/"), tuple(span for span in spans if span[0] < span[1])


def _unquoted(name: bytes) -> bytes:
    """A path as git writes it: with odd characters in quotes and escaped, and a tab behind one with a space."""
    if not name.startswith(b'"'):
        return name.rstrip(b"\t")
    return name.rstrip(b"\t")[1:-1].decode("unicode_escape").encode("latin-1")

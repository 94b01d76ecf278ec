"""Findings on the lines that a range of commits has added or changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping

from lint.model import LocatedFinding, Related
from lint.readers import file_of

Lines = tuple[tuple[int, int], ...]
"""Runs of lines: the first, and the one behind the last."""
WHOLE: Lines = ((1, 1 << 60),)
"""The lines of a file that is new, or of which nobody can tell lines."""


class ChangedLines:
    """The changed lines of some files; `key` gives what a file's lines stand under for how a run names it."""

    def __init__(self, lines: Mapping[str, Lines], key: Callable[[str], str] = str) -> None:
        self._lines, self._key = lines, key

    def touches(self, placed: LocatedFinding) -> bool:
        """Whether a finding, or a place it refers to, stands on changed lines.

        A finding on a whole file is new with its file; one on a whole record with its line.
        """
        if placed.start and placed.end:
            return self._touched(placed.path, placed.start.line, placed.end.line) or any(
                self._refers(related) for related in placed.finding.related
            )
        file = file_of(placed.path)
        if file != placed.path:
            record = int(placed.path[len(file) + 1 :])
            return self._touched(placed.path, record, record)
        return self._lines.get(self._key(file)) == WHOLE or any(map(self._refers, placed.finding.related))

    def _refers(self, related: Related) -> bool:
        return related.position is not None and self._touched(
            related.path, related.position.line, related.position.line
        )

    def _touched(self, path: str, first: int, last: int) -> bool:
        lines = self._lines.get(self._key(file_of(path)), ())
        at = bisect_right(lines, (last, 1 << 60)) - 1
        return at >= 0 and lines[at][1] > first

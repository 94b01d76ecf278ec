"""Places as CI systems want them: paths from the repository on, the worst findings first."""

from __future__ import annotations

import heapq
import os
import re
from collections.abc import Iterator
from pathlib import Path

from lint.model import LocatedFinding


def file_of(path: str) -> str:
    """The file of a document's name, from the working directory on: `a.jsonl` for `./a.jsonl:17`."""
    file = re.sub(r"(\.\w+):\d+$", r"\1", path)
    if Path(file).is_absolute():
        inside = os.path.relpath(file)
        file = file if inside.startswith("..") else inside
    return Path(file).as_posix()


def line_of(placed: LocatedFinding) -> int:
    """The first line of a finding; that of the record, or 1, where it is on the whole article."""
    if placed.start:
        return placed.start.line
    record = re.search(r"\.\w+:(\d+)$", placed.path)
    return int(record[1]) if record else 1


class Worst:
    """The worst findings of a run, the surest first among equals; the rest is counted."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[tuple[int, int, int, LocatedFinding]] = []
        self.count = 0

    def add(self, placed: LocatedFinding) -> None:
        self.count += 1
        found = placed.finding
        entry = (int(found.severity), int(found.confidence), -self.count, placed)
        if len(self._kept) < self._most:
            heapq.heappush(self._kept, entry)
        else:
            heapq.heappushpop(self._kept, entry)

    def __iter__(self) -> Iterator[LocatedFinding]:
        return (entry[3] for entry in sorted(self._kept, key=lambda entry: entry[:3], reverse=True))

    @property
    def left_out(self) -> int:
        return self.count - len(self._kept)

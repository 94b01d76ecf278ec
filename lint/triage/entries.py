"""The lines of a baseline: a finding each, sorted, and how findings of a run meet them."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lint.model import LocatedFinding

VERSION = 1
Sketch = tuple[int, ...]
"""An article in small."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An old finding."""

    path: str
    code: str
    fingerprint: str
    """Passage, surroundings, ordinal."""
    quote: str

    @property
    def keys(self) -> tuple[str, str]:
        """The code with the passage, and with the surroundings."""
        passage, around, _ = self.fingerprint.split("-", 2)
        return f"{self.code} {passage}", f"{self.code} {around}"


def entry_of(placed: LocatedFinding, name: str) -> Entry:
    """The entry for a finding of the article `name`."""
    fingerprint = placed.fingerprint.rpartition("-")[0]
    quote = " ".join(placed.match.split())[:80].encode("utf-8", "replace").decode()
    return Entry(name, placed.finding.code, fingerprint, quote)


class Entries:
    """The entries of an article that are left, by what they can be met by."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries, self._used = entries, [False] * len(entries)
        self._by: dict[object, deque[int]] = {}
        for number, entry in enumerate(entries):
            passage, around = entry.keys
            for key in ((passage, around), ("passage", passage), ("around", around), ("code", entry.code)):
                self._by.setdefault(key, deque()).append(number)

    def _take(self, key: object) -> bool:
        numbers = self._by.get(key, ())
        while numbers:
            number = numbers.popleft()
            if not self._used[number]:
                self._used[number] = True
                return True
        return False

    def exactly(self, placed: LocatedFinding) -> bool:
        return self._take(entry_of(placed, "").keys)

    def by_passage(self, placed: LocatedFinding) -> bool:
        return self._take(("passage", entry_of(placed, "").keys[0]))

    def by_surroundings(self, placed: LocatedFinding) -> bool:
        return self._take(("around", entry_of(placed, "").keys[1]))

    def by_code(self, placed: LocatedFinding) -> bool:
        return self._take(("code", placed.finding.code))

    def unused(self) -> list[Entry]:
        return [entry for entry, used in zip(self._entries, self._used, strict=True) if not used]


def dump(entries: Iterable[Entry], sketches: Iterable[tuple[str, Sketch]]) -> str:
    """A baseline as text: sorted lines, so that branches merge."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    rows = {
        encode({"path": path, "sketch": " ".join(f"{piece:08x}" for piece in content_signature)})
        for path, content_signature in sketches
    }
    for entry in entries:
        rows.add(
            encode({"path": entry.path, "code": entry.code, "fingerprint": entry.fingerprint, "quote": entry.quote})
        )
    return "\n".join([encode({"baseline": VERSION}), *sorted(rows)]) + "\n"

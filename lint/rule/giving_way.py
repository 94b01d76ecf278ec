"""Places of a document that a rule leaves to others (`Rule.gives_way_to`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from lint.model import Finding
from lint.text.annotations import Slot


class Places:
    """The places in which some rules found something."""

    def __init__(self, found: Iterable[Finding], prefixes: tuple[str, ...]) -> None:
        """Of the findings, those whose codes have one of these beginnings."""
        ends: dict[int, int] = {}
        for one in found:
            if one.start is not None and one.code.startswith(prefixes):
                ends[one.start] = max(one.end or 0, ends.get(one.start, 0))
        self._starts = sorted(ends)
        self._ends = [ends[start] for start in self._starts]

    def __bool__(self) -> bool:
        return bool(self._starts)

    def hold(self, start: int | None, end: int | None) -> bool:
        """Whether both ends of a stretch of the text lie in such places; the whole document lies in none."""
        return start is not None and end is not None and self._has(start) and self._has(max(start, end - 1))

    def _has(self, offset: int) -> bool:
        before = bisect_right(self._starts, offset) - 1
        return before >= 0 and offset < self._ends[before]


left_to_others: Slot[Mapping[str, Places]] = Slot(dict)
"""By the codes of rules that compare articles: the places of a document that they leave to what was found there; put there by the engine."""

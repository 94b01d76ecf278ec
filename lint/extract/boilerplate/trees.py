"""The small trees that weigh a line's features: a table of numbers, and how it is asked.

All trees are asked at once. A tree has at most eight leaves, in order; a whole number holds a bit for each leaf of each tree. For each
feature its value says which steps it fails, and the number that belongs to them clears the leaves that can then not be reached. The
numbers of all features, taken together bit by bit, leave in each tree the leaf that it ends in as the lowest bit that is set.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from operator import and_, getitem
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("trees.json")
LEAVES = 8
"""The most leaves of a tree: a byte has a bit for each."""
_LOWEST = [(byte & -byte).bit_length() - 1 for byte in range(1 << LEAVES)]
"""For each byte the number of its lowest bit."""

Tree = Any
"""[feature, threshold, tree at or below it, tree above it]; a leaf is a number."""


class Forest:
    """Trees whose leaves add up to log-odds."""

    def __init__(self, names: list[str], start: float, trees: list[Tree]) -> None:
        self.names = names
        self._start = start
        self._count = len(trees)
        self._all = (1 << (LEAVES * len(trees))) - 1
        steps: list[dict[float, int]] = [{} for _ in names]
        self._ends = [self._read(tree, number, steps) for number, tree in enumerate(trees)]
        self._thresholds = [sorted(found) for found in steps]
        self._masks = [
            list(accumulate((found[threshold] for threshold in sorted(found)), and_, initial=self._all))
            for found in steps
        ]
        self._asked = [
            (feature, self._thresholds[feature], self._masks[feature]) for feature, found in enumerate(steps) if found
        ]

    def _read(self, tree: Tree, number: int, steps: list[dict[float, int]]) -> list[float]:
        """Take in the steps of a tree; for each byte that may be left of it the log-odds of the leaf it means."""
        leaves: list[float] = []
        self._take(tree, LEAVES * number, leaves, steps)
        return [leaves[min(_LOWEST[byte], len(leaves) - 1)] for byte in range(1 << LEAVES)]

    def _take(self, tree: Tree, base: int, leaves: list[float], steps: list[dict[float, int]]) -> None:
        if not isinstance(tree, list):
            leaves.append(float(tree))
            return
        feature, threshold, below, above = tree
        first = len(leaves)
        self._take(below, base, leaves, steps)
        cleared = (1 << (base + len(leaves))) - (1 << (base + first))
        found = steps[feature]
        found[threshold] = found.get(threshold, self._all) & ~cleared
        self._take(above, base, leaves, steps)

    def left(self, features: list[float]) -> int:
        """The leaves that the last features leave to the others."""
        left, before = self._all, len(self.names) - len(features)
        for feature, thresholds, masks in self._asked:
            if feature >= before:
                left &= masks[bisect_left(thresholds, features[feature - before])]
        return left

    def log_odds(self, columns: Sequence[Sequence[float]], left: int) -> list[float]:
        """The log-odds of some lines by their first features (given feature by feature), among the leaves that the others left."""
        bits = [left] * len(columns[0]) if columns else [left]
        for feature, thresholds, masks in self._asked:
            if feature >= len(columns):
                break
            bits = [own & masks[bisect_left(thresholds, one)] for own, one in zip(bits, columns[feature], strict=True)]
        start, ends, count = self._start, self._ends, self._count
        return [start + sum(map(getitem, ends, own.to_bytes(count, "little"))) for own in bits]


@cache
def forest() -> Forest:
    """The trees as trained."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    return Forest(table["features"], table["start"], table["trees"])

"""The small trees that weigh a line's features: a table of numbers, and how it is asked.

All trees are asked at once. A tree has at most eight leaves, or sixteen, in order; a whole number holds a bit for each leaf of each tree.
For each feature its value says which steps it fails, and the number that belongs to them clears the leaves that can then not be reached. The
numbers of all features, taken together bit by bit, leave in each tree the leaf that it ends in as the lowest bit that is set. (Lucchese and
others: QuickScorer, SIGIR 2015.)
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from operator import and_, getitem
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("trees.json")
FEW_LEAVES, MANY_LEAVES = 8, 16
"""The most leaves of a tree: a byte has a bit for each, or two bytes."""

TOGETHER = 1 << 13
"""So many lines are looked at together at most, for each has some fifty features."""

Tree = Any
"""[feature, threshold, tree at or below it, tree above it]; a leaf is a number."""


def _leaves(tree: Tree) -> int:
    return _leaves(tree[2]) + _leaves(tree[3]) if isinstance(tree, list) else 1


class Forest:
    """Trees whose leaves add up to log-odds. Raises ValueError where one has more leaves than there are bits."""

    def __init__(self, names: list[str], start: float, trees: list[Tree]) -> None:
        self.names = names
        self._start = start
        most = max(map(_leaves, trees), default=1)
        if most > MANY_LEAVES:
            raise ValueError(f"a tree of {most} leaves, more than {MANY_LEAVES}")
        self._bits = FEW_LEAVES if most <= FEW_LEAVES else MANY_LEAVES
        if self._bits == MANY_LEAVES and len(trees) % 2:
            trees = [*trees, 0.0]  # they are summed up in pairs
        self._size = len(trees) * self._bits // 8
        self._all = (1 << (self._bits * len(trees))) - 1
        self._firsts = sum(1 << (self._bits * number) for number in range(len(trees)))
        steps: list[dict[float, int]] = [{} for _ in names]
        leaves = [self._read(tree, number, steps) for number, tree in enumerate(trees)]
        ends: list[Any] = list(
            map(_by_byte, leaves) if self._bits == FEW_LEAVES else map(_Pair, leaves[::2], leaves[1::2])
        )
        self._ends = ends if sys.byteorder == "little" else ends[::-1]
        self._thresholds = [sorted(found) for found in steps]
        self._masks = [
            list(accumulate((found[threshold] for threshold in sorted(found)), and_, initial=self._all))
            for found in steps
        ]
        self._asked = [
            (feature, self._thresholds[feature], self._masks[feature]) for feature, found in enumerate(steps) if found
        ]

    def _read(self, tree: Tree, number: int, steps: list[dict[float, int]]) -> list[float]:
        """Take in the steps of a tree; the log-odds of its leaves."""
        leaves: list[float] = []
        self._take(tree, self._bits * number, leaves, steps)
        return leaves

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
        sum_of = self._sum_of_few if self._bits == FEW_LEAVES else self._sum_of_many
        return list(map(sum_of, bits))

    def _sum_of_few(self, left: int) -> float:
        return self._start + float(sum(map(getitem, self._ends, left.to_bytes(self._size, sys.byteorder))))

    def _sum_of_many(self, left: int) -> float:
        """Where bytes would be too small the lowest bit of each tree is set apart, for all of them at once: a tree always has one."""
        lowest = left & ~(left - self._firsts)
        pairs = memoryview(lowest.to_bytes(self._size, sys.byteorder)).cast("I")
        return self._start + float(sum(map(getitem, self._ends, pairs)))


def _by_byte(leaves: list[float]) -> list[float]:
    """The log-odds of a tree by what is left of its leaves, whose lowest bit counts."""
    return [leaves[min((left & -left).bit_length(), len(leaves)) - 1] for left in range(1 << FEW_LEAVES)]


class _Pair(dict[int, float]):
    """The log-odds of two trees together by the leaves that they end in, each worked out when first asked for: 256 at most."""

    def __init__(self, first: list[float], second: list[float]) -> None:
        super().__init__()
        self._first, self._second = first, second

    def __missing__(self, ends: int) -> float:
        first, second = ends & (1 << MANY_LEAVES) - 1, ends >> MANY_LEAVES
        odds = self[ends] = self._first[first.bit_length() - 1] + self._second[second.bit_length() - 1]
        return odds


def loaded(table: Path) -> Forest:
    """The trees of a table as trained."""
    values = json.loads(table.read_text(encoding="utf-8"))
    return Forest(values["features"], values["start"], values["trees"])


@cache
def forest() -> Forest:
    """The trees for English."""
    return loaded(TABLE)

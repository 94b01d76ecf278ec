"""The small trees that weigh a line's features: how they are read, asked and explained."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
from typing import Any

TREES = Path(__file__).with_name("trees.json")
_COMPILE_AFTER = 400
_EXPLAINED = 12


class Forest:
    """The trees: walked as lists for the first lines, as one compiled function once so many lines come that compiling pays.

    `hopeless` holds, by number of trees, the log-odds below which no later tree has ever made a line furniture: there the asking ends.
    """

    def __init__(self, names: list[str], start: float, hopeless: dict[int, float], trees: list[Any]) -> None:
        self.names = names
        self.start = start
        self.hopeless = hopeless
        self.trees = trees
        self._asked = 0
        self._compiled: Callable[[list[float]], float] | None = None

    def log_odds(self, features: list[float]) -> float:
        """The log-odds that the features give; those of the first trees alone where they leave no hope."""
        if self._compiled is not None:
            return self._compiled(features)
        self._asked += 1
        if self._asked > _COMPILE_AFTER:
            self._compiled = self.compiled()
        total = self.start
        for number, tree in enumerate(self.trees):
            if number in self.hopeless and total < self.hopeless[number]:
                return total
            while type(tree) is list:
                tree = tree[2] if features[tree[0]] <= tree[1] else tree[3]
            total += tree
        return total

    def compiled(self) -> Callable[[list[float]], float]:
        """The walk through all trees as a function."""
        names = [f"f{number}" for number in range(len(self.names))]
        steps = []
        for number, tree in enumerate(self.trees):
            if number in self.hopeless:
                steps.append(f" if t < {self.hopeless[number]}: return t\n")
            steps.append(f" t += {_source(tree)}\n")
        source = f"def odds(features):\n {', '.join(names)} = features\n t = {self.start}\n{''.join(steps)} return t\n"
        scope: dict[str, Any] = {}
        exec(compile(source, str(TREES), "exec"), scope)
        return scope["odds"]  # type: ignore[no-any-return]

    @cached_property
    def _explained(self) -> list[Any]:
        """The trees that weigh most, each with what its steps say."""
        return [_with_steps(tree) for tree in self.trees[:_EXPLAINED]]

    def weightiest(self, features: list[float], count: int) -> list[str]:
        """The names of the features whose steps in the trees raised the odds most."""
        raised = [0.0] * len(self.names)
        for tree in self._explained:
            while tree is not None:
                feature, threshold, below, above = tree
                step, tree = below if features[feature] <= threshold else above
                raised[feature] += step
        order = sorted(range(len(self.names)), key=raised.__getitem__, reverse=True)
        return [self.names[number] for number in order[:count] if raised[number] > 0]


def _source(tree: Any) -> str:
    if type(tree) is not list:
        return str(tree)
    return f"({_source(tree[2])} if f{tree[0]} <= {tree[1]} else {_source(tree[3])})"


def _with_steps(tree: Any) -> Any:
    """A tree as (feature, threshold, step below, step above); a step is what it adds to the odds, and the tree it leads to, None at a leaf."""
    if type(tree) is not list:
        return None
    here = _middle(tree)
    return (*tree[:2], *((_middle(part) - here, _with_steps(part)) for part in tree[2:]))


def _middle(tree: Any) -> float:
    """What a tree says in the middle: the mean of its two parts, a leaf itself."""
    return (_middle(tree[2]) + _middle(tree[3])) / 2 if type(tree) is list else float(tree)


@cache
def forest() -> Forest:
    table = json.loads(TREES.read_text(encoding="utf-8"))
    hopeless = {int(number): bound for number, bound in table["hopeless"].items()}
    return Forest(table["features"], table["start"], hopeless, table["trees"])

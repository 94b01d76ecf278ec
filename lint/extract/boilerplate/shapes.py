"""What lines are beside one another, whatever their language: figures in a row, labels nearby."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby

SHAPE = ("labels nearby", "label")
FIGURE = 0.3
"""A line with that share of digits is a figure."""
NEAR = 3
"""How many lines away another line is nearby."""


_DIGITS = bytes(code for code in range(256) if chr(code).isdigit())


def _digits(text: str) -> int:
    """How many digits a folded text has."""
    return len(text) - len(text.encode("latin-1").translate(None, _DIGITS))


def figures_in_a_row(texts: Sequence[str]) -> list[int]:
    """For each folded line how many figures stand in a row with it; 0 for one that is none."""
    runs: list[int] = []
    for is_figure, group in groupby(_digits(text) > FIGURE * len(text) for text in texts):
        count = sum(1 for _ in group)
        runs += [count if is_figure else 0] * count
    return runs


class Labels:
    """The labels of a document's lines: 0 for a line that is none, 1 for one that may be, 2 for one that is surely the page's."""

    def __init__(self, labels: Sequence[int]) -> None:
        self._labels = labels
        self._above = list(accumulate((label > 0 for label in labels), initial=0))

    def of(self, places: Sequence[int]) -> tuple[Sequence[float], Sequence[float]]:
        """The features of some lines, in the order of `SHAPE`."""
        above, count = self._above, len(self._labels)
        near = [above[min(count, place + NEAR + 1)] - above[max(0, place - NEAR)] for place in places]
        return near, [self._labels[place] for place in places]

"""What lines look like beside one another, whatever their language: figures, runs of lines of one shape, lines that stand twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import accumulate, groupby

SHAPE = (
    "share of digits", "figures in a row", "lines of one shape in a row", "how often the line stands", "first character",
    "lines to boilerplate below", "boilerplate nearby", "labels nearby", "label", "address", "sentences", "commas", "longest word",
)  # fmt: skip
FIGURE = 0.3
"""A line with that share of digits is a figure."""
NEAR = 3
"""How many lines away another line is nearby."""
_FAR = 20


class Shapes:
    """The shapes of a document's lines. `labels`: 0 for a line that is no label, 1 for one that may be, 2 for one that is surely the page's."""

    def __init__(self, texts: Sequence[str], ends: Sequence[int], sure: Sequence[bool], labels: Sequence[int]) -> None:
        self._texts, self._labels = texts, labels
        self._digits = [sum(map(str.isdigit, text)) / len(text) for text in texts]
        self.figures = _runs([share > FIGURE for share in self._digits])
        self._firsts = [_first(text[0]) for text in texts]
        shapes = [
            (min(6, text.count(" ")), end, first, share > FIGURE)
            for text, end, first, share in zip(texts, ends, self._firsts, self._digits, strict=True)
        ]
        self._alike = [run for run, _ in _runs(shapes)]
        counts = Counter(texts)
        self._often = [min(5, counts[text]) for text in texts]
        self._sure = list(accumulate(map(int, sure), initial=0))
        self._labelled = list(accumulate((label > 0 for label in labels), initial=0))
        self._below = _distances(sure)

    def of(self, place: int) -> list[float]:
        """The features of a line, in the order of `SHAPE`."""
        text, first, last = self._texts[place], max(0, place - NEAR), min(len(self._texts), place + NEAR + 1)
        run, is_figure = self.figures[place]
        return [
            self._digits[place], run if is_figure else 0, self._alike[place], self._often[place], self._firsts[place],
            self._below[place], self._sure[last] - self._sure[first], self._labelled[last] - self._labelled[first], self._labels[place],
            float("http" in text or "www." in text or "@" in text or ".com" in text),
            min(4, text.count(". ") + text.count("! ") + text.count("? ")), min(5, text.count(",")), max(map(len, text.split())),
        ]  # fmt: skip


def _runs(values: Sequence[Hashable]) -> list[tuple[int, Hashable]]:
    """For each value how many equal ones stand in a row with it, and the value."""
    runs: list[tuple[int, Hashable]] = []
    for value, group in groupby(values):
        count = sum(1 for _ in group)
        runs += [(min(_FAR, count), value)] * count
    return runs


def _distances(sure: Sequence[bool]) -> list[int]:
    """For each line how far the next sure one below is."""
    distances, far = [_FAR] * len(sure), _FAR
    for place in range(len(sure) - 1, -1, -1):
        distances[place] = far
        far = 1 if sure[place] else min(_FAR, far + 1)
    return distances


def _first(char: str) -> int:
    """What sort of character a line begins with."""
    if char.isalpha():
        return 1 if char.isupper() else 0
    return 2 if char.isdigit() else 3 if char in "-*\x95|" else 4 if char in "\"'" else 5 if char in "([" else 6

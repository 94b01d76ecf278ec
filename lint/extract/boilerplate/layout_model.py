"""How likely a line is boilerplate by its layout alone: the judge for every language but English, which has a model of its words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from lint.extract.boilerplate.line_layout import Layout
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.language import common_words

TABLE = Path(__file__).with_name("layout_model.json")
SUSPICION, SURE = 1.5, 3.5
"""Log-odds from which a line is reported, and from which it counts as boilerplate for the other rules; see `bench/train_layout.py`."""


class Trees:
    """Small trees as nested lists [feature, threshold, below, above]."""

    def __init__(self, start: float, trees: list[Any]) -> None:
        self.start, self.trees = start, trees

    def log_odds(self, features: list[float]) -> float:
        total = self.start
        for tree in self.trees:
            while type(tree) is list:
                tree = tree[2] if features[tree[0]] <= tree[1] else tree[3]
            total += tree
        return total


@cache
def trees() -> Trees:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    return Trees(table["start"], table["trees"])


class Judged:
    """The lines of a document with the log-odds that each is boilerplate, worked out when asked for."""

    def __init__(self, document: Document) -> None:
        texts = [document.text[block.start : block.end].strip() for block in document.blocks]
        self.blocks = [number for number, text in enumerate(texts) if text]
        self.layout = Layout(list(filter(None, texts)), common_words(document.language)) if self.blocks else None
        self._places = {block: place for place, block in enumerate(self.blocks)}
        self._odds: dict[int, float] = {}

    def odds(self, block: int) -> float | None:
        """The log-odds of the line that is a block; None for a paragraph and for an empty line."""
        place = self._places.get(block)
        if place is None or self.layout is None or self.layout.long[place]:
            return None
        known = self._odds.get(place)
        if known is None:
            known = self._odds[place] = trees().log_odds(self.layout.features(place))
        return known

    def is_boilerplate(self, block: int) -> bool:
        """Whether what other rules find in the line is of no interest."""
        odds = self.odds(block)
        return odds is not None and odds >= SURE


@annotation
def judged_by_layout(document: Document) -> Judged:
    """The lines of a document, looked at once."""
    return Judged(document)

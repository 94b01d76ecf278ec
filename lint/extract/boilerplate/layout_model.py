"""How likely a line is boilerplate by its layout alone: the judge for every language but English, which has a model of its words."""

from __future__ import annotations

import json
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from lint.extract.boilerplate.found import rule_findings
from lint.extract.boilerplate.line_layout import Layout, is_paragraph
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.language import common_words

TABLE = Path(__file__).with_name("layout_model.json")
SUSPICION, SURE = 1.5, 3.5
"""Log-odds from which a line is reported, and from which it counts as boilerplate for the other rules; see `bench/models/layout/card.md`."""


_LEAST_SERVICES = 2
_LEAST_PARAGRAPHS, _CALM = 4, 0.25
"""A text of so many paragraphs, with hardly a line between them, is an article without a page; one without any is a list, verse, a law."""


class Trees:
    """Small trees as nested lists [feature, threshold, below, above].

    `settled` has, by number of trees, the log-odds below which no later tree makes a line boilerplate, and above which none makes it less
    than certain: there the asking ends.
    """

    def __init__(self, start: float, trees: list[Any], settled: dict[int, tuple[float, float]]) -> None:
        self.start, self.trees, self.settled = start, trees, settled

    def log_odds(self, features: list[float]) -> float:
        total = self.start
        for number, tree in enumerate(self.trees):
            if number in self.settled:
                below, above = self.settled[number]
                if total < below:
                    return min(total, SUSPICION - 1)
                if total > above:
                    return max(total, SURE)
            while type(tree) is list:
                tree = tree[2] if features[tree[0]] <= tree[1] else tree[3]
            total += tree
        return total


@cache
def trees() -> Trees:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    settled = {int(number): (low, high) for number, (low, high) in table["settled"].items()}
    return Trees(table["start"], table["trees"], settled)


class Judged:
    """The lines of a document with the log-odds that each is boilerplate, worked out when asked for."""

    def __init__(self, document: Document) -> None:
        texts = [document.text[block.start : block.end].strip() for block in document.blocks]
        self._language = document.language
        self._texts = list(filter(None, texts))
        self._places = {block: place for place, block in enumerate(number for number, text in enumerate(texts) if text)}
        self._odds: dict[int, float] = {}
        self._is_marked = any(found.start is not None for found in rule_findings.get(document))
        paragraphs = sum(is_paragraph(text) for text in self._texts)
        without_page = paragraphs >= _LEAST_PARAGRAPHS and len(self._texts) - paragraphs < _CALM * paragraphs
        self._is_one_kind = without_page or not paragraphs

    @cached_property
    def layout(self) -> Layout:
        return Layout(self._texts, common_words(self._language))

    @cached_property
    def _is_page(self) -> bool:
        """Whether something speaks of a site: a rule found boilerplate by its words, or lines name services and addresses."""
        return self._is_marked or self.layout.services >= _LEAST_SERVICES

    def odds(self, block: int) -> float | None:
        """The log-odds of the line that is a block; None for a paragraph, for an empty line, and where a text is nothing but paragraphs."""
        place = self._places.get(block)
        if place is None or self._is_one_kind or not self._is_page or self.layout.long[place]:
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

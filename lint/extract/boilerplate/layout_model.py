"""How likely a line is boilerplate by its layout alone: the judge for every language but English, which has a model of its words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from lint.extract.boilerplate.found import rule_findings
from lint.extract.boilerplate.line_layout import Layout, is_paragraph
from lint.extract.boilerplate.trees import TOGETHER, Forest, loaded
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.language import common_words

TABLE = Path(__file__).with_name("layout_model.json")
SUSPICION, SURE = 1.5, 3.5
"""Log-odds from which a line is reported, and from which it counts as boilerplate for the other rules; see `bench/models/layout/card.md`."""


_LEAST_SERVICES = 2
_LEAST_PARAGRAPHS, _CALM = 4, 0.25
"""A text of so many paragraphs, with hardly a line between them, is an article without a page; one without any is a list, verse, a law."""


@cache
def trees() -> Forest:
    """The trees for every language but English."""
    return loaded(TABLE)


class Judged:
    """The lines of a document with the log-odds that each is boilerplate, worked out when asked for."""

    def __init__(self, document: Document) -> None:
        texts = [document.text[block.start : block.end].strip() for block in document.blocks]
        self._language = document.language
        self._texts = list(filter(None, texts))
        self._blocks = [number for number, text in enumerate(texts) if text]
        self._places = {block: place for place, block in enumerate(self._blocks)}
        self._odds: dict[int, float | None] = {}
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
        if block not in self._odds:
            self.look_at([block])
        return self._odds[block]

    def look_at(self, blocks: Iterable[int]) -> None:
        """Work out the log-odds of some blocks: of many at once it costs a good part less than one by one."""
        unknown = [block for block in blocks if block not in self._odds]
        self._odds.update(dict.fromkeys(unknown))
        if self._is_one_kind or not self._is_page:
            return
        places = [place for block in unknown if (place := self._places.get(block)) is not None]
        places = [place for place in places if not self.layout.long[place]]
        for start in range(0, len(places), TOGETHER):
            some = places[start : start + TOGETHER]
            odds = trees().log_odds(self.layout.columns(some), self._left)
            self._odds.update(zip((self._blocks[place] for place in some), odds, strict=True))

    @cached_property
    def _left(self) -> int:
        """The leaves of the trees that the document leaves to its lines."""
        return trees().left(self.layout.whole)

    def is_boilerplate(self, block: int) -> bool:
        """Whether what other rules find in the line is of no interest."""
        odds = self.odds(block)
        return odds is not None and odds >= SURE


@annotation
def judged_by_layout(document: Document) -> Judged:
    """The lines of a document, looked at once."""
    return Judged(document)

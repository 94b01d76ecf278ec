"""What a rule's word is worth on a page: what it was measured on are pages of news, and elsewhere some of what it knows is the author's.

A pointer, a heading of links, a form between the paragraphs of a course, a blog or a glossary may be how its author goes on; beside
other lines of which rules are sure, below the last paragraph, and in news it is the page's. `bench/models/boilerplate/card.md` shows
what high confidence is worth by these measures, page by page of sites that nobody learnt from.
"""

from __future__ import annotations

import re
from math import log, sqrt

from lint.extract.boilerplate.found import marked
from lint.extract.boilerplate.label_lines import kind_of
from lint.extract.boilerplate.passages import names_rights
from lint.extract.boilerplate.shapes import ENDS, LONG, SENTENCE
from lint.match.expressions import expression
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

COMPANY, _LINES_OF_COMPANY = 4, 20
"""Of so many lines of a text rules must be sure for each of them to prove the others; of one in so many lines."""
STRANGE = -0.5
"""The log-odds of being no news from which a text is out of the rules' element."""
_REPORTS = expression(r"\b(?:said|says|told|added|according)\b")
_BASE, _WORDS, _SPREAD, _SAID, _LINES = -0.18, -0.23, 3.33, -0.87, 0.43
"""What each measure of a text adds to the log-odds of being no news (`bench/models/boilerplate/element.py`)."""
_OF_SITES = frozenset({"advertising mark", "share bar", "login or paywall prompt", "legal footer"})
"""Kinds of labels that no author writes, wherever they stand; “Subscribe” and “Donate” may be a club's own words on its own page."""
_TO_READ_ON = lazy_pattern(r"(?:continue|keep|read|show|load) (?:reading|more|on|all|full|the)\b", re.IGNORECASE)
"""What nobody heads a list or a part of a text with."""


def is_in_element(document: Document, span: Span) -> bool:
    """Whether the line at `span`, of which a rule is sure, stands where that rule is right nineteen times in twenty."""
    if document.rules_language != "en":
        return True
    if is_in_company(document):
        return True
    block, paragraphs = document.block_number(span.start), _paragraphs(document)
    text = document.block_texts[block]
    kind = kind_of(text)
    if kind in _OF_SITES or (kind and _TO_READ_ON.match(text)):
        return True
    if not paragraphs:
        return False
    if block > paragraphs[-1] or (block >= paragraphs[0] and names_rights(text)):
        return True
    return strangeness(document) < STRANGE


@annotation
def is_in_company(document: Document) -> bool:
    """Whether rules are sure of so many lines that a page surely stands around the text."""
    sure = len(marked(document)[0])
    return sure >= COMPANY and sure * _LINES_OF_COMPANY >= sum(map(bool, document.block_texts))


@annotation
def _paragraphs(document: Document) -> list[int]:
    """The blocks that are paragraphs."""
    return [
        number for number, text in enumerate(document.block_texts) if len(text) >= LONG and ENDS[text[-1]] <= SENTENCE
    ]


def measures(document: Document) -> tuple[float, float, float, float]:
    """How much text there is, how unlike its paragraphs are in length, how often somebody says something, how many lines there are."""
    sizes = [len(document.block_texts[number]) for number in _paragraphs(document)]
    mean = sum(sizes) / (len(sizes) or 1)
    spread = sqrt(sum((size - mean) ** 2 for size in sizes) / len(sizes)) / mean if sizes else 0.0
    words = sum(sizes) / 6
    said = sum(1 for _ in _REPORTS.finditer(document.folded))
    return log(1 + words), spread, log(1 + 1000 * said / (document.word_count or 1)), log(1 + len(document.block_texts))


@annotation
def strangeness(document: Document) -> float:
    """The log-odds that a text is no news."""
    words, spread, said, lines = measures(document)
    return _BASE + _WORDS * words + _SPREAD * spread + _SAID * said + _LINES * lines

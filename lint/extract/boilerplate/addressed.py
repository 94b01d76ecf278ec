"""Lines in which the site speaks to its visitors, in an article that does not: known by what they do, not by what they ask.

“Grab our app”, “Tap the bell”, “Did you find a mistake? Let the desk know”: each of their clauses asks something of somebody who reads, and
names a thing of the site or what a finger does to a page. A guide or a recipe speaks like that throughout, so there nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.extract.boilerplate.voice import (
    ASKS,
    GESTURES,
    SITE_THINGS,
    may_be_spoken_to_visitors,
    speaks_to_visitors,
)
from lint.model import Span
from lint.text.blocks import Kind
from lint.text.document import Document

_PARAGRAPH, _LONGEST, _FEWEST_WORDS = 140, 130, 4
_MOST_ADDRESSED = 0.2
"""The share of an article's paragraphs that may speak to its readers."""
_FEWEST_PARAGRAPHS = 2
_YOU = re.compile(r"\byou(?:r|rs|rself|'\w+)?\b", re.IGNORECASE)
_WORDS = re.compile("[a-z]+")
_NAMES = SITE_THINGS | GESTURES
_FIRST = frozenset(part for ask in ASKS for part in _WORDS.findall(ask)[:1])
"""How the words begin by which a line asks."""


def addressed_lines(document: Document) -> Iterator[Span]:
    """The lines of an English article that speak to the visitors of its site."""
    lines = [
        number
        for number, text in enumerate(document.block_texts)
        if len(text) <= _LONGEST and _may_ask(text) and _is_addressed(document, number)
    ]
    if lines and not _addresses_readers(document):
        yield from map(document.block_text_span, lines)


def _may_ask(text: str) -> bool:
    """Whether a line has a word that asks and one for a thing of the site or a gesture: two sets cost less than an expression of all."""
    words = _WORDS.findall(text.lower())
    return not (_FIRST.isdisjoint(words) or _NAMES.isdisjoint(words))


def _addresses_readers(document: Document) -> bool:
    """Whether the article itself speaks to its readers, or is too short to tell."""
    paragraphs = [text for text in document.block_texts if len(text) >= _PARAGRAPH]
    spoken = sum(_YOU.search(text) is not None for text in paragraphs)
    return len(paragraphs) < _FEWEST_PARAGRAPHS or spoken > _MOST_ADDRESSED * len(paragraphs)


def _is_addressed(document: Document, number: int) -> bool:
    """Whether a line is for the visitors: a sentence speaks to them, none reports, and they name what the site has."""
    text = document.block_texts[number]
    if text.count(" ") < _FEWEST_WORDS - 1 or text[0] in "\"'" or '"' in text:
        return False
    if document.block_kinds[number] is Kind.list_item:
        return False
    sentences = [document.folded[slice(*sentence)] for sentence in document.sentences_in(number)]
    return all(map(may_be_spoken_to_visitors, sentences)) and any(map(speaks_to_visitors, sentences))

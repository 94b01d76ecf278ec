"""Lines in which the site speaks to its visitors, in an article that does not: known by what they do, not by what they ask.

“Grab our app”, “Tap the bell”, “Did you find a mistake? Let the desk know”: each of their clauses asks something of somebody who reads, and
names a thing of the site, what a finger does to a page, or the two who speak there: you and us. A guide or a recipe speaks like that throughout, so there nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lint.extract.boilerplate.shapes import LONG
from lint.extract.boilerplate.voice import (
    GESTURES,
    MAY_ASK,
    PARTIES,
    SITE_THINGS,
    may_be_spoken_to_visitors,
    names_its_parties,
    speaks_to_visitors,
)
from lint.lexicon import either, words
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.blocks import Kind
from lint.text.document import Document

_LONGEST, _FEWEST_WORDS = 130, 4
_MOST_ADDRESSED = 0.2
"""The share of an article's paragraphs that may speak to its readers."""
_FEWEST_PARAGRAPHS = 2
_YOU = lazy_pattern(r"\byou(?:r|rs|rself|'\w+)?\b", re.IGNORECASE)
_WORDS = lazy_pattern("[a-z]+")
_MARKED = lazy_pattern(
    r"(?<!\w)[*_]\w|\w[*_](?!\w)|(?<!\w)_{2,}|(?<=[a-z,] )(?:to|tap|click|press|select|choose|open) [A-Z][a-z]+\b(?=,| and | until )"
)
"""Words that stand out, code, and buttons by their names: what a manual has."""
_OF_ANYTHING = frozenset(("click", "tap"))
_TARGETS = either(words("en", "pages", "targets"))
_GESTURE = lazy_pattern(
    rf"\b(?:{'|'.join(sorted(GESTURES - _OF_ANYTHING))})\b|\b(?:{'|'.join(sorted(_OF_ANYTHING))})\b(?: \w+){{0,2}} "
    rf"{_TARGETS}\b",
    re.IGNORECASE,
)
"""What a finger does to a page, and not to a lamp."""
_NAMES = SITE_THINGS | GESTURES | PARTIES
_FIRST = frozenset(part for ask in MAY_ASK for part in _WORDS.findall(ask)[:1])
"""How the words begin by which a line asks."""


def addressed_lines(document: Document) -> Iterator[Span]:
    """The lines of an English article that speak to the visitors of its site."""
    lines = [
        number
        for number, text in enumerate(document.block_texts)
        if 0 < len(text) <= _LONGEST and _may_ask(text) and _is_addressed(document, number)
    ]
    if lines and not _addresses_readers(document):
        yield from map(document.block_text_span, lines)


@lru_cache(4096)
def _may_ask(text: str) -> bool:
    """Whether a line has a word that asks and one for a thing of the site, a gesture or its parties: two sets cost less than an expression of all."""
    if text.count(" ") < _FEWEST_WORDS - 1:
        return False
    words = _WORDS.findall(text.lower())
    return not (_FIRST.isdisjoint(words) or _NAMES.isdisjoint(words))


def _addresses_readers(document: Document) -> bool:
    """Whether the article itself speaks to its readers, or is too short to tell."""
    paragraphs = [text for text in document.block_texts if len(text) >= LONG]
    spoken = sum(_YOU.search(text) is not None for text in paragraphs)
    return len(paragraphs) < _FEWEST_PARAGRAPHS or spoken > _MOST_ADDRESSED * len(paragraphs)


def _is_addressed(document: Document, number: int) -> bool:
    """Whether a line is for the visitors: a sentence speaks to them, none reports, and they name what the site has."""
    text = document.block_texts[number].strip("*_ ")
    if text.count(" ") < _FEWEST_WORDS - 1 or text[0] in "\"'" or '"' in text or _MARKED.search(text):
        return False
    if document.block_kinds[number] is Kind.list_item:
        return False
    sentences = [document.folded[slice(*sentence)] for sentence in document.sentences_in(number)]
    if not all(map(may_be_spoken_to_visitors, sentences)):
        return False
    asked = [sentence for sentence in sentences if speaks_to_visitors(sentence)]
    named = not SITE_THINGS.isdisjoint(_WORDS.findall(text.lower())) or _GESTURE.search(text) is not None
    return bool(asked) and (named or (text[0].isupper() and any(map(names_its_parties, sentences))))

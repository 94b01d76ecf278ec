"""Lines in which the site speaks to its visitors, in an article that does not: known by what they do, not by what they ask.

“Grab our app”, “Tap the bell”, “Did you find a mistake? Let the desk know”: each of their clauses asks something of somebody who reads, and
names a thing of the site or what a finger does to a page. A guide or a recipe speaks like that throughout, so there nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.extract.boilerplate.voice import (
    GESTURES,
    SITE_THINGS,
    may_be_spoken_to_visitors,
    speaks_to_visitors,
    tokens_of,
)
from lint.model import Span
from lint.text.blocks import Kind
from lint.text.document import Document

_PARAGRAPH, _LONGEST, _FEWEST_WORDS = 140, 130, 4
_MOST_ADDRESSED = 0.2
"""The share of an article's paragraphs that may speak to its readers."""
_FEWEST_PARAGRAPHS = 2
_YOU = frozenset({"you", "your", "yours", "yourself", "you're", "you'll", "you've"})


def addressed_lines(document: Document) -> Iterator[Span]:
    """The lines of an English article that speak to the visitors of its site."""
    texts = document.block_texts
    paragraphs = [text for text in texts if len(text) >= _PARAGRAPH]
    if len(paragraphs) < _FEWEST_PARAGRAPHS:
        return
    spoken = sum(not _YOU.isdisjoint(tokens_of(text)) for text in paragraphs)
    if spoken > _MOST_ADDRESSED * len(paragraphs):
        return
    for number, text in enumerate(texts):
        if (
            0 < len(text) <= _LONGEST
            and document.block_kinds[number] is not Kind.list_item
            and _is_addressed(document, number)
        ):
            yield document.block_text_span(number)


def _is_addressed(document: Document, number: int) -> bool:
    """Whether a line is for the visitors: a sentence speaks to them, none reports, and they name what the site has."""
    text = document.block_texts[number]
    if text.count(" ") < _FEWEST_WORDS - 1 or text[0] in "\"'" or '"' in text:
        return False
    tokens = frozenset(tokens_of(text))
    if tokens.isdisjoint(SITE_THINGS) and tokens.isdisjoint(GESTURES):
        return False
    sentences = [document.folded[slice(*sentence)] for sentence in document.sentences_in(number)]
    return all(map(may_be_spoken_to_visitors, sentences)) and any(map(speaks_to_visitors, sentences))

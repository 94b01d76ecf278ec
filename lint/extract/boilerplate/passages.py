"""How far a prompt reaches: the line where it is short or all the site's, else the sentences around it that speak for the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lint.extract.boilerplate.voice import voice
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.document import Document

LABEL = 90
"""Up to so many characters a line is one thing, however many stops it has, unless one of its sentences may be the author's."""
_PARAGRAPH = 400
"""A line longer than this is the site's only where each of its sentences is."""


def balance(document: Document, sentence: Span) -> int:
    """Above 0: the site speaks in the sentence; below 0: the article; 0 in languages whose voices are not known."""
    if document.rules_language != "en":
        return 0
    return voice(document.folded[sentence.start : sentence.end]).balance


def prompt(document: Document, span: Span) -> Span:
    """The whole line, or those of its sentences that are one prompt with the match at `span`."""
    block = document.block_number(span.start)
    line = document.block_text_span(block)
    sentences = document.sentences_in(block)
    if line.end - line.start <= LABEL:
        return _of_short_line(document, line, sentences, span)
    held = [sentence for sentence in sentences if sentence.overlaps(span)]
    balances = [1 if sentence in held else balance(document, sentence) for sentence in sentences]
    least = 0 if line.end - line.start <= _PARAGRAPH and 2 * sum(one > 0 for one in balances) > len(balances) else 1
    return _grown(sentences, span, lambda number: balances[number] >= least) or line


def _of_short_line(document: Document, line: Span, sentences: Sequence[Span], span: Span) -> Span:
    """The line as a whole, or the sentences around the match up to those that may be the author's: “The mill burned down. Share this.”"""
    if len(sentences) < 2:
        return line
    own = [not sentence.overlaps(span) and _may_be_the_authors(document, sentence) for sentence in sentences]
    return (_grown(sentences, span, lambda number: not own[number]) if any(own) else None) or line


_SENTENCE = lazy_pattern(r"[^.!?]*[.!?]['\")\]]*\s*\Z")
_SMALL_WORD = lazy_pattern(r"(?<![^\W\d_])[a-zß-ÿ][^\W\d_]*")
_LEGAL = lazy_pattern(r"\brights reserved\b|\bcopyright\b|\xa9", re.IGNORECASE)


def names_rights(text: str) -> bool:
    """Whether a text speaks of a copyright or of rights that are reserved."""
    return _LEGAL.search(text) is not None


_TELLING = 3
"""So many words make of it a sentence that says something, one of them in small letters."""


def _may_be_the_authors(document: Document, sentence: Span) -> bool:
    """Whether a sentence beside a prompt says something, and does not speak for the site."""
    text = document.folded[sentence.start : sentence.end]
    if len(text.split()) < _TELLING or not (_SMALL_WORD.search(text) and _SENTENCE.match(text)) or names_rights(text):
        return False
    return balance(document, sentence) <= 0


def note(document: Document, span: Span, goes_on: Callable[[str], bool]) -> Span:
    """The sentence of the match at `span`, and those after it for as long as they go on with the note."""
    sentences = document.sentences_in(document.block_number(span.start))
    first = next((n for n, sentence in enumerate(sentences) if sentence.overlaps(span)), None)
    if first is None:
        return document.sentence_at(span.start)
    last = first
    while last + 1 < len(sentences) and goes_on(document.folded[slice(*sentences[last + 1])]):
        last += 1
    return Span(sentences[first].start, sentences[last].end)


def _grown(sentences: Sequence[Span], span: Span, belongs: Callable[[int], bool]) -> Span | None:
    """From the sentences that the span touches to the last neighbours on either side that belong to them."""
    touched = [n for n, sentence in enumerate(sentences) if sentence.overlaps(span)]
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    while first > 0 and belongs(first - 1):
        first -= 1
    while last + 1 < len(sentences) and belongs(last + 1):
        last += 1
    return Span(sentences[first].start, sentences[last].end)

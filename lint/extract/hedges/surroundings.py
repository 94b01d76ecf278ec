"""Whose words a place holds by its looks: inside quotation marks, in a title, a question, a heading."""

from __future__ import annotations

import re
from bisect import bisect_left

from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.blocks import Kind
from lint.text.document import Document

_TITLE = 75
"""How long a title may be, in characters."""
_HEADLINE = 120
"""How long a headline may be, in characters."""
_ENDS = frozenset(".!?\"'):;,")
_QUOTES = lazy_pattern("\"|''")
_TITLES = lazy_pattern(r"(['*_])(?<![\w'*_].)[A-Z](?:[^'*_\n]|\b'\b){1,70}\1(?![\w'*_])", re.ASCII)


@annotation
def _quotation_marks(document: Document) -> dict[int, list[int]]:
    """Where quotation marks stand, by block; filled block by block as somebody asks."""
    return {}


def quoted(document: Document, offset: int) -> bool:
    """Whether `offset` stands inside quotation marks that open earlier in its block."""
    number, marks = document.block_number(offset), _quotation_marks(document)
    if number not in marks:
        block = document.blocks[number]
        found = _QUOTES.finditer(document.folded, block.start, block.end)
        marks[number] = [mark.start() for mark in found]
    return bisect_left(marks[number], offset) % 2 == 1


def titled(document: Document, span: Span, sentence: Span) -> bool:
    """Whether `span` stands in a title set apart by signs: 'Perhaps Tomorrow', *Perhaps Tomorrow*, _Perhaps Tomorrow_."""
    low, high = max(sentence.start, span.start - _TITLE), min(sentence.end, span.end + _TITLE)
    found = _TITLES.finditer(document.folded, low, high)
    return any(title.start() < span.start < title.end() for title in found)


def asked(document: Document, sentence: Span) -> bool:
    """Whether the sentence is a question."""
    return "?" in document.folded[max(sentence.start, sentence.end - 2) : sentence.end]


def set_apart(document: Document, sentence: Span) -> bool:
    """Whether the sentence claims nothing: a question, or a title, whose words stand in the text once more."""
    return asked(document, sentence) or _is_title(document, sentence) or _is_headline(document, sentence)


def _is_title(document: Document, sentence: Span) -> bool:
    """Whether the sentence is a heading above all paragraphs; one between them is read like them."""
    if document.kind_at(sentence.start) is not Kind.heading:
        return False
    return document.block_number(sentence.start) <= _first_paragraph(document)


@annotation
def _first_paragraph(document: Document) -> int:
    """The number of the first block that is a paragraph; how many blocks there are where none is."""
    blocks = enumerate(zip(document.block_kinds, document.block_texts, strict=True))
    found = (number for number, (kind, text) in blocks if kind is Kind.paragraph and text)
    return next(found, len(document.block_kinds))


def _is_headline(document: Document, sentence: Span) -> bool:
    """Whether the sentence is a plain text's first line, short and without a stop."""
    number = document.block_number(sentence.start)
    text = document.block_texts[number]
    return len(text) <= _HEADLINE and text[-1:] not in _ENDS and not any(document.block_texts[:number])

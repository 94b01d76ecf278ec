"""What can be counted of an article: its words, its boilerplate, the sentences of its own text."""

from __future__ import annotations

from lint.extract.boilerplate import boilerplate_lines
from lint.model import Span
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.lines import FIRST_EASTERN, count_words


def boilerplate(document: Document) -> list[Span]:
    """The lines that rules for boilerplate found, in order: the fact “zone” without its model, which costs more than these figures."""
    return [document.lines[number] for number in sorted(boilerplate_lines(document))]


def in_boilerplate(document: Document, offset: int) -> bool:
    """Whether a place stands in a line of boilerplate."""
    return document.line_number(offset) in boilerplate_lines(document)


_LABEL = 80
"""A line without a full stop that is longer than this is a sentence all the same."""


@annotation
def prose(document: Document) -> list[Span]:
    """The sentences outside boilerplate that end like one, or run like one: headings and labels are none."""
    skipped = {document.block_number(start) for start, _ in boilerplate(document)}
    found: list[Span] = []
    for number, block in enumerate(document.blocks):
        if number in skipped or block.start == block.end:
            continue
        spans = document.sentences_in(number)
        last = document.folded[block.start : block.end].rstrip("\"')] ")[-1:]
        label = len(spans) == 1 and last not in (".", "!", "?", "\x83")
        if not label or spans[0].end - spans[0].start > _LABEL:
            found += spans
    return found


def article_words(document: Document) -> int:
    """How many words the article has without its boilerplate; in Chinese and Japanese two signs are one."""
    text, last, words = document.folded if document.text.isascii() else document.text, 0, 0
    eastern = max(document.non_ascii, default="") >= FIRST_EASTERN
    for start, end in (*boilerplate(document), (len(text), len(text))):
        words += count_words(text[last:start], eastern)
        last = end
    return words

"""Conditions for the rules on boilerplate: whether a match stands in a quotation, in a report, in a note on an author."""

from __future__ import annotations

from lint.extract.boilerplate import (
    PARAGRAPH,
    balance,
    is_about_an_author,
    is_credit,
    names_rights,
    paragraphs_after,
    words_in_any_case,
)
from lint.match.expressions import expression
from lint.model import Span
from lint.rule.conditions import condition, condition_of_line
from lint.text.blocks import Kind
from lint.text.document import Document

_SAID = expression("\\b(?:said|says|told|according to|added|announced|reported)\\b")


@condition
def inside_quotation(document: Document, span: Span) -> bool:
    """The match stands in a quotation within its block."""
    block = document.block_at(span.start)
    before = document.folded.count('"', block.start, span.start)
    return before % 2 == 1 and document.folded.count('"', span.end, block.end) > 0


@condition_of_line
def long_line(document: Document, span: Span) -> bool:
    """The match stands in a line as long as a paragraph."""
    start, end = document.block_at(span.start)
    return end - start > PARAGRAPH


@condition_of_line
def reports_speech(document: Document, span: Span) -> bool:
    """The match stands in a line that reports what somebody said."""
    start, end = document.block_at(span.start)
    return _SAID.search(document.folded, start, end) is not None


@condition_of_line
def about_an_author(document: Document, span: Span) -> bool:
    """The line reads like a note on a writer and stands at the head or the tail of the document."""
    return is_about_an_author(document, document.block_number(span.start))


@condition
def opens_the_line(document: Document, span: Span) -> bool:
    """At most five words stand before the match in its block."""
    start, _ = document.block_at(span.start)
    return span.start - start < 60 and document.folded.count(" ", start, span.start) <= 5


@condition_of_line
def outside_the_story(document: Document, span: Span) -> bool:
    """At most two paragraphs stand before the line, or at most two after it."""
    block = document.block_number(span.start)
    before = sum(1 for start, end in document.blocks[max(0, block - 40) : block] if end - start > PARAGRAPH)
    return before <= 2 or paragraphs_after(document, block) <= 2


@condition_of_line
def long_line_within_the_story(document: Document, span: Span) -> bool:
    """The match stands in a line as long as a paragraph that names no rights, with more than two paragraphs before it and after it."""
    start, end = document.block_at(span.start)
    return (
        long_line(document, span)
        and not outside_the_story(document, span)
        and not names_rights(document.folded[start:end])
    )


@condition
def speaks_for_the_article(document: Document, span: Span) -> bool:
    """The match stands in a sentence that reports: somebody acts or says something, in the past, on a day; or among such sentences."""
    speaker = balance(document, document.sentence_at(span.start))
    return speaker < 0 or (speaker == 0 and reports_speech(document, span))


@condition
def speaks_to_the_visitor(document: Document, span: Span) -> bool:
    """The match stands in a sentence in which a site speaks: it asks for something, says you, or our."""
    return balance(document, document.sentence_at(span.start)) > 0


_COMMAS = expression(r"\w? ?,[ ,]*")


@condition
def nothing_but_commas(document: Document, span: Span) -> bool:
    """The match is commas alone: a link may have stood between them, or their author's finger slipped."""
    return _COMMAS.fullmatch(document.folded, span.start, span.end) is not None


_SUBJECT = expression(
    r"\b(?:i|we|they|he|she|who|people|(?:do|did|does|would|could|can|when|if|that|which) you)(?: (?:also|always|often|ever|never|now|still|already|even))? $"
)


@condition
def has_a_subject(document: Document, span: Span) -> bool:
    """The match is what somebody does, not what is asked for: “I”, “they” or “who” stands before it."""
    start = max(document.block_at(span.start).start, span.start - 20)
    return _SUBJECT.search(document.folded, start, span.start) is not None


@condition_of_line
def names_code(document: Document, span: Span) -> bool:
    """Code stands in the line: it is a manual's."""
    start, end = document.block_at(span.start)
    return any(start <= one.start < end for one in document.structure.inline)


_OF_MARKUP = ("html", "xhtml", "xml", "php", "css", "markup", "markdown", "tag", "tags", "browser", "browsers")
_SPEAKS = 4


@condition_of_line
def article_about_markup(document: Document, span: Span) -> bool:
    """The article speaks of pages and their markup, four times at least: then what is written in it may be a sample."""
    words = words_in_any_case(document)
    return sum(words[word] for word in _OF_MARKUP) >= _SPEAKS


_STEP = expression(r"\W{0,3}step (?:\d{1,2}|one|two|three)\b|\(?\d{1,2}[.):] \S")
_WORDS_OF_A_STEP = 6


@condition_of_line
def among_steps(document: Document, span: Span) -> bool:
    """The line is one of the steps of an instruction: one beside it is numbered, or it stands in a list of whole sentences."""
    number = document.block_number(span.start)
    around = [other for step in (-1, 1) if (other := _beside(document, number, step)) is not None]
    if any(_STEP.match(document.block_texts[other]) for other in around):
        return True
    return _is_item(document, number) and any(_is_item(document, other) for other in around)


def _is_item(document: Document, number: int) -> bool:
    """Whether a block is an item of a list, and no label: it has some words."""
    return (
        document.block_kinds[number] is Kind.list_item and document.block_texts[number].count(" ") >= _WORDS_OF_A_STEP
    )


def _beside(document: Document, number: int, step: int) -> int | None:
    """The next block in one direction that is not empty."""
    number += step
    while 0 <= number < len(document.block_texts):
        if document.block_texts[number]:
            return number
        number += step
    return None


_MOST_WORDS = 25
"""So many words a prompt of a site may have where its words alone are known."""


@condition_of_line
def paragraph_in_another_language(document: Document, span: Span) -> bool:
    """The line is of the length of a sentence or more, in an article of another language than English."""
    if document.rules_language == "en":
        return False
    start, end = document.block_at(span.start)
    return end - start > PARAGRAPH or document.folded.count(" ", start, end) >= _MOST_WORDS


@condition_of_line
def credit_in_its_language(document: Document, span: Span) -> bool:
    """The line is a credit as its language writes one; English has expressions for that."""
    return document.rules_language == "en" or is_credit(document, document.block_number(span.start))

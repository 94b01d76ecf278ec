"""Conditions for the rules on furniture: whether a match stands in a quotation, in a report, in a note on an author."""

from __future__ import annotations

from lint.document import Document
from lint.expressions import expression
from lint.facts.conditions import condition, condition_of_line
from lint.model import Span

_LONG = 160
_SAID = expression("\\b(?:said|says|told|according to|added|announced|reported)\\b")
_BIO_SIGNS = expression(
    "\\b(?:reporter|writer|editor|journalist|columnist|correspondent|contributor|contributing|blogger|author of|authors? of|"
    "freelance|bylines?|newsroom|journalism|follow (?:him|her|them)|reached at|contacted at|tweets|twitter|bio|award-winning|"
    "covers|covered|covering|writes|writing|written|reporting|joined|joining|based in|born in|previously|graduat\\w+|degree|university|"
    "blog|column|(?:his|her|their) work|appear(?:s|ed) (?:in|on)|podcast|pulitzer|he can be|she can be|they can be|specializ\\w+|"
    "certified|years of experience|experience in|lives (?:in|with))\\b|\\S@\\S"
)
_PAST_REPORT = expression(
    "\\b(?:said|told|was (?:killed|found|arrested|shot)|yesterday|on (?:mon|tues|wednes|thurs|fri)day)\\b"
)


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
    return end - start > _LONG


@condition_of_line
def reports_speech(document: Document, span: Span) -> bool:
    """The match stands in a line that reports what somebody said."""
    start, end = document.block_at(span.start)
    return _SAID.search(document.folded, start, end) is not None


@condition_of_line
def about_an_author(document: Document, span: Span) -> bool:
    """The line reads like a note on a writer and stands at the head or the tail of the document."""
    block = document.block_number(span.start)
    start, end = document.blocks[block]
    if start >= 400 and _paragraphs_after(document, block) > 2:
        return False
    folded = document.folded
    return len(_signs(folded, start, end)) >= 2 and not _PAST_REPORT.search(folded, start, end)


@condition
def opens_the_line(document: Document, span: Span) -> bool:
    """At most five words stand before the match in its block."""
    start, _ = document.block_at(span.start)
    return span.start - start < 60 and document.folded.count(" ", start, span.start) <= 5


@condition_of_line
def outside_the_story(document: Document, span: Span) -> bool:
    """At most two paragraphs stand before the line, or at most two after it."""
    block = document.block_number(span.start)
    before = sum(1 for start, end in document.blocks[max(0, block - 40) : block] if end - start > _LONG)
    return before <= 2 or _paragraphs_after(document, block) <= 2


def _paragraphs_after(document: Document, block: int) -> int:
    return sum(1 for start, end in document.blocks[block + 1 : block + 41] if end - start > _LONG)


def _signs(folded: str, start: int, end: int) -> set[str]:
    return {match.group().lower() for match in _BIO_SIGNS.finditer(folded, start, end)}

"""Short lines that are the article's own, whatever its page looks like: headings of its parts, and who wrote it when, above its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lint.lexicon import words
from lint.patterns import lazy_pattern

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = lazy_pattern(
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,? )?(?:\d{{1,2}}(?:st|nd|rd|th)?,? {_MONTH},? \d{{4}}|"
    rf"{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? \d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d\d){{1,2}})\.?",
    re.IGNORECASE,
)
_STAMP = lazy_pattern(
    rf"\W{{0,3}}(?:(?:first|last|originally) )?(?:published|posted|updated|modified|released)\b ?:?(?: on| at)? (?:\w{{3,9}},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d|\d{{1,4}}[/.-]\d)",
    re.IGNORECASE,
)
_BYLINE = lazy_pattern(
    r"(?:[Bb]y|BY) [A-Z][\w.'-]+(?: (?:[a-z]{1,3} )?[A-Z][\w.'-]*){1,3}(?:(?:,| and) [A-Z][\w.'-]+(?: [A-Z][\w.'-]*){1,3}){0,3}"
)
_NUMBERED = lazy_pattern(
    r"(?:chapter|section|part|appendix|annex|act|scene|lesson|unit|volume) (?:\d{1,3}|[ivxlc]{1,6}|[a-h])\b[.:]?",
    re.IGNORECASE,
)
_MARKS = " .:-#*\x96\x97"
_LONGEST_HEADING, _LONGEST_BYLINE, _HEAD = 40, 90, 6
"""Characters; lines above the first paragraph in which an article says who wrote it."""


@cache
def _headings() -> frozenset[str]:
    return frozenset(words("en", "headings"))


def head_lines(texts: Sequence[str], paragraphs: Sequence[int], beside: Sequence[bool]) -> set[int]:
    """The places of lines that say who wrote it when, in a document of these lines (folded, none empty), of which `paragraphs` are paragraphs.

    `beside`: which lines stand beside known boilerplate; there a byline is one more part of the page.
    """
    first = paragraphs[0] if paragraphs else 0
    head = {
        place for place in range(max(0, first - _HEAD), first) if not beside[place] and tells_who_or_when(texts[place])
    }
    return head | {place - 1 for place in paragraphs if place and _is_date(texts[place - 1])}


def is_of_head(text: str) -> bool:
    """Whether a line is nothing but a byline or a date."""
    return len(text) <= _LONGEST_BYLINE and (_is_date(text) or _BYLINE.fullmatch(text) is not None)


def tells_who_or_when(text: str) -> bool:
    """Whether a line is that, or says when the page was published: it may be all that says so."""
    return is_of_head(text) or (len(text) <= _LONGEST_BYLINE and _STAMP.match(text) is not None)


def _is_date(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and text[-1:].isdigit() and _DATE.fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """Whether a line heads a part of an article."""
    if len(text) > _LONGEST_HEADING:
        return False
    return text.strip(_MARKS).lower() in _headings() or (" " in text and _NUMBERED.fullmatch(text) is not None)

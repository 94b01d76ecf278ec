"""Lines that the words of a language give away as a site's: labels, photo credits, notes on authors, bylines.

The words are compared as they are written (in lower case, not folded), so that every script can have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from lint.lexicon import either, lexicon, words
from lint.model import Confidence, Span
from lint.patterns import lazy_pattern
from lint.text.document import Document

_EDGES = " \t:.…>»›→|•·-–—+▶▼▾✕×\"'“”„«()[]：。"
_COUNT = lazy_pattern(r"^[(\[]?\d{1,5}[)\]]? +| *[(\[]?\d{1,5}[)\]]?$")
_BETWEEN = lazy_pattern(r"\s{2,}|[|•·]| - ")
_MOST_CHARACTERS = 60
_AGENCIES = either(words("en", "pages", "agencies elsewhere"))
_AGENCY = lazy_pattern(rf"(?<!\w){_AGENCIES}(?![^\W\d_])")
_PARTICLES = either(words("en", "names", "particles"))
_NAME = rf"[^\W\d_a-zß-öø-ÿа-яё][\w'’.-]+(?: {_PARTICLES} ?)*(?: ?[^\W\d_a-zß-öø-ÿа-яё][\w'’.-]+){{1,3}}"
_HANDLE = lazy_pattern(r"@\w{3,}|\b(?:twitter|facebook|instagram|linkedin|mastodon|bluesky|e-?mail)\b", re.IGNORECASE)
_LIFE = lazy_pattern(r"\(\*|[*†] ?\d|\(\d{4}|\d{4} ?[-–] ?\d{4}|\b1[5-9]\d\d\b")
_MOST_WORDS_OF_A_NOTE, _MOST_OF_A_CREDIT, _PARAGRAPH = 80, 90, 100


class Boilerplate(NamedTuple):
    """The words of one language that are a site's; lower case."""

    labels: frozenset[str]
    credits: re.Pattern[str] | None
    note: re.Pattern[str] | None
    does: re.Pattern[str] | None
    byline: re.Pattern[str] | None


@cache
def vocabulary(language: str) -> Boilerplate:
    known = lexicon(language, "boilerplate")
    credits, authors = known.get("credits"), known.get("authors")
    note = byline = does = credit = None
    if credits:
        credit = re.compile(rf"{either(credits)}(?: ?[:：] ?|/ ?)\S.{{1,70}}", re.IGNORECASE)
    if authors:
        is_one = f"(?i:{either(known.get('author_is', ()))})"
        note = re.compile(rf"(?P<name>{_NAME}),? {is_one} (?:[\w'’-]+ ){{0,4}}?(?i:{either(authors)})\b")
        does = re.compile(rf"\b{either(known.get('author_does', ()))}\b", re.IGNORECASE)
    if known.get("byline"):
        byline = re.compile(rf"(?i:{either(known['byline'])}):? {_NAME}(?:,? (?:und|et|y|e|en|and) {_NAME})?[.,]?")
    return Boilerplate(frozenset(known.get("labels", ())), credit, note, does, byline)


def labels_in_its_language(document: Document) -> Iterator[tuple[Span, Confidence]]:
    """The lines that are nothing but a label: of several words or beside another one it is sure, a word alone may be a heading."""
    labels = vocabulary(document.rules_language).labels
    found = [
        number
        for number, text in enumerate(document.block_texts)
        if text and len(text) <= _MOST_CHARACTERS and is_label(_line(document, number), labels)
    ]
    for number in found:
        line = _line(document, number)
        beside = number - 1 in found or number + 1 in found or number - 2 in found or number + 2 in found
        certain = beside or line.count(" ") >= 2 or line.strip()[-1:] in ":>»›→："
        yield document.block_text_span(number), Confidence.high if certain else Confidence.medium


def _line(document: Document, number: int) -> str:
    return document.text[slice(*document.block_text_span(number))]


@lru_cache(4096)
def is_label(line: str, labels: frozenset[str]) -> bool:
    """Whether a line is a label, signs and counts around it left aside; several labels on one line count, too."""
    bare = _COUNT.sub("", line.lower().replace("’", "'").strip(_EDGES)).strip(_EDGES)
    if bare in labels:
        return True
    parts = [part for part in _BETWEEN.split(bare) if part.strip()]
    return len(parts) > 1 and all(part.strip(_EDGES) in labels for part in parts) or _chain(bare.split(), labels)


def _chain(words: list[str], labels: frozenset[str]) -> bool:
    """Whether some words are two labels or more, one behind the other."""
    if not 2 <= len(words) <= 12:
        return False
    reached, most, count = {0: 0}, 5, len(words)
    for start in range(count):
        if start in reached:  # all that lead there come before it
            for end in range(start + 1, min(start + most, count) + 1):
                if " ".join(words[start:end]) in labels:
                    reached[end] = max(reached.get(end, 0), reached[start] + 1)
    return reached.get(count, 0) >= 2


def is_credit(document: Document, block: int) -> bool:
    """Whether a line is a credit: “Foto: …”, or an agency behind a sign of copyright."""
    line = _line(document, block)
    if not line or len(line) > _MOST_OF_A_CREDIT or line.endswith((".", "?", "!")) or line.count(" ") > 9:
        return False
    pattern = vocabulary(document.rules_language).credits
    return bool(pattern and pattern.fullmatch(line)) or bool(line[0] in "©(" and _AGENCY.search(line))


def is_note_on_author(document: Document, block: int) -> bool:
    """Whether a paragraph presents an author: a name, what he or she is, and what one does or where one can be followed."""
    known, line = vocabulary(document.rules_language), _line(document, block)
    if (
        known.note is None
        or known.does is None
        or not line
        or len(line) > 700
        or line.count(" ") > _MOST_WORDS_OF_A_NOTE
    ):
        return False
    match = known.note.match(line)
    if match is None or _LIFE.search(line) or not (known.does.search(line, match.end("name")) or _HANDLE.search(line)):
        return False
    before = document.text[: document.blocks[block].start]
    has_text = any(len(text) > _PARAGRAPH for text in before.splitlines())
    return has_text and before.count(match["name"].split()[-1]) <= 2


def bylines(document: Document) -> Iterator[Span]:
    """The lines that are nothing but “by” and a name."""
    pattern = vocabulary(document.rules_language).byline
    for number, text in enumerate(document.block_texts) if pattern else ():
        if 5 < len(text) <= 60 and pattern.fullmatch(_line(document, number)):  # type: ignore[union-attr]
            yield document.block_text_span(number)

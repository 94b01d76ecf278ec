"""The fact “published”: the day on which the article came out, from the most trusted source that tells it.

`publications` gives every source that tells one, with its place and how sure it is, the winner first.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from lint.extract.publication import dates as published_dates
from lint.extract.publication import metadata as published_told
from lint.extract.publication.dates import WrittenDate, written
from lint.extract.publication.features import best
from lint.match.expressions import expression
from lint.model import Confidence, Mention, Span
from lint.text.document import Document

PROBE = published_dates.PROBE


class Source(StrEnum):
    """What tells a date of publication, in the order in which it is trusted."""

    metadata = "metadata"
    label = "label"
    """A label that opens the text: “date 2024-01-30 …”, “Published: 3 March 2024”."""
    dateline = "dateline"
    """LONDON, March 3, 2024 (Reuters) –"""
    page = "page"
    """A date on the page that stands where such dates stand."""
    path = "path"
    address = "address"


class Publication(NamedTuple):
    """A date of publication: who tells it, where in the text (None: not there) and how sure that is."""

    date: datetime.date
    source: Source
    sure: Confidence
    start: int | None
    end: int | None
    text: str


LIKELY = 0.66
"""From here on a date of a page is told; below it none is rather than a wrong one."""
CERTAIN = 0.85


def publications(document: Document) -> list[Publication]:
    """What is known of the day of publication, the most trusted first; read once."""
    known: list[Publication] | None = document.cache.get("publications")
    if known is None:
        known = document.cache["publications"] = list(_told(document))
    return known


def day(document: Document) -> datetime.date | None:
    """The day on which the article came out, None where nothing tells it."""
    known = publications(document)
    return known[0].date if known else None


def _told(document: Document) -> Iterator[Publication]:
    around = list(_around(document))
    yield from (one for one in around if one.source is Source.metadata)
    if written(document):
        yield from _written(document, {one.date for one in around})
    yield from (one for one in around if one.source is not Source.metadata)


def _around(document: Document) -> Iterator[Publication]:
    """What is told outside the text: by metadata, by the file's path, by the address the article came from."""
    for key, told in published_told.from_metadata(document.metadata) if document.metadata else ():
        yield Publication(told, Source.metadata, Confidence.high, None, None, f"{key}: {document.metadata[key]}")
    path = published_told.from_path(document.path)
    if path is not None:
        yield Publication(path, Source.path, Confidence.medium, None, None, document.path)
    for key in published_told.ADDRESS_KEYS:
        told_by = document.metadata.get(key)
        address = published_told.from_address(told_by) if isinstance(told_by, str) else None
        if address is not None:
            yield Publication(address, Source.address, Confidence.medium, None, None, f"{key}: {told_by}")


_LABEL = expression(
    r"\s*(?:\w[\w:'\" -]{0,20})??\b(?:date|published|publication date|date published|datepublished|pubdate|posted)(?: on| at)?[:=\"']{0,3}[ \n]{0,2}"
)
_DATELINE = expression(
    r"\W{0,4}(?:[A-Z][A-Z.'/ -]{2,30}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+)?)?,? (?:\([\w /.]+\) )?(?:[-–—] )?\Z",
    cased=True,
)
_AFTER_DATELINE = expression(r"(?: ?[(/][\w ./]{2,30}[)/])? ?(?:[-–—_]{1,2}|:) ?\w")
_HEAD = 400
_LABEL_LINE = expression(
    r"\W{0,4}(?:first |originally )?(?:published|posted|publication date|date published|datepublished|pubdate)(?: on| at)?:? ?"
)
_STATED = expression(
    r"(?r)(?:first |originally )(?:published|posted|appeared|printed|ran)(?: here| online| in [\w ]{3,30})? (?:on )?"
)
_HEAD_LINE = expression(
    r"\W{0,4}(?:(?:last )?(?:updated|posted|published|modified|date)(?: on)?:? )?(?:(?:by|von|par|por) [^\n]{2,60}?(?: on |[|,/•·–—-] ?| {2,}))?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?\Z"
)
_HEAD_REST = expression(
    r"[ ,|/•·–—-]{0,4}(?:(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?)?\W{0,3}(?=\n|\Z)"
)
_ARTICLE_LINES = 60
"""A text of more lines is a page with its navigation, where dates stand in many places."""


def _written(document: Document, elsewhere: set[datetime.date]) -> Iterator[Publication]:
    """The dates in the text that tell of publication; of two readings the one that is told `elsewhere` too."""
    for one in written(document)[:3]:
        source = _sure_source(document, one) if one.other is None else None
        if source is not None:
            yield _publication(document, one, source, Confidence.high)
    chosen = _likeliest(document)
    if chosen is None:
        return
    if chosen[1] >= LIKELY:
        one, sure = chosen[0], Confidence.high if chosen[1] >= CERTAIN else Confidence.medium
        if one.other in elsewhere and one.date not in elsewhere:
            one = one._replace(date=one.other)
        yield _publication(document, one, Source.page, sure)
    elif len(document.blocks) <= _ARTICLE_LINES:
        head = next((one for one in written(document)[:2] if one.other is None and _heads(document, one)), None)
        if head is not None:
            yield _publication(document, head, Source.page, Confidence.medium)


def _likeliest(document: Document) -> tuple[WrittenDate, float] | None:
    """The written date that most likely is the one of publication, with how likely; weighed once."""
    if "likeliest_date" not in document.cache:
        document.cache["likeliest_date"] = best(document)
    known: tuple[WrittenDate, float] | None = document.cache["likeliest_date"]
    return known


_REACH = 120
"""So far back from a date its line is read."""


def _line_before(document: Document, one: WrittenDate) -> str | None:
    """What stands before a date in its line, None where that is too much for a label."""
    begin = document.block_at(one.start).start
    return document.folded[begin : one.start] if one.start - begin <= _REACH else None


def _sure_source(document: Document, one: WrittenDate) -> Source | None:
    """What leaves no doubt that the date is the one of publication: a label, a dateline, a sentence that says so."""
    folded, before = document.folded, _line_before(document, one)
    if before is not None and one.start <= _HEAD:
        if "\n" not in folded[: one.start].strip(" \n\t") and _LABEL.fullmatch(before):
            return Source.label
        if before and _DATELINE.fullmatch(before) and _AFTER_DATELINE.match(folded, one.end):
            return Source.dateline
    if before is not None and len(document.blocks) <= _ARTICLE_LINES and _LABEL_LINE.fullmatch(before):
        return Source.label
    return Source.label if _STATED.match(folded, max(0, one.start - _REACH), one.start) else None


def _heads(document: Document, one: WrittenDate) -> bool:
    """Whether the date stands alone, or with the author, on a line above the article."""
    before = _line_before(document, one)
    if before is None or document.block_number(one.start) > 10 or _HEAD_LINE.fullmatch(before) is None:
        return False
    return _HEAD_REST.match(document.folded, one.end) is not None


def _publication(document: Document, one: WrittenDate, source: Source, sure: Confidence) -> Publication:
    return Publication(one.date, source, sure, one.start, one.end, document.text[one.start : one.end])


POSSIBLE = 0.3


def perhaps(document: Document) -> bool:
    """Whether some date in the text may well be the one of publication."""
    chosen = _likeliest(document) if written(document) else None
    return chosen is not None and chosen[1] >= POSSIBLE


_PARTIAL_DATELINE = expression(
    r"\W{0,4}[A-Z][A-Z.'/ -]{2,30}(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+)?)?,? (?<day>[A-Z][a-z]{2,8}\.? [0-3]?\d|[0-3]?\d [A-Z][a-z]{2,8})\.?(?: ?[(/][\w ./]{2,30}[)/]| ?[-–—])",
    cased=True,
)


def partial_dateline(document: Document) -> Span | None:
    """A dateline that tells day and month, but no year: “LONDON, March 3 (Reuters) –”."""
    for block in document.blocks[:8]:
        match = _PARTIAL_DATELINE.match(document.folded, block.start, min(block.end, block.start + _REACH))
        if match is not None:
            return Span(*match.span("day"))
    return None


def read(document: Document) -> list[Mention]:
    """The day of publication from the most trusted source first, then what other sources say; each place once."""
    told = {(one.start, one.text): one for one in reversed(publications(document))}
    return [
        Mention("published", one.start, one.end, one.text, one.date.isoformat())
        for one in publications(document)
        if told[one.start, one.text] is one
    ]

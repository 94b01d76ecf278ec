"""The fact “published”: the day on which the article came out, from the most trusted source that tells it.

`publications` gives every source that tells one, with its place and how sure it is, the winner first.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from lint.extract.publication import dates as published_dates
from lint.extract.publication import metadata, periods
from lint.extract.publication.dates import WrittenDate, written
from lint.extract.publication.features import Choice, best
from lint.extract.publication.lines import (
    ARTICLE_LINES,
    is_field,
    is_of_another,
    line_before,
    period_lines,
    weekday_in,
    wording,
)
from lint.extract.publication.metadata import Unread
from lint.extract.publication.periods import Period, Precision
from lint.match.expressions import Expression, expression
from lint.model import Confidence, Mention
from lint.text.annotations import annotation
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


_A_MONTH = 31
"""So many days may lie between a day and a month that the address of the article gives."""


class Publication(NamedTuple):
    """A date of publication: who gives it, where in the text (None: not there) and how sure that is.

    `date` is its first day and `last` its last one, which differ where only a month, quarter or year is given; `other` is the
    second day that it may mean where day and month may stand either way.
    """

    date: datetime.date
    source: Source
    confidence: Confidence
    start: int | None
    end: int | None
    text: str
    last: datetime.date
    precision: Precision = Precision.day
    other: datetime.date | None = None

    @property
    def period(self) -> Period:
        """The days it may be."""
        return Period(self.date, self.last, self.precision)

    def agrees(self, other: Publication, tolerance: int = 1) -> bool:
        """Whether the two may be one date, give or take some days."""
        rough = Precision.day not in (self.precision, other.precision) or self.precision is not other.precision
        gap = datetime.timedelta(_A_MONTH if rough else tolerance)
        if self.date <= other.last + gap and other.date <= self.last + gap:
            return True
        days = {one for one in (self.other, other.other) if one is not None}
        return any(one.date - gap <= day <= one.last + gap for one in (self, other) for day in days)


AMONG, PRESENT = 0.7, 0.4
"""From here on a date of a page is reported: as the one among its dates, and as a page that has one; below it none is rather than a wrong one."""
CERTAIN = 0.85


@annotation
def publications(document: Document) -> list[Publication]:
    """What is known of the day of publication, the most trusted first; read once. Paragraphs came out with their article."""
    if document.whole is not None:
        return publications(document.whole)
    return _exact_first(list(_told(document)))


_ROUGH = tuple(Precision)


def _exact_first(known: list[Publication]) -> list[Publication]:
    """The same with the first date that is within the winner's month or year, and more exact than it, in front."""
    if not known or known[0].precision is Precision.day:
        return known
    first = known[0]
    within = (one for one in known[1:] if first.date <= one.date and one.last <= first.last)
    better = min(within, key=lambda one: _ROUGH.index(one.precision), default=first)
    if _ROUGH.index(better.precision) >= _ROUGH.index(first.precision):
        return known
    return [better, *(one for one in known if one is not better)]


def publication(document: Document) -> Publication | None:
    """The most trusted date of publication, None where nothing gives one."""
    known = publications(document)
    return known[0] if known else None


def day(document: Document) -> datetime.date | None:
    """The day on which the article came out, None where nothing gives it, or gives no more than a month or year."""
    known = publication(document)
    return known.date if known is not None and known.precision is Precision.day else None


def unread(document: Document) -> Unread | None:
    """A value of the metadata that should be a date of publication and is none, or a placeholder."""
    return metadata.unread(document.metadata) if document.metadata else None


def _told(document: Document) -> Iterator[Publication]:
    around = list(_around(document))
    given = [one for one in around if one.source is Source.metadata]
    written_ones = list(_written(document, {one.date for one in around})) if written(document) else []
    rest = written_ones + [one for one in around if one.source is not Source.metadata]
    yield from (_settled(one, rest) for one in given)
    yield from rest
    if not given and not rest:
        yield from _periods(document)


def _settled(one: Publication, others: list[Publication]) -> Publication:
    """The same with one reading left where another source has that very day."""
    if one.other is None:
        return one
    days = {other.date for other in others if other.precision is Precision.day}
    if one.other in days and one.date not in days:
        return one._replace(date=one.other, last=one.other, other=None)
    return one._replace(other=None) if one.date in days else one


def _around(document: Document) -> Iterator[Publication]:
    """What is given outside the text: by metadata, by the file's path, by the address the article came from."""
    for key, value, reading in metadata.from_metadata(document.metadata) if document.metadata else ():
        yield _outside(reading.period, Source.metadata, f"{key}: {metadata.written_out(value)}")._replace(
            confidence=Confidence.high, other=reading.other
        )
    path = metadata.from_path(document.path)
    if path is not None:
        yield _outside(path, Source.path, document.path)
    for key in metadata.ADDRESS_KEYS:
        link = document.metadata.get(key)
        address = metadata.from_address(link) if isinstance(link, str) else None
        if address is not None:
            yield _outside(address, Source.address, f"{key}: {link}")


def _outside(period: Period, source: Source, text: str) -> Publication:
    return Publication(period.first, source, Confidence.medium, None, None, text, period.last, period.precision)


def _periods(document: Document) -> Iterator[Publication]:
    """A month, quarter or year alone on a line above the article; a year only behind a label."""
    for span, labelled in period_lines(document):
        period = periods.in_text(document.text[span.start : span.end])
        if period is None or period.precision is Precision.year and not labelled or metadata.is_placeholder(period):
            continue
        source = Source.label if labelled else Source.page
        text = document.text[span.start : span.end]
        yield Publication(period.first, source, Confidence.medium, *span, text, period.last, period.precision)
        return


_HEAD_LINE = r"\W{0,4}(?:(?:last )?(?:updated|posted|published|modified|date)(?: on)?:? )?(?:(?:by|von|par|por|di|door) [^\n]{2,60}?(?: on |[|,/•·–—-] ?| {2,}))?(?:le |el |am )?"
"""What may stand before a date that heads an article; the weekday behind it is in the language of the article."""
_HEAD_REST = expression(
    r"[ ,|/•·–—-]{0,4}(?:(?:at |um |a las |as |alle |om |a )?\d{1,2}[:.h]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?)?(?: ?[|•·/] ?(?-i:(?:[A-Z][\w.'-]+ ?){2,4}))?\W{0,3}(?=\n|\Z)"
)


def _written(document: Document, elsewhere: set[datetime.date]) -> Iterator[Publication]:
    """The dates in the text that tell of publication; of two readings the one that is told `elsewhere` too."""
    for one in written(document)[:3]:
        said = (
            wording(document, one) if one.other is None and not metadata.is_placeholder(periods.day(one.date)) else None
        )
        if said is not None:
            yield _publication(document, one, Source(said.value), Confidence.high)
    chosen = _likeliest(document)
    if chosen is None or metadata.is_placeholder(periods.day(chosen.date.date)):
        return
    if is_of_another(document, chosen.date):
        return
    if chosen.among >= AMONG and chosen.present >= PRESENT:
        one, confidence = chosen.date, Confidence.high if chosen.likely >= CERTAIN else Confidence.medium
        if one.other in elsewhere and one.date not in elsewhere:
            one = one._replace(date=one.other)
        yield _publication(document, one, Source.page, confidence)
    elif len(document.blocks) <= ARTICLE_LINES:
        head = next((one for one in written(document)[:2] if one.other is None and _heads(document, one)), None)
        if head is not None:
            yield _publication(document, head, Source.page, Confidence.medium)


@annotation
def _likeliest(document: Document) -> Choice | None:
    """The written date that most likely is the one of publication, weighed once."""
    return best(document)


def _heads(document: Document, one: WrittenDate) -> bool:
    """Whether the date stands alone, or with the author, on a line above the article."""
    before = line_before(document, one)
    if before is None or document.block_number(one.start) > 10:
        return False
    if is_field(document, one, before):
        return True
    if _head_line(document.language).fullmatch(before) is None:
        return False
    return _HEAD_REST.match(document.folded, one.end) is not None


@cache
def _head_line(language: str) -> Expression:
    return expression(_HEAD_LINE + weekday_in(language))


def _publication(document: Document, one: WrittenDate, source: Source, confidence: Confidence) -> Publication:
    return Publication(one.date, source, confidence, one.start, one.end, document.text[one.start : one.end], one.date)


POSSIBLE = 0.3


def perhaps(document: Document) -> bool:
    """Whether some date in the text may well be the one of publication."""
    chosen = _likeliest(document) if written(document) else None
    return chosen is not None and chosen.likely >= POSSIBLE


def read(document: Document) -> list[Mention]:
    """The day of publication from the most trusted source first, then what other sources say; each place once."""
    kept = {(one.start, one.text): one for one in reversed(publications(document))}
    return [
        Mention("published", one.start, one.end, one.text, one.period.iso())
        for one in publications(document)
        if kept[one.start, one.text] is one
    ]

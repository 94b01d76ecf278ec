"""Dates in digits whose day and month cannot be told apart, or stand in two orders (DT303)."""

from calendar import month_name
from collections.abc import Iterator
from typing import NamedTuple

from lint import Confidence, Document, DocumentRule, Examples, Finding, Related, Severity, Span, expression
from lint.extract import dates, publication
from lint.extract.dates import Granularity
from lint.extract.publication import Source

_NUMBERS = expression(r"(?<first>\d{1,2})(?<sign>[-/])(?<second>\d{1,2})(?P=sign)(?:\d\d){1,2}")
_SHORT = expression(
    r"\b(?:on|by|until|till|from|since|before|after|to|and|the|of|dated|due|date:?) (?<first>\d{1,2})/(?<second>\d{1,2})(?![\w/]|[.,:]\d|-\d| (?:of|cups?|inch|teaspoons?|tsp|mile|votes?))"
)
"""A date without its year, as it stands behind a preposition."""
_MONTHS, _DAYS = 12, 31


class _Numeric(NamedTuple):
    """A date in digits: where it stands, its two numbers and its year."""

    span: Span
    first: int
    second: int
    year: int | None

    @property
    def day_first(self) -> bool | None:
        """Whether the day stands first; None where it may be either way."""
        if self.first > _MONTHS:
            return True
        return False if self.second > _MONTHS else None


class Ambiguous(DocumentRule):
    code = "DT303"
    name = "ambiguous-date"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "Day first or month first? Half of the readers will take it for another day."
    needs = ("published", "date")
    examples = Examples(
        flags=(
            "The contract was signed on [[03/04/2023]] in the town hall.",
            "The next inspection of the lift: [[11-12-2024]], by the council.",
            "The lift was mended on 13/04/2024, and the stairs on [[04/14/2024]].",
            "---\ndate: 06/07/2024\n---\nThe lift was mended in the rain.",
        ),
        passes=(
            "The contract was signed on 23/04/2023 and ended on 03/05/2023.",
            "The contract was signed on 2023-04-03 and sealed on 04/04/2023.",
            "---\ndate: 2023-04-03\n---\nThe contract was signed on 03/04/2023 in the town hall.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        known = publication.publication(document)
        if known is not None and known.source is Source.metadata and known.other is not None:
            first, second = sorted((known.date, known.other))
            message = f"“{known.text}”: was it published on {first:%-d %B} or on {second:%-d %B}?"
            yield self.finding(None, message)
        numeric = [*_with_year(document), *_without_year(document)]
        orders = {one.day_first for one in numeric} - {None}
        if len(orders) == 2:
            yield self._mixed(document, numeric)
        elif not orders and document.language in ("en", "und"):
            yield from self._open(document, [one for one in numeric if one.year is not None])

    def _mixed(self, document: Document, numeric: list[_Numeric]) -> Finding:
        """The first date whose order is not that of the first one."""
        settled = sorted((one for one in numeric if one.day_first is not None), key=lambda one: one.span)
        first = settled[0]
        other = next(one for one in settled if one.day_first is not first.day_first)
        text, before = (document.text[one.span.start : one.span.end] for one in (other, first))
        names = ("the day", "the month") if other.day_first else ("the month", "the day")
        message = f"“{text}” begins with {names[0]}, “{before}” with {names[1]}: two orders in one article."
        return self.finding(other.span, message, related=[Related("", *first.span, before)])

    def _open(self, document: Document, numeric: list[_Numeric]) -> Iterator[Finding]:
        """The first date that can be read in two ways, where nothing in the article shows which one is meant."""
        day = publication.day(document) if numeric else None
        for one in numeric[:1]:
            first, second = one.first, one.second
            if first == second or day and {first, second} == {day.day, day.month} and one.year == day.year:
                continue
            more = f" (and {len(numeric) - 1} more like it)" if len(numeric) > 1 else ""
            text = document.text[one.span.start : one.span.end]
            message = f"“{text}”{more}: {first} {month_name[second]} or {month_name[first]} {second}?"
            yield self.finding(one.span, message)


def _with_year(document: Document) -> Iterator[_Numeric]:
    for time in dates.times(document):
        if time.year is not None and time.granularity is Granularity.day:
            match = _NUMBERS.fullmatch(document.folded, time.start, time.end)
            if match is not None:
                yield _Numeric(Span(time.start, time.end), int(match["first"]), int(match["second"]), time.year)


def _without_year(document: Document) -> Iterator[_Numeric]:
    folded = document.folded
    at = folded.find("/")
    while at >= 0:
        near = folded[at - 1 : at].isdigit() and folded[at + 1 : at + 2].isdigit()
        match = _SHORT.search(folded, max(0, at - 12), at + 20) if near else None
        if match is not None and match.end("first") == at:
            first, second = int(match["first"]), int(match["second"])
            if 0 < min(first, second) <= _MONTHS < max(first, second) <= _DAYS:
                yield _Numeric(Span(match.start("first"), match.end("second")), first, second, None)
        at = folded.find("/", at + 1)

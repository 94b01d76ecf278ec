"""Days that no calendar has, and weekdays that don't fit their date (DT301, DT302)."""

from __future__ import annotations

from calendar import day_name, month_name, monthrange
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span
from lint.extract import dates, publication

_LEAP_YEAR = 2024


class Impossible(DocumentRule):
    code = "DT301"
    name = "impossible-date"
    severity = Severity.error
    confidence = Confidence.high
    why = "No calendar has that day: at least one of the numbers is wrong."
    language = "any"
    needs = ("date",)
    examples = Examples(
        flags=(
            "The contract was signed on [[31 April 2022]] in the town hall.",
            "She was born on [[February 29, 2023]], says the register.",
            "The fair runs [[June 28-31]] on the old pier.",
            "The form is dated [[13/13/2023]] and bears a stamp.",
            "The vote took place on [[32 March]] in the hall, at [[25:30]] on Monday.",
            "The gate opens at [[27:30]], and the last boat left at noon.",
        ),
        passes=(
            "The contract was signed on 30 April 2022 in the town hall.",
            "She was born on February 29, 2024, says the register; her brother on February 29.",
            "The ledger lists 32 March hares and 35 in May; she ran the race in 45:30, at 25:30 halfway.",
            "In her novel “31 June” a clock stops; her film February 30 was shown at noon.",
            "Part 13.13.2023/4 and version 2023-14 are in the box; the score was 13/13.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for time in dates.times(document):
            if time.month is None or time.day is None:
                continue
            days = monthrange(time.year or _LEAP_YEAR, time.month)[1]
            if max(time.day, time.last_day or 0) > days and not _is_title(document, Span(time.start, time.end)):
                year = f" {time.year}" if time.year else ""
                written = " ".join(document.text[time.start : time.end].split())
                message = f"“{written}” is on no calendar: {month_name[time.month]}{year} has {days} days."
                yield self.finding((time.start, time.end), message)
        for span in dates.impossible(document):
            written = " ".join(document.text[span.start : span.end].split())
            yield self.finding(span, f"“{written}” is on no {'clock' if ':' in written else 'calendar'}.")


def _is_title(document: Document, span: Span) -> bool:
    """Whether a date without a year is the whole of a quotation, or the name of a work: “31 June”, the film February 30."""
    text = document.folded
    if text[span.start - 1 : span.start] in _MARKS and text[span.end : span.end + 1] in _MARKS and span.start:
        return True
    before = text[max(0, span.start - 24) : span.start].lower().split()
    return bool(before) and before[-1] in _WORKS


_MARKS = frozenset("\"'*_")
_WORKS = frozenset("film novel song album book play series musical movie band thriller comedy".split())


class WrongWeekday(DocumentRule):
    code = "DT302"
    name = "weekday-does-not-fit"
    severity = Severity.error
    confidence = Confidence.high
    why = "The date falls on another day of the week: the day, the month or the year is wrong."
    language = "any"
    needs = ("published", "date")
    examples = Examples(
        flags=(
            "The pier opened on [[Tuesday, 14 June 2023]], in the rain.",
            "The vote was held on [[Friday, March 3, 2022]], and nobody came.",
        ),
        passes=(
            "The pier opened on Wednesday, 14 June 2023, in the rain.",
            "The pier opened on 14 June 2023. On Tuesday nobody came to see it.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for time in dates.times(document):
            if time.weekday is None or time.day is None or time.last_day is not None:
                continue
            if time.year is None and dates.year_near(document, time):
                continue
            day = dates.day_of(time) or dates.nearest_day(time, publication.day(document))
            if day is not None and day.weekday() != time.weekday:
                message = f"{day.isoformat()} is a {day_name[day.weekday()]}, not a {day_name[time.weekday]}."
                yield self.finding((time.start, time.end), message, confidence=None if time.year else Confidence.medium)

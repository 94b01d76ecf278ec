"""Days that no calendar has, and weekdays that don't fit their date (DT301, DT302)."""

from __future__ import annotations

from calendar import day_name, month_name, monthrange
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract import dates, publication
from lint.extract.dates import WEEKDAY_NAMES, Time

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
            "码头于[[2024年4月31日]]开放。",
            "The contract was signed on [[31 April 2022]] in the town hall.",
            "She was born on [[February 29, 2023]], says the register.",
            "The fair runs [[June 28-31]] on the old pier.",
            "The form is dated [[13/13/2023]] and bears a stamp.",
            "The vote took place on [[32 March]] in the hall, at [[25:30]] on Monday.",
            "The gate opens at [[27:30]], and the last boat left at [[18:75]] from the old pier.",
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
            days = _days(time.year or _LEAP_YEAR, time.month)
            if max(time.day, time.last_day or 0) > days and not _is_known(document, Span(time.start, time.end)):
                year = f" {time.year}" if time.year else ""
                written = " ".join(document.text[time.start : time.end].split())
                message = f"“{written}” is on no calendar: {month_name[time.month]}{year} has {days} days."
                yield self.finding((time.start, time.end), message)
        for span in dates.impossible_dates(document):
            written = " ".join(document.text[span.start : span.end].split())
            yield self.finding(span, f"“{written}” is on no {'clock' if ':' in written else 'calendar'}.")


def _days(year: int, month: int) -> int:
    """How many days a month had on any calendar of its time: the old one had more leap years, Sweden's February of 1712 a day more."""
    if month == _FEBRUARY and year == _SWEDISH:
        return 30
    return 29 if month == _FEBRUARY and year < _OLD_CALENDAR and year % 4 == 0 else monthrange(year, month)[1]


_FEBRUARY, _SWEDISH, _OLD_CALENDAR = 2, 1712, 1753


def _is_known(document: Document, span: Span) -> bool:
    """Whether an impossible date is the name of a work, or the sentence says itself that there is no such day."""
    return _is_title(document, span) or _SAID.search(document.folded, *document.sentence_at(span.start)) is not None


_SAID = expression(
    r"\b(?:no such (?:day|date)|(?:does|did|do) not exist|(?:doesn't|didn't|don't) exist|non-?existent|never existed|impossible (?:day|date)s?"
    r"|not (?:a|any) (?:real|possible|valid) (?:day|date)|invalid dates?|there (?:is|was) no|which no calendar|on no calendar|has only (?:28|29|30|31))\b"
)


def _is_title(document: Document, span: Span) -> bool:
    """Whether a date without a year is the whole of a quotation, or the name of a work: “31 June”, the film February 30."""
    text = document.folded
    if span.start and _is_mark(document, span.start - 1) and _is_mark(document, span.end):
        return True
    before = text[max(0, span.start - 24) : span.start].lower().split()
    return bool(before) and before[-1] in _WORKS


def _is_mark(document: Document, at: int) -> bool:
    """Whether a quotation mark or a sign of emphasis stands there; letters of other scripts are folded to the latter."""
    return document.folded[at : at + 1] in ('"', "'") or document.text[at : at + 1] in ("*", "_")


_WORKS = frozenset("film novel song album book play series musical movie band thriller comedy".split())


_BEHIND = expression(
    rf"(?:,? (?:which (?:was|is|fell on|falls on) |that was )?an?|,? (?:which )?(?:was|fell on|falls on|is) an?| \((?:an? )?) ?(?P<weekday>{'|'.join(WEEKDAY_NAMES)})"
    r"(?=[.,;:)]|\Z| (?:and|when|but|in|at|that|morning|afternoon|evening|night)\b)"
)
"""A weekday that is told behind its date: “14 June 2023, a Wednesday,”."""


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
            "The vote was held on [[3 March 2022, a Friday]], and the count on [[4 March 2022 (Monday]]).",
        ),
        passes=(
            "The pier opened on Wednesday, 14 June 2023, in the rain.",
            "The pier opened on 14 June 2023. On Tuesday nobody came to see it.",
            "The pier opened on 14 June 2023, a Wednesday, and on 15 June 2023, Friday's guests came.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for time in dates.times(document):
            time, end = self._with_weekday(document, time)
            if time.weekday is None or time.day is None or time.last_day is not None:
                continue
            if time.year is None and dates.year_near(document, time):
                continue
            day = dates.day_of(time) or dates.nearest_day(time, publication.day(document))
            if day is not None and day.weekday() != time.weekday:
                message = f"{day.isoformat()} is a {day_name[day.weekday()]}, not a {day_name[time.weekday]}."
                yield self.finding((time.start, end), message, confidence=None if time.year else Confidence.medium)

    @staticmethod
    def _with_weekday(document: Document, time: Time) -> tuple[Time, int]:
        """A date with the weekday that is told behind it, and where that ends."""
        behind = _BEHIND.match(document.folded, time.end) if time.day is not None and time.weekday is None else None
        if behind is None:
            return time, time.end
        return time._replace(weekday=WEEKDAY_NAMES.index(behind["weekday"].lower())), behind.end("weekday")

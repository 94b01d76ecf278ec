"""Dates of publication that name more than a day: June 2024, 09/2024, Q3 2024, Summer 2024, 2024. Reads values; knows nothing of an article."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

from lint.extract.publication.dates import MONTH_NUMBERS
from lint.match.expressions import expression
from lint.text.fold import fold


class Precision(StrEnum):
    """How exactly a date of publication is known."""

    day = "day"
    week = "week"
    month = "month"
    quarter = "quarter"
    """Three months, or any few of one year: the third quarter, summer, March/April."""
    year = "year"


class Period(NamedTuple):
    """A stretch of days, both ends included."""

    first: datetime.date
    last: datetime.date
    precision: Precision

    def iso(self) -> str:
        """The period as ISO 8601 writes it: 2024-06-12, 2024-06, 2024; an interval where it has no such form."""
        if self.precision is Precision.day:
            return self.first.isoformat()
        if self.precision is Precision.month:
            return f"{self.first:%Y-%m}"
        if self.precision is Precision.year and self.first.year == self.last.year:
            return f"{self.first.year:04}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def day(date: datetime.date) -> Period:
    """The period of one day."""
    return Period(date, date, Precision.day)


_EARLIEST, _LATEST = 1600, 2100
_YEAR = r"(?<year>1[6-9]\d\d|20\d\d)"
_ISSUE = r"(?: (?:issue|edition|number))?"
_SHORT = r"'(?<short>\d\d)"
_MONTH = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_FEASTS = {
    "easter": (3, 4), "whitsun": (5, 6), "pentecost": (5, 6), "midsummer": (6, 6), "michaelmas": (9, 9), "halloween": (10, 10),
    "thanksgiving": (11, 11),
}  # fmt: skip
"""Feasts with the months they may fall in; the others are in December."""
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "fall": 9, "autumn": 9}
"""Seasons with the month they begin in, north of the equator."""
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SHAPES: dict[str, str] = {
    "numbered month": rf"{_YEAR}[-/.](?<month>0?[1-9]|1[0-2])|(?<month>0?[1-9]|1[0-2])[-/.]{_YEAR}",
    "named month": rf"(?<name>{_MONTH})(?: ?[-/–] ?(?<until>{_MONTH}))?{_ISSUE}(?:,? (?:of |de |del )?|[-/])(?:{_YEAR}|{_SHORT})|{_YEAR}[ -](?<name>{_MONTH})",
    "quarter": rf"(?:q(?<quarter>[1-4])|(?<quarter>[1-4])q|(?<quarter>[1-4])(?:st|nd|rd|th) quarter|(?<ordinal>first|second|third|fourth) quarter)"
    rf",?[ /-]?(?:of )?{_YEAR}|{_YEAR}[ /-]?(?:q(?<quarter>[1-4])|(?<quarter>[1-4])q)",
    "season": rf"(?:(?:early|late|mid)[ -])?(?<season>winter|spring|summer|fall|autumn)(?: ?[-/] ?(?:winter|spring|summer|fall|autumn))?{_ISSUE},? (?:of )?{_YEAR}(?:[-/](?:\d\d)?\d\d)?",
    "feast": rf"(?<feast>easter|whitsun|pentecost|midsummer|michaelmas|halloween|thanksgiving|christmas|xmas|yuletide|holidays?),? (?:of )?(?:{_YEAR}|{_SHORT})",
    "week": rf"{_YEAR}-?w(?<week>\d\d)|(?:calendar )?(?:week|wk|cw|kw)\.? ?(?<week>\d\d?),?(?: of|/)? ?{_YEAR}",
    "year": rf"(?:(?:early|late|mid)[ -]|c(?:irca|a)?\.? ?|©|\(c\) ?)?{_YEAR}(?:[-/–](?<last>(?:\d\d)?\d\d))?\??",
}
_EXPRESSIONS = {name: expression(rf"[\[(]?(?:{shape})[\])]?") for name, shape in _SHAPES.items()}


def _months(year: int, first: int, last: int, precision: Precision) -> Period:
    """The months `first` to `last` of a year; `last` may run into the next one."""
    final_year, final = year + (last - 1) // 12, (last - 1) % 12 + 1
    until = datetime.date(final_year, final, monthrange(final_year, final)[1])
    return Period(datetime.date(year, first, 1), until, precision)


def _numbered(match: Any, year: int) -> Period:
    month = int(match["month"])
    return _months(year, month, month, Precision.month)


def _named(match: Any, year: int) -> Period:
    first = MONTH_NUMBERS[match["name"].lower().rstrip(".")]
    until = match["until"]
    last = MONTH_NUMBERS[until.lower().rstrip(".")] if until else first
    return _months(year, first, last + 12 * (last < first), Precision.quarter if until else Precision.month)


def _quarter(match: Any, year: int) -> Period:
    number = int(match["quarter"]) if match["quarter"] else _QUARTERS[match["ordinal"].lower()]
    return _months(year, 3 * number - 2, 3 * number, Precision.quarter)


def _season(match: Any, year: int) -> Period:
    """A season; the winter of a year may be the one it begins with or the one it ends with."""
    begin = _SEASONS[match["season"].lower()]
    return _months(year, 1, 14, Precision.year) if begin == 12 else _months(year, begin, begin + 2, Precision.quarter)


def _feast(match: Any, year: int) -> Period:
    first, last = _FEASTS.get(match["feast"].lower(), (12, 12))
    return _months(year, first, last, Precision.month if first == last else Precision.quarter)


def _week(match: Any, year: int) -> Period | None:
    try:
        monday = datetime.date.fromisocalendar(year, int(match["week"]), 1)
    except ValueError:
        return None
    return Period(monday, monday + datetime.timedelta(6), Precision.week)


def _years(match: Any, year: int) -> Period | None:
    written = match["last"]
    last = year if written is None else int(written) if len(written) == 4 else year - year % 100 + int(written)
    if not year <= last <= year + 1:
        return None
    return Period(datetime.date(year, 1, 1), datetime.date(last, 12, 31), Precision.year)


_READERS: dict[str, Callable[[Any, int], Period | None]] = {
    "numbered month": _numbered, "named month": _named, "quarter": _quarter, "season": _season, "feast": _feast, "week": _week,
    "year": _years,
}  # fmt: skip


def in_text(text: str) -> Period | None:
    """The month, quarter, season or year that a whole text names; None where it names none or more than that."""
    folded = fold(text).strip()
    if not 4 <= len(folded) <= 60:
        return None
    around = _AROUND.fullmatch(folded)
    folded = around["inner"] if around is not None else folded
    for name, pattern in _EXPRESSIONS.items():
        match = pattern.fullmatch(folded)
        year = _year(match) if match is not None else 0
        if _EARLIEST <= year <= _LATEST:
            return _READERS[name](match, year)
    return None


_AROUND = expression(
    r"(?:the )?(?:(?:early|mid|late)[ -]|(?:beginning|start|middle|end) of |(?:published|issue|edition)[,:]? (?:in |of |for )?)?"
    r"(?:vol(?:ume|\.)? ?\d+,? ?)?(?:(?:no\.?|nr\.?|issue|number) ?\d+,? ?)?"
    r"(?<inner>\w.*?)(?:(?:,| -)? (?:issue|edition|number))?"
)
"""What may stand around a period without changing it much: “mid-March 2025”, “Summer issue”."""


def _year(match: Any) -> int:
    """The year that is written, in full or as “'24”."""
    groups = match.groupdict()
    return int(groups["year"]) if groups["year"] else 2000 + int(groups["short"])

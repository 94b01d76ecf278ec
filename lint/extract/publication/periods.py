"""Dates of publication that name more than a day: June 2024, mid-March 2024, 09/2024, Q3 2024, Summer 2024, Easter 2024, 2024. Reads values; knows nothing of an article."""

import datetime
from calendar import monthrange
from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

from lint.extract.publication.dates import MONTH_NUMBERS
from lint.folding import fold
from lint.match.expressions import expression


class Precision(StrEnum):
    """How exactly a date of publication is known."""

    day = "day"
    week = "week"
    month = "month"
    quarter = "quarter"
    """Three months, or any few of one year: the third quarter, summer, March/April, Easter."""
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
_MONTH = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_SEASONS = {
    name: number
    for number, names in (
        (12, "winter hiver invierno inverno zima"),
        (3, "spring fruhjahr fruhling printemps primavera lente voorjaar wiosna"),
        (6, "summer sommer ete verano estate verao zomer lato"),
        (9, "fall autumn herbst automne otono autunno outono herfst najaar jesien"),
    )
    for name in names.split()
}
"""Seasons with the month they begin in, north of the equator."""
_FEASTS = {
    name.replace("_", " "): months
    for months, names in (
        ((1, 1), "new_year new_year's new_year's_day epiphany neujahr"),
        ((2, 3), "carnival mardi_gras fasching karneval"),
        ((2, 4), "lent"),
        ((3, 4), "easter easter_sunday easter_monday good_friday passover ostern paques pascua pasqua pascoa pasen"),
        ((5, 6), "pentecost whitsun whitsuntide pfingsten pentecote pinksteren"),
        ((6, 6), "midsummer midsummer's_day"),
        ((9, 12), "michaelmas michaelmas_term"),
        ((10, 10), "halloween"),
        ((10, 11), "thanksgiving"),
        ((11, 12), "advent holiday"),
        (
            (12, 12),
            "christmas xmas christmas_day christmas_eve boxing_day new_year's_eve weihnachten noel navidad natale natal kerst",
        ),
    )
    for name in names.split()
}
"""Feasts by which issues are named, with the months in which they fall."""
_PART = (
    r"(?:(?:early|late|mid|middle|end|beginning|start|close|(?:first|second|latter) half|anfang|ende|mitte|debut|mi|fin|finales|mediados|principios|comienzos"
    r"|inizio|meta|fine|inicio|meados|final|begin|eind|half|medio)[ -]{1,3}(?:of |in |de |du |di |do |d'|del )?(?:the )?)?"
)
"""What part of a month or season: mid-March, end of May, Anfang Juni."""
_ISSUE = r"(?: (?:issue|edition|number|special|term))?"
_BEHIND = r",? \(?(?:(?:print|double|special|online) )?(?:issue|edition|number|special|print|online)\)?"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SEASON = "|".join(_SEASONS)
_SHAPES: dict[str, str] = {
    "numbered month": rf"{_YEAR}[-/.](?<month>0?[1-9]|1[0-2])|(?<month>0?[1-9]|1[0-2])[-/.]{_YEAR}",
    "named month": rf"{_PART}(?<name>{_MONTH})(?: ?(?:[-/\x96]|to|and|&) ?(?<until>{_MONTH}))?{_ISSUE}(?:,? (?:of |de |del )?|[-/]){_YEAR}|{_YEAR}[ -](?<name>{_MONTH})",
    "quarter": rf"(?:q(?<quarter>[1-4])|(?<quarter>[1-4])q|(?<quarter>[1-4])(?:st|nd|rd|th) quarter|(?<ordinal>first|second|third|fourth) quarter)"
    rf",?[ /-]?(?:of )?{_YEAR}|{_YEAR}[ /-]?(?:q(?<quarter>[1-4])|(?<quarter>[1-4])q)",
    "season": rf"{_PART}(?<season>{_SEASON})(?: ?(?:[-/\x96]|and|&) ?(?<following>{_SEASON}))?{_ISSUE},? (?:of )?{_YEAR}(?:[-/](?:\d\d)?\d\d)?",
    "feast": rf"(?<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))}){_ISSUE},? (?:of )?{_YEAR}",
    "half": rf"(?:h(?<half>[12])|(?<half>[12])h|(?<half>first|second) half),?[ /-]?(?:of )?{_YEAR}|{_YEAR}[ /-]?(?:h(?<half>[12])|(?<half>[12])h)",
    "week": rf"{_YEAR}-?w(?<week>\d\d)|(?:calendar )?(?:week|wk|cw|kw)\.? ?(?<week>\d\d?),?(?: of|/)? ?{_YEAR}",
    "year": rf"(?:(?:early|late|mid)[ -]|c(?:irca|a)?\.? ?|©|\(c\) ?)?{_YEAR}(?:[-/–](?<last>(?:\d\d)?\d\d))?\??",
}
_EXPRESSIONS = {name: expression(rf"[\[(]?(?:{shape})(?:{_BEHIND})?[\])]?") for name, shape in _SHAPES.items()}


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
    if begin == 12:
        return _months(year, 1, 14, Precision.year)
    last = _SEASONS[(match["following"] or match["season"]).lower()] + 2
    return _months(year, begin, last + 12 * (last < begin), Precision.quarter)


def _feast(match: Any, year: int) -> Period:
    first, last = _FEASTS[match["feast"].lower()]
    return _months(year, first, last, Precision.month if first == last else Precision.quarter)


def _half(match: Any, year: int) -> Period:
    first = 1 if match["half"].lower() in ("1", "first") else 7
    return _months(year, first, first + 5, Precision.quarter)


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
    "numbered month": _numbered, "named month": _named, "quarter": _quarter, "season": _season, "feast": _feast, "half": _half,
    "week": _week, "year": _years,
}  # fmt: skip


_SHORT_YEAR = expression(r"(?<=[a-z0-9]\.?,? ?)(?<sign>['\u2018\u2019])(?<year>\d\d)(?!\d)")


_YEAR_WITHIN = expression(rf"(?<![\d,.])(?:fy)?{_YEAR}(?:/\d\d)?(?!\d)")
_MONTH_WITHIN = expression(rf"\b(?<name>{_MONTH})")


def about(text: str) -> Period | None:
    """The year that words of a text name beside no other number, with its month where they name one: “the end of 2024”."""
    folded = fold(text)
    match = _YEAR_WITHIN.search(folded)
    rest = f"{folded[: match.start()]} {folded[match.end() :]}" if match is not None else "0"
    if match is None or any(map(str.isdigit, rest)) or not _EARLIEST <= int(match["year"]) <= _LATEST:
        return None
    months = {MONTH_NUMBERS[one["name"].lower().rstrip(".")] for one in _MONTH_WITHIN.finditer(rest)}
    year = int(match["year"])
    if len(months) != 1:
        return _months(year, 1, 12, Precision.year)
    month = months.pop()
    return _months(year, month, month, Precision.month)


def whole_year(text: str) -> str:
    """The text with a year of two digits behind an apostrophe written out: “June ’24” becomes “June 2024”."""
    match = _SHORT_YEAR.search(text)
    if match is None:
        return text
    year = int(match["year"])
    return f"{text[: match.start()].rstrip()} {2000 + year if year < 50 else 1900 + year}{text[match.end() :]}"


def in_text(text: str) -> Period | None:
    """The month, quarter, season or year that a whole text names; None where it names none or more than that."""
    folded = whole_year(fold(text)).strip()
    if not 4 <= len(folded) <= 40:
        return None
    for name, pattern in _EXPRESSIONS.items():
        match = pattern.fullmatch(folded)
        if match is not None and _EARLIEST <= int(match["year"]) <= _LATEST:
            return _READERS[name](match, int(match["year"]))
    return None

"""Times written in digits: 2024-01-30, 30.1.2024, 1996, the 1990s, fiscal 1988, Q3 2024, 9 a.m."""

from __future__ import annotations

from datetime import date
from typing import Any

from lint.extract.dates.vocabulary import YEAR, Granularity, Time, TimeKind, short_year
from lint.lexicon import either, words
from lint.match.expressions import expression

_NUMERIC = expression(
    r"(?r)(?<![\w$£€.,:/-])(?:"
    r"(?<y>(?:1[6-9]|20)\d\d)(?P=sep)(?<m>0?[1-9]|1[0-2])(?<sep>[-/.])(?<d>[0-3]?\d)"
    r"|(?<a>[0-3]?\d)(?P=sep2)(?<b>[0-3]?\d)(?<sep2>[-/.])(?<y>(?:1[6-9]|20)\d\d|\d\d))"
)
_MARKS = frozenset("-/.")
_ISO_TIME = expression(r"[T ](?<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\d)")


def numeric(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """A date of digits alone that ends at `end`: 2024-01-30, 30.1.2024, 1/30/24."""
    if _MARKS.isdisjoint(folded[end - 5 : end - 1]):
        return None
    match = _NUMERIC.match(folded, floor, end)
    clock = _ISO_TIME.match(folded, end, ceiling) if match is not None else None
    if match is None or (folded[end : end + 1].isalnum() and clock is None):
        return None
    if not match["m"]:
        return _day_and_month(match)
    day = int(match["d"])
    if not 0 < day <= 31:
        return None
    start, year, month = match.start(), int(match["y"]), int(match["m"])
    if clock is None:
        return Time(start, end, TimeKind.absolute, Granularity.day, year, month, day)
    return Time(start, clock.end(), TimeKind.absolute, Granularity.time, year, month, day, clock=clock["clock"])


_WEEK_DAY = expression(r"(?r)(?<![\w-])(?<year>(?:1[6-9]|20)\d\d)-W(?<week>[0-5]\d)-(?<day>[1-7])")


def week_day(folded: str, end: int, floor: int) -> Time | None:
    """A day of a numbered week that ends at `end`, as ISO 8601 writes it: 2024-W10-2."""
    match = _WEEK_DAY.match(folded, floor, end)
    if match is None:
        return None
    try:
        day = date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["day"]))
    except ValueError:
        return None
    return Time(match.start(), end, TimeKind.absolute, Granularity.day, day.year, day.month, day.day)


def _day_and_month(match: Any) -> Time | None:
    """A date of three numbers that ends with the year. Where day and month cannot be told apart, neither is said."""
    first, second, by_point = int(match["a"]), int(match["b"]), match["sep2"] == "."
    short = len(match["y"]) == 2
    if (short and by_point) or not (0 < min(first, second) <= 12 and max(first, second) <= 31):
        return None
    month, day = (None, None)
    if first > 12 or by_point:
        month, day = second, first
    elif second > 12:
        month, day = first, second
    if month is not None and month > 12:
        return None
    year = short_year(match["y"]) if short else int(match["y"])
    return Time(match.start(), match.end(), TimeKind.absolute, Granularity.day, year, month, day)


_YEAR_BEFORE = expression(
    rf"(?r)(?:(?<![\w$£€.,:/@#&+'–-])|(?<=\b(?:post|pre|mid|early|late)-)|(?<=\b(?:{YEAR})/))"
    rf"(?:(?<first>{YEAR}) ?[-–—] ?)?(?<year>{YEAR})(?<decade>'?s)?"
)
_YEAR_PART = expression(
    r"(?r)(?:(?<fiscal>\b(?:the )?(?:fiscal|financial)(?: year)? |\bFY ?|\bthe year |\bcalendar(?: year)? )|(?<part>\b(?:the )?(?:early|late|mid)[ -]|\b(?:post|pre|mid)-)|\b(?:the )?(?:end|beginning|start|middle|first half|second half|last half) of (?:the )?)"
)
_YEAR_END = expression(r"(?:[-–/](?<last>\d\d)(?![\d-]))?")
_COUNTED_THINGS = either(words("en", "dates", "counted"))
_COUNTED = expression(
    rf"-(?!to\b|\d\d(?![\d-])|based|era\b|style\b|level)\w|%| {_COUNTED_THINGS}\b|[.,]\d|/\d{{3}}|:\d"
)
_PLURAL = expression(r" (?:[a-z]+ )?[a-z]{3,}s\b", cased=True)
_AMOUNT_BEFORE = expression(
    r"(?r)\b(?:(?<!\brather )than|about|some|nearly|over|around|almost|least|most|only|another|more|approximately|roughly|exactly|all|up to|number|no|no\.|room|flight|route|section|highway|model|page|box|room|level|version|series|code|under|nasdaq|dow|index|at) "
)
_YEAR_NEEDS = expression(
    r"(?r)\b(?:in|since|by|until|till|from|of|circa|year|between|before|after|during|to|and|late|early|mid|,) "
)


_LEFT = 14
_PART_ENDS = (
    "fiscal ", "financial ", "year ", "fy", "fy ", "calendar ", "early ", "early-", "late ", "late-", "mid ", "mid-", "post-",
    "pre-", "of ", "the ",
)  # fmt: skip
_AMOUNT_ENDS = tuple(word + " " for word in words("en", "dates", "before amounts"))
"""What `_YEAR_PART` and `_AMOUNT_BEFORE` end with."""
_JOINTS = frozenset("-\x96/")
_GOES_ON = frozenset("-% .,/:")
"""What a number goes on with that is no year."""


def year(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """A year, a range of years or a decade that ends at `end`; None for a number that counts something."""
    match = _YEAR_BEFORE.match(folded, floor, end)
    if match is None:
        return None
    first, written, decade = match.groups()
    number, start = int(written), match.start()
    left = folded[start - _LEFT if start - _LEFT > floor else floor : start].lower()
    before = _YEAR_PART.match(folded, floor, start) if left.endswith(_PART_ENDS) else None
    begin = before.start() if before else start
    if decade:
        if number % 10:
            return None
        return Time(begin, end, TimeKind.absolute, Granularity.decade, number)
    if not before and not first and _is_amount(folded, start, end, floor, ceiling, number, left):
        return None
    after = _YEAR_END.match(folded, end, ceiling) if folded[end : end + 1] in _JOINTS else None
    last = after["last"] if after else None
    last_year = _last_year(number, int(last)) if last else None
    until = after.end() if last_year and after else end
    fiscal = bool(before and before["fiscal"])
    if first:
        return Time(begin, until, TimeKind.absolute, Granularity.year, int(first), last_year=number, fiscal=fiscal)
    return Time(begin, until, TimeKind.absolute, Granularity.year, number, last_year=last_year, fiscal=fiscal)


def _last_year(first: int, last: int) -> int | None:
    """The year that two digits after another year stand for, None where they cannot: 1999/00, 2010-12."""
    year = first - first % 100 + last
    return year if year > first else year + 100 if last == (first + 1) % 100 else None


def _is_amount(folded: str, start: int, end: int, floor: int, ceiling: int, number: int, left: str) -> bool:
    """Whether a number of four digits counts or names something rather than a year; `left` is what stands before it."""
    if folded[end : end + 1] in _GOES_ON and _COUNTED.match(folded, end, ceiling):
        return True
    needed = _YEAR_NEEDS.match(folded, floor, start) if left[-1:] == " " else None
    if left.endswith(_AMOUNT_ENDS) and _AMOUNT_BEFORE.match(folded, floor, start):
        return True
    if needed is None and (number < 1700 or number > 2060):
        return True
    if needed is not None or (1900 <= number < 2040 and number % 50):
        return False
    return folded[start - 4 : start].lower() != "the " and _PLURAL.match(folded, end, ceiling) is not None


_FISCAL = expression(r"(?r)\bFY ?'?(?<year>\d{4}|\d\d)")


def fiscal_year(folded: str, end: int, floor: int) -> Time | None:
    """A fiscal year in the analysts' way: FY2024, FY23."""
    match = _FISCAL.match(folded, floor, end)
    if match is None:
        return None
    number = int(match["year"]) if len(match["year"]) == 4 else short_year(match["year"])
    return Time(match.start(), end, TimeKind.absolute, Granularity.year, number, fiscal=True)


_SHORT_DECADE = expression(
    r"(?r)(?<!\w)(?:(?<part>(?:the )?(?:early|late|mid)[ -])|(?:the )(?=')|)'?(?<decade>[1-9]0)'?s"
)


def short_decade(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """A decade of two digits that ends at `end`: the '90s."""
    match = _SHORT_DECADE.match(folded, floor, end)
    if match is None:
        return None
    start = match.start() + (4 if folded[match.start() : match.start() + 5].lower() == "the '" else 0)
    return Time(start, end, TimeKind.absolute, Granularity.decade, 1900 + int(match["decade"]))


_CLOCK = expression(
    r"(?r)(?<![\w$.,:/-])(?:(?:around|about|shortly (?:before|after)) )?(?<hour>[0-2]?\d)(?:[:.](?<minute>[0-5]\d)(?::[0-5]\d)?)?(?: ?(?<half>[ap])\.? ?m)?"
)
_ZONE = expression(
    r"\.?(?:,? \(?(?:[ECMP][SD]T|GMT|UTC|BST|CES?T|IST|EDT|ET|PT|CT|MT|JST|eastern(?: (?:standard|daylight))?(?: time)?|local time)\b\)?)?"
)


def clock(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """An hour that ends at `end` (before the full stop of "p.m." and the zone): 7:15 p.m. EST, 18:00."""
    match = _CLOCK.match(folded, floor, end)
    if match is None or not (match["half"] or match["minute"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > (12 if match["half"] else 23) or folded.startswith(":", end) or folded[end : end + 1].isdigit():
        return None
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    elif "." in match.group():
        return None
    zone = _ZONE.match(folded, end, ceiling)
    until = zone.end() if zone else end
    if not match["half"] and until == end + 1:
        until = end
    return Time(match.start(), until, TimeKind.clock, Granularity.time, clock=f"{hour:02}:{minute:02}")


_QUARTER = expression(
    rf"(?r)\b(?:(?:FY ?)?'?(?<year>{YEAR}|\d\d)[ -]?)?(?:(?<letter>[QH])(?<number>[1-4])|(?<number>[1-4])(?<letter>[QH])(?<year>\d\d)?)"
)
_QUARTER_YEAR = expression(
    rf"(?: (?:of )?(?:fiscal(?: year)? |FY ?)?'?|[-/]'?)?(?<year>{YEAR}|(?<!\s)\d\d)(?!\d|[.,]\d|%)"
)


def quarter(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """A quarter or half in the analysts' way: Q3 2024, 1H24."""
    match = _QUARTER.match(folded, floor, end)
    if match is None or not folded[end - 1 : end].isdigit() and not folded[end - 1].isupper():
        return None
    number, half = int(match["number"]), match["letter"].lower() == "h"
    if half and number > 2:
        return None
    year = match["year"]
    after = None if year else _QUARTER_YEAR.match(folded, end, ceiling)
    text = year or (after["year"] if after else None)
    value = None if text is None else int(text) if len(text) == 4 else short_year(text)
    if half and value is None:
        return None
    return Time(
        match.start(), after.end() if after else end, TimeKind.partial if value is None else TimeKind.absolute,
        Granularity.half if half else Granularity.quarter, value, number=number,
    )  # fmt: skip

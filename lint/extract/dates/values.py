"""What a time expression comes to on the calendar: ISO 8601 where it can be known, in the manner of TIMEX3 (2024-Q1, 2024-W05, 199X, PAST_REF)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from lint.extract.dates.in_words import VAGUE
from lint.extract.dates.vocabulary import DAY_PARTS, HOLIDAYS, Granularity, Time, TimeKind

_VAGUE = VAGUE | {"coming": "future", "the coming": "future", "these": "present"}
_SEASONS = ("SP", "SU", "FA", "WI")
_LETTERS = {
    Granularity.day: "D",
    Granularity.week: "W",
    Granularity.weekend: "WE",
    Granularity.month: "M",
    Granularity.quarter: "Q",
    Granularity.year: "Y",
    Granularity.decade: "E",
    Granularity.century: "C",
}


def value(time: Time, anchor: date | None, *, ahead: bool = False) -> str | None:
    """The value of a time in an article that came out on the day `anchor`; None where it cannot be known.

    `ahead` tells that the sentence speaks of what is to come, for a weekday that says nothing of it.
    """
    if time.sort is TimeKind.vague:
        return f"{_VAGUE.get(time.word, 'past').upper()}_REF"
    if time.sort is TimeKind.clock:
        return f"T{_hour(time)}" if _hour(time) else None
    if time.sort is TimeKind.duration:
        return f"P{time.length or 'X'}{_LETTERS.get(time.granularity, 'H')}"
    if time.sort is TimeKind.repeated:
        return None
    if time.sort is TimeKind.absolute:
        return _absolute(time)
    if time.sort is TimeKind.partial:
        return _partial(time, anchor)
    return _relative(time, anchor, ahead) if anchor is not None and time.sort is TimeKind.relative else None


def _hour(time: Time) -> str:
    return time.clock or DAY_PARTS.get(time.word, "")


def _with_hour(day: date, time: Time) -> str:
    if time.granularity is Granularity.week:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return (
        f"{day.isoformat()}T{_hour(time)}" if _hour(time) and time.granularity is Granularity.time else day.isoformat()
    )


def day_of(time: Time) -> date | None:
    """The day that a whole written date names; None for any other time and for a day that no calendar has."""
    if time.year is None or time.month is None or time.day is None:
        return None
    try:
        return date(time.year, time.month, time.day)
    except ValueError:
        return None


def _absolute(time: Time) -> str | None:
    year = time.year
    if time.granularity is Granularity.century:
        return f"{time.number - 1:02}XX" if time.number else None
    if year is None:
        return None
    if time.day is not None:
        day = day_of(time)
        if day is None:
            return None
        last = day_of_last(time)
        return f"{day.isoformat()}/{last.isoformat()}" if last else _with_hour(day, time)
    if time.month is not None:
        return f"{year:04}-{time.month:02}"
    if time.granularity is Granularity.decade:
        return f"{year // 10:03}X"
    if time.number is not None:
        return _numbered(time.granularity, year, time.number)
    if time.granularity is Granularity.day:
        return None
    return f"{year:04}/{time.last_year:04}" if time.last_year else f"{year:04}"


def _numbered(granularity: Granularity, year: int, number: int) -> str:
    """A quarter, half or season of a year."""
    letter = {Granularity.quarter: "Q", Granularity.half: "H"}.get(granularity)
    return f"{year:04}-{letter}{number}" if letter else f"{year:04}-{_SEASONS[number]}"


def day_of_last(time: Time) -> date | None:
    """The last day of a range of days in one month; None where there is no range or no such day."""
    if (
        time.last_day is None
        or time.year is None
        or time.month is None
        or not 0 < time.last_day <= monthrange(time.year, time.month)[1]
    ):
        return None
    return date(time.year, time.month, time.last_day)


def _partial(time: Time, anchor: date | None) -> str | None:
    """A date without its year, in the year that brings it nearest to the day of publication."""
    if time.month is None:
        return _partial_part(time, anchor)
    day = min(time.day or 15, 28)
    if anchor is None:
        return f"XXXX-{time.month:02}" + (f"-{time.day:02}" if time.day else "")
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    year = min(years, key=lambda one: (abs((date(one, time.month or 1, day) - anchor).days), one))
    if time.day is None:
        return f"{year:04}-{time.month:02}"
    try:
        return _with_hour(date(year, time.month, time.day), time)
    except ValueError:
        return None


def _partial_part(time: Time, anchor: date | None) -> str | None:
    year = f"{anchor.year:04}" if anchor and not time.fiscal else "XXXX"
    if time.granularity is Granularity.quarter and time.number:
        return f"{year}-Q{time.number}"
    if time.granularity is Granularity.season and time.number is not None:
        return f"{year}-{_SEASONS[time.number]}"
    return None


def _relative(time: Time, anchor: date, ahead: bool) -> str | None:
    if time.weekday is not None:
        return _with_hour(_weekday(time, anchor, ahead), time)
    if time.month is not None and time.day is None:
        return _pointed_month(time, anchor)
    if time.word in HOLIDAYS:
        return None
    if time.granularity is Granularity.season and time.number is not None:
        return _season(time.number, time.shift or 0, anchor)
    if time.shift is None:
        return "PAST_REF" if time.word == "ago" else None
    return _shifted(time, anchor, time.shift)


def _weekday(time: Time, anchor: date, ahead: bool) -> date:
    """The last such day up to the day of publication, or the next one."""
    assert time.weekday is not None
    back = (anchor.weekday() - time.weekday) % 7
    if time.shift == 1 or (time.shift is None and ahead):
        return anchor + timedelta((7 - back) % 7 or 7)
    return anchor - timedelta((back or 7) if time.shift == -1 else back)


def _pointed_month(time: Time, anchor: date) -> str:
    """“Last May”, “this May”, “next May”."""
    assert time.month is not None
    year = anchor.year
    if time.shift == -1 and time.month >= anchor.month:
        year -= 1
    elif time.shift == 1 and time.month <= anchor.month:
        year += 1
    return f"{year:04}-{time.month:02}"


_SEASON_ENDS = (5, 8, 11, 14)
"""The last month of each season, counted from the January of the year it begins in."""


def _season(number: int, shift: int, anchor: date) -> str:
    """“Last fall” is the last one that is over, “next spring” the one after this year's."""
    over = anchor.month > _SEASON_ENDS[number]
    year = anchor.year + (shift if shift > 0 else 0 if shift == 0 or over else -1)
    if number == 3 and shift == -1 and anchor.month <= 2:
        year -= 1
    return f"{year:04}-{_SEASONS[number]}"


def _shifted(time: Time, anchor: date, shift: int) -> str | None:
    """A whole unit so many steps from the day of publication."""
    if time.granularity is Granularity.time and time.word in ("minute", "hour"):
        return None
    try:
        if time.granularity in (Granularity.day, Granularity.time):
            return _with_hour(anchor + timedelta(shift), time)
        if time.granularity in (Granularity.week, Granularity.weekend):
            year, week, _ = (anchor + timedelta(7 * shift)).isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if time.granularity is Granularity.weekend else "")
    except OverflowError:
        return None
    months = anchor.year * 12 + anchor.month - 1
    if time.granularity is Granularity.month:
        return f"{(months + shift) // 12:04}-{(months + shift) % 12 + 1:02}"
    if time.granularity is Granularity.quarter:
        quarters = months // 3 + shift
        return f"{quarters // 4:04}-Q{quarters % 4 + 1}"
    if time.granularity is Granularity.year:
        return f"{anchor.year + shift:04}"
    if time.granularity is Granularity.decade:
        return f"{anchor.year // 10 + shift:03}X" if time.word != "ago" else f"{anchor.year + 10 * shift:04}"
    return f"{anchor.year // 100 + shift:02}XX" if time.granularity is Granularity.century else None

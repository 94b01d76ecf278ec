"""Whole dates as pages of a dozen languages print them: 22 dicembre 2023, 19.10.2019, Dec. 22, 2023, 2023-12-22T10:00Z."""

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

from lint import extract
from lint.lexicon.calendar import months
from lint.match.expressions import expression
from lint.match.scan import Probe
from lint.text.annotations import annotation
from lint.text.document import Document

_NAMES = (
    "januar januari janvier janv enero ene gennaio gen janeiro stycznia januarie ianuarie janner jaenner ocak",
    "februar februari fevrier fevr febrero febbraio febb fevereiro fev lutego februarie feber subat",
    "marz mrz maerz maart marts mars marzo marco marca martie maret mart",
    "avril avr abril abr aprile kwietnia aprilie nisan",
    "mai mei maj mayo maggio mag maio maja mayis",
    "juni juin junio giugno giu junho czerwca iunie haziran",
    "juli juillet juil julio luglio lug julho lipca iulie temmuz",
    "augustus aout agosto ago sierpnia augusti agustus agustos",
    "septembre septiembre settembre set setembro septembrie wrzesnia eylul",
    "oktober okt octobre octubre ottobre ott outubro octombrie pazdziernika ekim",
    "novembre noviembre novembro listopada noiembrie kasim",
    "dezember dez decembre dic diciembre dicembre dezembro decembrie grudnia desember des aralik",
)
"""The months of a dozen other languages, folded, in one place: a page's date is read before its language is known."""
MONTH_NUMBERS = months("en") | {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_NAME = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + ")"
_YEAR = r"(?:19[5-9]|20[0-4])\d"
_DAY_NAME = (
    rf"[0-3]?\d(?:st|nd|rd|th|er|o)?[.,]?(?: |-|/)?(?:of |de |d'|di )?{_NAME}[.,]?(?:(?: |-|/)(?:de |del )?|, ?)"
)
_NAME_DAY = rf"\b{_NAME}\.?(?: |-)?[0-3]?\d(?:st|nd|rd|th)?(?:,? |, ?|-)"

PROBE = Probe(
    "published",
    (),
    (
        rf"{_DAY_NAME}{_YEAR}",
        rf"{_NAME_DAY}{_YEAR}",
        rf"\d(?:[-/]|\. ?)[0-3]?\d(?:[-/]|\. ?){_YEAR}",
        rf"{_YEAR}(?:[-/]|\. ?)[01]?\d(?:[-/]|\. ?)[0-3]?\d",
        r"\b[0-3]?\d[-./][0-3]?\d[-./][0-3]\d\b",
        rf"\b{_YEAR}-W[0-5]\d-[1-7]\b",
    ),
)

_WORDED = expression(
    rf"(?r)(?:(?<!\d)(?<day>[0-3]?\d)(?:st|nd|rd|th|er|o)?[.,]?(?: |-|/)?(?:of |de |d'|di )?(?<name>{_NAME})[.,]?(?:(?: |-|/)(?:de |del )?|, ?)"
    rf"|(?<!\w)(?<name>{_NAME})\.?(?: |-)?(?<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,? |, ?|-))(?<year>{_YEAR})"
)
_NUMBERED = expression(
    rf"(?r)(?:(?<!\d[.,/-]|\d)(?<a>[0-3]?\d)(?P=sep)(?<b>[0-3]?\d)(?<sep>[-/]|\. ?)(?<year>{_YEAR})"
    rf"|(?<!\d)(?<year>{_YEAR})(?P=sep2)(?<month>[01]?\d)(?<sep2>[-/]|\. ?)(?<day>[0-3]?\d))"
)
_NUMBERED_WEEK = expression(rf"(?r)(?<![\w-])(?<year>{_YEAR})-W(?<week>[0-5]\d)-(?<day>[1-7])")
_SHORT = expression(r"(?r)(?<![\w.,/$-])(?<a>[0-3]?\d)(?P=sep)(?<b>[0-3]?\d)(?<sep>[-./])(?<year>[0-3]\d)")


class WrittenDate(NamedTuple):
    """A whole date in a text. `other` is its second reading where day and month may stand either way."""

    start: int
    end: int
    date: datetime.date
    other: datetime.date | None = None


@annotation
def written(document: Document) -> list[WrittenDate]:
    """The whole dates in the document, in order of place."""
    return _settled(document, list(_read(document)))


_ORDER = expression(r"(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-]")


def _settled(document: Document, found: list[WrittenDate]) -> list[WrittenDate]:
    """The dates, with those that can be read in two ways read in the order that the others show, if they show one."""
    if all(one.other is None for one in found):
        return found
    orders = [match for one in found if (match := _ORDER.match(document.folded, one.start, one.end))]
    day_first = any(int(match["first"]) > 12 for match in orders)
    month_first = any(int(match["second"]) > 12 for match in orders)
    if day_first == month_first:
        return found
    return [_in_order(document, one, day_first) if one.other else one for one in found]


def _in_order(document: Document, one: WrittenDate, day_first: bool) -> WrittenDate:
    match = _ORDER.match(document.folded, one.start, one.end)
    number = int(match["first" if day_first else "second"])
    right = one.date if one.date.day == number else one.other
    assert right is not None
    return WrittenDate(one.start, one.end, right)


def _read(document: Document) -> Iterator[WrittenDate]:
    folded, last = document.folded, 0
    ends = {hit.end for hit in extract.hits(document, PROBE)}
    for end in sorted(ends):
        if end + 1 in ends and folded[end].isdigit():
            continue
        found = _at(document, end)
        if found is not None and found.start >= last:
            last = found.end
            yield found


def _at(document: Document, end: int) -> WrittenDate | None:
    folded, floor = document.folded, max(0, end - 40)
    if folded[end - 5 : end - 4] in ("W", "w"):
        return _of_week(_NUMBERED_WEEK.match(folded, floor, end))
    match = _NUMBERED.match(folded, floor, end)
    if match is not None:
        if match["day"]:
            return _made(match, match["year"], match["month"], match["day"])
        return _either(document, match, int(match["year"]))
    match = _WORDED.match(folded, floor, end)
    if match is not None:
        return _made(match, match["year"], MONTH_NUMBERS[match["name"].lower()], match["day"])
    match = _SHORT.match(folded, floor, end)
    return _either(document, match, 2000 + int(match["year"])) if match is not None else None


def _of_week(match: Any) -> WrittenDate | None:
    """The day of a numbered week: 2024-W10-2."""
    if match is None:
        return None
    try:
        read = datetime.date.fromisocalendar(*(int(match[part]) for part in ("year", "week", "day")))
    except ValueError:
        return None
    return WrittenDate(match.start(), match.end(), read)


def _made(match: Any, year: Any, month: Any, day: Any) -> WrittenDate | None:
    read = _date(int(year), int(month), int(day))
    return WrittenDate(match.start(), match.end(), read) if read else None


def _either(document: Document, match: Any, year: int) -> WrittenDate | None:
    """A date whose first number is the day or the month; the language speaks for one, the other is kept."""
    day_first = _date(year, int(match["b"]), int(match["a"]))
    month_first = _date(year, int(match["a"]), int(match["b"])) if match["sep"] in ("/", "-") else None
    first, second = (month_first, day_first) if document.language == "en" else (day_first, month_first)
    read = first or second
    if read is None:
        return None
    unsure = first and second != first and document.language in ("en", "und")
    return WrittenDate(match.start(), match.end(), read, second if unsure else None)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    """The day, None where the calendar has none such."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

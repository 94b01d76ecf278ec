"""Times that the calendar names: 3 March 2024, Sept. 30, Friday, 2024-01-30, the 1990s, Q3 2024, 9 a.m."""

from __future__ import annotations

from typing import Any

from lint.expressions import expression
from lint.facts.dates_words import (
    MONTH,
    MONTHS,
    ORDINALS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    Grain,
    Sort,
    Time,
)

_YEAR = r"(?:1[1-9]|20)\d\d"
_PART = r"(?:(?:early|late|mid)(?: in)?[ -]|(?:the )?(?:end|beginning|start|middle|first half|second half|last half) of (?:the )?)"
_SHIFT = r"(?<shift>last|past|this past|next|this coming|this|the previous|the following|the same|that)"

_DAY_BEFORE = expression(
    r"(?r)(?<![\w$.,:/–-])(?:the (?=\d+[a-z]))?(?:(?<first>\d{1,2})(?:st|nd|rd|th)? ?[-–/] ?)?"
    r"(?<day>[0-3]?\d)(?:(?:st|nd|rd|th)?(?: of)? |-)"
)
_MODIFIED = expression(rf"(?r)\b(?:{_PART})?(?:{_SHIFT} )?")
_DAY_AFTER = expression(
    r"\.?(?:,? (?:the )?|-)(?<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|%|[.,:]\d|[ -](?:percent|per cent|million|billion)\b)"
    r"(?:(?: ?[-–/] ?)(?<last>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%,]))?"
    rf"(?:(?:,? |-)(?<year>{_YEAR})(?![\d%]|[.,]\d)|,? (?<short>'\d\d)(?!\d))?"
)
_SPELT_DAY = expression(r" (?<day>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b")
_YEAR_AFTER = expression(
    rf"(?:\.?(?:,? (?:of )?(?<year>{_YEAR})(?![\d%]|[.,]\d|-\d)|(?:-| ')(?<short>\d\d)(?!\d))|-(?<year>{_YEAR})(?!\d))"
)
_IN_TIME = expression(
    r"(?r)\b(?:in|since|by|until|till|of|from|to|through|before|after|during|for|between|and|late|early|around|or|than|every|each|on|for) "
)
_OF_MONTH = expression(r"(?r)\b(?:each|every) ")
_LOWER_VERB = expression(
    r" (?!(?:and|or|to|of|in|when|at|for|with|as|that|by|from|through|but|on|election|vote|report|meeting)\b)[a-z]",
    cased=True,
)
_NAME_AFTER = expression(r" (?!(?:The|A|An|I|It|He|She|They|We|In|At|But|And)\b)[A-Z][a-z]", cased=True)


def _short_year(text: str) -> int:
    """The year that two digits stand for, as catalogues read them: 30 and later are of the last century."""
    number = int(text.strip("'"))
    return 1900 + number if number >= 30 else 2000 + number


def _year_of(match: Any) -> int | None:
    if match["year"]:
        return int(match["year"])
    return _short_year(match["short"]) if match["short"] else None


def _shift_of(word: str | None) -> tuple[Sort, int | None]:
    """What sort of time a pointing word makes, and how far it points."""
    word = (word or "").lower()
    if word in ("the following", "the previous", "the same", "that"):
        return Sort.anaphoric, {"the following": 1, "the previous": -1}.get(word, 0)
    if word in ("last", "past", "this past"):
        return Sort.relative, -1
    return Sort.relative, 1 if word == "next" else 0


def month(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """A date around the name of a month."""
    word = folded[start:end].lower()
    name = MONTHS[word]
    if folded[start].islower() and word in ("may", "march", "mar", "dec", "sep", "jun", "jan"):
        return None
    before = _DAY_BEFORE.match(folded, floor, start)
    if before is not None and 0 < int(before["day"]) <= 31:
        after = _YEAR_AFTER.match(folded, end, ceiling)
        year = _year_of(after) if after else None
        first = int(before["first"]) if before["first"] else None
        day, last = (first, int(before["day"])) if first else (int(before["day"]), None)
        sort = Sort.partial if year is None else Sort.absolute
        return Time(
            before.start(),
            after.end() if after else _dotted(folded, end, word),
            sort,
            Grain.day,
            year,
            name,
            day,
            last_day=last,
        )
    after = _DAY_AFTER.match(folded, end, ceiling)
    if after is not None and 0 < int(after["day"]) <= 31:
        return _month_and_day(after, start, name)
    return _month_alone(folded, start, end, floor, ceiling, word)


def _dotted(folded: str, end: int, word: str) -> int:
    """The end of an abbreviated month, its full stop included where the sentence goes on."""
    goes_on = word in SHORT_MONTHS and folded.startswith(".", end) and folded[end + 2 : end + 3].islower()
    return end + 1 if goes_on else end


def _month_and_day(after: Any, start: int, name: int) -> Time:
    year = _year_of(after)
    last = int(after["last"]) if after["last"] else None
    sort = Sort.partial if year is None else Sort.absolute
    return Time(start, after.end(), sort, Grain.day, year, name, int(after["day"]), last_day=last)


def _month_alone(folded: str, start: int, end: int, floor: int, ceiling: int, word: str) -> Time | None:
    name = MONTHS[word]
    modified = _MODIFIED.match(folded, floor, start)
    begin = modified.start() if modified else start
    spelt = _SPELT_DAY.match(folded, end, ceiling) if begin == start else None
    if spelt is not None:
        return Time(start, spelt.end(), Sort.partial, Grain.day, None, name, ORDINALS[spelt["day"].lower()])
    after = _YEAR_AFTER.match(folded, end, ceiling)
    if after is not None:
        return Time(begin, after.end(), Sort.absolute, Grain.month, _year_of(after), name)
    if word in SHORT_MONTHS and not folded.startswith(".", end):
        return None
    if begin == start and not _is_month(folded, start, end, floor, ceiling, word):
        return None
    end = _dotted(folded, end, word)
    if modified is not None and modified["shift"]:
        sort, shift = _shift_of(modified["shift"])
        return Time(begin, end, sort, Grain.month, None, name, shift=shift)
    sort = Sort.repeated if _OF_MONTH.match(folded, floor, start) else Sort.partial
    return Time(begin, end, sort, Grain.month, None, name)


def _is_month(folded: str, start: int, end: int, floor: int, ceiling: int, word: str) -> bool:
    """Whether a bare name of a month is one: “may”, “march” and the months that are given names must show it."""
    if not folded[start].isupper():
        return False
    if _IN_TIME.match(folded, floor, start):
        return word != "may" or not _LOWER_VERB.match(folded, end, ceiling)
    if word in ("may", "march"):
        return False
    return word not in ("april", "june", "august", "jan") or not _NAME_AFTER.match(folded, end, ceiling)


_WEEKDAY_BEFORE = expression(
    r"(?r)\b(?:(?<part>early|late|mid)[ -](?:on )?)?(?:(?<shift>last|past|this past|next|this coming|this|the previous|the following|the same|that|coming) )?"
)
_EVERY = expression(r"(?r)\b(?:each|every|any|most|on alternate) ")
_TITLE_AFTER = expression(
    r" (?:times|mail|mirror|telegraph|express|post|night live|school|service|roast|best)\b|(?-i: (?:Morning|Night|Evening|Afternoon|Today|Show)\b)"
)
_NICKNAME = expression(r"(?r)\b(?:black|good|super|bloody|palm|cyber|ash|fat|giving) ")
_DATED = expression(
    rf"[.,]{{0,2}} (?:the )?(?:[0-3]?\d(?:st|nd|rd|th)?(?: of)? )?{MONTH}\b|[.,]? \d{{1,2}}[/.]\d|[.,] [0-3]?\d [A-Z]"
)


def weekday(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """A day of the week, or one that belongs to a date (“Fri., Oct. 13”)."""
    word = folded[start:end].lower()
    if not folded[start].isupper() or _TITLE_AFTER.match(folded, end, ceiling):
        return None
    if word in SHORT_WEEKDAYS and not _DATED.match(folded, end, ceiling):
        return None
    number = WEEKDAYS[word]
    if word.endswith("days") or _EVERY.match(folded, floor, start):
        return Time(start, end, Sort.repeated, Grain.day, weekday=number)
    if _NICKNAME.match(folded, floor, start):
        return None
    before = _WEEKDAY_BEFORE.match(folded, floor, start)
    begin = before.start() if before else start
    sort, shift = _shift_of(before["shift"] if before else None)
    if before is not None and not before["shift"]:
        shift = None
    return Time(begin, end, sort, Grain.day, shift=shift, weekday=number)


_NUMERIC = expression(
    r"(?r)(?<![\w$£€.,:/-])(?:"
    r"(?<y>(?:1[6-9]|20)\d\d)(?P=sep)(?<m>0?[1-9]|1[0-2])(?<sep>[-/.])(?<d>[0-3]?\d)"
    r"|(?<a>[0-3]?\d)(?P=sep2)(?<b>[0-3]?\d)(?<sep2>[-/.])(?<y>(?:1[6-9]|20)\d\d|\d\d))"
)
_ISO_TIME = expression(r"[T ](?<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\d)")


def numeric(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """A date of digits alone that ends at `end`: 2024-01-30, 30.1.2024, 1/30/24. Where day and month cannot be told apart, neither is said."""
    match = _NUMERIC.match(folded, floor, end)
    if match is None or folded[end : end + 1].isalnum() and not _ISO_TIME.match(folded, end, ceiling):
        return None
    if match["m"]:
        clock = _ISO_TIME.match(folded, end, ceiling)
        until = clock.end() if clock else end
        day = int(match["d"])
        if not 0 < day <= 31:
            return None
        return Time(
            match.start(),
            until,
            Sort.absolute,
            Grain.day,
            int(match["y"]),
            int(match["m"]),
            day,
            clock=clock["clock"] if clock else None,
        )
    first, second = int(match["a"]), int(match["b"])
    year = int(match["y"]) if len(match["y"]) == 4 else _short_year(match["y"])
    if len(match["y"]) == 2 and match["sep2"] == "." or not _is_day_and_month(first, second):
        return None
    by_point = match["sep2"] == "."
    order = (
        (second, first)
        if first > 12 or (by_point and second <= 12)
        else (first, second)
        if second > 12
        else (None, None)
    )
    return Time(match.start(), end, Sort.absolute, Grain.day, year, *order)


def _is_day_and_month(first: int, second: int) -> bool:
    return 0 < min(first, second) <= 12 and max(first, second) <= 31


_YEAR_BEFORE = expression(
    rf"(?r)(?:(?<![\w$£€.,:/@#&+'–-])|(?<=\b(?:post|pre)-)|(?<=\b(?:{_YEAR})/))"
    rf"(?:(?<first>{_YEAR}) ?[-–—] ?)?(?<year>{_YEAR})(?<decade>'?s)?"
)
_YEAR_PART = expression(
    r"(?r)(?:(?<fiscal>\b(?:the )?(?:fiscal|financial)(?: year)? |\bFY ?|\bthe year |\bcalendar(?: year)? )|(?<part>\b(?:the )?(?:early|late|mid)[ -]|\b(?:post|pre|mid)-)|\b(?:the )?(?:end|beginning|start|middle|first half|second half|last half) of (?:the )?)"
)
_YEAR_END = expression(r"(?:[-–/](?<last>\d\d)(?![\d-]))?")
_COUNTED = expression(
    r"-(?!to\b|based|era\b|style\b|level)\w|%| (?:percent|per cent|million|billion|people|men|women|km|kg|miles|feet|meters|metres|tons|dollars|euros|yen|points|shares|jobs|workers|troops|employees|barrels|votes|pounds|others|units|copies|votes|homes|houses)\b|[.,]\d|/\d|:\d"
)
_PLURAL = expression(r" (?:[a-z]+ )?[a-z]{3,}s\b", cased=True)
_AMOUNT_BEFORE = expression(
    r"(?r)\b(?:than|about|some|nearly|over|around|almost|least|most|only|another|more|approximately|roughly|exactly|all|up to|number|no|no\.|room|flight|route|section|highway|model|page|box|room|level|version|series|code|under|nasdaq|dow|index|at) "
)
_YEAR_NEEDS = expression(
    r"(?r)\b(?:in|since|by|until|till|from|of|circa|year|between|before|after|during|to|and|late|early|mid|,) "
)


def year(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """A year, a range of years or a decade that ends at `end`; None for a number that counts something."""
    match = _YEAR_BEFORE.match(folded, floor, end)
    if match is None:
        return None
    number, start = int(match["year"]), match.start()
    before = _YEAR_PART.match(folded, floor, start)
    begin = before.start() if before else start
    if match["decade"]:
        if number % 10:
            return None
        return Time(begin, end, Sort.absolute, Grain.decade, number)
    if not before and not match["first"] and _is_amount(folded, start, end, floor, ceiling, number):
        return None
    after = _YEAR_END.match(folded, end, ceiling)
    last = after["last"] if after else None
    last_year = number - number % 100 + int(last) if last and int(last) == (number + 1) % 100 else None
    until = after.end() if last_year and after else end
    fiscal = bool(before and before["fiscal"])
    if match["first"]:
        return Time(begin, until, Sort.absolute, Grain.year, int(match["first"]), last_year=number, fiscal=fiscal)
    return Time(begin, until, Sort.absolute, Grain.year, number, last_year=last_year, fiscal=fiscal)


def _is_amount(folded: str, start: int, end: int, floor: int, ceiling: int, number: int) -> bool:
    """Whether a number of four digits counts or names something rather than a year."""
    if _COUNTED.match(folded, end, ceiling):
        return True
    needed = _YEAR_NEEDS.match(folded, floor, start)
    if _AMOUNT_BEFORE.match(folded, floor, start):
        return True
    if needed is None and (number < 1700 or number > 2060):
        return True
    return bool(needed is None and folded[start - 4 : start].lower() != "the " and _PLURAL.match(folded, end, ceiling))


_SHORT_DECADE = expression(
    r"(?r)(?<!\w)(?:(?<part>(?:the )?(?:early|late|mid)[ -])|(?:the )(?=')|)'?(?<decade>[1-9]0)'?s"
)


def short_decade(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """A decade of two digits that ends at `end`: the '90s."""
    match = _SHORT_DECADE.match(folded, floor, end)
    if match is None:
        return None
    start = match.start() + (4 if folded[match.start() : match.start() + 5].lower() == "the '" else 0)
    return Time(start, end, Sort.absolute, Grain.decade, 1900 + int(match["decade"]))


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
    return Time(match.start(), until, Sort.clock, Grain.time, clock=f"{hour:02}:{minute:02}")


_QUARTER = expression(
    rf"(?r)\b(?:(?:FY ?)?'?(?<year>{_YEAR}|\d\d)[ -]?)?(?:(?<letter>[QH])(?<number>[1-4])|(?<number>[1-4])(?<letter>[QH]))"
)
_QUARTER_YEAR = expression(
    rf"(?: (?:of )?(?:fiscal(?: year)? |FY ?)?'?|[-/]'?)?(?<year>{_YEAR}|(?<!\s)\d\d)(?!\d|[.,]\d|%)"
)


def quarter(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """A quarter or half in the analysts' way: Q3 2024, 1H24."""
    match = _QUARTER.match(folded, floor, end)
    if match is None or not folded[end - 1 : end].isdigit() and not folded[end - 1].isupper():
        return None
    number, half = int(match["number"]), match["letter"].lower() == "h"
    if half and number > 2:
        return None
    told = match["year"]
    after = None if told else _QUARTER_YEAR.match(folded, end, ceiling)
    text = told or (after["year"] if after else None)
    value = None if text is None else int(text) if len(text) == 4 else _short_year(text)
    if half and value is None:
        return None
    return Time(
        match.start(), after.end() if after else end, Sort.partial if value is None else Sort.absolute,
        Grain.half if half else Grain.quarter, value, number=number,
    )  # fmt: skip

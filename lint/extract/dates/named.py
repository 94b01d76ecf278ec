"""Times that the calendar names: 3 March 2024, Sept. 30, mid-November, last Friday."""

from __future__ import annotations

from typing import Any

from lint.extract.dates.vocabulary import (
    MONTH,
    MONTHS,
    ORDINAL_WORDS,
    ORDINALS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    YEAR,
    Granularity,
    Time,
    TimeKind,
    last_word,
    short_year,
)
from lint.lexicon import either, words
from lint.match.expressions import expression

_PART = r"(?:(?:early|late|mid)(?: in)?[ -]|(?:the )?(?:end|beginning|start|middle|first half|second half|last half) of (?:the )?)"
_SHIFT = r"(?<shift>last|past|this past|next|this coming|this|the previous|the following|the same|that)"

_DAY_BEFORE = expression(
    r"(?r)(?<![\w$.,:/–-])(?:the (?=\d+[a-z]))?(?:(?<first>\d{1,2})(?:st|nd|rd|th)? ?[-–/] ?)?"
    r"(?<day>[0-3]?\d)(?:(?:st|nd|rd|th)?(?: of)? |-)"
)
_MODIFIED = expression(rf"(?r)\b(?:{_PART})?(?:{_SHIFT} )?")
_DAY_AFTER = expression(
    r"\.?(?:,? (?:the )?|-)(?<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|%|[.,:]\d|[ -](?:percent|per cent|million|billion)\b)"
    r"(?:(?: ?[-–/] ?)(?<last>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%]|,\d))?"
    rf"(?:(?:,? |-)(?<year>{YEAR})(?![\d%]|[.,]\d)|,? (?<short>'\d\d)(?!\d))?"
)
_SPELT_DAY = expression(rf" (?<day>{'|'.join(ORDINAL_WORDS)})\b")
_YEAR_AFTER = expression(
    rf"(?:\.?(?:,? (?:of )?(?<year>{YEAR})(?![\d%]|[.,]\d|-\d)|(?:-| ')(?<short>\d\d)(?!\d))|-(?<year>{YEAR})(?!\d))"
)
_BEFORE_TIMES = either(words("en", "dates", "before times"))
_IN_TIME = expression(rf"(?r)\b{_BEFORE_TIMES} ")
_JOINED = expression(r"(?r)\b(?:and|or|for|from|by|with|to|than|of) ")
_OF_MONTH = expression(r"(?r)\b(?:each|every) ")
_NO_VERBS = either(words("en", "dates", "no verbs"))
_LOWER_VERB = expression(
    rf" (?!{_NO_VERBS}\b)[a-z]",
    cased=True,
)
_NAME_AFTER = expression(r" (?!(?:The|A|An|I|It|He|She|They|We|In|At|But|And)\b)[A-Z][a-z]", cased=True)


def _year_of(match: Any) -> int | None:
    if match["year"]:
        return int(match["year"])
    return short_year(match["short"]) if match["short"] else None


def _shift_of(word: str | None) -> tuple[TimeKind, int | None]:
    """What sort of time a pointing word makes, and how far it points."""
    word = (word or "").lower()
    if word in ("the following", "the previous", "the same", "that"):
        return TimeKind.anaphoric, {"the following": 1, "the previous": -1}.get(word, 0)
    if word in ("last", "past", "this past"):
        return TimeKind.relative, -1
    return TimeKind.relative, 1 if word == "next" else 0


_LEFT = 16
_DAY_ENDS = frozenset("0123456789thdfTHDF")
_MODIFYING = frozenset(["", *words("en", "dates", "before months")])
"""The last words that `_MODIFIED` ends with."""


_EACH_YEAR = expression(
    r"(?: (?:and|to|or|until|through) [\w ]{3,16}?)?,? (?:(?:of )?(?:each|every|any) (?:[a-z]+ )?year|annually|yearly|year after year)\b"
)
_EACH_BEFORE = expression(
    r"(?r)\b(?:(?:each|every)(?: year)?|(?:annually|yearly|always)),? (?:(?:on|from|between) (?:the )?)?"
)


def month(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """A date around the name of a month; one that comes with every year where words beside it say so."""
    time = _month(folded, start, end, floor, ceiling)
    if time is None or time.sort is not TimeKind.partial:
        return time
    each = _EACH_YEAR.match(folded, time.end, ceiling) or _EACH_BEFORE.match(folded, floor, time.start)
    return time._replace(sort=TimeKind.repeated) if each else time


def _month(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    word = folded[start:end].lower()
    name = MONTHS[word]
    if folded[start].islower() and word in ("may", "march", "mar", "dec", "sep", "jun", "jan"):
        return None
    left = folded[start - _LEFT if start - _LEFT > floor else floor : start]
    before = _DAY_BEFORE.match(folded, floor, start) if left[-2:-1] in _DAY_ENDS else None
    if before is not None and 0 < int(before["day"]) <= 31:
        after = _YEAR_AFTER.match(folded, end, ceiling)
        year = _year_of(after) if after else None
        first = int(before["first"]) if before["first"] else None
        day, last = (first, int(before["day"])) if first else (int(before["day"]), None)
        sort = TimeKind.partial if year is None else TimeKind.absolute
        if year is None and day > _LONGEST[name - 1] and _is_counted(folded, before.start(), end, floor, ceiling):
            return None
        return Time(
            before.start(),
            after.end() if after else _dotted(folded, end, word),
            sort,
            Granularity.day,
            year,
            name,
            day,
            last_day=last,
        )
    behind = folded[end : end + 7].lstrip(".,- ")
    numbered = behind[:1].isdigit() or behind[:3].lower() in ("the", "of ") or behind[:1] == "'"
    after = _DAY_AFTER.match(folded, end, ceiling) if numbered else None
    if after is not None and 0 < int(after["day"]) <= 31 and not _is_count(folded, start, end, after, floor, ceiling):
        return _month_and_day(after, start, name)
    modified = _MODIFIED.match(folded, floor, start) if last_word(left) in _MODIFYING else None
    after = _YEAR_AFTER.match(folded, end, ceiling) if numbered else None
    return _month_alone(folded, start, end, floor, ceiling, word, modified, after)


_NO_PLURALS = either(words("en", "dates", "no plurals"))
_NOT_COUNTED = either(words("en", "dates", "not counted"))
_COUNTED_IN = expression(
    rf" (?:(?!{_NOT_COUNTED}\b)[a-z-]+ ){{0,2}}?(?:(?!{_NO_PLURALS}\b)[a-z]{{2,}}s"
    r"|people|men|women|children|were|had|have|are|came|died|of (?:them|these|those|the))\b",
    cased=True,
)
_COUNTED_BY = expression(
    rf" (?:(?!{_NO_PLURALS}\b)[a-z]{{2,}}s|people|men|women|children|of (?:them|these|those))\b",
    cased=True,
)
_WITHIN = expression(r"(?r)\bin ")
_BEFORE_DAYS = either(words("en", "dates", "before days"))
_UP_TO_DAY = expression(rf"(?r)\b{_BEFORE_DAYS} ")
_UP_TO = expression(r"(?r)\b(?:by|since|until|till|before|from|through|during|of) ")


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""How many days each month has at most."""


def _is_counted(folded: str, start: int, end: int, floor: int, ceiling: int) -> bool:
    """Whether the number before a month counts what is named for it: “she saw 31 June bugs”; none behind “on”, “by”."""
    return _UP_TO_DAY.match(folded, floor, start) is None and _COUNTED_BY.match(folded, end, ceiling) is not None


def _is_count(folded: str, start: int, end: int, after: Any, floor: int, ceiling: int) -> bool:
    """Whether the number behind a month counts something: “in February 30 countries”, “born in April, 31 were sold”."""
    ordinal = folded[after.end("day") : after.end("day") + 1].isalpha()
    if after["last"] or after["year"] or after["short"] or ordinal:
        return False
    if "," in folded[end : after.start("day")]:
        return True
    if _WITHIN.match(folded, floor, start):
        return _COUNTED_IN.match(folded, after.end(), ceiling) is not None
    return (
        folded[end] != "."
        and _UP_TO.match(folded, floor, start) is not None
        and _COUNTED_BY.match(folded, after.end(), ceiling) is not None
    )


def _dotted(folded: str, end: int, word: str) -> int:
    """The end of an abbreviated month, its full stop included where the sentence goes on."""
    goes_on = word in SHORT_MONTHS and folded.startswith(".", end) and folded[end + 2 : end + 3].islower()
    return end + 1 if goes_on else end


def _month_and_day(after: Any, start: int, name: int) -> Time:
    year = _year_of(after)
    last = int(after["last"]) if after["last"] else None
    sort = TimeKind.partial if year is None else TimeKind.absolute
    return Time(start, after.end(), sort, Granularity.day, year, name, int(after["day"]), last_day=last)


def _month_alone(
    folded: str, start: int, end: int, floor: int, ceiling: int, word: str, modified: Any, after: Any
) -> Time | None:
    name = MONTHS[word]
    begin = modified.start() if modified else start
    spelt = _SPELT_DAY.match(folded, end, ceiling) if begin == start else None
    if spelt is not None:
        return Time(start, spelt.end(), TimeKind.partial, Granularity.day, None, name, ORDINALS[spelt["day"].lower()])
    if after is not None:
        return Time(begin, after.end(), TimeKind.absolute, Granularity.month, _year_of(after), name)
    if word in SHORT_MONTHS and not folded.startswith(".", end):
        return None
    if begin == start and not _is_month(folded, start, end, floor, ceiling, word):
        return None
    end = _dotted(folded, end, word)
    if modified is not None and modified["shift"]:
        sort, shift = _shift_of(modified["shift"])
        return Time(begin, end, sort, Granularity.month, None, name, shift=shift)
    sort = TimeKind.repeated if _OF_MONTH.match(folded, floor, start) else TimeKind.partial
    return Time(begin, end, sort, Granularity.month, None, name)


def _is_month(folded: str, start: int, end: int, floor: int, ceiling: int, word: str) -> bool:
    """Whether a bare name of a month is one: “may”, “march” and the months that are given names must show it."""
    if not folded[start].isupper():
        return False
    named = word in ("april", "june", "august", "jan") and _NAME_AFTER.match(folded, end, ceiling)
    if _IN_TIME.match(folded, floor, start) and not (named and _JOINED.match(folded, floor, start)):
        if word == "may" and _JOINED.match(folded, floor, start) is None:
            return True
        return word != "may" or not _LOWER_VERB.match(folded, end, ceiling)
    if word in ("may", "march"):
        return False
    return not named


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


_TITLE_OPENS = frozenset("tmepnsrbaTMEPNSRBA")
_EACH = frozenset(["", *"each every any most alternate".split()])
_NICKNAMES = frozenset(["", *"black good super bloody palm cyber ash fat giving".split()])
_WEEKDAY_OPENS = frozenset(["", *words("en", "dates", "before weekdays")])
"""The last words that these patterns end with."""


def weekday(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """A day of the week, or one that belongs to a date (“Fri., Oct. 13”)."""
    word = folded[start:end].lower()
    if not folded[start].isupper():
        return None
    if folded[end + 1 : end + 2] in _TITLE_OPENS and _TITLE_AFTER.match(folded, end, ceiling):
        return None
    last = last_word(folded[start - _LEFT if start - _LEFT > floor else floor : start])
    if word in SHORT_WEEKDAYS and not _DATED.match(folded, end, ceiling):
        return None
    number = WEEKDAYS[word]
    if word in SHORT_WEEKDAYS and folded.startswith(".", end):
        end += 1
    if word.endswith("days") or last in _EACH and _EVERY.match(folded, floor, start):
        return Time(start, end, TimeKind.repeated, Granularity.day, weekday=number)
    if last in _NICKNAMES and _NICKNAME.match(folded, floor, start):
        return None
    before = _WEEKDAY_BEFORE.match(folded, floor, start) if last in _WEEKDAY_OPENS else None
    begin = before.start() if before else start
    sort, shift = _shift_of(before["shift"] if before else None)
    if before is None or not before["shift"]:
        shift = None
    return Time(begin, end, sort, Granularity.day, shift=shift, weekday=number)

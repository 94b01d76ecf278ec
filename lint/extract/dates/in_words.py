"""Times told in words: yesterday, this morning, last summer, Christmas 2024, recently, nineteen ninety-four."""

from __future__ import annotations

from lint.extract.dates.units import TITLE_BEFORE
from lint.extract.dates.vocabulary import (
    ANAPHORIC,
    DAY_PARTS,
    DAY_WORDS,
    HOLIDAYS,
    NUMBERS,
    SEASONS,
    SHIFTS,
    UNIT_WORDS,
    WEEKDAYS,
    YEAR,
    Granularity,
    Time,
    TimeKind,
)
from lint.lexicon import either, words
from lint.lexicon.counting import TENS
from lint.match.expressions import expression

_AROUND_DAY = expression(r"(?r)\b(?:early|late) ")
_AROUND_YESTERDAY = expression(r"(?r)\b(?:early|late|earlier|later) ")


_NO_DAY = expression(
    r"(?r)\b(?:liv(?:e[sd]?|ing) (?:only |just )?(?:for|in|as if)|no|[a-z]{3,}s of)(?: the)? |\b(?:gone|hair) (?:today|tomorrow)?,? ?"
)
"""Before “today” and “tomorrow” that are no days: “lives for today”, “no tomorrow”, “the stars of tomorrow”."""


def day_word(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """Today, yesterday, tomorrow."""
    word = folded[start:end].lower()
    if folded[start].isupper() and TITLE_BEFORE.match(folded, floor, start):
        return None
    if word in ("today", "tomorrow") and _is_no_day(folded, start, floor, word):
        return None
    before = (_AROUND_YESTERDAY if word == "yesterday" else _AROUND_DAY).match(folded, floor, start)
    granularity = Granularity.time if word == "tonight" else Granularity.day
    return Time(
        before.start() if before else start, end, TimeKind.relative, granularity, shift=DAY_WORDS[word], word=word
    )


def _is_no_day(folded: str, start: int, floor: int, word: str) -> bool:
    """Whether the word names no day: what is “of today” may well be."""
    match = _NO_DAY.match(folded, floor, start)
    return match is not None and not (word == "today" and folded.startswith("of ", start - 3))


_OTHER = expression(
    r" (?<which>before last|after next)\b(?!'s|[ -](?:night|week|weekend|month|year|spring|summer|autumn|fall|winter|[a-z]+day|christmas|easter)\b)"
)
OTHERS = (" before last", " after next")
_THE = expression(r"(?r)\bthe ")


def other(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """The week before last, the Friday after next."""
    match, word = _OTHER.match(folded, end, ceiling), folded[start:end].lower()
    if match is None or word[-1] == "s" and word in UNIT_WORDS:
        return None
    granularity = UNIT_WORDS.get(word)
    if granularity is None:
        granularity = Granularity.season if word in SEASONS else Granularity.day
        if word not in SEASONS and word not in DAY_PARTS and word not in WEEKDAYS:
            return None
    the = _THE.match(folded, floor, start)
    shift = -2 if match["which"].lower() == "before last" else 2
    return Time(the.start() if the else start, match.end(), TimeKind.relative, granularity, shift=shift)


_PART_BEFORE = expression(
    r"(?r)\b(?:(?:early|late|later) )?(?:(?<shift>this|last|that|that same|the same|the next|the following|the previous) (?:early |late )?|(?<the>the ))|\b(?:early|late|around|about) "
)
_NO_TIMES = either(words("en", "dates", "no times"))
_GREETING = expression(rf"(?r)\b{_NO_TIMES} ")
_SHOW = expression(r" (?:show|talk show|news|edition|programme|program|after)\b|club|mare")
_OF_WHAT = expression(r" (?:of|the|when|that)\b")


def day_part(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """Last night, this morning, noon."""
    word = folded[start:end].lower()
    part = DAY_PARTS[word]
    clock = part if ":" in part else None
    if _GREETING.match(folded, floor, start) or (not clock and _SHOW.match(folded, end, ceiling)):
        return None
    before = _PART_BEFORE.match(folded, floor, start)
    begin = before.start() if before else start
    if before is not None and before["the"] and _OF_WHAT.match(folded, end, ceiling):
        return None
    if before is not None and before["shift"]:
        pointer = before["shift"].lower()
        sort = TimeKind.relative if pointer in ("this", "last") else TimeKind.anaphoric
        shift = {"last": -1, "the next": 1, "the following": 1, "the previous": -1}.get(pointer, 0)
        return Time(begin, end, sort, Granularity.time, shift=shift, clock=clock, word=word)
    return Time(begin, end, TimeKind.clock, Granularity.time, clock=clock, word=word)


_SEASON_BEFORE = expression(
    r"(?r)\b(?<edge>(?:(?:early|late|mid|earlier|later) )?(?:this |last |next )?(?:early|late|mid)[ -]|the (?:end|beginning|start|middle) of )?"
    r"(?:(?<shift>this past|(?:this|the) coming|this|last|next|that|the following|the previous|the same) |(?<the>(?:in|by|until|since|of|for|over|during|through) (?:the )?(?:early |late |mid-)?|the (?:early |late |mid-)?))?"
)
_SEASON_YEAR = expression(rf"(?: of|,)? (?<year>{YEAR}|nineteen \w+(?:-\w+)?)\b(?![,.]\d)")


def season(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """Last summer, the spring of 1994; not the fall of a wall."""
    word = folded[start:end].lower()
    before = _SEASON_BEFORE.match(folded, floor, start)
    after = _SEASON_YEAR.match(folded, end, ceiling)
    pointer = (before["shift"] or "").lower() if before else ""
    lead = ((before["the"] or "") if before else "").lower()
    begin = before.start() if before else start
    if lead and not lead.startswith("the"):
        begin += lead.index("the ") if "the " in lead else len(lead)
    if after is not None and (lead or not folded[start].islower() or word != "fall"):
        year = int(after["year"]) if after["year"].isdigit() else None
        return Time(begin, after.end(), TimeKind.absolute, Granularity.season, year, number=SEASONS[word])
    if pointer:
        shift = SHIFTS.get(pointer, 0)
        sort = TimeKind.anaphoric if pointer in ANAPHORIC else TimeKind.relative
        return Time(begin, end, sort, Granularity.season, number=SEASONS[word], shift=shift)
    if "the" in lead and (word in ("summer", "winter", "autumn") or not lead.startswith("the")):
        return (
            None
            if folded.startswith(" of", end)
            else Time(begin, end, TimeKind.partial, Granularity.season, number=SEASONS[word])
        )
    return None


_HOLIDAY_BEFORE = expression(r"(?r)\b(?<shift>last|this|next|this past) ")
_YEAR_AFTER = expression(rf",? (?<year>{YEAR})\b(?![,.]\d)")


def holiday(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """A holiday, with its year where that is written."""
    if not folded[start].isupper():
        return None
    known = HOLIDAYS[folded[start:end].lower()]
    before, after = _HOLIDAY_BEFORE.match(folded, floor, start), _YEAR_AFTER.match(folded, end, ceiling)
    name, day = known if known else (None, None)
    begin, until = before.start() if before else start, after.end() if after else end
    year = int(after["year"]) if after else None
    shift = SHIFTS[before["shift"].lower()] if before else None
    sort = TimeKind.absolute if year else TimeKind.relative if before else TimeKind.partial
    return Time(begin, until, sort, Granularity.day, year, name, day, shift=shift, word=folded[start:end].lower())


VAGUE = {word: where for where in ("present", "past", "future") for word in words("en", "dates", f"in the {where}")}
"""Words for a time without bounds, and where it lies."""


_BEHIND_PAST = either(words("en", "dates", "behind in the past"))
_PAST_ALONE = expression(rf"[.,;:)\"!?]| {_BEHIND_PAST}\b")


def vague(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """Now, recently, the future; a “Now” that opens a sentence mostly just joins it to the last."""
    word = folded[start:end].lower()
    if word == "now" and folded[start].isupper():
        return None
    if word == "the future" and folded.startswith(" of", end):
        return None
    if word == "in the past":
        if not _PAST_ALONE.match(folded, end, ceiling):
            return None
        start += 3
    return Time(start, end, TimeKind.vague, Granularity.moment, word=word)


_IN_NEW_YEAR = expression(r"(?r)\b(?:in|by|until|till|before|after|into|for|during|of|early|late) ")


def new_year(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """The new year, where something is to happen in it."""
    if folded[start + 4].isupper() or not _IN_NEW_YEAR.match(folded, floor, start) or folded.startswith("'", end):
        return None
    return Time(start, end, TimeKind.relative, Granularity.year, shift=1)


_SPELT_YEAR = expression(
    r"(?: (?:hundred|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|-(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"
)


def spelt_year(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """Nineteen ninety-four, the year two thousand."""
    if folded[start:end].lower() != "nineteen":
        return Time(start, end, TimeKind.absolute, Granularity.year, 2000)
    after = _SPELT_YEAR.match(folded, end, ceiling)
    if after is None:
        return None
    words = after.group().strip(" -").lower().replace("-", " ").split()
    if words[0] not in TENS:
        return None
    year = 1900 + 10 * (TENS.index(words[0]) + 2) + (NUMBERS[words[1]] if len(words) > 1 else 0)
    return Time(start, after.end(), TimeKind.absolute, Granularity.year, year)

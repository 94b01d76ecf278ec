"""Times told in words: last month, two weeks ago, the third quarter, this morning, recently, every day."""

from __future__ import annotations

from typing import Any

from lint.expressions import expression
from lint.facts.dates_words import (
    DAY_PARTS,
    DAY_WORDS,
    HOLIDAYS,
    NUMBER_WORD,
    NUMBERS,
    ORDINALS,
    SEASONS,
    UNIT_WORDS,
    Grain,
    Sort,
    Time,
)

_YEAR = r"(?:1[1-9]|20)\d\d"
_EDGE = (
    r"(?:(?:early|late|earlier|later|mid|sometime)(?: in)?[ -]"
    r"|(?:(?:the|at|by) )??(?:end|beginning|start|middle|close|(?:first|second|last|latter) (?:half|part|quarter)) of )"
)
_ORDER = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"

_POINTED = expression(
    rf"(?r)\b(?<edge>{_EDGE})?"
    r"(?:(?<shift>(?:the )?(?:current|present|latest|last|next|past|coming|previous|prior|preceding|following|year-ago|year-earlier)"
    r"|this past|this coming|this|the same|that same|that|those|these|recent|the other) "
    r"|(?<the>(?:the|its|their|his|her|a|an) ))"
    rf"(?:(?<year>{_YEAR}) )?(?:(?<fiscal>fiscal)[ -])?(?:(?<order>{_ORDER})[ -](?:fiscal )?)?(?:(?:full|calendar|trading|business|session|school|election|tax) )?"
)
_ORDERED = expression(
    rf"(?r)\b(?:(?<the>(?:the|its|their|this year's|last year's) )?(?:(?<year>{_YEAR}) )?(?:(?<fiscal>fiscal)[ -])?(?<order>{_ORDER}) (?:fiscal[ -])?"
    rf"|(?:(?<fiscal>fiscal)[ -])?(?<order>{_ORDER})-)"
)
_COUNTED = expression(
    r"(?r)(?<![\w$£€.,-])(?:(?:more than|less than|at least|almost|nearly|about|over|under|up to|around|roughly|just over|just under|as many as|some|only|within) )?"
    rf"(?:(?<count>(?:{NUMBER_WORD}|thirty|forty|fifty|sixty|seventy|eighty|ninety|a|an|another|\d{{1,3}}(?:\.\d)?))(?: 1/2|½)?"
    r"|(?<few>several|many|a few|few|a couple of|a couple|couple|hundreds of|dozens of|some|a number of|an additional|half a))"
    r"(?:[ -](?:more|additional|straight|consecutive|full|whole|trading|business|working|calendar|fiscal))?[ -]"
)
_SPAN_BEFORE = expression(
    r"(?r)\b(?:the )?(?:past|last|next|first|final|coming|previous|preceding|following|latest|remaining|recent|those|these|opening|closing) (?:(?:few|several|couple of|many|\d+|"
    + NUMBER_WORD
    + r")[ -])?"
)
_EACH = expression(r"(?r)\b(?:each|every|per|once an?|twice an?|times an?)(?: other| single| passing| few| \w+)? ")
_BESIDE = expression(r" (?:before|after|ago|earlier)\b")
_BACK = expression(r"-(?:ago|earlier)\b")
_END = expression(r"(?:-|'s )end\b")
_NTH = expression(
    r"(?r)\b(?:the )?(?:(?:early|late|mid)[ -])?(?:(?<number>\d{1,2})(?:st|nd|rd|th)|(?<word>fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)) "
)
_NTH_WORDS = {
    word: number
    for number, word in enumerate(
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(), 15
    )
}
_AFTER_COUNT = expression(
    r"(?: or (?:so|two|more))?(?: |-)(?:(?<ago>ago)|(?<later>earlier|before(?= the| that|,|\.)|from now|hence)\b)|(?: or (?:so|two))"
)
_OF_YEAR = expression(
    rf"(?:,? of|,)? (?:the )?(?:(?<fiscal>fiscal|financial)(?: year)? |(?<=of )(?:the )?year |(?<=year ))?(?<year>{_YEAR})(?![\d%]|[.,]\d|-\w)"
)
_OF_SHIFT = expression(r" of (?<shift>last|this|next) year\b")
_OLD = expression(r"[ -](?:old|olds|long)\b")
_DEFINITE = expression(r" (?:ended|ending|earlier|ago)\b")

_SHIFTS = {
    "last": -1, "the last": -1, "the past": -1, "past": -1, "this past": -1, "previous": -1, "the previous": -1, "prior": -1,
    "the prior": -1, "preceding": -1, "the preceding": -1, "next": 1, "the next": 1, "coming": 1, "the coming": 1,
    "the following": 1, "following": 1, "this coming": 0, "this": 0, "the current": 0, "the present": 0, "current": 0, "the latest": 0,
    "latest": 0, "present": 0, "the same": 0, "that same": 0, "that": 0,
}  # fmt: skip
_ANAPHORIC = frozenset(
    "the following|following|the same|that same|that|those|the previous|previous|the prior|prior|the preceding|preceding"
    "|year-ago|year-earlier|the year-ago|the year-earlier".split("|")
)


def unit(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """A time counted or pointed at in units: last month, two years ago, the third quarter, every day, three weeks."""
    word = folded[start:end].lower()
    grain = UNIT_WORDS[word]
    plural = word.endswith("s")
    if _OLD.match(folded, end, ceiling):
        return None
    each = _EACH.match(folded, floor, start)
    if each is not None:
        return Time(each.start(), end, Sort.repeated, grain, count=1)
    if grain is Grain.century and not plural:
        return _century(folded, start, end, floor)
    if not plural and folded.startswith(("-", "'"), end):
        beside = _BACK.match(folded, end, ceiling)
        edge = beside or _END.match(folded, end, ceiling)
        if edge is not None:
            return Time(start, edge.end(), Sort.anaphoric, grain, shift=-1 if beside else 0)
    if grain in (Grain.quarter, Grain.half) and not plural:
        ordered = _ordered(folded, start, end, floor, ceiling, grain, word)
        if ordered is not None or word == "half":
            return ordered
    counted = _COUNTED.match(folded, floor, start)
    if counted is not None and (plural or counted["count"]):
        return _counted(counted, folded, end, floor, ceiling, grain)
    pointed = _POINTED.match(folded, floor, start)
    if pointed is not None:
        return _pointed(pointed, folded, start, end, ceiling, grain, word)
    if not plural:
        return None
    return Time(start, end, Sort.anaphoric if _BESIDE.match(folded, end, ceiling) else Sort.duration, grain)


def _century(folded: str, start: int, end: int, floor: int) -> Time | None:
    match = _NTH.match(folded, floor, start)
    if match is not None:
        number = int(match["number"]) if match["number"] else _NTH_WORDS[match["word"].lower()]
        return Time(match.start(), end, Sort.absolute, Grain.century, number=number)
    pointed = _POINTED.match(folded, floor, start)
    if pointed is None or not pointed["shift"]:
        return None
    pointer = pointed["shift"].lower()
    sort = Sort.anaphoric if pointer in _ANAPHORIC else Sort.relative
    return Time(pointed.start(), end, sort, Grain.century, shift=_SHIFTS.get(pointer))


def _ordered(folded: str, start: int, end: int, floor: int, ceiling: int, grain: Grain, word: str) -> Time | None:
    """The third quarter, with its year where that is written."""
    match = _ORDERED.match(folded, floor, start)
    if match is None or word == "period":
        return None
    number = ORDINALS[match["order"].lower()]
    after = _OF_YEAR.match(folded, end, ceiling)
    if grain is Grain.half and (number > 2 or after is None):
        return None
    edge = _EDGE_BEFORE.match(folded, floor, match.start())
    begin = edge.start() if edge else match.start()
    if after is not None:
        return Time(
            begin, after.end(), Sort.absolute, grain, int(after["year"]), number=number, fiscal=bool(after["fiscal"])
        )
    year = int(match["year"]) if match["year"] else None
    shifted = _OF_SHIFT.match(folded, end, ceiling)
    return Time(
        begin, shifted.end() if shifted else end, Sort.partial if year is None else Sort.absolute, grain, year,
        number=number, fiscal=bool(match["fiscal"]),
    )  # fmt: skip


_EDGE_BEFORE = expression(rf"(?r)\b(?:{_EDGE})")


def _count(text: str | None) -> int | None:
    if text is None:
        return None
    low = text.lower()
    return NUMBERS.get(low) or (int(low) if low.isdigit() else None)


def _counted(match: Any, folded: str, end: int, floor: int, ceiling: int, grain: Grain) -> Time:
    """So many units: a length of time, or a point so long ago."""
    count = _count(match["count"])
    after = _AFTER_COUNT.match(folded, end, ceiling)
    if after is None or not (after["ago"] or after["later"]):
        before = _SPAN_BEFORE.match(folded, floor, match.start())
        return Time(before.start() if before else match.start(), end, Sort.duration, grain, count=count)
    if after["ago"]:
        return Time(match.start(), after.end(), Sort.relative, grain, shift=-count if count else None, word="ago")
    word = after["later"].lower()
    sort = Sort.relative if word == "from now" else Sort.anaphoric
    back = word in ("earlier", "before")
    return Time(
        match.start(), after.end(), sort, grain, shift=(-count if back else count) if count else None, word=word
    )


def _pointed(match: Any, folded: str, start: int, end: int, ceiling: int, grain: Grain, word: str) -> Time | None:
    """A unit that a pointing word or an article goes before."""
    pointer = (match["shift"] or "").lower()
    plural = word.endswith("s")
    if plural:
        told = pointer or _BESIDE.match(folded, end, ceiling) is None
        return _pointed_plural(pointer, match.start(), end, grain) if told else Time(start, end, Sort.anaphoric, grain)
    after = _OF_YEAR.match(folded, end, ceiling) if grain in (Grain.year, Grain.quarter) and not pointer else None
    year = int(after["year"]) if after else int(match["year"]) if match["year"] else None
    until = after.end() if after else end
    if year is not None:
        return Time(match.start(), until, Sort.absolute, grain, year, fiscal=bool(match["fiscal"]))
    if pointer == "the other":
        return Time(match.start(), end, Sort.vague, grain, word="the other day") if grain is Grain.day else None
    if pointer:
        if (
            folded[start].isupper()
            and not folded[match.start() : start].isupper()
            and _TITLE_BEFORE.match(folded, max(0, match.start() - 8), match.start())
        ):
            return None
        sort = Sort.anaphoric if pointer in _ANAPHORIC else Sort.relative
        shift = -1 if pointer.endswith("ago") or pointer.endswith("earlier") else _SHIFTS.get(pointer)
        if word == "period" and not pointer.endswith(("ago", "earlier", "latest", "same", "current")):
            return None
        return Time(match.start(), end, sort, grain, shift=shift, fiscal=bool(match["fiscal"]), word=pointer)
    return _definite(match, folded, start, end, grain, word)


def _pointed_plural(pointer: str, start: int, end: int, grain: Grain) -> Time:
    if pointer in ("recent", "past", "coming", "these", "the coming"):
        return Time(start, end, Sort.vague, grain, word=pointer)
    return Time(start, end, Sort.duration, grain)


def _definite(match: Any, folded: str, start: int, end: int, grain: Grain, word: str) -> Time | None:
    """“The year”, “the end of the week”: what the article speaks of anyway."""
    article = match["the"].strip().lower()
    begin = match.start()
    if article in ("a", "an", "his", "her", "their", "its") or word == "period":
        return None
    if grain in (Grain.time, Grain.decade, Grain.century, Grain.day) and not match["edge"]:
        return Time(begin, end, Sort.anaphoric, grain, shift=0) if grain is Grain.day else None
    return Time(begin, end, Sort.anaphoric, grain, shift=0, fiscal=bool(match["fiscal"]))


_AROUND_DAY = expression(r"(?r)\b(?:early|late) ")
_AROUND_YESTERDAY = expression(r"(?r)\b(?:early|late|earlier|later) ")
_TITLE_BEFORE = expression(r"(?r)\w['\"]? ['\"]*")


def day_word(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """Today, yesterday, tomorrow."""
    word = folded[start:end].lower()
    if folded[start].isupper() and _TITLE_BEFORE.match(folded, floor, start):
        return None
    before = (_AROUND_YESTERDAY if word == "yesterday" else _AROUND_DAY).match(folded, floor, start)
    grain = Grain.time if word == "tonight" else Grain.day
    return Time(before.start() if before else start, end, Sort.relative, grain, shift=DAY_WORDS[word], word=word)


_PART_BEFORE = expression(
    r"(?r)\b(?:(?:early|late|later) )?(?:(?<shift>this|last|that|that same|the same|the next|the following|the previous) (?:early |late )?|(?<the>the ))|(?r)\b(?:early|late|around|about) (?!the)"
)
_GREETING = expression(r"(?r)\b(?:good|a|per|each|every|one|all|opening|first|any|some|ladies|fight|movie|date|game) ")
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
        sort = Sort.relative if pointer in ("this", "last") else Sort.anaphoric
        shift = {"last": -1, "the next": 1, "the following": 1, "the previous": -1}.get(pointer, 0)
        return Time(begin, end, sort, Grain.time, shift=shift, clock=clock, word=word)
    return Time(begin, end, Sort.clock, Grain.time, clock=clock, word=word)


_SEASON_BEFORE = expression(
    r"(?r)\b(?<edge>(?:(?:early|late|mid|earlier|later) )?(?:this |last |next )?(?:early|late|mid)[ -]|the (?:end|beginning|start|middle) of )?"
    r"(?:(?<shift>this past|this coming|this|last|next|that|the following|the previous|the same) |(?<the>(?:in|by|until|since|of|for|over|during|through) (?:the )?(?:early |late |mid-)?|the (?:early |late |mid-)?))?"
)
_SEASON_YEAR = expression(rf"(?: of|,)? (?<year>{_YEAR}|nineteen \w+(?:-\w+)?)\b(?![,.]\d)")


def season(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """Last summer, the spring of 1994; not the fall of a wall."""
    word = folded[start:end].lower()
    before = _SEASON_BEFORE.match(folded, floor, start)
    after = _SEASON_YEAR.match(folded, end, ceiling)
    pointer = (before["shift"] or "").lower() if before else ""
    told = ((before["the"] or "") if before else "").lower()
    begin = before.start() if before else start
    if told and not told.startswith("the"):
        begin += told.index("the ") if "the " in told else len(told)
    if after is not None and (told or not folded[start].islower() or word != "fall"):
        year = int(after["year"]) if after["year"].isdigit() else None
        return Time(begin, after.end(), Sort.absolute, Grain.season, year, number=SEASONS[word])
    if pointer:
        shift = _SHIFTS.get(pointer, 0)
        sort = Sort.anaphoric if pointer in _ANAPHORIC else Sort.relative
        return Time(begin, end, sort, Grain.season, number=SEASONS[word], shift=shift)
    if "the" in told and (word in ("summer", "winter", "autumn") or not told.startswith("the")):
        return (
            None
            if folded.startswith(" of", end)
            else Time(begin, end, Sort.partial, Grain.season, number=SEASONS[word])
        )
    return None


_HOLIDAY_BEFORE = expression(r"(?r)\b(?<shift>last|this|next|this past) ")
_YEAR_AFTER = expression(rf",? (?<year>{_YEAR})\b(?![,.]\d)")


def holiday(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """A holiday, with its year where that is written."""
    if not folded[start].isupper():
        return None
    known = HOLIDAYS[folded[start:end].lower()]
    before, after = _HOLIDAY_BEFORE.match(folded, floor, start), _YEAR_AFTER.match(folded, end, ceiling)
    name, day = known if known else (None, None)
    begin, until = before.start() if before else start, after.end() if after else end
    year = int(after["year"]) if after else None
    shift = _SHIFTS[before["shift"].lower()] if before else None
    sort = Sort.absolute if year else Sort.relative if before else Sort.partial
    return Time(begin, until, sort, Grain.day, year, name, day, shift=shift, word=folded[start:end].lower())


VAGUE = {
    "now": "present", "right now": "present", "currently": "present", "current": "present", "nowadays": "present",
    "these days": "present", "at present": "present", "at the moment": "present", "recently": "past",
    "lately": "past", "recent times": "past", "in the past": "past", "the future": "future", "the near future": "future",
    "the foreseeable future": "future", "the not-too-distant future": "future", "the distant past": "past", "the recent past": "past",
}  # fmt: skip
"""Words for a time without bounds, and where it lies."""


_PAST_ALONE = expression(r"[.,;:)\"!?]| (?:and|but|that|when|it|he|she|they|we|with|by|to|as|for)\b")


def vague(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """Now, recently, the future."""
    word = folded[start:end].lower()
    if (
        word == "the future"
        and folded.startswith(" of", end)
        or word == "in the past"
        and not _PAST_ALONE.match(folded, end)
    ):
        return None
    if word == "in the past":
        start += 3
    return Time(start, end, Sort.vague, Grain.moment, word=word)


_SPELT_YEAR = expression(
    r"(?: (?:hundred|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|-(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelt_year(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """Nineteen ninety-four, the year two thousand."""
    if folded[start:end].lower() != "nineteen":
        return Time(start, end, Sort.absolute, Grain.year, 2000)
    after = _SPELT_YEAR.match(folded, end, ceiling)
    if after is None:
        return None
    words = after.group().strip(" -").lower().replace("-", " ").split()
    if words[0] not in _TENS:
        return None
    year = 1900 + 10 * (_TENS.index(words[0]) + 2) + (NUMBERS[words[1]] if len(words) > 1 else 0)
    return Time(start, after.end(), Sort.absolute, Grain.year, year)

"""The fact “date”: when things happened, as the text tells it; `times` gives all of it with its structure.

Durations and repeated times are among `times`, but are no mentions of a date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import date

from lint import extract
from lint.extract import publication
from lint.extract.dates import digits, named
from lint.extract.dates import in_words as spoken
from lint.extract.dates.units import unit
from lint.extract.dates.values import day_of, value
from lint.extract.dates.vocabulary import (
    DAY_PARTS,
    DAY_WORDS,
    HOLIDAYS,
    MONTHS,
    SEASONS,
    UNIT_WORDS,
    WEEKDAYS,
    Granularity,
    Time,
    TimeKind,
)
from lint.match.expressions import expression
from lint.match.scan import Probe
from lint.model import Mention
from lint.text.annotations import annotation
from lint.text.document import Document

__all__ = [
    "PROBE",
    "Granularity",
    "Time",
    "TimeKind",
    "anchored",
    "day_of",
    "key",
    "nearest_day",
    "read",
    "said_on_a_day",
    "times",
    "year_near",
]

Reader = Callable[[str, int, int, int, int], Time | None]

_READERS: dict[str, Reader] = {
    **dict.fromkeys(UNIT_WORDS, unit),
    **dict.fromkeys(MONTHS, named.month),
    **dict.fromkeys(WEEKDAYS, named.weekday),
    **dict.fromkeys(DAY_WORDS, spoken.day_word),
    **dict.fromkeys(DAY_PARTS, spoken.day_part),
    **dict.fromkeys(SEASONS, spoken.season),
    **dict.fromkeys(HOLIDAYS, spoken.holiday),
    **dict.fromkeys(spoken.VAGUE, spoken.vague),
    "the new year": spoken.new_year,
    **dict.fromkeys(("nineteen", "the year two thousand"), spoken.spelt_year),
}

PROBE = Probe(
    "date",
    tuple(_READERS),
    (
        r"\b(?:1[1-9]|20)\d\d\b",
        r"\b(?:1[1-9]|20)\d0'?s\b",
        r"'[1-9]0'?s\b",
        r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?:T|\b)",
        r"\d ?[ap]\.? ?m\b",
        r"\b[0-2]?\d:[0-5]\d(?::[0-5]\d)?\b",
        r"\bat \d\d:[6-9]\d\b",
        r"\b(?:[QH][1-4]|[1-4][QH])(?:\d\d)?\b",
        r"\bFY ?'?\d\d(?:\d\d)?\b",
        r"\b(?:1[6-9]|20)\d\d-W[0-5]\d-[1-7]\b",
    ),
)


@annotation
def times(document: Document) -> list[Time]:
    """Every time expression in the document, in order of place, none overlapping another; read once."""
    return _joined(document, _read(document)) if document.rules_language == "en" else _in_another(document)


def probe_in(language: str) -> Probe:
    """What the scan looks for in articles of another language."""
    from lint.extract.dates import lexical

    return lexical.probe_in(language)


def _in_another(document: Document) -> list[Time]:
    from lint.extract.dates import lexical  # only where it is needed: most articles of most corpora are in one language

    return lexical.times(document)


def _read(document: Document) -> list[Time]:
    """What stands at each hit, the longer one where two overlap."""
    folded, found = document.folded, list[Time]()
    blocks, block, last = document.blocks, 0, len(document.blocks) - 1
    floor = ceiling = taken = 0
    for start, end in extract.hits(document, PROBE):
        if end <= taken:
            continue
        if end > ceiling:
            while block < last and blocks[block + 1][0] <= start:
                block += 1
            floor, ceiling = blocks[block]
        time = _at_digits(folded, end, floor, ceiling) if start == end else _at_word(folded, start, end, floor, ceiling)
        if time is None:
            continue
        while found and time.start < found[-1].end and time.end - time.start > found[-1].end - found[-1].start:
            found.pop()
        if not found or time.start >= found[-1].end:
            found.append(time)
        taken = found[-1].end
    return found


def _at_word(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """What the word is that stands from `start` to `end`."""
    if folded.startswith(spoken.OTHERS, end):
        other = spoken.other(folded, start, end, floor, ceiling)
        if other is not None:
            return other
    return _READERS[folded[start:end].lower()](folded, start, end, floor, ceiling)


def _at_digits(folded: str, end: int, floor: int, ceiling: int) -> Time | None:
    """What the digits are that end at `end`."""
    last = folded[end - 1]
    if last in "mM":
        return digits.clock(folded, end, floor, ceiling)
    if last in "sS":
        return digits.year(folded, end, floor, ceiling) or digits.short_decade(folded, end, floor, ceiling)
    if last in "tT":
        return digits.numeric(folded, end - 1, floor, ceiling)
    if last in "QqHh" or folded[end - 2] in "QqHh" or folded[end - 3] in "QqHh":
        return digits.quarter(folded, end, floor, ceiling)
    if "y" in folded[max(floor, end - 6) : end].lower():
        return digits.fiscal_year(folded, end, floor) or digits.year(folded, end, floor, ceiling)
    if folded[end - 5 : end - 4] in ("W", "w"):
        return digits.week_day(folded, end, floor)
    if folded[end - 3] == ":":
        return digits.clock(folded, end, floor, ceiling)
    return digits.numeric(folded, end, floor, ceiling) or digits.year(folded, end, floor, ceiling)


_GAP = expression(r",? |, ?")
_OF = expression(r" of (?:the )?")
_FARTHEST_JOINT = len(" of the ")
_PARTS = {
    Granularity.week: (Granularity.day, Granularity.month),
    Granularity.weekend: (Granularity.month,),
    Granularity.day: (Granularity.month,),
}
"""What is a part of what, where “of” stands between: the week of 3 May, the last week of May 2019."""


def _joined(document: Document, found: list[Time]) -> list[Time]:
    """Neighbours that tell one time become one: “9 a.m. Tuesday”, “Friday, Oct. 13”, “yesterday morning”."""
    joined: list[Time] = []
    for time in found:
        near = joined and time.start - joined[-1].end <= _FARTHEST_JOINT
        whole = _join(document.folded, joined[-1], time) if near else None
        if whole is None:
            joined.append(time)
        else:
            joined[-1] = whole
    return joined


def _join(folded: str, first: Time, second: Time) -> Time | None:
    if second.granularity in _PARTS.get(first.granularity, ()) and _OF.fullmatch(folded, first.end, second.start):
        pointed = first.weekday is None and first.word not in DAY_WORDS
        if second.day is not None or pointed and first.sort in (TimeKind.relative, TimeKind.anaphoric):
            return second._replace(start=first.start, granularity=first.granularity)
    if second.start - first.end > 2 or _GAP.fullmatch(folded, first.end, second.start) is None:
        return None
    if first.sort is TimeKind.clock and second.granularity is Granularity.day and second.sort is not TimeKind.repeated:
        return second._replace(start=first.start, clock=first.clock, granularity=Granularity.time)
    if second.sort is TimeKind.clock and first.granularity is Granularity.day and folded[first.end] == " ":
        if first.sort is TimeKind.repeated:
            return first._replace(end=second.end)
        return first._replace(end=second.end, clock=second.clock, granularity=Granularity.time, word=second.word)
    if (
        first.weekday is not None
        and first.day is None
        and second.day is not None
        and second.granularity is Granularity.day
    ):
        return second._replace(start=first.start, weekday=first.weekday)
    return None


def year_near(document: Document, time: Time) -> bool:
    """Whether a year is written in the paragraph of a time, or in the one before it."""
    number = document.block_number(time.start)
    before = document.blocks[max(0, number - 2)].start
    return any(other.year is not None for other in _between(document, before, document.blocks[number].end))


def anchored(document: Document, time: Time, *, here_only: bool = False) -> bool:
    """Whether a date of a known year stands before a time in its sentence or (but for `here_only`) the one before, and may be what it counts from."""
    block = document.block_at(time.start).start
    dated = [other.start for other in _between(document, block, time.start) if other.sort is TimeKind.absolute]
    if not dated:
        return False
    here = document.sentence_at(time.start).start
    return dated[-1] >= (document.sentence_at(here - 1).start if here > block and not here_only else here)


def said_on_a_day(document: Document, time: Time) -> bool:
    """Whether a time stands in a quotation of whose day the same sentence tells: “We close tomorrow,” she wrote on 3 May 1951."""
    block = document.block_at(time.start)
    if document.folded.count('"', block.start, time.start) % 2 == 0:
        return False
    end = document.sentence_at(time.start).end
    closed = document.folded.find('"', time.end, end)
    behind = _between(document, closed, min(end, closed + _SPEAKER)) if closed >= 0 else []
    return any(other.sort is TimeKind.absolute and other.granularity is Granularity.day for other in behind)


_SPEAKER = 100
"""How long the words behind a quotation may be that tell who said it, and when, in characters."""
_NEAR = 50


def _between(document: Document, start: int, end: int) -> list[Time]:
    """The times in a stretch of text; of very many the last."""
    found = times(document)
    first = bisect_left(found, start, key=lambda time: time.start)
    last = bisect_left(found, end, key=lambda time: time.start)
    return found[max(first, last - _NEAR) : last]


def key(time: Time) -> tuple[int, ...] | None:
    """What orders a date of a known year among others of its grain: (year,), (year, month) or (year, month, day)."""
    if time.sort is not TimeKind.absolute or time.year is None or time.last_year or time.last_day:
        return None
    if time.granularity is Granularity.year:
        return (time.year,)
    if time.month is None or time.granularity not in (Granularity.month, Granularity.day):
        return None
    return (time.year, time.month) if time.day is None else (time.year, time.month, time.day)


def nearest_day(time: Time, anchor: date | None) -> date | None:
    """The day that a date without its year names in the year that brings it nearest to `anchor`."""
    dated = value(time, anchor) if anchor is not None and time.sort is TimeKind.partial else None
    return date.fromisoformat(dated[:10]) if dated and len(dated) >= 10 else None


_AHEAD = expression(r"(?r)\b(?:will|until|till|scheduled|due|to meet)\b[^.!?\n]{0,40}")


@annotation
def read(document: Document) -> list[Mention]:
    """The mentions of dates and clock times in the document, in order of place."""
    dated = [time for time in times(document) if time.sort not in (TimeKind.duration, TimeKind.repeated)]
    anchor = publication.day(document) if dated else None
    text = document.text
    return [
        Mention("date", time.start, time.end, text[time.start : time.end], _value(document, time, anchor))
        for time in dated
    ]


def _value(document: Document, time: Time, anchor: date | None) -> str | None:
    ahead = time.weekday is not None and anchor is not None and _is_ahead(document, time)
    return value(time, anchor, ahead=ahead)


def _is_ahead(document: Document, time: Time) -> bool:
    return _AHEAD.match(document.folded, max(0, time.start - 80), time.start) is not None

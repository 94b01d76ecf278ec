"""The vocabulary of times: months, weekdays, units, counts, and what one time expression is (`Time`)."""

from enum import StrEnum
from typing import NamedTuple

from lint.lexicon import calendar, counting, lexicon, words
from lint.lexicon.calendar import months, weekdays
from lint.lexicon.counting import SMALL


class TimeKind(StrEnum):
    """How much of a calendar place a time expression tells by itself."""

    absolute = "absolute"
    """A reader can place it without knowing when the article was written: 3 March 2024, 1996, the 1990s."""
    partial = "partial"
    """Part of a date is left out: 3 March, September, the third quarter."""
    relative = "relative"
    """It counts from the day of writing: yesterday, last month, two weeks ago, Thursday."""
    anaphoric = "anaphoric"
    """It counts from another time in the text: the following year, a week later, the same day."""
    vague = "vague"
    """Now, recently, in the future."""
    clock = "clock"
    """An hour of an unnamed day: 9 a.m., noon."""
    duration = "duration"
    repeated = "repeated"
    """A set of times: every Monday, each year."""


class Granularity(StrEnum):
    """The size of what is named."""

    time = "time"
    day = "day"
    week = "week"
    weekend = "weekend"
    month = "month"
    quarter = "quarter"
    season = "season"
    half = "half"
    year = "year"
    decade = "decade"
    century = "century"
    moment = "moment"
    """None in particular: now, the future."""


class Time(NamedTuple):
    """One time expression of a text: `folded[start:end]`, and what is written of it.

    `number` is the weekday (Monday 0), quarter, half, season (0 spring) or century; `shift` how many grains a relative time
    lies from its anchor (negative: before), `length` how many make a duration; `last_day` and `last_year` end a range; `clock` is "HH:MM".
    """

    start: int
    end: int
    sort: TimeKind
    granularity: Granularity
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    shift: int | None = None
    length: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    clock: str | None = None
    fiscal: bool = False
    weekday: int | None = None
    """The weekday that is written beside a date."""
    word: str = ""
    """The word or the part of it that names a vague time, lower case."""


MONTH_NAMES, WEEKDAY_NAMES = calendar.MONTHS, calendar.WEEKDAYS
"""As they are written in full, in lower case."""
MONTHS = months("en")
SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july"))
MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
"""A pattern for the name of a month, with its group left to the user."""

WEEKDAYS = weekdays("en") | {f"{name}s": number for name, number in weekdays("en").items() if name.endswith("day")}
SHORT_WEEKDAYS = frozenset(name for name in WEEKDAYS if len(name) <= 5)

UNITS = {word: size for size in Granularity for word in words("en", "dates", f"units of a {size}")}
TERMS = frozenset(("season", "semester", "cycle"))
"""Units that tell a time only where a word points at them: last season, this election cycle."""
UNIT_WORDS = (
    UNITS | {word + "s": granularity for word, granularity in UNITS.items()} | {"centuries": Granularity.century}
)
for _word in ("centurys", "halfs", "periods", "cycles"):
    del UNIT_WORDS[_word]

SEASONS = {"spring": 0, "summer": 1, "fall": 2, "autumn": 2, "winter": 3}
DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
DAY_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
    "midnight": "24:00",
    "noon": "12:00",
    "midday": "12:00",
    "mid-morning": "MO",
    "mid-afternoon": "AF",
}


def _month_and_day(written: str) -> tuple[int, int] | None:
    month, dash, day = written.partition("-")
    return (int(month), int(day)) if dash else None


HOLIDAYS = {word: _month_and_day(day) for day, names in lexicon("en", "holidays").items() for word in names}
"""Holidays with the day they fall on, where that is the same each year."""

NUMBERS = {"a": 1, "an": 1, **SMALL}
NUMBER_WORD = "|".join(SMALL)

ORDINAL_WORDS = tuple(counting.ORDINALS)[:12]
ORDINALS = {word: counting.ORDINALS[word] for word in ORDINAL_WORDS}
ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}

YEAR = r"(?:1[1-9]|20)\d\d"
"""A pattern for a year of four digits, from 1100 on."""

_AWAY = {-1: "one back", 1: "one ahead", 0: "none away"}
SHIFTS = {word: shift for shift, name in _AWAY.items() for word in words("en", "dates", name)}
"""How many grains a pointing word goes from where it counts."""
ANAPHORIC = frozenset(words("en", "dates", "anaphoric"))
"""Pointing words that count from another time in the text."""


def last_word(left: str) -> str:
    """The word that `left` ends with but for one sign, in lower case; "" where it is no plain word.

    A pattern that reads backwards is asked only behind the words it can end with: sets of them have "" too.
    """
    low = left[:-1].lower()
    word = low[max(low.rfind(" "), low.rfind("-")) + 1 :]
    return word if word.isalnum() else ""


def short_year(text: str) -> int:
    """The year that two digits stand for, as catalogues read them: 30 and later are of the last century."""
    number = int(text.strip("'"))
    return 1900 + number if number >= 30 else 2000 + number

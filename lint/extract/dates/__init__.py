"""Times and dates in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.dates.clauses import past_verb as past_verb
    from lint.extract.dates.extractor import anchored as anchored
    from lint.extract.dates.extractor import day_of as day_of
    from lint.extract.dates.extractor import key as key
    from lint.extract.dates.extractor import nearest_day as nearest_day
    from lint.extract.dates.extractor import said_on_a_day as said_on_a_day
    from lint.extract.dates.extractor import times as times
    from lint.extract.dates.extractor import year_near as year_near
    from lint.extract.dates.impossible import impossible_dates as impossible_dates
    from lint.extract.dates.lexical import dated as dated
    from lint.extract.dates.vocabulary import MONTH_NAMES as MONTH_NAMES
    from lint.extract.dates.vocabulary import WEEKDAY_NAMES as WEEKDAY_NAMES
    from lint.extract.dates.vocabulary import Granularity as Granularity
    from lint.extract.dates.vocabulary import Time as Time
    from lint.extract.dates.vocabulary import TimeKind as TimeKind

__getattr__ = door(
    __name__,
    {
        "clauses": "past_verb",
        "extractor": "anchored day_of key nearest_day said_on_a_day times year_near",
        "vocabulary": "MONTH_NAMES WEEKDAY_NAMES Granularity TimeKind Time",
        "impossible": "impossible_dates",
        "lexical": "dated",
    },
)

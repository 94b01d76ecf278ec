"""Dates in scripts that folding does not keep: Chinese, Japanese, Korean, Russian, Ukrainian; read from the text as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.extract.dates.vocabulary import Granularity, Time, TimeKind
from lint.lexicon import calendar
from lint.patterns import lazy_pattern

_EAST = lazy_pattern(
    r"(?P<year>(?:1[5-9]|20)\d\d) ?[年년] ?(?P<month>1[0-2]|0?[1-9]) ?[月월] ?(?P<day>[0-3]?\d) ?[日日일号號]"
    r"(?: ?[(（]? ?(?:星期|周|週|礼拜|禮拜)?(?P<weekday>[一二三四五六天日月火水木金土월화수목금토일])(?:曜日?|요일)?[)）]?(?![月年日号號\d]))?"
)
_SIGNS = {
    "zh": dict(zip("一二三四五六日天", (0, 1, 2, 3, 4, 5, 6, 6), strict=True)),
    "ja": dict(zip("月火水木金土日", range(7), strict=True)),
    "ko": dict(zip("월화수목금토일", range(7), strict=True)),
}
"""The sign of each weekday."""
_BESIDE = {"zh": ("星期", "周", "週", "礼拜", "禮拜"), "ja": ("曜", "(", "（"), "ko": ("요일", "(", "（")}
"""What must stand beside a sign for it to be a weekday."""
_OBJECTS = {"среду": 2, "пятницу": 4, "субботу": 5, "середу": 2, "п’ятницю": 4, "суботу": 5}
"""The forms of weekdays that stand after “in”, which the CLDR does not have."""


def times(text: str, language: str) -> Iterator[Time]:
    """The whole dates of a text, with their weekdays."""
    if language in _SIGNS:
        for match in _EAST.finditer(text):
            sign = match["weekday"]
            named = sign and any(mark in match.group() for mark in _BESIDE[language])
            weekday = _SIGNS[language].get(sign) if named else None
            yield _day(
                match,
                match.end() if weekday is not None or not sign else match.start("weekday"),
                int(match["month"]),
                weekday,
            )
    elif language in ("ru", "uk"):
        pattern, months, weekdays = _slavic(language)
        for match in pattern.finditer(text):
            yield _day(
                match, match.end(), months[match["month"].lower()], weekdays.get((match["weekday"] or "").lower())
            )


def _day(match: re.Match[str], end: int, month: int, weekday: int | None) -> Time:
    return Time(
        match.start(),
        end,
        TimeKind.absolute,
        Granularity.day,
        int(match["year"]),
        month,
        int(match["day"]),
        weekday=weekday,
    )


@cache
def _slavic(language: str) -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    months, weekdays = calendar.months(language), calendar.weekdays(language) | _OBJECTS
    days, names = ("|".join(sorted(forms, key=len, reverse=True)) for forms in (weekdays, months))
    pattern = rf"(?:\b(?P<weekday>{days})\b,? )?(?<![\d.])(?P<day>[0-3]?\d) (?P<month>{names})\.? (?P<year>(?:1[5-9]|20)\d\d)\b"
    return re.compile(pattern, re.IGNORECASE), months, weekdays

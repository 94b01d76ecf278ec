"""Months and weekdays of a language, by their forms, from its `calendar.txt`."""

from __future__ import annotations

from functools import cache

from lint.lexicon import lexicon

MONTHS = tuple("january february march april may june july august september october november december".split())
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())


def _numbered(language: str, names: tuple[str, ...], first: int) -> dict[str, int]:
    known = lexicon(language, "calendar")
    return {form: number for number, name in enumerate(names, first) for form in known.get(name, ())}


@cache
def months(language: str) -> dict[str, int]:
    """The forms of the months of a language, unfolded, with their numbers from 1."""
    return _numbered(language, MONTHS, 1)


@cache
def weekdays(language: str) -> dict[str, int]:
    """The forms of its weekdays, Monday being 0."""
    return _numbered(language, WEEKDAYS, 0)

"""People and the ages that an article gives them: two for one surname contradict each other."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.lexicon import words
from lint.lexicon.calendar import MONTHS
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.document import Document

_AGE = re.compile(r", (?:aged )?([1-9]\d), (?-i:[a-z])", re.ASCII | re.IGNORECASE)
"""An age between commas: “, 47, ”."""
_NAMED = lazy_pattern(r"(?<![\w.'-])(?:(?P<given>[A-Z][a-z'-]+) )?(?P<name>[A-Z][a-z'-]{2,})\Z", re.ASCII)
"""Whose it is, right before it: “Ida Falk”."""
_LONGEST_NAME = 100
_NO_NAMES = frozenset((*MONTHS, "room", "page", "line"))
"""What has a number behind a comma and is nobody."""
_TITLES = frozenset(words("en", "claims", "no given names"))
_LEAST = 2
"""A birthday may lie between two sentences of one article."""


class TwoAges(NamedTuple):
    """Where somebody's age stands for the first time and where another one does, and the surname."""

    first: Span
    second: Span
    name: str


def two_ages(document: Document) -> Iterator[TwoAges]:
    """The ages that differ from the one that the article gave for the same surname before, unless given names tell two people."""
    ages = [*_AGE.finditer(document.folded)]
    if len({found[1] for found in ages}) < 2:
        return
    known: dict[str, tuple[str, int, Span]] = {}
    for found in ages:
        named = _NAMED.search(document.folded, max(0, found.start() - _LONGEST_NAME), found.start())
        if named is None or named["name"].lower() in _NO_NAMES:
            continue
        name, given, age, place = (
            named["name"].lower(),
            (named["given"] or "").lower(),
            int(found[1]),
            Span(*found.span(1)),
        )
        given = "" if given in _TITLES else given
        before = known.setdefault(name, (given, age, place))
        if abs(before[1] - age) >= _LEAST and (not given or not before[0] or given == before[0]):
            yield TwoAges(before[2], place, named["name"])

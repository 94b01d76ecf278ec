"""People and the ages that an article gives them: two for one surname contradict each other."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.lexicon import words
from lint.lexicon.calendar import MONTHS
from lint.match.expressions import expression
from lint.model import Span
from lint.text.document import Document

_AGED = expression(
    r"(?<![\w.'-])(?-i:(?:(?P<given>[A-Z][a-z'-]+) )?(?P<name>[A-Z][a-z'-]{2,})), (?:aged )?(?P<age>[1-9]\d)(?=, (?-i:[a-z]))"
)
"""“Ida Falk, 47,”: an age between commas behind a name."""
_AGE = re.compile(r", (?:aged )?([1-9]\d), (?-i:[a-z])", re.ASCII | re.IGNORECASE)
"""The age alone: most articles have no two, and need not be read for names."""
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
    if len(set(_AGE.findall(document.folded))) < 2:
        return
    known: dict[str, tuple[str, int, Span]] = {}
    for found in _AGED.finditer(document.folded):
        name, given, age = found["name"].lower(), (found["given"] or "").lower(), int(found["age"])
        if name in _NO_NAMES:
            continue
        given = "" if given in _TITLES else given
        before = known.setdefault(name, (given, age, Span(*found.span("age"))))
        if abs(before[1] - age) >= _LEAST and (not given or not before[0] or given == before[0]):
            yield TwoAges(before[2], Span(*found.span("age")), found["name"])

"""Numbers of four digits that are years, and other numbers that belong to a name or a date."""

from __future__ import annotations

from lint.extract.quantities import currencies, units
from lint.extract.quantities.numbers import MAGNITUDES
from lint.extract.quantities.unit_names import MONTHS
from lint.lexicon import words

YEARS = frozenset(map(float, range(1500, 2101)))
APPROXIMATE = frozenset("about around some roughly approximately nearly almost circa estimated approx".split())
_COUNTING = ("about ", "around ", "over ", "some ", "than ", "nearly ", "least ", "roughly ", "almost ")
"""What stands before a number that counts, even if it looks like a year."""
_AFTER_YEARS = frozenset(".,;:)]'\"!?\n-\x96\x97")
_MEASURES = frozenset(
    name.split(" ")[0]
    for names in (units.BY_NAME, currencies.NOUNS, currencies.NATIONS, MAGNITUDES)
    for name in names
    if len(name.split(" ")[0]) > 1
)


def plain_year(folded: str, start: int, end: int) -> bool:
    """Whether the four digits at `start:end` are surely a year: nothing measured or counted by them, nothing like "about" before."""
    if not "1500" <= folded[start:end] <= "2100" or not folded[start:end].isdigit():
        return False
    following = folded[end : end + 2]
    if following[:1] in _AFTER_YEARS:
        return not following[1:].isalnum() or following[:1] == "'"
    if following[:1] != " " or folded[max(0, start - 8) : start].lower().endswith(_COUNTING):
        return False
    word = folded[end + 1 : end + 14].split(" ", 1)[0].lower().rstrip(".,;:)").replace(".", "")
    return word.partition("-")[0] not in _MEASURES and not word[:1].isdigit()


def counts(before: list[str], words: str | None) -> bool:
    """Whether a number that looks like a year counts something: "about 2000 people"."""
    return bool(words) and bool(before) and before[-1].lower() in APPROXIMATE | {"over", "than", "least"}


_OPENERS = APPROXIMATE | frozenset(words("en", "years", "openers"))
"""Words that open a sentence before a number without naming it."""
_NUMBERED = frozenset(words("en", "years", "numbered"))


def names_something(folded: str, start: int, before: list[str], written: str) -> bool:
    """Whether a bare number belongs to a name, a date or a score: "Chapter 11", "March 3", "Apollo 13", "F-16"."""
    if not before or not folded[start - 1].isspace():
        return False
    word = before[-1].strip("\"'(").rstrip(".")
    lower = word.lower()
    if lower in MONTHS or lower in _NUMBERED:
        return True
    capital = word[:1].isupper() and lower not in _OPENERS and lower[-2:] != "ly"
    return capital and "," not in written and before[-1][-1].isalnum()

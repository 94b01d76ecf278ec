"""Articles of a series: the same title for another day, week or round, as reports of the weather have."""

from typing import NamedTuple
from zlib import crc32

from lint.folding import fold
from lint.lexicon import either, words
from lint.lexicon.calendar import MONTHS, WEEKDAYS
from lint.match.expressions import expression
from lint.text.annotations import annotation
from lint.text.document import Document

_PARTS = either(words("en", "claims", "parts of series"))
_TIME = (
    rf"\b(?:{'|'.join([*MONTHS, *WEEKDAYS])})\b"
    r"|\b(?:19|20)\d\d\b|\b\d\d?[./]\d\d?[./]\d+\b"
    rf"|\b{_PARTS}[ #]*\d+\b"
)
_NUMBERED = expression(_TIME)
_DAY = expression(r"\b\d\d?(?:st|nd|rd|th)?\b(?=[ ,]*#)|(?<=#)[ ,]*\b\d\d?(?:st|nd|rd|th)?\b")
"""The number of a day beside the mark of a month."""


class Title(NamedTuple):
    """Fingerprints of a title: `series` without its times, 0 where it names none; `whole` of all of it."""

    series: int
    whole: int


@annotation
def title(document: Document) -> Title:
    """The fingerprints of the title in the metadata of an article."""
    given = document.metadata.get("title")
    if not isinstance(given, str):
        return Title(0, 0)
    whole = fold(given).lower()
    bare, times = _NUMBERED.compiled.subn("#", whole)
    rest = _DAY.compiled.sub("", bare).replace("#", "").strip(" ,.:-")
    return Title(_mark(rest) if times and len(rest) > 3 else 0, _mark(whole))


def _mark(text: str) -> int:
    return crc32(" ".join(text.split()).encode("latin-1", "xmlcharrefreplace"))


def of_one_series(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two titles are the same but for the time they name: what they report is measured anew each time."""
    return one[0] == other[0] != 0 and one[1] != other[1]

"""What the lines around a line say of it, whatever its own words are: what announces it, what it heads, what encloses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from lint.extract.boilerplate.shapes import ENDS, NEAR

_HEADING = 0.8
"""How much worse a line above a paragraph must look, between two or where no rule is sure of boilerplate nearby: most are headings, and a
heading lost costs more than a link kept."""
_ANNOUNCED = 2.0
"""How much worse the lines of a list must look that a sentence of the article announces: “The five firms are:”."""
_COLON = ENDS[":"]
_ANNOUNCES_FROM, _MOST_ITEMS = 40, 30
"""Characters of a line that announces a list; lines of that list."""
_AROUND, _AROUND_A_PARAGRAPH, _MOST_OTHERS = 5, 3, 1
"""Lines that enclose another, on each side; so many of them may be none of the page's, around a paragraph none."""


def doubts(sizes: Sequence[int], ends: Sequence[int], long: Sequence[bool], known: Sequence[bool]) -> list[float]:
    """What is taken off each line's log-odds; `known`: the lines that a rule takes for boilerplate or suspects to be it."""
    off, left = [0.0] * len(sizes), 0
    for place, (size, end) in enumerate(zip(sizes, ends, strict=True)):
        left = 0 if long[place] or known[place] else left - 1
        if left > 0:
            off[place] = _ANNOUNCED
        if end == _COLON and size >= _ANNOUNCES_FROM and not known[place]:
            left = _MOST_ITEMS + 1
    first, beside = long.index(True) if True in long else len(long), near(known)
    for place in range(first + 1, len(sizes) - 1):
        if long[place + 1] and (long[place - 1] or not beside[place]):
            off[place] += _HEADING
    return off


def near(certain: Sequence[bool]) -> list[bool]:
    """For each line whether a rule is sure of one nearby."""
    beside = [False] * len(certain)
    for place, is_sure in enumerate(certain):
        if is_sure:
            first, last = max(0, place - NEAR), min(len(beside), place + NEAR + 1)
            beside[first:last] = [True] * (last - first)
    return beside


def enclosed(found: Sequence[bool], long: Sequence[bool]) -> Iterator[int]:
    """The places of lines of a whole page that are not `found`, and on both sides of which nearly all lines are."""
    count, above = len(found), list(accumulate(found, initial=0))
    for place, is_found in enumerate(found):
        if is_found:
            continue
        width, others = (_AROUND_A_PARAGRAPH, 0) if long[place] else (_AROUND, _MOST_OTHERS)
        first, last = max(0, place - width), min(count, place + 1 + width)
        if above[place] - above[first] >= min(width - others, place) and above[last] - above[place + 1] >= min(
            width - others, count - place - 1
        ):
            yield place

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
_IN_A_RUN, _LEAST, _MOST, _LONGER = 16, 30, 250, 1.6
"""So many headlines below one another are no article's; characters of one, and how many times as long as the others it may be."""
_STOPS = frozenset(map(ENDS.__getitem__, '.!";,:'))
"""Ends that a headline does not have."""
_PARTS = (": ", " \x96 ", " \x97 ", " - ", "(", " | ", "@")
"""What parts the lines of an article's list: a day and a place, a name and a figure."""
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
    first, beside = _first_paragraph(long), near(known)
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


def given_away(
    texts: Sequence[str], ends: Sequence[int], long: Sequence[bool], found: Sequence[bool], own: Sequence[bool]
) -> list[tuple[int, str]]:
    """The places of lines of a whole page that are not `found`, and that the lines around them give away; in order, with how they do.

    `own`: lines that are the article's.
    """
    how = dict.fromkeys(
        in_a_run_of_headlines(texts, ends, found, own, _first_paragraph(long)), "one of a long run of headlines"
    )
    how |= dict.fromkeys(enclosed(found, long), "all around it is boilerplate")
    return [(place, how[place]) for place in sorted(how) if not found[place]]


def _first_paragraph(long: Sequence[bool]) -> int:
    return long.index(True) if True in long else len(long)


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


def in_a_run_of_headlines(
    texts: Sequence[str], ends: Sequence[int], found: Sequence[bool], own: Sequence[bool], first: int
) -> Iterator[int]:
    """The places of lines below the line `first` in a long run of headlines, between which only lines of the page stand.

    `own`: lines that are the article's.
    """
    run: list[int] = []
    for place in range(first + 1, len(texts)):
        text = texts[place]
        if not own[place] and ends[place] not in _STOPS and _LEAST <= len(text) <= _MOST and _begins(text):
            run.append(place)
        elif own[place] or not found[place]:
            yield from _headlines(texts, run)
            run = []
    yield from _headlines(texts, run)


def _headlines(texts: Sequence[str], run: list[int]) -> list[int]:
    """The lines of a run that is long and no list of the article's: most lines of such a list have one sign that parts them in the same way."""
    if len(run) < _IN_A_RUN or any(2 * sum(sign in texts[place] for place in run) > len(run) for sign in _PARTS):
        return []
    usual = sorted(len(texts[place]) for place in run)[len(run) // 2]
    return [place for place in run if len(texts[place]) <= _LONGER * usual]


def _begins(text: str) -> bool:
    """Whether a line begins as a headline does, and has words: a wrapped line goes on in small letters, a list is numbered."""
    return text.lstrip("'([")[:1].isupper() and text.count(" ") >= 4

"""Where a text repeats itself: sentences that stand again, strings of words that loop. Gopher's measures, with their places."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, islice
from operator import eq
from typing import NamedTuple

from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

_ANCHORS, _WIDTH = 24, 24
_EASTERN_WIDTH, _SEEN, _SIGNS_A_WORD = 10, 2000, 20
"""A string that says as much in a script without spaces; where it is told from others, and how rare spaces are there."""
_ENOUGH_ANCHORS = 2
_MAX_TEXT = 400_000
"""Longer texts are measured by their beginning: what loops for that long is told."""


class Repeats(NamedTuple):
    """What stands again: its places in order, the share of the text's characters in them, and the place they repeat."""

    places: tuple[Span, ...] = ()
    share: float = 0.0
    first: Span | None = None
    times: int = 0
    """How often the first of the repeated pieces stands."""


NONE = Repeats()


def seems_repeated(folded: str) -> bool:
    """A cheap look: whether several of two dozen strings, taken evenly from the text, stand in it again."""
    width = _WIDTH if folded.count(" ", 0, _SEEN) * _SIGNS_A_WORD > min(len(folded), _SEEN) else _EASTERN_WIDTH
    step, seen = max(1, len(folded) // _ANCHORS), 0
    for at in range(0, len(folded) - 2 * width, step):
        if folded.find(folded[at : at + width], at + width) >= 0:
            seen += 1
            if seen == _ENOUGH_ANCHORS:
                return True
    return False


@annotation
def repeated(document: Document) -> tuple[Repeats, Repeats]:
    """Repeated sentences, and repeated strings of words outside them; both empty where the text does not seem to repeat."""
    folded = document.comparable_beginning(_MAX_TEXT)
    known = (NONE, NONE)
    if len(folded) > 2 * _WIDTH and seems_repeated(folded):
        sentences = _sentences(document, folded)
        known = (sentences, _strings(folded, sentences.places))
    return known


_LEAST_SENTENCE = 25
_FIRST_EASTERN = "\u2e80"
"""The signs of East Asia stand behind it."""
_FORMULA, _FEWEST_FORMULAS = 12, 3
"""Sentences of fewer words that stand again are formulas (of minutes, of a form), unless so many different ones do."""


def _sentences(document: Document, folded: str) -> Repeats:
    """The sentences and lines of some length that stood before, neighbours joined."""
    first: dict[str, Span] = {}
    times: dict[str, int] = {}
    places: list[Span] = []
    blocks = (number for number, block in enumerate(document.blocks) if _may_have_sentence(folded, block))
    for span in chain.from_iterable(map(document.sentences_in, blocks)):
        if span.end > len(folded):
            break
        if span.end - span.start < _LEAST_SENTENCE and not _is_eastern(folded[span.start : span.end]):
            continue
        key = " ".join(folded[span.start : span.end].lower().split())
        times[key] = times.get(key, 0) + 1
        if first.setdefault(key, span) is not span:
            places.append(span)
    again = [key for key, count in times.items() if count > 1]
    if _are_formulas(again, sorted([*places, *(first[key] for key in again)]), folded):
        return Repeats(tuple(places))
    if not places:
        return NONE
    key = " ".join(folded[places[0].start : places[0].end].lower().split())
    return _measured(places, folded, first[key], times[key])


def _may_have_sentence(folded: str, block: Span) -> bool:
    """Whether a block is long enough for a sentence of some length."""
    size = block.end - block.start
    return size >= _LEAST_SENTENCE or size >= _EASTERN_WIDTH and not folded[block.start : block.end].isascii()


def _are_formulas(keys: list[str], places: list[Span], folded: str) -> bool:
    """Whether the few short sentences that stand again are always apart: “The motion was carried.”"""
    short = len(keys) < _FEWEST_FORMULAS and all(_words(key) < _FORMULA for key in keys)
    return short and len(places) > 2 * len(keys) and len(_joined(places, folded)) == len(places)


def _is_eastern(said: str) -> bool:
    """Whether a sentence of a script without spaces is long enough to be one."""
    return (
        len(said) >= _EASTERN_WIDTH
        and not said.isascii()
        and " " not in said.strip()
        and said.strip()[:1] > _FIRST_EASTERN
    )


def _words(key: str) -> int:
    """About how many words a sentence has: in a script without spaces one for two signs."""
    return len(key) // 2 if _is_eastern(key) else key.count(" ") + 1


def _measured(places: list[Span], folded: str, first: Span, times: int) -> Repeats:
    total = sum(place.end - place.start for place in places)
    return Repeats(tuple(_joined(places, folded)), total / len(folded.strip() or " "), first, times)


def _joined(places: list[Span], folded: str) -> list[Span]:
    """Places with nothing but space between them made one."""
    joined: list[Span] = []
    for place in places:
        if joined and not folded[joined[-1].end : place.start].strip(" \t\n\r.,;"):
            joined[-1] = Span(joined[-1].start, max(place.end, joined[-1].end))
        else:
            joined.append(place)
    return joined


_WORD = lazy_pattern(r"\S+")
_STRING = 8
"""How many words in a row must stand again to be a repeat: Gopher counts from five, but agencies' stock phrases are that long."""
_LEAST_SHARE = 0.03
"""Below this share of repeated strings the text is not looked at more closely."""
_TIGHT = 3
_LOOPS = 4


def _strings(folded: str, taken: tuple[Span, ...]) -> Repeats:
    """Strings of words that stood before, or short ones that loop at once ("and so and so and so and so")."""
    forms = folded.lower().split()
    count = len(forms) - _STRING + 1
    if count - len(set(_in_a_row(forms))) < _LEAST_SHARE * count:
        return NONE
    marked = bytearray(len(forms))
    origin, counts = -1, 0
    seen: dict[tuple[str, ...], int] = {}
    for at, string in enumerate(_in_a_row(forms)):
        before = seen.setdefault(string, at)
        if before + _STRING <= at:
            marked[at : at + _STRING] = b"\1" * _STRING
            origin = before if origin < 0 else origin
            counts += before == origin
    _mark_loops(forms, marked)
    if 1 not in marked:
        return NONE
    words = [match.span() for match in _WORD.finditer(folded)]
    for place in taken:
        _clear(words, marked, place)
    has_steps = cache(lambda: _has_steps(folded))
    places = [
        place for place in _marked_places(words, marked) if not _is_notation(folded[place.start : place.end], has_steps)
    ]
    if not places:
        return NONE
    first = Span(words[origin][0], words[origin + _STRING - 1][1]) if origin >= 0 else places[0]
    return _measured(places, folded, first, counts + 1)


def _in_a_row(forms: list[str]) -> Iterator[tuple[str, ...]]:
    """The strings of words, made one by one: all of them at once would be most of what a long text takes."""
    return zip(*(islice(forms, at, None) for at in range(_STRING)), strict=False)


def _mark_loops(forms: list[str], marked: bytearray) -> None:
    """Mark where the same one to three words follow themselves at least four times."""
    for period in range(1, _TIGHT + 1):
        if sum(map(eq, islice(forms, period, None), forms)) < period * (_LOOPS - 1):
            continue
        run = 0
        for at, is_again in enumerate(map(eq, islice(forms, period, None), forms), period):
            run = run + 1 if is_again else 0
            if run == period * (_LOOPS - 1):
                begin = at - run - period + 1
                marked[begin : at + 1] = b"\1" * (at + 1 - begin)
            elif run > period * (_LOOPS - 1):
                marked[at] = 1


_CODE = lazy_pattern(r"\W*[a-z]{1,3}\d{1,3}\W*|\W*\*\W*")
_SMALL_NUMBER = lazy_pattern(r"\W*\d{1,2}\W*")
_STEP = lazy_pattern(r"\b([^\W\d_]{1,20}) (\d{1,3})(?: \([^()\n]{1,20}\))?:", re.IGNORECASE)
_FEWEST_STEPS = 3


def _is_notation(said: str, has_steps: Callable[[], bool]) -> bool:
    """Whether words are of a notation whose lines are alike by nature: rows of knitting (“K2, P2; repeat from *”), moves of a game.

    `has_steps`: whether the text counts its steps.
    """
    words = said.lower().split()
    codes = sum(_CODE.fullmatch(word) is not None for word in words)
    if codes * 4 >= len(words):
        return True
    codes += sum(_SMALL_NUMBER.fullmatch(word) is not None for word in words)
    return codes * 4 >= len(words) and has_steps()


def _has_steps(folded: str) -> bool:
    """Whether the text counts its steps: “Row 1: … Row 2: …”."""
    steps: dict[str, set[str]] = {}
    for name, number in _STEP.findall(folded):
        steps.setdefault(name.lower(), set()).add(number)
    return any(len(numbers) >= _FEWEST_STEPS for numbers in steps.values())


def _clear(words: list[tuple[int, int]], marked: bytearray, place: Span) -> None:
    begin, end = bisect_left(words, place), bisect_left(words, (place.end, 0))
    marked[begin:end] = bytes(end - begin)


def _marked_places(words: list[tuple[int, int]], marked: bytearray) -> list[Span]:
    places, at = [], marked.find(1)
    while at >= 0:
        end = marked.find(0, at)
        end = len(words) if end < 0 else end
        places.append(Span(words[at][0], words[end - 1][1]))
        at = marked.find(1, end)
    return places

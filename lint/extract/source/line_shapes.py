"""What short lines are: labels of a page, or verse, steps, amounts and lines of wrapped prose, which are content."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from lint.lexicon import either, words
from lint.match.expressions import expression
from lint.text.annotations import annotation
from lint.text.document import Document

_ENDS = (".", "!", "?", '"', "'", ":", ")", "\x83", "\x7f", ",", ";", "-", "\x96", "\x97")
_LONGEST, _MOST_WORDS = 100, 12
_ITEM = expression(
    r"(?:\d{1,3}[.)]|step \d+:?|[a-z][.)]) +\S+ \S+ \S|(?:[-*\x95] +|\[ ?\] ?)?(?:\d[\d.,/]*|½|¼|¾) ?(?:[a-z%°]|½)"
    r"|(?:[-*\x95] +|\[ ?\] ?)(?:one|two|three|half|a|an) [a-z]"
)
"""A step of a way of doing something, or an amount of something."""
_OPENERS = either(words("en", "genre", "openers of verse"))
_TURN = expression(rf"{_OPENERS} ")
"""Words that open lines of verse far more often than labels."""
_OF_VERSE = either(words("en", "genre", "within verse"))
_PERSON = expression(rf"\b{_OF_VERSE}\b|n't\b|'d\b")
_LEAST_VERSE = 6
_VERSE_WORDS = range(2, 17)
_RHYMES_WITHIN = 3


class ShortLines(NamedTuple):
    """The lines of a text that are labels, how many characters they and all lines have, and whether the text is verse."""

    labels: int
    label_size: int
    size: int
    verse: bool


@annotation
def short_lines(document: Document) -> ShortLines:
    """What the short lines of a document are; worked out once, a line at a time."""
    labels = label_size = size = 0
    before = ""
    for line, after in pairwise(chain(_lines(document), [""])):
        if line:
            size += len(line)
            if _is_label(before, line, after):
                labels += 1
                label_size += len(line)
        before = line
    return ShortLines(labels, label_size, size, _is_verse(document, size))


def is_verse(document: Document) -> bool:
    """Whether most of a text stands in lines of verse: a poem, a song with its refrain."""
    return short_lines(document).verse


def _lines(document: Document) -> Iterator[str]:
    return map(str.strip, document.block_texts)


def _is_label(before: str, line: str, after: str) -> bool:
    """Whether a line stands for itself and is no sentence: neither runs on into the next one nor goes on from the last; "" stands for an empty one."""
    if len(line) >= _LONGEST or line.endswith(_ENDS) or line.count(" ") >= _MOST_WORDS:
        return False
    if after[:1].islower() or before and line[0].islower() and not before.endswith(_ENDS[:3]):
        return before[:1].islower() and line[0].islower() and after[:1].islower() and line.count(" ") < 2
    return _ITEM.match(line) is None


def _verse_lines(document: Document) -> Iterator[str]:
    """The lines that are as short as those of verse."""
    return (line for line in _lines(document) if line and len(line) < _LONGEST and line.count(" ") + 1 in _VERSE_WORDS)


def _is_verse(document: Document, size: int) -> bool:
    """Whether the lines of a text are short, turn like verse or rhyme, and hold most of it."""
    short = short_size = 0
    for line in _verse_lines(document):
        short += 1
        short_size += len(line)
    if short < _LEAST_VERSE or short_size < 0.6 * size:
        return False
    return (
        sum(". " in line for line in _verse_lines(document)) < 0.15 * short
        and _capital(_verse_lines(document), short)
        and (sum(map(_turns, _verse_lines(document))) > 0.5 * short or _rhyming(_verse_lines(document)) > 0.4 * short)
    )


def _turns(line: str) -> bool:
    """Whether a line turns to the next one, or speaks, as verse does."""
    return line[-1] in ",;\x97\x96" or _TURN.match(line) is not None or _PERSON.search(line) is not None


def _capital(lines: Iterable[str], count: int) -> bool:
    """Whether lines, so many, mostly open with a capital, or never do, as verse does and wrapped prose does not."""
    large = sum(line.lstrip("\"'(")[:1].isupper() for line in lines)
    return large > 0.75 * count or large < 0.05 * count


def _rhyming(lines: Iterable[str]) -> int:
    """How many lines end on the sound of one of the next few or the last few, without ending on its word."""
    rhymes = 0
    recent: list[tuple[str, bool]] = []  # how the last lines end, and whether they rhyme so far
    for line in lines:
        end = "".join(filter(str.isalpha, line.rsplit(" ", 1)[-1].lower()))
        sound, rhymed = end[-3:], False
        for at, (other, known) in enumerate(recent):
            if other[-3:] == sound and other != end and len(end) > 2:
                recent[at], rhymed = (other, True), True
                rhymes += not known
        rhymes += rhymed
        recent = [*recent[1 - _RHYMES_WITHIN :], (end, rhymed)]
    return rhymes

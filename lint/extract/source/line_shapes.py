"""What short lines are: labels of a page, or verse, steps, amounts and lines of wrapped prose, which are content."""

from __future__ import annotations

from typing import NamedTuple

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
_TURN = expression(
    r"(?:and|but|or|o|oh|ah|where|when|while|with|for|from|till|then|yet|nor|so|to|as|if|though|like|through|upon|beneath|above|"
    r"among|until|because|that|which|who|unto|lest|ere|sing|let|come) "
)
"""Words that open lines of verse far more often than labels."""
_PERSON = expression(
    r"\b(?:i|thou|thee|thy|thine|my|me|mine|we|us|our|he|she|him|they|them|shall|is|are|was|were|had|will|would|did|hath|doth)\b|n't\b|'d\b"
)
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
    """What the short lines of a document are; worked out once."""
    lines = [text.strip() for text in document.block_texts]
    return _measured(lines)


def is_verse(document: Document) -> bool:
    """Whether most of a text stands in lines of verse: a poem, a song with its refrain."""
    return short_lines(document).verse


def _measured(lines: list[str]) -> ShortLines:
    labels = [
        line
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False)
        if _is_label(before, line, after)
    ]
    size = sum(map(len, lines))
    return ShortLines(len(labels), sum(map(len, labels)), size, _is_verse([line for line in lines if line], size))


def _is_label(before: str, line: str, after: str) -> bool:
    """Whether a line stands for itself and is no sentence: neither runs on into the next one nor goes on from the last."""
    if not line or len(line) >= _LONGEST or line.endswith(_ENDS) or line.count(" ") >= _MOST_WORDS:
        return False
    if after[:1].islower() or before and line[0].islower() and not before.endswith(_ENDS[:3]):
        return before[:1].islower() and line[0].islower() and after[:1].islower() and line.count(" ") < 2
    return _ITEM.match(line) is None


def _is_verse(lines: list[str], size: int) -> bool:
    """Whether the lines of a text are short, turn like verse or rhyme, and hold most of it."""
    short = [line for line in lines if len(line) < _LONGEST and line.count(" ") + 1 in _VERSE_WORDS]
    if len(short) < _LEAST_VERSE or sum(map(len, short)) < 0.6 * size:
        return False
    turning = sum(
        line[-1] in ",;\x97\x96" or _TURN.match(line) is not None or _PERSON.search(line) is not None for line in short
    )
    full_stops = sum(". " in line for line in short)
    return (
        (turning > 0.5 * len(short) or _rhyming(short) > 0.4 * len(short))
        and full_stops < 0.15 * len(short)
        and _capital(short)
    )


def _capital(lines: list[str]) -> bool:
    """Whether lines mostly open with a capital, or never do, as verse does and wrapped prose does not."""
    large = sum(line.lstrip("\"'(")[:1].isupper() for line in lines)
    return large > 0.75 * len(lines) or large < 0.05 * len(lines)


def _rhyming(lines: list[str]) -> int:
    """How many lines end on the sound of one of the next few, without ending on its word."""
    ends = ["".join(filter(str.isalpha, line.rsplit(" ", 1)[-1].lower())) for line in lines]
    found: set[int] = set()
    for place, end in enumerate(ends):
        for other in range(place + 1, min(place + 1 + _RHYMES_WITHIN, len(ends))):
            if len(end) > 2 and end != ends[other] and end[-3:] == ends[other][-3:]:
                found.update((place, other))
    return len(found)

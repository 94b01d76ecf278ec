"""Talk in turns: interviews and transcripts, in which each turn begins with the name of the one who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from lint.lexicon import words
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

TURN = lazy_pattern(r"^(?:\*\*)?([A-Z][\w.' -]{1,40}):(?:\*\*)?(?=\s|$)", re.MULTILINE)
"""A name, or what looks like one, and a colon at the start of a line."""
_LEAST, _SPEAKERS = 4, 2
"""How many turns those who speak again have between them, and how many of them there are."""
_NO_SPEAKER = frozenset(words("en", "speakers", "no speaker"))
"""Labels that come again and are nobody's name."""


@annotation
def turns(document: Document) -> list[Span]:
    """What each speaker says, label and all, to the end of its block; none where an article is no talk. Whoever has one turn alone counts where they are written like the others."""
    text = document.text
    if text.count(":") < _LEAST:
        return []
    found = list(TURN.finditer(text))
    labels = Counter(match[1] for match in found)
    speakers = {label for label, number in labels.items() if number > 1 and _is_name(label)}
    if len(speakers) < _SPEAKERS or sum(labels[label] for label in speakers) < _LEAST:
        return []
    if all(label.isupper() for label in speakers):
        speakers |= {label for label in labels if label.isupper()}
    starts = [match.start() for match in found if match[1] in speakers]
    ends = [*starts[1:], len(text)]
    return [Span(start, min(end, document.block_at(start).end)) for start, end in zip(starts, ends, strict=True)]


def _is_name(label: str) -> bool:
    return label.lower() not in _NO_SPEAKER and all(word[0].isupper() for word in label.split())


def is_spoken(document: Document, offset: int) -> bool:
    """Whether somebody whose name stands before their turn says what stands at `offset`."""
    found = turns(document)
    at = bisect_right(found, offset, key=lambda turn: turn.start) - 1
    return at >= 0 and offset < found[at].end

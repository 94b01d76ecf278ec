"""Who stands behind a verb of saying."""

from __future__ import annotations

from lint.extract.attributions.phrase import read
from lint.extract.attributions.source import Source
from lint.tokens import words as w
from lint.tokens.table import Line
from lint.tokens.words import Word

LONGEST = 24
"""How many words a source may have."""
VERBS = w.SPEECH | w.PERHAPS | w.BE | w.HELPER


def _participle(line: Line, number: int) -> bool:
    """Whether the word stands for a clause: “data reported in 2020”."""
    words = line.words
    return (
        words[number].bare.endswith("ed")
        and number + 1 < len(words)
        and words[number + 1].bare in ("in", "by", "from", "at")
    )


def after(line: Line, verb: int, alone: bool = True) -> Source | None:
    """The source that follows the verb: “said a senior aide”, “according to people close to the talks”.

    `alone`: nothing but the source may follow; where its words run on into another verb, they are what is said.
    """
    words, first = line.words, verb + 1
    if words[verb].stop:
        return None
    high = first
    while high < len(words) and high - first < LONGEST and not _ends_behind(line, first, high):
        high += 1
        if words[high - 1].stop:
            break
    said_instead = alone and first < len(words) and words[first].flags & w.SAID_INSTEAD and not _are_those(words, first)
    if high == first or said_instead or (alone and _runs_on(line, high)):
        return None
    return read(line, first, high, named=_is_named_behind(line, high))


def _are_those(words: list[Word], number: int) -> bool:
    """Whether “those” are people: “say those who built it”, “say those close to him”."""
    behind = words[number + 1].bare if number + 1 < len(words) else ""
    return words[number].bare == "those" and behind in ("who", "close", "familiar", "involved", "with")


def _ends_behind(line: Line, first: int, high: int) -> bool:
    """Whether the words of a source behind its verb end before the word at `high`."""
    word = line.words[high]
    if high > first and word.bare[:1].isdigit() and word.start and not word.opens:
        return True  # “according to Lee (2019)”
    if high > first and word.flags & (w.DEFINITE | w.INDEFINITE) and line.words[high - 1].flags & w.HEAD:
        return True  # “according to insiders the mill …”
    if not word.bare or word.opens or word.flags & w.OPENER or (word.flags & w.RELATIVE and word.bare != "that"):
        return True
    verb = word.flags & (VERBS | w.OPINION) and not word.flags & (w.HEAD | w.DOCUMENT)
    noun = line.words[high - 1].bare in ("the", "a", "an")
    return high > first and bool(verb) and not noun and not _participle(line, high)


def _runs_on(line: Line, high: int) -> bool:
    """Whether another verb follows the words up to `high`: then they are its subject."""
    words = line.words
    if high >= len(words) or words[high - 1].stop:
        return False
    word = words[high]
    return bool(word.bare) and not word.opens and not word.flags & (w.OPENER | w.RELATIVE)


def _is_named_behind(line: Line, high: int) -> bool:
    """Whether a name follows behind a comma: “said a neighbour, Ann Lee”, “said the nurse, identified as Ann Lee”."""
    words = line.words
    if high >= len(words) or words[high - 1].stop != "," or words[high].opens:
        return False  # behind “said a neighbour, "We …” the quotation goes on
    naming = words[high].flags & w.NAMING and any(word.capital for word in words[high + 1 : high + 4])
    end = next((place for place in range(high, min(high + 9, len(words))) if words[place].stop), high)
    full = words[end].capital and words[end - 1].capital and end - 1 > high  # “the former envoy Ann Lee”
    return words[high].capital or bool(naming) or full

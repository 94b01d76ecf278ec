"""A glance at the word before a verb, which often shows already that nobody speaks there."""

from __future__ import annotations

from lint.extract.attributions import words as w
from lint.extract.attributions.speaker import BEFORE_OBJECTS, OBJECTS
from lint.extract.attributions.words import FLAGS, WORDS, Word

_MAY_LEAD = frozenset("to and but her this would".split())
"""Behind these somebody may still speak, although the verb does not look so: “led some to say”, “and said”."""
_ANYWAY = frozenset((("tell", "will"), ("reveal", "can")))
"""“Fans will tell you”, “the Courier can reveal”."""
_JOINING = frozenset("and but".split())
"""Behind these the speaker before may go on, whatever the verb looks like."""
_NEVER_BEFORE = w.NOBODY | w.FIRST | w.PRONOUN


def cannot_speak(folded: str, start: int, verb: str) -> bool:
    """Whether the word before shows already that nobody speaks there: “to find”, “I think”, “Ann Lee found”."""
    before = _word_before(folded, start)
    if before is None or before.stop or not before.bare:
        return False
    if (verb, before.bare) in _ANYWAY:
        return False
    if folded[start].isupper() and verb != "according" and before.bare not in _JOINING:
        return True  # “the United States”
    if before.bare in OBJECTS and _ends_somebody(folded, start - len(before.bare) - 1):
        return False
    flags = FLAGS.get(verb, 0)
    if flags & w.SPEECH:
        return bool(before.flags & w.FIRST) or (before.flags & w.NOBODY > 0 and before.bare not in _MAY_LEAD)
    if flags & w.PERHAPS:
        return before.flags & (w.FIRST | w.NOBODY) > 0 and before.bare not in _MAY_LEAD
    if flags & (w.OPINION | w.SHOWING):
        named = before.capital and not before.flags & (w.HEAD | w.DOCUMENT)
        return before.flags & _NEVER_BEFORE > 0 or named
    return False


def _ends_somebody(folded: str, start: int) -> bool:
    """Whether the “it” or “us” there ends the words for somebody: “people involved in it said”."""
    before = _word_before(folded, start)
    return before is not None and before.bare in BEFORE_OBJECTS


_LONGEST_WORD = 30


def _word_before(folded: str, start: int) -> Word | None:
    """The word right before a place on its line."""
    if start < 2 or folded[start - 1] != " ":
        return None
    low = max(0, start - _LONGEST_WORD)
    first = max(folded.rfind(" ", low, start - 1), folded.rfind("\n", low, start - 1)) + 1
    if first == 0 < low or first == start - 1:
        return None
    return WORDS[folded[first : start - 1]]

"""A glance at the word before a verb, which often shows already that nobody speaks there."""

from __future__ import annotations

from lint.extract.attributions.speaker import BEFORE_OBJECTS, OBJECTS
from lint.tokens import words as w
from lint.tokens.table import word_before
from lint.tokens.words import FLAGS

_MAY_LEAD = frozenset("to and but her this would".split())
"""Behind these somebody may still speak, although the verb does not look so: “led some to say”, “and said”."""
_ANYWAY = frozenset((("tell", "will"), ("reveal", "can")))
"""“Fans will tell you”, “the Courier can reveal”."""
_JOINING = frozenset("and but".split())
"""Behind these the speaker before may go on, whatever the verb looks like."""
_NEVER_BEFORE = w.NOBODY | w.FIRST | w.PRONOUN


def cannot_speak(folded: str, start: int, end: int, low: int) -> bool:
    """Whether the word before a verb shows already that nobody speaks there: “to find”, “I think”, “Ann Lee found”; none is looked for before `low`."""
    before = word_before(folded, start, low)
    if before is None or before.stop or not before.bare:
        return False
    verb = folded[start:end].lower()
    if (verb, before.bare) in _ANYWAY:
        return False
    if folded[start] != verb[0] and verb != "according" and before.bare not in _JOINING:
        return True  # “the United States”
    if before.bare in OBJECTS and _ends_somebody(folded, start - 1 - len(before.bare), low):
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


def _ends_somebody(folded: str, start: int, low: int) -> bool:
    """Whether the “it” or “us” there ends the words for somebody: “people involved in it said”."""
    before = word_before(folded, start, low)
    return before is not None and before.bare in BEFORE_OBJECTS

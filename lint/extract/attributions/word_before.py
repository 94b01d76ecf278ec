"""A glance at the word before a verb, which often shows already that nobody speaks there."""

from __future__ import annotations

from lint.extract.attributions.speaker import BEFORE_OBJECTS, OBJECTS
from lint.tokens import words as w
from lint.tokens.table import Line
from lint.tokens.words import FLAGS, Word

_MAY_LEAD = frozenset("to and but her this would".split())
"""Behind these somebody may still speak, although the verb does not look so: “led some to say”, “and said”."""
_ANYWAY = frozenset((("tell", "will"), ("reveal", "can")))
"""“Fans will tell you”, “the Courier can reveal”."""
_JOINING = frozenset("and but".split())
"""Behind these the speaker before may go on, whatever the verb looks like."""
_NEVER_BEFORE = w.NOBODY | w.FIRST | w.PRONOUN


def cannot_speak(folded: str, verb: str, line: Line, number: int) -> bool:
    """Whether the word before shows already that nobody speaks there: “to find”, “I think”, “Ann Lee found”."""
    before = _word_before(folded, line, number)
    if before is None or before.stop or not before.bare:
        return False
    if (verb, before.bare) in _ANYWAY:
        return False
    if line.words[number].capital and verb != "according" and before.bare not in _JOINING:
        return True  # “the United States”
    if before.bare in OBJECTS and _ends_somebody(folded, line, number - 1):
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


def _ends_somebody(folded: str, line: Line, number: int) -> bool:
    """Whether the “it” or “us” there ends the words for somebody: “people involved in it said”."""
    before = _word_before(folded, line, number)
    return before is not None and before.bare in BEFORE_OBJECTS


def _word_before(folded: str, line: Line, number: int) -> Word | None:
    """The word before another, where nothing but a space stands between them."""
    start = line.start(number)
    follows = number > 0 and folded[start - 1] == " " and folded[start - 2] != " "
    return line.words[number - 1] if follows else None

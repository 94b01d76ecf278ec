"""What behind a source leads to somebody who can be asked: for whom a lawyer speaks, where a paper appeared."""

from __future__ import annotations

from lint.lexicon import lexicon
from lint.tokens import words as w
from lint.tokens.words import SOURCES, Word

_ACTING_FOR = frozenset(SOURCES["acting for"])
_FOR = frozenset("for representing".split())
_LEADING = frozenset(SOURCES["leading"])
_ANY_PRESS = frozenset("press media newspapers papers tabloids".split())
_COUNTRIES = frozenset().union(*lexicon("en", "places").values())
_IN = frozenset("in from and the across".split())
_WORKING = frozenset("working acting".split())


def acts_for_somebody(words: list[Word], head: int, high: int) -> bool:
    """Whether the noun phrase with that head, which ends before `high`, is “a lawyer for the plaintiffs”, “an attorney working for Ann Lee”."""
    if words[head].bare not in _ACTING_FOR:
        return False
    first = head + 1
    first += first < high and words[first].bare in _WORKING
    behind = words[first:high]
    return len(behind) > 1 and behind[0].bare in _FOR and (behind[1].capital or behind[1].flags & w.DEFINITE > 0)


def is_called(behind: list[Word]) -> bool:
    """Whether what stands behind somebody is what they are called: “called Per Sund”, “known as Old Sund”, “by the name of Per”."""
    named = any(word.bare in _CALLED and then.capital for word, then in zip(behind, behind[1:], strict=False))
    return named or (bool(behind) and behind[-1].capital and any(word.bare == "name" for word in behind))


_CALLED = frozenset("called nicknamed dubbed as".split())


def are_others(words: list[Word]) -> bool:
    """Whether the words behind “and” are of others beside those named: “others”, “another diver”, “two other divers”."""
    counted = len(words) > 1 and words[0].flags & w.NUMBER > 0 and words[1].bare in _OTHERS
    return counted or (bool(words) and words[0].bare in _OTHERS)


_OTHERS = frozenset("other others another".split())


def gives_no_word(words: list[Word], first: int, head: int, high: int) -> bool:
    """Whether the source whose head stands there gives light, water or food: “light sources”, “sources of drinking water”."""
    if words[head].bare not in ("source", "sources"):
        return False
    if head > first and words[head - 1].bare in _GIVEN:
        return True
    behind = words[head + 1 : min(head + 4, high)]
    return bool(behind) and behind[0].bare == "of" and any(word.bare in _GIVEN for word in behind)


_GIVEN = frozenset(SOURCES["given"])


def led_by_name(behind: list[Word]) -> bool:
    """Whether what stands behind people names who leads them: “researchers in Velmar led by Ann Lee”."""
    for word, by, name in zip(behind, behind[1:], behind[2:], strict=False):
        if word.bare in _LEADING and by.bare == "by" and name.capital:
            return True
    return False


def names_no_paper(head: Word, behind: list[Word]) -> bool:
    """Whether what stands behind a paper is only any press, a country or a crowd: “in the local press”, “in Spain”, “by experts”."""
    capitals = [word.bare for word in behind if word.capital]
    if not capitals:
        by_crowd = behind[:1] != [] and behind[0].bare == "by" and any(word.flags & w.CROWD for word in behind)
        return by_crowd or any(word.bare in _ANY_PRESS for word in behind)
    if head.bare not in _HEARD:
        return False
    return all(word.bare in _IN or word.bare in _COUNTRIES or word.bare in _ANY_PRESS for word in behind)


_HEARD = frozenset("reports report rumors rumours media papers tabloids newspapers outlets".split())

"""What behind a source leads to somebody who can be asked: for whom a lawyer speaks, where a paper appeared."""

from __future__ import annotations

from lint.extract.attributions import words as w
from lint.extract.attributions.words import SOURCES, Word
from lint.lexicon import lexicon

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


def led_by_name(behind: list[Word]) -> bool:
    """Whether what stands behind people names who leads them: “researchers in Velmar led by Ann Lee”."""
    for word, by, name in zip(behind, behind[1:], behind[2:], strict=False):
        if word.bare in _LEADING and by.bare == "by" and name.capital:
            return True
    return False


def names_no_paper(head: Word, behind: list[Word]) -> bool:
    """Whether what stands behind “reports” is only any press, or a country: “in the local press”, “in Spain”."""
    capitals = [word.bare for word in behind if word.capital]
    if not capitals:
        return any(word.bare in _ANY_PRESS for word in behind)
    if head.bare not in _HEARD:
        return False
    return all(word.bare in _IN or word.bare in _COUNTRIES or word.bare in _ANY_PRESS for word in behind)


_HEARD = frozenset("reports report rumors rumours media papers tabloids newspapers outlets".split())

"""What must follow a verb that can mean an opinion: “point to”, “speak of”, “see the vote as a test”."""

from __future__ import annotations

from collections.abc import Callable

from lint.lexicon import words
from lint.tokens import words as w
from lint.tokens.words import Word

_REMEMBERED = frozenset("him her them how that".split())
_THEN: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("point", "points", "pointed"), lambda then: then in ("to", "out")),
    **dict.fromkeys(("object", "objected", "assess", "assesses", "assessed"), lambda then: then in ("that", "to")),
    **dict.fromkeys(("accuse", "accused"), lambda then: then not in ("each", "one", "")),
    **dict.fromkeys(("remember", "remembers", "remembered"), lambda then: then in _REMEMBERED or then.endswith("ing")),
    **dict.fromkeys(("charge", "charges", "charged"), lambda then: then in ("that", "")),
    **dict.fromkeys(("speak", "speaks", "spoke", "talk"), lambda then: then == "of"),
    "known": lambda then: then in ("that", "how", "about", "for", "since"),
    "see": lambda then: then in ("a", "an", "no", "little", "more", "signs", "room"),
}
"""What must follow verbs that mean an opinion only so: “point to”, “accuse him”, “see a recession”."""
NEEDY = frozenset(_THEN)


def opines(verb: str, then: str) -> bool:
    """Whether the verb is one of opinion with that word behind it."""
    condition = _THEN.get(verb)
    return condition is None or condition(then)


def sees_as(words: list[Word], number: int) -> bool:
    """“See the vote as a test”."""
    return words[number].bare == "see" and any(word.bare == "as" for word in words[number + 2 : number + 8])


def states_nothing(words: list[Word], number: int) -> bool:
    """Whether the verb takes words or things in place of a statement: “say goodbye”, “said no to”, “report their readings by post”."""
    verb, behind = words[number].bare, words[number + 1 : number + 3]
    if not behind or words[number].stop:
        return False
    then = behind[0].bare
    if verb in _SAY:
        alone = bool(behind[0].stop) or behind[-1].bare in _ABOUT
        word_of_theirs = behind[0].opens and behind[0].stop == '"' and behind[-1].bare == "for"  # “say ‘port’ for left”
        return (
            then in _GREETINGS
            or (then in _LITTLE and alone and not behind[0].opens)
            or word_of_theirs
            or (then == "good" and behind[-1].bare in _TIMES)
        )
    theirs = then in _THEIRS or (
        verb == "claim" and any(word.bare == "back" for word in words[number + 2 : number + 5])
    )
    return verb in _ERRANDS and theirs and _no_verb(words, number)


def _no_verb(words: list[Word], number: int) -> bool:
    """Whether no verb follows in the clause that could be that of a statement."""
    for word in words[number + 2 : number + 10]:
        if word.flags & (w.BE | w.HELPER) or word.bare.endswith("ed"):
            return False
        if word.stop or word.flags & (w.AFTER | w.OPENER):
            return True
    return True


_SAY = frozenset("say says said".split())
_GREETINGS = frozenset(words("en", "speakers", "greetings"))
_LITTLE = frozenset("yes no nothing little more enough much".split())
_TIMES = frozenset("night morning evening day bye".split())
_ABOUT = frozenset("to about of on for and but".split())
_ERRANDS = frozenset("report claim argue state note suggest predict".split())
_THEIRS = frozenset("their his her its".split())

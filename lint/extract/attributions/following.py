"""What must follow a verb that can mean an opinion: “point to”, “speak of”, “see the vote as a test”."""

from __future__ import annotations

from collections.abc import Callable

from lint.extract.attributions.words import Word

_REMEMBERED = frozenset("him her them how that".split())
_THEN: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("point", "points", "pointed"), lambda then: then in ("to", "out")),
    **dict.fromkeys(("object", "objected", "assess", "assesses", "assessed"), lambda then: then in ("that", "to")),
    **dict.fromkeys(("accuse", "accused"), lambda then: then not in ("each", "one", "")),
    **dict.fromkeys(("remember", "remembers", "remembered"), lambda then: then in _REMEMBERED),
    **dict.fromkeys(("charge", "charges", "charged"), lambda then: then in ("that", "")),
    **dict.fromkeys(("speak", "speaks", "spoke", "talk"), lambda then: then == "of"),
    "known": lambda then: then in ("that", "how", "about"),
    "see": lambda then: then in ("a", "an", "no", "little", "more", "signs", "room"),
}
"""What must follow verbs that mean an opinion only so: “point to”, “accuse him”, “see a recession”."""


def opines(verb: str, then: str) -> bool:
    """Whether the verb is one of opinion with that word behind it."""
    condition = _THEN.get(verb)
    return condition is None or condition(then)


def sees_as(words: list[Word], number: int) -> bool:
    """“See the vote as a test”."""
    return words[number].bare == "see" and any(word.bare == "as" for word in words[number + 2 : number + 8])

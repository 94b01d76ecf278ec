"""What happens once, with its year: the opening of a bridge, a birth. Two years for one such event contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from lint.extract.claims.conflicts import Conflict
from lint.extract.claims.extractor import Claim, Figure, bare, claims, is_name, telling
from lint.lexicon import words
from lint.patterns import lazy_pattern
from lint.text.document import Document

_PASSIVE = frozenset(
    "found built establish born complet launch inaugurat creat demolish dissolv abolish consecrat".split()
)
_ACTIVE = frozenset("open died".split())
_OF_PEOPLE = frozenset("born died".split())
"""The stems of verbs of what happens to a thing once."""
_HELPERS = frozenset("was were is had been".split())
_RELATIVE = frozenset("which that who".split())
_ELSEWHERE = frozenset("in at on and or as again to for with under".split())
"""Behind the year they tell of one of several openings: “opened in 1904 in Velmar”."""
_SET_OFF = lazy_pattern(r", [a-z]+ in \Z")
_WORD = 24
_ENDS_CLAUSE = frozenset(",;:()\x96\x97")
_LONGEST = 5
_OF = frozenset("of at in on".split())
"""Between a thing and its place: the hall of Morsund."""
_DETERMINERS = frozenset(words("en", "claims", "determiners"))


class _Event(NamedTuple):
    """What happened, the stems of the words for whom or what it happened to, and its year.

    `open_ended`: the subject follows the year, so that further words may stand behind it.
    """

    verb: str
    subject: tuple[str, ...]
    year: Figure
    open_ended: bool

    def is_of(self, other: _Event) -> bool:
        """Whether the other event happened to the same."""
        if self.verb != other.verb or (self.open_ended and other.open_ended):
            return False
        if self.open_ended:
            return other.is_of(self)
        ours, theirs = self.subject, other.subject
        return theirs[: len(ours)] == ours if other.open_ended else theirs == ours


def years_of_events(document: Document) -> list[Conflict]:
    """The events of an article that have two years, in order of the second."""
    events: dict[str, list[_Event]] = {}
    found = []
    for claim in claims(document):
        for event in _events(document, claim):
            before = next((one for one in events.get(event.verb, ()) if one.is_of(event)), None)
            events.setdefault(event.verb, []).append(event)
            if before is None or before.year.number == event.year.number:
                continue
            subject = (
                min(before.subject, event.subject, key=len) if before.open_ended or event.open_ended else event.subject
            )
            if is_one(document, event.verb, subject):
                found.append(Conflict(1.0, before.year, event.year, True, (*subject, event.verb)))
    return found


def _events(document: Document, claim: Claim) -> Iterator[_Event]:
    """What a claim says to have happened in a year: “the chapel opened in 1904”, “built in 1904, the chapel …”."""
    tokens = claim.tokens
    for figure in claim.figures:
        verb = figure.at - 2
        if figure.kind != "year" or verb < 0 or tokens[verb + 1] != "in":
            continue
        stem, behind = tokens[verb], tokens[figure.after : figure.after + 1]
        same_clause = document.folded[figure.end : figure.end + 1] not in _ENDS_CLAUSE
        if stem not in _PASSIVE | _ACTIVE or (same_clause and not _ELSEWHERE.isdisjoint(behind)):
            continue
        open_ended = verb == 0
        set_off = _SET_OFF.search(document.folded, max(claim.start, figure.start - _WORD), figure.start) is not None
        subject = _behind(tokens, figure.after) if open_ended else _before(tokens, verb, set_off)
        if subject:
            yield _Event(stem, subject, figure, open_ended)


def _behind(tokens: tuple[str, ...], first: int) -> tuple[str, ...]:
    first += tokens[first : first + 1] == ("the",)
    return _run(tokens[first : first + _LONGEST])


def _before(tokens: tuple[str, ...], verb: int, set_off: bool) -> tuple[str, ...]:
    """The words for the subject of the verb: all from the beginning of the sentence, or those that “which” refers to.

    `set_off`: a comma stands before the verb, as in “the fair, founded in 1904, …”.
    """
    last = verb
    while last and tokens[last - 1] in _HELPERS:
        last -= 1
    if tokens[verb] in _PASSIVE and last == verb and not set_off:
        return ()
    relative = set_off or (last > 0 and tokens[last - 1] in _RELATIVE)
    last -= relative and not set_off
    run = _run(tokens[max(0, last - _LONGEST) : last][::-1])[::-1]
    first = last - len(run)
    if run and first > 1 and all(map(is_name, tokens[first:last])) and tokens[first - 1] in _OF:
        thing = _run(tokens[max(0, first - 1 - _LONGEST) : first - 1][::-1])[::-1]  # the hall of Morsund
        run, first = (*thing, *run) if thing else (), first - 1 - len(thing)
    begins = first == 0 or (first == 1 and tokens[0] == "the")
    return run if begins or (relative and tokens[first - 1] == "the") else ()


def _run(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(bare, takewhile(telling, tokens)))


def is_one(document: Document, verb: str, subject: tuple[str, ...]) -> bool:
    """Whether the article speaks of one such thing only: no “second chapel”, no “chapels”, no “Marl Chapel” beside “the chapel”."""
    if len(subject) > 1:
        return True
    if verb in _OF_PEOPLE:
        return False
    of_it = re.compile(rf"(?:\b([\w'-]{{1,20}}) )?\b{re.escape(subject[0])}([a-z]*)", re.IGNORECASE)
    for found in of_it.finditer(document.folded):
        plural = found[2].endswith("s") and not subject[0].endswith("s")
        if plural or (found[1] or "the").lower() not in _DETERMINERS:
            return False
    return True

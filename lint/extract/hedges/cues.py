"""The cues of hedging: the table hedges.json, and whether words mean there what a cue of theirs means."""

import json
from pathlib import Path
from typing import NamedTuple

from lint.lexicon import either, words
from lint.match.expressions import Expression, expression
from lint.model import Span

TABLE = Path(__file__).with_name("weights.json")
_REACH = 60
"""How far around a cue its conditions look."""


class Cue(NamedTuple):
    """One row of hedges.json: words, the kind of hedge they are, and what must or must not stand around them."""

    name: str
    kind: str
    weight: float
    plain: bool
    """A hedge by itself, however rarely its sentences were marked as such where the weights were measured."""
    lower: bool
    before: Expression | None
    not_before: Expression | None
    after: Expression | None

    @property
    def conditional(self) -> bool:
        """Whether it looks at what stands around it."""
        return bool(self.lower or self.before or self.not_before or self.after)


class Cues(NamedTuple):
    """The cues that one word or phrase can be."""

    always: tuple[Cue, ...]
    perhaps: tuple[Cue, ...]
    """Those that look at what stands around them."""

    def at(self, folded: str, block: Span, hit: Span) -> tuple[Cue, ...]:
        """The cues that the words at `hit` are."""
        found = self.always
        if not self.perhaps:
            return found
        start, end = hit
        low, high = max(block[0], start - _REACH), min(block[1], end + _REACH)
        for cue in self.perhaps:
            _, _, _, _, lower, before, not_before, after = cue
            if not (
                (lower and not folded[start].islower())
                or (before is not None and not before.match(folded, low, start))
                or (after is not None and not after.match(folded, end, high))
                or (not_before is not None and not_before.match(folded, low, start))
            ):
                found = (*found, cue)
        return found


def _load() -> tuple[dict[str, Cues], float]:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    by_word: dict[str, tuple[list[Cue], list[Cue]]] = {}
    for row in table["cues"]:
        around = {key: expression(row[key]) if key in row else None for key in ("before", "not_before", "after")}
        cue = Cue(row["name"], row["kind"], row["weight"], row.get("plain", False), row.get("lower", False), **around)
        conditional = cue.conditional
        for word in row["words"]:
            by_word.setdefault(word, ([], []))[conditional].append(cue)
    return {word: Cues(tuple(always), tuple(perhaps)) for word, (always, perhaps) in by_word.items()}, table["base"]


CUES, BASE = _load()

_TIME = expression(r"\s*\d\d?[:.]?\d?\d?(?: ?[ap]m)? ")
"""What live news puts before a sentence."""
_PREPOSITIONS = either(words("en", "hedge_contexts", "prepositions"))
_PROSE = expression(
    rf"(?<![\w'])(?!{_PREPOSITIONS}\b)[a-z]{{5,}}",
    cased=True,
)
_IN_TITLES = either(words("en", "hedge_contexts", "in titles"))
_TITLE = expression(
    rf"(?: [A-Z][\w']*){{0,3}} {_IN_TITLES}\b",
    cased=True,
)


def in_name(folded: str, block: Span, start: int, end: int) -> bool:
    """Whether the capitals at and around `start:end` make it part of a name or a title: “in Some Like It Hot”."""
    if not folded[start + 1 : start + 2].islower():
        return False  # no word, or one in capitals throughout
    before = folded[max(block.start, start - 2) : start]
    opens = len(before) < 2 or before[1] != " " or not (before[0].isalnum() or before[0] == ",")
    opens = opens or _TIME.fullmatch(folded, block.start, start) is not None
    if opens and not _TITLE.match(folded, end, min(block.end, end + _REACH)):
        return False
    # In a headline every word has a capital.
    return bool(_PROSE.search(folded, max(block.start, start - _REACH), min(block.end, end + _REACH)))

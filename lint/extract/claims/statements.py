"""What an article says of one thing in few words: how long, heavy, dear it is, how many it has; and the same words with two figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.extract.claims.agreement import agree
from lint.extract.claims.conflicts import Conflict
from lint.extract.claims.events import is_one
from lint.extract.claims.extractor import Claim, Figure, bare, claims, is_name, telling
from lint.extract.claims.frames import Frames
from lint.extract.quantities import BY_SYMBOL
from lint.lexicon import words
from lint.text.document import Document

_AXES = {
    "old": "old",
    "long": "long",
    "high": "high",
    "tall": "high",
    "wide": "wide",
    "broad": "wide",
    "deep": "deep",
    "thick": "thick",
}
_AWAY = frozenset("away from above below apart off up down farther further".split())
"""Behind a length they tell where something is, not how large it is."""
_VERBS = {
    "mass": frozenset("weigh weighs weighed".split()),
    "volume": frozenset("hold holds held".split()),
    "length": frozenset("is was are were measur measures measure".split()),
    "time": frozenset("last take took is was".split()),
    "money": frozenset("cost costs is was".split()),
    "count": frozenset(words("en", "claims", "verbs of having")),
}  # fmt: skip
"""The verbs, as tokens, behind which a figure of each kind says what a thing is, has or costs."""
_HEADS_OF_MONEY = frozenset(words("en", "claims", "heads of money"))
_DEFINITE = frozenset("the its his her their this that".split())
_INDEFINITE = frozenset("a an".split())
_OF = frozenset("of at in on".split())
_SUBORDINATE = frozenset("since because as although though that while".split())
_WITH = frozenset("with at".split())
_MOST = 3
"""So many words may stand between the article and the noun, the noun with them."""


class Statement(NamedTuple):
    """A figure that says what one thing is, has or costs."""

    head: str
    """The stem of the noun for the thing."""
    of: tuple[str, ...]
    """The stems of what stands beside the noun: adjectives before it, the name behind it."""
    measure: str
    """The kind of the figure with its unit or counted noun."""
    axis: str
    """Of a length, which one it is; "" where that is not told."""
    definite: bool
    """Whether the noun has “the” or “its” before it: the second time the thing is known."""
    figure: Figure
    claim: Claim

    def is_of(self, other: Statement) -> bool:
        """Whether both say one measure of things that may be one."""
        axes = {self.axis, other.axis} - {""}
        return len(axes) < 2 and (self.of == other.of or not (self.of and other.of))


def conflicting_statements(document: Document) -> Iterator[Conflict]:
    """The statements of a document that give one thing two values, in order of the second."""
    known: dict[tuple[str, str], list[Statement]] = {}
    for claim in claims(document):
        for one in _statements(document, claim):
            earlier = known.setdefault((one.head, one.measure), [])
            before = next((other for other in earlier if one.definite and one.is_of(other)), None)
            if before is not None and _contradict(document, before, one):
                yield Conflict(1.0, before.figure, one.figure, True, (*one.of, one.head))
            earlier.append(one)


def _contradict(document: Document, one: Statement, other: Statement) -> bool:
    if agree(in_base_units(one.figure), in_base_units(other.figure)) or one.claim.start == other.claim.start:
        return False
    if Frames(one.claim, one.figure, other.claim, other.figure).parallel():
        return False
    return (one.of == other.of and any(map(str.isalpha, one.of))) or is_one(document, "", (one.head,))


def _statements(document: Document, claim: Claim) -> Iterator[Statement]:
    for figure in claim.figures:
        measure = _measure(figure)
        found = measure and (
            _attached(document, claim, figure)
            or _behind_of(claim, figure)
            or _of_the_thing(claim, figure)
            or _with_its(claim, figure)
            or _predicate(claim, figure)
        )
        if found:
            head, of, axis, definite = found
            yield Statement(head, of, measure, axis, definite, figure, claim)


def in_base_units(figure: Figure) -> Figure:
    """The figure with its values in the base unit of its kind: 940 grams and 0.94 kilograms are one."""
    unit = BY_SYMBOL.get(figure.unit)
    if unit is None:
        return figure
    low, high = (None if bound is None else unit.si(bound) for bound in (figure.low, figure.high))
    return figure._replace(number=unit.si(figure.number), low=low, high=high)


Found = tuple[str, tuple[str, ...], str, bool]


def _measure(figure: Figure) -> str:
    if figure.kind == "count":
        return f"count {figure.unit}" if figure.unit else ""
    return figure.kind + (f" {figure.unit}" if figure.kind == "money" else "") if figure.kind in _VERBS else ""


def _thing(tokens: tuple[str, ...], end: int) -> Found | None:
    """The thing whose noun phrase ends before `end`: “the old core”, “the hall of Morsund”."""
    name, end = _name_behind(tokens, end)
    start = end
    while start and end - start < _MOST and telling(tokens[start - 1]):
        start -= 1
    words = tuple(map(bare, tokens[start:end]))
    article = tokens[start - 1] if start else ""
    if not words or article not in _DEFINITE | _INDEFINITE:
        return None
    return words[-1], (*words[:-1], *name), "", article in _DEFINITE


def _name_behind(tokens: tuple[str, ...], end: int) -> tuple[tuple[str, ...], int]:
    """What follows a noun up to `end`, “of Morsund” or “in the mine”, and where it begins; nothing where it has no preposition."""
    first = end
    while first and end - first < _MOST and telling(tokens[first - 1]) and (is_name(tokens[first - 1]) or first == end):
        first -= 1
    of = first - 1 - (first > 0 and tokens[first - 1] == "the")
    if first == end or of < 1 or tokens[of] not in _OF:
        return (), end
    return tuple(map(bare, tokens[first:end])), of


def _following(tokens: tuple[str, ...], start: int, definite: bool) -> Found | None:
    """The thing whose noun begins at `start`, with the name behind it: “dam of Felling”."""
    head = tokens[start : start + 1]
    if not head or not telling(head[0]) or is_name(head[0]):
        return None
    behind = tokens[start + 1 : start + 5]
    last = 1 + (behind[1:2] == ("the",))
    named = behind[:1] and behind[0] in _OF and telling(behind[last] if len(behind) > last else "the")
    name = (bare(behind[last]),) if named else ()
    return bare(head[0]), name, "", definite


def _attached(document: Document, claim: Claim, figure: Figure) -> Found | None:
    """“The 96-metre dam of Felling”."""
    tokens, after = claim.tokens, figure.after
    if "-" not in document.folded[figure.start : figure.end] or not figure.at:
        return None
    old = tokens[after : after + 1] == ("old",)
    found = _following(tokens, after + old, tokens[figure.at - 1] in _DEFINITE)
    return found and (*found[:2], "old" if old else "", found[3])


def _behind_of(claim: Claim, figure: Figure) -> Found | None:
    """“The core of six metres”, “a fine of 700 euros”."""
    tokens, at = claim.tokens, figure.at
    if figure.kind == "time" or at < 2 or tokens[at - 1] != "of":
        return None
    found = _thing(tokens, at - 1)
    return None if found is None or (figure.kind == "money" and found[0] not in _HEADS_OF_MONEY) else found


def _of_the_thing(claim: Claim, figure: Figure) -> Found | None:
    """“The 48 tracks of the depot”."""
    tokens, after = claim.tokens, figure.after + 1
    if (
        figure.kind != "count"
        or tokens[after : after + 2] != ("of", "the")
        or tokens[figure.at - 1 : figure.at] != ("the",)
    ):
        return None
    end = after + 2
    while end < len(tokens) and end - after - 2 < _MOST and telling(tokens[end]):
        end += 1
    return _thing(tokens, end)


def _with_its(claim: Claim, figure: Figure) -> Found | None:
    """“With its 3.6 tonnes, the boat …”."""
    tokens, at = claim.tokens, figure.at
    if at < 2 or tokens[at - 1] not in _DEFINITE or tokens[at - 2] not in _WITH or figure.kind == "money":
        return None
    after = figure.after + (figure.kind == "count")
    return _following(tokens, after + 1, True) if tokens[after : after + 1] == ("the",) else None


def _predicate(claim: Claim, figure: Figure) -> Found | None:
    """“The dam of Felling is 92 metres high”, “the strike lasted 19 days”."""
    tokens, at = claim.tokens, figure.at
    if not at or bare(tokens[at - 1]) not in _VERBS[figure.kind]:
        return None
    behind = tokens[figure.after : figure.after + 2]
    axis = next((_AXES[word] for word in behind[:1] if word in _AXES), "")
    if figure.kind == "time" and (axis == "old") != (tokens[at - 1] in ("is", "was")):
        return None
    if figure.kind == "length" and (not axis or not _AWAY.isdisjoint(behind)):
        return None
    found = _thing(tokens, at - 1)
    if tokens[0] not in _DEFINITE | _INDEFINITE | _SUBORDINATE:
        return None  # “one way the trip takes …”
    if found is None or (
        figure.kind == "money" and tokens[at - 1] in ("is", "was") and found[0] not in _HEADS_OF_MONEY
    ):
        return None
    return found[0], found[1], axis, found[3]

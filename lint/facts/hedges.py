"""The fact “hedge”: words that take something back, and how likely their sentence leaves its claim hanging in the air.

Each cue has a weight, the hazard it adds to its sentence; the chance that a sentence hedges is 1 - exp(-sum of weights).
The cues and their weights stand in hedges.json; bench/train_hedges.py measures the weights.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

from lint import facts
from lint.document import Document
from lint.expressions import Expression, expression
from lint.model import Mention, Span
from lint.scan import Probe

_REACH = 60
"""How far around a cue its conditions look."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of hedges.json: words, the kind of hedge they are, and what must or must not stand around them."""

    name: str
    kind: str
    weight: float
    plain: bool
    """A hedge by itself, however rarely its sentences were marked as such where the weights were measured."""
    conditional: bool
    """Whether it looks at what stands around it."""
    lower: bool
    before: Expression | None
    not_before: Expression | None
    after: Expression | None

    def fits(self, folded: str, low: int, start: int, end: int, high: int) -> bool:
        """Whether a word of the cue at `start:end` of a block means what the cue means."""
        if self.after is not None and not self.after.match(folded, end, min(high, end + _REACH)):
            return False
        low = max(low, start - _REACH)
        if self.before is not None and not self.before.match(folded, low, start):
            return False
        if self.not_before is not None and self.not_before.match(folded, low, start):
            return False
        return not self.lower or folded[start].islower()


@dataclass(frozen=True, slots=True)
class Hedge:
    """A cue in its sentence. `weight` is its own, `chance` that of the sentence."""

    span: Span
    kind: str
    weight: float
    plain: bool
    chance: float
    sentence: Span


def _load() -> tuple[dict[str, list[Cue]], float]:
    table = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    by_word: dict[str, list[Cue]] = {}
    for row in table["cues"]:
        around = {key: expression(row[key]) if key in row else None for key in ("before", "not_before", "after")}
        lower = row.get("lower", False)
        conditional = lower or any(around.values())
        cue = Cue(row["name"], row["kind"], row["weight"], row.get("plain", False), conditional, lower, **around)
        for word in row["words"]:
            by_word.setdefault(word, []).append(cue)
    return by_word, table["base"]


CUES, BASE = _load()
_PROBE = Probe("hedge", literals=tuple(CUES))
PROBE: Probe | None = _PROBE


_PROSE = expression(
    r"(?<![\w'])(?!(?:about|above|after|against|amid|among|around|before|behind|below|between|during|since|through|under|until|where"
    r"|while|within|without)\b)[a-z]{5,}",
    cased=True,
)
_TITLE = expression(
    r"(?: [A-Z][\w']*){0,3} (?:A|An|And|Are|Be|For|Have|In|Is|It|Like|Me|My|Not|Of|On|The|To|Who|You|Your)\b",
    cased=True,
)


def in_name(folded: str, block: Span, start: int, end: int) -> bool:
    """Whether the capitals at and around `start:end` make it part of a name or a title: “in Some Like It Hot”."""
    if not folded[start + 1 : start + 2].islower():
        return False  # no word, or one in capitals throughout
    before = folded[max(block.start, start - 2) : start]
    opens = len(before) < 2 or before[1] != " " or not (before[0].isalnum() or before[0] == ",")
    if opens and not _TITLE.match(folded, end, min(block.end, end + _REACH)):
        return False
    # In a headline every word has a capital.
    return bool(_PROSE.search(folded, max(block.start, start - _REACH), min(block.end, end + _REACH)))


Place = tuple[Span, list[Cue]]
"""Where a cue stands, and all the cues that its words may be there."""


def places(document: Document) -> Iterator[Place]:
    """Each place where a cue fits, in order."""
    folded = document.folded
    block = Span(0, -1)
    for hit in facts.hits(document, _PROBE):
        if hit.start >= block.end:
            block = document.block_at(hit.start)
        words = folded[hit.start : hit.end]
        if words[0].isupper() and in_name(folded, block, hit.start, hit.end):
            continue
        fitting = [
            cue
            for cue in CUES[words.lower()]
            if not cue.conditional or cue.fits(folded, block.start, hit.start, hit.end, block.end)
        ]
        if fitting:
            yield hit, fitting


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with its cues; `chance` is how likely it hedges, `plain` whether a cue is a hedge by itself."""

    sentence: Span
    places: list[Place]
    chance: float
    plain: bool

    def hedges(self) -> Iterator[Hedge]:
        for span, cues in self.places:
            best = max(cues, key=lambda cue: cue.weight)
            weight = sum(cue.weight for cue in cues)
            yield Hedge(span, best.kind, weight, any(cue.plain for cue in cues), self.chance, self.sentence)


def weighed(document: Document) -> list[Weighed]:
    """Every sentence that holds a cue, in order; read when first asked for."""
    known: list[Weighed] | None = document.cache.get("weighed_sentences")
    if known is None:
        known = document.cache["weighed_sentences"] = []
        sentence = Span(0, 0)
        pending: list[Place] = []
        for place in places(document):
            if place[0].start >= sentence.end:
                if pending:
                    known.append(_weigh(sentence, pending))
                sentence, pending = document.sentence_at(place[0].start), []
            pending.append(place)
        if pending:
            known.append(_weigh(sentence, pending))
    return known


def _weigh(sentence: Span, pending: list[Place]) -> Weighed:
    """Each cue counts once in its sentence; all together make the chance."""
    counted = {cue.name: cue for _, cues in pending for cue in cues}.values()
    hazard = BASE + sum(cue.weight for cue in counted)
    return Weighed(sentence, pending, 1 - exp(-hazard), any(cue.plain for cue in counted))


def read(document: Document) -> list[Mention]:
    """Every hedge as a mention, with its kind and the chance that its sentence hedges."""
    return [_mention(document, hedge) for sentence in weighed(document) for hedge in sentence.hedges()]


def _mention(document: Document, hedge: Hedge) -> Mention:
    value: dict[str, Any] = {"kind": hedge.kind, "chance": round(hedge.chance, 2)}
    return Mention("hedge", hedge.span.start, hedge.span.end, document.text[hedge.span.start : hedge.span.end], value)

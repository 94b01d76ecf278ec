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

_REACH = 40
"""How far around a cue its conditions look."""


@dataclass(frozen=True, slots=True)
class Cue:
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
        cue = Cue(row["name"], row["kind"], row["weight"], row.get("plain", False), row.get("lower", False), **around)
        for word in row["words"]:
            by_word.setdefault(word, []).append(cue)
    return by_word, table["base"]


CUES, BASE = _load()
PROBE: Probe | None = Probe("hedge", literals=tuple(CUES))


def cues_at(document: Document) -> Iterator[tuple[Span, Span, list[Cue]]]:
    """Each place that the scan saw, with its block and the cues that fit there."""
    assert PROBE is not None
    folded = document.folded
    for hit in facts.hits(document, PROBE):
        block = document.block_at(hit.start)
        fitting = [
            cue
            for cue in CUES[folded[hit.start : hit.end].lower()]
            if cue.fits(folded, block.start, hit.start, hit.end, block.end)
        ]
        if fitting:
            yield hit, block, fitting


def hedges(document: Document) -> list[Hedge]:
    """Every hedge in the document, in order of place; read when first asked for."""
    known: list[Hedge] | None = document.cache.get("hedges")
    if known is None:
        known = document.cache["hedges"] = []
        sentence = Span(0, 0)
        pending: list[tuple[Span, list[Cue]]] = []
        for hit, _, cues in cues_at(document):
            if hit.start >= sentence.end:
                known.extend(_weighed(sentence, pending))
                sentence, pending = document.sentence_at(hit.start), []
            pending.append((hit, cues))
        known.extend(_weighed(sentence, pending))
    return known


def _weighed(sentence: Span, places: list[tuple[Span, list[Cue]]]) -> Iterator[Hedge]:
    """The hedges of a sentence: each cue counts once, all together make the chance."""
    counted = {cue.name: cue.weight for _, cues in places for cue in cues}
    chance = 1 - exp(-BASE - sum(counted.values()))
    for span, cues in places:
        weight = sum(cue.weight for cue in cues)
        best = max(cues, key=lambda cue: (bool(cue.kind), cue.weight))
        if best.kind:
            yield Hedge(span, best.kind, weight, any(cue.plain for cue in cues), chance, sentence)


def read(document: Document) -> list[Mention]:
    """Every hedge as a mention, with its kind and the chance that its sentence hedges."""
    return [_mention(document, hedge) for hedge in hedges(document)]


def _mention(document: Document, hedge: Hedge) -> Mention:
    value: dict[str, Any] = {"kind": hedge.kind, "chance": round(hedge.chance, 2)}
    return Mention("hedge", hedge.span.start, hedge.span.end, document.text[hedge.span.start : hedge.span.end], value)

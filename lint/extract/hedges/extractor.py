"""The fact “hedge”: words that take something back, and how likely their sentence leaves its claim hanging in the air.

Each cue has a weight, the hazard it adds to its sentence; the chance that a sentence hedges is 1 - exp(-sum of weights).
The cues and their weights stand in weights.json; bench/models/hedges/train.py measures the weights.
"""

from collections.abc import Iterable, Iterator
from math import exp, log1p
from typing import Any, NamedTuple

from lint import extract
from lint.extract.hedges.cues import BASE, CUES, Cue, in_name
from lint.match.scan import Probe
from lint.model import Mention, Span
from lint.text.annotations import annotation
from lint.text.document import Document

THRESHOLD = 0.5
"""From this chance on a sentence is worth an editor's look."""
_ENOUGH = -log1p(-THRESHOLD) - BASE
"""The weights that make that chance."""
_PROBE = Probe("hedge", literals=tuple(CUES))
PROBE: Probe | None = _PROBE


class Hedge(NamedTuple):
    """A cue in its sentence. `weight` is its own, `chance` that of the sentence."""

    span: Span
    kind: str
    weight: float
    plain: bool
    chance: float
    sentence: Span


Place = tuple[Span, tuple[Cue, ...]]
"""Where a cue stands, and all the cues that its words are there."""


class Weighed(NamedTuple):
    """A sentence with its cues; `chance` is how likely it hedges, `plain` whether a cue is a hedge by itself."""

    sentence: Span
    places: list[Place]
    chance: float
    plain: bool

    @property
    def telling(self) -> bool:
        """Whether it is worth an editor's look."""
        return self.plain or self.chance >= THRESHOLD

    def hedges(self) -> Iterator[Hedge]:
        for span, cues in self.places:
            best, weight, plain = cues[0], cues[0].weight, cues[0].plain
            for cue in cues[1:]:
                best, weight, plain = max(best, cue, key=_strength), weight + cue.weight, plain or cue.plain
            yield Hedge(span, best.kind, weight, plain, self.chance, self.sentence)


def _strength(cue: Cue) -> tuple[bool, float]:
    """What makes a cue the kind of its words: one that is a hedge by itself before one that only weighs."""
    return cue.plain, cue.weight


def places(document: Document) -> Iterator[Place]:
    """Each place where a cue fits, in order."""
    return (place for pending in _by_block(document) for place in pending)


def _by_block(document: Document) -> Iterator[list[Place]]:
    """The places where cues fit, block by block."""
    folded = document.folded
    block, pending = Span(0, -1), list[Place]()
    for hit in extract.hits(document, _PROBE):
        start, end = hit
        if start >= block[1]:
            if pending:
                yield pending
            block, pending = document.block_at(start), []
        words = folded[start:end]
        fitting = CUES[words.lower()].at(folded, block, hit)
        if fitting and not (words[0].isupper() and in_name(folded, block, start, end)):
            pending.append((hit, fitting))
    if pending:
        yield pending


def weighed(document: Document) -> list[Weighed]:
    """Every sentence that holds a cue, in order."""
    return [sentence for pending in _by_block(document) for sentence in _sentences(document, pending)]


@annotation
def telling(document: Document) -> list[Weighed]:
    """The sentences that are worth an editor's look, in order; read when first asked for."""
    return [
        sentence
        for pending in _by_block(document)
        if _may_tell(pending)
        for sentence in _sentences(document, pending)
        if sentence.telling
    ]


def _may_tell(pending: list[Place]) -> bool:
    """Whether the cues of a block could make a telling sentence if they all stood in one: else it need not be split."""
    total = 0.0
    for _, cues in pending:
        for cue in cues:
            if cue.plain:
                return True
            total += cue.weight
    return total >= _ENOUGH


def _sentences(document: Document, pending: list[Place]) -> Iterator[Weighed]:
    """The sentences of a block that hold cues."""
    sentence, inside = Span(0, -1), list[Place]()
    for place in pending:
        start = place[0][0]
        if start >= sentence[1]:
            if inside:
                yield _weigh(sentence, inside)
            sentence, inside = document.sentence_at(start), []
        inside.append(place)
    yield _weigh(sentence, inside)


def _weigh(sentence: Span, inside: list[Place]) -> Weighed:
    """Each cue counts once in its sentence; all together make the chance."""
    counted: Iterable[Cue] = inside[0][1]
    if len(inside) > 1:
        counted = {cue.name: cue for _, cues in inside for cue in cues}.values()
    hazard = BASE + sum([cue.weight for cue in counted])
    return Weighed(sentence, inside, 1 - exp(-hazard), True in [cue.plain for cue in counted])


@annotation
def read(document: Document) -> list[Mention]:
    """Every hedge as a mention, with its kind and the chance that its sentence hedges."""
    return [_mention(document, hedge) for sentence in weighed(document) for hedge in sentence.hedges()]


def _mention(document: Document, hedge: Hedge) -> Mention:
    value: dict[str, Any] = {"kind": hedge.kind, "chance": round(hedge.chance, 2)}
    return Mention("hedge", hedge.span.start, hedge.span.end, document.text[hedge.span.start : hedge.span.end], value)

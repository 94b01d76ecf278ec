"""Which hedges are the article's own: quotations, questions and speakers taken out, one finding a place, by the article's voice."""

from collections.abc import Iterable
from typing import NamedTuple

from lint.extract.attributions import NAMED, Attribution, attributions, covering, number_from
from lint.extract.hedges.extractor import THRESHOLD, Hedge, Weighed, telling
from lint.extract.hedges.sense import judge
from lint.extract.hedges.sources import nameless_in
from lint.extract.hedges.surroundings import quoted, set_apart, titled
from lint.extract.hedges.voice import is_opinion, is_scientific
from lint.model import Confidence, Span
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.turns import is_spoken

LEAST = 0.1
"""What a cue must weigh to be shown as the reason."""
_OF_VOICE = frozenset(
    "modal possibility likelihood odds seeming look inference open generality quantity superlative puff fame degree".split()
)
"""What in an opinion piece is its writer's own view, and in a paper of science the state of knowledge: rules of their own report that."""
_KINDS = """degree fame puff quantity superlative generality open inference likelihood odds modal possibility
    seeming look expectation agreed rumor hearsay sourceless""".split()
_RANK = {kind: number for number, kind in enumerate(_KINDS)}
"""How strong a reason each kind is."""


class Unsupported(NamedTuple):
    """A hedge that nobody stands behind, and how surely an editor would mark it."""

    hedge: Hedge
    confidence: Confidence


def unsupported(document: Document) -> dict[str, list[Unsupported]]:
    """The hedges that nobody stands behind, in the article's own voice, by kind: one a place, the surest of each kind in a sentence."""
    return _by_kind(document)[0]


def own_view(document: Document) -> list[Hedge]:
    """The hedges of an opinion piece that are its writer's own view, in order; none where the article is none."""
    accounted_for = _by_kind(document)[1]
    return accounted_for if accounted_for and is_opinion(document) else []


@annotation
def _by_kind(document: Document) -> tuple[dict[str, list[Unsupported]], list[Hedge]]:
    """The hedges by kind, and those that the voice of the article accounts for."""
    by_kind: dict[str, list[Unsupported]] = {}
    accounted_for: list[Hedge] = []
    found = [one for sentence in telling(document) for one in _one_a_place(document, sentence)]
    silent = any(one.hedge.kind in _OF_VOICE for one in found) and (is_opinion(document) or is_scientific(document))
    for one in found:
        if silent and one.hedge.kind in _OF_VOICE:
            accounted_for.append(one.hedge)
        else:
            by_kind.setdefault(one.hedge.kind, []).append(one)
    return by_kind, accounted_for


def _one_a_place(document: Document, weighed: Weighed) -> list[Unsupported]:
    """Of hedges that touch or overlap, the one with the strongest reason; none where a nameless speaker stands."""
    found = [] if set_apart(document, weighed.sentence) else _judged(document, weighed)
    taken = nameless_in(document, weighed.sentence) if found else []
    kept: list[Unsupported] = []
    for one in sorted(found, key=_strength, reverse=True):
        beside = next((n for n, stronger in enumerate(kept) if _touch(stronger.hedge.span, one.hedge.span)), None)
        if beside is not None:
            if one.confidence >= Confidence.medium:
                kept[beside] = _with(kept[beside], one.hedge.span)
        elif not any(_touch(span, one.hedge.span) for span in taken):
            kept.append(one)
    return sorted(kept, key=lambda one: one.hedge.span)


def _touch(span: Span, other: Span) -> bool:
    """Whether two places overlap or have a single character between them."""
    return other.start < span.end + 2 and span.start < other.end + 2


def _with(one: Unsupported, span: Span) -> Unsupported:
    """A hedge with what stands beside it: “could allegedly”."""
    start, end = min(one.hedge.span.start, span.start), max(one.hedge.span.end, span.end)
    return one._replace(hedge=one.hedge._replace(span=Span(start, end)))


def _strength(one: Unsupported) -> tuple[Confidence, int, float]:
    return one.confidence, _RANK.get(one.hedge.kind, 0), one.hedge.weight


def _judged(document: Document, weighed: Weighed) -> list[Unsupported]:
    """The surest hedge of each kind in a sentence."""
    best: dict[str, Unsupported] = {}
    for hedge in weighed.hedges():
        # Whose words they are is asked first: it is the cheaper question, and one in three is answered by it.
        verdict = judge(document, hedge) if _shows(hedge) and own_voice(document, hedge) else None
        if verdict is not None:
            one = Unsupported(hedge, verdict)
            if hedge.kind not in best or _strength(one) > _strength(best[hedge.kind]):
                best[hedge.kind] = one
    return list(best.values())


def _shows(hedge: Hedge) -> bool:
    """A crowd without a name only weighs here: the rules for sources report it where it speaks."""
    return hedge.plain or (hedge.chance >= THRESHOLD and hedge.weight >= LEAST and hedge.kind != "crowd")


def own_voice(document: Document, hedge: Hedge) -> bool:
    """Whether the article itself hedges in a sentence that asks nothing: no quotation, no speaker, no title."""
    span, sentence = hedge.span, hedge.sentence
    if quoted(document, span.start) or is_spoken(document, span.start) or titled(document, span, sentence):
        return False
    said = covering(document, sentence, span.start)
    return said is None or said.source.kind == "none"


def named_nearby(document: Document, span: Span) -> Attribution | None:
    """The attribution to a named source that stands nearest before the span in its block."""
    block = document.block_at(span.start)
    at = number_from(document, span.start + 1)
    return _first_named(attributions(document)[max(0, at - 4) : at][::-1], block)


def _first_named(candidates: Iterable[Attribution], block: Span) -> Attribution | None:
    for said in candidates:
        if said.cue.start >= block.start and said.source.kind in NAMED and said.source.group != "empty":
            return said
    return None


def hint(document: Document, span: Span) -> str:
    """Who is named nearby, as the end of a message; "" where nobody is."""
    said = named_nearby(document, span)
    if said is None:
        return ""
    name = " ".join(document.text[said.source.start : said.source.end].split())
    return f" ({name if len(name) <= 40 else name[:39] + '…'} is named nearby: is it theirs?)"

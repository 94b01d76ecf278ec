"""Which hedges are the article's own, and who stands near them: quotations, questions and named sources taken out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from lint.extract.attributions import NAMED, Attribution, attributions, covering, is_unnamed, number_from
from lint.extract.hedges.extractor import THRESHOLD, Hedge, Weighed, telling
from lint.model import Confidence, Span
from lint.text.annotations import annotation
from lint.text.document import Document

LEAST = 0.1
"""What a cue must weigh to be shown as the reason."""
STRONG = 0.74
"""From this chance on the look is likely to be rewarded."""

_EARSHOT = 400
"""How far from its speaker a hedge is looked for, in characters."""

_TITLE = 75
"""How long a title may be, in characters."""

_QUOTES = re.compile("\"|''")
_TITLES = re.compile(r"(['*_])(?<![\w'*_].)[A-Z](?:[^'*_\n]|\b'\b){1,70}\1(?![\w'*_])", re.ASCII)


@annotation
def _quotation_marks(document: Document) -> dict[int, list[int]]:
    """Where quotation marks stand, by block; filled block by block as somebody asks."""
    return {}


def quoted(document: Document, offset: int) -> bool:
    """Whether `offset` stands inside quotation marks that open earlier in its block."""
    number, marks = document.block_number(offset), _quotation_marks(document)
    if number not in marks:
        block = document.blocks[number]
        found = _QUOTES.finditer(document.folded, block.start, block.end)
        marks[number] = [mark.start() for mark in found]
    return bisect_left(marks[number], offset) % 2 == 1


def titled(document: Document, span: Span, sentence: Span) -> bool:
    """Whether `span` stands in a title set apart by signs: 'Perhaps Tomorrow', *Perhaps Tomorrow*, _Perhaps Tomorrow_."""
    low, high = max(sentence.start, span.start - _TITLE), min(sentence.end, span.end + _TITLE)
    found = _TITLES.finditer(document.folded, low, high)
    return any(title.start() < span.start < title.end() for title in found)


def asked(document: Document, sentence: Span) -> bool:
    """Whether the sentence is a question."""
    return "?" in document.folded[max(sentence.start, sentence.end - 2) : sentence.end]


@annotation
def unnamed(document: Document) -> list[Attribution]:
    """Where somebody speaks whom the reader cannot find: in the article itself, not in a quotation or a question."""
    known: list[Attribution] = [
        said for said in attributions(document) if is_unnamed(said) and not _reported(document, said)
    ]
    return known


def _reported(document: Document, said: Attribution) -> bool:
    """Whether an attribution is itself somebody's quoted words, or part of a question."""
    return quoted(document, said.source.start) or asked(document, document.sentence_at(said.cue.start))


@annotation
def unsupported(document: Document) -> dict[str, list[Hedge]]:
    """The hedges that nobody stands behind, in the article's own voice, by kind: the weightiest of each kind in a sentence."""
    known: dict[str, list[Hedge]] = {}
    for sentence in telling(document):
        if not asked(document, sentence.sentence):
            for hedge in _weightiest(sentence):
                if own_voice(document, hedge):
                    known.setdefault(hedge.kind, []).append(hedge)
    return known


def _weightiest(sentence: Weighed) -> Iterable[Hedge]:
    """The weightiest hedge of each kind in a sentence."""
    best: dict[str, Hedge] = {}
    for hedge in sentence.hedges():
        if _told(hedge) and (hedge.kind not in best or hedge.weight > best[hedge.kind].weight):
            best[hedge.kind] = hedge
    return best.values()


def _told(hedge: Hedge) -> bool:
    """A crowd without a name only weighs here: the rules for sources tell of it where it speaks."""
    return hedge.plain or (hedge.chance >= THRESHOLD and hedge.weight >= LEAST and hedge.kind != "crowd")


def own_voice(document: Document, hedge: Hedge) -> bool:
    """Whether the article itself hedges in a sentence that asks nothing: no quoted speaker, no named source, no title."""
    span, sentence = hedge.span, hedge.sentence
    if quoted(document, span.start) or titled(document, span, sentence):
        return False
    said = covering(document, sentence, span.start)
    return said is None or (said.source.stands_for or said.source).kind not in NAMED


def confidence(hedge: Hedge) -> Confidence:
    """How sure a finding about the hedge is: by the chance of its sentence, never high."""
    return Confidence.medium if hedge.chance >= STRONG else Confidence.low


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


def first_plain_hedge(document: Document, span: Span) -> Span | None:
    """Where, in the first part of `span`, somebody utters a hedge that is one by itself."""
    found = telling(document)
    end = min(span.end, span.start + _EARSHOT)
    at = bisect_right(found, span.start, key=lambda weighed: weighed.sentence.start) - 1
    places = found[at].places if at >= 0 and found[at].plain else []
    first = bisect_left(places, span.start, key=lambda place: place[0].start)
    for number in range(first, min(first + _EARSHOT, len(places))):
        place, cues = places[number]
        if place.start >= end:
            break
        if any(cue.plain for cue in cues):
            return place
    return None

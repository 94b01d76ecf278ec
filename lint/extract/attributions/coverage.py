"""What a speaker stands behind: the rest of the sentence after the verb, the part before it, or all of it."""

from __future__ import annotations

from bisect import bisect_left

from lint.extract.attributions.reading import BEHOLDING, KNOWING, NAMED, Attribution, attributions
from lint.folding import fold
from lint.lexicon import either, words
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.tokens import words as w

_ASIDE = frozenset((",", "-", fold("–"), fold("—")))
_GOES_ON = either(words("en", "speakers", "same clause"))
_BREAK = lazy_pattern(rf"; | but (?!{_GOES_ON}\b)")
_NO_WORDS = KNOWING | BEHOLDING
_MANY = 8
"""How many attributions of a sentence are looked at."""


def content(document: Document, attribution: Attribution) -> Span:
    """What is said: the rest of the sentence after verb and source, or before them where they close it."""
    return _content(document, attribution, document.sentence_at(attribution.cue.start))


def _content(document: Document, attribution: Attribution, sentence: Span) -> Span:
    source, cue = attribution.source, attribution.cue
    if source.kind == "none":
        return sentence
    first, last = min(source.start, cue.start), max(source.end, cue.end)
    if _is_aside(document.folded, first, last):
        return sentence
    opens = first - sentence.start <= 12
    if opens or not (attribution.inverted or sentence.end - last < 20 or _closes(document.folded, first, last)):
        return Span(min(last + 1, sentence.end), _clause_end(document, last, sentence.end))
    return Span(sentence.start, sentence.end if attribution.verb == "according" else max(sentence.start, first))


_BESIDE = either(words("en", "speakers", "beside the verb"))
_ADVERBIAL = lazy_pattern(rf" {_BESIDE}\b")


def _closes(folded: str, first: int, last: int) -> bool:
    """Whether nothing that is said follows the verb: “…, Ann Lee wrote.”, “…, Ann Lee wrote to the board of the bank.”"""
    return (
        folded[last : last + 1] in ",."
        or folded[first - 2 : first] == ", "
        and _ADVERBIAL.match(folded, last) is not None
    )


@annotation
def _breaks(document: Document) -> list[int]:
    """Where clauses break off, in order: read once, for a sentence may have any number of sources and no end."""
    return [found.start() for found in _BREAK.finditer(document.folded)]


def _clause_end(document: Document, start: int, end: int) -> int:
    """Where the clause ends that begins at `start`: another one may be the writer's."""
    breaks = _breaks(document)
    at = bisect_left(breaks, start)
    if at == len(breaks) or breaks[at] >= end:
        return end
    return breaks[at] - (breaks[at] > start and document.folded[breaks[at] - 1] == ",")


def _is_aside(folded: str, first: int, last: int) -> bool:
    """Whether source and verb stand between two commas or dashes: “the dam, experts say, is safe”."""
    opening, closing = folded[max(0, first - 2) : first].rstrip(), folded[last : last + 2].lstrip()
    return opening[-1:] in _ASIDE and closing[:1] in _ASIDE


@annotation
def _verbs(document: Document) -> list[int]:
    """Where the verbs of the attributions stand, in order."""
    return [found.cue.start for found in attributions(document)]


def number_from(document: Document, offset: int) -> int:
    """How many attributions have their verb before `offset`."""
    return bisect_left(_verbs(document), offset)


def covering(document: Document, sentence: Span, offset: int) -> Attribution | None:
    """The attribution in a sentence whose content holds `offset`: who stands behind the words there; a passive only where nobody does."""
    first, passive = number_from(document, sentence.start), None
    for attribution in attributions(document)[first : first + _MANY]:
        if attribution.cue.start >= sentence.end:
            break
        if attribution.flags & (w.CITING | w.NEWSROOM) or attribution.verb in _NO_WORDS:
            continue
        said = _content(document, attribution, sentence)
        if said.start <= offset < said.end:
            if attribution.source.kind != "none":
                return attribution
            passive = passive or attribution
    return passive


def speaks_near(document: Document, sentence: Span) -> bool:
    """Whether a named source has spoken in the sentence before, in the same block: what follows may still be theirs."""
    block = document.block_at(sentence.start)
    at = number_from(document, sentence.start)
    for attribution in attributions(document)[max(0, at - 2) : at][::-1]:
        source = attribution.source.stands_for or attribution.source
        if attribution.cue.start >= block.start and source.kind in NAMED and source.group != "empty":
            return document.sentence_at(attribution.cue.start).end + 3 >= sentence.start
    return False

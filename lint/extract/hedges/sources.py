"""Who speaks in an article and cannot be found: people without a name, papers without a title; and how surely so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from lint.extract.attributions import (
    BEHOLDING,
    BELIEF,
    KNOWING,
    NAMED,
    Attribution,
    attributions,
    content,
    is_unnamed,
    number_from,
)  # fmt: skip
from lint.extract.hedges.extractor import telling
from lint.extract.hedges.surroundings import quoted, set_apart, titled
from lint.extract.hedges.voice import is_legal
from lint.lexicon import either, words
from lint.model import Confidence, Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.turns import is_spoken

_NO_NAMES = either(words("en", "hedge_contexts", "no names of papers"))
_TRACE = lazy_pattern(
    r"\b(?:published|conducted|led|carried out|commissioned|released|run|paid for|funded) (?:in|by|on|at) (?:the )?[A-Z]"
    r"|\b(?:University|Institute|Journal|Research|College)\b"
    rf"|\b(?!{_NO_NAMES}\b)[A-Z][\w-]+(?:[ /][A-Z][\w-]+){{0,3}} (?:poll|survey|study)\b"
)
"""What names a paper after it was spoken of."""
_AUTHORS = lazy_pattern(r"(?:[A-Z][\w.'-]+ ){1,3}[A-Z][\w'-]+,? and (?:[A-Z][\w.'-]+ ){1,3}[A-Z][\w'-]+|\bet al\b")
"""Names of several people; “the authors” behind them are these."""
_TRACED = 1200
"""How far behind a paper it is looked for, in characters."""
_IF = lazy_pattern(r"\b(?:[Ww]hen|(?<!\bas )[Ii]f|[Ww]henever|[Uu]ntil|[Oo]nce|[Uu]nless)\b")
"""What opens a condition; “as if” opens none: “it seems as if insider sources say”."""
_CONJUNCTIONS = either(words("en", "hedge_contexts", "conjunctions"))
_CONJUNCTION = lazy_pattern(rf"{_CONJUNCTIONS}\b")
"""It opens a clause with a speaker of its own."""
_TALES = either(words("en", "hedge_contexts", "tales"))
_IN_A_TALE = lazy_pattern(rf"\b[Ii]n (?:the|his|her|this|one|that) (?:\w+ )?{_TALES}\b")
"""At the head of a sentence it tells that those who speak do so in a work."""
_TALE = 60
"""So far into the sentence, in characters."""
_EARSHOT = 400
"""How far from its speaker a hedge is looked for, in characters."""
_CLOSE = 30
"""How near a speaker must stand to somebody else whose words they report."""
_SURE = frozenset(words("en", "hedge_contexts", "sure"))
_GUESSES = frozenset("modal likelihood odds seeming".split())
"""The kinds of hedge that make of what a nameless speaker says a guess."""


@annotation
def unnamed(document: Document) -> list[Attribution]:
    """Where somebody speaks whom the reader cannot find: in the article itself, not in a quotation, a question or a speaker's words."""
    best: dict[int, Attribution] = {}
    for said in attributions(document):
        if is_unnamed(said) and not _is_reported(document, said) and not _are_known_authors(document, said):
            place = said.source.start
            if place not in best or certainty(document, said) >= certainty(document, best[place]):
                best[place] = said
    return sorted(best.values(), key=lambda said: said.source.start)


def _are_known_authors(document: Document, said: Attribution) -> bool:
    """Whether “the authors” are people with names, or those of a paper that can be found, shortly before."""
    source = said.source
    if source.head != "authors" or not source.definite:
        return False
    low = max(0, source.start - _TRACED)
    return any(trace.search(document.folded, low, source.start) is not None for trace in (_AUTHORS, _TRACE))


@annotation
def _places(document: Document) -> list[int]:
    return [said.source.start for said in unnamed(document)]


def nameless_in(document: Document, sentence: Span) -> list[Span]:
    """Where in a sentence the words for somebody without a name stand."""
    places = _places(document)
    found = unnamed(document)[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
    return [Span(said.source.start, said.source.end) for said in found]


def empty(document: Document) -> list[Attribution]:
    """Where a paper that nobody can find speaks: “studies show”, “according to reports”."""
    return [said for said in attributions(document) if _is_empty(said) and _leads_nowhere(document, said)]


def _is_empty(said: Attribution) -> bool:
    source = said.source
    return source.kind == "document" and source.group == "empty" and not source.relative


def _leads_nowhere(document: Document, said: Attribution) -> bool:
    """Whether the paper is the article's own source, and not named later: a single one anywhere behind, several in their block."""
    if _is_reported(document, said):
        return False
    start, source = said.source.end, said.source
    high = document.block_at(start).end if source.plural else len(document.folded)
    return source.definite or _TRACE.search(document.folded, start, min(high, start + _TRACED)) is None


def _is_reported(document: Document, said: Attribution) -> bool:
    """Whether an attribution is itself somebody's words, or part of a question, a title, a condition."""
    span, sentence = Span(said.source.start, said.source.end), document.sentence_at(said.cue.start)
    if quoted(document, span.start) or is_spoken(document, span.start):
        return True
    if set_apart(document, sentence) or titled(document, span, sentence) or _is_of_code(document, said):
        return True
    if _IN_A_TALE.search(document.folded, sentence.start, min(said.source.start, sentence.start + _TALE)):
        return True
    return _is_conditional(document, said, sentence) or _has_reporter(document, said, sentence)


def _is_of_code(document: Document, said: Attribution) -> bool:
    """Whether “the source” is that of a program, by the code in its paragraph, which is masked or stands in backticks."""
    source = said.source
    if source.head not in ("source", "sources") or not source.definite:
        return False
    block = document.block_at(source.start)
    return any(document.folded.find(sign, *block) >= 0 for sign in ("__", "`"))


def _is_conditional(document: Document, said: Attribution, sentence: Span) -> bool:
    """Whether it is what would be said: “when a user reports a fault”."""
    low = max(sentence.start, said.source.start - 12)
    general = not said.source.plural or not said.verb.endswith(("ed", "id", "ld"))
    return general and _IF.search(document.folded, low, said.source.start) is not None


def _has_reporter(document: Document, said: Attribution, sentence: Span) -> bool:
    """Whether somebody with a name says that they say it: “Ann Lee noted that experts say …”."""
    at = number_from(document, said.cue.start)
    for other in attributions(document)[max(0, at - 2) : at]:
        gap = said.source.start - other.cue.end
        if sentence.start <= other.cue.start and 0 <= gap <= _CLOSE and _by_name(other) and not other.inverted:
            return set(",;:").isdisjoint(document.folded[other.cue.end : said.source.start])
    return _is_told_by_name(document, said, sentence, at)


def _is_told_by_name(document: Document, said: Attribution, sentence: Span, at: int) -> bool:
    """Whether somebody with a name closes the sentence as the one who says it: “many believe in ghosts, Ann Lee wrote in 2020”."""
    for other in attributions(document)[at + 1 : at + 2]:
        first = min(other.source.start, other.cue.start)
        clause = document.folded.rfind(", ", said.source.end, first)
        closes = 0 <= first - clause <= _CLOSE and other.cue.start < sentence.end and _by_name(other)
        if _CONJUNCTION.match(document.folded, clause + 2):
            return False
        if closes and said.source.end <= first and content(document, other).start <= said.source.start:
            return True
    return False


def _by_name(said: Attribution) -> bool:
    source = said.source.stands_for or said.source
    return source.kind in NAMED and source.group != "empty"


def certainty(document: Document, said: Attribution) -> Confidence:
    """High for “officials said”, medium where the phrase may lead to somebody (“her aides”, “a Pentagon official”), low for an opinion."""
    source = said.source
    if source.group == "newsroom" or said.verb in BEHOLDING or said.cited or said.verb in KNOWING:
        return Confidence.medium
    if not said.strong:
        return Confidence.medium if source.group in ("crowd", "source") or said.verb in BELIEF else Confidence.low
    if _of_the_law(document, said):
        return Confidence.medium
    if source.group == "public" or source.bare or not source.head_known or said.verb not in _SURE:
        return Confidence.medium
    named = (
        source.capital and not source.definite if source.group == "crowd" else source.definite or _is_lone_name(said)
    )
    return Confidence.medium if named and source.group != "source" else Confidence.high


def _of_the_law(document: Document, said: Attribution) -> bool:
    """“Prosecutors say” in a matter of the courts: the charges can be looked up."""
    return said.source.head in _PROSECUTION and is_legal(document)


_PROSECUTION = frozenset("prosecutors prosecutor".split())


def _is_lone_name(said: Attribution) -> bool:
    """“A Pentagon official”: one of a named body."""
    return said.source.capital and not said.source.plural


def guess(document: Document, said: Attribution) -> Span | None:
    """Where a nameless speaker who surely speaks only guesses: the first hedge of what is said that is one by itself."""
    if not said.strong:
        return None
    span, found = content(document, said), telling(document)
    end = min(span.end, span.start + _EARSHOT)
    at = bisect_right(found, span.start, key=lambda weighed: weighed.sentence.start) - 1
    places = found[at].places if at >= 0 and found[at].plain else []
    first = bisect_left(places, span.start, key=lambda place: place[0].start)
    for place, cues in places[first : first + _EARSHOT]:
        if place.start >= end:
            break
        if any(cue.plain and cue.kind in _GUESSES for cue in cues) and not quoted(document, place.start):
            return place
    return None

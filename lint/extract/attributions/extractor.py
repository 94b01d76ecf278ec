"""The fact “attribution”: who says what, by which verb, and whether one could go and ask.

`attributions(document)` reads the sources and verbs; what is said (`content`) is worked out when it is asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from lint import extract
from lint.extract.attributions.phrase import Source
from lint.extract.attributions.speaker import across_dashes, after, before
from lint.extract.attributions.vocabulary import CUES, NOUNS, STRONG_CUES
from lint.match.scan import Probe
from lint.model import Mention, Span
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.fold import fold

_PROBE = Probe("attribution", literals=tuple(sorted(CUES)))
PROBE: Probe | None = _PROBE
_MEMORY = 1200
"""How far back a pronoun may go, in characters."""

_ASIDE = frozenset((",", "-", fold("–"), fold("—")))

SPEAKERS = frozenset(("person", "organisation", "role", "unnamed"))
"""The kinds of source that a pronoun may stand for."""

NAMED = frozenset(("person", "organisation", "document", "role"))
"""The kinds of source that a reader can go and ask."""


class Attribution(NamedTuple):
    """A source with its verb of saying. A source of kind "none" is a passive: “is believed to”."""

    source: Source
    cue: Span
    verb: str

    @property
    def inverted(self) -> bool:
        """The source follows its verb: “…”, said a neighbour."""
        return self.source.start > self.cue.start

    @property
    def strong(self) -> bool:
        """The verb by itself shows that somebody speaks, and somebody has spoken."""
        return self.verb in STRONG_CUES and not self.source.relative


@annotation
def attributions(document: Document) -> list[Attribution]:
    """Every attribution in the document, in order of its verb; read when first asked for."""
    known: list[Attribution] = []
    speaker: Source | None = None
    unnamed: set[str] = set()
    folded, block = document.folded, Span(0, -1)
    for hit in extract.hits(document, _PROBE):
        start, end = hit
        if start >= block.end:
            block = document.block_at(start)
        verb = folded[start:end].lower()
        source = _source(folded, block, hit, verb)
        if source is None:
            continue
        if source.kind == "pronoun":
            source = _standing_for(source, speaker)
        elif source.kind == "role" and source.definite and _head(folded, source) in unnamed:
            source = source._replace(kind="unnamed")  # as “a senior official” was, so is “the official”
        known.append(Attribution(source, hit if verb != "according" else Span(start, end + len(" to")), verb))
        if source.kind in SPEAKERS:
            speaker = source
            if source.kind == "unnamed":
                unnamed.add(_head(folded, source))
    return known


def _source(folded: str, block: Span, hit: Span, verb: str) -> Source | None:
    """Who says it by the verb that the scan saw at `hit` of a block."""
    if verb == "according":
        return _according(folded, block, hit)
    start, end = hit
    source = (
        before(folded, block.start, start) or after(folded, end, block.end) or across_dashes(folded, block.start, start)
    )
    if source is None or source.kind == "other" or (source.kind == "none" and not verb.endswith(("ed", "id", "ght"))):
        return None
    return None if verb in NOUNS and folded.endswith("'s", source.start, source.end) else source


def _according(folded: str, block: Span, hit: Span) -> Source | None:
    """The source of “according to”."""
    if folded[hit.end : hit.end + 4].lower() != " to ":
        return None
    source = after(folded, hit.end + 3, block.end, alone=False)
    if source is not None and source.kind == "other":
        return source._replace(kind="role")
    return source


def _standing_for(pronoun: Source, speaker: Source | None) -> Source:
    """The pronoun with the last speaker before it, where it may mean them."""
    if speaker is None or pronoun.start - speaker.end >= _MEMORY:
        return pronoun
    if speaker.plural and speaker.kind == "unnamed" and not pronoun.plural:
        return pronoun
    return Source(pronoun.start, pronoun.end, "pronoun", plural=pronoun.plural, stands_for=speaker)


def _head(folded: str, source: Source) -> str:
    """The last word of a source without its plural, to know it again."""
    return folded[source.start : source.end].lower().rpartition(" ")[2].rstrip("s")


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
    if opens or not (attribution.inverted or sentence.end - last < 20):
        return Span(min(last + 1, sentence.end), sentence.end)
    return Span(sentence.start, max(sentence.start, first))


def _is_aside(folded: str, first: int, last: int) -> bool:
    """Whether source and verb stand between two commas or dashes: “the dam, experts say, is safe”."""
    opening, closing = folded[max(0, first - 2) : first].rstrip(), folded[last : last + 2].lstrip()
    return opening[-1:] in _ASIDE and closing[:1] in _ASIDE


def is_unnamed(attribution: Attribution) -> bool:
    """Whether somebody speaks whom the reader cannot find; a crowd may also think or consider."""
    source = attribution.source
    if source.kind != "unnamed" or source.relative:
        return False
    return attribution.strong or (source.group == "crowd" and source.plural and not source.definite)


def number_from(document: Document, offset: int) -> int:
    """How many attributions have their verb before `offset`."""
    return bisect_left(_verbs(document), offset)


@annotation
def _verbs(document: Document) -> list[int]:
    """Where the verbs of the attributions stand, in order."""
    return [found.cue.start for found in attributions(document)]


def covering(document: Document, sentence: Span, offset: int) -> Attribution | None:
    """The attribution in a sentence whose content holds `offset`: who stands behind the words there."""
    first = number_from(document, sentence.start)
    for attribution in attributions(document)[first : first + 8]:
        if attribution.cue.start >= sentence.end:
            break
        said = _content(document, attribution, sentence)
        if said.start <= offset < said.end:
            return attribution
    return None


@annotation
def read(document: Document) -> list[Mention]:
    """Every attribution as a mention: the stretch from source to verb, with source, cue and content in its value."""
    return [
        _mention(document, attribution)
        for attribution in attributions(document)
        if attribution.source.kind != "relative"
    ]


def _mention(document: Document, attribution: Attribution) -> Mention:
    source, cue, said = attribution.source, attribution.cue, content(document, attribution)
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    meant = source.stands_for or source
    value = {
        "source": document.text[meant.start : meant.end] if source.kind != "none" else None,
        "source_kind": meant.kind,
        "source_span": [source.start, source.end] if source.kind != "none" else None,
        "cue": document.text[cue.start : cue.end],
        "cue_span": [cue.start, cue.end],
        "content_span": [said.start, said.end],
    }
    return Mention("attribution", start, end, document.text[start:end], value)

"""The fact “attribution”: who says what, by which verb, and whether one could go and ask.

`attributions(document)` reads the sources and verbs; what is said (`content`) is worked out when it is asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from lint import facts
from lint.document import Document
from lint.facts.attributions_phrase import Source
from lint.facts.attributions_source import across_dashes, after, before
from lint.facts.attributions_words import CUES, NOUNS, STRONG_CUES
from lint.model import Mention, Span
from lint.scan import Probe
from lint.text import fold

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
    inverted: bool
    """The source follows its verb: “…”, said a neighbour."""

    @property
    def strong(self) -> bool:
        """The verb by itself shows that somebody speaks, and somebody has spoken."""
        return self.verb in STRONG_CUES and not self.source.relative


def attributions(document: Document) -> list[Attribution]:
    """Every attribution in the document, in order of its verb; read when first asked for."""
    known: list[Attribution] | None = document.cache.get("attributions")
    if known is None:
        known = document.cache["attributions"] = []
        speaker: Source | None = None
        unnamed: set[str] = set()
        folded, block = document.folded, Span(0, -1)
        for hit in facts.hits(document, _PROBE):
            if hit.start >= block.end:
                block = document.block_at(hit.start)
            found = _read_at(folded, block, hit)
            if found is None:
                continue
            found = _resolved(document, found, speaker, unnamed)
            known.append(found)
            if found.source.kind in SPEAKERS:
                speaker = found.source
            if found.source.kind == "unnamed":
                unnamed.add(_head(document, found.source))
    return known


def _read_at(folded: str, block: Span, hit: Span) -> Attribution | None:
    """The attribution whose verb the scan saw at `hit` of a block."""
    verb = folded[hit.start : hit.end].lower()
    if verb == "according":
        return _according(folded, block, hit)
    source, inverted = before(folded, block.start, hit.start), False
    if source is None:
        source, inverted = after(folded, hit.end, block.end), True
    if source is None:
        source, inverted = across_dashes(folded, block.start, hit.start), False
    if source is None or source.kind == "other" or (source.kind == "none" and not verb.endswith(("ed", "id", "ght"))):
        return None
    if verb in NOUNS and folded.endswith("'s", source.start, source.end):
        return None
    return Attribution(source, hit, verb, inverted)


def _according(folded: str, block: Span, hit: Span) -> Attribution | None:
    """The attribution of “according to”."""
    if folded[hit.end : hit.end + 4].lower() != " to ":
        return None
    source = after(folded, hit.end + 3, block.end, alone=False)
    if source is None:
        return None
    if source.kind == "other":
        source = source._replace(kind="role")
    return Attribution(source, Span(hit.start, hit.end + 3), "according", True)


def _resolved(document: Document, found: Attribution, speaker: Source | None, unnamed: set[str]) -> Attribution:
    """A pronoun stands for the speaker before it; “the official” is as unnamed as “a senior official” was."""
    source = found.source
    if source.kind == "pronoun":
        same = speaker is not None and (source.plural or not (speaker.plural and speaker.kind == "unnamed"))
        if speaker is not None and same and source.start - speaker.end < _MEMORY:
            source = Source(source.start, source.end, "pronoun", plural=source.plural, stands_for=speaker)
            return Attribution(source, found.cue, found.verb, found.inverted)
    elif source.kind == "role" and source.definite and _head(document, source) in unnamed:
        return found._replace(source=source._replace(kind="unnamed"))
    return found


def _head(document: Document, source: Source) -> str:
    """The last word of a source without its plural, to know it again."""
    return document.folded[source.start : source.end].lower().rpartition(" ")[2].rstrip("s")


def content(document: Document, attribution: Attribution) -> Span:
    """What is said: the rest of the sentence after verb and source, or before them where they close it."""
    sentence = document.sentence_at(attribution.cue.start)
    if attribution.source.kind == "none":
        return sentence
    first = min(attribution.source.start, attribution.cue.start)
    last = max(attribution.source.end, attribution.cue.end)
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


def covering(document: Document, offset: int) -> Attribution | None:
    """The attribution whose content holds `offset`: who stands behind the words there."""
    found = attributions(document)
    sentence = document.sentence_at(offset)
    at = bisect_left(found, sentence.start, key=lambda attribution: attribution.cue.start)
    for attribution in found[at : at + 8]:
        if attribution.cue.start >= sentence.end:
            break
        said = content(document, attribution)
        if said.start <= offset < said.end:
            return attribution
    return None


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

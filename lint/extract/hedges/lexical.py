"""Hedges and sources without a name in a language that is known by its lexicon."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lint.lexicon import alternatives, lexicon, words
from lint.match.expressions import expression
from lint.model import Span
from lint.text.document import Document

_QUOTED = expression(r'"[^"\n]{1,600}"|\xab[^\xbb\n]{1,600}\xbb')
"""Curly and low quotation marks are straight in the folded text."""
_PARTICIPLES = {
    "fr": r"(?!pu\b|du\b|fallu\b|voulu\b|aime\b|ete\b)[a-z_]{2,}(?:e|es|i|is|it|u|us|ees?)\b",
    "es": r"(?!podido\b|debido\b|querido\b)[a-z_]{2,}(?:ado|ido|hecho|dicho|visto|puesto)\b",
    "it": r"(?!dovuto\b|potuto\b|voluto\b)[a-z_]{2,}(?:ato|uto|ito|ata|uta|ita|ati|uti|iti|etto|atto|eso|esso|erto)\b",
    "pt": r"(?!podido\b|devido\b|querido\b)[a-z_]{2,}(?:ado|ido|feito|dito|visto|posto)\b",
}
"""The participles that a conditional of hearsay stands before, without those of modal verbs."""
_CONDITION = {
    "fr": r"\b(?:si|s'ils?|sans|pourvu|a condition|au cas)\b", "es": r"\bsi\b|\bde haber\b|\bcomo si\b",
    "it": r"\b(?:se|qualora|senza)\b", "pt": r"(?:^|[,;] )se\b|\bcaso\b|\bsem\b",
}  # fmt: skip
"""What makes it a conditional of a condition."""


class Hedge(NamedTuple):
    """A word that takes a claim back, and of which kind it is: hearsay, likelihood, sourceless, seeming."""

    span: Span
    kind: str


class Unnamed(NamedTuple):
    """A source that the reader cannot find: `group` is source, crowd or empty."""

    span: Span
    group: str


class Speech:
    """How one language hedges and reports, as patterns for folded text."""

    def __init__(self, language: str) -> None:
        hedges, sources = lexicon(language, "hedges"), lexicon(language, "sources")
        self.hedges = [
            (expression(rf"\b{alternatives(hedges[kind])}(?!\w)"), kind)
            for kind in ("hearsay", "sourceless", "likelihood", "seeming")
            if hedges.get(kind)
        ]
        participle = _PARTICIPLES.get(language)
        self.conditional = participle and expression(
            rf"\b(?P<here>{alternatives(hedges.get('conditional', ()))}(?: [a-z_]+ment| deja| ya| gia| ja)? {participle})"
        )
        self.condition = expression(_CONDITION.get(language, r"(?!)"))
        according = alternatives(sources.get("according", ()))
        self.according = expression(rf"\b{according}(?!\w)|\b{alternatives(sources.get('after', ()))}\b")
        self.groups = [(expression(pattern), group) for pattern, group in self._groups(sources, according)]

    @staticmethod
    def _groups(sources: Any, according: str) -> Iterator[tuple[str, str]]:
        said, after = alternatives(sources.get("said", ())), alternatives(sources.get("after", ()))
        named = r"(?! (?:d\w{1,3}|v[ao][nm]|aus|pres|bij|at|of) (?-i:[A-Z]))(?! (?-i:[A-Z]))"
        for group in ("source", "crowd", "empty"):
            one = (
                r"(?<!\b(?:der|die|den|dem|des|de|het) )" if group == "crowd" else ""
            )  # “the experts” were spoken of before
            who = rf"{one}(?P<here>{alternatives(sources.get(group, ()))})(?!\w)"
            behind = named if group != "empty" else rf"{named}(?! (?:d\w{{0,3}}|van|von|aus|uit|bij)(?: |'))"
            yield rf"\b{according} (?:[a-z_]+ )??{who}{behind}", group
            yield rf"\b{who} {after}\b", group
            if group != "empty":
                yield rf"(?<![\w-]){who}(?: (?!{said}\b)(?-i:[a-z_'-]+),?){{0,3}} {said}\b", group
                yield rf"\b{said} {who}{named}", group


def hedge_cues(language: str, kind: str) -> tuple[str, ...]:
    """What the scan must see for hedges of a kind."""
    forms = [*words(language, "hedges", kind), *(words(language, "hedges", "conditional") if kind == "hearsay" else ())]
    return (rf"\b{alternatives(forms)}",) if forms else ()


def source_cues(language: str, group: str) -> tuple[str, ...]:
    """What the scan must see for sources of a group."""
    return (rf"\b{alternatives(words(language, 'sources', group))}",)


@cache
def speech(language: str) -> Speech:
    return Speech(language)


def quoted(document: Document, block: Span) -> list[Span]:
    """What stands between quotation marks in a block."""
    return [Span(*match.span()) for match in _QUOTED.finditer(document.folded, *block)]


def _free(found: Any, inside: list[Span]) -> bool:
    return not any(span.start < found.start() < span.end for span in inside)


def hedges_in(document: Document, blocks: list[Span]) -> Iterator[Hedge]:
    """The hedges in some blocks that no quotation and no source of the sentence covers."""
    known = speech(document.rules_language)
    for block in blocks:
        inside = quoted(document, block)
        for pattern, kind in known.hedges:
            for match in pattern.finditer(document.folded, *block):
                if _free(match, inside) and not _covered(document, known, match):
                    yield Hedge(Span(*match.span()), kind)
        for match in known.conditional.finditer(document.folded, *block) if known.conditional else ():
            sentence = document.sentence_at(match.start())
            conditional = known.condition.search(document.folded, *sentence) is not None
            if _free(match, inside) and not conditional and not _covered(document, known, match):
                yield Hedge(Span(*match.span("here")), "hearsay")


def _covered(document: Document, known: Speech, hedge: Any) -> bool:
    """Whether the sentence names whom it has this from; “according to rumours” is a hedge and names nobody."""
    sentence = document.sentence_at(hedge.start())
    named = known.according.finditer(document.folded, *sentence)
    return any(not hedge.start() <= one.start() < hedge.end() for one in named)


def unnamed_in(document: Document, blocks: list[Span]) -> Iterator[Unnamed]:
    """The sources without a name in some blocks, outside of quotations; of two that overlap the longer one."""
    known = speech(document.rules_language)
    for block in blocks:
        inside = quoted(document, block)
        found = [
            Unnamed(Span(*match.span("here")), group)
            for pattern, group in known.groups
            for match in pattern.finditer(document.folded, *block)
            if _free(match, inside)
        ]
        reached = -1
        for source in sorted(found, key=lambda source: (source.span.start, -source.span.end)):
            if source.span.start >= reached:
                reached = source.span.end
                yield source

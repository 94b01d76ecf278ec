"""A text as its readers see it: without the signs nobody sees within its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.blocks import Region, Structure
from lint.text.document import Document
from lint.text.source_map import SourceMap

_HIDDEN = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_NEAR = "[ -\u00ac\u00ae-\u052f\u2010-\u2027]"
"""What stands beside a sign that only gets in the way: in scripts that need them, signs stay."""
_HIDDEN_RUN = lazy_pattern(f"(?<={_NEAR})[{_HIDDEN}]+(?={_NEAR})")
_SIGNS = frozenset(_HIDDEN)


def legible(document: Document) -> tuple[Document, SourceMap] | None:
    """The document as its readers see it, and where each of its characters stands in the document's text; None where that is the same."""
    if document.non_ascii.isdisjoint(_SIGNS):
        return None
    text = document.text
    cuts = [Span(*run.span()) for run in _HIDDEN_RUN.finditer(text)]
    if not cuts:
        return None
    pieces, last = list[str](), 0
    for start, end in cuts:
        pieces.append(text[last:start])
        last = end
    plain = _copy(document, "".join((*pieces, text[last:])), _moved(document.given_structure, cuts))
    runs, gone = [(0, 0)], 0
    for start, end in cuts:
        gone += end - start
        runs.append((end - gone, end))
    return plain, SourceMap(runs)


def _copy(document: Document, text: str, structure: Structure | None) -> Document:
    """A document of the same name and metadata with another text."""
    copy = Document(
        text, document.path, record=document.record, metadata=document.metadata, structure=structure,
        encoding=document.encoding, notes=document.notes, record_id=document.record_id,
    )  # fmt: skip
    copy.assumed_language = document.assumed_language
    return copy


def _moved(structure: Structure | None, cuts: list[Span]) -> Structure | None:
    """What a reader saw of a text, once some stretches are cut out of it."""
    if structure is None or not cuts:
        return structure
    starts, gone = [cut.start for cut in cuts], [0]
    for start, end in cuts:
        gone.append(gone[-1] + end - start)

    def new(offset: int) -> int:
        number = bisect_right(starts, offset)
        inside = max(0, cuts[number - 1].end - offset) if number else 0
        return offset - gone[number] + inside

    def spans(old: Iterable[Span]) -> list[Span]:
        return [Span(new(start), new(end)) for start, end in old]

    return Structure(
        [Region(new(start), new(end), kind) for start, end, kind in structure.regions],
        spans(structure.inline),
        spans(structure.links),
        frozenset(map(new, structure.soft)),
    )

"""What kind of text a stretch of a document is: prose, a table, code, somebody else's words …"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from lint.model import Span
from lint.packing import DamagedError, expect, expect_all


class Kind(StrEnum):
    """What a block of an article is."""

    paragraph = "paragraph"
    heading = "heading"
    list_item = "list_item"
    table = "table"
    caption = "caption"
    label = "label"
    """A term of a list of definitions, a legend, the words on a button."""
    quotation = "quotation"
    """A block that somebody else said or wrote."""
    verse = "verse"
    code = "code"
    formula = "formula"


PROSE = frozenset({Kind.paragraph, Kind.heading, Kind.list_item, Kind.table, Kind.caption, Kind.label})
"""The kinds that a rule reads unless it says otherwise: the author's own words."""
WORDS = PROSE | {Kind.quotation, Kind.verse}
"""Whatever is made of words, somebody else's and those of a poem too."""
ANYTHING = frozenset(Kind)
GROUPS = {"prose": PROSE, "words": WORDS, "anything": ANYTHING}
"""Names that stand for several kinds in the key `reads` of a rule."""
NAMES = (*GROUPS, *(kind.value for kind in Kind))
"""All that `reads` may name."""
_UNREAD = (Kind.code, Kind.formula)


@lru_cache(maxsize=64)
def kinds_named(names: tuple[str, ...]) -> frozenset[Kind]:
    """The kinds that the names of kinds and groups stand for. Raises ValueError for an unknown one."""
    found: set[Kind] = set()
    for name in names:
        found |= GROUPS.get(name) or {Kind(name)}
    return frozenset(found)


class Region(NamedTuple):
    """A stretch of a document's text that is of one kind."""

    start: int
    end: int
    kind: Kind


class Structure(NamedTuple):
    """What a reader saw of the structure of a document, in offsets of its text.

    Everything outside of `regions`, which are in order and apart, is a paragraph. No rule for prose reads the `inline` spans (code,
    formulas). `links` are the words of links, `soft` the line ends inside of a paragraph.
    """

    regions: Sequence[Region] = ()
    inline: Sequence[Span] = ()
    links: Sequence[Span] = ()
    soft: frozenset[int] = frozenset()

    def plain(self) -> tuple[Any, ...]:
        """The structure as plain values."""
        regions = [(start, end, kind.value) for start, end, kind in self.regions]
        return regions, list(map(tuple, self.inline)), list(map(tuple, self.links)), sorted(self.soft)

    @classmethod
    def from_plain(cls, values: Any) -> Structure:
        """The structure of plain values. Raises DamagedError."""
        regions, inline, links, soft = expect(values, tuple, tuple, tuple, tuple)
        try:
            kinds = tuple(Region(*expect(region, int, int, str)) for region in regions)
            kinds = tuple(Region(start, end, Kind(kind)) for start, end, kind in kinds)
        except ValueError as error:
            raise DamagedError(str(error)) from None
        spans = [tuple(Span(*expect(span, int, int)) for span in group) for group in (inline, links)]
        return cls(kinds, spans[0], spans[1], frozenset(expect_all(soft, int)))


_BEHIND = 1 << 62
"""An end that comes after all others: what starts at an offset stands before such a pair in order."""


def kind_at(regions: Sequence[Region], offset: int) -> Kind:
    """The kind of the text at an offset."""
    number = bisect_right(regions, (offset, _BEHIND)) - 1
    return regions[number].kind if number >= 0 and offset < regions[number].end else Kind.paragraph


def is_within(spans: Sequence[Span], offset: int) -> bool:
    """Whether an offset stands in one of some spans, which are in order and apart."""
    number = bisect_right(spans, (offset, _BEHIND)) - 1
    return number >= 0 and offset < spans[number].end


def kinds_of(regions: Sequence[Region], blocks: Sequence[Span]) -> list[Kind]:
    """The kind of each of some blocks, by where its text begins; both are in order."""
    kinds, number = [Kind.paragraph] * len(blocks), 0
    for place, (start, end) in enumerate(blocks):
        while number < len(regions) and regions[number].end <= start:
            number += 1
        if number == len(regions):
            break
        if regions[number].start < max(end, start + 1):
            kinds[place] = regions[number].kind
    return kinds


def masked(folded: str, structure: Structure) -> str:
    """A folded text in which code and formulas cannot be read: blocks are blank, what stands in a line is a word of `_`."""
    spans = [(region.start, region.end, "\x7f") for region in structure.regions if region.kind in _UNREAD]
    spans += [(start, end, "_") for start, end in structure.inline]
    return hidden(folded, sorted(spans))


def hidden(folded: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """A folded text with a sign in place of each character of some stretches (start, end, sign), given in order; lines stay lines."""
    pieces: list[str] = []
    last = 0
    for begin, end, sign in spans:
        start = max(begin, last)
        if start < end:
            pieces += (folded[last:start], "\n".join(sign * len(line) for line in folded[start:end].split("\n")))
            last = end
    return "".join((*pieces, folded[last:])) if pieces else folded


def cells(text: str, start: int, end: int) -> Iterator[Span]:
    """The cells of a row of a table, between its tabs: a sentence ends with its cell."""
    for cell in text[start:end].split("\t"):
        yield Span(start, start + len(cell))
        start += len(cell) + 1

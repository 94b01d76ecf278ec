"""The text that a reader of a page sees, put together piece by piece: where each piece stands in the source, and what kind it is of."""

from __future__ import annotations

import html

from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.blocks import Kind, Region, Structure
from lint.text.source_map import SourceMap

_ORDER = (
    Kind.paragraph, Kind.list_item, Kind.label, Kind.heading, Kind.caption,
    Kind.quotation, Kind.table, Kind.verse, Kind.formula, Kind.code,
)  # fmt: skip
_RANKS = {kind: rank for rank, kind in enumerate(_ORDER)}
"""Of kinds that stand in one another the highest counts: code in a quotation is code, a paragraph of a list is of the list."""
_REFERENCE = lazy_pattern(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")


def _tail(meant: str, reference: str) -> int:
    """How many characters behind a reference stand for themselves: of `&notit;`, which browsers read as `¬it;`, the last three."""
    length = 0
    while length < len(meant) - 1 and meant[-1 - length] == reference[-1 - length]:
        length += 1
    return length


class SeenText:
    """Collects pieces of text in the order of the source."""

    def __init__(self) -> None:
        self.length = 0
        self.last = ""
        """The last character."""
        self._pieces: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._wide: dict[int, int] = {}
        self._follows = -1
        self._kinds = [(0, Kind.paragraph)]
        self._pushed = 0
        self._since = 0
        self._regions: list[tuple[int, int, Kind, int]] = []
        self._inline: list[Span] = []
        self._soft: list[int] = []
        self._links: list[Span] = []
        self._link = -1
        self._tables = [0]
        self._table_count = 0
        self._layout: set[int] = set()

    def add(self, text: str, offset: int) -> None:
        """Text that stands in the source as it is."""
        if not text:
            return
        if offset != self._follows:
            self._runs.append((self.length, offset))
        self._pieces.append(text)
        self.length += len(text)
        self._follows = offset + len(text)
        self.last = text[-1]

    def add_written(self, text: str, offset: int, width: int) -> None:
        """Text that takes `width` characters in the source: of an entity, of a sign that a tag stands for."""
        self._runs.append((self.length, offset))
        self._pieces.append(text)
        self.length += len(text)
        self._wide[self.length - 1] = width - len(text) + 1
        self._follows = -1
        self.last = text[-1]

    def add_marked_up(self, text: str, offset: int) -> None:
        """Text in which entities stand for characters."""
        if "&" not in text:
            self.add(text, offset)
            return
        last = 0
        for reference in _REFERENCE.finditer(text):
            meant = html.unescape(reference.group())
            if meant and meant != reference.group():
                as_it_is = _tail(meant, reference.group())
                self.add(text[last : reference.start()], offset + last)
                last = reference.end() - as_it_is
                self.add_written(meant[: len(meant) - as_it_is], offset + reference.start(), last - reference.start())
        self.add(text[last:], offset + last)

    def break_line(self, offset: int) -> None:
        """A new line begins, where a tag at an offset of the source says so."""
        self.add("\n", offset)

    def reach(self, offset: int) -> None:
        """All up to an offset of the source is text or markup that has been read."""

    def soften(self) -> None:
        """The line end that came last is one inside of a paragraph."""
        if self.last == "\n":
            self._soft.append(self.length - 1)

    def begin_link(self) -> None:
        self._link = self.length

    def end_link(self) -> None:
        if 0 <= self._link < self.length:
            self._links.append(Span(self._link, self.length))
        self._link = -1

    def push(self, kind: Kind) -> int:
        """What follows is of a kind, unless what it stands in is of a higher one. Returns what `pop` is to be given."""
        self._close()
        self._pushed += 1
        self._kinds.append((self._pushed, max(self._kinds[-1][1], kind, key=_RANKS.__getitem__)))
        return self._pushed

    def pop(self, pushed: int) -> None:
        """Ends what `push` began, even where something that began later has not ended."""
        self._close()
        place = len(self._kinds) - 1
        while place and self._kinds[place][0] != pushed:
            place -= 1
        if place:
            del self._kinds[place]

    def _close(self) -> None:
        if self._since < self.length:
            kind = self._kinds[-1][1]
            if kind is not Kind.paragraph:
                self._regions.append((self._since, self.length, kind, self._tables[-1]))
            self._since = self.length

    def open_table(self) -> int:
        """A table begins; its number. One that holds another is there for the layout."""
        self._close()
        if self._tables[-1]:
            self._layout.add(self._tables[-1])
        self._table_count += 1
        self._tables.append(self._table_count)
        return self._table_count

    def close_table(self, *, of_data: bool) -> None:
        self._close()
        number = self._tables.pop()
        if not of_data:
            self._layout.add(number)

    def hide_from(self, start: int) -> None:
        """What was added from an offset of the text on is code or a formula in a line of prose."""
        if start < self.length:
            self._inline.append(Span(start, self.length))

    def text(self) -> str:
        return "".join(self._pieces)

    def source_map(self) -> SourceMap:
        return SourceMap(self._runs or [(0, 0)], self._wide)

    def structure(self) -> Structure:
        self._close()
        regions: list[Region] = []
        for start, end, kind, table in self._regions:
            if kind is Kind.table and table in self._layout:
                continue
            if regions and regions[-1].end == start and regions[-1].kind is kind:
                regions[-1] = Region(regions[-1].start, end, kind)
            else:
                regions.append(Region(start, end, kind))
        return Structure(tuple(regions), tuple(self._inline), tuple(self._links), frozenset(self._soft))

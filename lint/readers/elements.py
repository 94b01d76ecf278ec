"""The elements of HTML: which are seen, which begin a line, what kind of text they hold. Time and memory grow with the source alone."""

import re
from collections import Counter
from typing import NamedTuple

from lint.patterns import lazy_pattern
from lint.readers.seen import SeenText
from lint.readers.tags import (
    BLOCKS,
    CLOSED_BY,
    IN_LINE,
    KINDS,
    METADATA_TAGS,
    PREFORMATTED,
    PUSHED,
    RAW,
    UNSEEN,
    VOID,
    Tag,
    attributes,
)

_TAG = lazy_pattern(r"""<(/?)([a-zA-Z][^\s/>"'<]*+)((?:[^<>"']++|"[^"<>]*+"|'[^'<>]*+')*+)>""")
_TAG_NAME = lazy_pattern(r"<(/?)([a-zA-Z][^\s/>]*+)")
_TO_VALUE = lazy_pattern(r"[^>=]*+(?:=\s*+)?+")
_MAY_HIDE = lazy_pattern("hidden|display|visibility", re.IGNORECASE)
_HIDING = lazy_pattern(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_SPACE = lazy_pattern(r"(?:[\t\n\r\f]| (?=[ \t\n\r\f])|\A )[ \t\n\r\f]*")
"""White space that is not seen as it stands: all but a single space between words."""
_VALUE_END = lazy_pattern(r"[\s>]|\Z")
_RAW_ENDS = {name: lazy_pattern(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_LONGEST_CELL = 240


class _Open(NamedTuple):
    """An element that has not ended: what ends with it."""

    name: str
    hides: bool
    kind: int
    """What the kind of text that it holds was pushed as; 0 for none."""
    preformatted: bool
    start: int
    """Where in the seen text it began."""


class _Table:
    """What a table has shown of itself."""

    __slots__ = ("cells", "heads", "longest", "presentation", "rows")

    def __init__(self, presentation: bool) -> None:
        self.rows = self.cells = self.heads = self.longest = 0
        self.presentation = presentation

    def is_of_data(self) -> bool:
        """Whether rows and columns mean something; the tables of old pages only put things in their places."""
        if self.presentation or self.longest > _LONGEST_CELL * (2 if self.heads else 1):
            return False
        return self.rows >= 2 and self.cells >= 1.5 * self.rows


class Elements:
    """Reads markup piece by piece and gives the text that is seen to `seen`.

    `keeps_lines`: white space stays as it is, where the lines of the source are those of the text (Markdown).
    """

    def __init__(self, seen: SeenText, source: str, *, keeps_lines: bool = False) -> None:
        self.seen = seen
        self.tags: list[Tag] = []
        """What may be metadata."""
        self._source = source
        self._keeps_lines = keeps_lines
        self._is_xml = source[:200].lstrip("\ufeff \t\r\n").startswith("<?xml")
        self._stack: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._hidden = self._preformatted = 0
        self._tables: list[_Table] = []
        self._missing: set[str] = set()
        """What is known not to come any more: the ends of elements, of tags, of comments."""

    @property
    def is_hidden(self) -> bool:
        return self._hidden > 0

    def feed(self, start: int, end: int) -> None:
        """Read a stretch of the source."""
        source, position = self._source, start
        find, match = source.find, _TAG.match
        while position < end:
            found = find("<", position, end)
            found = end if found < 0 else found
            if found > position and not self._hidden:
                self.text(position, found)
            if found == end:
                return
            tag = match(source, found, end)
            if tag is None:
                position = self._odd(found, end)
            elif tag[1]:
                position = tag.end()
                self._end(tag[2].lower(), found, position)
            else:
                position = self._start(tag[2].lower(), tag[3], found, tag.end(), end)

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._stack)

    def close(self, depth: int = 0) -> None:
        """What the last elements stand in has ended, and with it they, down to so many."""
        while len(self._stack) > depth:
            self._pop(len(self._source), len(self._source))

    def text(self, start: int, end: int) -> None:
        """Text between tags."""
        data, seen = self._source[start:end], self.seen
        if self._preformatted:
            seen.add_marked_up(data, start)
            return
        if self._keeps_lines:
            self._text_in_lines(data, start)
            return
        if data.isspace():
            self._space(start)
            return
        last = 0
        for space in _SPACE.finditer(data):
            place = space.start()
            seen.add_marked_up(data[last:place], start + last)
            self._space(start + place)
            last = space.end()
        seen.add_marked_up(data[last:], start + last)

    def _text_in_lines(self, data: str, start: int) -> None:
        """Text whose line ends are those of the source: white space that has one is not text."""
        text = data.lstrip()
        lead = len(data) - len(text)
        text = text.rstrip()
        if "\n" not in data[:lead]:
            text, lead = data[:lead] + text, 0
        tail = data[lead + len(text) :]
        self.seen.add_marked_up(text if "\n" in tail else text + tail, start + lead)

    def _space(self, offset: int) -> None:
        if self.seen.last not in ("", " ", "\n"):
            self.seen.add(" ", offset)

    def _break(self, offset: int) -> None:
        if self.seen.last not in ("", "\n") and not self._hidden:
            self.seen.break_line(offset)

    def _odd(self, found: int, end: int) -> int:
        """What begins with “<” and is no plain tag: a comment, a declaration, a tag with odd quotes, or just that sign. Returns its end."""
        source = self._source
        if source.startswith("<!--", found):
            if source.startswith((">", "->"), found + 4):
                return source.index(">", found) + 1
            closed = self._behind("-->", found + 4, end)
            if closed:
                return closed
        named = _TAG_NAME.match(source, found, end)
        if named:
            closed = self._tag_end(named.end(), end)
            if closed and named[1]:
                self._end(named[2].lower(), found, closed)
                return closed
            if closed:
                return self._start(named[2].lower(), source[named.end() : closed - 1], found, closed, end)
        elif source[found + 1 : found + 2] in ("!", "?", "/"):
            closed = self._behind(">", found + 2, end)
            if closed:
                return closed
        if not self._hidden:
            self.seen.add("<", found)
        return found + 1

    def _behind(self, wanted: str, start: int, end: int) -> int:
        """The offset behind the next `wanted`; 0 where there is none, which is asked only once."""
        key = f"{wanted}{end}"
        if key in self._missing:
            return 0
        place = self._source.find(wanted, start, end)
        if place < 0:
            self._missing.add(key)
            return 0
        return place + len(wanted)

    def _tag_end(self, start: int, end: int) -> int:
        """The end of a tag in whose values “<” and “>” may stand; 0 where it does not end."""
        source, key, position = self._source, f"quotes{end}", start
        while key not in self._missing:
            position = _TO_VALUE.match(source, position, end).end()  # type: ignore[union-attr]
            sign = source[position] if position < end else ""
            if sign == ">":
                return position + 1
            if not sign:
                self._missing.add(key)
            elif sign in "\"'":
                position = source.find(sign, position + 1, end) + 1
                if not position:
                    self._missing.add(key)
            else:
                position = _VALUE_END.search(source, position, end).start()  # type: ignore[union-attr]
        return self._behind(">", start, end)

    def _start(self, name: str, written: str, found: int, behind: int, end: int) -> int:
        """A start tag between two offsets; returns where to read on."""
        if name in VOID:
            self._void(name, written, found)
            return behind
        while self._stack and name in CLOSED_BY.get(self._stack[-1].name, ()):
            self._pop(found, found)
        if name in BLOCKS:
            self._break(found)
        elif name == "a":
            self.seen.begin_link()
        raw_end = self._raw_end(name, behind, end) if name in RAW else 0
        if name in METADATA_TAGS:
            self.tags.append(Tag(name, written, self._source[behind:raw_end] if raw_end else ""))
        hides = (name in UNSEEN and "shadowroot" not in written) or self._is_hidden_by(name, written)
        if (hides or name in PUSHED or self._count[name]) and not (self._is_xml and written.endswith("/")):
            self._push(name, written, hides, found, behind)
        if raw_end:
            if not self._hidden and name in PREFORMATTED:
                self.seen.add_marked_up(self._source[behind:raw_end], behind)
            return raw_end
        return behind

    def _void(self, name: str, written: str, found: int) -> None:
        """An element that never holds anything."""
        if name in ("br", "hr"):
            self._break(found)
            if name == "br":
                self.seen.soften()
        elif name in METADATA_TAGS:
            self.tags.append(Tag(name, written, ""))

    def _is_hidden_by(self, name: str, written: str) -> bool:
        """Whether an element's attributes hide it."""
        if name == "dialog":
            return "open" not in attributes(written)
        if len(written) < 7 or not _MAY_HIDE.search(written):
            return False
        found = attributes(written)
        return "hidden" in found or bool(_HIDING.search(found.get("style", "")))

    def _raw_end(self, name: str, behind: int, end: int) -> int:
        """Where the end tag of an element of raw text stands; 0 where there is none."""
        key = f"{name}{end}"
        if key in self._missing:
            return 0
        closing = _RAW_ENDS[name].search(self._source, behind, end)
        if closing is None:
            self._missing.add(key)
            return 0
        return closing.start()

    def _push(self, name: str, written: str, hides: bool, found: int, behind: int) -> None:
        kind = KINDS.get(name)
        self.seen.reach(found)
        if name == "q" and not self._hidden:
            self.seen.add_written("“", found, behind - found)
        elif name == "table":
            self.seen.open_table()
            self._tables.append(_Table("presentation" in written))
        elif name == "tr" and self._tables:
            self._tables[-1].rows += 1
        elif name in ("td", "th") and self._tables:
            self._tables[-1].cells += 1
            self._tables[-1].heads += name == "th"
        pushed = 0 if kind is None else self.seen.push(kind)
        self._stack.append(_Open(name, hides, pushed, name in PREFORMATTED, self.seen.length))
        self._count[name] += 1
        self._hidden += hides
        self._preformatted += name in PREFORMATTED

    def _end(self, name: str, found: int, behind: int) -> None:
        """An end tag between two offsets."""
        if self._count[name]:
            while self._pop(found, behind) != name:
                pass
        if name in BLOCKS:
            self._break(found)
        elif name == "a":
            self.seen.end_link()

    def _pop(self, found: int, behind: int) -> str:
        """The innermost element ends."""
        element = self._stack.pop()
        name = element.name
        self._count[name] -= 1
        self._preformatted -= element.preformatted
        self._hidden -= element.hides
        if element.kind:
            self.seen.pop(element.kind)
        if name in IN_LINE:
            self.seen.hide_from(element.start)
        elif name == "q" and not self._hidden and behind > found:
            self.seen.add_written("”", found, behind - found)
        elif name in ("td", "th") and self._tables:
            self._tables[-1].longest = max(self._tables[-1].longest, self.seen.length - element.start)
        elif name == "table":
            self.seen.close_table(of_data=self._tables.pop().is_of_data())
        return name

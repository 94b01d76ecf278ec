"""An article as the rules see it: text, folded text, lines, blocks, sentences, and where each offset comes from."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from lint import folding
from lint.model import Position, Span, as_position
from lint.packing import DamagedError, expect
from lint.text import blocks, shape
from lint.text.annotations import Slot
from lint.text.blocks import Kind, Structure
from lint.text.in_language import InLanguage
from lint.text.lines import (
    FIRST_EASTERN,
    PIECE,
    eastern_words,
    line_spans,
    line_starts,
    pieces,
    size_within_space,
    word_count,
)
from lint.text.sentences import enclosing, sentence_spans
from lint.text.source_map import SourceMap, numbers, packed_numbers
from lint.text.spans import Spans
from lint.view import Pages

_SPACE = " \t\r\x7f"
"""What stands around the text of a block and is none of it."""


class Document(InLanguage):
    """One article.

    `text` is what is linted; `folded` the same length in Latin-1 for matching (see `lint.folding`), hard-wrapped
    paragraphs joined and code unread. `path` is the file, `record` the line or row in it (from 1) where a file holds many documents.
    `metadata` is what front matter, JSON fields or markup say, with lower-case keys. `hits` is what the one scan saw, by
    owner (a rule's code or a fact's name). `annotations` is what extractors worked out of it, by the
    function that did (see `lint.text.annotations`).
    """

    def __init__(
        self,
        text: str,
        path: str = "<string>",
        *,
        record: int | None = None,
        metadata: Mapping[str, Any] | None = None,
        source: str | None = None,
        source_map: SourceMap | None = None,
        line_offset: int = 0,
        source_offset: int = 0,
        column_offset: int = 0,
        encoding: str = "utf-8",
        notes: tuple[str, ...] = (),
        structure: Structure | None = None,
        record_id: str = "",
    ) -> None:
        self.text = text
        self.path = path
        self.record = record
        self.metadata: Mapping[str, Any] = metadata or {}
        self.source = text if source is None else source
        """The decoded source: the whole file, or the record's line."""
        self.source_map = source_map
        self.line_offset = line_offset
        """How many lines of the file stand before `source`."""
        self.source_offset = source_offset
        """How many code points of the file stand before `source`."""
        self.column_offset = column_offset
        """How many code points of its first line stand before `source`."""
        self.encoding = encoding
        self.notes = notes
        """What the reader noticed, e.g. "windows-1252" or "replaced"."""
        self.record_id = record_id
        """What the record is called by, where the settings name a field for that."""
        self.fields: Mapping[str, Any] = {}
        """The record that it is, whole, where that is a row of named values and does not stand in `source`."""
        self.given_structure = structure
        """What the reader saw of the structure of the text; None: nothing, it is to be told by its shape."""
        self.hits: dict[str, list[Span] | Spans] = defaultdict(Spans if self.is_long else list)
        self.expression_hits: dict[str, list[tuple[int, int]] | Spans] = defaultdict(Spans if self.is_long else list)
        """Of the hits on expressions, by owner: where a match ends, and the number of the owner's expression."""
        self.probed: set[str] = set()
        """The owners that the scan looked for, with or without a hit."""
        self.annotations: dict[object, Any] = {}

    def plain(self) -> tuple[Any, ...]:
        """The document as plain values, without its metadata and its source, yet with its places there."""
        mapped = self.source_map
        place = (self.path, self.record, self.record_id, self.line_offset, self.source_offset, self.column_offset)
        structure = self.given_structure and self.given_structure.plain()
        starts = None if mapped is None else packed_numbers(self.source_line_starts)
        return (*place, structure, None if mapped is None else mapped.plain(), starts, self.text)

    @classmethod
    def from_plain(cls, values: Any) -> Document:
        """The document of plain values. Raises DamagedError."""
        path, record, name, lines, offset, column, given, mapped, starts, text = expect(
            values, str, object, str, int, int, int, object, object, object, str
        )
        if not (record is None or isinstance(record, int)) or (mapped is None) != (starts is None):
            raise DamagedError("no document")
        source_map = None if mapped is None else SourceMap.from_plain(mapped)
        structure = None if given is None else Structure.from_plain(given)
        document = cls(
            text, path, record=record, source_map=source_map, line_offset=lines, source_offset=offset, column_offset=column,
            structure=structure, record_id=name,
        )  # fmt: skip
        if isinstance(starts, bytes):
            document.source_line_starts = numbers(starts)
        return document

    def forget(self) -> None:
        """Be as it was when it was read: nothing seen by a scan, nothing known to a fact."""
        self.hits.clear()
        self.expression_hits.clear()
        self.probed.clear()
        self.annotations.clear()

    def lighten(self) -> None:
        """Let go of what can be worked out again from the text, what the scan saw and what was put there from outside."""
        self.annotations = {key: value for key, value in self.annotations.items() if isinstance(key, Slot)}

    @cached_property
    def is_long(self) -> bool:
        """Whether the text is so long that what there is much of, such as lines and sentences, is kept as numbers alone."""
        return len(self.text) > PIECE

    whole: Document | None = None
    """The article, where this is those of its paragraphs alone that are in another language: same length, same offsets."""

    @property
    def name(self) -> str:
        """The path as reports show it: `file.jsonl:17` for a record."""
        return f"{self.path}:{self.record}" if self.record is not None else self.path

    @cached_property
    def structure(self) -> Structure:
        """The kinds of text in the document: as its reader saw them, else as its lines look."""
        lines = self.lines
        if self.given_structure is None:
            return Structure(shape.regions(self.text, self.folded, lines))
        return self.given_structure._replace(regions=shape.with_verse(self.given_structure, self.folded, lines))

    @cached_property
    def _unread(self) -> Structure:
        """What of the structure no rule for prose may read, as far as it needs no look at each line."""
        return self.given_structure or Structure(shape.fenced(self.text))

    @cached_property
    def folded(self) -> str:
        """The text in Latin-1, for matching; code and formulas in it cannot be read."""
        folded = blocks.masked(folding.fold(self.text, self.non_ascii), self._unread)
        if self.given_structure is None:
            return shape.unwrap(folded)
        # Tabs stand between the cells of a row.
        return shape.unwrap(folded, self.given_structure.soft).replace("\t", " ")

    @property
    def comparable(self) -> str:
        """The folded text with the letters of other scripts as they are: what texts are compared by. Same length, same offsets.

        Of a long text it is made anew each time, for it is larger than all else.
        """
        if self._comparable is not None:
            return self._comparable
        compared = self._compared()
        if not self.is_long:
            self._comparable = compared
        return compared

    _comparable: str | None = None

    def comparable_beginning(self, size: int) -> str:
        """So many characters of what the text is compared by, of a long one without making it whole."""
        return self._compared(size) if self.is_long else self.comparable[:size]

    def _compared(self, end: int | None = None) -> str:
        folded, compared = self.folded[:end], folding.compared(self.text[:end], self.non_ascii)
        if compared is None:
            return folded
        compared = blocks.masked(compared, self._unread)
        if compared.count("\n") == folded.count("\n"):
            return compared
        return "".join(" " if f == " " and c in "\r\n" else c for f, c in zip(folded, compared, strict=True))

    def kind_at(self, offset: int) -> Kind:
        """What kind of text stands at an offset; code or a formula within a line is code."""
        structure = self.structure
        if structure.inline and blocks.is_within(structure.inline, offset):
            return Kind.code
        return blocks.kind_at(structure.regions, offset)

    @cached_property
    def block_kinds(self) -> list[Kind]:
        """The kind of each block."""
        return blocks.kinds_of(self.structure.regions, self.blocks)

    @cached_property
    def scanned(self) -> bytes:
        """The folded text as bytes, one a code point."""
        return self.folded.encode("latin-1")

    def scanned_pieces(self) -> Iterator[tuple[int, bytes]]:
        """The same in whole lines, with where they begin: all at once, unless the text is long."""
        if not self.is_long:
            yield 0, self.scanned
            return
        for start, end in pieces(self.folded, "\n"):
            yield start, self.folded[start:end].encode("latin-1")

    @property
    def size(self) -> int:
        """How many characters the text has without the space around it."""
        return size_within_space(self.folded)

    @cached_property
    def word_count(self) -> int:
        """How many words the text has, boilerplate and all."""
        counted = sum(word_count(scanned) for _, scanned in self.scanned_pieces())
        return counted + eastern_words(self.text) if max(self.non_ascii, default="") >= FIRST_EASTERN else counted

    @cached_property
    def lines(self) -> Sequence[Span]:
        """The lines as they stand in the text, empty ones too, without their ends."""
        return self._line_spans(self.text)

    def _line_spans(self, text: str) -> Sequence[Span]:
        return Spans(line_spans(text)) if self.is_long else line_spans(text)

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return self._starts(self.lines)

    def _starts(self, spans: Sequence[Span]) -> Sequence[int]:
        starts = [span.start for span in spans]
        return array("I", starts) if self.is_long else starts

    def line_number(self, offset: int) -> int:
        """The index in `lines` (from 0) of the line that holds `offset`."""
        return bisect_right(self._line_starts, offset) - 1

    def lines_of(self, start: int, end: int) -> range:
        """The indices in `lines` (from 0) of the lines that a stretch of the text touches."""
        first = self.line_number(start)
        last = first if end - 1 <= self.lines[first].end else self.line_number(end - 1)
        return range(first, last + 1)

    @cached_property
    def blocks(self) -> Sequence[Span]:
        """The lines of the folded text: paragraphs, headings. What one pattern is matched against."""
        if self.folded.count("\n") == len(self.lines) - 1:
            return self.lines
        return self._line_spans(self.folded)

    @cached_property
    def block_texts(self) -> Sequence[str]:
        """The folded text of each block, without the space around it."""
        if self.is_long:
            return Pages(len(self.blocks), self._block_texts_between)
        return [block.strip(_SPACE) for block in self.folded.split("\n")]

    def _block_texts_between(self, first: int, last: int) -> list[str]:
        start, end = self.blocks[first].start, self.blocks[last - 1].end
        return [block.strip(_SPACE) for block in self.folded[start:end].split("\n")]

    def block_text_span(self, block: int) -> Span:
        """Where the text of a block stands, without the space around it."""
        text = self.block_texts[block]
        start = self.folded.index(text, self.blocks[block].start)
        return Span(start, start + len(text))

    @cached_property
    def _block_starts(self) -> Sequence[int]:
        return self._starts(self.blocks)

    def block_number(self, offset: int) -> int:
        """The index in `blocks` (from 0) of the block that holds `offset`."""
        return bisect_right(self._block_starts, offset) - 1

    def block_at(self, offset: int) -> Span:
        return self.blocks[self.block_number(offset)]

    @cached_property
    def _sentences_of_block(self) -> dict[int, Sequence[Span]]:
        return {}

    def sentences_in(self, block: int) -> Sequence[Span]:
        """The sentences of the block with that index, split when first asked for."""
        known = self._sentences_of_block.get(block)
        if known is None:
            whole = self.blocks[block]
            if self._is_row(block):
                cells = blocks.cells(self.text, *whole)
                spans = [span for cell in cells for span in sentence_spans(self.folded, *cell)]
            else:
                spans = sentence_spans(self.folded, *whole)
            known = self._sentences_of_block[block] = Spans(spans) if self.is_long else spans
        return known

    def cell_at(self, offset: int) -> Span:
        """The cell of a table that holds `offset`; elsewhere the block."""
        number = self.block_number(offset)
        start, end = self.blocks[number]
        if self._is_row(number):
            start, last = max(start, self.text.rfind("\t", start, offset) + 1), self.text.find("\t", offset, end)
            return Span(start, end if last < 0 else last)
        return self.blocks[number]

    def _is_row(self, block: int) -> bool:
        return self.text.find("\t", *self.blocks[block]) >= 0 and self.block_kinds[block] is Kind.table

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`; the block where there is none."""
        block = self.block_number(offset)
        return enclosing(self.sentences_in(block), offset) or self.blocks[block]

    @property
    def sentences(self) -> Sequence[Span]:
        """All sentences, in order."""
        return [sentence for block in range(len(self.blocks)) for sentence in self.sentences_in(block)]

    def in_source(self, offset: int, *, end: bool = False) -> int:
        """Where `offset` of the text stands in `source`; `end`: as the exclusive end of a span."""
        if self.source_map is None:
            return offset
        return self.source_map.source_end(offset) if end else self.source_map.source(offset)

    def position(self, offset: int, *, end: bool = False) -> Position:
        """Where `offset` of the text stands in the decoded file; `end`: as the exclusive end of a span."""
        if self.source_map is None:
            return self._position(offset, self._line_starts)
        return self._position(self.in_source(offset, end=end), self.source_line_starts)

    def positions(self, start: int, end: int) -> tuple[Position, Position]:
        """Where the ends of a stretch of the text stand in the decoded file: nearly always on one line, which is looked for once."""
        if self.source_map is None:
            at, last, starts = start, end, self._line_starts
        else:
            at, last, starts = self.in_source(start), self.in_source(end, end=True), self.source_line_starts
        line, column, offset = first = self._position(at, starts)
        following, size = line - self.line_offset, last - at
        if size >= 0 and (following == len(starts) or last < starts[following]):
            return first, as_position((line, column + size, offset + size))
        return first, self._position(last, starts)

    def source_position(self, at: int) -> Position:
        """Where `at`, an offset in `source`, stands in the decoded file."""
        return self._position(at, self.source_line_starts)

    def _position(self, at: int, starts: Sequence[int]) -> Position:
        line = bisect_right(starts, at) - 1
        column = at - starts[line] + 1 + (0 if line else self.column_offset)
        return as_position((self.line_offset + line + 1, column, self.source_offset + at))

    @cached_property
    def source_line_starts(self) -> list[int]:
        """Where each line of the decoded source starts."""
        return line_starts(self.source)

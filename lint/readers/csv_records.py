"""CSV and TSV: a row a document, under a line of names; every character of a value mapped to its place in the file."""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import IO, NamedTuple

from lint.config.settings import Settings
from lint.patterns import lazy_pattern
from lint.readers import Problem, fields, packed, suffix
from lint.readers.decoding import decode_file
from lint.text.document import Document
from lint.text.source_map import SourceMap

MOST_COLUMNS = 10_000
_SIGNS = ",;\t|"


class _Value(NamedTuple):
    """A value of a row: where it stands in the source, without its quotes."""

    start: int
    end: int
    quoted: bool

    def text(self, source: str) -> str:
        written = source[self.start : self.end]
        return written.replace('""', '"') if self.quoted else written


class _Row(NamedTuple):
    """A row: its values, where it begins and ends in the source, and what is wrong with it."""

    values: list[_Value]
    start: int
    end: int
    fault: str = ""


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    return read_stream(BytesIO(data), path, settings)


def read_stream(raw: IO[bytes], path: str, settings: Settings) -> Iterator[Document | Problem]:
    """The articles of a file that is open."""
    data = b""
    with packed.faults() as faults:
        data = packed.unpacked(raw, suffix(path)).read()
    if faults:
        yield Problem(path, faults[0])
        return
    decoded = decode_file(data, path)
    if isinstance(decoded, Problem):
        yield decoded
        return
    yield from _Table(decoded.text, path, settings, decoded.encoding, decoded.notes).documents()


@lru_cache(maxsize=8)
def _value_pattern(sign: str) -> re.Pattern[str]:
    end = rf"({re.escape(sign)}|\r?\n|\r|\Z)"
    return re.compile(rf'"((?:[^"]++|"")*+)"[ ]*{end}|((?:[^"{re.escape(sign)}\r\n][^{re.escape(sign)}\r\n]*+)?){end}')


_EMPTY_LINES = r"(?:[ \t]*+(?:\r\n?|\n))*+"
_BEFORE_NAMES = lazy_pattern(
    rf'{_EMPTY_LINES}(?:"?sep=([,;\t|])"?[ \t]*+(?:\r\n?|\n|\Z))?+{_EMPTY_LINES}', re.IGNORECASE
)
"""What may stand above the names: empty lines, and the line by which spreadsheets say what sets values apart."""
_LINE = lazy_pattern(r"[^\r\n]*")


def line_of_names(head: str) -> str:
    """The line of a table that names its columns."""
    _, start = _beginning(head)
    line = _LINE.match(head, start)
    return line[0] if line else ""


def _beginning(source: str) -> tuple[str, int]:
    """What the table itself says sets its values apart ("" for nothing), and where its names begin."""
    before = _BEFORE_NAMES.match(source)
    return (before[1] or "", before.end()) if before else ("", 0)


def sign_between(line: str) -> str:
    """What sets the values of a line apart: a comma, a semicolon, a tab or a bar."""
    line = re.sub(r'"[^"]*"', "", line)
    return max(_SIGNS, key=lambda sign: (line.count(sign), -_SIGNS.index(sign)))


def rows(source: str, sign: str, offset: int = 0) -> Iterator[_Row]:
    """The rows of a table from an offset on. One that is broken has a fault, and reading goes on at the next line."""
    match, size = _value_pattern(sign).match, len(source)
    while offset < size:
        start, values = offset, list[_Value]()
        while True:
            found = match(source, offset)
            if found is None:
                end = source.find("\n", offset) + 1 or size
                yield _Row([], start, end, "a quote is opened and not closed where the value ends")
                offset = end
                break
            quoted = found.start(1) >= 0
            values.append(_Value(*found.span(1 if quoted else 3), quoted))
            offset = found.end()
            if found[2 if quoted else 4] != sign:
                yield _Row(values, start, offset)
                break
            if len(values) == MOST_COLUMNS:
                offset = source.find("\n", offset) + 1 or size
                yield _Row([], start, offset, f"it has more than {MOST_COLUMNS:,} values")
                break


class _Table:
    """The rows of a file as documents."""

    def __init__(self, source: str, path: str, settings: Settings, encoding: str, notes: tuple[str, ...]) -> None:
        self._source, self._path, self._settings = source, path, settings
        self._encoding, self._notes = encoding, notes
        self._text_field = fields.TextField(settings)

    def documents(self) -> Iterator[Document | Problem]:
        source, path = self._source, self._path
        sign, start = _beginning(source)
        table = rows(source, sign or self._sign(start), start)
        head = next(table, None)
        if head is not None and head.fault:
            yield Problem(path, f"broken in its line of names: {head.fault}")
            return
        names = [value.text(source).strip() for value in head.values] if head else []
        try:
            self._text_field.of(dict.fromkeys(names, ""))
        except fields.NoTextError:
            wanted = self._settings.text_field
            shown = ", ".join(names[:50]) or "none"
            yield Problem(path, f"no column “{wanted}” (the columns: {shown}); see text-field")
            return
        number, lines, counted = 0, 0, 0
        for row in table:
            lines += source.count("\n", counted, row.start)
            counted = row.start
            if row.fault:
                number += 1
                yield Problem(f"{path}:{number}", f"broken in line {lines + 1}: {row.fault}; the row is skipped")
            elif len(row.values) > 1 or row.values[0].start < row.values[0].end:
                number += 1
                yield self._document(row, names, number, lines)

    def _sign(self, start: int) -> str:
        """What sets the values apart, where the table does not say so itself."""
        if suffix(self._path).startswith(".tsv"):
            return "\t"
        return sign_between(line_of_names(self._source[: start + (1 << 16)]))

    def _document(self, row: _Row, names: list[str], number: int, lines: int) -> Document | Problem:
        source = self._source
        if len(row.values) > len(names):
            reason = f"has {len(row.values)} values under {len(names)} names; the row is skipped"
            return Problem(f"{self._path}:{number}", reason)
        values = dict(zip(names, row.values, strict=False))
        record = {name: value.text(source) for name, value in values.items()}
        try:
            (name,) = self._text_field.of(record)
        except fields.NoTextError as error:
            return Problem(f"{self._path}:{number}", str(error))
        said = {key: value for key, value in record.items() if value.strip() or key == name}
        document = Document(
            record[name], self._path, record=number, metadata=fields.metadata(said, (name,), self._settings),
            source=source[row.start : row.end], source_map=_map(source, values[name], row.start), line_offset=lines,
            source_offset=row.start, encoding=self._encoding, notes=self._notes,
            record_id=fields.record_id(said, self._settings),
        )  # fmt: skip
        document.fields = record
        return document


def _map(source: str, value: _Value, start: int) -> SourceMap:
    """Where the characters of a value stand in its row: two quotes stand for one."""
    runs, wide = [(0, value.start - start)], {}
    if value.quoted:
        for doubled, place in enumerate(re.finditer('""', source[value.start : value.end])):
            at = place.start() - doubled
            wide[at] = 2
            runs.append((at + 1, value.start - start + place.end()))
    return SourceMap(runs, wide)

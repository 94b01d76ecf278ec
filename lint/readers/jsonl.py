"""JSON Lines, plain or compressed: a record a document, its text's every character mapped to its place in the line."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from lint.config.settings import Settings
from lint.readers import Problem, fields, json_text, packed, suffix
from lint.readers.opening import opened
from lint.readers.shards import MAX_LINE, Shard, cut_lines, end_of_line
from lint.text.document import Document

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_shard(shard: Shard, settings: Settings) -> Iterator[Document | Problem]:
    """The articles between two offsets of a file, unpacked. Raises OSError."""
    if shard.data is not None:
        yield from _records(BytesIO(shard.data), shard.path, settings, shard)
        return
    with opened(shard.path) as raw:
        lines = packed.unpacked(raw, suffix(shard.path))
        if lines is raw and raw.seekable():
            raw.seek(shard.start)
        else:
            packed.skip(lines, shard.start)
        yield from _records(lines, shard.path, settings, shard)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    return read_stream(BytesIO(data), path, settings)


def read_stream(raw: IO[bytes], path: str, settings: Settings) -> Iterator[Document | Problem]:
    """The articles of a file that is open."""
    with packed.faults() as faults:
        yield from _records(packed.unpacked(raw, suffix(path)), path, settings)
    yield from (Problem(path, fault) for fault in faults)


def pieces(raw: IO[bytes], path: str, size: int, is_named: bool = False) -> Iterator[Shard | Problem]:
    """The lines of a file that is open, in pieces of about so many bytes; `is_named`: the settings say which field has the text."""
    with packed.faults() as faults:
        for shard in cut_lines(packed.unpacked(raw, suffix(path)), path, size, is_named):
            # What is far larger than it should be is read again where it is wanted, rather than handed around.
            yield shard if len(shard.data or b"") <= 8 * size else shard.light()
    yield from (Problem(path, fault) for fault in faults)


def _records(
    lines: IO[bytes], path: str, settings: Settings, shard: Shard | None = None
) -> Iterator[Document | Problem]:
    number, offset = (shard.line, shard.offset) if shard else (0, 0)
    left = _length(shard) if shard else None
    maker = RecordReader(path, settings, shard.text_path if shard else ())
    while (left is None or left > 0) and (line := lines.readline(MAX_LINE)):
        number += 1
        if number == 1 and line.startswith(_UTF16):
            yield Problem(path, "in UTF-16: JSON Lines are UTF-8; convert the file")
            return
        left = None if left is None else left - len(line)
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            rest, characters = end_of_line(lines, line)
            left = None if left is None else left - rest
            offset += characters
            yield Problem(f"{path}:{number}", f"the line is longer than {MAX_LINE >> 20} MB and is skipped")
            continue
        try:
            source = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            offset += len(line.decode("utf-8", "replace"))
            yield Problem(f"{path}:{number}", f"not UTF-8: {error.reason} at byte {error.start} of the line")
            continue
        if source.strip():
            yield maker.document(source, number, number - 1, offset)
        offset += len(source)


def _length(shard: Shard) -> int | None:
    return None if shard.end is None else shard.end - shard.start


class RecordReader:
    """Turns the records of a file, each a JSON object, into documents."""

    def __init__(self, path: str, settings: Settings, text_path: fields.Path = ()) -> None:
        self._path, self._settings = path, settings
        self._text_field = fields.TextField(settings, text_path)

    def has_text(self, record: Any) -> bool:
        """Whether a record has an article in it."""
        try:
            return isinstance(record, dict) and bool(self._text_field.of(record))
        except fields.NoTextError:
            return False

    def document(
        self, source: str, number: int | None, lines_before: int, offset: int, column: int = 0
    ) -> Document | Problem:
        """The article of the one record in `source`.

        Before it stand so many lines and code points of the file, and `column` code points of its first line.
        """
        place = self._path if number is None else f"{self._path}:{number}"
        try:
            start = json_text.skip(source, 0)
            if source[start : start + 1] != "{":
                return Problem(place, "a record is a JSON object, one a line")
            record = json_text.parsed(source, start)
            if source[record.end :].strip():
                raise json_text.BrokenJsonError("something follows the record", record.end)
            path = self._text_field.of(record.values)
            pieces = fields.texts_in(fields.at(record.values, path)) or []
            article = json_text.article(source, record, path, pieces)
        except fields.NoTextError as error:
            return Problem(place, str(error))
        except json_text.BrokenJsonError as error:
            where = f" at column {error.offset + 1}" if error.offset >= 0 else ""
            return Problem(place, f"broken JSON: {error.reason}{where}")
        except RecursionError:
            return Problem(place, "broken JSON: nested too deeply")
        return Document(
            article.text, self._path, record=number, metadata=fields.metadata(record.values, path, self._settings),
            source=source, source_map=article.source_map, line_offset=lines_before, source_offset=offset,
            column_offset=column, record_id=fields.record_id(record.values, self._settings),
        )  # fmt: skip

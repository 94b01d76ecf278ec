"""JSON: a list of records, an object that holds one, or a single record; read piece by piece, the place of every character known."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from lint.config.settings import Settings
from lint.readers import Problem, json_text, packed, suffix
from lint.readers.json_text import BrokenJsonError
from lint.readers.jsonl import RecordReader
from lint.text.document import Document

_PIECE = 1 << 20
MAX_RECORD = 1 << 28
"""The longest record that is read, in characters."""
_LISTS = (
    "articles",
    "items",
    "documents",
    "docs",
    "data",
    "records",
    "results",
    "rows",
    "posts",
    "pages",
    "stories",
    "entries",
    "hits",
)
"""Under which names an object holds the records."""
_DECODER = json.JSONDecoder()


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    return read_stream(BytesIO(data), path, settings)


def read_stream(raw: IO[bytes], path: str, settings: Settings) -> Iterator[Document | Problem]:
    """The articles of a file that is open."""
    window: _Window | None = None
    try:
        window = _Window(packed.unpacked(raw, suffix(path)))
        yield from _records(window, path, settings)
    except packed.TooLargeError as error:
        yield Problem(path, f"the compressed file {error}: nothing is read from there on")
    except packed.DamagedError as error:
        yield Problem(path, f"the compressed file is damaged or cut off: {error}")
    except UnicodeDecodeError as error:
        yield Problem(path, f"not UTF-8, as JSON is: {error.reason}")
    except BrokenJsonError as error:
        line, column = (1, 1) if window is None else window.place(error.offset if error.offset >= 0 else window.offset)
        yield Problem(
            f"{path}:{line}", f"broken JSON: {error.reason} at column {column}; nothing is read from there on"
        )
    except RecursionError:
        yield Problem(path, "broken JSON: nested too deeply")


class _Window:
    """A part of a file, which moves on to its end."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.text = ""
        self.offset = 0
        """Where in `text` reading goes on."""
        self.passed = self.lines = self.column = 0
        """How many code points and lines stand before what was read last, and how many code points of its first line."""
        self._counted = 0
        """Where in `text` that is."""
        self._ended = False
        self.fill()
        self.offset = int(self.text.startswith("\ufeff"))

    def fill(self, size: int = _PIECE) -> bool:
        """Have more of the file; False where there is no more."""
        if self._ended:
            return False
        data = self._raw.read(size)
        self._ended = len(data) < size
        self.text += self._decoder.decode(data, self._ended)
        return True

    def drop(self) -> None:
        """Count what has been read as read; once it is the larger part of the text, forget it: what is left is moved."""
        self.lines, self.column = self._place(self.offset)
        self.passed += self.offset - self._counted
        self._counted = self.offset
        if 2 * self.offset >= len(self.text):
            self.text, self.offset, self._counted = self.text[self.offset :], 0, 0

    def _place(self, offset: int) -> tuple[int, int]:
        """How many lines end before an offset of the text, and how many code points of its own line stand there."""
        ends = self.text.count("\n", self._counted, offset)
        start = self.text.rfind("\n", self._counted, offset) + 1 if ends else self._counted - self.column
        return self.lines + ends, offset - start

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column, from 1, of an offset of the text."""
        lines, column = self._place(offset)
        return lines + 1, column + 1

    def sign(self) -> str:
        """The next character that is no space, "" at the end."""
        while True:
            self.offset = json_text.skip(self.text, self.offset)
            if self.offset < len(self.text):
                return self.text[self.offset]
            if not self.fill():
                return ""

    def value(self) -> tuple[Any, str]:
        """The value that stands here, and its source; reading goes on behind it. Raises BrokenJsonError."""
        size = _PIECE
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.offset)
                if end < len(self.text) or self._ended:
                    source, self.offset = self.text[self.offset : end], end
                    return value, source
            except json.JSONDecodeError as error:
                if self._ended:
                    raise BrokenJsonError(error.msg.removesuffix(" at"), error.pos) from None
            except ValueError as error:
                raise BrokenJsonError(str(error), self.offset) from None
            if len(self.text) - self.offset > MAX_RECORD:
                raise BrokenJsonError(f"a record is longer than {MAX_RECORD >> 20} million characters", self.offset)
            self.fill(size)
            size *= 2


def _records(window: _Window, path: str, settings: Settings) -> Iterator[Document | Problem]:
    reader = RecordReader(path, settings)
    if not window.sign():
        yield Problem(path, "holds no record")
    elif window.sign() == "[":
        window.offset += 1
        yield from _listed(window, reader)
    else:
        yield from _one_after_another(window, reader, path)


def _listed(window: _Window, reader: RecordReader) -> Iterator[Document | Problem]:
    """The records of the list in which the window stands."""
    number = 0
    while window.sign() not in ("]", ""):
        number += 1
        window.drop()
        yield _document(window, reader, number)
        if window.sign() == ",":
            window.offset += 1
        elif window.sign() != "]":
            raise BrokenJsonError("a comma or ] is missing", window.offset)
    if not window.sign():
        raise BrokenJsonError("the list is cut off", window.offset)


def _document(window: _Window, reader: RecordReader, number: int) -> Document | Problem:
    lines, column, passed = window.lines, window.column, window.passed
    _, source = window.value()
    return reader.document(source, number, lines, passed, column)


def _one_after_another(window: _Window, reader: RecordReader, path: str) -> Iterator[Document | Problem]:
    """A record, several below one another, or one object that holds a list of them."""
    number = 0
    while window.sign():
        window.drop()
        place = window.lines, window.column, window.passed
        value, source = window.value()
        number += 1
        names = _way_to_list(value) if number == 1 and not reader.has_text(value) else ()
        if names:
            yield from _inside(source, names, reader, place)
        else:
            alone = number == 1 and not window.sign()
            yield reader.document(source, None if alone else number, place[0], place[2], place[1])


def _way_to_list(value: Any) -> tuple[str, ...]:
    """Under which names an object holds a list of records."""
    names: tuple[str, ...] = ()
    while isinstance(value, dict):
        name = next((name for name in _LISTS if isinstance(value.get(name), (list, dict))), None)
        if name is None:
            return ()
        names, value = (*names, name), value[name]
    return names if isinstance(value, list) and value and isinstance(value[0], dict) else ()


def _inside(
    source: str, names: tuple[str, ...], reader: RecordReader, place: tuple[int, int, int]
) -> Iterator[Document | Problem]:
    inner = json_text.parsed(source, 0)
    for name in names:
        inner = json_text.parsed(source, inner.spans[name][0])
    lines, column, passed = place
    done = 0
    for number, (start, end) in enumerate(inner.spans.values(), 1):
        before = source[done:start]
        ends = before.count("\n")
        lines, done = lines + ends, start
        column = len(before) - before.rfind("\n") - 1 + (0 if ends else column)
        yield reader.document(source[start:end], number, lines, passed + start, column)

"""JSON with the place of every value in its source."""

import json
import re
from collections.abc import Mapping, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from lint.patterns import lazy_pattern
from lint.readers.fields import PARAGRAPHS, Piece
from lint.text.source_map import SourceMap

_SPACE = lazy_pattern(r"[ \t\r\n]*")
_ESCAPE = lazy_pattern(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SURROGATE = lazy_pattern("[\ud800-\udfff]")
_DECODER = json.JSONDecoder()


class BrokenJsonError(Exception):
    """JSON that cannot be read: why, and where."""

    def __init__(self, reason: str, offset: int = -1) -> None:
        self.reason, self.offset = reason, offset
        super().__init__(reason)


class Parsed(NamedTuple):
    """The values of an object or a list, the span of each in the source, and where it ends."""

    values: Any
    spans: Mapping[Any, tuple[int, int]]
    end: int


def skip(source: str, offset: int) -> int:
    """The offset behind white space."""
    space = _SPACE.match(source, offset)
    return space.end() if space else offset


def parsed(source: str, offset: int) -> Parsed:
    """The object or list that begins at an offset. Raises BrokenJsonError and RecursionError."""
    try:
        return (_list if source.startswith("[", offset) else _object)(source, offset)
    except json.JSONDecodeError as error:
        raise BrokenJsonError(error.msg.removesuffix(" at"), error.pos) from None
    except ValueError as error:
        # Python takes no number of more than some thousand digits.
        raise BrokenJsonError(str(error)) from None


def _object(source: str, offset: int) -> Parsed:
    fields: dict[str, Any] = {}
    spans: dict[Any, tuple[int, int]] = {}
    at = skip(source, offset + 1)
    while source[at : at + 1] != "}":
        if source[at : at + 1] != '"':
            raise json.JSONDecodeError("a field's name in quotes is missing", source, at)
        name, at = scanstring(source, at + 1, True)
        at = skip(source, at)
        if source[at : at + 1] != ":":
            raise json.JSONDecodeError("a colon is missing", source, at)
        start = skip(source, at + 1)
        fields[name], at = _DECODER.raw_decode(source, start)
        spans[name] = (start, at)
        at = _next(source, at, "}")
    return Parsed(fields, spans, at + 1)


def _list(source: str, offset: int) -> Parsed:
    values: list[Any] = []
    spans: dict[Any, tuple[int, int]] = {}
    at = skip(source, offset + 1)
    while source[at : at + 1] != "]":
        value, end = _DECODER.raw_decode(source, at)
        spans[len(values)] = (at, end)
        values.append(value)
        at = _next(source, end, "]")
    return Parsed(values, spans, at + 1)


def _next(source: str, offset: int, closing: str) -> int:
    """Where the next value begins, or the object or list ends."""
    at = skip(source, offset)
    if source[at : at + 1] == ",":
        return skip(source, at + 1)
    if source[at : at + 1] != closing:
        raise json.JSONDecodeError(f"a comma or {closing} is missing", source, at)
    return at


class Article(NamedTuple):
    """The text of a record and where its characters stand in the source."""

    text: str
    source_map: SourceMap


def article(source: str, record: Parsed, path: Sequence[str], pieces: Sequence[Piece]) -> Article:
    """The text that stands at a path of a record, in one piece or several."""
    inner = record
    for name in path[:-1]:
        inner = parsed(source, inner.spans[name][0])
    start, end = inner.spans[path[-1]]
    if len(pieces) == 1 and not pieces[0].keys:
        runs, wide = _runs(source, start + 1, end - 1, 0)
        return Article(readable(pieces[0].text), SourceMap(runs, wide))
    return _joined(source, parsed(source, start), pieces)


def _joined(source: str, listed: Parsed, pieces: Sequence[Piece]) -> Article:
    """An article that is given as a list of paragraphs."""
    runs: list[tuple[int, int]] = []
    wide: dict[int, int] = {}
    texts: list[str] = []
    length = last = 0
    for piece in pieces:
        start, end = listed.spans[piece.keys[0]]
        if len(piece.keys) > 1:
            start, end = parsed(source, start).spans[piece.keys[1]]
        if texts:
            # The line ends between two strings stand where the first of them ends.
            runs.append((length, last - 1))
            length += len(PARAGRAPHS)
        more, escapes = _runs(source, start + 1, end - 1, length)
        runs += more
        wide.update(escapes)
        texts.append(readable(piece.text))
        length += len(piece.text)
        last = end
    return Article(PARAGRAPHS.join(texts), SourceMap(runs or [(0, 0)], wide))


def readable(text: str) -> str:
    """Text in which lone surrogates, which no file can hold, are replaced."""
    return _SURROGATE.sub("\ufffd", text)


def _runs(source: str, start: int, end: int, length: int) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """Where the characters of the JSON string between the quotes at `source[start:end]` stand, escapes counted as one."""
    runs = [(length, start)]
    wide: dict[int, int] = {}
    if "\\" not in source[start:end]:
        return runs, wide
    shift = 0
    for escape in _ESCAPE.finditer(source, start, end):
        size = escape.end() - escape.start()
        at = escape.start() - start - shift + length
        wide[at] = size
        shift += size - 1
        runs.append((at + 1, escape.end()))
    return runs, wide

"""JSON Lines, plain or compressed: a record a document, its text's every character mapped to its place in the line."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path
from typing import IO, Any

from lint.config.settings import Settings
from lint.readers import Problem, packed, suffix
from lint.readers.shards import Shard
from lint.text.document import Document, SourceMap

MAX_LINE = 1 << 28
"""The longest record that is read, in bytes; a longer one is told and passed over."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder()


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The articles of a file, line by line. Raises OSError."""
    with path.open("rb") as raw:
        yield from _unpacked(raw, str(path), settings)


def read_shard(shard: Shard, settings: Settings) -> Iterator[Document | Problem]:
    """The articles between two offsets of an uncompressed file. Raises OSError."""
    with Path(shard.path).open("rb") as raw:
        raw.seek(shard.start)
        yield from _records(raw, shard.path, settings, shard)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    return _unpacked(BytesIO(data), path, settings)


def _unpacked(raw: IO[bytes], path: str, settings: Settings) -> Iterator[Document | Problem]:
    try:
        yield from _records(packed.unpacked(raw, suffix(path)), path, settings)
    except packed.TooLargeError as error:
        yield Problem(path, f"the compressed file {error}: nothing is read from there on")
    except packed.DamagedError as error:
        yield Problem(path, f"the compressed file is damaged or cut off: {error}")
    except ImportError:
        yield Problem(path, "reading .zst needs the zstandard library: pip install 'seedlint[zstd]'")


def _records(
    lines: IO[bytes], path: str, settings: Settings, shard: Shard | None = None
) -> Iterator[Document | Problem]:
    number, offset, left = (shard.line, shard.offset, _length(shard)) if shard else (0, 0, None)
    while (left is None or left > 0) and (line := lines.readline(MAX_LINE)):
        number += 1
        if number == 1 and line.startswith(_UTF16):
            yield Problem(path, "in UTF-16: JSON Lines are UTF-8; convert the file")
            return
        left = None if left is None else left - len(line)
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = lines.readline(MAX_LINE)
            yield Problem(f"{path}:{number}", f"the line is longer than {MAX_LINE >> 20} MB and is passed over")
            continue
        try:
            source = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            offset += len(line.decode("utf-8", "replace"))
            yield Problem(f"{path}:{number}", f"not UTF-8: {error.reason} at byte {error.start} of the line")
            continue
        if source.strip():
            yield _document(source, path, number, offset, settings)
        offset += len(source)


def _length(shard: Shard) -> int | None:
    return None if shard.end is None else shard.end - shard.start


class _RecordError(Exception):
    pass


def _document(source: str, path: str, number: int, offset: int, settings: Settings) -> Document | Problem:
    try:
        fields, spans = _parsed(source)
        text = fields.pop(settings.text_field, None)
        if not isinstance(text, str):
            known = ", ".join(sorted(fields)) or "none"
            raise _RecordError(
                f"no text in the field “{settings.text_field}” (the record's fields: {known}); see text-field"
            )
    except _RecordError as error:
        return Problem(f"{path}:{number}", str(error))
    except RecursionError:
        return Problem(f"{path}:{number}", "broken JSON: nested too deeply")
    start, end = spans[settings.text_field]
    if settings.metadata_fields:
        fields = {name: value for name, value in fields.items() if name in settings.metadata_fields}
    return Document(
        _SURROGATE.sub("\ufffd", text), path, record=number, metadata=_flat(fields), source=source,
        source_map=string_map(source, start + 1, end - 1), line_offset=number - 1, source_offset=offset,
    )  # fmt: skip


def _flat(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields with lower-case keys; those of a nested “metadata” or “meta” object are lifted up."""
    flat: dict[str, Any] = {}
    for name, value in fields.items():
        if name.lower() in ("metadata", "meta") and isinstance(value, dict):
            flat.update((str(key).lower(), inner) for key, inner in value.items())
    flat.update((name.lower(), value) for name, value in fields.items() if value is not None)
    return flat


def _parsed(source: str) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
    """The fields of a JSON object and the span of each value in the line."""
    fields: dict[str, Any] = {}
    spans: dict[str, tuple[int, int]] = {}
    at = _skip(source, 0)
    if source[at : at + 1] != "{":
        raise _RecordError("a record is a JSON object, one a line")
    at = _skip(source, at + 1)
    try:
        while source[at : at + 1] != "}":
            if source[at : at + 1] != '"':
                raise json.JSONDecodeError("a field's name in quotes is missing", source, at)
            name, at = scanstring(source, at + 1, True)
            at = _skip(source, at)
            if source[at : at + 1] != ":":
                raise json.JSONDecodeError("a colon is missing", source, at)
            start = _skip(source, at + 1)
            fields[name], at = _DECODER.raw_decode(source, start)
            spans[name] = (start, at)
            at = _skip(source, at)
            if source[at : at + 1] == ",":
                at = _skip(source, at + 1)
            elif source[at : at + 1] != "}":
                raise json.JSONDecodeError("a comma or } is missing", source, at)
        if source[at + 1 :].strip():
            raise json.JSONDecodeError("something follows the record", source, at + 1)
    except json.JSONDecodeError as error:
        raise _RecordError(f"broken JSON: {error.msg.removesuffix(' at')} at column {error.pos + 1}") from None
    except ValueError as error:
        # Python takes no number of more than some thousand digits.
        raise _RecordError(f"broken JSON: {error}") from None
    return fields, spans


def _skip(source: str, at: int) -> int:
    space = _SPACE.match(source, at)
    return space.end() if space else at


def string_map(source: str, start: int, end: int) -> SourceMap:
    """Where the characters of the JSON string between the quotes at `source[start:end]` stand, escapes counted as one."""
    runs, wide = [(0, start)], {}
    shift = 0
    for escape in _ESCAPE.finditer(source, start, end):
        length = escape.end() - escape.start()
        at = escape.start() - start - shift
        wide[at] = length
        shift += length - 1
        runs.append((at + 1, escape.end()))
    return SourceMap(runs, wide)

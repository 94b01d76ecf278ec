"""Bytes to text: UTF-8, with and without a mark, UTF-16, Windows-1252; anything else is told, not guessed at."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from lint.readers import Problem


class Decoded(NamedTuple):
    """A file's text, the encoding it was in, and what was odd about it (see `Document.notes`)."""

    text: str
    encoding: str
    notes: tuple[str, ...]


class NotTextError(Exception):
    """The bytes are no text in an encoding known here."""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32 before UTF-16, whose mark its own begins with.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "Zstandard"), (b"PK\x03\x04", "ZIP"))
_SAMPLE = 1 << 16


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises NotTextError, with the reason, for a binary and for an unknown encoding."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(name), name, (name,))
            except UnicodeDecodeError as error:
                raise NotTextError(f"begins like {name} but is not: {error.reason} at byte {error.start}") from None
    for mark, name in _PACKED:
        if data.startswith(mark):
            raise NotTextError(f"compressed ({name}): unpack it first; of compressed files only JSON Lines are read")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _legacy(data, error)
    if "\0" in text:
        return _with_zeros(data)
    return Decoded(text, "utf-8", ())


def _with_zeros(data: bytes) -> Decoded:
    """UTF-16 without a mark has a zero in every second byte of plain text; any other zero tells a binary."""
    sample = data[:_SAMPLE]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if zeros > 0.4 * len(sample) / 2 and others < zeros / 20:
            try:
                return Decoded(data.decode(name), name, (name, "no-mark"))
            except UnicodeDecodeError:
                break
    raise NotTextError("a binary file, not an article (it holds zero bytes)")


_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_UNUSED_IN_1252 = b"\x81\x8d\x8f\x90\x9d"


def _legacy(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Windows-1252 where the bytes read as such; UTF-8 with broken places where most of it is UTF-8."""
    if b"\0" in data[:_SAMPLE]:
        return _with_zeros(data)
    sample = data[:_SAMPLE]
    if len(sample.translate(None, _CONTROLS)) < len(sample) * 0.99:
        raise NotTextError("a binary file, not an article (it is full of control characters)") from None
    multibyte = len(data.decode("utf-8", "ignore")) - sum(byte < 128 for byte in data)
    broken = data.decode("utf-8", "replace").count("\ufffd")
    if multibyte >= broken:
        return Decoded(data.decode("utf-8", "replace"), "utf-8", ("broken-utf-8", f"byte {error.start}"))
    high = [byte for byte in sample if byte >= 128]
    letters = sum(
        byte >= 0xC0 or byte in b"\x85\x91\x92\x93\x94\x96\x97\xa0\xa3\xa9\xae\xb0\xbd\x80\x99" for byte in high
    )
    if any(byte in _UNUSED_IN_1252 for byte in high) or letters < 0.7 * len(high) or len(high) > 0.4 * len(sample):
        raise NotTextError(f"in no encoding known here (no UTF-8: {error.reason} at byte {error.start})") from None
    return Decoded(data.decode("windows-1252"), "windows-1252", ("windows-1252",))


def decode_file(data: bytes, path: str) -> Decoded | Problem:
    """The text of a file, or what is wrong with it."""
    try:
        return decode(data)
    except NotTextError as error:
        return Problem(path, str(error))

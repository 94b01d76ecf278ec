"""Bytes to text: as a mark in front says, in UTF-8, as the page declares, at last as a detector guesses, which is reported."""

import codecs
import re
from typing import NamedTuple

from lint.patterns import lazy_pattern
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
_HEAD = 1 << 12
_DECLARED = lazy_pattern(
    rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})|\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_WIDER = {
    "ascii": "windows-1252", "iso8859-1": "windows-1252", "iso8859-9": "windows-1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "cp1252": "windows-1252",
}  # fmt: skip
"""What browsers read for a name: the encoding that holds all of it and more. By the name that Python gives."""
_ASIDE = {
    "x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "x-euc-jp": "euc_jp", "iso-8859-8-i": "iso8859_8",
    "windows-874": "cp874", "x-mac-cyrillic": "mac_cyrillic", "x-mac-roman": "mac_roman", "windows-949": "cp949",
}  # fmt: skip
"""Names of pages that Python does not know."""


def declared(data: bytes) -> str:
    """The charset that the head of a page or of an XML file declares, "" for none."""
    found = _DECLARED.search(data, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def codec_of(charset: str) -> str:
    """The name by which Python knows the encoding that a charset means, "" for none."""
    try:
        info = codecs.lookup(_ASIDE.get(charset.lower(), charset))
    except (LookupError, ValueError):
        return ""
    if info.name.startswith("utf"):
        # What could be read so far to find the declaration is no UTF-16.
        return "utf-8"
    if not info._is_text_encoding or info.name in ("idna", "punycode", "unicode_escape", "raw_unicode_escape"):
        return ""
    name = _WIDER.get(info.name, info.name)
    return f"windows-{name[2:]}" if name.startswith("cp125") else name


def decode(data: bytes, charset: str = "") -> Decoded:
    """The text of a file, of which markup declares a charset. Raises NotTextError, with the reason, for a binary and for an unknown encoding."""
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
        return _legacy(data, charset, error)
    if "\0" in text:
        return _with_zeros(data)
    if "\x1b$" in text and codec_of(charset).startswith("iso2022"):
        return _as_declared(data, codec_of(charset)) or Decoded(text, "utf-8", ())
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
_ASCII = bytes(range(128))
_SIGNS_OF_1252 = frozenset(
    b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa2\xa3\xa5\xa7\xa9\xab\xae\xb0\xb1\xb4\xb7\xbb\xbc\xbd\xbe\xd7"
)
"""Quotes, dashes, currencies: where a text has no other sign that is not ASCII, there is nothing for a detector to go by."""


def _legacy(data: bytes, charset: str, error: UnicodeDecodeError) -> Decoded:
    """Text that is not UTF-8: with broken places, as it declares itself, or as it looks."""
    if b"\0" in data[:_SAMPLE]:
        return _with_zeros(data)
    sample = data[:_SAMPLE]
    if len(sample.translate(None, _CONTROLS)) < len(sample) * 0.99:
        raise NotTextError("a binary file, not an article (it is full of control characters)") from None
    codec = codec_of(charset)
    found = _as_declared(data, codec) if codec and codec != "utf-8" else None
    if found:
        return found
    multibyte = len(data.decode("utf-8", "ignore")) - (len(data) - len(data.translate(None, _ASCII)))
    broken = data.decode("utf-8", "replace").count("\ufffd")
    if multibyte >= broken:
        return Decoded(data.decode("utf-8", "replace"), "utf-8", ("broken-utf-8", f"byte {error.start}"))
    return _guessed(data, error)


def _as_declared(data: bytes, codec: str) -> Decoded | None:
    """The text in the encoding that is declared; None where it cannot be that."""
    text = data.decode(codec, "replace")
    lost = text.count("\ufffd")
    if lost > len(text) / 200:
        return None
    return Decoded(text, codec, ("declared", f"{lost} lost") if lost else ("declared",))


def _guessed(data: bytes, error: UnicodeDecodeError) -> Decoded:
    high = data[:_SAMPLE].translate(None, _ASCII)
    if set(high) <= _SIGNS_OF_1252:
        return Decoded(data.decode("windows-1252"), "windows-1252", ("windows-1252",))
    from chardetng_py import EncodingDetector

    detector = EncodingDetector()
    detector.feed(data[:_SAMPLE], last=len(data) <= _SAMPLE)
    codec = codec_of(detector.guess(tld=None, allow_utf8=False))
    found = _as_declared(data, codec) if codec else None
    if found is None or not _reads(found.text):
        raise NotTextError(f"in no encoding known here (no UTF-8: {error.reason} at byte {error.start})") from None
    return Decoded(found.text, codec, (codec, "guessed"))


def _reads(text: str) -> bool:
    """Whether what is not ASCII in a text is mostly letters and signs that people write."""
    non_ascii = [char for char in text[:_SAMPLE] if char > "\x7f"]
    odd = sum(
        not char.isalpha()
        and not ("\u2000" <= char <= "\u206f" or "\u3000" <= char <= "\uffef" or char in "\xa0«»€£©°§№–—")
        for char in non_ascii
    )
    return odd < 0.4 * len(non_ascii)


def decode_file(data: bytes, path: str, charset: str = "") -> Decoded | Problem:
    """The text of a file, or what is wrong with it. Where carriage returns alone end its lines, line feeds stand for them: same length."""
    try:
        decoded = decode(data, charset)
    except NotTextError as error:
        return Problem(path, str(error))
    return decoded._replace(text=decoded.text.replace("\r", "\n")) if has_returns_alone(decoded.text) else decoded


def has_returns_alone(text: str) -> bool:
    """Whether a carriage return ends each line of a text, as on old Macs."""
    return "\r" in text and "\n" not in text

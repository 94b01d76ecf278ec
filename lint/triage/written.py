"""How the text of an article stands in its source: which formats are written, and which fixes their files can take."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from lint.model import Fix, Span
from lint.patterns import lazy_pattern
from lint.readers import PACKED, format_of, suffix
from lint.readers.opening import is_remote
from lint.text.document import Document

_PICTURE = lazy_pattern(r"!\[|<(?:img|picture|video|audio|iframe|svg|object|embed)\b", re.IGNORECASE)
"""What a reader sees that is no text."""


class Codec(NamedTuple):
    """How text stands in a source of a format: reading a stretch of it, and writing one."""

    read: Callable[[str], str | None]
    """The text that a stretch of source stands for; None where it is more than text (markup)."""
    write: Callable[[str, str], str]
    """Text as source, given the source around it."""
    has_lines: bool = True
    """Whether a line of the text can be taken out of the source with its end."""
    has_marks: bool = False
    """Whether a line of the source may hold markup besides the text, which goes when all the text of the line does."""
    has_elements: bool = False
    """Whether text stands in elements, which go when all of their text does."""


def _read_json(source: str) -> str | None:
    try:
        return str(json.loads(f'"{source}"', strict=False))
    except json.JSONDecodeError:
        return None


def _write_json(text: str, around: str) -> str:
    return json.dumps(text, ensure_ascii=around.isascii())[1:-1]


def _read_markup(source: str) -> str:
    from html import unescape  # with its table of entities; most articles are plain text

    return unescape(source)


def _read_html(source: str) -> str | None:
    return None if "<" in source else " ".join(_read_markup(source).split())


def _write_html(text: str, around: str) -> str:
    from html import escape

    return escape(text, quote=False)


PLAIN = Codec(lambda source: source, lambda text, around: text)
FORMATS_WRITTEN = {
    "plain": PLAIN,
    "markdown": Codec(_read_markup, lambda text, around: text, has_marks=True),
    "jsonl": Codec(_read_json, _write_json),
    "html": Codec(_read_html, _write_html, has_lines=False, has_elements=True),
}


def written(path: str) -> Codec | None:
    """How a file of that name is written; None where it cannot be written here."""
    if is_remote(path) or suffix(path).endswith(PACKED):
        return None
    return FORMATS_WRITTEN.get(format_of(path).reader)


def whole_lines(document: Document, fix: Fix) -> range | None:
    """The lines (by index) that nothing would be left of; None where something stays."""
    if not document.text[fix.start : fix.end].strip():
        return None
    lines = document.lines_of(fix.start, fix.end)
    before = document.text[document.lines[lines[0]].start : fix.start]
    after = document.text[fix.end : max(fix.end, document.lines[lines[-1]].end)]
    return None if before.strip() or after.strip() else lines


def lines_taken(document: Document, fix: Fix, format: Codec) -> range | None:
    """The lines (by index) that go with all that stands on them; None where the fix changes its own place alone."""
    whole = whole_lines(document, fix) if format.has_lines and not fix.replacement else None
    return None if whole and format.has_marks and _share_lines(document, whole) else whole


def can_be_made(document: Document, fix: Fix, format: Codec) -> bool:
    """Whether the source holds just text where the fix changes it; a line of Markdown may hold marks as well, but no picture."""
    lines = lines_taken(document, fix, format) if format.has_marks else None
    if lines is None:
        return _reads_back(document, fix, format)
    first, last = source_lines(document, Span(document.lines[lines[0]].start, document.lines[lines[-1]].end))
    starts = document.source_line_starts
    after = bisect_right(starts, max(first, last - 1))
    return (
        _PICTURE.search(document.source, first, starts[after] if after < len(starts) else len(document.source)) is None
    )


def in_source(document: Document, span: Span) -> tuple[int, int]:
    start = document.in_source(span.start)
    return start, start if span.start == span.end else document.in_source(span.end, end=True)


def source_lines(document: Document, span: Span) -> tuple[int, int]:
    """Where whole lines of the text stand in a source that has markup around them: from the start of a line, or the end of the text
    before it, to the start of another one."""

    def edge(offset: int) -> int:
        if offset == len(document.text):
            return len(document.source)
        at = document.in_source(offset)
        if document.text[offset - 1 : offset] in ("", "\n"):
            return document.source_line_starts[bisect_right(document.source_line_starts, at) - 1]
        return at

    return edge(span.start), edge(span.end)


def _reads_back(document: Document, fix: Fix, format: Codec) -> bool:
    """Whether the source holds just the text that is to be replaced."""
    if not 0 <= fix.start <= fix.end <= len(document.text):
        return False
    start, end = in_source(document, Span(fix.start, fix.end))
    found, text = format.read(document.source[start:end]), document.text[fix.start : fix.end]
    return found is not None and (found == text or (not format.has_lines and found == " ".join(text.split())))


def _share_lines(document: Document, lines: range) -> bool:
    """Whether some lines of the text stand on lines of the source with others, which markup broke apart."""
    first, last = document.lines[lines[0]].start, document.lines[lines[-1]].end
    starts_apart = not first or document.position(first - 1).line < document.position(first).line
    return not starts_apart or (last < len(document.text) and document.text[last] == "\n" and _is_break(document, last))


def _is_break(document: Document, offset: int) -> bool:
    """Whether a line end of the text is none of the source."""
    at = document.in_source(offset)
    return document.source[at : at + 1] != "\n"

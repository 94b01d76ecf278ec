"""Decisions that stand in an article as HTML comments: `<!-- seedlint ignore HD201 until 2027-01-31: why -->`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lint.text.document import Document

_FORMATS = (".md", ".markdown", ".html", ".htm", ".xhtml")
_COMMENT = re.compile(r"<!--\s*seedlint\b(.{0,1000}?)-->", re.DOTALL)
_SAYS = re.compile(
    r"\s*(?P<verb>ignore|ignore-file)\s+(?P<codes>[A-Z]+\d*(?:[,\s]+[A-Z]+\d+)*)"
    r"(?:\s+until\s+(?P<until>\d{4}-\d\d-\d\d))?\s*(?::\s*(?P<reason>.*?))?\s*\Z",
    re.DOTALL,
)


class Comment(NamedTuple):
    """What a comment decides; `fault` says what is wrong with one that decides nothing."""

    line: int
    codes: tuple[str, ...] = ()
    reason: str = ""
    until: date | None = None
    span: tuple[int, int] | None = None
    """Offsets in the decoded file; None: the whole article."""
    fault: str = ""


def read(document: Document) -> tuple[Comment, ...]:
    """The decisions in an article, of formats that have comments."""
    if not document.path.lower().endswith(_FORMATS) or "seedlint" not in document.source:
        return ()
    return tuple(_comments(document))


def _comments(document: Document) -> Iterator[Comment]:
    line, counted = document.line_offset + 1, 0
    for found in _COMMENT.finditer(document.source):
        line += document.source.count("\n", counted, found.start())
        counted = found.start()
        says = _SAYS.match(found.group(1))
        if says is None:
            fault = "not understood; write <!-- seedlint ignore CODE: reason --> or ignore-file"
            yield Comment(line, fault=fault)
            continue
        try:
            until = date.fromisoformat(says["until"]) if says["until"] else None
        except ValueError:
            yield Comment(line, fault=f"no such day: {says['until']}")
            continue
        reason = " ".join((says["reason"] or "").split())
        codes = tuple(says["codes"].replace(",", " ").split())
        span = _paragraph(document, found.end()) if says["verb"] == "ignore" else None
        fault = "" if reason else "a decision needs a reason: <!-- seedlint ignore CODE: reason -->"
        yield Comment(line, codes, reason, until, span, fault)


def _paragraph(document: Document, source_offset: int) -> tuple[int, int]:
    """Where in the file the paragraph stands that a comment before or in it speaks of."""
    at = source_offset
    if document.source_map is not None:
        at = bisect_left(range(len(document.text)), source_offset, key=document.source_map.source)
    number = document.block_number(min(at, len(document.text)))
    while number + 1 < len(document.blocks) and not _says_something(document, number):
        number += 1
    first = number
    if document.path.lower().endswith((".md", ".markdown")):
        while first and document.folded[slice(*document.blocks[first - 1])].strip():
            first -= 1
        while number + 1 < len(document.blocks) and document.folded[slice(*document.blocks[number + 1])].strip():
            number += 1
    start, end = document.blocks[first].start, document.blocks[number].end
    return document.position(start).offset, document.position(end, end=True).offset


def _says_something(document: Document, block: int) -> bool:
    return bool(_COMMENT.sub("", document.folded[slice(*document.blocks[block])]).strip())

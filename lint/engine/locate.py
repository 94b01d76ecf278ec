"""Locate findings: their places in the file, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterable

from lint.fingerprint import fingerprints
from lint.model import Finding, LocatedFinding, Related
from lint.text.document import Document


def locate(document: Document, findings: Iterable[Finding]) -> list[LocatedFinding]:
    """Findings of a document with their places in the source file."""
    found, name = list(findings), document.name
    marks = fingerprints(document, found)
    return [_locate_one(document, name, one, mark) for one, mark in zip(found, marks, strict=True)]


def _locate_one(document: Document, name: str, finding: Finding, mark: str) -> LocatedFinding:
    start, end, text = finding.start, finding.end, document.text
    if start is None or end is None:
        return LocatedFinding(name, finding, None, None, "", 0, mark, record_id=document.record_id)
    excerpt, column = _excerpt(document, start)
    located = finding
    if finding.related:
        located = finding._replace(related=tuple(_located(document, related) for related in finding.related))
    return LocatedFinding(
        name, located, *document.positions(start, end), excerpt, column, mark,
        *texts_around(text, start, end), len(document.folded[start:end].split()), document.record_id, _sentence(document, start),
    )  # fmt: skip


def texts_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What a finding marks in a text, what stands before it and what behind it, as far as they are reported."""
    return text[start : min(end, start + _MATCH)], text[max(0, start - _AROUND) : start], text[end : end + _AROUND]


def _sentence(document: Document, offset: int) -> str:
    start, end = document.sentence_at(offset)
    return document.text[start : min(end, start + _EXCERPT)].strip()


def _located(document: Document, related: Related) -> Related:
    if related.position is not None or related.path not in ("", document.path, document.name):
        return related
    return shown(related, document)


def shown(related: Related, document: Document) -> Related:
    """A related place in a document, with its position and its sentence."""
    if related.start is None or related.start >= len(document.text):
        return related
    sentence = document.sentence_at(related.start)
    text = related.text or document.text[sentence.start : sentence.end][:_EXCERPT]
    return related._replace(path=document.name, text=text, position=document.position(related.start))


_EXCERPT = 400
_MATCH = 2000
_AROUND = 200


def _excerpt(document: Document, offset: int) -> tuple[str, int]:
    """The line of an offset and where in it that stands; a window of it around the offset where it is long."""
    first, last = document.lines[document.line_number(offset)]
    begin = max(first, offset - _EXCERPT // 2)
    return document.text[begin : min(last, begin + _EXCERPT)], offset - begin

"""Locate findings: their places in the file, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterable

from lint.fingerprint import fingerprints
from lint.model import Finding, LocatedFinding, Related
from lint.text.document import Document


def locate(document: Document, findings: Iterable[Finding]) -> list[LocatedFinding]:
    """Findings of a document with their places in the source file."""
    found = list(findings)
    return [_locate_one(document, one, mark) for one, mark in zip(found, fingerprints(document, found), strict=True)]


def _locate_one(document: Document, finding: Finding, mark: str) -> LocatedFinding:
    if finding.start is None or finding.end is None:
        return LocatedFinding(document.name, finding, None, None, "", 0, mark, record_id=document.record_id)
    start, end = finding.start, finding.end
    excerpt, column = _excerpt(document, start)
    located = finding
    if finding.related:
        located = finding._replace(related=tuple(_located(document, related) for related in finding.related))
    match, words = document.text[start : min(end, start + _MATCH)], len(document.folded[start:end].split())
    return LocatedFinding(
        document.name, located, document.position(start), document.position(end, end=True), excerpt, column, mark,
        match, document.text[max(0, start - _AROUND) : start], document.text[end : end + _AROUND], words,
        document.record_id,
        _sentence(document, start),
    )  # fmt: skip


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
    """The line around `offset` and where in it the offset stands; a window of it where the line is long."""
    line = document.lines[document.line_number(offset)]
    begin = max(line.start, offset - _EXCERPT // 2)
    return document.text[begin : min(line.end, begin + _EXCERPT)], offset - begin

"""What a plain `fix` may never do, whatever a rule offers: take words that could be the author's."""

from __future__ import annotations

from lint.fixes.edits import whole_lines
from lint.model import Fix
from lint.text.blocks import Kind
from lint.text.document import Document

_NEVER = frozenset({Kind.code, Kind.formula, Kind.quotation, Kind.verse, Kind.table})
"""Kinds of text that are somebody's to the letter."""


def is_safe(document: Document, fix: Fix) -> bool:
    """Whether a fix loses no word of the article.

    One that writes something else or takes out signs loses none, outside of code, tables and what somebody else said. One that takes words
    out is safe where it takes whole lines, each of them prose of the page.
    """
    if not fix.safe or any(document.kind_at(at) in _NEVER for at in (fix.start, max(fix.start, fix.end - 1))):
        return False
    gone = document.text[fix.start : fix.end]
    if fix.replacement or not any(map(str.isalnum, gone)):
        return True
    lines = whole_lines(document, fix)
    return lines is not None and not any(document.kind_at(document.lines[line].start) in _NEVER for line in lines)

"""Latin words in which letters of another script stand."""

from __future__ import annotations

from lint.model import Span
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.look_alikes import latin, mixed_words


@annotation
def words_in_two_scripts(document: Document) -> list[tuple[Span, str]]:
    """Where Latin words with letters of Cyrillic or Greek that look alike stand, in order, and each word with its own letters."""
    return [(Span(*word.span()), latin(word.group())) for word in mixed_words(document.text, document.non_ascii)]

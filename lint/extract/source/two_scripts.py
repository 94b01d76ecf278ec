"""Latin words in which letters of another script stand."""

from __future__ import annotations

from lint.folding.look_alikes import as_it_looks as as_it_looks
from lint.folding.look_alikes import mixed_words
from lint.model import Span
from lint.text.annotations import annotation
from lint.text.document import Document


@annotation
def words_in_two_scripts(document: Document) -> list[Span]:
    """Where Latin words with letters of Cyrillic or Greek that look alike stand, in order."""
    return [Span(*word.span()) for word in mixed_words(document.text, document.non_ascii)]

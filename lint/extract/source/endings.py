"""Words that no sentence ends with, in languages that have them written down."""

from __future__ import annotations

from functools import cache

from lint.lexicon import words


@cache
def never_last(language: str) -> frozenset[str]:
    """The words that no sentence of a language ends with, in small letters; none where its lexicon has no `endings.txt`."""
    return frozenset(words(language, "endings", "never"))

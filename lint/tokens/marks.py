"""Words, numbers and marks of a stretch of text one by one: for whoever asks what stands right beside a number or a date."""

from __future__ import annotations

from lint.match.expressions import expression

_TOKENS = expression(r"[a-z][a-z'&.-]*[a-z]|[a-z]|\d[\d.,]*|[^\w\s]")


def words_and_marks(folded: str, start: int, end: int) -> list[str]:
    """The words, numbers and marks between two places, as they are written."""
    return [token.group() for token in _TOKENS.finditer(folded, start, end)]

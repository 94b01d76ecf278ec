"""Readability by metrics that need no data: signs, letters and long words, over our own words and sentences."""

from __future__ import annotations

from collections.abc import Callable

from lint.extract.source.figures import prose
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

_LETTERS = lazy_pattern(r"\w+")
_LONG_WORD = lazy_pattern(r"\w{7,}")


def automated_readability_index(text: str, words: int, sentences: int) -> float:
    characters = sum(map(len, text.split()))
    return 4.71 * characters / words + 0.5 * words / sentences - 21.43


def coleman_liau_index(text: str, words: int, sentences: int) -> float:
    letters = sum(map(len, _LETTERS.findall(text)))
    return 5.88 * letters / words - 29.6 * sentences / words - 15.8


def lix(text: str, words: int, sentences: int) -> float:
    return words / sentences + 100 * len(_LONG_WORD.findall(text)) / words


METRICS: dict[str, Callable[[str, int, int], float]] = {
    "automated_readability_index": automated_readability_index,
    "coleman_liau_index": coleman_liau_index,
    "lix": lix,
}
"""The metrics, each of a text with so many words and sentences."""

_MAX_TEXT, _FEW_WORDS = 200_000, 100


def readability(document: Document, metric: str) -> float | None:
    """The metric of the article's sentences, without boilerplate and headings; None where they are too few to tell."""
    counted = _counted(document)
    return METRICS[metric](*counted) if counted is not None else None


@annotation
def _counted(document: Document) -> tuple[str, int, int] | None:
    """The text of the article's sentences, as much as is measured, with the number of its words and sentences."""
    sentences = prose(document)
    text = "\n".join(document.text[start:end] for start, end in sentences)
    if len(sentences) < 3 and len(text.split(None, _FEW_WORDS)) < _FEW_WORDS:
        return None
    whole, text = len(text), text[:_MAX_TEXT]
    count = max(1, round(len(sentences) * len(text) / whole))
    return text, len(text.split()), count

"""Readability by textstat's counts of signs, letters and long words, and by our own counts of words and sentences.

textstat takes "He won. She lost. I left." for one sentence, so nothing that rests on its sentences is used. Only metrics
that need no data are here: others would fetch a dictionary from the network. Importing it takes seconds, hence late.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from lint.extract.source.figures import prose
from lint.text.document import Document


def automated_readability_index(textstat: ModuleType, text: str, words: int, sentences: int) -> float:
    characters = textstat.char_count(text)
    return float(4.71 * characters / words + 0.5 * words / sentences - 21.43)


def coleman_liau_index(textstat: ModuleType, text: str, words: int, sentences: int) -> float:
    letters = textstat.letter_count(text)
    return float(5.88 * letters / words - 29.6 * sentences / words - 15.8)


def lix(textstat: ModuleType, text: str, words: int, sentences: int) -> float:
    return float(words / sentences + 100 * textstat.long_word_count(text) / words)


METRICS: dict[str, Callable[[ModuleType, str, int, int], float]] = {
    "automated_readability_index": automated_readability_index,
    "coleman_liau_index": coleman_liau_index,
    "lix": lix,
}
"""The metrics that need no data, by their names in textstat."""

_MAX_TEXT, _FEW_WORDS = 200_000, 100


def readability(document: Document, metric: str) -> float | None:
    """The metric of the article's sentences, without furniture and headings; None where they are too few to tell."""
    sentences = prose(document)
    text = "\n".join(document.text[start:end] for start, end in sentences)
    if len(sentences) < 3 and len(text.split(None, _FEW_WORDS)) < _FEW_WORDS:
        return None
    import textstat

    whole, text = len(text), text[:_MAX_TEXT]
    count = max(1, round(len(sentences) * len(text) / whole))
    return METRICS[metric](textstat, text, len(text.split()), count)

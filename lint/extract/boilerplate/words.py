"""The words that mark a line as a site's and not an article's, with their weights."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path

from lint.lexicon import words
from lint.patterns import lazy_pattern

STOP_WORDS = frozenset(words("en", "pages", "stop words"))
TABLE = Path(__file__).with_name("words.json")
_MOST_WORDS, _MOST_CHARACTERS = 60, 600
_KEPT_LINES = 4096
_WORTH_NAMING = 20
"""The weight, in hundredths, from which a word is worth naming."""
_PIECE = lazy_pattern(r"[a-z_\xdf-\xff]+(?:'[a-z]+)?|[0-9]+|[^a-z0-9_\xdf-\xff\s]")
_DIGITS = frozenset("0123456789")
_DIGIT = lazy_pattern("[0-9]")
_EDGE = ""
"""Stands before the first and behind the last word."""


def pieces(line: str) -> list[str]:
    """The words, numbers and signs of a folded line, in lower case; any number is `0`."""
    found: list[str] = _PIECE.findall(line[:_MOST_CHARACTERS].lower())[:_MOST_WORDS]
    return ["0" if piece[0] in _DIGITS else piece for piece in found] if _DIGIT.search(line) else found


def pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    """Each word with the next one; the first and the last with the edge of the line."""
    return zip((_EDGE, *words), (*words, _EDGE), strict=True)


class Weights:
    """A weight, in hundredths, for words and for pairs of them."""

    def __init__(self, words: Mapping[str, int], pairs: Mapping[tuple[str, str], int], start: float) -> None:
        self.words = words
        self.pairs = pairs
        self.start = start

    def score(self, words: list[str]) -> float:
        """The log-odds that these words give."""
        alone, together = map(self.words.get, words, repeat(0)), map(self.pairs.get, pairs(words), repeat(0))
        return self.start + (sum(alone) + sum(together)) / 100

    def heaviest(self, words: list[str], count: int = 3) -> list[str]:
        """The words that speak most for boilerplate, strongest first."""
        known = {word: weight for word in words if (weight := self.words.get(word, 0)) > _WORTH_NAMING}
        for pair in pairs(words):
            if (weight := self.pairs.get(pair, 0)) > _WORTH_NAMING:
                known[" ".join(pair).strip()] = weight
        named = [text for text in known if any(map(str.isalnum, text))]
        return sorted(named, key=lambda text: (-known[text], text))[:count]


class WordWeights:
    """What the words of a line say of the line itself, and what of the line below it ("Related:" is followed by links)."""

    def __init__(self, here: Weights, below: Weights) -> None:
        self.here = here
        self.below = below
        self.read = lru_cache(_KEPT_LINES)(self._read)
        """The words of a line and the log-odds they give; the lines of a site come again in each of its articles."""
        self.announced = lru_cache(_KEPT_LINES)(self._announced)
        """The log-odds that the words of a line give the one below it."""

    def _read(self, line: str) -> tuple[list[str], float]:
        words = pieces(line)
        return words, self.here.score(words)

    def _announced(self, line: str) -> float:
        return self.below.score(self.read(line)[0])


@cache
def word_weights() -> WordWeights:
    """The weights as trained."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    return WordWeights(*(_weights(**table[place]) for place in ("here", "below")))


def _weights(words: dict[str, int], pairs: dict[str, int], start: float) -> Weights:
    """In the file a pair is its words with a space between them, so the edge of a line is no letter before or behind it."""
    return Weights(words, {tuple(pair.split(" ")): weight for pair, weight in pairs.items()}, start)  # type: ignore[misc]

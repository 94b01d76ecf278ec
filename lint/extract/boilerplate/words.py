"""The words that mark a line as a site's and not an article's, with their weights."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from lint.lexicon import words
from lint.patterns import lazy_pattern

STOP_WORDS = frozenset(words("en", "pages", "stop words"))
TABLE = Path(__file__).with_name("words.json")
_MOST_WORDS, _MOST_CHARACTERS = 60, 600
_KEPT_LINES = 4096
_SHORT_WORD, _MOST_OF_SUBJECT = 3, 8
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
        return self.score_of(words, pairs(words))

    def score_of(self, words: list[str], together: Iterable[tuple[str, str]]) -> float:
        """The same, given the pairs of the words, too."""
        weights = sum(map(self.words.get, words, repeat(0))) + sum(map(self.pairs.get, together, repeat(0)))
        return self.start + weights / 100

    def heaviest(self, words: list[str], count: int = 3) -> list[str]:
        """The words that speak most for boilerplate, strongest first."""
        known = {word: weight for word in words if (weight := self.words.get(word, 0)) > _WORTH_NAMING}
        for pair in pairs(words):
            if (weight := self.pairs.get(pair, 0)) > _WORTH_NAMING:
                known[" ".join(pair).strip()] = weight
        named = [text for text in known if any(map(str.isalnum, text))]
        return sorted(named, key=lambda text: (-known[text], text))[:count]


class Words(NamedTuple):
    """What the words of a line say."""

    pieces: list[str]
    here: float
    """The log-odds that they give the line."""
    below: float
    """The log-odds that they give the line below it."""
    stop_words: float
    """The share of stop words."""
    unknown: float
    """The share of words that the model does not know, as names."""
    subject: list[str]
    """Those that an article on the same subject has."""


NO_WORDS = Words([], 0.0, 0.0, 0.0, 0.0, [])


class WordWeights:
    """What the words of a line say of the line itself, and what of the line below it ("Related:" is followed by links)."""

    def __init__(self, here: Weights, below: Weights) -> None:
        self.here = here
        self.below = below
        self.read = lru_cache(_KEPT_LINES)(self._read)
        """What the words of a line say; the lines of a site come again in each of its articles."""

    def _read(self, line: str) -> Words:
        words = pieces(line)
        together, alphabetic = list(pairs(words)), [word for word in words if word[0].isalpha()]
        return Words(
            words,
            self.here.score_of(words, together),
            self.below.score_of(words, together),
            sum(map(STOP_WORDS.__contains__, words)) / (len(words) or 1),
            1 - sum(map(self.here.words.__contains__, alphabetic)) / len(alphabetic) if alphabetic else 0,
            [word for word in words if len(word) > _SHORT_WORD and word not in STOP_WORDS][:_MOST_OF_SUBJECT],
        )


@cache
def word_weights() -> WordWeights:
    """The weights as trained."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    return WordWeights(*(_weights(**table[place]) for place in ("here", "below")))


def _weights(words: dict[str, int], pairs: dict[str, int], start: float) -> Weights:
    """In the file a pair is its words with a space between them, so the edge of a line is no letter before or behind it."""
    return Weights(words, {tuple(pair.split(" ")): weight for pair, weight in pairs.items()}, start)  # type: ignore[misc]

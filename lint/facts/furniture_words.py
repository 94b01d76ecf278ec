"""The words by which a line is told to be a site's and not an article's, with their weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import fsum
from pathlib import Path

STOP_WORDS = frozenset(
    b"the of and to in a is that for it was on with as his he be by at from are this have not but had which they an or who their were "
    b"has been its we i you she her would will there when if so what can more one out up into than about them some could him no our my "
    b"me do after over just also other then".split()
)
TABLE = Path(__file__).with_name("furniture_words.json")
_MOST_WORDS = 60


def word_features(words: list[bytes]) -> set[bytes]:
    """The words of a line, its pairs of words, and its first and last word marked as such; any number is `0`."""
    plain = [b"0" if word[:1] == b"0" else word for word in words[:_MOST_WORDS]]
    features = set(plain)
    if plain:
        features.update(map(b" ".join, zip(plain, plain[1:], strict=False)), (b"^" + plain[0], b"$" + plain[-1]))
    return features


class WordWeights:
    """A sum of weights, one for each feature of a line's words."""

    def __init__(self, weights: Mapping[bytes, float], start: float) -> None:
        self.weights = weights
        self.known = frozenset(weights)
        self.start = start

    def score(self, words: list[bytes]) -> float:
        """The log-odds that a line with these words is furniture, the same to the last bit in whatever order a set has them."""
        return self.start + fsum(map(self.weights.__getitem__, word_features(words) & self.known))

    def heaviest(self, words: list[bytes], count: int = 3) -> list[str]:
        """The words that speak most for furniture, strongest first."""
        known = {
            feature: self.weights[feature] for feature in word_features(words) if self.weights.get(feature, 0) > 0.2
        }
        strongest = sorted(known, key=lambda feature: (-known[feature], feature))
        return list(dict.fromkeys(feature.strip(b"^$").decode() for feature in strongest))[:count]


@cache
def word_weights() -> WordWeights:
    """The weights as trained."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    return WordWeights({word.encode(): weight for word, weight in table["weights"].items()}, table["start"])

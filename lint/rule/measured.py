"""How often each of our rules was right on texts that were labelled or read: counts that `bench/measured.py` made."""

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lint.model import Confidence

_COUNTS = Path(__file__).with_name("measured.json")
ENOUGH = 0.945
"""A rule that is right 19 times in 20, in whole hundredths, may stop a build."""
_MANY = 12
"""Of fewer judged findings the share says little: there a rule may stop a build unless its share lies below beyond chance …"""
_BEYOND_CHANCE = 1.645
"""… (19 times in 20, by Wilson's interval)."""


class Measure(NamedTuple):
    """How many of the judged findings of a rule were right, in each set of texts."""

    right: int
    judged: int
    sets: Mapping[str, tuple[int, int]]

    @property
    def share(self) -> float:
        """How many of the judged findings were right, from 0 to 1; 0 of none."""
        return self.right / self.judged if self.judged else 0.0

    @property
    def at_most(self) -> float:
        """The share that the rule has at most, as far as so few findings can tell."""
        if not self.judged:
            return 1.0
        spread = _BEYOND_CHANCE**2 / self.judged
        width = math.sqrt(self.share * (1 - self.share) * spread + spread**2 / 4)
        return (self.share + spread / 2 + width) / (1 + spread)


@cache
def _counts() -> Mapping[str, Mapping[str, Mapping[str, tuple[int, int]]]]:
    found: Mapping[str, Mapping[str, Mapping[str, tuple[int, int]]]] = json.loads(_COUNTS.read_text(encoding="utf-8"))
    return found


def measured(code: str, confidence: Confidence = Confidence.high) -> Measure:
    """How often the findings of a rule with a confidence were right."""
    sets = _counts().get(code, {}).get(confidence.name, {})
    return Measure(sum(right for right, _ in sets.values()), sum(judged for _, judged in sets.values()), sets)


@cache
def is_doubtful(code: str) -> bool:
    """Whether the surest findings of a rule were right too seldom to stop a build."""
    found = measured(code)
    return (found.share if found.judged >= _MANY else found.at_most) < ENOUGH

"""The two regressions that say how probable a conflict is: their weights, and what they make of its features."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache, lru_cache
from operator import mul
from pathlib import Path

_WEIGHTS = Path(__file__).with_name("weights.json")


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    weights: Mapping[str, Mapping[str, float]] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return weights


def probability(names: tuple[str, ...], values: tuple[float, ...], where: str) -> float:
    """How probable a conflict with features of these names and values is."""
    bias, weights = _ordered_weights(where, names)
    return 1 / (1 + math.exp(-bias - sum(map(mul, weights, values))))


@lru_cache(maxsize=8)
def _ordered_weights(where: str, names: tuple[str, ...]) -> tuple[float, list[float]]:
    weights = _weights()[where]
    return weights["bias"], [weights[name] for name in names]

"""How the figures of the articles are spread, in ranges that a reader would choose, with the setting that each can be a threshold of."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from lint.rule.base import Rule
from lint.stats import quantiles

MOST_BINS = 20
_PERCENTS = 5
"""How wide the bins of shares are."""
_SKEWED = 25
"""So many times the median, and a value needs a logarithmic axis to stand beside it."""


class Threshold(NamedTuple):
    """The option of a rule that draws the line at a figure."""

    code: str
    option: str
    side: str
    """Which articles it is about: "below" or "above"."""


class Figure(NamedTuple):
    """A figure as people know it."""

    title: str
    unit: str
    threshold: Threshold | None = None


FIGURES = {
    "words": Figure("Words", "words", Threshold("SQ401", "least_words", "below")),
    "sentences": Figure("Sentences", "sentences"),
    "characters": Figure("Characters", "characters"),
    "furniture_share": Figure("Share of boilerplate", "%", Threshold("SQ402", "at_most", "above")),
    "boilerplate_share": Figure("Share of boilerplate", "%", Threshold("SQ402", "at_most", "above")),
    "words_per_sentence": Figure("Words per sentence", "words", Threshold("SQ303", "at_most", "above")),
    "automated_readability_index": Figure(
        "Automated readability index", "school years", Threshold("SQ301", "at_most", "above")
    ),
    "coleman_liau_index": Figure("Coleman-Liau index", "school years", Threshold("SQ302", "at_most", "above")),
    "findings_per_1000_words": Figure("Findings per 1,000 words", "findings"),
}


def charted(columns: Iterable[tuple[str, Sequence[float]]], rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """The figures as the page charts them; a threshold only where the run has the rule with that option."""
    asked = {figure.threshold.code for figure in FIGURES.values() if figure.threshold}
    known = {str(rule.code): rule.resolve() for rule in rules if rule.code in asked}
    options = {(code, name) for code, rule in known.items() for name in type(rule).options}
    charts = []
    for name, column in columns:
        title, unit, threshold = FIGURES.get(name, Figure(name.replace("_", " ").capitalize(), ""))
        values = [100 * value for value in column] if unit == "%" else list(column)
        bounds = percents(values) if unit == "%" else edges(values)
        charts.append(
            {
                "title": title,
                "unit": unit,
                "edges": bounds,
                "counts": counted(values, bounds),
                "median": quantiles(values, (0.5,))[0] if values else None,
                "least": min(values, default=None),
                "most": max(values, default=None),
                "threshold": list(threshold) if threshold and threshold[:2] in options else None,
            }
        )
    return charts


def edges(values: Sequence[float]) -> Sequence[float]:
    """Where the bins begin: whole, round numbers; powers (1, 2, 5, 10 …) where a few values tower over the others."""
    if not values:
        return []
    low, median, high, most = quantiles(values, (0.01, 0.5, 0.99, 1.0))
    if min(values) >= 0 and most > _SKEWED * max(median, 1):
        return [0.0, *powers(most)]
    step = round_step((high - low) / MOST_BINS)
    first = math.floor(low / step) * step
    return [first + step * number for number in range(MOST_BINS + 1) if first + step * number <= high]


def percents(values: Sequence[float]) -> Sequence[float]:
    """Where the bins of shares begin, up to the greatest of them."""
    return [*range(0, 1 + int(min(max(values, default=0), 99)), _PERCENTS)]


def powers(most: float) -> list[float]:
    """1, 2, 5, 10, 20 … up to a value."""
    steps = (factor * 10.0**power for power in range(math.ceil(math.log10(most)) + 1) for factor in (1, 2, 5))
    return [step for step in steps if step <= most]


def round_step(width: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 … that is no less than `width`."""
    power = 10.0 ** math.floor(math.log10(max(width, 1)))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= max(width, 1))


def counted(values: Iterable[float], bounds: Sequence[float]) -> list[int]:
    """How many values lie in each bin; the last one has no upper end."""
    counts = [0] * len(bounds)
    for value in values:
        counts[max(0, bisect_right(bounds, value) - 1)] += 1
    return counts

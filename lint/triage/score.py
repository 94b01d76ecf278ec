"""The quality score: from 0 to 100, 100 where nothing was found. docs/gate.md says what counts and why."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable

from lint.model import Confidence, LocatedFinding, Severity

SEVERITY = {Severity.error: 5.0, Severity.warning: 2.0, Severity.info: 0.5}
CONFIDENCE = {Confidence.high: 1.0, Confidence.medium: 0.5, Confidence.low: 0.1}
HALVES = 20.0
"""So many points per 1,000 words halve the score."""
FEWEST_WORDS = 100
"""A shorter article is scored as if it had so many words, lest a single finding ruin a short note."""
_LOWEST = 3


def points(placed: LocatedFinding) -> float:
    """What a finding costs: how bad it is, times how sure it is. A rule that crashed costs nothing."""
    if placed.finding.about_tool:
        return 0.0
    return SEVERITY[placed.finding.severity] * CONFIDENCE[placed.finding.confidence]


def score(cost: float, words: int) -> float:
    """The score of a text with so many points and words that no finding marks."""
    per_thousand = 1000 * cost / max(words, FEWEST_WORDS)
    return float(100 * 0.5 ** (per_thousand / HALVES))


def article_score(words: int, findings: Iterable[LocatedFinding]) -> float:
    """The score of an article.

    Words that a finding marks don't count for its length, once for each finding: so neither taking a marked
    passage out nor mending it can lower the score.
    """
    found = list(findings)
    return score(sum(map(points, found)), words - sum(placed.words for placed in found))


class CorpusScore:
    """The score of the articles together, counted as they come."""

    def __init__(self) -> None:
        self._words = 0
        self._points: defaultdict[str, float] = defaultdict(float)
        self._cost = 0.0
        self._lowest: list[tuple[float, str]] = []

    def count(self, path: str, words: int, findings: Iterable[LocatedFinding], own: float | None) -> None:
        """Take in an article with its own score, or (without one) what the corpus rules add to an article."""
        self._words += words
        for placed in findings:
            cost = points(placed)
            self._cost += cost
            self._points[placed.finding.family] += cost
            self._words -= placed.words
        if own is not None:
            entry = (-own, path)
            if len(self._lowest) < _LOWEST:
                heapq.heappush(self._lowest, entry)
            else:
                heapq.heappushpop(self._lowest, entry)

    @property
    def value(self) -> float:
        return score(self._cost, self._words)

    def reason(self, least: float) -> str | None:
        """Why the score fails the run, if it does."""
        if self.value >= least:
            return None
        worst = sorted(self._points.items(), key=lambda item: (-item[1], item[0]))
        families = ", ".join(f"{family} {cost:.0f}" for family, cost in worst[:3])
        lowest = ", ".join(f"{path} {-own:.1f}" for own, path in sorted(self._lowest, reverse=True) if own > -100)
        return (
            f"the score of the corpus is {self.value:.1f}, at least {least:g} is asked for (min-score); "
            f"points by family: {families}; lowest articles: {lowest}"
        )

"""Budgets: how many findings of a code or a family a corpus may have before a run fails."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from lint.counting import counted
from lint.model import Confidence, LocatedFinding

Budget = Mapping[str, float]
"""`max`: findings in all; `per-1000-articles`: findings for each thousand articles."""


def budgeted(code: str, budgets: Mapping[str, Budget]) -> list[str]:
    """The budgets that a code is counted on: its own, its family's, ALL."""
    return [prefix for prefix in budgets if prefix == "ALL" or code.startswith(prefix)]


class BudgetTracker:
    """What a run has spent of its budgets."""

    def __init__(self, budgets: Mapping[str, Budget], least: Confidence) -> None:
        self._budgets, self._least = budgets, least
        self._count: Counter[str] = Counter()

    def count(self, findings: Iterable[LocatedFinding]) -> None:
        if self._budgets:
            for placed in findings:
                if placed.finding.confidence >= self._least and not placed.finding.about_tool:
                    self._count.update(budgeted(placed.finding.code, self._budgets))

    def reasons(self, articles: int) -> list[str]:
        """A line for each budget that is exceeded."""
        lines = []
        for prefix, budget in sorted(self._budgets.items()):
            count = self._count[prefix]
            for limit, allowed in budget.items():
                most = allowed if limit == "max" else math.ceil(allowed * articles / 1000)
                if count > most:
                    rate = (
                        "" if limit == "max" else f" ({allowed:g} per 1,000 articles, {counted(articles, 'article')})"
                    )
                    lines.append(f"the budget of {prefix} is {counted(most, 'finding')}{rate}, the run has {count}")
        return lines

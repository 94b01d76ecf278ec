"""The report people look at: one page of HTML with everything in it, worst articles first. Nothing in it asks the network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

from lint.config.settings import Settings
from lint.report import Totals
from lint.report.html import page
from lint.report.html.contents import Entry, article_values, finding_values, opened, score
from lint.rule.base import Rule
from lint.triage.stages import Article

MOST_ARTICLES = 5000
"""How many articles a page holds, the worst ones; a browser opens that many at ease."""


class Html:
    """Collects the articles of a run; at the end writes the page, for which the articles it shows are read once more."""

    def __init__(
        self, out: TextIO, settings: Settings, rules: Iterable[Rule] = (), most: int = MOST_ARTICLES,
        runs: Iterable[Mapping[str, Any]] = (),
    ) -> None:  # fmt: skip
        self._out, self._settings, self._rules, self._most, self._runs = out, settings, rules, most, list(runs)
        self._entries: dict[str, Entry] = {}

    def article(self, article: Article) -> None:
        """Keep what is to be said of an article; what the corpus rules say of it comes later, under the same path."""
        known = self._entries.setdefault(article.path, Entry(article.path))
        known.words += article.words
        known.findings += article.findings

    def finish(self, totals: Totals) -> None:
        entries = sorted(self._entries.values(), key=lambda entry: (score(entry), -len(entry.findings), entry.path))
        shown = entries[: self._most]
        found = {placed.finding.code for entry in shown for placed in entry.findings}
        texts, metas = opened(shown, self._settings)
        page.write(
            self._out,
            {
                "made": datetime.now(UTC).isoformat(timespec="seconds"),
                "leastSure": self._settings.min_confidence,
                "minScore": self._settings.min_score,
                "articleCount": totals.articles,
                "words": totals.words,
                "findingCount": totals.findings,
                "score": round(totals.score),
                "problems": totals.problems,
                "hidden": dict(sorted(totals.hidden.items())),
                "leftOut": len(entries) - len(shown),
                "scores": [round(score(entry)) for entry in entries],
                "rules": {rule.code: [rule.name, rule.why] for rule in self._rules if rule.code in found},
                "runs": self._runs,
                "figures": totals.figures.histograms(),
                "articles": [
                    article_values(entry, metas.get(entry.path)) | {"found": [*map(finding_values, entry.findings)]}
                    for entry in shown
                ],
            },
            (texts.get(entry.path) for entry in shown),
        )


def make(out: TextIO, settings: Settings, rules: Iterable[Rule] = ()) -> Html:
    return Html(out, settings, rules)

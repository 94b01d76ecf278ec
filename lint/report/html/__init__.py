"""The report people look at: one page of HTML with everything in it. Nothing in it asks the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

from lint.config.settings import Settings
from lint.report import Totals
from lint.report.advice import how_to_mend
from lint.report.html import bins, conflicts, page
from lint.report.html.articles import Meta, Opened, finding_values, opened
from lint.report.html.entries import Entries, Entry, TimeKind
from lint.rule.base import Rule
from lint.rule.measured import measured
from lint.triage import score as gate
from lint.triage.stages import Article

MOST_ARTICLES = 5000
"""How many articles a page holds with text and findings, the costliest ones; a browser opens that many at ease."""
MOST_LISTED = 50_000
"""How many articles a page lists."""


class Html:
    """Collects the articles of a run; at the end writes the page, for which the articles it shows are read once more."""

    def __init__(
        self, out: TextIO, settings: Settings, rules: Iterable[Rule] = (), most: int = MOST_ARTICLES,
        runs: Iterable[Mapping[str, Any]] = (),
    ) -> None:  # fmt: skip
        self._out, self._settings, self._rules, self._most, self._runs = out, settings, list(rules), most, list(runs)
        self._entries = Entries(most)
        self._fixable: Counter[str] = Counter()

    def article(self, article: Article) -> None:
        """Keep what is to be said of an article; what the corpus rules say of it comes later, under the same path."""
        self._entries.add(article.path, article.words, article.findings)
        self._fixable.update(placed.finding.code for placed in article.findings if placed.finding.fix)

    def finish(self, totals: Totals) -> None:
        entries = self._entries.ordered()
        shown = entries[: self._most]
        for entry in shown:
            entry.findings.sort(key=lambda placed: -1 if placed.finding.start is None else placed.finding.start)
        read = opened(shown, self._settings)
        listed = entries[:MOST_LISTED]
        sorts = {
            sort: number for number, sort in enumerate(sorted({sort for entry in listed for sort in entry.counts}))
        }
        codes = {sort.code for sort in sorts}
        texts: dict[str, Any] = {
            f"text-{number}": _text(entry, read) for number, entry in enumerate(shown) if entry.findings
        }
        others = sorted(read.texts.keys() - {entry.path for entry in shown if entry.findings})
        texts |= {f"other-{number}": {"lines": read.texts[path]} for number, path in enumerate(others)}
        findings = (placed for entry in entries for placed in entry.findings)
        texts["conflicts"] = conflicts.groups(findings, read.places)
        index = {
            "totals": self._totals(totals, entries),
            "gate": totals.why(self._settings),
            "leastConfidence": self._settings.min_confidence,
            "minScore": self._settings.min_score,
            "weights": {
                "severity": {int(level): points for level, points in gate.SEVERITY.items()},
                "confidence": {int(level): share for level, share in gate.CONFIDENCE.items()},
                "halves": gate.HALVES,
                "fewestWords": gate.FEWEST_WORDS,
            },
            "rules": {str(rule.code): self._rule(rule) for rule in self._rules if rule.code in codes},
            "runs": self._runs,
            "figures": bins.charted(totals.figures.columns(), self._rules),
            "others": others,
            "sorts": [[sort.code, int(sort.severity), int(sort.confidence)] for sort in sorts],
            "articles": [
                _row(entry, read.metas.get(entry.path, Meta()), sorts, number < len(shown))
                for number, entry in enumerate(listed)
            ],
        }  # fmt: skip
        page.write(self._out, index, texts)

    def _totals(self, totals: Totals, entries: list[Entry]) -> dict[str, Any]:
        return {
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "articles": totals.articles,
            "words": totals.words,
            "length": sum(entry.length for entry in entries),
            "findings": totals.findings,
            "points": round(sum(entry.points for entry in entries), 2),
            "score": round(totals.score, 1),
            "problems": totals.problems,
            "hidden": dict(sorted(totals.hidden.items())),
            "said": [*totals.common_lines(), *(covered.line for covered in totals.coverage)],
            "unlisted": max(0, len(entries) - MOST_LISTED),
        }

    def _rule(self, rule: Rule) -> dict[str, Any]:
        rule = rule.resolve()
        measure = measured(str(rule.code))
        return {
            "name": rule.name,
            "why": rule.why,
            "mend": how_to_mend(rule),
            "flags": [_sample(sample) for sample in rule.examples.flags],
            "passes": [_sample(sample) for sample in rule.examples.passes],
            "fixable": self._fixable[str(rule.code)],
            "measured": [measure.right, measure.judged] if measure.judged else None,
        }


def _sample(sample: str | tuple[str, ...]) -> list[str]:
    return [sample] if isinstance(sample, str) else list(sample)


def _text(entry: Entry, read: Opened) -> dict[str, Any]:
    """What the page reads when an article is opened."""
    return {
        "found": [finding_values(placed, read.places) for placed in entry.findings],
        "lines": read.texts.get(entry.path),
        "kinds": read.kinds.get(entry.path, {}),
    }


def _row(entry: Entry, about: Meta, sorts: Mapping[TimeKind, int], shown: bool) -> list[Any]:
    """An article in the list: what is known of it, and how many findings of each sort it has."""
    counts = [number for sort, count in entry.counts.items() for number in (sorts[sort], count)]
    return [entry.path, entry.words, entry.length, *about, int(shown and bool(entry.findings)), counts]


def make(out: TextIO, settings: Settings, rules: Iterable[Rule] = ()) -> Html:
    return Html(out, settings, rules)

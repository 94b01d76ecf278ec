"""What most articles of a corpus lack is said once: “412 of 518 articles have no author”, not 412 times."""

from __future__ import annotations

from collections.abc import Iterator

from lint.model import LocatedFinding
from lint.triage.stages import Article

LACKING = {
    "SQ101": "an incomplete citation: title, author, publisher or link is missing",
    "DT101": "no date of publication",
}
"""The rules that say what a whole article lacks, and what that is."""
FEW = 0.1
"""What so great a part of the articles lacks at most is said of each of them."""
_MOST_HELD = 10_000
"""So many findings are held back until it is known how many articles lack the same; those after them are counted only."""


def is_common(lacking: int, articles: int) -> bool:
    """Whether so many of the articles lack something that it is said once."""
    return lacking > 1 and lacking > FEW * articles


class HeldBack:
    """Keeps the findings on what an article lacks until it is known how many others lack it too."""

    def __init__(self) -> None:
        self._findings: list[LocatedFinding] = []

    def without(self, article: Article) -> Article:
        """The article without those findings, which are kept."""
        lacking = [placed for placed in article.findings if placed.finding.code in LACKING]
        if lacking:
            self._findings += lacking[: max(0, _MOST_HELD - len(self._findings))]
            article.findings = [placed for placed in article.findings if placed.finding.code not in LACKING]
        return article

    def rare(self, lacking: dict[str, int], articles: int) -> Iterator[Article]:
        """What few articles lack, to be said of each of them after all."""
        for placed in self._findings:
            if not is_common(lacking[placed.finding.code], articles):
                yield Article(placed.path, [placed], corpus=True)


def lines(lacking: dict[str, int], articles: int) -> list[str]:
    """What is said once, a line each."""
    return [
        f"{count} of {articles} articles have {LACKING[code]} ({code}; each of them: --select {code} --format jsonl)"
        for code, count in sorted(lacking.items())
        if is_common(count, articles)
    ]

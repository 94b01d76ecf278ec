"""Which articles of a run are rejected, and why: for findings that fail the run, for a low score, or as they could not be read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lint.config.settings import Settings
from lint.readers import Problem, Unread
from lint.report import common
from lint.triage.stages import Article, fails

MOST_REASONS = 50
"""So many reasons are kept of an article."""


class Reason(NamedTuple):
    """Why an article is rejected; `line` where it has a place, `code` where a rule says so."""

    message: str
    code: str | None = None
    name: str | None = None
    line: int | None = None


class Verdicts:
    """Takes in the articles of a run as they come; at its end it knows what is kept."""

    def __init__(self, settings: Settings, below: float | None = None) -> None:
        """`below`: an article with a lower score is rejected."""
        self._settings, self._below = settings, below
        self._reasons: dict[str, list[Reason]] = {}
        self._seen: set[int] = set()
        self._lacking: Counter[str] = Counter()

    def noting(self, outcomes: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
        """The outcomes of a run as they are; what could not be read is noted."""
        for one in outcomes:
            if isinstance(one, Problem) and not isinstance(one, Unread):
                self._note(one.path, Reason(one.message))
            yield one

    def add(self, article: Article) -> None:
        """Take in an article, behind the gate."""
        self._seen.add(hash(article.path))
        for placed in (*article.findings, *article.overruled):
            if fails(placed, self._settings):
                found = placed.finding
                line = placed.start.line if placed.start else None
                self._note(article.path, Reason(found.message, found.code, found.name, line))
                self._lacking[found.code] += found.code in common.LACKING
        if self._below is not None and not article.corpus and article.score < self._below:
            self._note(article.path, Reason(f"The score is {article.score:.1f}, below {self._below:g}."))

    def _note(self, path: str, reason: Reason) -> None:
        reasons = self._reasons.setdefault(path, [])
        if len(reasons) < MOST_REASONS:
            reasons.append(reason)

    def of(self, name: str) -> list[dict[str, Any]]:
        """Why an article is rejected; empty: it is kept. What most articles of the corpus lack is no reason."""
        found = [one._asdict() for one in self._reasons.get(name, ()) if not self._is_common(one.code)]
        if not found and hash(name) not in self._seen:
            return [Reason("was not linted")._asdict()]
        return found

    def unread(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """What could not be read or linted, and why, by its name."""
        for name, reasons in self._reasons.items():
            if hash(name) not in self._seen:
                yield name, [one._asdict() for one in reasons]

    def _is_common(self, code: str | None) -> bool:
        return code in common.LACKING and common.is_common(self._lacking[code], len(self._seen))

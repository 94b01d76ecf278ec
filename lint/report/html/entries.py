"""The articles of a run as the page lists them: their findings while they are among the costliest, else counts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lint.model import Confidence, LocatedFinding, Severity
from lint.triage import score as gate


class TimeKind(NamedTuple):
    """What findings that are counted together have in common."""

    code: str
    severity: Severity
    confidence: Confidence


@dataclass(slots=True)
class Entry:
    """An article of the run."""

    path: str
    findings: list[LocatedFinding] = field(default_factory=list)
    words: int = 0
    counts: Counter[TimeKind] = field(default_factory=Counter)
    points: float = 0.0
    marked: int = 0
    """How many words its findings mark; they do not count for its length."""
    whole: bool = True
    """Whether `findings` has all that `counts` counts."""

    def add(self, words: int, findings: Iterable[LocatedFinding]) -> None:
        for placed in findings:
            found = placed.finding
            self.findings.append(placed)
            self.counts[TimeKind(found.code, found.severity, found.confidence)] += 1
            self.points += gate.points(placed)
            self.marked += placed.words
        self.words += words

    @property
    def length(self) -> int:
        """The words that the score is reckoned on."""
        return self.words - self.marked

    @property
    def score(self) -> float:
        """From 0 to 100, with what the corpus rules say of the article."""
        return gate.score(self.points, self.length)


def costliest_first(entries: Iterable[Entry]) -> list[Entry]:
    """The order of the page: mending the first articles gains most."""
    return sorted(entries, key=lambda entry: (-entry.points, -sum(entry.counts.values()), entry.path))


class Entries:
    """All articles of a run by path. `most` of them, the costliest ones, keep their findings whole."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._by_path: dict[str, Entry] = {}
        self._whole = 0

    def add(self, path: str, words: int, findings: Iterable[LocatedFinding]) -> None:
        """Take in an article, or what the corpus rules add to one."""
        entry = self._by_path.get(path)
        if entry is None:
            entry = self._by_path[path] = Entry(path)
            self._whole += 1
        entry.add(words, findings)
        if self._whole > 2 * self._most:
            self._keep_costliest()

    def _keep_costliest(self) -> None:
        whole = [entry for entry in self._by_path.values() if entry.whole]
        for entry in costliest_first(whole)[self._most :]:
            entry.whole = False
            # What refers to other articles is shown under the conflicts.
            entry.findings = [placed for placed in entry.findings if placed.finding.related]
            self._whole -= 1

    def ordered(self) -> list[Entry]:
        return costliest_first(self._by_path.values())

"""The stages of the gate, in order: what editors overruled, what is old, what stands on unchanged lines; then score and budgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lint import readers
from lint.config.settings import ConfigError, Settings
from lint.fingerprint import sketch
from lint.model import Confidence, Placed
from lint.text.document import Document
from lint.triage import decisions as decided
from lint.triage.budgets import Spent
from lint.triage.changed_lines import Changed
from lint.triage.decisions import Decisions
from lint.triage.names import relative_name, shown
from lint.triage.score import CorpusScore, article_score
from lint.triage.stages import Article
from lint.triage.suppressions import Comment

if TYPE_CHECKING:
    from lint.triage.baseline import Baseline


class Gate:
    """Takes the articles of a run as they come, hides what is not to be shown, and says at the end whether the run passes."""

    def __init__(self, settings: Settings, paths: Iterable[str] = (".",), diff_from: str | None = None) -> None:
        """Raises ConfigError for a baseline, decisions or a git range that cannot be read."""
        self._settings, self._paths = settings, list(paths)
        self._today = date.today()
        self.baseline = load_baseline(settings) if settings.baseline else None
        self._decisions_file = settings.decisions
        self._decisions = Decisions(decided.load(settings.decisions) if settings.decisions else (), self._today)
        self._changed = None if diff_from is None else Changed(diff_from, self._paths)
        self._remarks = Remarks(self._today)
        self.score = CorpusScore()
        self._spent = Spent(settings.budgets, Confidence[settings.fail_on_confidence])
        self._articles = 0

    def article(self, article: Article) -> Article:
        """The article with the findings that are left, and its score."""
        self._articles += not article.corpus
        kept = self._hide(article, article.findings, "decision", self._standing(article))
        if not article.corpus:
            article.score = article_score(article.words, kept)
        self.score.count(article.path, article.words, kept, None if article.corpus else article.score)
        if self.baseline:
            _, new = self.baseline.split(article.path, kept, article.sketch)
            kept = self._hide(article, kept, "baseline", new)
        if self._changed:
            touched = [one for one in kept if one.finding.code.startswith("E9") or self._changed.touches(one)]
            kept = self._hide(article, kept, "diff", touched)
        article.findings = kept
        self._spent.count(kept)
        return article

    @staticmethod
    def _hide(article: Article, before: list[Placed], reason: str, after: list[Placed]) -> list[Placed]:
        if len(after) < len(before):
            article.hidden[reason] += len(before) - len(after)
        return after

    def _standing(self, article: Article) -> list[Placed]:
        """The findings that neither a comment in the article nor the file of decisions overrules."""
        found = self._remarks.standing(article)
        if not self._decisions_file:
            return found
        name = relative_name(article.path, self._decisions_file.resolve().parent)
        overruled = self._decisions.overrules(name, found)
        return [one for one, gone in zip(found, overruled, strict=True) if not gone]

    def reasons(self) -> list[str]:
        """Why the run fails beyond its findings: the score, the budgets."""
        low = self.score.reason(self._settings.min_score)
        return [*([low] if low else []), *self._spent.reasons(self._articles)]

    def to_tell(self, known: Mapping[str, bool], corpus_codes: Collection[str]) -> list[str]:
        """What is to be told at the end; `known` says of each rule's code whether it ran."""
        if not any(Path(path).is_dir() for path in self._paths):
            # One article alone says nothing of the rules that compare articles.
            known = {code: ran and code not in corpus_codes for code, ran in known.items()}
        lines = self._remarks.to_tell(known)
        if self._decisions_file:
            folder = self._decisions_file.resolve().parent
            whole = any(folder.is_relative_to(Path(path).resolve()) for path in self._paths)
            lines += self._decisions.to_tell(str(shown(self._decisions_file)), known, folder, whole)
        if self.baseline:
            stale = self.baseline.stale(lambda code: known.get(code, True), corpus_codes)
            if stale:
                lines.append(
                    f"{shown(self.baseline.path)}: {len(stale)} {'entry is' if len(stale) == 1 else 'entries are'} stale, "
                    f"the first “{stale[0].quote or stale[0].code}” in {stale[0].path}; prune with: seedlint baseline --update"
                )
        return lines


class Remarks:
    """The decisions that stand as comments in the articles themselves."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._faults: list[str] = []
        self._used: dict[str, Counter[Comment]] = {}

    def standing(self, article: Article) -> list[Placed]:
        """The findings of the article that no comment overrules."""
        for comment in article.comments:
            if comment.fault:
                self._faults.append(f"{article.path}:{comment.line}: {comment.fault}")
            else:
                self._used.setdefault(article.path, Counter())[comment] = 0
        comments = self._used.get(article.path)
        return [one for one in article.findings if comments is None or not self._overruled(one, comments)]

    def _overruled(self, placed: Placed, comments: Counter[Comment]) -> bool:
        hidden = False
        for comment in comments:
            if placed.finding.code.startswith(comment.codes) and _covers(comment, placed):
                comments[comment] += 1
                hidden = hidden or comment.until is None or self._today <= comment.until
        return hidden

    def to_tell(self, known: Mapping[str, bool]) -> list[str]:
        lines = list(self._faults)
        counts = ((path, comment, used) for path, uses in self._used.items() for comment, used in uses.items())
        for path, comment, used in counts:
            place = f"{path}:{comment.line}: the decision on {', '.join(comment.codes)}"
            if used and comment.until is not None and self._today > comment.until:
                lines.append(f"{place} expired on {comment.until}: what it overruled counts again")
            elif not used and any(ran for code, ran in known.items() if code.startswith(comment.codes)):
                lines.append(f"{place} no longer matches a finding")
        return lines


def _covers(comment: Comment, placed: Placed) -> bool:
    if placed.finding.code.startswith("E9"):
        return False
    if comment.span is None:
        return True
    return placed.start is not None and comment.span[0] <= placed.start.offset < comment.span[1]


def load_baseline(settings: Settings) -> Baseline:
    """The baseline that the settings name. Raises ConfigError."""
    from lint.triage import baseline as baselines  # most runs have none

    def sketches_of(path: str) -> Iterable[tuple[int, ...]]:
        return (sketch(article) for article in readers.read(path, settings) if isinstance(article, Document))

    if settings.baseline is None:
        raise ConfigError("no baseline is named")
    return baselines.load(settings.baseline, sketches_of)


def find_decisions(start: Path) -> Path | None:
    """The nearest file of decisions at `start` or above."""
    folder = start.resolve()
    return next(
        (file for place in (folder, *folder.parents) if (file := place / decided.FILE_NAME).is_file()),
        None,
    )

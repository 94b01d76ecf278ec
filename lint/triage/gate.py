"""The stages of the gate, in order: what editors overruled, what is old, what stands on unchanged lines; then score and budgets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lint import readers
from lint.config.settings import ConfigError, Settings
from lint.files import unsafe_owner
from lint.fingerprint import content_signature
from lint.model import Confidence, LocatedFinding
from lint.text.document import Document
from lint.triage import decisions as decided
from lint.triage.blocks import in_blocks
from lint.triage.budgets import BudgetTracker
from lint.triage.changed_lines import Changed
from lint.triage.decisions import Decisions
from lint.triage.names import relative_name, shown
from lint.triage.score import CorpusScore, article_score
from lint.triage.stages import Article
from lint.triage.suppressions import Suppressions

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
        self._suppressions = Suppressions(self._today)
        self.score = CorpusScore()
        self._spent = BudgetTracker(settings.budgets, Confidence[settings.fail_on_confidence])
        self._articles = 0

    def article(self, article: Article) -> Article:
        """The article with the findings that are left, and its score."""
        self._articles += not article.corpus
        mode = self._settings.inline_decisions
        inline = self._inline(article) if mode != "off" else set()
        kept = article.findings
        if mode == "allow":
            kept = self._hide(article, kept, INLINE, _without(kept, inline))
        kept = self._hide(article, kept, "decision", self._standing(article.path, kept))
        joined = in_blocks(kept)
        if not article.corpus:
            article.score = article_score(article.words, joined)
        self.score.count(article.path, article.words, joined, None if article.corpus else article.score)
        if self.baseline:
            _, new = self.baseline.split(article.path, kept, article.content_signature)
            kept = self._hide(article, kept, "baseline", new)
        if self._changed:
            touched = [one for one in kept if one.finding.about_tool or self._changed.touches(one)]
            kept = self._hide(article, kept, "diff", touched)
        self._spent.count(in_blocks(kept))
        if inline and mode == "count":
            article.overruled = [one for one in kept if id(one) in inline]
            kept = self._hide(article, kept, INLINE, _without(kept, inline))
        article.findings = in_blocks(kept)
        return article

    def _inline(self, article: Article) -> set[int]:
        """The findings (by identity) that the article itself overrules."""
        hides = self._suppressions.overruled(article.path, article.comments, article.findings)
        return {id(one) for one, hidden in zip(article.findings, hides, strict=True) if hidden}

    @staticmethod
    def _hide(
        article: Article, before: list[LocatedFinding], reason: str, after: list[LocatedFinding]
    ) -> list[LocatedFinding]:
        if len(after) < len(before):
            article.hidden[reason] += len(before) - len(after)
        return after

    def _standing(self, path: str, found: list[LocatedFinding]) -> list[LocatedFinding]:
        """The findings of an article that the file of decisions does not overrule."""
        if not self._decisions_file:
            return found
        name = relative_name(path, self._decisions_file.resolve().parent)
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
        lines = self._suppressions.to_report(known)
        if self._decisions_file:
            folder = self._decisions_file.resolve().parent
            whole = any(folder.is_relative_to(Path(path).resolve()) for path in self._paths)
            lines += self._decisions.to_tell(str(shown(self._decisions_file)), known, folder, whole)
        if self.baseline:
            stale = self.baseline.stale(lambda code: known.get(code, True), corpus_codes, self._paths)
            if stale:
                lines.append(
                    f"{shown(self.baseline.path)}: {len(stale)} {'entry is' if len(stale) == 1 else 'entries are'} stale, "
                    f"the first “{stale[0].quote or stale[0].code}” in {stale[0].path}; prune with: seedlint baseline --update"
                )
        return lines


INLINE = "decision in the article"
"""Why a finding is hidden that the article itself overrules."""


def _without(found: list[LocatedFinding], gone: set[int]) -> list[LocatedFinding]:
    return [one for one in found if id(one) not in gone] if gone else found


def load_baseline(settings: Settings) -> Baseline:
    """The baseline that the settings name. Raises ConfigError."""
    from lint.triage import baseline as baselines  # most runs have none

    def sketches_of(path: str) -> Iterable[tuple[int, ...]]:
        return (content_signature(article) for article in readers.read(path, settings) if isinstance(article, Document))

    if settings.baseline is None:
        raise ConfigError("no baseline is named")
    return baselines.load(settings.baseline, sketches_of)


def find_decisions(start: Path) -> Path | None:
    """The nearest file of decisions at `start` or above. Raises ConfigError for one that is somebody else's."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        file = place / decided.FILE_NAME
        if file.is_file():
            fault = unsafe_owner(file)
            if fault:
                raise ConfigError(f"{fault} and is not used; name it with --decisions if it is to count", file)
            return file
    return None

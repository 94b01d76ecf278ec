"""The stages of the gate, in order: what editors overruled, what is old, what stands on unchanged lines; then score and budgets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from lint.config.settings import Settings
from lint.model import Confidence, LocatedFinding
from lint.triage.blocks import in_blocks
from lint.triage.budgets import BudgetTracker
from lint.triage.score import CorpusScore, article_score
from lint.triage.stages import Article
from lint.triage.suppressions import Suppressions

if TYPE_CHECKING:
    from lint.triage.baseline import Baseline
    from lint.triage.changed_lines import ChangedLines
    from lint.triage.decisions import Decisions


class Given(NamedTuple):
    """What a run is held against; None for what the team does not keep, or did not ask for."""

    baseline: Baseline | None = None
    decisions: Decisions | None = None
    changed: ChangedLines | None = None
    paths: tuple[str, ...] = (".",)
    """What the run looks at."""
    in_folders: bool = True
    """Whether it looks at a folder: one article alone says nothing of the rules that compare articles."""
    over_decisions: bool = True
    """Whether it looks at all articles that the decisions can speak of."""


class Gate:
    """Takes the articles of a run as they come, hides what is not to be shown, and says at the end whether the run passes."""

    def __init__(self, settings: Settings, today: date, given: Given | None = None) -> None:
        self._settings, self._given = settings, given or Given()
        self._suppressions = Suppressions(today)
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
        blocks = _Blocks()
        joined = blocks(kept)
        if not article.corpus:
            article.score = article_score(article.words, joined)
        self.score.count(article.path, article.words, joined, None if article.corpus else article.score)
        if self._given.baseline:
            _, new = self._given.baseline.split(article.path, kept, article.content_signature)
            standing = {id(one) for one in kept}
            self._given.baseline.meet(article.path, [one for one in article.findings if id(one) not in standing])
            kept = self._hide(article, kept, "baseline", new)
        if self._given.changed:
            touched = [one for one in kept if one.finding.about_tool or self._given.changed.touches(one)]
            kept = self._hide(article, kept, "diff", touched)
        self._spent.count(blocks(kept))
        if inline and mode == "count":
            article.overruled = [one for one in kept if id(one) in inline]
            kept = self._hide(article, kept, INLINE, _without(kept, inline))
        article.findings = blocks(kept)
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
        """The findings of an article that no decision overrules."""
        if not self._given.decisions:
            return found
        overruled = self._given.decisions.overrules(path, found)
        return [one for one, gone in zip(found, overruled, strict=True) if not gone]

    def reasons(self) -> list[str]:
        """Why the run fails beyond its findings: the score, the budgets."""
        low = self.score.reason(self._settings.min_score)
        return [*([low] if low else []), *self._spent.reasons(self._articles)]

    def to_report(self, known: Mapping[str, bool], corpus_codes: Collection[str]) -> list[str]:
        """What is to be reported at the end; `known` says of each rule's code whether it ran."""
        given = self._given
        if not given.in_folders:
            known = {code: ran and code not in corpus_codes for code, ran in known.items()}
        lines = self._suppressions.to_report(known)
        if given.decisions:
            lines += given.decisions.to_report(known, given.over_decisions)
        if given.baseline:
            stale = given.baseline.stale(lambda code: known.get(code, True), corpus_codes, given.paths)
            if stale:
                lines.append(
                    f"{given.baseline.file}: {len(stale)} {'entry is' if len(stale) == 1 else 'entries are'} stale, "
                    f"the first “{stale[0].quote or stale[0].code}” in {stale[0].path}; prune with: seedlint baseline --update"
                )
        return lines


class _Blocks:
    """The findings of an article in blocks. From stage to stage findings are only hidden: where none was, they are not joined again."""

    def __init__(self) -> None:
        self._count = -1
        self._joined: list[LocatedFinding] = []

    def __call__(self, kept: list[LocatedFinding]) -> list[LocatedFinding]:
        if len(kept) != self._count:
            self._count, self._joined = len(kept), in_blocks(kept)
        return self._joined


INLINE = "decision in the article"
"""Why a finding is hidden that the article itself overrules."""


def _without(found: list[LocatedFinding], gone: set[int]) -> list[LocatedFinding]:
    return [one for one in found if id(one) not in gone] if gone else found

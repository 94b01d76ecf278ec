"""Files that a run writes beside its report: scores, and the records split by verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from lint.commands.options import UsageError, warn, whole

if TYPE_CHECKING:
    from lint.config.settings import Settings
    from lint.report.scores import Scores
    from lint.report.split import Split
    from lint.report.verdicts import Verdicts
    from lint.session import Outcome
    from lint.triage.stages import Article

Kept = Annotated[
    Path | None,
    typer.Option("--kept", help="Write the records that nothing fails here, as they are (.jsonl, .parquet)."),
]
Rejected = Annotated[
    Path | None, typer.Option("--rejected", help="Write the others here, with the reasons in the field “seedlint”.")
]
RejectBelow = Annotated[
    float | None,
    typer.Option(
        "--reject-below", min=0, max=100, help="With --kept or --rejected: reject articles of a lower score, too."
    ),
]
ScoresFile = Annotated[
    Path | None,
    typer.Option("--scores", help="Write a row for each article: id, language, words, score (.jsonl, .parquet)."),
]


class SideFiles(NamedTuple):
    """What is to be written beside the report of a run over some paths."""

    kept: Path | None
    rejected: Path | None
    below: float | None
    scores: Path | None

    def refuse_nonsense(self, paths: list[str], reads_all: bool) -> None:
        """Raises UsageError for what cannot be written; `reads_all`: whether the run reads and compares its articles."""
        if self == NONE:
            return
        from lint.report import scores, split

        splits = self.kept or self.rejected
        if self.below is not None and not splits:
            raise UsageError("--reject-below goes with --kept or --rejected")
        if splits and not reads_all:
            raise UsageError(
                "--kept and --rejected need the articles and what comparing them finds: not with --gather or --judge"
            )
        if splits and "-" in paths:
            raise UsageError("--kept and --rejected read the records once more: name files, not standard input")
        if self.scores and not reads_all:
            raise UsageError("--scores does not go with --judge")
        for option, file, endings in (
            ("kept", self.kept, split.ENDINGS), ("rejected", self.rejected, split.ENDINGS), ("scores", self.scores, scores.ENDINGS),
        ):  # fmt: skip
            if file is not None and not file.name.lower().endswith(endings):
                raise UsageError(
                    f"--{option}: the name ends in {', '.join(endings[:-1])} or {endings[-1]}, not “{file.name}”"
                )

    @contextmanager
    def open(self, settings: Settings, paths: list[str]) -> Iterator[Beside]:
        """What takes in the run; the files appear, whole, when the block ends well."""
        with ExitStack() as stack:
            beside = Beside(self, settings, paths, stack)
            yield beside
            beside.finish()


NONE = SideFiles(None, None, None, None)


class Beside:
    """Takes in a run for the files beside its report."""

    def __init__(self, files: SideFiles, settings: Settings, paths: list[str], stack: ExitStack) -> None:
        outs = {True: files.kept, False: files.rejected}
        self._outs = {keep: stack.enter_context(whole(file)) for keep, file in outs.items() if file}
        self._split: Split | None = None
        self._verdicts: Verdicts | None = None
        self._scores: Scores | None = None
        if self._outs:
            from lint.report.split import Split
            from lint.report.verdicts import Verdicts

            self._split = Split(paths, settings, str(files.kept or ""), str(files.rejected or ""))
            self._verdicts = Verdicts(settings, files.below)
        if files.scores:
            from lint.report.scores import Scores

            self._scores = Scores(stack.enter_context(whole(files.scores)), files.scores.name, settings)

    def noting(self, outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
        """The outcomes of the run as they are."""
        return self._verdicts.noting(outcomes) if self._verdicts else outcomes

    def article(self, article: Article) -> None:
        """Take in an article, behind the gate."""
        if self._verdicts:
            self._verdicts.add(article)
        if self._scores:
            self._scores.add(article)

    def finish(self) -> None:
        """Write what is written at the end."""
        if self._scores:
            self._scores.finish()
        if self._split and self._verdicts:
            kept, rejected = self._split.write(self._verdicts, self._outs)
            warn(f"records: {kept:,} kept, {rejected:,} rejected")

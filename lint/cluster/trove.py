"""A step for pipelines of datatrove: drops articles that would fail a run, and writes on each why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from datatrove.pipeline.filters.base_filter import BaseFilter

from lint import engine
from lint.batch.articles import plan_of, reason
from lint.config.settings import Settings
from lint.readers import Problem
from lint.session.articles import lint_in_time
from lint.text.document import Document
from lint.triage.stages import fails


class SeedlintFilter(BaseFilter):  # type: ignore[misc]
    """Passes on the articles in which nothing is found that fails a run; the reasons stand in `metadata["seedlint"]`.

    With `drop=False` all are passed on. An `exclusion_writer` gets what is dropped. Rules that compare articles have no say.
    """

    name = "seedlint"

    def __init__(self, settings: Settings | None = None, drop: bool = True, exclusion_writer: Any = None) -> None:
        super().__init__(exclusion_writer, batch_size=engine.BATCH)
        self.settings, self.drop = settings or Settings(), drop

    def filter(self, record: Any) -> bool | tuple[bool, str]:
        """Whether a record is passed on, or by which rules it is not."""
        (verdict,) = self.filter_batch([record])
        return verdict

    def filter_batch(self, batch: list[Any]) -> list[bool | tuple[bool, str]]:
        """The same for several records, which is faster."""
        documents = [Document(record.text, str(record.id)) for record in batch]
        linted = lint_in_time(plan_of(self.settings), documents)
        return list(self._verdicts(batch, linted))

    def _verdicts(self, batch: list[Any], linted: list[Any]) -> Iterator[bool | tuple[bool, str]]:
        for record, article in zip(batch, linted, strict=True):
            found = [] if isinstance(article, Problem) else article.findings
            record.metadata["seedlint"] = list(map(reason, found))
            against = sorted({one.finding.code for one in found if fails(one, self.settings)})
            if isinstance(article, Problem):
                against = ["not-linted"]
            yield True if not against or not self.drop else (False, " ".join(against))

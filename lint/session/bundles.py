"""Bundles of files linted in a process, or taken from what an earlier run kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lint import engine
from lint.config.settings import Settings
from lint.corpus import gather as corpus
from lint.readers import NO_ROOM, Problem
from lint.session import input
from lint.session.articles import lint_batch
from lint.session.comparing import Kept
from lint.session.input import Bundle
from lint.session.kept_results import KeptResults, Row
from lint.session.moved_rows import place_of
from lint.text.document import Document
from lint.triage.stages import Article

Linted = tuple[Article, corpus.Gathering] | Problem
Result = tuple[Article, Document | corpus.Gathering | Kept] | Problem
"""What there is to say of one document, with the document for the corpus rules, or what they gathered of it."""


class LintBundles:
    """Lint the documents of a bundle, in a worker. A plan does not pickle: where workers are not forked, each makes its own."""

    def __init__(self, plan: engine.Plan) -> None:
        plan.part("en")  # loaded once, before the workers are forked; other languages when they come
        self._plan = plan
        self._kept = KeptResults(plan) if plan.settings.cache else None

    def __getstate__(self) -> Settings:
        return self._plan.settings

    def __setstate__(self, settings: Settings) -> None:
        self.__init__(engine.make_plan(settings))  # type: ignore[misc]

    def __call__(self, bundle: Bundle, skip: int, most: int) -> Iterator[Result]:
        """The results of a bundle's documents without the first `skip`, of which it may take `most` at once."""
        key = self._kept.key(bundle) if self._kept and not skip else None
        at = place_of(bundle)
        rows = self._kept.rows(key, at) if self._kept else None
        if rows is not None and key is not None:
            source = bundle.light()
            yield from (_standing_in(row, key, source) for row in rows)
        elif self._kept is None or key is None:
            yield from self.linted(bundle, skip, most)
        else:
            with self._kept.keeping(key, at) as keep:
                for result in self.linted(bundle, skip, most):
                    keep(_row(result))
                    yield result

    def linted(self, bundle: Bundle, skip: int, most: int) -> Iterator[Linted]:
        """The same, whatever was kept."""
        opened = (found for shard in bundle for found in input.read_in_time(shard, self._plan.settings))
        for batch in input.batches(islice(opened, skip, None), min(most, engine.BATCH)):
            yield from self._in_memory(batch)

    def _in_memory(self, batch: list[Document | Problem]) -> list[Linted]:
        """The results of some documents; those that do not fit into memory together are taken one by one, and what does not alone is named."""
        try:
            return self._together(batch)
        except MemoryError:
            if len(batch) == 1:
                return [_too_large(batch[0])]
        for document in input.documents_in(batch):
            document.forget()
        return [result for one in batch for result in self._in_memory([one])]

    def _together(self, batch: list[Document | Problem]) -> list[Linted]:
        articles = list(lint_batch(self._plan, batch))
        done = [one[1] for one in articles if not isinstance(one, Problem)]
        gathered = iter(corpus.gather_all(done, self._plan.corpus))
        return [one if isinstance(one, Problem) else (one[0], next(gathered)) for one in articles]


def _too_large(document: Document | Problem) -> Problem:
    return document if isinstance(document, Problem) else Problem(document.name, f"was not linted: {NO_ROOM}")


def _row(result: Linted) -> Row:
    """What is kept of a document; one that rules failed on while they gathered is not to be kept."""
    if isinstance(result, Problem):
        return result
    article, (facts, failures) = result
    return Problem(facts.name, "", passing=True) if failures else (article, facts)


def _standing_in(row: Row, key: str, bundle: Bundle) -> Result:
    """What was kept of a document, without what was gathered of it."""
    if isinstance(row, Problem):
        return row
    article, facts = row
    assert facts is not None
    return article, Kept(facts.name, facts.digest, key, bundle)

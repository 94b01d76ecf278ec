"""Findings travel to the texts, never texts to the findings: first to the articles they refer to, then to their own."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from lint import engine, packing
from lint.batch.comparing import Step
from lint.batch.inputs import outcome_of, outcome_row
from lint.batch.rows import Kind, Row, finding_in, name_of, shown_row
from lint.config.settings import Settings
from lint.corpus.document_facts import unpacked
from lint.corpus.tasks import placed
from lint.model import Position, Related
from lint.readers import Problem
from lint.session.articles import Ignored, by_article, noted, without_noted
from lint.session.plain_results import article_of, plain_article
from lint.text.document import Document
from lint.triage.gate import Gate
from lint.triage.stages import Article, fails, order


class Show(Step):
    """By article: the places in it that findings on others refer to (`shown`)."""

    takes = (Kind.article, Kind.related)
    together = staticmethod(attrgetter("key", "id"))

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        article: Document | None = None
        packed = b""
        for row in rows:
            if row.kind == Kind.article:
                packed = row.data
                continue
            if article is None:
                article = unpacked(packed) if packed else Document("", name_of(row.id))
            yield _shown(row, article)


def _shown(row: Row, article: Document) -> Row:
    return shown_row(row.data, lambda place: engine.shown(place, article))


class Place(Step):
    """By article: what was found in it, in its place (`placed`)."""

    takes = (Kind.article, Kind.found, Kind.shown)
    together = staticmethod(attrgetter("key", "id"))

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        packed, found, shown = b"", list[Row](), dict[tuple[int, int], Related]()
        first: Row | None = None
        for row in rows:
            first = first or row
            if row.kind == Kind.article:
                packed = row.data
            elif row.kind == Kind.found:
                found.append(row)
            else:
                shown[row.form, row.ord] = _related(packing.unpack(row.data))
        if found and first is not None:
            name = name_of(first.id)
            article = unpacked(packed) if packed else Document("", name)
            located = placed(name, [finding_in(row, shown) for row in found], lambda _: article, shown=True)
            plain = plain_article(Article(name, located, corpus=True))
            yield first._replace(kind=Kind.placed, data=packing.pack(plain))


def _related(plain: Any) -> Related:
    path, start, end, text, position = plain
    return Related(path, start, end, text, position and Position(*position))


class Report(Step):
    """By article: all there is to say of it, behind the gate (`reported`): of itself, then what comparing adds."""

    takes = (Kind.outcome, Kind.placed)
    together = staticmethod(attrgetter("key", "id"))

    def __init__(self, settings: Settings, gate: Gate) -> None:
        super().__init__(settings)
        self._gate = gate

    def group(self, rows: Iterator[Row]) -> Iterator[Row]:
        alone, placed = list[Row](), list[Article]()
        for row in rows:
            if row.kind == Kind.placed:
                placed += by_article(article_of(packing.unpack(row.data)).findings, self.settings)
            else:
                alone.append(row)
        outcome, failing = outcome_of(alone[0]), 0
        if len(alone) > 1:
            outcome = Problem(outcome.path, f"{len(alone)} articles have this identifier: none of them has a report")
        elif not isinstance(outcome, Problem):
            failing = self._complete(outcome, placed)
        yield outcome_row(failing, outcome)._replace(kind=Kind.reported)

    def _complete(self, article: Article, placed: list[Article]) -> int:
        """Put what comparing adds to an article beside its own findings; how many of all fail a run."""
        ignored: Ignored = {}
        articles = [noted(article, ignored), *(without_noted(one, ignored) for one in placed)]
        passed = [self._gate.article(one) for one in articles]
        article.findings = sorted((found for one in passed for found in one.findings), key=order)
        overruled = (found for one in passed for found in one.overruled)
        return sum(fails(found, self.settings) for found in (*article.findings, *overruled))

"""Findings travel to the texts, never texts to the findings: first to the articles they refer to, then to their own."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from lint import engine, packing
from lint.batch.comparing import Step
from lint.batch.rows import Kind, Row, finding_in, name_of, shown_row
from lint.corpus.document_facts import unpacked
from lint.corpus.tasks import placed
from lint.model import Position, Related
from lint.session.plain_results import plain_article
from lint.text.document import Document
from lint.triage.stages import Article


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

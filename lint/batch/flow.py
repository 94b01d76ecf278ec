"""The steps in their order, over any engine that can map, shuffle and keep tables of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from lint import packing
from lint.batch.articles import Lint, outcome_of
from lint.batch.comparing import Best, Compare, CompareTexts, Judge, Lend, Meet, Step
from lint.batch.placing import Place, Show
from lint.batch.rows import Kind, Row
from lint.config.settings import Settings
from lint.model import LocatedFinding
from lint.readers import Problem
from lint.session.articles import by_article
from lint.session.plain_results import article_of
from lint.triage.stages import Article

Function = Callable[[Iterable[Any]], Iterator[Any]]


class Engine(Protocol):
    """Something that deals out batches of rows (`SCHEMA`) to functions, and keeps what they give as tables of its own."""

    def table(self, rows: Iterable[Row]) -> Any:
        """A table of some rows, spread so that each is worth a task."""

    def map(self, table: Any, function: Function) -> Any:
        """What a function makes of each part of a table, kept: it is asked for more than once."""

    def shuffle(self, tables: Sequence[Any], step: Step) -> Any:
        """What a step makes of the rows that it takes, kept: all rows of a `key` together, sorted by `ORDER`."""

    def count(self, table: Any, kind: Kind) -> int:
        """How many rows of a kind there are."""

    def rows(self, tables: Sequence[Any], kind: Kind, order: tuple[str, ...]) -> Iterator[Row]:
        """The rows of a kind in an order, one by one."""


def outcomes(engine: Engine, inputs: Iterable[Row], settings: Settings) -> Iterator[Article | Problem]:
    """What one machine says of the same input: each article, then what comparing them found."""
    linted = engine.map(engine.table(inputs), Lint(settings))
    yield from map(outcome_of, engine.rows([linted], Kind.outcome, ("key", "ord")))
    size = engine.count(linted, Kind.article)
    if size > 1:
        yield from by_article(_placed(engine, linted, size, settings), settings)


def _placed(engine: Engine, linted: Any, size: int, settings: Settings) -> Iterator[LocatedFinding]:
    judged = engine.shuffle([linted], Judge(settings, size))
    best = engine.shuffle([judged], Best(settings))
    met = engine.shuffle([linted, best], Meet(settings))
    compared = engine.shuffle([met], Compare(settings))
    lent = engine.shuffle([linted, compared], Lend(settings))
    measured = engine.shuffle([compared, lent], CompareTexts(settings))
    found = [linted, judged, compared, measured]
    shown = engine.shuffle(found, Show(settings))
    placed = engine.shuffle([*found, shown], Place(settings))
    failed = set[str]()
    for row in engine.rows([placed], Kind.placed, ("id",)):
        for one in article_of(packing.unpack(row.data)).findings:
            if one.finding.about_tool:
                if one.finding.message in failed:
                    continue
                failed.add(one.finding.message)
            yield one

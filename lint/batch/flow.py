"""The steps in their order, over any engine that can map, shuffle and keep tables of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from lint import packing
from lint.batch.articles import Lint
from lint.batch.comparing import Best, Compare, CompareTexts, Judge, Lend, Meet, Step
from lint.batch.inputs import outcome_of
from lint.batch.placing import Place, Report, Show
from lint.batch.rows import Kind, Row
from lint.config.settings import Settings
from lint.model import LocatedFinding
from lint.readers import Problem
from lint.session.articles import Ignored, by_article, noted, without_noted
from lint.session.plain_results import article_of
from lint.triage.gate import Gate
from lint.triage.stages import Article

Function = Callable[[Iterable[Any]], Iterator[Any]]
"""From batches to batches; what it is told goes with it to other processes."""


class Chain:
    """Functions one behind the other, as one."""

    def __init__(self, *functions: Function) -> None:
        self._functions = functions

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        for function in self._functions:
            batches = function(batches)
        return iter(batches)


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


def outcomes(
    engine: Engine, inputs: Iterable[Row], settings: Settings, folder: str = ""
) -> Iterator[Article | Problem]:
    """What one machine says of the same input: each article, then what comparing them found.

    `folder`: where relative paths of the input are meant from, if that is not where the workers are.
    """
    linted = engine.map(engine.table(inputs), Lint(settings, folder))
    ignored: Ignored = {}
    for row in engine.rows([linted], Kind.outcome, ("ord",)):
        outcome = outcome_of(row)
        yield outcome if isinstance(outcome, Problem) else noted(outcome, ignored)
    found = _once(engine.rows(compared(engine, linted, settings), Kind.placed, ("id",)))
    yield from (without_noted(article, ignored) for article in by_article(found, settings))


def reported(engine: Engine, linted: Any, settings: Settings, gate: Gate) -> Any:
    """The same as a table of `reported` rows, behind the gate, from the table that `Lint` has made: nothing comes by here."""
    return engine.shuffle([linted, *compared(engine, linted, settings)], Report(settings, gate))


def _once(rows: Iterable[Row]) -> Iterator[LocatedFinding]:
    """What was placed; of what went wrong with a rule, no more than one finding of a kind."""
    failed = set[str]()
    for row in rows:
        for one in article_of(packing.unpack(row.data)).findings:
            if one.finding.about_tool:
                if one.finding.message in failed:
                    continue
                failed.add(one.finding.message)
            yield one


def compared(engine: Engine, linted: Any, settings: Settings) -> list[Any]:
    """Tables with what comparing articles finds, as `placed` rows; none where there is nothing to compare."""
    size = engine.count(linted, Kind.article)
    if size < 2:
        return []
    judged = engine.shuffle([linted], Judge(settings, size))
    best = engine.shuffle([judged], Best(settings))
    met = engine.shuffle([linted, best], Meet(settings))
    weighed = engine.shuffle([met], Compare(settings))
    lent = engine.shuffle([linted, weighed], Lend(settings))
    measured = engine.shuffle([weighed, lent], CompareTexts(settings))
    found = [linted, judged, weighed, measured]
    shown = engine.shuffle(found, Show(settings))
    return [engine.shuffle([*found, shown], Place(settings))]

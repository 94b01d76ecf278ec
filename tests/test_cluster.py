"""Spark and Ray, started for real: they find what one machine finds, and lose nothing when workers are killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from lint.batch import Engine, outcomes
from lint.batch.comparing import Step
from lint.batch.inputs import files
from lint.batch.rows import Kind
from lint.cluster import EngineError
from lint.cluster.starting import refuse_missing, started
from lint.config.settings import ConfigError, Settings
from lint.report.rows import row
from lint.session import Session
from lint.text.document import Document
from lint.triage.stages import Article, fails
from tests.corpora import stories

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
SETTINGS = Settings(cache=False)
"""All rules that run unless they are ignored, the ones that compare articles among them."""
ADDRESSES = {"spark": "local[2,4]", "ray": "local"}
"""On Spark: two cores, and four tries for each task."""
ACROSS = {"XD101", "XD201", "XD302", "XD303", "XD401", "UN203"}


@pytest.fixture(params=ADDRESSES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    name = request.param
    try:
        refuse_missing(name)
    except ConfigError as error:
        pytest.skip(str(error))
    # Workers import these tests, too.
    with patch.dict(os.environ, PYTHONPATH=str(ROOT)), started(name, ADDRESSES[name], 3) as engine:
        yield engine


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "articles").mkdir()
    for name, text in stories(200).items():
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "articles")


class Dying:
    """A step whose first worker is killed when it has given something, or at its end."""

    def __init__(self, step: Any, mark: Path) -> None:
        self.step, self.takes, self.mark = step, getattr(step, "takes", ()), mark

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        for batch in self.step(batches):
            yield batch
            self._die()
        self._die()

    def _die(self) -> None:
        try:
            self.mark.touch(exist_ok=False)
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)


class Deadly:
    """An engine that loses a worker in every step."""

    def __init__(self, engine: Engine, marks: Path) -> None:
        self._engine, self._marks = engine, marks

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def map(self, table: Any, step: Any) -> Any:
        return self._engine.map(table, Dying(step, self._marks / type(step).__name__))

    def shuffle(self, tables: Any, step: Step) -> Any:
        return self._engine.shuffle(tables, Dying(step, self._marks / type(step).__name__))  # type: ignore[arg-type]


def test_an_engine_that_loses_workers_finds_what_one_machine_finds(engine: Engine, folder: str, tmp_path: Path) -> None:
    expected = list(Session(SETTINGS).check([folder]))
    marks = tmp_path / "marks"
    marks.mkdir()
    found = list(outcomes(Deadly(engine, marks), files([folder], SETTINGS), SETTINGS))
    assert found == expected
    assert {one.finding.code for article in found for one in getattr(article, "findings", ())} >= ACROSS
    steps = {"Lint", "Judge", "Best", "Meet", "Compare", "Lend", "CompareTexts", "Show", "Place"}
    assert {mark.name for mark in marks.iterdir()} == steps, "a worker of each was killed"


class Failing:
    """A step that fails wherever it runs."""

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        yield from ()
        raise ValueError("the works are lost")


def test_what_fails_everywhere_is_reported_in_a_line(engine: Engine, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["engine"]
    with (
        pytest.raises(EngineError, match=f"^{name.capitalize()} failed: .*the works are lost$"),
        started(name, ADDRESSES[name], 3) as joined,  # what runs already
    ):
        made = joined.map(joined.table(files([__file__], SETTINGS)), Failing())
        joined.count(made, Kind.article)
    assert engine.count(engine.table(files([__file__], SETTINGS)), Kind.shard) == 1, "it goes on for the others"


def test_tables_go_in_and_tables_come_out(engine: Engine, tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    texts = stories(60)
    table = pyarrow.table({"id": list(texts), "text": list(texts.values()), "title": ["Harbour news"] * len(texts)})
    parquet.write_table(table, tmp_path / "in.parquet")
    findings, verdicts = _through(engine, tmp_path)
    documents = [Document(text, name, metadata={"title": "Harbour news"}) for name, text in texts.items()]
    expected = list(Session(SETTINGS).check_documents(documents))
    placed = [one for article in expected if isinstance(article, Article) for one in article.findings]
    assert {one["code"] for one in findings} >= ACROSS
    assert sorted(map(repr, findings)) == sorted(
        repr({**row(one), "related": [*row(one)["related"]]}) for one in placed
    )
    assert sorted(one["id"] for one in verdicts) == sorted(texts)
    assert sum(one["findings"] for one in verdicts) == len(placed)
    assert {one["id"] for one in verdicts if not one["passes"]} == {one.path for one in placed if fails(one, SETTINGS)}


def _through(engine: Engine, folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of findings and verdicts on a file of Parquet, written to Parquet by the engine and read again."""
    from pyarrow import parquet

    source = str(folder / "in.parquet")
    if type(engine).__name__ == "SparkEngine":
        from pyspark.sql import SparkSession

        from lint.cluster import spark

        session = SparkSession.getActiveSession()
        assert session is not None
        checked = spark.check(session.read.parquet(source), SETTINGS, partitions=3)
        checked.findings.write.parquet(str(folder / "findings"))
        checked.verdicts.write.parquet(str(folder / "verdicts"))
    else:
        import ray.data

        from lint.cluster import ray as on_ray

        checked = on_ray.check(ray.data.read_parquet(source), SETTINGS, partitions=3)
        checked.findings.write_parquet(str(folder / "findings"))
        checked.verdicts.write_parquet(str(folder / "verdicts"))
    return tuple(parquet.read_table(folder / name).to_pylist() for name in ("findings", "verdicts"))  # type: ignore[return-value]

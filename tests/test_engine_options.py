"""`check --engine`: what is refused at the door, and that whatever runs the steps, the report is the one of `check` alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from lint.cluster import EngineError, starting
from lint.cluster.plain import PlainEngine
from lint.config.settings import ConfigError
from tests.command import seedlint
from tests.corpora import stories


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name, text in stories(16).items():
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--engine", "dask"], "--engine must be spark or ray, not “dask”"),
        (["--engine-address", "yarn"], "--engine-address goes with --engine"),
        (["--partitions", "4"], "--partitions goes with --engine"),
        (["--engine", "ray", "--jobs", "2"], "--jobs does not go with --engine"),
        (["--engine", "ray", "--corpus", "articles"], "--corpus does not go with --engine"),
        (["--engine", "ray", "--gather", "part"], "--gather does not go with --engine"),
        (["--engine", "ray", "--watch"], "--watch does not go with --engine"),
        (["--engine", "ray", "-"], "name files, not standard input"),
        (["--engine", "ray", "--partitions", "0"], "Invalid value for '--partitions'"),
    ],
)
def test_nonsense_is_refused(options: list[str], says: str, folder: Path) -> None:
    done = seedlint("check", *options, cwd=folder)
    assert done.code == 2 and says in done.err and not done.out


@pytest.mark.parametrize("name", starting.NEEDS)
def test_what_is_missing_is_named(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "find_spec", lambda module: None)
    done = seedlint("check", "articles", "--engine", name, cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert f"--engine {name} needs an extra: pip install 'seedlint[{name}]'" in done.err


def test_spark_without_java_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "find_spec", lambda module: object())
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(ConfigError, match="Java 17 or later"):
        starting.refuse_missing("spark")
    starting.refuse_missing("ray")


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The engine of this process in the place of both others; what it was asked for."""
    asked: list[Any] = []

    @contextmanager
    def started(*given: Any) -> Iterator[PlainEngine]:
        asked.append(given)
        yield PlainEngine(given[2] or 4)

    monkeypatch.setattr(starting, "started", started)
    monkeypatch.setattr(starting, "refuse_missing", lambda name: None)
    return asked


def test_the_report_is_that_of_a_run_without_an_engine(folder: Path, plain: list[Any]) -> None:
    (folder / "articles" / "broken.jsonl").write_text('{"text": \n', encoding="utf-8")
    (folder / "articles" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    options = ["articles", "--format", "jsonl", "--scores", "scores.jsonl"]
    alone = seedlint("check", *options, cwd=folder)
    scores = (folder / "scores.jsonl").read_bytes()
    dealt = seedlint("check", *options, "--engine", "ray", "--engine-address", "auto", "--partitions", "3", cwd=folder)
    assert dealt == alone and alone.findings and alone.code == 2
    assert (folder / "scores.jsonl").read_bytes() == scores
    assert plain == [("ray", "auto", 3)]


def test_what_an_article_is_spared_by_a_field_it_is_spared_on_an_engine(folder: Path, plain: list[Any]) -> None:
    (folder / "seedlint.toml").write_text('[[ignore]]\nfield = "source"\nequals = ["wire"]\ncodes = ["XD"]\n')
    records = [
        f'{{"text": {text!r}, "source": "wire"}}\n'.replace("'", '"') for text in stories(8).values() if '"' not in text
    ]
    (folder / "wire.jsonl").write_text("".join(records), encoding="utf-8")
    alone = seedlint("check", "articles", "wire.jsonl", "--format", "jsonl", cwd=folder)
    dealt = seedlint("check", "articles", "wire.jsonl", "--format", "jsonl", "--engine", "spark", cwd=folder)
    assert dealt == alone
    assert any(one["code"].startswith("XD") for one in alone.findings)
    assert not any(one["code"].startswith("XD") and "wire" in one["path"] for one in alone.findings)


def test_an_engine_that_fails_is_reported_in_a_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def failing(*_: Any) -> Iterator[PlainEngine]:
        raise EngineError("Spark failed: no space left on device")
        yield PlainEngine()

    monkeypatch.setattr(starting, "started", failing)
    monkeypatch.setattr(starting, "refuse_missing", lambda name: None)
    done = seedlint("check", "articles", "--engine", "spark", cwd=folder)
    assert (done.code, done.err) == (3, "seedlint: error: Spark failed: no space left on device\n")


def test_errors_of_engines_are_cut_to_what_is_wrong() -> None:
    java = (
        "An error occurred while calling o1.\n: org.apache.spark.SparkException: Master must be set\n\tat java.base/x\n"
    )
    assert starting._gist(Exception(java)) == "org.apache.spark.SparkException: Master must be set"
    python = "Job aborted:\nTraceback (most recent call last):\n  File “a.py”, line 1\nlint.x.DamagedError: damaged\n"
    assert starting._gist(Exception(python)) == "lint.x.DamagedError: damaged"
    assert starting._gist(Exception("")) == "Exception"


def test_only_the_engines_themselves_import_what_they_run_on() -> None:
    """Whoever has no Spark and no Ray misses neither, and `lint.batch` works in any other."""
    theirs = re.compile(r"^\s*(?:import|from) (?:pyspark|py4j|ray)\b", re.MULTILINE)
    lint = Path(starting.__file__).parent.parent
    found = {
        str(path.relative_to(lint)) for path in lint.rglob("*.py") if theirs.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"cluster/spark.py", "cluster/ray.py", "cluster/starting.py"}
    assert not re.search(r"^(?:import|from) (?:pyspark|py4j|ray)\b", Path(starting.__file__).read_text(), re.MULTILINE)

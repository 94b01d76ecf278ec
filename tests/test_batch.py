"""`lint.batch`: whatever deals the rows out, the findings are those of one machine."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from lint import packing
from lint.batch import Row, lint_batch, outcomes
from lint.batch.articles import combined, rules_of
from lint.batch.inputs import files
from lint.batch.rows import Kind
from lint.cluster.plain import PlainEngine
from lint.config.settings import Settings
from lint.session import Session
from lint.triage.stages import Article
from tests.corpora import stories

SETTINGS = Settings(select=("XD", "UN2", "HD1"), cache=False)


def findings(outcomes: Iterable[Any]) -> list[str]:
    """Every finding with all that is said of it, sorted."""
    return sorted(repr(placed) for one in outcomes if isinstance(one, Article) for placed in one.findings)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    where = tmp_path_factory.mktemp("corpus")
    texts = list(stories(48).items())
    for name, text in texts[:24]:
        (where / name).write_text(text, encoding="utf-8")
    for number in (0, 1):
        rows = [json.dumps({"text": text}) + "\n" for _, text in texts[24 + 12 * number :][:12]]
        (where / f"{number}.jsonl").write_text("".join(rows), encoding="utf-8")
    return sorted(map(str, where.iterdir()))


@pytest.mark.parametrize("partitions", [1, 3, 11])
def test_steps_find_what_one_machine_finds(folder: list[str], partitions: int) -> None:
    expected = list(Session(SETTINGS).check(folder))
    rows = list(files(folder, SETTINGS))
    random.Random(partitions).shuffle(rows)
    found = list(outcomes(PlainEngine(partitions), rows, SETTINGS))
    assert found == expected
    codes = {placed.finding.code for one in found if isinstance(one, Article) for placed in one.findings}
    assert codes >= {"XD101", "XD201", "XD302", "XD303", "XD401", "UN203"}


def test_texts_of_a_table_are_articles(folder: list[str]) -> None:
    texts = stories(12)
    rows = [
        Row(Kind.text, 0, 0, name.encode(), number, 0, packing.pack((text, {})))
        for number, (name, text) in enumerate(texts.items())
    ]
    found = list(outcomes(PlainEngine(), rows, SETTINGS))
    assert [one.path for one in found[:12]] == list(texts)
    assert any(one.corpus for one in found if isinstance(one, Article))


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (problem,) = outcomes(PlainEngine(), files([str(tmp_path / "gone.txt")], SETTINGS), SETTINGS)
    assert not isinstance(problem, Article) and "gone.txt" in problem.path


def test_too_frequent_keys_do_not_travel() -> None:
    rules = rules_of(SETTINGS)
    (slot,) = (slot for slot, rule in rules.items() if rule.code == "XD201")
    rows = [Row(Kind.posting, slot, key, b"%d" % n, 0, 0, b"") for n in range(30) for key in (7, 8 + n % 10)]
    kept = list(combined(rows, rules))
    assert [row.kind for row in kept if row.key == 7] == [Kind.tombstone]
    assert sorted(row for row in kept if row.key != 7) == sorted(row for row in rows if row.key != 7)


def test_a_batch_gets_its_reasons() -> None:
    texts = ["Experts say that the ferry may be late.", "The ferry left at nine."]
    batch = pyarrow.RecordBatch.from_pydict({"id": ["a", "b"], "text": texts, "url": ["x", "y"]})
    settings = Settings(select=("HD",), cache=False, fail_on="info", fail_on_confidence="low")
    made = lint_batch(batch, settings)
    assert made.schema.names == ["id", "text", "url", "seedlint", "passes"]
    first, second = made.column("seedlint").to_pylist()
    assert first and not second
    reason = first[0]
    assert reason["code"].startswith("HD") and texts[0][reason["start"] : reason["end"]]
    assert made.column("passes").to_pylist() == [False, True]

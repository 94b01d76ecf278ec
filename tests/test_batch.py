"""`lint.batch`: whatever deals the rows out, the findings are those of one machine."""

from __future__ import annotations

import json
import random
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow
import pytest

from lint import packing
from lint.batch import Row, comparing, lint_batch, outcomes
from lint.batch import rows as made_of
from lint.batch.articles import Lint, combined, rules_of
from lint.batch.comparing import Judge
from lint.batch.flow import Chain, reported
from lint.batch.inputs import Texts, files, outcome_of
from lint.batch.rows import Kind, article_key, batches_of
from lint.batch.spilling import held
from lint.cluster import tables
from lint.cluster.plain import PlainEngine, _table
from lint.cluster.tables import gate_of
from lint.config.settings import ConfigError, Settings
from lint.corpus.document_facts import file_under
from lint.readers import Problem
from lint.session import Session
from lint.triage.gate import Gate
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


@pytest.mark.parametrize("partitions", [3, *(pytest.param(many, marks=pytest.mark.slow) for many in (1, 11))])
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


@pytest.mark.parametrize("most", [0, 7, 100])
def test_rows_of_a_key_are_the_same_in_a_file(most: int) -> None:
    rows = [Row(Kind.fact, 1, 7, b"%d" % n, n, 0, b"x" * n) for n in range(40)]
    kept = held(rows, most)
    assert isinstance(kept, list) == (most == 100)
    assert (len(kept), list(kept), kept[0], kept[-1], list(kept[3:5])) == (40, rows, rows[0], rows[-1], rows[3:5])
    assert [(row, kept[0], kept[max(0, n - 20)]) for n, row in enumerate(kept)] == [
        (row, rows[0], rows[max(0, n - 20)]) for n, row in enumerate(rows)
    ], "others are asked for in between"
    with pytest.raises(IndexError):
        kept[40]


def test_keys_that_many_share_are_judged_alike_from_a_file(folder: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = list(Session(SETTINGS).check(folder))
    monkeypatch.setattr(comparing, "held", lambda rows: held(rows, 2))
    assert list(outcomes(PlainEngine(3), files(folder, SETTINGS), SETTINGS)) == expected


_SEPARATED, _BARE = (("separators",), None, None, "12,000"), (("separators",), 3, 8, "12000")
_SHARED: dict[str, Callable[[int], Any]] = {
    "UN203": lambda number: _SEPARATED if number % 10 else _BARE,
    "XD401": lambda number: (("separators",), 3, 30, (number.to_bytes(4) * 16, False)),
    "XD101": lambda number: (("separators",), None, None, number.to_bytes(4) * 16),
}


@pytest.mark.parametrize("code", _SHARED)
def test_a_key_of_all_articles_costs_no_memory(code: str) -> None:
    """What one key holds does not grow with the corpus: three times as many facts, hardly more memory."""
    slot, _ = next((slot, rule) for slot, rule in rules_of(SETTINGS).items() if rule.code == code)
    less, more = (_peak(slot, _SHARED[code], count) for count in (1_000, 3_000))
    assert more < less + 200_000


def _peak(slot: int, fact: Callable[[int], Any], count: int) -> int:
    """The most bytes that judging one key of so many articles takes."""
    key = file_key(slot, "separators")
    rows = (Row(Kind.fact, slot, key, b"%08d.txt" % n, 0, 0, packing.pack(fact(n))) for n in range(count))
    with patch.object(comparing, "held", lambda rows: held(rows, 100)), patch.object(made_of, "_MOST_ROWS", 200):
        tracemalloc.start()
        try:
            made = sum(batch.num_rows for batch in Judge(SETTINGS, count)(batches_of(rows)))
            assert made >= count // 10, "many of them are found, or paired"
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


def file_key(slot: int, name: str) -> int:
    postings: Any = ([], [], [])
    file_under(postings, slot, [[name]], [0])
    return int(postings[0][0])


def test_articles_under_one_identifier_have_no_report() -> None:
    rows = [Row(Kind.text, 0, article_key("a"), b"a", 0, 0, packing.pack(("The ferry left at nine.", {})))] * 2
    engine = PlainEngine(2)
    linted = engine.map(engine.table(rows), Lint(SETTINGS))
    (row,) = engine.rows([reported(engine, linted, SETTINGS, Gate(SETTINGS, date.today()))], Kind.reported, ("id",))
    problem = outcome_of(row)
    assert isinstance(problem, Problem) and "2 articles have this identifier" in problem.message


def test_tables_have_findings_and_verdicts() -> None:
    texts = {**stories(8), "empty": None}
    batch = pyarrow.RecordBatch.from_pydict(
        {"id": list(texts), "text": list(texts.values()), "day": [date(2024, 5, 3)] * 9}
    )
    settings = Settings(cache=False)
    engine = PlainEngine(2)
    linted = _table(Chain(Texts(), Lint(settings))([batch]))
    made = reported(engine, [linted], settings, gate_of(settings))
    found = [one for part in made for batch in tables.findings(part.to_batches()) for one in batch.to_pylist()]
    verdicts = [one for part in made for batch in tables.verdicts(part.to_batches()) for one in batch.to_pylist()]
    assert {one["code"] for one in found} >= {"XD101", "XD201"}
    assert {one["id"]: one["findings"] for one in verdicts if one["findings"]} == Counter(
        one["document"] for one in found
    )
    (unread,) = (one for one in verdicts if one["problem"])
    assert (unread["id"], unread["passes"]) == ("empty", False) and "no text" in unread["problem"]


def test_a_table_knows_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="baseline"):
        gate_of(Settings(baseline=tmp_path / "b.jsonl"))

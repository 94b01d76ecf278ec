"""Judging in pieces: whatever the order of articles and pieces, however many there are, in one process or several, the same is found."""

from __future__ import annotations

import contextlib
import os
import pickle
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import Candidate, Document, Examples, Finding, Gathered, PairRule, Reader, engine
from lint.config.settings import Settings
from lint.corpus import judging, tasks
from lint.corpus.gather import Corpus
from lint.corpus.judging import best_pairs, pairs_of_key, weight_of
from lint.corpus.scratch import scratch_folder
from lint.corpus.tasks import Judge, Run, Task
from lint.model import LocatedFinding
from lint.session import Session, workers
from lint.session.judging import JudgeInWorker
from tests.corpora import stories

PLAN = engine.make_plan(Settings(select=("XD", "UN203")))
TEXTS = stories(40)


def judged(order: Iterable[str], path: Path | None = None, run: Run | None = None) -> list[LocatedFinding]:
    """What is found among the articles, taken in in an order."""
    corpus = Corpus(PLAN.corpus, path, passing=path is not None)
    for name in order:
        document = Document(TEXTS[name], name)
        PLAN.scan(document)
        corpus.add(document)
    found = list(corpus.judge(run=run))
    corpus.close()
    return found


@pytest.fixture(scope="module")
def expected() -> list[LocatedFinding]:
    return judged(TEXTS)


def test_all_rules_that_compare_find_something(expected: list[LocatedFinding]) -> None:
    assert {placed.finding.code for placed in expected} >= {"XD101", "XD201", "XD302", "XD303", "XD401", "UN203"}


@given(st.randoms(use_true_random=False), st.integers(5, 400))
@settings(max_examples=4, deadline=None)
def test_any_order_and_any_number_of_pieces(expected: list[LocatedFinding], dice: random.Random, size: int) -> None:
    names = list(TEXTS)
    dice.shuffle(names)

    with scratch_folder() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "_POSTINGS", size)
        path = folder / "store"

        def elsewhere(given: Iterable[Task], _: Any) -> Iterator[Any]:
            """Each task as another process would do it, in any order."""
            pieces = list(given)
            dice.shuffle(pieces)
            for task in pieces:
                yield from Judge(PLAN.corpus, None, path)(pickle.loads(pickle.dumps(task)), 0, 0)

        found = judged(names, path, elsewhere)
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_several_processes_find_the_same_in_the_same_order(
    expected: list[LocatedFinding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_POSTINGS", 300)
    with scratch_folder() as folder:
        work = JudgeInWorker(PLAN, folder / "store")
        found = judged(TEXTS, folder / "store", lambda given, _: workers.run(given, work, 2))
    assert found == expected


def test_a_killed_judge_loses_nothing(expected: list[LocatedFinding], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_POSTINGS", 300)
    with scratch_folder() as folder:
        work, mark = JudgeInWorker(PLAN, folder / "store"), folder / "mark"

        def kill_once(task: Task, skip: int, most: int) -> Iterator[Any]:
            for number, result in enumerate(work(task, skip, most)):
                if number == 1 and not mark.exists():
                    mark.touch()
                    os._exit(9)
                yield result

        found = judged(TEXTS, folder / "store", lambda given, _: workers.run(given, kill_once, 2))
        assert mark.exists()
    assert found == expected


def test_what_kills_its_judge_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with scratch_folder() as folder:
        work = JudgeInWorker(PLAN, folder / "store")

        def kill(task: Task, skip: int, most: int) -> Iterator[Any]:
            if isinstance(task.what, tasks.Keys) and task.what.slot == 0:
                os._exit(9)
            yield from work(task, skip, most)

        found = judged(TEXTS, folder / "store", lambda given, _: workers.run(given, kill, 2))
    assert {placed.finding.code for placed in found if placed.finding.about_tool} == {"E901"}
    assert "XD401" in {placed.finding.code for placed in found}


def test_a_session_judges_in_its_processes(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcomes = [list(Session(Settings(select=("XD", "UN203"), jobs=jobs)).check([str(tmp_path)])) for jobs in (1, 2)]
    codes = [[(one.path, len(getattr(one, "findings", ()))) for one in run] for run in outcomes]
    assert codes[0] == codes[1] and sum(count for _, count in codes[0]) > 40


def test_folders_of_killed_runs_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / "seedlint-judging-dead"
    left.mkdir()
    (left / "lock").touch()
    with scratch_folder() as first:
        assert not left.exists()
        with scratch_folder() as second:
            assert first.exists() and second.exists()
    assert not list(tmp_path.iterdir())


@given(st.lists(st.integers(0, 5), max_size=12), st.integers(1, 6), st.booleans())
def test_pairs_of_a_key(documents: list[int], most: int, frequent: bool) -> None:
    found = list(pairs_of_key(documents, most, frequent))
    assert len(set(found)) == len(found)
    assert all(documents[later] != documents[earlier] and earlier < later for later, earlier in found)
    if len(documents) <= most:
        size = len(documents)
        assert len(found) == sum(documents[a] != documents[b] for a in range(size) for b in range(a))
    else:
        assert len(found) <= 4 * len(documents) * frequent


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(2, 40)), max_size=40), st.randoms())
def test_pairs_add_up_in_any_order(triples: list[tuple[int, int, int]], dice: random.Random) -> None:
    rows = [(later, earlier, weight_of(holders, 1000)) for later, earlier, holders in triples]
    first = list(best_pairs(sorted(rows), 1, 3))
    dice.shuffle(rows)
    assert list(best_pairs(sorted(rows), 1, 3)) == first
    assert all(len(others) <= 3 for _, others in first)


@pytest.mark.parametrize("what", ["judge", pytest.param("compare", marks=pytest.mark.slow)])
def test_a_rule_that_never_ends_judging_is_named_and_the_others_go_on(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.corpus.judging._SECONDS", 0.02)
    rule = next(rule for rule in PLAN.corpus if hasattr(rule, what) and (what == "judge" or isinstance(rule, PairRule)))

    def spins(*_: Any) -> Iterator[Any]:
        while True:
            pass
        yield  # type: ignore[unreachable]

    monkeypatch.setattr(rule, what, spins)
    found = judged(TEXTS)
    assert {placed.finding.code for placed in found} >= {"E901", "XD401" if what == "compare" else "XD101"}
    message = next(placed.finding.message for placed in found if placed.finding.about_tool)
    assert str(rule.code) in message and "it was not done after 0 seconds of work" in message


class Failing(PairRule):
    code = "TT903"
    name = "failing"
    why = "Fails on some."
    examples = Examples((), ())
    language = "any"

    def judge(self, key: str, facts: Sequence[Gathered]) -> Iterator[Finding]:
        if key == "k20":
            raise ValueError("no")
        yield self.finding((0, 1), f"{key} of {len(facts)}", path="a")

    def compare(self, fact: Gathered, candidates: list[Candidate], read: Reader) -> Iterator[Finding]:
        return self.judge(fact.path, [one.fact for one in candidates])


def _fact(name: str) -> Gathered:
    return Gathered(name, (), None, None, None)


def _clocks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds to which the clock was set so far."""
    seen: list[float] = []

    def within(seconds: float) -> contextlib.AbstractContextManager[None]:
        seen.append(seconds)
        return contextlib.nullcontext()

    monkeypatch.setattr(judging, "within", within)
    return seen


@pytest.mark.parametrize("fails", [False, True])
def test_several_are_judged_in_the_time_for_one(fails: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """And where the rule fails on one of them, each is judged alone, so that only that one is lost."""
    clocks = _clocks(monkeypatch)
    names = [f"k{number}" for number in range(48) if fails or number != 20]
    keys = list(judging.judged_all(Failing(), ((name, [_fact("a"), _fact("b")]) for name in names)))
    few = len(clocks)
    facts = list(
        judging.compared_all(Failing(), ((_fact(name), [Candidate(_fact("b"), 1, 1.0)]) for name in names), read)
    )
    assert (few < 8) is not fails and few + len(clocks) >= 6
    for found, size in ((keys, 2), (facts, 1)):
        expected = [f"{name.upper()} of {size}." if name != "k20" else "" for name in names]
        assert ["" if one.about_tool else one.message.replace("k", "K") for one in found] == expected


def test_a_key_of_many_facts_is_judged_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = _clocks(monkeypatch)
    keys = [("few", [_fact("a")] * 2), ("many", [_fact("a")] * 500), ("others", [_fact("a")] * 2)]
    found = [one.message for one in judging.judged_all(Failing(), iter(keys))]
    assert found == ["Few of 2.", "Many of 500.", "Others of 2."]
    assert max(clocks) > min(clocks) and len(clocks) == 4


def read(name: str) -> Document:
    return Document("", name)

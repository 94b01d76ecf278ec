"""What never ends is stopped, named and left out; its neighbours are linted."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint import engine, limits, readers
from lint.config.settings import Settings
from lint.limits import OverTimeError, allowance, within
from lint.model import Finding
from lint.readers import Problem, markdown
from lint.session import Session, workers
from lint.text.document import Document
from tests.gate import plan

SETTINGS = Settings(max_seconds=0.2, cache=False)
HANG = "the hanging mill"


def spin(seconds: float = 60.0) -> None:
    """Work for so long, as the clock of the process goes."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_work_is_stopped_after_its_time_and_not_before() -> None:
    with within(5.0):
        pass
    with pytest.raises(OverTimeError), within(0.05):
        spin()
    with within(0.0):
        spin(0.1)
    spin(0.1)  # nothing is stopped any more
    assert allowance(0.0, 10**9) == 0.0 and allowance(2.0, 0) == 2.0 < allowance(2.0, 10**6)


def test_a_library_that_swallows_the_first_stop_is_stopped_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_AGAIN", 0.05)
    with pytest.raises(OverTimeError), within(0.05):
        try:
            spin()
        except BaseException:
            spin()


@pytest.mark.parametrize("library", [re, pytest.importorskip("regex")])
def test_an_expression_that_never_ends_is_stopped(library: object) -> None:
    with pytest.raises(OverTimeError), within(0.1):
        library.compile(r"(a|b|ab)*[cd]").match("ab" * 200 + "!")  # type: ignore[attr-defined]


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> engine.Plan:
    """A plan with a rule that hangs on some articles."""
    made = plan()
    rule = next(rule for rule in made.running if rule.code == "TT101")

    def check(document: Document) -> Iterator[Finding]:
        if HANG in document.text:
            spin()
        yield from ()

    monkeypatch.setattr(rule, "check", check)
    monkeypatch.setattr(made, "settings", SETTINGS)
    return made


def test_an_article_on_which_a_rule_hangs_is_named_and_left_out(hanging: engine.Plan) -> None:
    texts = ["Insider sources agree.", f"Insider sources agree on {HANG}.", "A huge sum, insider sources say."]
    found = [Document(text, f"{number}.txt") for number, text in enumerate(texts)]
    outcomes = list(Session.of(hanging).check_documents(found))
    problems = [one for one in outcomes if isinstance(one, Problem)]
    assert [one.path for one in outcomes] == ["0.txt", "1.txt", "2.txt"]
    (problem,) = problems
    assert problem.path == "1.txt" and "in the rule TT101 and is left out; max-seconds" in problem.message
    findings = [placed.finding.code for one in outcomes if not isinstance(one, Problem) for placed in one.findings]
    assert findings == ["TT102"]


def test_a_file_whose_reading_hangs_is_named_and_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "decode_file", lambda *_: spin())
    for name in ("a.txt", "b.md", "c.txt"):
        (tmp_path / name).write_text("The mill.", encoding="utf-8")
    found = list(Session(SETTINGS).documents([str(tmp_path)]))
    assert [Path(one.path).name for one in found] == ["a.txt", "b.md", "c.txt"]
    assert isinstance(found[1], Problem) and "could not be read within 0 seconds" in found[1].message


def test_a_worker_that_hears_no_signal_dies_of_hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    import signal

    def read(shard: int, skip: int, most: int) -> Iterator[int]:
        for number in range(skip, 3):
            limits.die_of_hanging(patience=1.0)
            with within(0.1):
                if (shard, number) == (1, 1):
                    signal.setitimer(signal.ITIMER_PROF, 0)
                    time.sleep(60)
            yield number

    results = list(workers.run(range(3), read, 2))
    assert [one for one in results if isinstance(one, int)] == [0, 1, 2, 0, 2, 0, 1, 2]
    (problem,) = [one for one in results if isinstance(one, Problem)]
    assert problem.path == "1" and "document 2 killed two workers" in problem.message


@pytest.mark.parametrize(("text", "what"), [("x" * 301, "301 characters"), ("\n" * 4, "4 lines"), ("x" * 300, "")])
def test_a_document_of_unbearable_size_is_left_out(text: str, what: str) -> None:
    (found,) = readers.read_bytes(text.encode(), "a.txt", Settings(max_document=300))
    assert isinstance(found, Problem) == bool(what) and what in str(found)


@pytest.mark.parametrize("seconds", [1e12, float("inf")])
def test_a_time_without_end_is_none_too_long_for_a_timer(seconds: float) -> None:
    with within(seconds):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 1e5
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


def test_being_told_to_end_is_heeded_where_python_dropped_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is raised while an object is taken apart goes nowhere: the next piece of work ends the process."""
    monkeypatch.setattr(limits, "_ending", 0)
    with pytest.raises(SystemExit):
        limits.end(15)
    with pytest.raises(SystemExit) as ended, limits.within(0):
        pytest.fail("went on")
    assert ended.value.code == 143

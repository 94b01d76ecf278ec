"""One session, many calls: the same findings from any thread, and nothing to remember afterwards."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from lint import Document, cache
from lint.config.settings import Settings
from lint.engine import plan as plans
from lint.engine.plan import Part
from lint.locks import lock
from lint.match.scan import Probe
from lint.readers import Problem
from lint.session import Outcome, Session

SEEDS = Path(__file__).parent.parent / "seeds"


def _told(outcomes: Iterable[Outcome]) -> list[object]:
    return [outcome if isinstance(outcome, Problem) else (outcome.path, outcome.findings) for outcome in outcomes]


def test_a_session_is_asked_as_often_as_one_likes() -> None:
    session = Session(Settings(jobs=1))
    first = _told(session.check([str(SEEDS)]))
    assert first and first == _told(session.check([str(SEEDS)]))
    assert session.plan is session.plan


def test_threads_share_a_session() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir()) if path.suffix in (".txt", ".md")]
    alone = [Session().article(Document(text)).findings for text in texts]
    shared = Session()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: shared.article(Document(text)).findings, texts * 4))
    assert together == alone * 4


def test_no_thread_sees_the_rules_of_a_language_before_all_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    shared, seen = Session().plan, list[bool]()
    register = Part.register
    monkeypatch.setattr(Part, "register", lambda *a: (seen.append("en" in shared.parts), register(*a)))
    assert shared.part("en").unconditional and seen and not any(seen)


@pytest.mark.parametrize("shared", [True, False], ids=["one session", "a session each"])
def test_of_several_threads_one_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: bool) -> None:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path))
    compiled, together = list[int](), Barrier(4)
    compile_databases = plans.compile_databases

    def slowly(probes: list[Probe]) -> object:
        compiled.append(len(probes))
        time.sleep(0.05)
        return compile_databases(probes)

    monkeypatch.setattr(plans, "compile_databases", slowly)
    one = Session(Settings(select=("HD205",)))

    def part(_: int) -> Part:
        session = one if shared else Session(Settings(select=("HD205",)))
        together.wait()
        return session.plan.part("en")

    with ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(part, range(4)))
    assert len(set(map(id, parts))) == (1 if shared else 4)
    assert len(compiled) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_worker_waits_for_no_thread_it_does_not_have() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lock("of a thread").acquire).result()
        child = os.fork()
        if not child:
            os._exit(0 if lock("of a thread").acquire(blocking=False) else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        pool.submit(lock("of a thread").release).result()


def test_what_was_compiled_is_there_for_the_next_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path))
    Session().article(Document("According to insider sources, talks began last month."))
    assert {entry.name.partition("-")[0] for entry in cache.folder().iterdir()} >= {"databases", "packs"}


def test_documents_of_ones_own() -> None:
    said = "The harbour master said on Tuesday that insider sources had confirmed the plan."
    outcomes = list(Session(Settings(select=("HD2",))).check_documents([Document(said, "a"), Problem("b", "gone")]))
    assert [outcome.path for outcome in outcomes[:2]] == ["a", "b"]

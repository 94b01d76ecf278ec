"""One session, many calls: the same findings from any thread, and nothing to remember afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lint import Document, cache
from lint.config.settings import Settings
from lint.engine.plan import Part
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


def test_what_was_compiled_is_there_for_the_next_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path))
    Session().article(Document("According to insider sources, talks began last month."))
    assert {entry.name.partition("-")[0] for entry in cache.folder().iterdir()} >= {"databases", "packs"}


def test_documents_of_ones_own() -> None:
    said = "The harbour master said on Tuesday that insider sources had confirmed the plan."
    outcomes = list(Session(Settings(select=("HD2",))).check_documents([Document(said, "a"), Problem("b", "gone")]))
    assert [outcome.path for outcome in outcomes[:2]] == ["a", "b"]

"""Little memory costs the article that does not fit, and is said in one line; the findings of all others stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.corpus import gather
from lint.readers import Problem
from lint.session import Session, articles
from lint.session.bundles import LintBundles
from lint.session.input import shards_of
from lint.text.document import Document
from tests.command import seedlint

SOURCES = "According to insider sources, the mill will close in 2031.\n"
NO_ROOM = "does not fit into memory"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "large.txt"):
        (tmp_path / name).write_text(SOURCES * (9 if name == "large.txt" else 1), encoding="utf-8")
    return tmp_path


def _large(document: Document) -> bool:
    return document.path.endswith("large.txt")


def test_an_article_that_cannot_be_compared_keeps_its_findings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def digest(document: Document) -> bytes:
        if _large(document):
            raise MemoryError
        return document.name.encode()

    monkeypatch.setattr(gather, "digest", digest)
    done = seedlint("check", "--select", "HD2,XD", "--format", "jsonl", "--jobs", "1", ".", cwd=folder)
    assert done.code == 3 and {Path(one["path"]).name for one in done.findings} == {"a.txt", "b.txt", "large.txt"}
    (lost,) = [one for one in done.findings if one["code"] == "E901"]
    assert lost["path"] == "large.txt" and NO_ROOM in lost["message"]


def test_a_batch_that_does_not_fit_is_taken_one_by_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = articles.lint_documents

    def lint_documents(plan: engine.Plan, some: list[Document]) -> list[articles.Article]:
        if len(some) > 1 or _large(some[0]):
            raise MemoryError
        return real(plan, some)

    settings = Settings(select=("HD2",), cache=False)
    plan = engine.make_plan(settings)
    bundle = [shard for shard in shards_of([str(folder)], settings) if not isinstance(shard, Problem)]
    monkeypatch.setattr(articles, "lint_documents", lint_documents)
    results = list(LintBundles(plan).linted(bundle, 0, 32))  # type: ignore[arg-type]
    problems = [str(result) for result in results if isinstance(result, Problem)]
    assert len(results) == 3 and len(problems) == 1 and "large.txt" in problems[0] and NO_ROOM in problems[0]
    assert all(result[0].findings for result in results if not isinstance(result, Problem))


@pytest.mark.parametrize("error", [MemoryError(), ImportError("a.so: failed to map segment from shared object")])
def test_a_run_without_memory_says_so_in_a_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def check(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Session, "check", check)
    done = seedlint("check", ".", cwd=folder)
    assert done.code == 2 and "there is too little memory" in done.err and "fault of seedlint" not in done.err


def test_an_article_that_a_rule_has_no_room_for_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lint(document: Document, plan: engine.Plan) -> list[object]:
        raise MemoryError

    monkeypatch.setattr(articles.engine, "lint", lint)
    session = Session(Settings(select=("HD2",), cache=False))
    (found,) = articles.lint_document(session.plan, Document(SOURCES, "large.txt")).findings
    assert (
        found.finding.code == "E902" and NO_ROOM in found.finding.message and "MemoryError" not in found.finding.message
    )

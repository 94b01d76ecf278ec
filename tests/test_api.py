"""The library: what it checks, what it gives, and that no other package called lint gets in its way."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import seedlint
from lint import Document
from tests.command import CACHE

ROOT = Path(__file__).parent.parent
TEXT = "The ferry will sail again. According to insider sources, talks have begun."


def test_a_text_gives_findings_as_objects() -> None:
    found = seedlint.check(TEXT, select=["HD2"])
    (finding,) = found
    assert (finding.code, finding.match, finding.line) == ("HD201", "insider sources", 1)
    assert finding.sentence == "According to insider sources, talks have begun."
    assert TEXT[finding.offset : finding.end_offset] == "insider sources"
    assert (finding.family, finding.severity) == ("hedges and sources", "warning")
    assert "HD201" in finding.page and str(finding).startswith("text:1:41 warning HD201")
    assert found.articles[0].words == 12 and found.articles[0].score < 100


def test_files_records_documents_and_many_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "Insider sources agreed."}\n{broken\n', encoding="utf-8")
    session = seedlint.Session(select=["HD2"])
    files = session.check(tmp_path)
    assert [finding.document.rpartition("/")[2] for finding in files] == ["a.txt", "b.jsonl:1"]
    assert [problem.document.rpartition("/")[2] for problem in files.problems] == ["b.jsonl:2"]
    many = session.check([TEXT, {"text": TEXT, "id": "n-7"}, Document(TEXT, "mine"), {"id": "n-8"}])
    assert [finding.document for finding in many] == ["text 1", "n-7", "mine"]
    assert [problem.document for problem in many.problems] == ["n-8"]
    assert [type(one).__name__ for one in session.iter_check([TEXT, {"id": "n-8"}])] == ["Article", "Problem"]


def test_articles_that_are_given_together_are_compared() -> None:
    article = "The harbour of Arden reopened on Monday after a winter of repairs to its two ferries and the pier. " * 8
    assert {finding.code for finding in seedlint.check([article, article])} >= {"XD101"}


def test_what_cannot_be_used_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        seedlint.Session(nonsense=1)
    with pytest.raises(TypeError, match="not int"):
        seedlint.check([1])  # type: ignore[list-item]


@pytest.mark.parametrize("data", [b"Insider sources agreed.", bytearray(b"x"), [b"Insider sources agreed."]])
def test_bytes_are_refused_with_a_hint(data: Any) -> None:
    with pytest.raises(TypeError, match=r"not byte\w+; decode it first"):
        seedlint.check(data)


@pytest.mark.parametrize("nothing", [None, 3])
def test_what_holds_no_texts_is_refused(nothing: Any) -> None:
    with pytest.raises(TypeError, match=r"a text \(str\), a Path, a record"):
        seedlint.check(nothing)


def test_a_record_without_text_that_is_given_alone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no text in the field “text” .*fields: a"):
        seedlint.check({"a": 1})


def test_a_record_has_its_text_where_files_of_records_have_it() -> None:
    for record in ({"content": TEXT}, {"body": [TEXT, "The ferry sails."]}, {"article": {"text": TEXT}}):
        assert [one.code for one in seedlint.check(record, select=["HD201"])] == ["HD201"], record
    assert [one.code for one in seedlint.check({"x": TEXT}, select=["HD201"], text_field="x")] == ["HD201"]


def test_fix_mends_a_text() -> None:
    assert "Leave a Reply" not in seedlint.fix("The ferry will sail again in June.\n\nLeave a Reply\n")


def test_threads_may_share_it() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: [one.code for one in seedlint.check(text)], [TEXT] * 16))
    assert all(codes == found[0] for codes in found) and "HD201" in found[0]


def test_tables() -> None:
    pytest.importorskip("pyarrow")
    table = seedlint.check([TEXT, ""], min_confidence="low").to_arrow()
    assert table.num_rows and {"document", "code", "match", "sentence", "offset"} <= set(table.column_names)
    assert seedlint.check("").to_arrow().schema == table.schema
    assert "<table>" in seedlint.check(TEXT)._repr_html_()


def _run(folder: Path, *command: str) -> str:
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", "SEEDLINT_CACHE_DIR": str(CACHE)}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_another_package_called_lint_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "lint").mkdir()
    (tmp_path / "lint" / "__init__.py").write_text("raise SystemExit('the wrong house')\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "HD201" in _run(tmp_path, "-m", "seedlint", "check", "--isolated", "--select", "HD2", "a.txt")
    code = "import sys, types; sys.modules['lint'] = types.ModuleType('lint'); import seedlint; print([one.code for one in seedlint.check('Insider sources agreed.')])"
    assert "HD201" in _run(tmp_path, "-c", code)


def test_a_session_is_closed_by_with_and_can_be_used_on() -> None:
    with seedlint.Session(select=["HD2"]) as session:
        first = session.check(TEXT)
    assert [one.code for one in session.check(TEXT)] == [one.code for one in first]


def test_a_record_is_called_by_its_own_identifier() -> None:
    for key in ("id", "doc_id", "record_id", "url"):
        (found, *_) = seedlint.check({"text": "Insider sources agreed.", key: "a-7"}, select=["HD201"])
        assert found.document == "a-7"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"min_confidence": "sure"}, "one of low, medium, high, not .sure."),
        ({"fail_on": "no"}, "fail_on must be one of info"),
        ({"min_score": 101}, "min_score must be a number from 0 to 100, not 101"),
        ({"select": ["ZZ"]}, "unknown code “ZZ”"),
        ({"ignore": ["NOPE"]}, "unknown code “NOPE”"),
        ({"selct": ["HD"]}, "unknown setting “selct”"),
    ],
)
def test_settings_that_cannot_be_are_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        seedlint.check("The mill is open.", **settings)


def test_codes_may_be_small_letters_and_nothing_but_text_is_fixed() -> None:
    found = seedlint.check("According to insider sources, talks began.", select=["hd"])
    assert [one.code for one in found] == ["HD201"]
    with pytest.raises(TypeError, match="NoneType"):
        seedlint.fix(None)  # type: ignore[arg-type]

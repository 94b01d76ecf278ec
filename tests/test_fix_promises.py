"""What `check` calls safe is what plain `fix` does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seedlint import Article, Session
from tests.command import seedlint

TEXT = "The ferry sails in June, the harbour master said on Tuesday, and takes eighty cars at a time over the bay."
PAGE = f"<html><body><h1>The ferry sails</h1><p>{TEXT}</p>{{}}</body></html>"


def promised(file: Path) -> list[bool]:
    """Whether each fix that is offered is called safe."""
    found = map(json.loads, seedlint("check", str(file), "--format", "jsonl", "--select", "BP").out.splitlines())
    return [one["fix"]["safe"] for one in found if one["fix"]]


def is_fixed(file: Path) -> bool:
    before = file.read_bytes()
    seedlint("fix", str(file), "--select", "BP")
    return file.read_bytes() != before


@pytest.mark.parametrize(
    ("name", "content", "safe"),
    [
        ("a.md", f"{TEXT}\n\nShare this article\n", True),
        ("a.md", f"{TEXT}\n\n![A ferry](a.jpg) Share this article\n", False),
        ("a.md", f"{TEXT}\n\nSubscribe to our newsletter ![A ferry](a.jpg)\n", False),
        ("a.html", PAGE.format("<p>Share this article</p>"), True),
        ("a.html", PAGE.format("<p>Share <a href=x>this article</a></p>"), False),
        ("a.html", PAGE.format("<p><b>Share this</b> article</p>"), False),
        ("a.html", PAGE.format("<p>Share this <img src=x> article</p>"), False),
        ("a.jsonl", json.dumps({"text": f"{TEXT}\n\nShare this article"}) + "\n", True),
        ("a.json", json.dumps([{"text": f"{TEXT}\n\nShare this article"}]), False),
        ("a.csv", f'text\n"{TEXT}\n\nShare this article"\n', False),
    ],
)
def test_what_is_promised_is_done(tmp_path: Path, name: str, content: str, safe: bool) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    summary = seedlint("check", str(file), "--select", "BP").out
    assert ("previews the automatic fixes" in summary) is safe
    assert any(promised(file)) is safe
    assert is_fixed(file) is safe


def test_a_fix_that_cannot_be_made_is_offered_to_nobody(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(PAGE.format("<p>Share <a href=x>this article</a></p>"), encoding="utf-8")
    assert promised(file) == []
    assert "with --unsafe" not in seedlint("fix", str(file), "--select", "BP").err


def test_each_call_of_the_library_looks_again_at_what_can_be_written(tmp_path: Path) -> None:
    file, session = tmp_path / "a.md", Session(select=["BP"], min_confidence="low")
    file.write_text(f"{TEXT}\n\nShare this article\n", encoding="utf-8")

    def safe() -> list[list[bool]]:
        checked = session.check(file).articles, [one for one in session.iter_check(file) if isinstance(one, Article)]
        return [[found.fix_is_safe for article in articles for found in article.findings] for articles in checked]

    assert safe() == [[True], [True]]
    file.chmod(0o444)
    assert safe() == [[False], [False]]

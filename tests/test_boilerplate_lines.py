"""Lines of our own that a page leaves beside an article, and lines of articles in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.model import Confidence
from lint.text.document import Document
from tests.test_boilerplate import ARTICLE, SECOND_ARTICLE

PLAN = engine.make_plan(Settings(select=("BP",)))


def _lines(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]


def _is_found(line: str, below: bool) -> bool:
    """Whether a line between the paragraphs of an article, or below them, is reported at medium confidence at least."""
    text = ARTICLE + SECOND_ARTICLE + line + "\n" if below else ARTICLE + line + "\n" + SECOND_ARTICLE
    start = text.index(line)
    return any(
        one.start is not None
        and one.start < start + len(line)
        and start < (one.end or 0)
        and one.confidence >= Confidence.medium
        for one in engine.lint(Document(text, metadata={"language": "en"}), PLAN)
    )


@pytest.mark.parametrize("line", _lines("boilerplate_found.txt"))
def test_what_a_page_leaves_is_found(line: str) -> None:
    assert _is_found(line, below=True) or _is_found(line, below=False)


@pytest.mark.parametrize("line", _lines("boilerplate_silent.txt"))
def test_what_an_article_says_in_the_same_words_is_not(line: str) -> None:
    assert not _is_found(line, below=True) and not _is_found(line, below=False)

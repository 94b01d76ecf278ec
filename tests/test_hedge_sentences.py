"""What an editor would mark, and what uses the same words and is fine: a sentence a line, in hedges_found.txt and hedges_silent.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.config.settings import Settings
from lint.model import Confidence
from lint.session.session import Session
from lint.text.document import Document

BEFORE = "The town of Velmar lies on the river Aar and has 4,000 inhabitants.\n\nThe council met on 3 May 2021 in the old hall. "
SESSION = Session(Settings(select=("HD",)))


def sentences(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def marked(sentence: str) -> list[str]:
    """What is marked in the sentence, behind an article's beginning, at medium or high confidence."""
    found = SESSION.article(Document(BEFORE + sentence + "\n", "a.txt")).findings
    return [one.match for one in found if one.finding.confidence >= Confidence.medium]


@pytest.mark.parametrize("sentence", sentences("hedges_found.txt"))
def test_is_marked(sentence: str) -> None:
    assert marked(sentence)


@pytest.mark.parametrize("sentence", sentences("hedges_silent.txt"))
def test_is_not_marked(sentence: str) -> None:
    assert not marked(sentence)

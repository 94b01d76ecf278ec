"""The scan with Hyperscan and the plain one nominate the same places, so a run reports the same with either."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import engine
from lint.config import Settings
from lint.document import Document
from lint.model import Finding
from lint.scan import HyperscanScanner, PlainScanner, Probe, compile_databases

pytest.importorskip("hyperscan")
FAST = engine.make_plan(Settings(select=("ALL",), cache=False))
PLAIN = engine.make_plan(Settings(select=("ALL",), cache=False, plain_scan=True))
SEEDS = sorted(path for path in (Path(__file__).parent.parent / "seeds").iterdir() if path.suffix in (".txt", ".md"))
PIECES = [piece for path in SEEDS for line in path.read_text(encoding="utf-8").split("\n") for piece in line.split(" ")]


def _both(text: str) -> tuple[list[Finding], list[Finding]]:
    return engine.lint(Document(text), FAST), engine.lint(Document(text), PLAIN)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_same_findings_in_the_sample_corpus(path: Path) -> None:
    fast, plain = _both(path.read_text(encoding="utf-8"))
    assert fast == plain


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES) | st.sampled_from(["\n", "\n\n", "“", "é", "\U0001f600", "—", "\x00"]), max_size=80
    )
)
def test_the_same_findings_in_shuffled_text(pieces: list[str]) -> None:
    fast, plain = _both(" ".join(pieces))
    assert fast == plain


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="abc é’'-.1\n", max_size=40),
    st.lists(st.text(alphabet="abc é’1", min_size=1, max_size=4), min_size=1, max_size=4),
)
def test_the_same_literals_anywhere(text: str, literals: list[str]) -> None:
    probe = Probe("x", tuple(literals))
    one, two = Document(text), Document(text)
    PlainScanner([probe]).scan(one)
    HyperscanScanner(*compile_databases([probe])).scan(two)
    assert sorted(one.hits.get("x", [])) == sorted(two.hits.get("x", []))


def test_literals_are_whole_words() -> None:
    document = Document("Sources say. Resources say so; “sources say”, sources say5.")
    HyperscanScanner(*compile_databases([Probe("x", ("sources say",))])).scan(document)
    assert [tuple(hit) for hit in document.hits["x"]] == [(0, 11), (32, 43)]

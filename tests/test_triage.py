"""Triage takes values and gives values: it reads no file, asks no clock, and can be tried without either."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

import pytest

from lint.config.settings import Settings
from lint.model import Confidence, Finding, LocatedFinding, Position, Related, Severity
from lint.triage.baseline import Baseline
from lint.triage.baseline_writer import BaselineWriter
from lint.triage.changed_lines import WHOLE, ChangedLines
from lint.triage.decisions import Decision, Decisions
from lint.triage.entries import Sketch, entry_of
from lint.triage.gate import Gate, Given
from lint.triage.stages import Article

ROOM = Path(__file__).parent.parent / "lint" / "triage"
TODAY = date(2024, 6, 12)


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.py")), ids=lambda path: path.stem)
def test_triage_reads_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not modules & {"os", "io", "pathlib", "subprocess", "shutil", "time", "lint.files", "lint.cache"}
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not calls & {"open", "date.today", "datetime.now"}


class Corpus:
    """A corpus that exists in this test alone: its files with the sketches of their articles."""

    def __init__(self, **files: tuple[Sketch, ...]) -> None:
        self._files = files

    def name(self, path: str) -> str:
        return path.removeprefix("corpus/")

    def is_there(self, file: str) -> bool:
        return file in self._files

    def is_among(self, file: str, paths: Collection[str]) -> bool:
        return "." in paths or any(file.startswith(path) for path in paths)

    def sketches(self, file: str) -> Iterable[Sketch]:
        return self._files.get(file, ())


def finding(
    code: str = "HD201",
    words: str = "sources",
    line: int = 3,
    path: str = "corpus/a",
    related: tuple[Related, ...] = (),
) -> LocatedFinding:
    found = Finding(code, "rule", Severity.warning, Confidence.high, "Who?", 0, len(words), None, related)
    start, end = Position(line, 1, 0), Position(line, 1 + len(words), len(words))
    return LocatedFinding(path, found, start, end, words, 0, f"{words}-around {words}-1-x", match=words)


def old(corpus: Corpus, **articles: tuple[Sketch, list[LocatedFinding]]) -> Baseline:
    baseline = Baseline("seedlint.baseline", corpus)
    for name, (sketch, found) in articles.items():
        baseline.add_sketch(name, sketch)
        for placed in found:
            baseline.add(entry_of(placed, name))
    return baseline


def test_an_old_finding_counts_once() -> None:
    baseline = old(Corpus(a=((1, 2, 3),)), a=((1, 2, 3), [finding()]))
    known, new = baseline.split("corpus/a", [finding(), finding(line=9)], (1, 2, 3))
    assert ([one.start.line for one in known if one.start], [one.start.line for one in new if one.start]) == ([3], [9])


def test_an_article_is_met_again_under_another_name() -> None:
    baseline = old(Corpus(b=((1, 2, 3),)), a=((1, 2, 3), [finding()]))
    known, new = baseline.split("corpus/b", [finding(path="corpus/b")], (1, 2, 3))
    assert known and not new
    baseline = old(Corpus(a=((1, 2, 3),), b=((1, 2, 3),)), a=((1, 2, 3), [finding()]))
    assert not baseline.split("corpus/b", [finding(path="corpus/b")], (1, 2, 3))[0], (
        "a copy is new where the first one stands"
    )


def test_what_a_run_did_not_look_at_is_not_stale() -> None:
    def stale(corpus: Corpus, paths: list[str] | None) -> int:
        return len(old(corpus, a=((1, 2, 3), [finding()])).stale(lambda code: True, (), paths))

    assert stale(Corpus(), None) == stale(Corpus(), ["."]) == 1
    assert stale(Corpus(), ["elsewhere"]) == stale(Corpus(a=((1, 2, 3),)), ["."]) == 0


def test_the_next_baseline_keeps_what_was_not_looked_at() -> None:
    baseline = old(
        Corpus(a=((1, 2, 3),), b=((4, 5, 6),)), a=((1, 2, 3), [finding()]), b=((4, 5, 6), [finding(words="insiders")])
    )
    writer = BaselineWriter(baseline, ["a"])
    article = Article("corpus/a", [finding(words="people")])
    article.content_signature = (1, 2, 3)
    writer.add(article)
    text = writer.text(False, {"HD201": True}, ())
    assert "insiders" in text and "people" not in text and '"quote": "sources"' not in text
    assert writer.summary() == "1 finding (0 new, 1 taken out)" and writer.left_out == 1


def test_changed_lines_touch_what_stands_on_them_or_refers_to_them() -> None:
    changed = ChangedLines({"a": ((3, 5),), "new": WHOLE}, key=lambda path: path.removeprefix("corpus/"))
    assert [changed.touches(finding(line=line)) for line in (2, 3, 4, 5)] == [False, True, True, False]
    assert changed.touches(finding(path="corpus/new", line=99))
    assert not changed.touches(finding(path="corpus/other"))
    there = Related("corpus/a", 0, 1, "", Position(4, 1, 0))
    assert changed.touches(finding(path="corpus/other", related=(there,)))
    whole = finding()._replace(start=None, end=None)
    assert not changed.touches(whole) and changed.touches(whole._replace(path="corpus/new"))


def test_the_gate_hides_in_order_and_says_why() -> None:
    decisions = Decisions([Decision("HD201", "named below", "a", "sources", line=7)], TODAY, "d.toml", Corpus(a=()))
    baseline = old(Corpus(a=((1, 2, 3),)), a=((1, 2, 3), [finding(words="people", line=5)]))
    gate = Gate(Settings(), TODAY, Given(baseline, decisions, ChangedLines({"corpus/a": ((7, 8),)})))
    found = [
        finding(),
        finding(words="people", line=5),
        finding(words="insiders", line=6),
        finding(words="aides", line=7),
    ]
    article = Article("corpus/a", found, words=100)
    article.content_signature = (1, 2, 3)
    assert [one.match for one in gate.article(article).findings] == ["aides"]
    assert article.hidden == {"decision": 1, "baseline": 1, "diff": 1}
    assert gate.to_report({"HD201": True}, ()) == []


def test_a_decision_without_use_is_reported_where_all_was_seen() -> None:
    def reported(given: Given) -> list[str]:
        gate = Gate(Settings(), TODAY, given)
        gate.article(Article("corpus/a", [finding(words="people")]))
        return gate.to_report({"HD201": True}, ())

    def kept(until: date | None = None, quote: str = "sources") -> Decisions:
        return Decisions([Decision("HD201", "why", "", quote, until=until, line=2)], TODAY, "d.toml", Corpus(a=()))

    assert reported(Given(decisions=kept())) == [
        "d.toml:2: the decision on HD201 ('sources') no longer matches a finding"
    ]
    assert not reported(Given(decisions=kept(), over_decisions=False))
    (expired,) = reported(Given(decisions=kept(date(2024, 6, 11), "people")))
    assert "expired on 2024-06-11: what it overruled counts again" in expired
    assert not reported(Given(decisions=kept(TODAY, "people")))

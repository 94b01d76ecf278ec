"""The report for the terminal: an article in one place, boilerplate by the block, counts by rule, what to do next."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from lint import report
from lint.config.settings import Settings
from lint.model import Confidence, Finding, Fix, LocatedFinding, Position, Severity
from lint.report import Totals, text
from lint.report.words import hidden_lines
from lint.triage.stages import Article
from tests.command import seedlint


def placed(
    code: str, line: int, *, column: int = 1, offset: int | None = None, fix: Fix | None = None, **more: Any
) -> LocatedFinding:
    """A finding of a word of five characters on a line of its own."""
    offset = line * 100 + column if offset is None else offset
    start, end = Position(line, column, offset), Position(line, column + 5, offset + 5)
    found = Finding(
        code,
        f"rule-{code.lower()}",
        Severity.warning,
        more.pop("confidence", Confidence.high),
        "Why?",
        offset,
        offset + 5,
        fix,
    )
    return LocatedFinding(
        more.pop("path", "a.txt"), found, start, end, "words here", 0, f"{code}{line}", f"line {line}"
    )


def written(articles: list[Article], name: str = "text", **values: Any) -> str:
    out, totals = io.StringIO(), Totals()
    settings = Settings().with_values(values, "a test")
    writer = report.make(name, out, settings)
    for article in articles:
        totals.count(article, settings)
        writer.article(article)
    writer.finish(totals)
    return out.getvalue()


def test_an_article_stands_in_one_place() -> None:
    own = Article("a.txt", [placed("HD201", 2), placed("DT201", 9)])
    other = Article("b.txt", [placed("HD201", 1, path="b.txt")])
    late = Article("a.txt", [placed("XD101", 4)], corpus=True)
    shown = written([own, other, late])
    assert shown.count("a.txt\n") == 1
    assert shown.index("HD201") < shown.index("XD101") < shown.index("DT201") < shown.index("b.txt")


def test_a_great_run_is_written_as_it_comes(monkeypatch: Any) -> None:
    monkeypatch.setattr(text, "MOST_HELD", 2)
    out = io.StringIO()
    writer = report.make("text", out, Settings())
    for number in range(4):
        writer.article(Article(f"{number}.txt", [placed("HD201", 1, path=f"{number}.txt")]))
    assert [f"{number}.txt" in out.getvalue() for number in range(4)] == [True] * 4


def test_a_block_of_boilerplate_is_one_line() -> None:
    lines = [placed("BP100", line) for line in (1, 2, 4)]
    block = lines[0]._replace(
        finding=lines[0].finding._replace(message="3 lines of page boilerplate, “line 1” to “line 4”"),
        end=lines[2].end,
        parts=tuple(lines),
    )
    shown = written([Article("a.txt", [block, placed("HD201", 10)])])
    assert "       1-4  warning BP100 3 lines of page boilerplate, “line 1” to “line 4”" in shown
    assert shown.count("^^^^^") == 1
    assert "2 findings in 1 article" in shown


def test_it_says_what_to_do_next() -> None:
    fix = Fix(0, 5, "")
    shown = written([Article("a.txt", [placed("HD201", 1, fix=fix), placed("HD201", 5), placed("BP401", 9)])])
    assert "Next: seedlint explain HD201 says how to mend the costliest rule (2 findings)" in shown
    assert "seedlint fix --diff previews the automatic fixes (1 finding)" in shown
    assert "Next" not in written([Article("a.txt", [])])
    assert written([]) == "Nothing was checked: no article was read\n"


def test_counts_by_rule() -> None:
    low = placed("HD101", 7, confidence=Confidence.low)
    shown = written([Article("a.txt", [placed("HD201", 1, fix=Fix(0, 1, "")), placed("HD201", 5), placed("BP401", 9), low]),
                     Article("b.txt", [placed("HD201", 1)])], "statistics")  # fmt: skip
    lines = shown.splitlines()
    assert lines[1].split() == ["HD201", "3", "2", "1", "rule-hd201"] and lines[2].split() == [
        "BP401",
        "1",
        "1",
        "rule-bp401",
    ]
    assert lines[3] == "4 findings in 2 articles" and "1 finding of low confidence not shown" in lines[4]


def test_what_is_hidden_is_said_in_words() -> None:
    said = list(hidden_lines({"baseline": 2, "low confidence": 1, "own": 3}))
    assert said == [
        "2 findings in the baseline", "1 finding of low confidence not shown; --min-confidence low shows all", "3 findings hidden: own",
    ]  # fmt: skip


def test_many_old_findings_end_in_a_pointer_to_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [Article(f"{n}.txt", [placed("HD201", 1, path=f"{n}.txt")]) for n in range(text.MANY)]
    pointer = "seedlint baseline sets today's findings aside"
    assert pointer in written(articles) and pointer not in written(articles[1:])
    assert pointer not in written(articles, baseline=tmp_path / "seedlint.baseline")


def test_what_nobody_would_read_on_a_terminal_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_LISTED", 3)
    for number in range(5):
        line = "According to insider sources, the mill will close.\n\nThe mill, critics say, will close.\n"
        (tmp_path / f"{number}.txt").write_text(line * (number + 1), encoding="utf-8")
    call = ("check", ".", "--select", "HD201,HD202")
    said = seedlint(*call, cwd=tmp_path).out
    assert "0.txt\n" in said and "4.txt\n" not in said and " not listed here; -o FILE lists all" in said
    seedlint(*call, "-o", "all.out", cwd=tmp_path)
    whole = (tmp_path / "all.out").read_text(encoding="utf-8")
    assert all(f"{number}.txt\n" in whole for number in range(5)) and "not listed" not in whole
    quiet = seedlint(*call, "--quiet", cwd=tmp_path).out
    assert "4.txt\n" in quiet and "not listed" not in quiet

"""The figures of an article and their spread over a corpus."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lint import engine, report, stats
from lint.config.settings import Settings
from lint.extract.boilerplate import rule_findings
from lint.model import Confidence, Finding, Severity
from lint.readers import Problem
from lint.session import Session
from lint.text.document import Document
from tests.command import seedlint


def test_figures_of_an_article() -> None:
    figures = stats.figures(Document("The mill\n\nHe won. She lost. I left."))
    assert (figures.words, figures.sentences, figures.words_per_sentence) == (8, 3, 2.0)
    assert figures.furniture_share == 0
    assert figures.automated_readability_index == stats.automated_readability(20, 6, 3)


def test_boilerplate_is_left_out() -> None:
    text = "Leave a Reply\nThe mill is open again. It was shut."
    document = Document(text)
    end = len("Leave a Reply")
    rule_findings.put(document, [Finding("BP1", "form", Severity.warning, Confidence.high, "", 0, end)])
    figures = stats.figures(document)
    assert (figures.words, figures.sentences) == (8, 2)
    assert figures.furniture_share == len("Leave a Reply") / len(text)


def test_an_empty_article_has_no_readability() -> None:
    figures = stats.figures(Document(""))
    assert figures.as_dict() == {
        "words": 0, "sentences": 0, "characters": 0, "furniture_share": 0, "words_per_sentence": 0,
        "automated_readability_index": None, "coleman_liau_index": None,
    }  # fmt: skip


def test_the_spread_is_a_table() -> None:
    spread = stats.Spread()
    assert not spread
    for number in range(101):
        spread.add({"words": number, "lix": None if number % 2 else number / 2})
    assert list(spread.quantiles()["words"].items())[:3] == [("least", 0), ("5%", 5), ("25%", 25)]
    lines = spread.table().splitlines()
    assert lines[0].split() == ["least", "5%", "25%", "median", "75%", "95%", "most"]
    assert lines[1].split() == ["words", "0", "5", "25", "50", "75", "95", "100"]


def test_the_reports_carry_the_figures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill is open again. It was shut for a year.")
    lines = [json.loads(line) for line in _checked(tmp_path, "jsonl")]
    (row,) = [line for line in lines if "figures" in line]
    assert row["figures"]["words"] == 11 and row["figures"]["findings_per_1000_words"] > 0
    whole = json.loads("".join(_checked(tmp_path, "json")))
    assert whole["articles"][0]["figures"] == row["figures"]
    assert whole["summary"]["figures"]["sentences"]["median"] == 2
    assert any(line.split()[:2] == ["words", "11"] for line in _checked(tmp_path, "text"))


def test_what_an_article_lacks_as_a_whole_is_not_counted_as_density(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill is open again. Sources said it was shut for a year.")
    done = seedlint(
        "check",
        "--isolated",
        "--stats",
        "--format",
        "jsonl",
        "--select",
        "HD201,DT101,SQ101",
        str(tmp_path),
        "--exit-zero",
    )
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert {"HD201", "DT101", "SQ101"} <= {row.get("code") for row in rows}
    (figures,) = [row["figures"] for row in rows if "figures" in row]
    assert figures["findings_per_1000_words"] == round(1000 / figures["words"], 3)


def _checked(folder: Path, format: str) -> list[str]:
    out = StringIO()
    plan = engine.make_plan(Settings(select=("SQ401",), stats=True))
    totals, writer = report.Totals(), report.make(format, out, plan.settings)
    for article in Session.of(plan).check([str(folder)]):
        assert not isinstance(article, Problem)
        totals.count(article, plan.settings)
        writer.article(article)
    writer.finish(totals)
    return out.getvalue().splitlines()


@given(st.lists(st.floats(allow_nan=False), max_size=30))
def test_quantiles_are_values_in_order(values: list[float]) -> None:
    found = stats.quantiles(values)
    assert found == sorted(found) and set(found) <= set(values)
    assert not values or (found[0], found[-1]) == (min(values), max(values))


def test_the_page_charts_the_figures(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("The mill is open again. " * (number + 1), encoding="utf-8")
    page = tmp_path / "page.html"
    done = seedlint("report", "--stats", "-o", page, tmp_path)
    assert done.code == 0, done.err
    index = json.loads(page.read_text(encoding="utf-8").split('id="index">')[1].split("</script>")[0])
    figures = {figure["title"]: figure for figure in index["figures"]}
    assert sum(figures["Words"]["counts"]) == 3 and figures["Words"]["threshold"] == ["SQ401", "least_words", "below"]
    assert {"Automated readability index", "Findings per 1,000 words"} <= figures.keys()

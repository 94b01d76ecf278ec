"""What most articles lack is said and counted once; what few lack, of each of them."""

from __future__ import annotations

import io

from lint.config.settings import Settings
from lint.model import Confidence, Finding, LocatedFinding, Severity
from lint.report import Totals, make
from lint.report.common import HeldBack
from lint.triage.stages import Article


def _article(number: int, *codes: str) -> Article:
    found = [Finding(code, "x", Severity.error, Confidence.high, "…", None, None, None, ()) for code in codes]
    return Article(f"{number}.txt", [LocatedFinding(f"{number}.txt", one, None, None, "", 0, "") for one in found])


def _run(lacking: int, articles: int, format: str = "text") -> tuple[Totals, str]:
    totals, held, out = Totals(), HeldBack(), io.StringIO()
    writer = make(format, out, Settings())
    for number in range(articles):
        article = _article(number, *(["DT101"] if number < lacking else []))
        totals.count(article, Settings())
        writer.article(held.without(article) if getattr(writer, "says_once", False) else article)
    totals.settle()
    for article in held.rare(totals.lacking, totals.articles):
        writer.article(article)
    writer.finish(totals)
    return totals, out.getvalue()


def test_what_most_lack_is_said_and_counted_once() -> None:
    totals, said = _run(12, 20)
    assert totals.failing == 1 and "12 of 20 articles have no date of publication (DT101" in said
    assert "3.txt" not in said
    counted = "1 finding fails the run (warning or worse, high confidence; DT101 in 12 articles counts as one)"
    assert totals.failing_line(Settings()) == counted


def test_what_few_lack_is_said_of_each() -> None:
    totals, said = _run(2, 40)
    assert totals.failing == 2 and "0.txt" in said and "1.txt" in said and "of 40 articles have" not in said
    assert totals.failing_line(Settings()) == "2 findings fail the run (warning or worse, high confidence)"


def test_programs_get_the_finding_of_each_article() -> None:
    totals, said = _run(12, 20, "jsonl")
    assert totals.failing == 1 and said.count('"code": "DT101"') == 12

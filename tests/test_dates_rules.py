"""The rules about dates beyond their own examples: how sure they are, what silences them, bad input."""

from __future__ import annotations

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.model import Confidence, Finding
from lint.text.document import Document

PLAN = engine.make_plan(Settings(select=("DT",)))
BODY = "The ferry company will buy two boats, and its owners want to sail between the islands again. "


def found(text: str, **metadata: object) -> list[Finding]:
    document = Document(text, metadata={"language": "en", **metadata})
    return [finding for finding in engine.lint(document, PLAN) if finding.code.startswith("DT")]


def codes(text: str, **metadata: object) -> list[str]:
    return [finding.code for finding in found(text, **metadata)]


def test_an_undated_article_is_told_once_on_the_file() -> None:
    findings = found(BODY * 3)
    assert [(finding.code, finding.start, finding.confidence) for finding in findings] == [
        ("DT101", None, Confidence.high)
    ]


def test_a_dateline_without_a_year_leaves_doubt() -> None:
    (finding,) = found(f"OSTEND, March 3 (Harbour Press) – {BODY * 3}")
    assert (finding.code, finding.confidence) == ("DT101", Confidence.medium)


def test_metadata_silence_what_counts_from_the_day_of_writing() -> None:
    text = f"It rained last month and on Thursday. {BODY * 3}"
    assert codes(text) == ["DT101", "DT201", "DT201"]
    assert codes(text, date="2024-03-04") == []


def test_years_are_anchors() -> None:
    assert (
        codes(f"It has rained since 2019 and will snow from 2025, as in September 2023. {BODY}", date="2024-03-04")
        == []
    )
    assert codes(f"It has rained since 2019 and will snow from 2025. {BODY}") == ["DT101"]


def test_the_same_words_are_told_once() -> None:
    findings = [
        finding for finding in found(f"Last week it rained. It rained last week. {BODY}") if finding.code == "DT201"
    ]
    assert len(findings) == 1 and "1 more" in findings[0].message


def test_a_date_before_it_lowers_the_confidence() -> None:
    (finding,) = (one for one in found(f"On 3 March 2021 it rained as it had last week. {BODY}") if one.code == "DT201")
    assert finding.confidence is Confidence.medium


def test_recently_in_a_dated_article_is_information_at_most() -> None:
    (finding,) = found(f"The company recently sold 12 boats. {BODY}", date="2024-03-04")
    assert (finding.code, finding.severity.name, finding.confidence.name) == ("DT202", "info", "low")
    assert codes(f"The company recently sold its boats. {BODY}", date="2024-03-04") == []


def test_other_languages_are_left_alone() -> None:
    german = (
        "Das Schiff fährt nicht mehr, weil die Insel im Winter von der Stadt aus mit dem Zug erreicht wird und der Hafen zu ist. "
        * 3
    )
    assert [finding.code for finding in engine.lint(Document(german), PLAN)] == []


def test_a_holiday_of_a_year_is_no_ambiguous_date() -> None:
    assert codes(f"They met on Thanksgiving 2015 and on Easter Sunday, 2016. {BODY}", date="2024-03-04") == []


def test_the_day_of_publication_settles_the_order() -> None:
    assert codes(f"Signed on 03/04/2023, it says. {BODY}", date="2023-04-03") == []
    assert codes(f"Signed on 03/04/2023, it says. {BODY}", date="2023-05-03") == ["DT303"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "1" * 10_000, "\ud800 last month " * 20, "last month 31 April 2023 " * 500, "三月 " * 500, "\n" * 500],
)
def test_bad_input(text: str) -> None:
    assert all(finding.code != engine.CRASH_CODE for finding in engine.lint(Document(text), PLAN))

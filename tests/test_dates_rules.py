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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill burned down on 14 September 2026, and nobody was hurt.", True),
        ("On 14 September 2026 the mill burned down.", True),
        ("The pier was opened September 14, 2026, and people came.", True),
        ("He died on the morning of 14 September 2026.", True),
        ("The fair was postponed to 14 September 2026 because of the flood.", False),
        ("The two agreed on 14 September 2026 as the day of the vote.", False),
        ("She faces nine years when she is sentenced on 14 September 2026.", False),
        ("The court ruled that the ban takes effect on 14 September 2026.", False),
        ("He was to leave the office on 14 September 2026.", False),
        ("The bond was payable on 14 September 2026.", False),
        ("On 14 September 2026 the lamps were to be lit.", False),
        ("The lease was valid until 14 September 2026.", False),
    ],
)
def test_only_what_a_past_verb_takes_lies_after_the_article(text: str, expected: bool) -> None:
    assert ("DT306" in codes(text, date="2024-09-18")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Falk, 45, was born in 1950 in a house by the lock.", True),
        ("The 38-year-old, born in 1961, has two sons.", True),
        ("Vera Lund (born 1950) is 45 years old and swims.", True),
        ("Tolland is 45. He was born in 1950.", True),
        ("Vera Lund, born in 1950, was 35 when she swam the strait in 1995.", True),
        ("Vera Lund, born in 1950, was 45 when she swam the strait in 1995.", False),
        ("Anna, 45, whose father was born in 1921, came.", False),
        ("Tolland, 45, and Ben, born in 1990, keep the lock.", False),
        ("The singer, born in 1950, died in 2001 aged 50.", False),
    ],
)
def test_ages(text: str, expected: bool) -> None:
    assert ("DT307" in codes(text, date="2024-06-12")) is expected


@pytest.mark.parametrize(
    "text",
    [
        "In February 30 countries signed.",
        "Of the colts that were born in April, 31 were sold.",
        "In June 31 boats sank.",
    ],
)
def test_counts_behind_a_month(text: str) -> None:
    assert codes(text, date="2024-06-12") == []


@pytest.mark.parametrize(
    "words", ["last season", "over the weekend", "in three weeks’ time", "this election cycle", "in the new year"]
)
def test_times_that_nothing_anchors(words: str) -> None:
    assert "DT201" in codes(f"The bridge is to be closed {words}. {BODY}")


def test_a_month_settles_what_is_coarser_than_it() -> None:
    assert codes(f"It was sold last year and mended last month. {BODY}", date="June 2024") == []
    assert codes(f"It was sold yesterday. {BODY}", date="June 2024") == ["DT201"]


def test_two_orders_in_one_article() -> None:
    assert codes("The lift was mended on 13/04, and the stairs on 04/14.", date="2024-05-12") == ["DT303"]
    assert codes("The lift was mended on 31/12, and the stairs on 12/31.", date="2024-05-12") == ["DT303"]
    assert codes("The lift was mended on 32/12, and the stairs on 12/31.", date="2024-05-12") == []
    assert codes("The lift was mended on 13/0, and the stairs on 12/31.", date="2024-05-12") == []
    assert codes("Add 13/16 of it by hand and 1/2 cup.", date="2024-05-12") == []


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Irma Toll (b. 1947), aged 39, keeps the shop.", "39"),
        ("Ole Fenn, now 25 years old, was born on 3 May 1970.", "25"),
        ("At 33, Vera Plum, who was born in 1960, is the oldest of the crew.", "33"),
        ("Lotte Brack, 61 (born 1990), rows daily.", "61"),
        ("At 33, Vera Plum, who was born in 1960, left the crew.", None),
        ("The 150-year-old church was built before the painter was born in 1958.", None),
    ],
)
def test_an_age_in_its_shapes(text: str, age: str | None) -> None:
    findings = [finding for finding in found(f"{text} {BODY}", date="2024-09-05") if finding.code == "DT307"]
    assert [text[finding.start : finding.end] for finding in findings] == ([] if age is None else [age])


@pytest.mark.parametrize(
    "text",
    [
        "The contract that was signed runs out on 31 December 2030.",
        "The guild pencilled in 5 May 2027 for the next fair.",
        "The next eclipse that the club calculated falls on 12 August 2026.",
    ],
)
def test_the_day_of_what_was_decided_is_not_reported_as_past(text: str) -> None:
    assert "DT306" not in codes(f"{text} {BODY}", date="2024-09-05")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Prices have doubled in the past two years.", "the past two years"),
        ("The bus comes every hour until the end of the month.", "the end of the month"),
        ("The coming winter will be hard.", "The coming winter"),
        ("For the last two years of the war it slept.", None),
        ("In May 1990 he came, and the next day he left.", None),
        ("At the end of the day they sing.", None),
    ],
)
def test_what_counts_from_the_day_of_writing(text: str, quoted: str | None) -> None:
    findings = [finding for finding in found(f"{text} {BODY}") if finding.code == "DT201"]
    assert [text[finding.start : finding.end] for finding in findings] == ([] if quoted is None else [quoted])

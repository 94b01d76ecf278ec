"""Times as facts: what is read, where, how it is told apart and what it comes to."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lint import extract
from lint.extract.dates import extractor as dates
from lint.extract.dates.extractor import Granularity, Time, TimeKind
from lint.extract.publication import extractor as published
from lint.match.scan import HyperscanScanner, PlainScanner, compile_databases
from lint.text.document import Document

DATED = {"date": "2024-03-10", "language": "en"}


def values(text: str, date: str | None = "2024-03-10") -> dict[str, object]:
    document = Document(text, metadata={"date": date, "language": "en"} if date else {"language": "en"})
    return {mention.text: mention.value for mention in extract.mentions(document, "date")}


def times(text: str) -> list[Time]:
    return dates.times(Document(text, metadata=DATED))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3 March 2024", "2024-03-03"),
        ("the 3rd of March 2024", "2024-03-03"),
        ("March 3rd, 2024", "2024-03-03"),
        ("Sept. 30, 1989", "1989-09-30"),
        ("12-Oct-1989", "1989-10-12"),
        ("Thu., 7 March 2024", "2024-03-07"),
        ("2024-01-30", "2024-01-30"),
        ("2024-01-30T10:15:00Z", "2024-01-30T10:15"),
        ("30.1.2024", "2024-01-30"),
        ("1/30/2024", "2024-01-30"),
        ("30/1/2024", "2024-01-30"),
        ("Jan. 5-7, 2024", "2024-01-05/2024-01-07"),
        ("May 2019", "2019-05"),
        ("late May 2019", "2019-05"),
        ("1996", "1996"),
        ("2019/20", "2019/2020"),
        ("2010-2015", "2010/2015"),
        ("mid-1990s", "199X"),
        ("the early 1990s", "199X"),
        ("'90s", "199X"),
        ("the 20th century", "19XX"),
        ("fiscal 1988", "1988"),
        ("FY2024", "2024"),
        ("Q3 2024", "2024-Q3"),
        ("3Q24", "2024-Q3"),
        ("H1 2023", "2023-H1"),
        ("the third quarter of 2023", "2023-Q3"),
        ("the second half of 2023", "2023-H2"),
        ("the spring of 2020", "2020-SP"),
        ("nineteen ninety-four", "1994"),
        ("Christmas 2022", "2022-12-25"),
    ],
)
def test_absolute(written: str, value: str) -> None:
    assert values(f"The house was sold in {written}, they said.", None) == {written: value}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yesterday", "2024-03-09"),
        ("yesterday morning", "2024-03-09TMO"),
        ("last night", "2024-03-09TNI"),
        ("Thursday", "2024-03-07"),
        ("Thursday, March 7", "2024-03-07"),
        ("next Tuesday", "2024-03-12"),
        ("last week", "2024-W09"),
        ("last month", "2024-02"),
        ("the past month", "2024-02"),
        ("three months ago", "2023-12"),
        ("last year", "2023"),
        ("two years ago", "2022"),
        ("earlier this year", "2024"),
        ("last summer", "2023-SU"),
        ("last November", "2023-11"),
        ("the last quarter", "2023-Q4"),
        ("this century", "20XX"),
        ("5 March", "2024-03-05"),
        ("December 28", "2023-12-28"),
        ("9 a.m. Tuesday", "2024-03-05T09:00"),
        ("noon", "T12:00"),
        ("7:15 p.m. EST", "T19:15"),
        ("recently", "PAST_REF"),
        ("recent weeks", "PAST_REF"),
        ("the coming weeks", "FUTURE_REF"),
        ("currently", "PRESENT_REF"),
    ],
)
def test_counted_from_the_day_of_publication(written: str, value: str) -> None:
    assert values(f"They sold it {written}, the owner said.") == {written: value}


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    assert values("It rained last month and on Thursday; in May it snowed.", None) == {
        "last month": None, "Thursday": None, "May": "XXXX-05",
    }  # fmt: skip


def test_what_counts_from_another_time_has_no_value() -> None:
    assert values("It opened in 1990; the following year it closed.") == {"1990": "1990", "the following year": None}


def test_a_weekday_to_come() -> None:
    assert values("The council will meet on Thursday.") == {"Thursday": "2024-03-14"}
    assert values("The council met on Thursday.") == {"Thursday": "2024-03-07"}


@pytest.mark.parametrize(
    "text",
    [
        "It costs $2019, weighs 1990 km and took 2,019 years' worth of work.",
        "Model A1990, version 2023.1, part 1984-B and number 1,900.",
        "She may march on; the sun set; they fall and spring up.",
        "More than 2000 people and 1500 others came.",
        "Every Monday, each year, once a week and on Sundays.",
        "For three years, a two-year plan, 18 months, the first nine months, up to 180 days.",
        "The 44-year-old sings. Good morning. Black Friday deals. The Sunday Times wrote.",
        "USA Today and “This Week” are shows. April Jones met Jan Lee. May I go?",
    ],
)
def test_no_dates(text: str) -> None:
    assert values(text) == {}


def test_durations_and_repeated_times_are_told_apart() -> None:
    sorts = [(time.sort, time.granularity) for time in times("It lasts three years; every Monday they meet.")]
    assert sorts == [(TimeKind.duration, Granularity.year), (TimeKind.repeated, Granularity.day)]


def test_an_ambiguous_order_is_not_guessed() -> None:
    (time,) = times("Signed on 03/04/2023.")
    assert (time.year, time.month, time.day) == (2023, None, None)
    assert values("Signed on 03/04/2023.") == {"03/04/2023": None}


def test_a_day_that_no_calendar_has_is_read_without_value() -> None:
    assert values("Signed on February 30, 2023.") == {"February 30, 2023": None}


def test_keys_order_dates_of_one_grain() -> None:
    keys = [dates.key(time) for time in times("May 2019 and 3 June 2019 and 2018 and 5 May")]
    assert keys == [(2019, 5), (2019, 6, 3), (2018,), None]


def test_hard_wrapped_lines_are_read_through() -> None:
    line = "The council of the town met again and voted on the plan for the harbour in\n"
    text = line * 3 + "March 2021 and went home after that, as all of them were tired of the plan.\n"
    assert "March 2021" in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800 3 March 2024 \udfff",
        "1" * 5000,
        "5 " * 5000,
        "last " * 3000 + "year",
        "the end of " * 2000 + "May",
        "日本 2024年1月30日",
        "March-" * 3000,
    ],
)
def test_bad_input(text: str) -> None:
    for mention in extract.mentions(Document(text), "date"):
        assert mention.start is not None and mention.end is not None and mention.start < mention.end <= len(text)


@cache
def _by_hyperscan() -> HyperscanScanner:
    return HyperscanScanner(*compile_databases([dates.PROBE, published.PROBE]))


SCANNERS = (_by_hyperscan, lambda: PlainScanner([dates.PROBE, published.PROBE]))
_PIECES = (
    "last next year years month week quarter of the early Monday March May 3 3rd 31 2024 1990s 's ' - – / , . : a.m. 10 ago Q3 FY "
    "'90s nineteen ninety-four overnight fall T00 Dez. 2.3.2024 \n"
).split(" ")
_TEXTS = some.lists(some.sampled_from([*_PIECES, *(piece + " " for piece in _PIECES)]), max_size=25).map("".join)


@settings(max_examples=120, deadline=None)
@given(_TEXTS)
def test_a_scan_by_hyperscan_shows_the_same(text: str) -> None:
    pytest.importorskip("hyperscan")
    read = []
    for scanner in SCANNERS:
        document = Document(text, metadata=DATED)
        scanner().scan(document)
        read.append((extract.mentions(document, "date"), extract.mentions(document, "published")))
    assert read[0] == read[1]


def test_days_of_numbered_weeks() -> None:
    document = Document("The mill opened on 2024-W10-2 and closed on 2021-W54-3; part 12024-W10-2 broke.")
    assert [(time.start, time.end, time.year, time.month, time.day) for time in dates.times(document)] == [
        (19, 29, 2024, 3, 5)
    ]


@settings(max_examples=120, deadline=None)
@given(_TEXTS)
def test_times_never_overlap_and_always_have_a_place(text: str) -> None:
    document = Document(text, metadata=DATED)
    last = 0
    for time in dates.times(document):
        assert last <= time.start < time.end <= len(text)
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        last = time.end
    extract.mentions(document, "date")

"""The day of publication: who tells it, who wins, and when nothing is told."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lint import extract
from lint.extract.publication import extractor as published
from lint.extract.publication import lines
from lint.extract.publication import metadata as in_metadata
from lint.extract.publication.dates import written
from lint.extract.publication.extractor import Source
from lint.model import Confidence
from lint.text.document import Document

BODY = "The ferry company will buy two boats, and its owners want to sail between the islands again. " * 4
DAY = datetime.date(2024, 1, 30)


def told(text: str, path: str = "a.txt", **metadata: object) -> list[tuple[datetime.date, Source]]:
    known = published.publications(Document(text, path, metadata=metadata))
    return [(one.date, one.source) for one in known]


def test_values_are_shown_as_they_are_written() -> None:
    day = published.publications(Document(BODY, metadata={"date": [DAY]}))[0]
    assert day.text == "date: 2024-01-30"
    several = in_metadata.unread({"date": [DAY, datetime.date(2024, 1, 31)]})
    assert several is not None and several.value == "2024-01-30, 2024-01-31"
    assert in_metadata.written_out({"$date": "2024-01-30"}) == "$date: 2024-01-30"


def test_days_of_numbered_weeks() -> None:
    assert told("Mill opens\n\nPublished: 2024-W05-2\n\n" + BODY)[0] == (DAY, Source.label)
    assert written(Document("It opened on 2024-W05-2, not on 2023-W53-1.")) == [(13, 23, DAY, None)]


@pytest.mark.parametrize(
    "value",
    [
        "2024-W05-2", "2024W052", "2024-W05-2T10:00:00Z",
        "2024-01-30", "2024-01-30T23:10:00Z", "2024-01-30 10:00:00+02:00", "Tue, 30 Jan 2024 10:00:00 GMT", "January 30, 2024",
        "30 January 2024", 20240130, "20240130", 1706600000, 1706600000000, "1706600000", DAY, datetime.datetime(2024, 1, 30, 5), ["2024-01-30"],
    ],
)  # fmt: skip
def test_metadata(value: object) -> None:
    assert told(BODY, date=value) == [(DAY, Source.metadata)]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "soon",
        "1970-01-01",
        "0001-01-01",
        "0000-00-00",
        "2024-02-31",
        7,
        True,
        {},
        [],
        "x" * 1000,
        float("nan"),
        20241301,
    ],
)
def test_metadata_that_tell_none(value: object) -> None:
    assert told(BODY, date=value) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"created_utc": 1706600000},
        {"firstpublisheddate": "2024-01-30"},
        {"first-published-at": "2024-01-30T07:00:00Z"},
        {"metadata": [{"name": "date", "value": "2024-01-30"}]},
        {"meta": [{"property": "og:title"}, {"property": "article:published_time", "content": "2024-01-30"}]},
        {"jsonld": {"@graph": [{"@type": "Organization"}, {"@type": "Article", "datePublished": "2024-01-30"}]}},
        {"issued": {"date-parts": [[2024, 1, 30]]}},
    ],
)
def test_metadata_in_other_shapes(fields: dict[str, object]) -> None:
    assert told(BODY, **fields) == [(DAY, Source.metadata)]


@pytest.mark.parametrize(
    "fields", [{"comments": [{"date": "2024-01-30"}]}, {"tags": ["2024-01-30"]}, {"issued": {"date-parts": [["x"]]}}]
)
def test_dates_of_something_else(fields: dict[str, object]) -> None:
    assert told(BODY, **fields) == []


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("mid-March 2025", "2025-03-01", "2025-03-31"),
        ("end of May 2024", "2024-05-01", "2024-05-31"),
        ("June ’24", "2024-06-01", "2024-06-30"),
        ("Summer issue 2024", "2024-06-01", "2024-08-31"),
        ("The March 2024 edition", "2024-03-01", "2024-03-31"),
        ("Vol. 12, No. 3, March 2024", "2024-03-01", "2024-03-31"),
        ("Easter 2025", "2025-03-01", "2025-04-30"),
        ("Christmas 2024", "2024-12-01", "2024-12-31"),
    ],
)
def test_periods_of_metadata(value: str, first: str, last: str) -> None:
    reading = in_metadata.read_value(value)
    assert reading is not None
    assert (reading.period.first.isoformat(), reading.period.last.isoformat()) == (first, last)


@pytest.mark.parametrize("opening", ["14 March 2025, LUND – ", "14 March 2025, Lund: ", "(14 March 2025) "])
def test_a_dateline_that_begins_with_its_day(opening: str) -> None:
    text = "Halden Pumps buys a foundry\n\n" + opening + BODY * 3
    assert [day.isoformat() for day, _ in told(text)] == ["2025-03-14"]


def test_the_most_telling_key_wins() -> None:
    known = told(BODY, date="2020-01-01", datepublished="2024-01-30")
    assert known[0] == (DAY, Source.metadata)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f" date 2024-01-30 {BODY}", Source.label),
        (f"Published: 30 January 2024\n\n{BODY}", Source.label),
        (f"Boats\n\nPosted on January 30, 2024\n\n{BODY}", Source.label),
        (f"OSTEND, Jan 30, 2024 (Harbour Press) - {BODY}", Source.dateline),
        (f"{BODY}\n\nThis story was first published on 30 January 2024.", Source.label),
        (f"Boats for the islands\n\n30 January 2024\n\n{BODY}", Source.page),
        (f"Boats for the islands\n\nBy Ann Lee | Jan. 30, 2024\n\n{BODY}", Source.page),
        (f"Boats\nBy Ann Lee | Harbour Herald | Jan. 30, 2024 | https://boats.example/news\n\n{BODY}", Source.page),
        (f"Boats\nAnn Lee — 2024/01/30\n\n{BODY}", Source.page),
        (f"Boats for the islands | Tuesday, 30 January 2024\n\n{BODY}", Source.page),
        (f"Press release no. 14/2024 of 30 January 2024\n\n{BODY}", Source.label),
        (f"{BODY}\n\nThis article was published on 30 January 2024.", Source.label),
    ],
)
def test_the_text_tells(text: str, source: Source) -> None:
    assert told(text)[0] == (DAY, source)


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nThe boats are late again!\n— Ann Lee (@annlee) December 24, 2016\n\n{BODY}",
        BODY,
        f"Boats for the islands\nClosing date: 30 January 2024\nVenue: the hall\n\n{BODY}",
        f"On January 30, 2024, the boats were sold. {BODY}",
        f"{BODY}The boats were built on 30 January 1974 by two brothers.",
        "The mill was built on 30 January 1974.",
        "",
    ],
)
def test_the_text_does_not_tell(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "path", ["news/2024/01/30/boats.html", "2024-01-30-boats.md", "boats_20240130.txt", "a/b/2024_01_30/x.txt"]
)
def test_the_path_tells(path: str) -> None:
    assert told(BODY, path) == [(DAY, Source.path)]


@pytest.mark.parametrize(
    "path", ["000_62a74a58eaaeeaf3.txt", "part-20249930.txt", "12024-01-305.txt", "2024.txt", "x1999123120.txt"]
)
def test_the_path_does_not_tell(path: str) -> None:
    assert told(BODY, path) == []


def test_the_address_tells_and_metadata_win() -> None:
    known = told(BODY, "2024-01-29.txt", url="https://example.org/2024/01/28/boats", date="2024-01-30")
    assert [source for _, source in known] == [Source.metadata, Source.path, Source.address]


def test_of_two_readings_the_one_that_is_told_elsewhere() -> None:
    page = "Home\nNews\nContact\nBoats for the islands\n\nBy Ann Lee\nPublished on 06/01/2026 - 13:55\nShare\n\n" + BODY
    assert (datetime.date(2026, 6, 1), Source.page) not in told(page, date="2026-01-06")


def test_the_order_of_day_and_month_is_learned_from_the_page() -> None:
    dates = written(Document("From 25/01/2026 to 06/02/2026.", metadata={"language": "en"}))
    assert [(one.date, one.other) for one in dates] == [
        (datetime.date(2026, 1, 25), None),
        (datetime.date(2026, 2, 6), None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "30. Januar 2024",
        "30 de enero de 2024",
        "30 janvier 2024",
        "30 gennaio 2024",
        "30 januari 2024",
        "30.01.2024",
        "30. 1. 2024",
        "Jan 30th 2024",
    ],
)
def test_whole_dates_in_other_languages(text: str) -> None:
    (one,) = written(Document(f"x {text} y"))
    assert one.date == DAY


def test_mentions_give_the_winner_first() -> None:
    mentions = extract.mentions(Document(f" date 2024-01-30 {BODY}", "2024-02-01.txt"), "published")
    assert [(mention.start, mention.value) for mention in mentions] == [(6, "2024-01-30"), (None, "2024-02-01")]


def test_how_sure() -> None:
    (one,) = published.publications(Document(BODY, "2024-01-30.txt"))
    assert one.confidence is Confidence.medium


def test_a_dateline_without_year() -> None:
    span = lines.partial_dateline(Document(f"OSTEND, March 3 (Harbour Press) – {BODY}"))
    assert span is not None and (span.start, span.end) == (8, 15)
    assert (
        lines.partial_dateline(Document(f"Boats for the islands\n\nOSTEND, Dec. 11 (Harbour Press) – {BODY}"))
        is not None
    )
    assert lines.partial_dateline(Document(BODY)) is None


@settings(max_examples=100, deadline=None)
@given(some.text(max_size=60))
def test_any_value_of_metadata(value: str) -> None:
    found = in_metadata.read_value(value)
    assert found is None or found.period.first <= found.period.last


@settings(max_examples=100, deadline=None)
@given(some.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)))
def test_every_day_is_read_in_its_usual_shapes(day: datetime.date) -> None:
    for shape in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%b %d %Y"):
        (one,) = written(Document(f"x {day.strftime(shape)} y"))
        assert one.date == day


@pytest.mark.parametrize("text", ["1" * 20000, "30.01." * 5000, "2024-" * 5000, "\ud800" * 50, "3 March 2024\n" * 400])
def test_bad_input(text: str) -> None:
    published.publications(Document(text))


@pytest.mark.parametrize(
    "opening",
    [
        "WASHINGTON (Jan. 30, 2024) - ",
        "TALLINN, Estonia, January 30th, 2024, Chainwire -- ",
        "Ferries\nOslo, NO (PRWEB) January 30, 2024\n\n",
    ],
)
def test_datelines_of_more_services(opening: str) -> None:
    assert told(f"{opening}{BODY}")[:1] == [(DAY, Source.dateline)]


def test_a_placeholder_in_the_text_is_no_date() -> None:
    assert told(f"date: 1970-01-01\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("mid-March 2024", "2024-03"), ("late June 2024", "2024-06"), ("end of May 2024", "2024-05"), ("Mitte März 2024", "2024-03"),
        ("June ’24", "2024-06"), ("12 June ’24", "2024-06-12"), ("Jan '99", "1999-01"), ("June 2024 issue", "2024-06"),
        ("Summer issue 2024", "2024-06-01/2024-08-31"), ("Spring/Summer 2024", "2024-03-01/2024-08-31"), ("Vol. 7, No. 4, June 2024", "2024-06"),
        ("Easter 2024", "2024-03-01/2024-04-30"), ("Christmas 2024", "2024-12"), ("H1 2024", "2024-01-01/2024-06-30"), ("the end of 2024", "2024"),
        ("2024-06-00", "2024-06"), ("2024-XX-XX", "2024"), ("2024年6月12日", "2024-06-12"), ("3–9 June 2024", "2024-06-03"), ("2024 June 12", "2024-06-12"),
        ([2024, 6, 12], "2024-06-12"), ([[2024, 6]], "2024-06"), ({"date-parts": [[2024, 6, 12]]}, "2024-06-12"), ({"Year": "2024", "Month": "Jun"}, "2024-06"),
    ],
)  # fmt: skip
def test_values_of_fewer_or_other_parts(value: object, iso: str) -> None:
    reading = in_metadata.read_value(value)
    assert reading is not None and reading.period.iso() == iso


@pytest.mark.parametrize(
    "value", ["soon", "May", "2024-13-40", "12 in 2024", [1, 2], ["a"], [2024, 13, 1], {"year": None}]
)
def test_values_that_are_no_date(value: object) -> None:
    assert in_metadata.read_value(value) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"first_published_at": "2024-01-30"}, {"created_utc": 1706600000}, {"webpublicationdate": "2024-01-30"}, {"post_date_gmt": "2024-01-30"},
        {"citation_publication_date": "2024/01/30"}, {"published-print": {"date-parts": [[2024, 1, 30]]}}, {"go_live_date": "2024-01-30"},
        {"metadata": [{"name": "date", "value": "2024-01-30"}]}, {"tags": [["title", "Boats"], ["article:published_time", "2024-01-30"]]},
        {"jsonld": {"@graph": [{"@type": "Person", "date": "1999-01-01"}, {"@type": "Article", "datePublished": "2024-01-30"}]}},
        {"published": True, "head": [{"property": "article:published_time", "content": "2024-01-30"}]},
    ],
)  # fmt: skip
def test_fields_of_other_names_and_shapes(fields: dict[str, object]) -> None:
    assert told(BODY, **fields) == [(DAY, Source.metadata)]


@pytest.mark.parametrize(
    "fields",
    [
        {"publication": "River Herald 2024"}, {"release": "2024-01-30"}, {"published_by": "2024"}, {"event_date": "2024-01-30"}, {"date_modified": "2024-01-30"},
        {"comments": [{"date": "2024-01-30"}]}, {"references": [{"date": "2024-01-30"}]}, {"meta": [{"@type": "Event", "date": "2024-01-30"}]},
    ],
)  # fmt: skip
def test_fields_of_something_else(fields: dict[str, object]) -> None:
    assert told(BODY, **fields) == []
    assert published.unread(Document(BODY, metadata={"published": True})) is None


@pytest.mark.parametrize(
    "opening", ["30 January 2024, Halden: ", "January 30, 2024, LUND – ", "Jan. 30, 2024 Bergen, Norway — "]
)
def test_datelines_that_begin_with_the_day(opening: str) -> None:
    line = "Halden Pumps, a maker of valves for ships and mills, bought a foundry, and its forty workers stay, the head of the firm said in the yard."
    assert told(f"Pumps and valves\n\n{opening}{line}\n\n{BODY}")[:1] == [(DAY, Source.dateline)]


def test_a_week_is_a_period() -> None:
    (known,) = published.publications(Document(BODY, metadata={"date": "Week 5, 2024"}))
    assert known.period.iso() == "2024-01-29/2024-02-04"

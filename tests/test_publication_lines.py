"""What the words around a date say of it (datelines, labels), and dates of publication that name more than a day."""

from __future__ import annotations

import datetime

import pytest

from lint.extract import publication
from lint.extract.publication import Precision, Source, metadata, periods
from lint.text.document import Document

BODY = "The ferry company will buy two boats, and its owners want to sail between the islands again. " * 4
DAY = datetime.date(2025, 5, 6)


def first(text: str, path: str = "a.txt", **fields: object) -> publication.Publication | None:
    return publication.publication(Document(text, path, metadata={"language": "en", **fields}))


@pytest.mark.parametrize(
    "line",
    [
        "OSTEND, TX / SHOREWIRE / May 6, 2025 / Harbour Boats, a maker of boats, said so.",
        "OSTEND, OREGON, UNITED STATES, May 6, 2025 /ShorePress.example/ -- Harbour Boats said so.",
        "Elm Creek, CO (ShoreWire) - May 6, 2025 - Harbour Boats said so.",
        "Ostend, NC (shore.example) Tuesday May 6, 2025 @ 7:00 AM Europe/Brussels — Harbour Boats said so.",
        "OSTEND, Belgium, May 6, 2025 (HARBOUR WIRE) -- Harbour Boats said so.",
        "*ELM HILL, NJ, May 6, 2025* /Shore-Wire/ -- Harbour Boats said so.",
        "May 6, 2025 Contact: Lena Marsh, 555 0100",
    ],
)
def test_datelines(line: str) -> None:
    found = first(f"Boats for the islands\n\n{line}\n\n{BODY}")
    assert found is not None and (found.date, found.source) == (DAY, Source.dateline)


@pytest.mark.parametrize(
    "text",
    [
        f"Sign up for our letter\nShare\n\n date 2025-05-06 The ferry sails. {BODY}",
        f"Share Print date 2025-05-06 Boats for the islands The ferry sails again. {BODY}",
        f"Published / May 6, 2025\n{BODY}",
        f"Boats for the islands\nAuthor\nAnn Lee\nPublished\nMay 6, 2025\nHome\n{BODY}",
    ],
)
def test_labels(text: str) -> None:
    found = first(text)
    assert found is not None and (found.date, found.source) == (DAY, Source.label)


SPANISH = "La compañía naviera comprará dos barcos, y los dueños quieren navegar otra vez entre las islas. " * 4
FRENCH = "La compagnie achète deux bateaux, et les patrons veulent relier les îles entre elles à nouveau. " * 4
GERMAN = "Die Reederei kauft zwei Schiffe, und die Besitzer wollen wieder zwischen den Inseln fahren. " * 4


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", f"Publicado el 6 de mayo de 2025\n\n{SPANISH}"),
        ("es", f"Actualizado: martes, 6 de mayo de 2025 10:15\n\n{SPANISH}"),
        ("fr", f"Mis à jour le mardi 06/05/2025 à 10h15\n\n{FRENCH}"),
        ("de", f"Zuletzt aktualisiert am Dienstag, 6. Mai 2025\n\n{GERMAN}"),
        ("und", "Publicado el 6 de mayo de 2025\n\nBarcos nuevos para las islas."),
    ],
)
def test_labels_of_other_languages(language: str, text: str) -> None:
    found = publication.publication(Document(text, "a.txt", metadata={"language": language}))
    assert found is not None and (found.date, found.source) == (DAY, Source.label)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Martes, 6 de mayo de 2025"),
        ("fr", "Mardi 6 mai 2025"),
        ("fr", "Par Anne Lenoir, le 6 mai 2025"),
        ("it", "di Anna Neri - 6 maggio 2025"),
        ("nl", "dinsdag 6 mei 2025 om 10:15"),
        ("es", "6 de mayo de 2025 | Ana Prieto"),
    ],
)
def test_a_date_heads_the_article_in_other_languages(language: str, line: str) -> None:
    body = {"es": SPANISH, "fr": FRENCH}.get(language, BODY)
    found = publication.publication(Document(f"{line}\n\n{body}", "a.txt", metadata={"language": language}))
    assert found is not None and found.date == DAY


@pytest.mark.parametrize(
    "text",
    [
        f"On May 6, 2025 - a Tuesday - it rained. {BODY}",
        f"The council met in Ostend, May 6, 2025 – and again in June. {BODY}",
        f"May 6, 2025 – {BODY}\n\nMay 8, 2025 – {BODY}\n\nMay 9, 2025 – {BODY}",
        f"2025\n\n{BODY}",
    ],
)
def test_no_datelines(text: str) -> None:
    assert first(text) is None


@pytest.mark.parametrize(
    ("value", "iso", "precision"),
    [
        ("June 2024", "2024-06", Precision.month),
        ("2024-06", "2024-06", Precision.month),
        ("06/2024", "2024-06", Precision.month),
        (202406, "2024-06", Precision.month),
        ("Q3 2024", "2024-07-01/2024-09-30", Precision.quarter),
        ("third quarter of 2024", "2024-07-01/2024-09-30", Precision.quarter),
        ("Summer 2024", "2024-06-01/2024-08-31", Precision.quarter),
        ("March/April 2024", "2024-03-01/2024-04-30", Precision.quarter),
        (2024, "2024", Precision.year),
        ("c. 2024", "2024", Precision.year),
        ({"$date": "2024-06-12T00:00:00Z"}, "2024-06-12", Precision.day),
    ],
)
def test_values_of_metadata(value: object, iso: str, precision: Precision) -> None:
    found = first(BODY, date=value)
    assert found is not None and (found.period.iso(), found.precision) == (iso, precision)


def test_nested_metadata_but_not_those_of_the_crawl() -> None:
    found = first(BODY, article={"published": "2025-05-06"})
    assert found is not None and found.date == DAY
    assert first(BODY, crawl={"date": "2025-05-06"}, comments={"published": "2025-05-06"}) is None


def test_a_day_wins_over_the_year_it_lies_in() -> None:
    found = first(f"OSTEND, Belgium, May 6, 2025 (HARBOUR WIRE) -- {BODY}", date=2025)
    assert found is not None and found.date == DAY


def test_day_and_month_are_settled_by_the_address() -> None:
    open_order = first(BODY, date="06/05/2025")
    assert open_order is not None and open_order.other == DAY
    settled = first(BODY, date="06/05/2025", url="https://shore.example/2025/05/06/boats")
    assert settled is not None and (settled.date, settled.other) == (DAY, None)


@pytest.mark.parametrize(
    ("value", "placeholder"),
    [("soon", False), ("1970-01-01T00:00:00Z", True), ("0000-00-00", True), ("0001-01-01", True), (0, True)],
)
def test_values_that_are_no_date(value: object, placeholder: bool) -> None:
    document = Document(BODY, metadata={"date": value})
    unread = publication.unread(document)
    assert publication.publications(document) == []
    assert unread is not None and unread.placeholder is placeholder


@pytest.mark.parametrize("text", ["13/2024", "2024-13", "the year 2024", "2024-2030", "", "x" * 500])
def test_no_periods(text: str) -> None:
    assert periods.in_text(text) is None


def test_an_address_of_a_month() -> None:
    period = metadata.from_address("https://shore.example/2024/06/boats")
    assert period is not None and period.iso() == "2024-06"

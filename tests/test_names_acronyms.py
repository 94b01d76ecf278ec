"""Acronyms: which names they are paired with, and what they are aliases of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import Document, engine, extract
from lint.config.settings import Settings
from lint.extract.claims.extractor import claims
from lint.extract.names.acronyms import aliases, initials, pairings, same_name

PLAN = engine.make_plan(Settings(select=("CN103",)))


def paired(text: str) -> list[tuple[str, str, bool]]:
    return [(one.short, one.full, one.fits) for one in pairings(Document(text))]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The Velmar Trade Bank (VTB) lends.", "VTB", "Velmar Trade Bank"),
        ("The VTB (Velmar Trade Bank) lends.", "VTB", "Velmar Trade Bank"),
        ("the Department of Harbours (DoH) says", "DoH", "Department of Harbours"),
        ("The Organisation for Port Co-operation and Dredging (OPCD) met.", "OPCD", "Organisation for Port Co-operation and Dredging"),
        ("the Ships and Exchange Commission (the “SEC”) met", "SEC", "Ships and Exchange Commission"),
        ("Farmers' Union of Arden and Marl (FUAM)", "FUAM", "Farmers' Union of Arden and Marl"),
        ("Two mobile cargo hoists (MCHs) came.", "MCH", "mobile cargo hoists"),
        ("the Centre for Tide Control and Prevention (CTC) warns", "CTC", "Centre for Tide Control and Prevention"),
    ],
)  # fmt: skip
def test_an_acronym_and_its_name(text: str, short: str, full: str) -> None:
    assert paired(text) == [(short, full, True)]
    (one,) = pairings(Document(text))
    assert text[one.place.start : one.place.end] == short
    assert text[one.spelt.start :].startswith(full.split(" ")[0])


@pytest.mark.parametrize(
    "text",
    [
        "Velmar Energy (VLME) rose.",
        "Rep. Ann Hartwell (R-Marl) met Boris Quendler (D).",
        "The Workers' Party of Velmar (PVT) lost.",
        "A ship (see below) and a lock (built 1911).",
        "He sold up (US) ships. () (A) (AB",
        "",
        "(VTB) lends less.",
    ],
)
def test_what_is_no_pair(text: str) -> None:
    assert paired(text) == []


def test_a_name_with_two_letters_swapped_is_nearly_paired() -> None:
    assert paired("The Velmar Trade Bank (VBT) lends.") == [("VBT", "Velmar Trade Bank", False)]
    assert aliases(Document("The Velmar Trade Bank (VBT) lends.")) == {}


def test_an_acronym_of_two_names_is_nobodys_alias() -> None:
    one = "The Velmar Trade Bank (VTB) lends. "
    assert aliases(Document(one)) == {"VTB": ["Velmar", "Trade", "Bank"]}
    assert aliases(Document(one + "The Velmar Turf Board (VTB) mows.")) == {}


def test_an_explained_acronym_is_a_mention_of_the_name() -> None:
    document = Document("The Velmar Trade Bank (VTB) lends less. It was $40 million that VTB lost.")
    PLAN.scan(document)
    assert {one.value for one in extract.mentions(document, "name")} == {"velmartradebank"}
    (claim,) = claims(document)
    assert {"^vtb", "^velmar", "^trad", "^bank"} <= set(claim.tokens)
    (figure,) = claim.figures
    assert claim.tokens[figure.at : figure.after] == ("40", "million")


def test_initials_and_same_names() -> None:
    assert initials("Organisation for Port Dredging") == "OPD"
    assert same_name("Tide Control Center", "Tide Control Centre and Harbour Watch")
    assert not same_name("Velmar Trade Bank", "Velmar Trade Agency")


@given(st.text(alphabet="AB ab()&'-.", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for one in pairings(Document(text)):
        assert 0 <= one.spelt.start < one.spelt.end <= len(text)
        assert text[one.place.start : one.place.end] == one.short


@pytest.mark.parametrize(
    "text", ["(AB " * 50_000, "A" * 200_000, "a b " * 50_000 + "(AB)", "(VTB) " * 30_000, "AB (C" * 30_000]
)
def test_hostile_texts(text: str) -> None:
    engine.lint(Document(text), PLAN)


def test_what_the_same_name_is_called_in_two_places() -> None:
    text = "The Velmar Trade Bank (VTB) lends. The mill is old.\nThe Velmar Trade Bank (VTX) lends again."
    (found,) = engine.lint(Document(text, metadata={"language": "en"}), PLAN)
    assert found.message == "“Velmar Trade Bank” is “VTB” in line 1, and “VTX” here."

"""CN101: two spellings of one person's name, told from two people, places and firms."""

from __future__ import annotations

import pytest

from lint import Document, engine
from lint.config.settings import Settings
from lint.extract.names import known_words
from lint.extract.names.people import compatible
from lint.model import Finding, Severity

PLAN = engine.make_plan(Settings(select=("CN101",)))


def _found(text: str) -> list[Finding]:
    return engine.lint(Document(text), PLAN)


@pytest.mark.parametrize(
    "text",
    [
        "Steffen Brandt signed. Steffen Brandt spoke for Marl. Mona Steffan came late, and Steffen Brandt answered.",
        "Marie bakes the bread of Marl. Then Maria sells it, Maria counts the coins, and Maria shuts the shop.",
        "Kerling's Pharmacy is old. Ruth Kerlin went to Kerling's Pharmacy, and Kerling's Pharmacy was shut.",
        "Korvin, pronounced Korwin, led the choir. Korvin sang, and Korvin was heard.",
        "Michelle Obern spoke. Michelle Obern left, and Michelle Obern slept. Michele Crown took the picture.",
        "James Corvey spoke. Corvey left early, and Corvey slept. Corley Landau, his driver, waited.",
        "The Wendels met. Anna Wendel and Otto Wendel came, and Wendel spoke. Two Anna Wendels were there.",
    ],
)
def test_two_names_that_only_look_alike(text: str) -> None:
    assert not _found(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Kenneth Aldorf wrote. Ken Aldorf read. Kenneth Aldorf spoke. Ken Aldorv left at noon.", "Aldorv"),
        ("Roswitha Kellner spoke. Roswitha Kellner sang. Roswitha Kellner left. Later Roswitha Kelner danced.", "Kelner"),
        ("Marek Rubin won. Marek Rubin spoke, and Marek Rubin slept. Neither Anna nor Marec Rubin came.", "Marec"),
        ("Oberholt paid. Hedda Oberholt left. Oberholt came back. The baker thanked Oberhlot.", "Oberhlot"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings_is_an_error(text: str, form: str) -> None:
    (found,) = _found(text)
    assert text[found.start : found.end] == form and found.severity == Severity.error


def test_a_short_name_that_nothing_ties_to_the_other_is_no_error() -> None:
    (found,) = _found("Velda is a port. Ships reach Velda at noon. In Velda it rains. A boat called Velga sank.")
    assert found.severity == Severity.warning and found.confidence.name == "low"


def test_given_names_and_their_short_forms() -> None:
    assert compatible("ken", "kenneth") and compatible("bill", "william") and compatible("k", "kenneth")
    assert not compatible("ada", "stephen") and not compatible("marcus", "ruth")
    assert {"stephen", "indira", "libya", "india"} <= known_words()


@pytest.mark.parametrize("kin", ["her niece", "the twin", "a distant cousin"])
def test_kin_have_names_of_their_own(kin: str) -> None:
    assert _found(f"Marian Kohl spoke. Marian Kohl left. Mariam Kohl, {kin}, stayed with Marian Kohl.") == []

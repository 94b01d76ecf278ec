"""The figures of a title against those of the text."""

from __future__ import annotations

import pytest

from lint import Document
from lint.extract.claims import title_mismatches

BODY = " The line is closed. Buses drive instead until the rails are mended, the council of Marl said."


def said(title: str, text: str, metadata: bool = True) -> list[tuple[str, str]]:
    """What the title says and what the text says otherwise."""
    document = Document(
        text + BODY if metadata else f"{title}\n\n{text}{BODY}", metadata={"title": title} if metadata else {}
    )
    return [(wrong.title, document.text[slice(*wrong.place)]) for wrong in title_mismatches(document)]


@pytest.mark.parametrize(
    ("title", "text", "wrong"),
    [
        ("Five dead in fire at Marl mill", "A fire in the mill of Marl killed six people.", "killed six"),
        ("Nine hurt as tram leaves rails", "A tram left the rails and eleven people were hurt.", "eleven people were hurt"),
        ("Mill sells for 1.3 million euros", "The mill of Marl was sold for 3.1 million euros.", "3.1 million euros"),
        ("Rope works cuts 120 jobs", "The rope works of Marl will cut 210 jobs this year.", "210"),
        ("Rents in Marl rise by 8 percent", "Rents in Marl have risen by 18 percent in a year.", "18 percent"),
        ("Marl beat Arden 3-1", "Marl won their match against Arden 3-2 in the rain.", "3-2"),
        ("Marl bridge to open in 2027", "The bridge of Marl will open in 2026, the mayor said.", "2026"),
        ("Blue kettle, 1.6 litres", "The kettle holds 1.8 litres of water.", "1.8 litres"),
    ],
)  # fmt: skip
def test_a_figure_of_the_title_that_the_text_gives_otherwise(title: str, text: str, wrong: str) -> None:
    assert [there for _, there in said(title, text)] == [wrong]
    assert [there for _, there in said(title, text, metadata=False)] == [wrong]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Nearly 1,000 walk for the lift", "The police counted 978 people at the walk for the lift."),
        ("Rope works cuts 120 jobs", "The rope works of Marl will cut 80 jobs in Marl and 40 jobs in Arden."),
        ("Marl beat Arden 3-1", "Marl won 3-1 in the rain. Marl had led 2-1 at the break, and lost 0-4 in May."),
        ("Two hurt in fire", "Four people were in the house when it caught fire. Two of them were hurt."),
        ("Price of bread up 10 cents", "A loaf of bread costs 3.20 euros in Marl, the price was 3 euros."),
        ("Blue kettle, 1.6 litres", "The large kettle holds 2.4 litres of water."),
        ("Five things to know of the mill", "The mill has nine floors and two wheels."),
        ("Mill sells for 1.3 million euros", "The school of Marl was built for 3.1 million euros."),
    ],
)
def test_a_title_that_says_what_the_text_says_or_something_else(title: str, text: str) -> None:
    assert said(title, text) == said(title, text, metadata=False) == []

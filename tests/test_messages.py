"""What messages say of what was counted and compared, word for word."""

from __future__ import annotations

import pytest

import seedlint
from lint import engine
from lint.config.settings import Settings
from lint.text.document import Document

PLAN = engine.make_plan(Settings(select=("DT303", "SQ405", "CN103", "UN303", "HD1")))
FERRY = "The ferry across the bay will sail again in June, the harbour master said on Tuesday."
PIER = "The council will vote in the autumn on a second pier, which the fishermen have asked for."
STORM = "A winter of storms had taken the old one, and eleven boats lay on the beach behind it."


def said(text: str, code: str, language: str = "en") -> list[tuple[str, str, str]]:
    """The marked words, the message and the confidence of what a rule finds."""
    found = engine.lint(Document(text, metadata={"language": language}), PLAN)
    return [
        (text[one.start : one.end], one.message, one.confidence.name)
        for one in found
        if one.code == code and one.start is not None
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It opened on 03/04/2021.", "“03/04/2021”: 3 April or March 4?"),
        ("It opened on 03/04/2021 and closed on 05/06/2022.", "“03/04/2021” (and 1 more like it): 3 April or March 4?"),
    ],
)
def test_ambiguous_dates_are_counted(text: str, message: str) -> None:
    assert [one[1] for one in said(text, "DT303")] == [message]


def test_repeated_sentences_are_counted_with_their_share() -> None:
    once = f"{FERRY} {PIER}\n\n{STORM}\n\n{FERRY}\n"
    ((_, message, _),) = said(once, "SQ405")
    assert message == "This stands a second time: 24% of the text repeats what it said before (more than 10%)."
    twice = f"{FERRY} {PIER}\n\n{FERRY}\n\n{STORM}\n\n{PIER}\n"
    ((place, message, confidence),) = said(twice, "SQ405")
    assert (
        message == "This stands a second time, and 1 more: 39% of the text repeats what it said before (more than 10%)."
    )
    assert place == FERRY and confidence == "high"


def test_acronyms_that_disagree_are_told_with_the_line_of_the_other() -> None:
    text = "The Harbour Works Council (HWC) met.\n\nThe Harbour Works Council (HCW) met again.\n"
    assert [one[1] for one in said(text, "CN103")] == ["“Harbour Works Council” is “HWC” in line 1, and “HCW” here."]
    text = "The Harbour Works Council (HWC) met.\n\nThe Hill Water Company (HWC) sent nobody.\n"
    assert [one[1] for one in said(text, "CN103")] == [
        "“HWC” stands for “Hill Water Company” here and for “Harbour Works Council” in line 1."
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In the survey 51 percent approve of the plan, 49 percent disapprove and 1 percent do not know.", False),
        ("In the survey 51 percent approve of the plan, 49 percent disapprove and 2 percent do not know.", True),
        ("In the survey 51 percent approve of the plan, and 80 percent disapprove.", False),
    ],
)
def test_parts_of_a_whole_may_be_rounded_and_no_more(text: str, found: bool) -> None:
    assert bool(said(text, "UN303")) == found


@pytest.mark.parametrize(
    ("text", "language", "words", "confidence"),
    [
        ("Die Fähre fährt angeblich schon im Juni wieder über die Bucht.", "de", "angeblich", "medium"),
        ("Le bac serait, dit-on, vendu avant le mois de juin à la ville.", "fr", "", ""),
    ],
)
def test_hedges_of_other_languages(text: str, language: str, words: str, confidence: str) -> None:
    found = [one for code in ("HD101", "HD102", "HD103", "HD104") for one in said(text, code, language)]
    assert [(one[0], one[2]) for one in found if one[0] == words] == ([(words, confidence)] if words else [])


@pytest.mark.parametrize(("usual", "confidence"), [(2, "low"), (3, "medium"), (4, "medium")])
def test_an_acronym_of_one_article_against_that_of_the_others(usual: int, confidence: str) -> None:
    texts = [f"The Arden Harbour Office (AHO) closed lock {number}." for number in range(usual)]
    found = seedlint.check(
        [*texts, "The lock is the business of the Arden Harbour Organisation (AHO), and the Arden Harbour Organisation (AHO) is small."],
        select=["XD303"], min_confidence="low",
    )  # fmt: skip
    assert [(one.message, one.confidence) for one in found] == [
        (
            f"“AHO” stands for “Arden Harbour Organisation” here and for “Arden Harbour Office” in {usual} articles, e.g. text 1.",
            confidence,
        )
    ]

"""Who speaks in a sentence, how far a prompt or a note reaches, and what that means for other rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.extract.boilerplate.voice import voice
from lint.extract.boilerplate.zones import boilerplate_lines, is_boilerplate
from lint.model import Finding
from lint.text.document import Document
from seedlint import Session

PLAN = engine.make_plan(Settings(select=("BP", "HD")))
OPENING = "The ferry sails in June, the harbour master said. It takes eighty cars at a time over the bay, and nobody has to wait. "
REST = "The council will vote in the autumn on a second pier, which the fishermen of the bay have asked for since the storm of 2019."


def found(text: str) -> list[tuple[str, str]]:
    findings: list[Finding] = engine.lint(Document(text), PLAN)
    return [(one.code, text[one.start : one.end]) for one in findings if one.start is not None]


@pytest.mark.parametrize(
    "sentence",
    [
        "The regulator found that the shop had set cookies before its customers had agreed to the use of cookies.",
        "In 2019 the paper rewrote its privacy policy after a reader had sued it.",
        "Customers of the bank agreed to the terms of service, the judge wrote in May 2022.",
        "People who subscribe to a newsletter on bees keep more of them, a survey of forty clubs shows.",
        "She followed the band on Instagram for two years before she met its drummer.",
        "The harbour master told the council to sign up for the newsletter of the port.",
        "Historians say that the choir shared the story on Facebook.",
        "He left a comment on the page, and the composer wrote back.",
    ],
)
def test_a_sentence_that_reports_is_the_articles(sentence: str) -> None:
    assert voice(sentence).balance < 0
    assert not [code for code, _ in found(OPENING + "\n\n" + sentence + "\n\n" + REST) if code.startswith("BP")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sign up for our free newsletter and never miss a story.",
        "We use cookies to give you the best experience on our website.",
        "By continuing you agree to our terms of service.",
        "Leave a comment below and tell us what you think!",
        "Already have an account? Log in to comment.",
        "Enjoying this story? Support our newsroom.",
        "Follow us on Facebook for more stories.",
    ],
)
def test_a_sentence_to_the_visitor_is_the_sites(sentence: str) -> None:
    assert voice(sentence).balance > 0
    assert [text for code, text in found(OPENING + "\n\n" + sentence + "\n\n" + REST) if code.startswith("BP")] == [
        sentence
    ]


def test_a_prompt_in_a_long_line_is_its_sentence_and_has_no_fix() -> None:
    text = OPENING + "Sign up for our newsletter to get all our stories. Experts say that the pier is old."
    findings = engine.lint(Document(text), PLAN)
    prompt = next(one for one in findings if one.code == "BP121")
    assert text[prompt.start : prompt.end] == "Sign up for our newsletter to get all our stories."
    assert prompt.fix is None
    assert "HD202" in {one.code for one in findings}, "the rest of the line is read as ever"


def test_a_paragraph_that_is_all_the_sites_is_one_prompt_with_a_fix() -> None:
    line = "We use cookies to give you the best experience on our website. You can read more in our cookie policy. By continuing you agree."
    (finding,) = {one for one in engine.lint(Document(OPENING + "\n\n" + line), PLAN) if one.code.startswith("BP")}
    assert finding.fix is not None
    assert finding.end - finding.start == len(line)  # type: ignore[operator]


def test_a_bio_takes_no_more_than_the_bio() -> None:
    note = "I am a writer and a coffee enthusiast. I like to read novels and learn new things."
    assert ("BP202", note) in found(OPENING + "Experts say that the yard will be sold. " + note)
    assert "HD202" in {code for code, _ in found(OPENING + "Experts say that the yard will be sold. " + note)}


def test_a_portrait_of_a_writer_is_no_bio() -> None:
    portrait = "Mara Lindt is a reporter who covers harbours for the Courier and lives in Leeds."
    told = (
        "\n\n"
        + OPENING
        + "Lindt found the letters in 2019, and the mayor left. Lindt has never said who gave them to her. " * 2
    )
    assert "BP201" not in {code for code, _ in found(portrait + told)}
    assert "BP201" in {code for code, _ in found(OPENING + "\n\n" + portrait)}


def test_a_line_is_boilerplate_only_from_its_first_word_to_its_last() -> None:
    text = OPENING + "Follow us on Facebook for more stories.\nSubscribe to our newsletter\n"
    document = Document(text)
    engine.lint(document, PLAN)
    assert boilerplate_lines(document) == {1}
    assert is_boilerplate(document, text.index("Follow"))
    assert not is_boilerplate(document, text.index("harbour"))


AUTHOR = {"title": "The tower of Marl", "author": "Mara Lindt", "date": "2024-05-02", "publisher": "Tarn Post"}


@pytest.mark.parametrize(
    ("note", "is_found"),
    [
        ("Mara Lindt (@maralindt) reports on towers for the Tarn Post.", True),
        ("Mara Lindt joined the Tarn Post in 2016 after working on the coast.", True),
        ("Mara Lindt is the Tarn Post's tower editor.", True),
        ("About Mara: mason, rower and founder of the Tarn Post.", True),
        ("The author is a lecturer in building at the University of Marl.", True),
        ("Mara Lindt, special to the Tarn Post", True),
        ("Words and pictures by Mara Lindt", True),
        ("Ana Weck joined the mill in 2016 after working on the coast.", False),
        ("The author of the plan is unknown, the keeper said.", False),
        ("Ana Weck is a lecturer in building at the University of Marl, and she drew the stair.", False),
    ],
)
def test_the_metadata_show_whom_a_note_at_the_end_is_about(note: str, is_found: bool) -> None:
    document = Document(OPENING + "\n\n" + REST + "\n\n" + note, metadata=AUTHOR)
    codes = {one.code for one in engine.lint(document, PLAN) if one.code.startswith("BP20")}
    assert bool(codes) == is_found


def test_a_note_between_paragraphs_on_somebody_else_is_the_articles() -> None:
    text = (
        (REST + " ") * 2
        + "\n\nThe expert, Ana Weck, is a professor of building and the author of a book on stairs.\n\n"
        + REST * 2
    )
    assert not [one for one in engine.lint(Document(text, metadata=AUTHOR), PLAN) if one.code == "BP201"]


def test_where_the_figures_of_a_table_come_from_is_content(tmp_path: Path) -> None:
    table = "| Year | Steps |\n|---|---|\n| 2023 | 90 |\n| 2024 | 94 |\n\n"
    text = OPENING + "\n\n" + table + "Source: tower book of Marl, 2024.\n\n" + REST
    path = tmp_path / "tower.md"
    path.write_text(text, encoding="utf-8")
    assert not [one for one in Session(select=["BP100"]).check(path) if one.code == "BP100"]

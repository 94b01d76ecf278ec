"""Hedges: what a cue means where it stands, what its sentence weighs, and whose voice it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.extract import mentions
from lint.extract.hedges import extractor as hedges
from lint.extract.hedges.cues import TABLE
from lint.extract.hedges.support import asked, first_plain_hedge, named_nearby, quoted, unsupported
from lint.model import Span
from lint.text.document import Document


def told(text: str) -> dict[str, list[str]]:
    """What is worth telling of a text: the words by kind."""
    found = unsupported(Document(text))
    return {kind: [text[h.span.start : h.span.end] for h in kept] for kind, kept in found.items()}


def cues(text: str) -> set[str]:
    return {cue.name for _, found in hedges.places(Document(text)) for cue in found}


def test_every_cue_of_the_table_is_whole() -> None:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    names = [row["name"] for row in table["cues"]]
    assert len(names) == len(set(names))
    for row in table["cues"]:
        assert row["kind"] and row["words"] and row["weight"] >= 0 and row["expected"] > 0, row["name"]
        assert all(word == word.lower() for word in row["words"]), row["name"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The bridge may have been built by monks.", "may have"),
        ("Smoking may cause the illness.", "may cause"),
        ("The door may be opened from inside.", "may be done"),
        ("It is widely believed that he fled.", "it is believed"),
        ("The stone is said to bring luck.", "is believed to"),
        ("It is one of the oldest inns.", "one of the most"),
        ("The firm appears cautious about it.", "appear"),
        ("The dish may have a sweet filling.", "may cause"),
        ("Legend says that the well never runs dry.", "tradition says"),
        ("Contrary to popular belief, the well is dry.", "by all accounts"),
        ("It is quite likely that he fled.", "it is likely"),
        ("The plan has been criticized.", "is criticized"),
        ("In the north, scholars differ.", "critics"),
        ("It will most likely rain.", "most likely"),
        ("It is the work of a noted scholar.", "noted"),
        ("It was proposed that the inn close.", "it is agreed"),
        ("A well believed to be Roman was found.", "believed to be"),
        ("Research has shown that it helps.", "evidence suggests"),
        ("It has often been said that he fled.", "it is said"),
        ("The town is commonly known as Hill End.", "commonly known"),
    ],
)
def test_a_cue_in_its_surroundings(text: str, cue: str) -> None:
    assert cue in cues(text)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("It opened in May 2019.", "may"),
        ("The rules may have changed hands.", "could"),
        ("She appears in two films.", "appear"),
        ("How many came?", "many"),
        ("He made certain of it.", "certain"),
        ("If they could have it, they would.", "could"),
        ("It is one of the three inns.", "one of the most"),
        ("The bridge may have been built by monks.", "may cause"),
        ("The plan has been criticized by Ann Lee.", "is criticized"),
        ("The scholars of the college differ.", "critics"),
        ("In the spring, doctors Ann and Ben Lee moved here.", "critics"),
        ("Men are more likely to smoke.", "likely"),
        ("She is the one most likely to win.", "most likely"),
        ("Ann Lee noted that it rained.", "noted"),
        ("Since it was proposed, the tax has been low.", "it is agreed"),
        ("The well is not believed to be Roman.", "believed to be"),
        ("The evidence shows the bridge.", "evidence suggests"),
        ("It also said that he fled.", "it is said"),
        ("The office is also known as the GAB.", "commonly known"),
    ],
)
def test_not_that_cue(text: str, cue: str) -> None:
    assert cue not in cues(text)


@pytest.mark.parametrize(
    "text",
    [
        "She saw Some Like It Warm in the old cinema.",
        "Some Like It Warm is a film about a sauna.",
        "The tour, Many Happy Landings, began here.",
        "The song 'Perhaps Tomorrow' was sung twice.",
        "The song *Perhaps we'll meet* was sung twice.",
        "The song _Perhaps Tomorrow_ was sung twice.",
    ],
)
def test_titles_of_works_are_nobodys_hedge(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Experts Fear Dam Might Perhaps Fail After Storm", "Perhaps"),
        ("Perhaps Ann Lee will come.", "Perhaps"),
        ("It is PERHAPS the last inn.", "PERHAPS"),
        ("The '60s were perhaps its best years, and the '70s not.", "perhaps"),
        ("The players' coach perhaps knew the fans' hopes.", "perhaps"),
    ],
)
def test_capitals_and_apostrophes_that_make_no_title(text: str, word: str) -> None:
    assert told(text)["likelihood"] == [word]


def test_a_crowd_weighs_and_is_not_told() -> None:
    (scholars,) = hedges.weighed(Document("Scholars may differ."))
    (rules,) = hedges.weighed(Document("Rules may differ."))
    assert scholars.chance > rules.chance
    assert "crowd" not in told("Many scholars may differ, and some often do.")


def test_cues_add_up_in_a_sentence() -> None:
    (alone,) = hedges.weighed(Document("It is often cold."))
    (both,) = hedges.weighed(Document("It is often very cold, and generally wet."))
    assert hedges.BASE > 0 and alone.chance < both.chance < 1
    (twice,) = hedges.weighed(Document("It is often cold and often wet."))
    assert twice.chance == alone.chance


@pytest.mark.parametrize(
    "text",
    [
        "“Perhaps it will rain,” Ann Lee said.",
        "''Perhaps it will rain,'' Ann Lee said.",
        "Ann Lee said it will perhaps rain.",
        "Will it perhaps rain?",
        "According to the coast guard, the boat was probably lost.",
    ],
)
def test_somebody_elses_hedge_is_not_told(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Perhaps it will rain.", {"likelihood": ["Perhaps"]}),
        ("“It rains,” she said. Perhaps it will stop.", {"likelihood": ["Perhaps"]}),
        ("Experts say it will perhaps rain.", {"likelihood": ["perhaps"]}),
        ("The tower is about 30 metres high.", {}),
        ("You can pay by card.", {}),
        ("He refused to comment on what he called speculation.", {}),
    ],
)
def test_own_voice(text: str, expected: dict[str, list[str]]) -> None:
    assert told(text) == expected


def test_the_weightiest_of_each_kind_in_a_sentence() -> None:
    assert told("Some towns and several villages were flooded.") == {"quantity": ["Some"]}


def test_quotation_marks_count_within_their_block() -> None:
    document = Document('He said "perhaps.\nPerhaps "not" yet.')
    assert quoted(document, 10)
    assert not quoted(document, 18)
    assert quoted(document, 27)
    assert not quoted(document, 32)


def test_questions_end_with_their_mark() -> None:
    document = Document('"Why?" Because.')
    assert asked(document, Span(0, 6))
    assert not asked(document, Span(7, 15))


def test_who_is_named_nearby() -> None:
    text = "Ann Lee said the plant closed. It may reopen.\nIt could rain."
    document = Document(text)
    found = named_nearby(document, Span(text.index("may"), text.index("may") + 3))
    assert found is not None and text[found.source.start : found.source.end] == "Ann Lee"
    assert named_nearby(document, Span(text.index("could"), len(text))) is None


def test_the_first_plain_hedge_of_a_stretch() -> None:
    text = "Perhaps sources say it could fail. Perhaps not."
    found = first_plain_hedge(Document(text), Span(20, 34))
    assert found is not None and text[found.start : found.end] == "could"
    assert first_plain_hedge(Document(text), Span(28, 34)) is None
    assert first_plain_hedge(Document("It rains."), Span(0, 9)) is None


def test_mentions_have_kind_and_chance() -> None:
    (mention,) = mentions(Document("Perhaps."), "hedge")
    assert (mention.start, mention.end, mention.text) == (0, 7, "Perhaps")
    assert mention.value["kind"] == "likelihood" and 0 < mention.value["chance"] < 1


@pytest.mark.parametrize("text", ["", "\n\n", "12 34 56", "многие считают", "\ud800 perhaps \udfff", "perhaps " * 3000])
def test_odd_input_is_read(text: str) -> None:
    document = Document(text)
    unsupported(document)
    mentions(document, "hedge")


@given(
    st.lists(st.sampled_from([*list(hedges.CUES)[:60], "May", "said", '"', "Ann", ".", "?", ",", "\n"]), max_size=40)
)
def test_hedges_stand_in_their_sentences(words: list[str]) -> None:
    text = " ".join(words)
    for sentence in hedges.weighed(Document(text)):
        assert 0 <= sentence.chance < 1
        for hedge in sentence.hedges():
            assert sentence.sentence.start <= hedge.span.start < hedge.span.end <= len(text)
            assert text[hedge.span.start : hedge.span.end].lower() in hedges.CUES

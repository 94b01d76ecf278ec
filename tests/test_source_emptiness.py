"""Articles with nothing in them, texts that loop, texts that stop, pages that are none."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.extract.repetition import repeats as repetition
from lint.extract.source import line_shapes
from lint.folding import fold
from lint.model import Confidence
from lint.text.document import Document
from tests.source_rules import found, places

MILL = (
    "The mill by the river is open again after a year of repairs, and the farmers of the valley bring their corn to it. "
    "Ann Lee, who took it over from her father, says that she has never seen so many carts in the yard at once."
)
FORD = "The repairs cost 40,000 euros, which the village paid after a long debate. The ford is dry since the beginning of May."


@pytest.mark.parametrize(
    ("words", "confidence"), [(0, Confidence.high), (20, Confidence.high), (40, Confidence.medium), (60, None)]
)
def test_too_short(words: int, confidence: Confidence | None) -> None:
    findings = found(" ".join(["mill"] * words), "SQ401")
    assert [finding.confidence for finding in findings] == ([] if confidence is None else [confidence])


def test_a_text_without_spaces_is_not_too_short() -> None:
    assert not found("河边的磨坊经过一年的修理之后重新开放。" * 20, "SQ401")


def test_links_and_labels() -> None:
    links = "\n".join(f"https://herald.example/news/{number}" for number in range(5))
    assert found(f"Mills\n{links}", "SQ403")
    assert not found(f"{MILL}\n{FORD}\n{links[:31]}", "SQ403")
    labels = "\n".join(["Home", "News", "Sport", "Weather", "Mills", "Fords", "Bridges", "Contact"])
    assert found(labels, "SQ404")
    assert not found(f"{labels}\n\n{MILL}", "SQ404")


def test_repeated_sentences_have_their_places() -> None:
    text = f"{MILL}\n\n{FORD}\n\n{MILL}"
    (finding,) = found(text, "SQ405", "SQ406")
    assert finding.code == "SQ405" and text[finding.start : finding.end] == MILL
    assert finding.related[0].start == 0
    assert not found(f"{MILL}\n\n{FORD}", "SQ405", "SQ406")


@pytest.mark.parametrize("again", ["and so on", "the", "he said that the mill of the valley is open and"])
def test_loops_are_found_whatever_their_period(again: str) -> None:
    loop = " ".join([again] * (60 // len(again.split())))
    (place,) = places(f"{MILL}\n\n{FORD} It is {loop}", "SQ406")
    assert place in loop + "is " + loop and len(place) > len(loop) / 2


@given(st.lists(st.sampled_from(["mill", "ford", "and", "the.", "A", "\n", "“"]), max_size=300))
@settings(max_examples=60, deadline=None)
def test_repeats_lie_in_the_text_and_in_order(words: list[str]) -> None:
    text = " ".join(words)
    for repeats in repetition.repeated(Document(text)):
        assert 0 <= repeats.share <= 1
        ends = [edge for place in repeats.places for edge in place]
        assert ends == sorted(ends) and all(0 <= edge <= len(text) for edge in ends)


def test_a_text_that_does_not_repeat_is_not_looked_at() -> None:
    shuffled = random.Random(1)
    assert not repetition.seems_repeated(" ".join(str(shuffled.random()) for _ in range(400)))
    assert repetition.seems_repeated("mill and ford " * 100)


@pytest.mark.parametrize(
    "end",
    ["The repairs cost 40,000 euros, which the", "The ford is dry, Ann Lee said. The council", "The ford is dry,", "It has not […]",
     "The council of the village, which had paid for the repairs of the mill and of the ford, said", "The letter read as follows:"],
)  # fmt: skip
def test_articles_that_stop(end: str) -> None:
    assert found(f"{MILL}\n\n{end}", "SQ407")


@pytest.mark.parametrize(
    "end",
    ["The ford is dry.", "“The ford is dry”", "Additional reporting by Tom Reed", "Tom Reed, River Herald", "Follow @annlee",
     "Mills of the Valley", "(Reporting by Ann Lee)", "https://herald.example/mill", "— With help from Ida Falk and Tom Reed"],
)  # fmt: skip
def test_articles_that_end(end: str) -> None:
    assert not found(f"{MILL}\n\n{end}", "SQ407")


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("404\n\nPage not found", "SQ408"),
        ("Sorry, this page doesn’t exist.", "SQ408"),
        (f"{MILL}\n\nLog in or register to read the full article.", "SQ409"),
        ("We and our 9 partners store information on your device.\n\nAccept all", "SQ410"),
        ("Please enable JavaScript to continue.", "SQ410"),
    ],
)
def test_pages_that_are_no_articles(page: str, code: str) -> None:
    assert [finding.code for finding in found(page, "SQ408", "SQ409", "SQ410")] == [code]


@pytest.mark.parametrize(
    ("sentence", "confidence"),
    [
        ("The library will open at nine on Saturday, the council said on Tuesday.", Confidence.medium),
        ("Your choices are kept for a year, and you can change them here whenever you like.", Confidence.high),
    ],
)
def test_a_sentence_that_reports_makes_a_wall_less_sure(sentence: str, confidence: Confidence) -> None:
    page = f"The library\n\n{sentence}\n\nThis site uses cookies to give you the best visit."
    assert [finding.confidence for finding in found(page, "SQ410")] == [confidence]


@pytest.mark.parametrize(
    "line",
    [
        "The page could not be found.",
        "Subscribe to continue reading.",
        "This website uses cookies to help you.",
        "Accept all",
    ],
)
def test_a_line_of_such_a_page_in_an_article_is_boilerplate(line: str) -> None:
    article = "\n\n".join(f"{MILL} It was {number}." for number in range(12))
    assert not found(f"{line}\n\n{article}", "SQ408", "SQ409", "SQ410")


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("As an AI, I have no opinion.", "As an AI, I", "SQ411"),
        ("Here’s the rewritten article:\n\nThe mill.", "Here’s the rewritten article:", "SQ412"),
        ("He said [Insert quote here].", "[Insert quote here]", "SQ413"),
        ("Dear [YOUR NAME], the mill is open.", "[YOUR NAME]", "SQ413"),
    ],
)
def test_what_machines_and_templates_leave(text: str, place: str, code: str) -> None:
    assert places(text, code) == [place]
    assert not places("He said [of the mill]: “I am an assistant.” Here is the plan.", "SQ411", "SQ412", "SQ413")


@pytest.mark.parametrize(
    "text", ["", "\n", "7 " * 9, "_" * 400, "a" * 50_000, "mill " * 20_000, "\ud800" * 40, "[" * 9_000, "404 " * 5_000]
)
def test_bad_input_is_no_trouble(text: str) -> None:
    assert all(finding.code != "E901" for finding in found(text, "SQ", "E9"))


@pytest.mark.parametrize(
    "end",
    ["It feels good to get it off my chest", "The list hangs by the door of the weigh house", "Bake for another 50 minutes",
     "The old song has no other words.5", "That is what we are looking for", "He is as good as they are"],
)  # fmt: skip
def test_a_missing_stop_is_no_cut(end: str) -> None:
    assert not found(f"{MILL}\n\n{end}", "SQ407")


@pytest.mark.parametrize(
    ("ends", "count"),
    [
        ("", 0),
        ("night", 0),
        ("night light", 2),
        ("Night, light.", 2),
        ("night night", 0),
        ("night light bright", 3),
        ("night light night", 3),
        ("night stone bread light", 2),
        ("night stone bread house light", 0),
        ("night stone light bone", 4),
        ("be be me he", 0),
        ("磨坊 水坊", 0),
    ],
)
def test_lines_rhyme_with_other_words_of_that_sound_nearby(ends: str, count: int) -> None:
    assert line_shapes._rhyming(f"so to the {end}" for end in fold(ends).split(" ")) == count


def test_verse_and_steps_are_no_labels() -> None:
    from lint.extract.source import short_lines
    from lint.text.document import Document

    song = "\n".join(("The wheel goes round", "And makes no sound", "The miller sings", "Of other things") * 3)
    assert short_lines(Document(song)).verse
    menu = "\n".join(("Home", "News", "Sport", "Weather", "Mills of the valley", "The bridge", "Contact", "Imprint"))
    assert not short_lines(Document(menu)).verse and short_lines(Document(menu)).labels == 8
    steps = "\n".join(f"{number}. Stone the plums and halve them" for number in range(1, 9))
    assert short_lines(Document(steps)).labels == 0


def test_placeholders_that_are_spoken_of() -> None:
    assert not found(f"{MILL}\n\nDesigners call it lorem ipsum.", "SQ413")
    assert found(f"{MILL}\n\nLorem ipsum dolor sit amet, and so on.", "SQ413")


def test_a_menu_in_the_line_of_an_article_is_no_wall() -> None:
    text = f"Cookie settings Home News Contact The mill is open. {MILL} {FORD}"
    assert all(finding.confidence is Confidence.low for finding in found(text, "SQ410"))


def test_a_text_that_repeats_a_little_is_not_surely_a_copy() -> None:
    """Sure is what repeats three tenths of itself."""
    others = "".join(
        f"The {word} of the valley has a bridge of its own, built by the {word} guild. "
        for word in "ford mill barn quay weir farm inn lock".split()
    )
    (little,) = found(f"{MILL}\n\n{others}\n\n{MILL}", "SQ405")
    assert little.confidence is Confidence.medium
    (much,) = found(f"{MILL}\n\n{MILL}", "SQ405")
    assert much.confidence is Confidence.high


def test_an_article_of_one_word_is_too_short_however_long_it_is() -> None:
    (finding,) = found("x" * 200_000, "SQ401")
    assert "1 word " in finding.message and finding.confidence.name == "high"
    assert not found(f"{MILL} " * 60, "SQ401")


@pytest.mark.parametrize(
    "row",
    [
        "K2, *P2, K2; repeat from * to the end of the row",
        "K2, P2, K2, P2, K2, P2, K2, P2, K2, P2",
        "ch 3, turn, 2 dc in next st, ch 1, skip 1 st, 2 dc in last st",
    ],
)
def test_rows_of_knitting_are_alike_by_nature(row: str) -> None:
    rows = " ".join(f"Row {number}: {row}." for number in range(1, 9))
    assert not found(f"{MILL}\n\n{rows}", "SQ406")
    other = " ".join(f"Row {number}: and the mill is open again and the farmers come to it." for number in range(1, 9))
    assert found(f"{MILL}\n\n{other}", "SQ406")

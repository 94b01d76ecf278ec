"""Folding, lines, blocks and sentences: the ground every offset stands on."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.folding import fold
from lint.text.blocks import Structure
from lint.text.document import Document
from lint.text.lines import eastern_words
from lint.text.sentences import sentence_spans
from lint.view import Pages


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    folded.encode("latin-1")
    assert all(new == old for old, new in zip(text, folded, strict=True) if old < "\x80" and old != "\r")


@given(st.text(alphabet="ab \r\n.–é😀", max_size=80))
def test_positions_go_back_to_offsets(text: str) -> None:
    document = Document(text)
    lines = text.split("\n")
    for offset in range(len(text) + 1):
        line, column, at = document.position(offset)
        assert at == offset == sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


def test_a_return_sets_words_apart_as_a_line_end_does() -> None:
    assert fold("insider\rsources\r\nsaid\r") == "insider sources\r\nsaid "


def test_folding_hangs_on_no_order_of_the_characters() -> None:
    """What stands for a dash is itself a character that stands for nothing, where a text has it."""
    assert fold("a—\x97", ["—", "\x97"]) == fold("a—\x97", ["\x97", "—"]) == "a\x97\x7f"


def test_a_text_of_many_characters_is_not_read_once_for_each() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 500)))
    replaced = 0

    def note(_frame: object, event: str, called: object) -> None:
        nonlocal replaced
        replaced += event == "c_call" and getattr(called, "__name__", "") == "replace"

    sys.setprofile(note)
    try:
        folded = fold(text)
    finally:
        sys.setprofile(None)
    assert folded == "_" * 500 and replaced < 100


def test_folding_tells_apart_what_rules_tell_apart() -> None:
    assert fold("“a’s” – — … € naïve ½ Жё Ω ①\u200b") == '"a\'s" \x96 \x97 \x83 \x80 naive ½ Je _ 1\x7f'


@given(st.text())
def test_words_are_counted_as_they_would_be_split(text: str) -> None:
    document = Document(text)
    assert document.word_count == len(document.folded.split()) + eastern_words(text)


@given(st.text(alphabet="aé“\u200b\ud800😀 \n"))
def test_strange_characters_are_those_beyond_ascii(text: str) -> None:
    assert Document(text).non_ascii == {char for char in text if ord(char) > 127}


@given(st.text(alphabet="ab \t\r\n.", max_size=80))
def test_texts_of_blocks_stand_where_they_are_said_to(text: str) -> None:
    document = Document(text)
    assert len(document.block_texts) == len(document.blocks)
    for number, block in enumerate(document.block_texts):
        start, end = document.block_text_span(number)
        assert document.folded[start:end] == block
        assert document.blocks[number].start <= start <= end <= max(document.blocks[number].end, start)


def test_fields_of_a_letters_head_stand_alone_above_wrapped_prose() -> None:
    head = "From: Ana Lind of the ropewalk in the town of Marl on the Tarn\nNext message: Tom Hale: barnacles and what they do to a ship\n"
    prose = (
        "The ropewalk of Marl was once the longest of the coast, and it\nhad stood at the river since the year in which the first bridge\n"
        "was built there by people who came from the other side and had\nstayed. In the winter the storm took its roof, and the hemp was\n"
        "wet for months, so that nobody could put it to any use at all.\n"
    )
    texts = [text for text in Document(head + prose).block_texts if text]
    assert texts[:2] == head.split("\n")[:2]
    assert len(texts) == 3


def test_short_wrapped_paragraphs_are_known_by_their_width_together() -> None:
    """Two or three lines say little; all such paragraphs of a text show its width."""
    paragraphs = [
        "The path from the lower ford to the hut is steep and has no rail, so the\ncouncil put up a rope in the spring.",
        "The rope is made of hemp and hangs between nine posts of oak that stand\nin the rock at the edge of the path.",
        "Most of the guests come by the upper road, which is longer, has no step\nand is cleared of snow in the winter.",
        "The hut opens in May, when the snow has gone from the upper road and the\nkeeper has carried up the first flour.",
    ]
    document = Document("\n\n".join(paragraphs))
    assert "so the council" in document.folded
    assert document.folded.count("\n") == 2 * len(paragraphs) - 2


def test_two_lines_that_are_surely_one_sentence_are_joined() -> None:
    wrapped = "The keeper of the mill reportedly sold its stones to everybody\nin the town.\n"
    assert len(Document(wrapped).blocks) == len(Document("Stones.\n").blocks)
    for apart in (
        "The keeper of the mill and the stones of everybody\nin the town\n",
        "Stones of the mill\nsold in the town.\n",
    ):
        assert len(Document(apart).blocks) == len(Document("Stones.\nMill.\n").blocks)


def test_a_line_end_in_a_paragraph_of_markdown_is_a_space() -> None:
    text = "The ditch is wide. Critics\nsay that it must be filled."
    structure = Structure(soft=frozenset((text.index("\n"),)))
    assert "\n" not in Document(text, structure=structure).folded


def test_wrapped_paragraphs_become_one_block() -> None:
    wrapped = (
        "The council of Brannock voted on Thursday for the tram line that its\n"
        "mayor had proposed, and against the buses that her opponent wanted to\n"
        "buy instead of it, as he had said all summer in the weekly paper and\n"
        "on the market.\n\nWork starts in March. The first of the trams is expected to run in the\nspring of 2027.\n"
    )
    document = Document(wrapped)
    blocks = [wrapped[start:end] for start, end in document.blocks if end > start]
    assert len(blocks) == 2 and blocks[1].startswith("Work starts") and blocks[1].endswith("2027.")
    verse = "Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.\n"
    assert len(Document(verse).blocks) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Smith of the U.S. Treasury said it grew 3.5 per cent.", 1),
        ("He won. She lost. I left.", 3),
        ("J. K. Rowling spoke to Acme Inc. The deal closed at 5 p.m. Tuesday.", 2),
        ("“Really?” he asked. “Yes.” Then it ended… And so on.", 4),
        ("It cost $3.4 million (€3.1 million). Prof. Lee vs. Dr. Ray: No. 5 lost!", 2),
        ("It rose to 4. In May it fell.", 2),
        ("She lives in Washington, D.C. He lives in St. Paul, Minn. and likes it.", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, expected: int) -> None:
    folded = fold(text)
    spans = sentence_spans(folded, 0, len(folded))
    assert len(spans) == expected, [text[a:b] for a, b in spans]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council of the city has voted for the line that it was asked to build in the spring.", "en"),
        (
            "Der Rat der Stadt hat für die Linie gestimmt, die im Frühling gebaut werden soll, und nicht für den Bus.",
            "de",
        ),
        (
            "Le conseil de la ville a voté pour la ligne que le maire avait proposée et qui sera construite au printemps.",
            "fr",
        ),
        ("Совет города проголосовал за линию.", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    found = Document(text).language
    assert found == language or (language == "und" and found not in ("en", "de", "fr"))


def test_pages_are_what_a_list_would_be() -> None:
    values = [str(number) for number in range(2_500)]
    made: list[tuple[int, int]] = []

    def make(first: int, last: int) -> list[str]:
        made.append((first, last))
        return values[first:last]

    pages = Pages(len(values), make)
    assert list(pages) == values and len(pages) == 2_500
    made.clear()
    for number in (0, 1_023, 1_024, 1_023, 1_024, 2_499, -1):
        assert pages[number] == values[number]
    assert made == [(0, 1_024), (1_024, 2_048), (2_048, 2_500)]
    assert pages[1_022:1_026] == values[1_022:1_026] and pages[-3:] == values[-3:]
    for number in (2_500, -2_501):
        with pytest.raises(IndexError):
            pages[number]

"""The table of tokens: places, words, sentences as ranges of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.folding import fold
from lint.model import Span
from lint.text.document import Document
from lint.tokens import table, words
from lint.tokens.marks import words_and_marks
from lint.tokens.table import line_of, words_at
from lint.tokens.words import WORDS

TEXTS = [
    "The council said on Monday, “we will pay.”",
    "The council  said   on Monday that it will pay ",
    "The council – so the clerk said – will pay; Ann Lee's sister (a diver) said so.",
    "word—said well-known --flag -5 a--b",
    "",
]
WRITTEN = st.text(alphabet="aB. '-–—\"(,5", max_size=80)


def tokens_of(folded: str) -> list[tuple[int, str]]:
    """Where each token begins and how it is written, read sign by sign."""
    found: list[tuple[int, str]] = []
    for at, part in ((at, part) for at, part in _between_spaces(folded) if part):
        if not any(dash in part for dash in ("\x96", "\x97", "--")):
            found.append((at, part))
            continue
        piece, kind = "", ""
        for place, sign in enumerate(part):
            dash = sign if sign in "\x96\x97" else "-" if _cuts(part, place) else ""
            if piece and (dash != kind or dash in ("\x96", "\x97")):
                found.append((at + place - len(piece), piece))
                piece = ""
            piece, kind = piece + sign, dash
        found.append((at + len(part) - len(piece), piece))
    return found


def _between_spaces(folded: str) -> list[tuple[int, str]]:
    at, found = 0, []
    for part in folded.split(" "):
        found.append((at, part))
        at += len(part) + 1
    return found


def _cuts(part: str, place: int) -> bool:
    """Whether a hyphen is none within or at the end of a word."""
    if part[place] != "-":
        return False
    before, after = part[:place][-1:], part[place + 1 : place + 2]
    return before in ("", "-", "\x96", "\x97") or after in ("-", "\x96", "\x97")


@pytest.mark.parametrize("text", TEXTS)
def test_words_know_where_they_stand(text: str) -> None:
    folded = f"Before. {fold(text)}"
    line = line_of(folded, 8, len(folded))
    for number, word in enumerate(line.words):
        start = line.start(number)
        assert folded[start : line.end(number)].lower().removesuffix("'s") == word.bare
        assert line.number_of(start) == number
        assert not word.bare or line.number_at(start) == number
        assert len(word.bare) < 2 or line.number_at(start + 1) == -1
    assert line.number_at(0) == line.number_of(0) == -1
    assert line.holds(len(folded)) and not line.holds(len(folded) + 1)


@given(WRITTEN)
def test_tokens_are_what_stands_between_spaces_and_dashes(text: str) -> None:
    folded = fold(text)
    line = line_of(folded, 0, len(folded))
    assert list(zip(line._starts, line.words, strict=True)) == [
        (at, WORDS[written]) for at, written in tokens_of(folded)
    ]


@given(WRITTEN, st.integers(0, 80), st.integers(0, 80))
def test_a_part_of_a_block_is_read_as_the_block_is(text: str, low: int, high: int) -> None:
    document = Document(text.replace("\n", " "), "a.txt")
    block = words_at(document, 0)
    part = block.between(low, high)
    assert part.words == block.words[part.first : part.first + len(part.words)]
    for number in range(len(block.words)):
        shared = max(low, block.start(number)) < min(high, block.end(number))
        assert not shared or part.first <= number < part.first + len(part.words)


@given(WRITTEN)
def test_a_part_holds_the_ends_of_its_words_and_of_none_behind(text: str) -> None:
    folded = fold(text)
    block = line_of(folded, 0, len(folded))
    for number in range(len(block.words) - 1):
        part, then = block.between(0, block._starts[number] + 1), number + 1
        assert len(part.words) == then and part.holds(block.end(number))
        assert block.end(then) == block._starts[then] or not part.holds(block.end(then))


@pytest.mark.parametrize(
    ("token", "bare", "stop"),
    [
        ("said…", "said", "\x83"), ("said...", "said", "."), ("said..", "said", "."), ("U.S.", "u.s", ""), ("Sen.", "sen", ""),
        ("J.", "j", ""), ("a.", "a", "."), ("e.g.,", "e.g", ","), ("said,'", "said", '"'), ("said'", "said", ""),
        ('said."', "said", '"'), ("said.'", "said", "'"), ("…", "", "\x83"), ("...", "", "."), ("", "", ""),
    ],
)  # fmt: skip
def test_what_ends_a_phrase(token: str, bare: str, stop: str) -> None:
    word = WORDS[fold(token)]
    assert (word.bare, word.stop) == (bare, stop)


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("The dam broke early. The mayor said so today. Nobody asked.", "The mayor said so today."),
        ("It broke, Sen. Lee said at St. Ann. It was late.", "It broke, Sen. Lee said at St. Ann. It was late."),
        ("The bus left at 9 p.m. they said on Monday.", "The bus left at 9 p.m. they said on Monday."),
        ("It was in St. Paul. Lee said it was late. So it was.", "It was in St. Paul. Lee said it was late."),
        ("It broke here. He said it here. Nobody asked.", "He said it here."),
        ("He said so", "He said so"),
    ],
)
def test_the_words_around_one_end_where_surely_a_sentence_does(text: str, around: str) -> None:
    folded = fold(text)
    block = line_of(folded, 0, len(folded))
    at = block.number_at(folded.index("said"))
    line = block.around(folded, block.start(at), block.end(at), Span(0, len(folded)))
    assert [word.bare for word in line.words] == [word.bare for word in line_of(around, 0, len(around)).words]
    assert line.words[at - line.first].bare == "said"


def test_the_words_around_one_reach_no_further_than_its_cell_and_some_hundred_signs() -> None:
    folded = "so it was " * 300
    block = line_of(folded, 0, len(folded))
    middle = block.around(folded, block.start(450), block.end(450), Span(0, len(folded)))
    assert (middle.first, len(middle.words)) == (270, 361)
    cell = block.around(folded, block.start(450), block.end(450), Span(block.start(448), block.end(452)))
    assert (cell.first, len(cell.words)) == (448, 5)


def test_of_a_long_text_few_blocks_are_kept_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("It was said so.\n" * 100, "a.txt")
    monkeypatch.setattr(document, "is_long", True)
    for start, _ in document.blocks[:100]:
        assert len(words_at(document, start).words) == 4
    assert len(table._lines(document)) <= table._KEPT


@pytest.mark.parametrize("sentence", ["It was said so. ", "said ", "s", "a. "])
def test_a_very_long_block_is_read_in_pieces_that_are_its_words_once_each(
    sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "_PIECE", 64)
    document = Document(sentence * (1000 // len(sentence)), "a.txt")
    pieces = {words_at(document, place): None for place in range(len(document.text))}
    for place in range(len(document.text)):
        piece = words_at(document, place)
        assert piece.holds(place) and piece.number_of(place) >= 0
    assert len(pieces) > 8 and all(words_at(document, one.start(0)) is one for one in pieces if one.words)
    whole = line_of(document.folded, 0, len(document.folded))
    found = [one.start(number) for one in pieces for number in range(len(one.words))]
    assert sentence == "s" or found == [whole.start(number) for number in range(len(whole.words))]


@pytest.mark.parametrize(
    "token", ["said", "Said", "iPhone", "said,", "Lee.", "Lee's", "really", "reply", "asked?", "A", "today."]
)
def test_plain_words_are_as_if_something_stood_around_them(token: str) -> None:
    bracketed = WORDS[f"({token}"]
    assert WORDS[token] == bracketed._replace(start=0, end=bracketed.end - 1)


@pytest.mark.parametrize(
    ("token", "bare", "places", "capital", "possessive", "opens"),
    [
        ("\"Lee's", "lee", (1, 6), True, True, True), ("(\"Lee", "lee", (2, 5), True, False, True), ("boss'", "boss", (0, 4), False, True, False),
        ("\"boss'", "boss", (1, 5), False, False, True), ("boss\"", "boss", (0, 4), False, False, False), ("[**Lee**],", "lee", (3, 6), True, False, False),
        ("'tis", "tis", (1, 4), False, False, False), ("____", "", (4, 4), False, False, False), ("--", "", (0, 0), False, False, False),
    ],
)  # fmt: skip
def test_what_stands_around_a_word(
    token: str, bare: str, places: tuple[int, int], capital: bool, possessive: bool, opens: bool
) -> None:
    word = WORDS[token]
    assert (word.bare, (word.start, word.end)) == (bare, places)
    assert (word.capital, word.possessive, word.opens) == (capital, possessive, opens)


@pytest.mark.parametrize(
    ("token", "flags"),
    [
        ("walked", words.PARTICIPLE), ("Walked", 0), ("frankly", words.SKIPPED), ("Frankly", 0), ("family", 0), ("(5,000)", words.NUMBER),
        ("walked,", words.PARTICIPLE), ("(walked", words.PARTICIPLE), ("zither", 0), ("", 0),
    ],
)  # fmt: skip
def test_words_that_are_in_no_list_go_by_their_endings(token: str, flags: int) -> None:
    assert WORDS[token].flags == flags


def test_which_words_may_be_subjects_and_verbs() -> None:
    assert all(WORDS[one].may_be_subject for one in ("miller", "Lee", "they"))
    assert not any(WORDS[one].may_be_subject for one in ("the", "was", "walked", "and"))
    assert all(WORDS[one].may_be_verb for one in ("sleeps", "walked"))
    assert not any(WORDS[one].may_be_verb for one in ("Sleeps", "the", "they", "because"))


def test_words_numbers_and_marks_between_two_places() -> None:
    text = "In 1,204 A.T.'s p.m.-run mill's \x97 a (x)."
    assert words_and_marks(text, 3, len(text)) == [
        "1,204", "A.T.'s", "p.m.-run", "mill's", "\x97", "a", "(", "x", ")", ".",
    ]  # fmt: skip
    assert words_and_marks(text, 4, 6) == [",", "2"] and words_and_marks(text, 3, 3) == []

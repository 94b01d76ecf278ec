"""Letters that look Latin and are not: told, and read as what they look like, in Latin words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import engine
from lint.config.settings import Settings
from lint.extract.source import words_in_two_scripts
from lint.folding import fold
from lint.folding.look_alikes import LOOK_ALIKES, as_it_looks, latin
from lint.text.document import Document

LOOKS = {look: char for char, look in LOOK_ALIKES.items()}


def disguised(text: str) -> str:
    """A text with look-alikes for every letter that has one, but for two of each word: else nothing in it would be Latin."""
    return " ".join(word[:2] + "".join(LOOKS.get(char, char) for char in word[2:]) for word in text.split(" "))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("According to insider sources, the weir will close.", "HD201"),
        ("The weir reportedly closed.", "HD103"),
        ("The weir is old.\n\nYour email address will not be published.", "BP131"),
    ],
)
def test_a_disguised_text_is_read_as_it_looks(text: str, code: str) -> None:
    plan = engine.make_plan(Settings(select=(code, "SQ210")))
    hidden = disguised(text)
    assert hidden != text and not hidden.isascii()
    plain, found = (engine.lint(Document(one, metadata={"language": "en"}), plan) for one in (text, hidden))
    assert [(one.code, one.start, one.end) for one in found if one.code != "SQ210"] == [
        (one.code, one.start, one.end) for one in plain
    ]
    assert plain and "SQ210" in {one.code for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "Мост открыт, сказал он.",
        "VIP-зал, IT-отдел, СМСки, COVID-19",
        "Δt = 5 µs, β-carotene, ΑΒΓ, Ωmega, νMSSM",
        "TУ",
        "pecуpс, мaгaзин, оpех",
        "nоса",  # with one letter that is Latin for sure, and no other
        "caе, аcеоp",
        "Η Αθήνα είναι πόλη.",
        "naïve café, Łódź, İstanbul",
    ],
)
def test_words_of_their_own_script_are_left(text: str) -> None:
    assert words_in_two_scripts(Document(text, "a.txt")) == []
    assert as_it_looks(text, set(text)) == text


@given(st.text(st.sampled_from([*"abcoey AВeοСс.д-1", *LOOK_ALIKES]), max_size=40))
def test_places_stay_and_looks_are_final(text: str) -> None:
    looks = as_it_looks(text, set(text))
    assert len(looks) == len(text) == len(fold(text))
    assert as_it_looks(looks, set(looks)) == looks
    assert all(before == after or LOOK_ALIKES[before] == after for before, after in zip(text, looks, strict=True))


def test_each_letter_looks_like_one_of_the_latin_alphabet() -> None:
    assert all(not char.isascii() and look.isascii() and look.isalpha() for char, look in LOOK_ALIKES.items())
    assert latin("wеirѕ") == "weirs"


def test_copies_in_disguise_are_compared_as_they_look() -> None:
    text = "The weir at Hallam was repaired before the spring flood by a crew of nine."
    assert Document(disguised(text), "a.txt").comparable == Document(text, "b.txt").comparable

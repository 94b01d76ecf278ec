"""Names: what counts as one, its forms, and slips of the pen told from other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import Document, Span, engine
from lint.config.settings import Settings
from lint.extract.names import variants
from lint.extract.names.extractor import (
    about,
    capitalised,
    common_subjects,
    in_running_text,
    key,
    name_starts,
    names,
    places,
    read,
)
from lint.extract.names.forms import in_several_forms
from lint.extract.names.variants import (
    beginning,
    in_lower_case,
    is_dialect,
    is_inflection,
    is_typing_slip,
    single_edit,
    skeleton,
    slips,
    without_page_lines,
    words_in_lower_case,
)

PLAN = engine.make_plan(Settings(select=("CN1",)))
LOWER = st.text("abc", min_size=1, max_size=7)


@given(LOWER, LOWER)
def test_a_single_edit_is_one_both_ways(word: str, other: str) -> None:
    edit, back = single_edit(word, other), single_edit(other, word)
    assert (edit is None) == (back is None)
    if edit is not None:
        end = edit.at + len(edit.old)
        assert word[: edit.at] + edit.new + word[end:] == other


@pytest.mark.parametrize(
    ("word", "other", "wanted"),
    [("hartwell", "hartwel", True), ("arden", "ardne", True), ("brendova", "bremdova", True), ("marl", "mral", True),
     ("ostia", "ostia", False), ("brendova", "brandava", False), ("velmar", "velmarin", False)],
)  # fmt: skip
def test_single_edit(word: str, other: str, wanted: bool) -> None:
    assert (single_edit(word, other) is not None) is wanted


@pytest.mark.parametrize(
    "pair", ["korea korean", "roberts robert", "iraq iraqi", "koreans koreas", "latino latina", "democrat democrats"]
)
def test_inflections_are_no_slips(pair: str) -> None:
    one, other = pair.split()
    assert is_inflection(one, other) and is_inflection(other, one)


@pytest.mark.parametrize("pair", ["hartwell hartwel", "hendry hendri", "brendova bredova", "quennells quennels"])
def test_slips_are_no_inflections(pair: str) -> None:
    assert not is_inflection(*pair.split())


def test_slips_need_a_common_form() -> None:
    assert [slip.form for slip in slips({"brendova": 4, "bredova": 1, "ostia": 3, "velmar": 1})] == ["bredova"]
    assert list(slips({"brendova": 2, "bredova": 1})) == []
    assert list(slips({"brendova": 4, "bredova": 2})) == []


@given(
    st.sets(st.text("abmnr", min_size=5, max_size=8), max_size=8),
    st.sets(st.text("abmnr", min_size=4, max_size=9), max_size=8),
)
def test_slips_are_all_that_comparing_each_with_each_finds(usual: set[str], rare: set[str]) -> None:
    counts = {**dict.fromkeys(usual, 3), **dict.fromkeys(rare - usual, 1)}
    found = {(slip.form, slip.common) for slip in slips(counts, inflections=True)}
    assert found == {(one, other) for one in rare - usual for other in usual if single_edit(other, one)}


def test_words_that_share_a_half_are_not_all_compared() -> None:
    """Hundreds of names that begin alike, each with hundreds that are nearly like it: only what may be a slip is looked at."""
    letters = "abcdefghij"
    usual = [f"brend{one}{two}{three}" for one in letters for two in letters for three in letters[:5]]
    index = variants._by_slips(usual)
    assert max(map(len, index.values())) <= 3 * len(letters)
    assert max(len(variants._near(word + "k", index)) for word in usual) <= 10 * len(letters)


def test_where_a_word_stands_with_a_capital() -> None:
    text = "Velmar, VELMAR and velmar; Velmars, preVelmar, a_Velmar and Velmar"
    assert [text[slice(*place)] + str(place.start) for place in places(Document(text), "velmar")] == [
        "Velmar0", "VELMAR8", "Velmar60",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "pair", ["defence defense", "centres centers", "harbour harbor", "theatre theater", "analogue analog"]
)
def test_dialects_are_told_from_slips(pair: str) -> None:
    assert is_dialect(*pair.split())
    assert not is_dialect("hartwell", "hartwel") and not is_dialect("brendova", "bredova")


@pytest.mark.parametrize(
    ("word", "other", "wanted"),
    [("hartwell", "hartwel", True), ("velmar", "velmer", True), ("arden", "adren", True), ("terry", "kerry", False),
     ("baron", "bacon", False), ("ostia", "costia", False)],
)  # fmt: skip
def test_slips_of_hand_and_ear(word: str, other: str, wanted: bool) -> None:
    edit = single_edit(word, other)
    assert edit is not None and is_typing_slip(edit) is wanted


def test_most_slips_leave_the_skeleton_as_it_is() -> None:
    assert skeleton("brendova") == skeleton("brendava") == skeleton("brenndova") == skeleton("brendoova")
    assert skeleton("brendova") != skeleton("bremdova")


def test_what_documents_are_about() -> None:
    one = Document(
        "The port of Brendova and the port of Arden. While Brendova waits, Arden sails. They wait for Velmar."
    )
    other = Document("The mayor of Arden met the mayor of Velmar.")
    assert common_subjects(about(one), about(other)) == 2
    assert common_subjects(about(one), about(other), "Port Velmar") == 1
    assert len(about(one)) == 2 * 3
    explained = Document("The Velmar Trade Bank (VTB) lends. The VTB is old. Ostia, Ostia, Ostia: no VTB there.")
    assert about(explained)[2:8] != about(Document(explained.text.replace("(VTB)", "")))[2:8]


def in_running(text: str, name: str) -> Span | None:
    document = Document(text)
    return in_running_text(document.folded, name, name_starts(document)[name])


def test_names_in_running_text() -> None:
    assert in_running("Ann Hartwell\nToday Ann Hartwell spoke.", "Ann Hartwell") == (19, 31)
    assert in_running("Ann Hartwell\nAnn Hartwell", "Ann Hartwell") is None
    assert in_running("Hartwell spoke.", "Hartwell") is None
    assert in_running("Yes, Hartwell spoke.", "Hartwell") == (5, 13)


def test_names_leave_out_what_only_begins_a_sentence() -> None:
    document = Document("The port of Arden is closed. Yet Velmar Group waits. Ships wait too. In Ostia, ships sail.")
    assert set(names(document)) == {"Arden", "Velmar Group", "Ostia"}
    assert [mention.text for mention in read(document)] == ["Arden", "Velmar Group", "Ostia"]


def test_names_keep_particles_and_lose_possessives() -> None:
    found = set(names(Document("We met Ludwig van Veen, Bank of Arden's chief, and Ann O'Rourke.")))
    assert found == {"Ludwig van Veen", "Bank of Arden", "Ann O'Rourke"}


def test_one_key_for_all_ways_to_write_a_name() -> None:
    assert key("Velmar Group") == key("VELMAR") == key("Velmar")
    assert key("Arden-Marl") == key("Arden Marl") == "ardenmarl"
    assert key("Group") == "group"


def test_forms_with_accents() -> None:
    document = Document("Córdova waits. The mayor of Córdova and the port of Cordova wait.")
    ((first, second),) = in_several_forms(document)
    assert (first.text, len(first.places), second.text) == ("Córdova", 2, "Cordova")


def test_capitals_only_are_not_counted() -> None:
    assert capitalised(Document("ARDEN Arden arden")) == {"arden": 1}


def test_lower_case_words() -> None:
    assert in_lower_case("a white lie", "white")
    assert not in_lower_case("White whiteness offwhite @white anti-white", "white")


@pytest.mark.parametrize(
    "text",
    ["", "A", "A" * 30_000, "Aa " * 30_000, "Ab-" * 20_000, "1 2 3 " * 9_000, "Ж" * 9_000, "\ud800 Arden \udfff"],
)
def test_hostile_texts(text: str) -> None:
    document = Document(text)
    names(document), in_several_forms(document)
    engine.lint(document, PLAN)


def test_another_person_of_nearly_that_name_is_left_alone() -> None:
    text = "Boris Hartwell came. Hartwell sat. Hartwell spoke, and {} spoke."
    assert not engine.lint(Document(text.format("Ann Hartwall")), PLAN)
    (finding,) = engine.lint(Document(text.format("Mr. Hartwall")), PLAN)
    assert finding.code == "CN101" and finding.fix is not None and finding.fix.replacement == "Hartwell"


def test_a_name_is_the_same_with_a_no_break_space_or_over_a_line_end() -> None:
    from lint import Document, engine
    from lint.config.settings import Settings

    plan = engine.make_plan(Settings(select=("CN102",)))
    text = "Port Arlen is small.\nThe ferry to Port\u00a0Arlen is old. The mayor of Port\nArlen sleeps in Port Arlen, she says."
    assert engine.lint(Document(text), plan) == []


def test_names_of_menus_and_teasers_are_none_of_the_article() -> None:
    """They would make the usual form of what the article writes otherwise, and pair it with whatever else the site has on sale."""
    menu = "Share\nTweet\nSubscribe\n" + "Follow VeldenMart on Facebook\nSubscribe to the VeldenMart newsletter\n" * 2
    article = (
        "Ann Marle opened the Veldenmart by the harbour in June, and the ferrymen buy their ropes in the Veldenmart.\n"
    )
    plan = engine.make_plan(Settings(select=("CN102",)))
    document = Document(menu + article)
    assert engine.lint(document, plan) == []
    assert "Veldenmart" in names(document) and "VeldenMart" not in names(document)
    assert engine.lint(Document(article + "The mayor likes the VeldenMart best.\n"), plan)


MENU = "Share\nTweet\nSubscribe\nFollow VeldenMart on Facebook\nSubscribe to the VeldenMart newsletter\n"


def page(text: str) -> Document:
    """A text with what rules say of its lines."""
    document = Document(text)
    engine.lint(document, PLAN)
    return document


@pytest.mark.parametrize("longest", [0, 1, 8, len(MENU) - 20, len(MENU), 300_000])
def test_lines_of_the_page_are_space_as_far_as_names_are_looked_for(
    longest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(variants, "_LONGEST", longest)
    text = MENU + "The ferrymen buy their ropes in the harbour.\n"
    wanted = "".join(" " if sign != "\n" and at < len(MENU) else sign for at, sign in enumerate(text))
    assert without_page_lines(page(text)) == wanted[:longest]


def test_a_word_in_small_letters_in_lines_of_the_page_is_an_ordinary_one() -> None:
    document = page(MENU + "The ferrymen of hull-on-sea say that VeldenMart sells rope.\n")
    asked = {"newsletter", "the", "on", "rope", "ferrymen", "facebook", "veldenmart's", "hull-on-sea"}
    assert words_in_lower_case(document, asked) == {word for word in asked if in_lower_case(beginning(document), word)}
    assert words_in_lower_case(document, asked) == asked - {"facebook", "veldenmart's"}


def test_lines_of_the_page_say_how_a_name_is_usually_written() -> None:
    """A caption that spells it like the article makes the one other form a slip."""
    article = (
        "The council of Brendova met in May.\nThe mayor of Brendova spoke, and the ferrymen of Bredova listened.\n"
    )
    plan = engine.make_plan(Settings(select=("CN101",)))
    teaser = "Advertisement\nRead more: What Brendova can learn from the storm\n"
    assert "Brendova" not in without_page_lines(page(teaser + article))[: len(teaser)]
    (slip,) = engine.lint(Document(teaser + article), plan)
    assert slip.fix is not None and slip.fix.replacement == "Brendova"
    assert engine.lint(Document(article), plan) == []

"""Hedges: what a cue means where it stands, what its sentence weighs, and whose voice it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import engine
from lint.config.settings import Settings
from lint.extract import mentions
from lint.extract.hedges import extractor as hedges
from lint.extract.hedges.cues import TABLE
from lint.extract.hedges.science import speculation
from lint.extract.hedges.sources import guess, unnamed
from lint.extract.hedges.support import named_nearby, own_view, unsupported
from lint.extract.hedges.surroundings import asked, quoted
from lint.model import Span
from lint.text.blocks import Kind, Region, Structure
from lint.text.document import Document


def told(text: str) -> dict[str, list[str]]:
    """What is worth telling of a text: the words by kind."""
    found = unsupported(Document(text))
    return {kind: [text[one.hedge.span.start : one.hedge.span.end] for one in kept] for kind, kept in found.items()}


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
        ("Experts say it will perhaps rain.", {}),
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


def test_the_guess_of_a_nameless_speaker() -> None:
    text = "Perhaps sources say it could fail. Perhaps not."
    document = Document(text)
    (said,) = unnamed(document)
    found = guess(document, said)
    assert found is not None and text[found.start : found.end] == "could"
    document = Document("Sources say it fails. Perhaps not.")
    assert guess(document, unnamed(document)[0]) is None


def test_headlines_and_headings_are_no_claims() -> None:
    head = "Experts say the quay could fall"
    text = f"{head}\n\nThe quay is old.\n\n{head}.\n"
    first = text.rindex(head)
    assert [said.source.start for said in unnamed(Document(text))] == [first]
    below = Document(f"{head}\n\nThe quay is old.\n", structure=Structure((Region(0, len(head), Kind.heading),)))
    assert unnamed(below) == []
    between = Structure((Region(first, first + len(head) + 1, Kind.heading),))
    assert [said.source.start for said in unnamed(Document(text, structure=between))] == [first]


def judged(text: str) -> dict[str, str]:
    """The hedges that are reported, each with its confidence."""
    found = [one for kept in unsupported(Document(text)).values() for one in kept]
    return {text[one.hedge.span.start : one.hedge.span.end]: one.confidence.name for one in found}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The frost could ruin the harvest in the lower valley.", "could"),
        ("The new weir may affect the eels of the river.", "may"),
        ("The ferry is reportedly for sale.", "reportedly"),
        ("The chapel is said to stand on a Roman well.", "said to"),
        ("It has been reported that the baker left.", "reported"),
        ("It's often said that the clock runs backwards.", "often said"),
        ("The chapel is considered the oldest of the island.", "considered"),
        ("Photographs from the harbour seem to show a second boat.", "seem"),
        ("It seems that the key was lost.", "seems"),
        ("The rent is expected to rise in spring.", "expected to"),
        ("The theatre is set to close for a year.", "set to"),
        ("The bakers had apparently settled their quarrel.", "apparently"),
        ("It is still unclear how the clerk got in.", "unclear"),
        ("Word is that the mill was sold.", "Word is that"),
        ("The mill was once believed to be haunted.", "believed to"),
        ("The tower is said to lean by a metre.", "said to"),
        ("The map was probably drawn by a monk.", "probably"),
        ("The frost might ruin the harvest.", "might"),
        ("The clerk might have lost the key.", "might"),
        ("A significant number of boats stayed in port.", "significant number of"),
    ],
)
def test_a_guess_that_an_editor_would_mark(text: str, word: str) -> None:
    assert judged(text).get(word) == "medium"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The frost could be heard in the beams.", "could"),
        ("If the weir breaks, the flood may affect the mill.", "may"),
        ("He may have sung like a monk, but he played like a devil.", "may"),
        ("It may seem odd that the clock has one hand.", "may"),
        ("The plan seems odd.", "seems"),
        ("The bride seemed to smile at the driver.", "seemed"),
        ("The tram is perhaps too long.", "perhaps"),
        ("It is one of the most beautiful lakes of the north.", "one of the"),
    ],
)
def test_a_weaker_sign_has_low_confidence(text: str, word: str) -> None:
    assert judged(text).get(word, "low") == "low"


@pytest.mark.parametrize(
    "text",
    [
        "The mill has outstanding debts of two million euros.",
        "The swimmer was leading in the third heat.",
        "The third-best runner of the county won.",
        "The most widely spoken dialect has six vowels.",
        "The shares were widely held by teachers.",
        "The loss was reported to the police at noon.",
        "The clerk was too shy to suggest a name.",
        "If you doubt that, weigh the coin.",
        "The inspector gave her the benefit of the doubt.",
        "If the frost lasts, the harvest could fail.",
        "The film *It Seems So* is long.",
        "Only goats could climb to the spring.",
        "Nobody could lift the lid.",
        "There was very little snow.",
        "The dam is said by its owner, Rolf Kern, to be safe.",
        "The rent is expected by the bank of Tarn to rise.",
        "An official said the weir could break.",
        "The Tarn Post noted that divers believe the weir could break.",
    ],
)
def test_words_in_another_sense_are_no_hedge(text: str) -> None:
    assert judged(text) == {}


def test_what_follows_a_named_speaker_may_still_be_theirs() -> None:
    alone = "The frost could ruin the harvest."
    assert judged(alone) == {"could": "medium"}
    assert judged(f"The roads are icy, Ann Lee said. {alone}") == {"could": "low"}


def test_a_court_has_its_own_allegedly() -> None:
    text = "The clerk allegedly took the bell."
    assert judged(text) == {"allegedly": "medium"}
    assert judged(f"{text} Prosecutors charged him, and a jury in the county court heard it.") == {"allegedly": "low"}


def test_terms_and_risks_speak_in_may() -> None:
    text = "The service may affect your data. "
    assert judged(text * 8) == {"may": "low"}


def test_one_place_is_one_finding() -> None:
    assert (
        judged("Some of the most widely read papers are gone.") == {"Some": "low"}
        or len(judged("Some of the most widely read papers are gone.")) == 1
    )
    assert judged("Some divers say the wreck is deep.") == {}


OPINION = """I moved to the island in 2001 and I bought a boat. My neighbours laughed at me.

I think the tram is probably a fine idea. Perhaps it will never come.

I would pay for it, and it seems that I am not alone. The ferry is reportedly for sale.
"""


def test_an_opinion_piece_is_said_to_be_one_and_its_views_are_its_own() -> None:
    document = Document(OPINION)
    assert [OPINION[h.span.start : h.span.end] for h in own_view(document)] == ["probably", "Perhaps", "seems"]
    assert set(unsupported(document)) == {"hearsay"}
    assert own_view(Document("The tram is probably a fine idea. Perhaps it will never come.")) == []


ABSTRACT = (
    "Binding of the ligand to the receptor induced expression of the gene in infected cells. The results suggest that "
    "the protein may regulate transcription. The mutation inhibits the pathway in mice, as in May 2003. "
    "Whether the kinase is required remains unknown."
)


def test_papers_of_science_speculate() -> None:
    def found(text: str, mode: str = "auto") -> list[str]:
        return [text[span.start : span.end] for span in speculation(Document(text), mode)]

    assert found(ABSTRACT) == ["suggest", "Whether"]
    assert found(ABSTRACT, "off") == []
    news = "The baker may close in May. The rent is unknown."
    assert found(news) == []
    assert found("It could not be read, as the table indicates. It is as old as possible.", "on") == []
    assert found(news, "on") == ["may", "unknown"]
    assert (
        found("We propose a method. The proposed method is fast. The membrane potential of the cell fell.", "on") == []
    )
    assert found("We propose that it binds. It is a potential target.", "on") == ["propose", "potential"]
    assert judged(ABSTRACT) == {}


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


@pytest.mark.parametrize(
    ("text", "code", "asks"),
    [
        ("The plant is expected to close in May.", "HD105", "“expected to”: who expects it"),
        ("The town is widely believed to be safe.", "HD105", "“believed to”: by whom?"),
        ("The mill reportedly lost money.", "HD103", "“reportedly”: reported by whom?"),
        ("The mill may close in May.", "HD101", "“may”: who expects this"),
    ],
)
def test_a_message_asks_for_what_is_missing(text: str, code: str, asks: str) -> None:
    (finding,) = engine.lint(Document(text, "a.txt"), engine.make_plan(Settings(select=("HD",))))
    assert finding.code == code and finding.message.startswith(asks)


def _messages(text: str, *codes: str) -> list[str]:
    plan = engine.make_plan(Settings(select=codes))
    return [one.message for one in engine.lint(Document(text, metadata={"language": "en"}), plan)]


def test_a_claim_is_told_with_who_is_named_nearby_and_praise_is_not() -> None:
    text = "Ann Lee, the mayor of Ostend, said so on Monday. The bridge will perhaps be closed. It is a truly stunning bridge."
    assert any("Ann Lee" in message for message in _messages(text, "HD102"))
    assert all("Ann Lee" not in message for message in _messages(text, "HD3"))
    assert _messages(text, "HD3")


def test_whoever_speaks_in_turns_is_named_before_their_words() -> None:
    talk = "\n\n".join(
        [
            "MOE: Who built the weir?",
            "LUND: People say it was monks. It was perhaps a miller.",
            "MOE: And the gates?",
            "LUND: Experts say they will hold.",
            "BRUN: It is believed that they leak.",
        ]
    )
    assert told(talk) == {}
    assert unnamed(Document(talk)) == []
    labels = talk.replace("MOE:", "Note:").replace("LUND:", "Tip:").replace("BRUN:", "Warning:")
    assert told(labels).keys() == {"likelihood", "sourceless"}
    assert len(unnamed(Document(labels))) == 2

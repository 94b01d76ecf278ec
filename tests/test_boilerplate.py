"""The boilerplate family: labels, the model's lines, bios, residue, other languages, bad input."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import engine
from lint.config.settings import Settings
from lint.extract.boilerplate import label_lines
from lint.extract.boilerplate.label_company import labels
from lint.extract.boilerplate.label_lines import kind_of, short_lines
from lint.extract.boilerplate.lines import judged
from lint.model import Confidence, Finding
from lint.text.document import Document

PLAN = engine.make_plan(Settings(select=("BP",)))
ARTICLE = (
    "The ferry across the bay will sail again in June, the harbour master said on Tuesday, after a winter in which its two engines were "
    "taken apart, cleaned and put together again by a crew of nine.\n"
    "Passengers had been told to take the bus around the bay since November, which takes an hour and a half and costs twice as much as the "
    "crossing did before the engines failed.\n"
)
SECOND_ARTICLE = (
    "The council will vote in the autumn on a second pier, which the fishermen of the bay have asked for since the storm of 2019 took the "
    "old one and eleven boats with it.\n"
    "Nobody knows yet who would pay for it; the county has said that it will not, and the government has not answered the letters that the "
    "mayor wrote in spring.\n"
)
OTHER_LANGUAGES = (
    "Die Fähre über die Bucht fährt ab Juni wieder, sagte der Hafenmeister am Dienstag, nachdem die beiden Motoren im Winter zerlegt und "
    "gereinigt worden waren.\nDie Fahrgäste nahmen seit November den Bus.\nEin langer Winter\nDer Preis bleibt gleich, und das ist gut so.\n",
    "Le ferry qui traverse la baie reprendra en juin, a dit le chef du port mardi, après un hiver pendant lequel les deux moteurs ont été "
    "démontés et nettoyés.\nLes passagers prenaient le bus depuis novembre.\nUn long hiver\nLe prix reste le même pour tous.\n",
    "El ferry que cruza la bahía volverá en junio, dijo el martes el jefe del puerto, después de un invierno en el que los dos motores se "
    "desmontaron y se limpiaron.\nLos pasajeros tomaban el autobús desde noviembre.\nUn invierno largo\nEl precio no cambia para nadie.\n",
    "Il traghetto che attraversa la baia tornerà a giugno, ha detto martedì il capo del porto, dopo un inverno in cui i due motori sono "
    "stati smontati e puliti.\nI passeggeri prendevano l'autobus da novembre.\nUn lungo inverno\nIl prezzo non cambia per nessuno.\n",
)


def found(text: str) -> list[Finding]:
    return engine.lint(Document(text), PLAN)


def codes(text: str) -> set[str]:
    return {finding.code for finding in found(text)}


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Share", "share bar"),
        ("Facebook, Twitter | WhatsApp", "share bar"),
        ("» Most read", "related list"),
        ("Sign in", "login or paywall prompt"),
        ("Skip to main content", "navigation"),
        ("© 2021 Harbour Press", "legal footer"),
        ("Privacy Policy", "legal footer"),
        ("12 Comments", "navigation"),
        ("Photo: Ana Lind", "credit line"),
        ("Ana Lind/Getty Images", "credit line"),
        ("ADVERTISEMENT", "advertising mark"),
    ],
)
def test_labels(label: str, kind: str) -> None:
    assert kind_of(label) == kind


@pytest.mark.parametrize(
    "text", ["", "…", "Bridging the river", "Share prices fell.", "A long winter", "Tom Hale", "3–2", "Commented out"]
)
def test_no_labels(text: str) -> None:
    assert kind_of(text) == ""


LABELS = [(kind, part) for kind, parts in label_lines._KINDS.items() for part in parts]


@settings(max_examples=300)
@given(
    st.sampled_from(LABELS).flatmap(
        lambda one: st.tuples(st.just(one[0]), st.from_regex(re.compile(one[1], re.ASCII), fullmatch=True))
    )
)
def test_the_first_word_of_a_label_leads_to_its_kind(label: tuple[str, str]) -> None:
    kind, text = label
    bare = label_lines.bare_label(text)
    first = label_lines._beginning(bare) if bare else ""
    if first in label_lines._kinds_by_word() and label_lines._PATTERNS[kind].fullmatch(bare):
        assert kind in [known for known, _ in label_lines._beginning_with(first)]


def sure_of(text: str, label: str) -> str:
    """How sure a label of a text is; "" where it is none."""
    document = Document(text)
    return next((sure.name for span, _, sure in labels(document) if text[slice(*span)] == label), "")


def test_a_label_that_may_be_the_articles_is_sure_in_the_text_of_a_page() -> None:
    prose = "The ferry sails in June, the harbour master said on Tuesday.\n"
    lone = f"Print\nThe ferry of Arle\n{prose}{prose}"
    assert sure_of(lone, "Print") == "medium"
    assert sure_of(f"{lone}\nShare this article\n{prose}", "Print") == "high"
    assert sure_of(f"{lone}\nTopics\n", "Topics") == "high", "nothing stands below it that it could head"
    named = f"{prose}Source: Harbour Board\nArle and its ferry\n{prose}Share this article\n"
    assert sure_of(named, "Source: Harbour Board") == "medium"
    assert (
        sure_of(named.replace("Source: Harbour Board", "Credit: Ann Lee/Reuters"), "Credit: Ann Lee/Reuters") == "high"
    )


def test_labels_have_the_place_of_their_text() -> None:
    document = Document("  Share this  \n\nThe ferry sails.\n")
    assert [(document.text[span.start : span.end], kind, certain) for span, kind, certain in labels(document)] == [
        ("Share this", "share bar", Confidence.high)
    ]
    assert short_lines(document) == [0, 2]


def test_an_article_alone_is_clean() -> None:
    assert not found("Ferry to sail again\n" + ARTICLE + "A long winter\n" + SECOND_ARTICLE)


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_english_rules_are_silent_on_other_languages(text: str) -> None:
    assert not found(text * 2) or codes(text * 2) <= {"BP301"}
    assert not found(text)


def test_a_list_whose_entries_recur_is_no_repetition() -> None:
    entry = "Next crossing: to be announced soon\n"
    assert "BP301" not in codes(ARTICLE + (entry + "By boat\n") * 3)
    assert "BP301" in codes(ARTICLE + entry + "By boat\n" + entry)


def test_headings_of_a_calm_article_are_not_asked_about() -> None:
    headed = "The council and the pier\n" + ARTICLE + "The mayor in the storm\n" + ARTICLE
    assert not judged(Document(headed)).open_places()
    beside = judged(Document(headed + "Subscribe to our newsletter\nShare this story\nSign in\n"))
    assert beside.open_places()


def test_a_bio_in_the_third_person_is_no_report() -> None:
    bio = "Mara Lindt is a staff writer who covers harbours. She previously worked as a reporter in Leeds.\n"
    assert "BP201" in codes(ARTICLE + bio)
    assert "BP201" not in codes(ARTICLE + "Richard Moss, head of the bridge business, said the delay was short.\n")


def test_broken_characters_are_repaired() -> None:
    (finding,) = found("The cafÃ© on the quay is open.")
    assert finding.code == "BP404"
    assert finding.fix is not None
    assert finding.fix.replacement == "é"
    assert not found("São Paulo, Århus and the café on the quay.")


def test_removal_of_a_prompt_is_a_fix_for_its_whole_line() -> None:
    text = ARTICLE + "Sign up for our free newsletter\n"
    fixes = [finding.fix for finding in found(text) if finding.code == "BP121"]
    assert [(text[fix.start : fix.end], fix.replacement) for fix in fixes if fix] == [
        ("Sign up for our free newsletter", "")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        " \n\t\n",
        "\ud800",
        "7",
        "1\n2\n3\n",
        "漢字\n漢字\n",
        "a" * 500_000,
        "Share " * 60_000,
        "©",
        "\xad\n\x7f\n",
    ],
)
def test_bad_input(text: str) -> None:
    assert engine.CRASH_CODE not in codes(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Share",
                "More stories",
                ARTICLE.strip(),
                "A long winter",
                "",
                " ",
                "By Tom Hale",
                "© 2020",
                "Tom\x7f",
                "Æther — x",
            ]
        ),
        max_size=12,
    )
)
def test_findings_stay_inside_their_lines(lines: list[str]) -> None:
    document = Document("\n".join(lines))
    for finding in engine.lint(document, PLAN):
        assert finding.code != engine.CRASH_CODE
        assert finding.start is not None
        assert finding.end is not None
        assert finding.start < finding.end
        assert document.line_number(finding.start) == document.line_number(finding.end - 1)


def test_of_several_rules_on_a_line_the_exact_one_reports() -> None:
    assert codes("The bridge reopens in May, the town said.\nVideo: harbour tour\nThe work took nine years.") == {
        "BP111"
    }


def test_an_index_of_topics_with_their_counts_is_the_pages() -> None:
    topics = "\n".join(
        f"* {topic} ({count})"
        for topic, count in (
            ("Bridges", 12),
            ("Ferries", 340),
            ("Harbours", 71),
            ("Old Marl", 9),
            ("Ropes", 55),
            ("Storms", 8),
        )
    )
    index = [kind for _, kind, _ in labels(Document(f"{ARTICLE}\nCategories\n{topics}\n"))]
    assert index.count("list of topics") == 6
    for text in (f"{ARTICLE}\nThe votes in each town:\n{topics}\n", f"Categories\n{topics}\n{ARTICLE}"):
        assert "list of topics" not in [kind for _, kind, _ in labels(Document(text))]

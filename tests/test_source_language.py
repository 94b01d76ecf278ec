"""Which language an article and its paragraphs are in."""

from __future__ import annotations

import pytest

from lint.extract.language import spoken
from lint.text.document import Document
from lint.text.language import language_of
from tests.source_rules import found, places

ENGLISH = (
    "The mill by the river is open again after a year of repairs, and the farmers of the valley bring their corn to it."
)
OTHERS = {
    "de": "Die Mühle am Fluss ist nach einem Jahr wieder offen, und die Bauern aus dem Tal bringen das Korn auch zu ihr.",
    "fr": "Le moulin est de nouveau ouvert après un an de travaux, et les paysans de la vallée y apportent leur blé avec joie.",
    "es": "El molino está abierto de nuevo después de un año de obras, y los campesinos del valle llevan su trigo a la casa.",
    "it": "Il mulino è di nuovo aperto dopo un anno di lavori, e i contadini della valle non portano più il grano alla città.",
    "nl": "De molen aan de rivier is na een jaar weer open, en de boeren uit het dal brengen er hun graan naar toe met de kar.",
    "pl": "Młyn nad rzeką jest znowu otwarty po roku napraw, a rolnicy z doliny nie przywożą już do niego swego zboża za darmo.",
    "sv": "Kvarnen vid ån är öppen igen efter ett år av arbete, och bönderna i dalen kör inte längre sin säd till staden för att mala.",
    "tr": "Değirmen bir yıl sonra yeniden açık ve köylüler için bu çok iyi, ama yol daha kapalı olduğu kadar bozuk da değil.",
}  # fmt: skip
RUSSIAN = "Мельница у реки снова открыта после года ремонта, и крестьяне везут туда своё зерно."
CHINESE = "河边的磨坊经过一年的修理之后重新开放，山谷里的农民又把粮食送到那里去，大家都很高兴。"


@pytest.mark.parametrize(("code", "text"), [*OTHERS.items(), ("en", ENGLISH)])
def test_languages_known_by_their_stop_words(code: str, text: str) -> None:
    assert language_of(text) == code


def test_scripts() -> None:
    assert spoken(Document(RUSSIAN)) == "Russian"
    assert spoken(Document(CHINESE)) == "Chinese"
    assert spoken(Document("აბგდ ევზთ იკლმ ნოპჟ")) == "Georgian"
    assert spoken(Document("7 5 3")) == ""
    assert spoken(Document("")) == ""


def test_wrong_language_of_the_corpus() -> None:
    assert [f.code for f in found(OTHERS["de"], "SQ208")] == ["SQ208"]
    assert not found(ENGLISH, "SQ208")
    assert not found(Document(OTHERS["de"], metadata={"language": "en"}), "SQ208")


@pytest.mark.parametrize("other", [*OTHERS.values(), RUSSIAN, CHINESE])
def test_a_paragraph_pasted_in(other: str) -> None:
    assert places(f"{ENGLISH}\n\n{other}\n\n{ENGLISH}", "SQ209") == [other]
    assert not found(f"{ENGLISH}\n\n{ENGLISH}", "SQ209")


def test_neighbours_in_one_language_are_one_finding() -> None:
    both = f"{OTHERS['de']}\n\n{OTHERS['de']}"
    assert places(f"{ENGLISH}\n\n{ENGLISH}\n\n{both}\n\n{ENGLISH}\n\n{RUSSIAN}", "SQ209") == [both, RUSSIAN]


def test_english_in_a_german_article() -> None:
    german = "\n\n".join([OTHERS["de"]] * 3)
    assert places(f"{german}\n\n{ENGLISH}", "SQ209") == [ENGLISH]


def test_names_and_quotations_are_no_second_language() -> None:
    text = (
        "“Und das ist auch gut so,” he said in the Rue de la Paix of Los Angeles, as Van der Berg did not know. "
        + ENGLISH
    )
    assert not found(f"{ENGLISH}\n\n{text}", "SQ209")

"""Articles that break off in other languages than English: by words that end no sentence, by signs, by the marks of a feed."""

from __future__ import annotations

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.text.document import Document

PLAN = engine.make_plan(Settings(select=("SQ407",), cache=False))
OPENINGS = {
    "de": "Die Brücke am Fluss ist nach einem Jahr wieder offen, und die Leute aus dem Dorf haben sich sehr gefreut.",
    "fr": "Le pont sur la rivière est de nouveau ouvert après un an de travaux, et les gens du village sont très contents.",
    "es": "El puente sobre el río está abierto de nuevo después de un año de obras, y la gente del pueblo está muy contenta.",
    "it": "Il ponte sul fiume è di nuovo aperto dopo un anno di lavori, e la gente del paese è molto contenta di questo.",
    "pt": "A ponte sobre o rio está aberta de novo depois de um ano de obras, e as pessoas da aldeia estão muito contentes.",
    "nl": "De brug over de rivier is na een jaar weer open, en de mensen uit het dorp zijn daar heel erg blij mee.",
    "ru": "Мельница у реки снова открыта после года ремонта, и крестьяне из долины везут туда зерно.",
    "zh": "河边的磨坊经过一年的修理之后重新开放，山谷里的农民又把粮食送到那里去，大家都很高兴。",
    "ja": "川のほとりの水車小屋は一年の修理を経て再び開き、谷の農家は穀物をそこへ運んでいる。",
}
CUT = {
    "de": ["Die Bauern bringen ihr Korn in die Mühle, weil", "Am Ende kamen sie alle zurück in das Dorf und", "Sie kamen gern wieder, sagte er,"],
    "fr": ["Le conseil a parlé hier soir des frais de la", "Les paysans apportent leur blé au moulin parce que"],
    "es": ["El consejo habló anoche de los gastos de la", "Los campesinos llevan su trigo al molino porque"],
    "it": ["Il consiglio ha parlato ieri sera delle spese per il", "I contadini portano il grano al mulino, mentre"],
    "pt": ["O conselho falou ontem à noite das despesas com a", "Os camponeses levam o trigo ao moinho porque"],
    "nl": ["De raad sprak gisteravond over de kosten van de", "De boeren brengen hun graan naar de molen, omdat"],
    "ru": ["Совет деревни вчера вечером говорил о расходах на", "Крестьяне везут зерно на мельницу, сказал он,"],
    "zh": ["村里的委员会昨天晚上讨论了新桥的费用，但是农民们认为，"],
    "ja": ["村の議会は昨夜、新しい橋の費用について話し合ったが、農家の人々は、"],
}  # fmt: skip
WHOLE = {
    "de": ["Der Rat hat am Abend über die Kosten der neuen Mühle beraten", "Er kommt am Abend mit", "Von Hanna Lindt", "Brücken am Fluss"],
    "fr": ["Il est là, avec les gens du village", "On ne sait pas où", "Les ponts de la vallée"],
    "es": ["Los puentes del valle", "No se sabe cuándo ni dónde van a abrir los otros dos"],
    "it": ["I ponti della valle", "Non si sa quando e dove apriranno gli altri due"],
    "pt": ["As pontes do vale", "Não se sabe quando nem onde vão abrir as outras duas"],
    "nl": ["Bruggen in het dal", "De raad sprak gisteravond over de kosten van de brug en ging er niet op in"],
    "ru": ["Совет деревни вчера вечером говорил о расходах на мост", "Мосты долины"],
    "zh": ["村里的委员会昨天晚上讨论了新桥的费用", "山谷里的桥"],
    "ja": ["村の議会は昨夜、新しい橋の費用について話し合った", "谷の橋"],
}  # fmt: skip


def ends(language: str, last: str) -> list[str]:
    text = f"{OPENINGS[language]}\n\n{OPENINGS[language]}\n\n{last}"
    return [text[one.start : one.end] for one in engine.lint(Document(text), PLAN) if one.start is not None]


@pytest.mark.parametrize("language", OPENINGS)
def test_an_article_breaks_off(language: str) -> None:
    for last in CUT[language]:
        assert [last.endswith(found) for found in ends(language, last)] == [True], last
    for last in WHOLE[language]:
        assert ends(language, last) == [], last


@pytest.mark.parametrize("language", ["en", *OPENINGS])
@pytest.mark.parametrize("mark", ["… [...]", "... […]", "…(...)"])
def test_two_marks_of_omission_cut_a_line(language: str, mark: str) -> None:
    opening = OPENINGS.get(language, "The mill by the river is open again, and the farmers bring their corn to it.")
    text = f"{opening}\n\n77 {mark}\n\n{opening}"
    found = engine.lint(Document(text), PLAN)
    assert [text[one.start : one.end] for one in found if one.start is not None] == [mark]


def test_one_mark_between_paragraphs_is_left_alone() -> None:
    opening = OPENINGS["de"]
    assert engine.lint(Document(f"{opening}\n\n[...]\n\n{opening}\n\nSie hat … [sic] gesagt.\n\n{opening}"), PLAN) == []

"""The model of lines for other languages: floors on pages of our own writing, and texts that it must leave alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.text.document import Document

FLOORS = json.loads((Path(__file__).parent.parent / "bench/models/layout/floors.json").read_text(encoding="utf-8"))
PARAGRAPHS = {
    "de": "Die Fähre über die Bucht fährt im Juni wieder, sagte der Hafenmeister am Dienstag, nachdem ihre beiden Maschinen im Winter von neun Leuten zerlegt, "
    "gereinigt und wieder zusammengesetzt worden waren.",
    "fr": "Le bac de la baie reprendra la mer en juin, a dit mardi le maître du port, après un hiver pendant lequel ses deux moteurs ont été démontés, nettoyés "
    "et remontés par une équipe de neuf personnes.",
    "sv": "Färjan över viken går igen i juni, sade hamnkaptenen på tisdagen, efter en vinter då dess två maskiner togs isär, rengjordes och sattes ihop igen av ett "
    "lag på nio man från varvet i norr.",
}
MENU = {
    "de": ["Start", "Politik", "Sport", "Kultur", "Wetter", "Anmelden", "Newsletter"],
    "fr": ["Accueil", "Politique", "Sport", "Culture", "Météo", "Connexion", "Newsletter"],
    "sv": ["Hem", "Politik", "Sport", "Kultur", "Väder", "Logga in", "Nyhetsbrev"],
}
TEASERS = {
    "de": ["Zehn Boote für den Sommer", "So wird der Hafen tiefer", "Rat streitet um die Mole", "Facebook", "Twitter", "Impressum", "Kontakt"],
    "fr": ["Dix bateaux pour l'été", "Le port sera plus profond", "Le conseil se dispute la jetée", "Facebook", "Twitter", "Mentions légales", "Contact"],
    "sv": ["Tio båtar för sommaren", "Så blir hamnen djupare", "Rådet grälar om piren", "Facebook", "Twitter", "Om oss", "Kontakt"],
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_floors_on_our_own_pages(language: str) -> None:
    body = [PARAGRAPHS[language]] * 6
    lines = [*MENU[language], *body, *TEASERS[language]]
    document = Document("\n".join(lines) + "\n", metadata={"language": language})
    plan = engine.make_plan(Settings(select=("BP",)))
    found = {
        document.line_number(one.start)
        for one in engine.lint(document, plan)
        if one.start is not None and one.code != "BP301"
    }
    inside = range(len(MENU[language]), len(MENU[language]) + len(body))
    page = set(range(len(lines))) - set(inside)
    assert len(found & page) >= FLOORS["recall"] * len(page)
    assert len(found - page) <= FLOORS["false_alarms"]


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_an_article_with_headings_is_no_page(language: str) -> None:
    lines = [
        TEASERS[language][0],
        PARAGRAPHS[language],
        TEASERS[language][1],
        PARAGRAPHS[language] + " 2.",
        TEASERS[language][2],
        PARAGRAPHS[language] + " 3.",
    ]
    document = Document("\n\n".join(lines) + "\n", metadata={"language": language})
    assert not [
        one for one in engine.lint(document, engine.make_plan(Settings(select=("BP190",)))) if one.code == "BP190"
    ]

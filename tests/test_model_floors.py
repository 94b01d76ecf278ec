"""The small models on texts of our own writing: what they may not fall below (`bench/models/<name>/floors.json`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.extract import publication
from lint.extract.claims.conflicts import conflicts_within, subjects
from lint.extract.hedges.extractor import telling
from lint.text.document import Document

FOLDER = Path(__file__).parent.parent / "bench" / "models"
PLAN = engine.make_plan(Settings(select=("UN101", "HD1", "CN2")))


def texts(model: str) -> Iterator[tuple[bool, str]]:
    for line in (FOLDER / model / "own_texts.txt").read_text(encoding="utf-8").splitlines():
        if line[:2] in ("+ ", "- "):
            yield line[0] == "+", line[2:].replace(" || ", "\n")


def has_money(document: Document) -> bool:
    return any(finding.code == "UN101" for finding in engine.lint(document, PLAN))


def hedges(document: Document) -> bool:
    PLAN.scan(document)
    return bool(telling(document))


def contradicts_itself(document: Document) -> bool:
    PLAN.scan(document)
    return any(found.probability >= 0.5 for found in conflicts_within(subjects(document)))


def shows_its_day(document: Document) -> bool:
    """Whether the day that stands first is found, or where none does, any day."""
    day, gap, text = document.text.partition(" ")
    stated = bool(gap) and day[:2] == "20" and day.count("-") == 2
    found = publication.publications(Document(text if stated else document.text))
    return bool(found) and (not stated or str(found[0].date) == day)


MODELS: dict[str, Callable[[Document], bool]] = {
    "money": has_money,
    "hedges": hedges,
    "claims": contradicts_itself,
    "publication": shows_its_day,
}


def figures(model: str) -> dict[str, float]:
    counts = Counter((wanted, MODELS[model](Document(text))) for wanted, text in texts(model))
    return {
        "recall": counts[True, True] / (counts[True, True] + counts[True, False]),
        "false alarms": counts[False, True] / (counts[False, True] + counts[False, False]),
    }


@pytest.mark.parametrize("model", MODELS)
def test_a_model_keeps_to_its_floors(model: str) -> None:
    floors, found = json.loads((FOLDER / model / "floors.json").read_text(encoding="utf-8")), figures(model)
    assert found["recall"] >= floors["at least"]["recall"], found
    assert found["false alarms"] <= floors["at most"]["false alarms"], found


@pytest.mark.parametrize("model", sorted(path.parent.name for path in FOLDER.glob("*/train.py")))
def test_a_model_says_where_it_comes_from(model: str) -> None:
    card = (FOLDER / model / "card.md").read_text(encoding="utf-8")
    for word in ("data", "licence", "measured", "floors.json"):
        assert word in card.lower(), word
    assert (FOLDER / model / "floors.json").is_file()
    training = (FOLDER / model / "train.py").read_text(encoding="utf-8")
    assert '"--data"' in training and "exec(" not in training

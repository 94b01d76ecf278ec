"""Which lines count as furniture for the other families."""

from __future__ import annotations

from lint import engine
from lint.config.settings import Settings
from lint.extract.boilerplate.zones import is_boilerplate, read
from lint.text.document import Document
from tests.test_boilerplate import ARTICLE, OTHER_LANGUAGES, SECOND_ARTICLE

PLAN = engine.make_plan(Settings(select=("UN",)))
TEXT = (
    ARTICLE
    + "Share this article\n"
    + SECOND_ARTICLE
    + "Mara Lindt is a staff writer who covers harbours. She lives in Leeds.\n"
)


def linted(text: str) -> Document:
    document = Document(text)
    engine.lint(document, PLAN)
    return document


def test_boilerplate_is_known_when_only_other_families_run() -> None:
    document = linted(TEXT)
    assert is_boilerplate(document, TEXT.index("Share"))
    assert is_boilerplate(document, TEXT.index("staff writer"))
    assert not is_boilerplate(document, TEXT.index("Passengers"))


def test_zones_are_whole_lines_in_order() -> None:
    document = linted(TEXT)
    texts = [mention.text for mention in read(document)]
    assert texts[0] == "Share this article"
    assert texts[-1].startswith("Mara Lindt")
    assert [mention.start for mention in read(document)] == sorted(mention.start or 0 for mention in read(document))


def test_zones_of_an_empty_document() -> None:
    document = linted("")
    assert read(document) == []
    assert not is_boilerplate(document, 0)


def test_the_article_of_another_language_has_no_boilerplate() -> None:
    for text in OTHER_LANGUAGES:
        assert read(linted(text)) == []

"""Lines of our own that a page leaves beside an article, and lines of articles in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.model import Confidence
from lint.text.document import Document
from tests.test_boilerplate import ARTICLE, SECOND_ARTICLE

PLAN = engine.make_plan(Settings(select=("BP",)))


def _lines(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]


def _is_found(line: str, below: bool) -> bool:
    """Whether a line between the paragraphs of an article, or below them, is reported at medium confidence at least."""
    text = ARTICLE + SECOND_ARTICLE + line + "\n" if below else ARTICLE + line + "\n" + SECOND_ARTICLE
    start = text.index(line)
    return any(
        one.start is not None
        and one.start < start + len(line)
        and start < (one.end or 0)
        and one.confidence >= Confidence.medium
        for one in engine.lint(Document(text, metadata={"language": "en"}), PLAN)
    )


@pytest.mark.parametrize("line", _lines("boilerplate_found.txt"))
def test_what_a_page_leaves_is_found(line: str) -> None:
    assert _is_found(line, below=True) or _is_found(line, below=False)


@pytest.mark.parametrize("line", _lines("boilerplate_silent.txt"))
def test_what_an_article_says_in_the_same_words_is_not(line: str) -> None:
    assert not _is_found(line, below=True) and not _is_found(line, below=False)


HEADLINES = (
    "Harbour mayor ends weeks of silence over the lost key to the second pier and says that she has never owned a boat",
    "Skippers of the north bay ask the county for two more lanterns before winter",
    "Lock keeper Ida Brandt finds a brass bell below the old grain store - and gives it back",
    "Why the bakers of Velden bake on Sundays again: five answers from behind the oven that was cold for eleven years",
    "Choir of the fishermen sings in the rain as thousands stay away from the quay where it has sung since the war",
    "Teacher swaps her classroom for a lighthouse and says the view is worth the stairs",
    "Council quarrels about the colour of three benches until well after midnight",
    "EXCLUSIVE Inside the workshop where the last wooden rudders of the coast are made",
    "Storm takes the roof of the cinema during a film about a storm that takes the roof of a cinema in another town",
    "Ferry twins celebrate a hundred years on the water with a cake in the shape of a hull",
    "Neighbours win their case against the rooster that crowed at four",
    "Marl United lets go of its coach hours after the draw with Orrin",
    "Swans block the motorway for the third time this spring as drivers bring bread",
    "Painter leaves his house to the village that once threw out his pictures",
    "School of Halm opens a library in a bus, and the queue is longer than the street",
    "Beekeepers warn of a poor summer after the coldest April in living memory",
    "Mine rescue dog Bruno retires with a medal and a sofa of his own",
    "Dance hall reopens with the band that closed it forty years ago - but the drummer will not sit beside the singer",
)
MENU = "\n".join("Home News Sport Weather Culture Travel Money Shop Jobs Cars".split()) + "\n"
MENU += "Log in\nSubscribe\nNewsletters\nPodcasts\nSkip to main content\n" * 5
SHARED = "Share\nFacebook\nTwitter\nWhatsApp\nSubscribe to our newsletter\n12 Comments\n"
FOOT = "Most read\nContact us\nPrivacy Policy\nTerms of use\n© 2021 Harbour Press\n"
TOUR = "\n".join(f"June {day} \u2013 The Harbour Band plays in the hall of Velden {day}" for day in range(2, 22))
NUMBERED = "\n".join(f"{place}. {line}" for place, line in enumerate(HEADLINES, 1))


def _in_a_run(lines: str) -> int:
    page = MENU + ARTICLE + SECOND_ARTICLE + SHARED + lines + "\n" + FOOT
    findings = engine.lint(Document(page, metadata={"language": "en"}), PLAN)
    return sum("run of headlines" in finding.message for finding in findings)


def test_a_long_run_of_headlines_is_the_pages() -> None:
    assert _in_a_run("\n".join(HEADLINES)) > 10
    assert not _in_a_run("\n".join(HEADLINES[:8]))


@pytest.mark.parametrize("lines", [TOUR, NUMBERED, "\n".join(f"{line}." for line in HEADLINES)])
def test_a_long_list_of_an_article_is_none(lines: str) -> None:
    assert not _in_a_run(lines)

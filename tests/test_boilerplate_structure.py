"""What the structure of a text says of its lines: tables read cell by cell, heads of articles and their parts, lists, steps; and what a fix may take."""

from __future__ import annotations

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.extract.boilerplate.alone import shape_of
from lint.extract.boilerplate.lines import judged
from lint.extract.boilerplate.own_lines import head_lines, is_heading
from lint.extract.boilerplate.shapes import cells
from lint.extract.boilerplate.thresholds import HIGH, HIGH_ALONE, HIGH_IN_A_PAGE, LOW, LOW_IN_A_PAGE, LOW_IN_SHORT
from lint.model import Confidence
from lint.text.document import Document
from tests.test_boilerplate import ARTICLE

BP = engine.make_plan(Settings(select=("BP",)))


def own_lines(lines: list[str], paragraphs: list[int], beside: list[bool]) -> set[int]:
    return head_lines(lines, paragraphs, beside) | {place for place, line in enumerate(lines) if is_heading(line)}


def are_cells(lines: list[str]) -> list[bool]:
    return cells(lines, [shape_of(line).cell for line in lines])


def test_names_and_figures_that_take_turns_are_cells() -> None:
    table = ["Tarn", "$3,120", "14", "Old Marl", "$980", "3", "Ostia", "$12,004", "77"]
    assert are_cells(table) == [True] * 9
    assert are_cells(["Rowing", "(555) 740-5762", "Chess", "(555) 740-3815", "Fencing", "(555) 740-7204"]) == [True] * 6
    assert are_cells(["A report.", *table, "Share", "Print"])[1:-2] == [True] * 9
    assert not any(are_cells(table[:6])), "two rows are no table"


@pytest.mark.parametrize(
    "lines",
    [
        ["Ferry sinks", "12 March 2024", "Bridge closes", "13 March 2024", "Mill burns", "14 March 2024"],
        ["Harbour tour", "3:45", "Dock tour", "2:10", "Mill tour", "4:00"],
        ["1", "Ferry sinks", "2", "Bridge closes", "3", "Mill burns", "4", "Pier opens"],
        ["Ferry sinks", "5 comments", "Bridge closes", "3 comments", "Mill burns", "9 comments"],
        ["Home", "News", "Sport", "Culture", "Travel", "Money"],
    ],
)
def test_lists_of_links_are_no_tables(lines: list[str]) -> None:
    assert not any(are_cells(lines))


def test_heads_of_articles_and_of_their_parts_are_their_own() -> None:
    lines = [
        "Ferry to sail again",
        "By Mara Lindt",
        "Friday, March 4, 2022",
        "Abstract",
        "x",
        "3. References",
        "12 May 2023",
        "Chapter IV",
    ]
    quiet = [False] * len(lines)
    assert own_lines(lines, [4], quiet) == {1, 2, 3, 7}, "a date below the text is not its head"
    assert own_lines(lines, [4], [True] * len(lines)) == {3, 7}, "among parts of a page a byline is one of them"
    assert own_lines(["Share", "June 2021", "x"], [2], [True] * 3) == {1}, "a dated entry"


def _lowest(text: str) -> float:
    return judged(Document(text))._lowest


def test_in_a_long_list_short_lines_are_the_texts_own() -> None:
    goods = [f"Rope of hemp, coil {number}" for number in range(90)]
    assert _lowest("\n".join(goods)) == LOW
    page = ["Share", "Tweet", "Subscribe", "Sign in", "More stories", "Advertisement"] * 12
    assert _lowest("\n".join(page)) == LOW_IN_A_PAGE
    assert _lowest(ARTICLE + "Share\n") == LOW_IN_SHORT
    assert _lowest(ARTICLE * 25 + "Share\n") == LOW


def test_what_a_fix_takes_is_surer_than_what_is_reported() -> None:
    document = Document(ARTICLE + "More stories\nTen ferries you can still board\nShare this article\n")
    engine.lint(document, BP)
    lines = judged(document)
    place, odds = 3, 0.0
    lines.odds = lambda _: odds  # type: ignore[method-assign]
    odds = HIGH - 0.1
    assert lines.confidence(place) is Confidence.medium
    odds = HIGH
    assert lines.confidence(place) is Confidence.high and lines.may_go(place)
    lines.long[4] = True
    assert not lines.may_go(place), "what stands above a paragraph may head it"


def test_who_wrote_it_is_never_sure_boilerplate() -> None:
    document = Document(ARTICLE + "More stories\nBy Mara Lindt\nShare this article\n")
    engine.lint(document, BP)
    lines = judged(document)
    lines.odds = lambda _: HIGH + 1  # type: ignore[method-assign]
    assert lines.confidence(3) is Confidence.medium


def test_a_text_that_speaks_to_its_readers_throughout_is_never_sure_away_from_a_label() -> None:
    tail = "A prize to be given away\nOne more\nYet one more\nAnd one\nThe last of them\nShare this article\n"
    for article, sure in ((ARTICLE, Confidence.high), (ARTICLE.replace(".\n", ", as you know.\n"), Confidence.medium)):
        document = Document(article * 2 + tail)
        engine.lint(document, BP)
        lines = judged(document)
        lines.odds = lambda _: HIGH_ALONE  # type: ignore[method-assign]
        place = lines.texts.index("A prize to be given away")
        assert len(lines.paragraphs) > 1 and lines.confidence(place) is sure


def test_in_a_whole_pages_text_less_is_enough_for_high() -> None:
    menu = ["Share", "Tweet", "Subscribe", "Sign in", "More stories", "Advertisement"] * 12
    links = [f"Old Marl and the sea {number}" for number in "abcdefghij"]
    page, article = "\n".join([*menu, *links, *menu]), ARTICLE + "\n".join(links) + "\nShare this article\n"
    for text, sure in ((page, Confidence.high), (article, Confidence.medium)):
        document = Document(text)
        engine.lint(document, BP)
        lines = judged(document)
        lines.odds = lambda _: HIGH_IN_A_PAGE  # type: ignore[method-assign]
        assert lines.confidence(lines.texts.index(links[4])) is sure


def _found(text: str) -> list[tuple[str, str, bool]]:
    return [
        (one.code, one.confidence.name, one.fix is not None)
        for one in engine.lint(Document(text), BP)
        if one.start is not None
    ]


def test_a_step_of_an_instruction_is_no_certain_prompt() -> None:
    alone = _found(ARTICLE + "Sign up for our weekly newsletter with the address of your club today.\n")
    steps = _found(
        "Step 1 - Find the club's page\nSign up for our weekly newsletter with the address of your club today.\nStep 2 - Wait\n"
        + ARTICLE
    )
    assert ("BP121", "high", True) in alone
    assert [one[1] for one in steps if one[0] == "BP121"] == ["medium"]


def test_the_exacter_finding_takes_over_the_fix_for_the_same_line() -> None:
    found = _found(ARTICLE + "Credit: Ana Lind/Getty Images\nShare this article\n")
    assert ("BP111", "high", True) in found

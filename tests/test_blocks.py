"""One finding a block: what joins, how sure it is, and what still knows the single lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.model import Confidence, LocatedFinding
from lint.session.articles import lint_document
from lint.team_files import baseline as baselines
from lint.team_files.gate import open_gate
from lint.text.document import Document
from lint.triage.blocks import in_blocks, parts
from tests.test_boilerplate import ARTICLE, SECOND_ARTICLE

PLAN = engine.make_plan(Settings(select=("BP", "HD", "SQ413")))
MENU = "Share this article\nSubscribe to our newsletter\n\nFollow us on Facebook\n"


def single(text: str) -> list[LocatedFinding]:
    return lint_document(PLAN, Document(text, "a.txt")).findings


def test_neighbours_are_one_finding_with_its_extent() -> None:
    text = ARTICLE + MENU + SECOND_ARTICLE
    found = single(text)
    (block,) = in_blocks(found)
    assert list(parts([block])) == found and len(found) == 3
    assert (
        block.finding.message
        == "3 lines of page boilerplate, “Share this article” to “Follow us on Facebook”; remove them."
    )
    assert text[block.finding.start : block.finding.end] == MENU.rstrip()
    assert block.finding.fix is None
    assert block.start and block.end and (block.start.line, block.end.line) == (3, 6)
    assert block.finding.confidence is Confidence.high
    assert block.words == sum(one.words for one in found)


@pytest.mark.parametrize("end", [63, 255, 1023])
def test_neighbours_are_neighbours_wherever_they_stand(end: int) -> None:
    lead = ("The pier reopened after the storm. " * 40)[: end - len("\n\nShare this article")]
    (block,) = in_blocks(single(f"{lead}\n\n{MENU}"))
    assert block.parts[0].finding.end == end and len(block.parts) == 3


def test_a_paragraph_between_keeps_two_blocks_apart() -> None:
    found = in_blocks(single(MENU + ARTICLE + "Sign in\nMost read\nPrint this page\n"))
    assert [len(one.parts) for one in found] == [3, 3]


def test_a_line_between_long_runs_belongs_to_the_block() -> None:
    found = single(
        ARTICLE + MENU + "The council and the pier\n" + "Share this story\nSign in\nMost read\n" + SECOND_ARTICLE
    )
    assert len(in_blocks([one for one in found if one.match != "The council and the pier"])) == 1
    found = single(ARTICLE + MENU + SECOND_ARTICLE[:61] + "\n" + "Share this story\nSign in\nMost read\n")
    rest = [one for one in found if not SECOND_ARTICLE.startswith(one.match)]
    assert [len(one.parts) for one in in_blocks(rest)] == [3, 3], "a line longer than a label is the article's"


def test_a_block_is_as_sure_as_two_thirds_of_it() -> None:
    found = single(ARTICLE + MENU + SECOND_ARTICLE)
    doubted = [
        one._replace(finding=one.finding._replace(confidence=confidence))
        for one, confidence in zip(found, (2, 2, 3), strict=True)
    ]
    assert [one.finding.confidence for one in in_blocks(doubted)] == [2]
    assert [one.finding.confidence for one in in_blocks(doubted[1:])] == [2], "one of two is no majority"
    ends = [
        one._replace(finding=one.finding._replace(confidence=confidence))
        for one, confidence in zip(found, (1, 3, 3), strict=True)
    ]
    assert [len(one.parts) for one in in_blocks(ends)] == [0, 2], "what is doubtful at an end stays apart"
    middle = [
        one._replace(finding=one.finding._replace(confidence=confidence))
        for one, confidence in zip(found, (3, 1, 3), strict=True)
    ]
    assert [one.finding.confidence for one in in_blocks(middle)] == [3, 1, 3], "and so between two sure lines"


def test_residue_everywhere_is_one_finding() -> None:
    text = "The harbour&nbsp;bridge reopens.\n" * 3 + "It is&nbsp;new&nbsp;and red. He called it <em>old.\n"
    (found,) = [one for one in in_blocks(single(text)) if one.finding.code == "BP403"]
    assert len(found.parts) == 6
    assert found.match == "&nbsp;" and found.start and found.start.line == 1
    assert len(found.finding.related) == 5
    assert "5 more places" in found.finding.message
    few = "The harbour&nbsp;bridge reopens. It is&nbsp;new.\n"
    assert [one.parts for one in in_blocks(single(few)) if one.finding.code == "BP403"] == [(), ()]


def test_the_gate_joins_and_scores_the_block() -> None:
    article = open_gate(Settings()).article(lint_document(PLAN, Document(ARTICLE + MENU + SECOND_ARTICLE, "a.txt")))
    lone = open_gate(Settings()).article(
        lint_document(PLAN, Document(ARTICLE + "Share this article\n" + SECOND_ARTICLE, "a.txt"))
    )
    assert [len(one.parts) for one in article.findings] == [3]
    assert article.score == pytest.approx(lone.score, abs=1)


def test_an_old_baseline_of_lines_still_matches(tmp_path: Path) -> None:
    """A baseline knows lines: a block of old lines is old, and a new line in it is reported alone."""
    from lint.triage.baseline_writer import BaselineWriter

    settings = Settings(baseline=tmp_path / "seedlint.baseline", select=("BP",))
    plan = engine.make_plan(settings)
    file = tmp_path / "a.txt"
    text = ARTICLE + MENU + SECOND_ARTICLE
    file.write_text(text, encoding="utf-8")
    assert settings.baseline
    writer = BaselineWriter(baselines.empty(settings.baseline))
    writer.add(
        open_gate(settings.with_values({"baseline": None}, "a test")).article(
            lint_document(plan, Document(text, str(file)))
        )
    )
    assert settings.baseline is not None
    settings.baseline.write_text(writer.text(True, {}, ()), encoding="utf-8")
    assert settings.baseline.read_text(encoding="utf-8").count('"code"') == 3
    assert not open_gate(settings).article(lint_document(plan, Document(text, str(file)))).findings
    grown = text.replace("Follow us", "Sign in\nFollow us")
    (new,) = open_gate(settings).article(lint_document(plan, Document(grown, str(file)))).findings
    assert new.match == "Sign in"


def test_placeholders_that_fill_a_page_are_one_finding() -> None:
    text = "The mill\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit.\n\nDuis aute irure dolor, sed do eiusmod tempor.\n"
    (found,) = [one for one in in_blocks(single(text)) if one.finding.code == "SQ413"]
    assert len(found.parts) == 5


@pytest.mark.parametrize(("sure", "confidence"), [(2, Confidence.medium), (3, Confidence.medium), (4, Confidence.high)])
def test_a_long_block_is_sure_where_two_thirds_of_its_lines_are(sure: int, confidence: Confidence) -> None:
    lines = (
        "Share this story\nSign in\nMost read\nPrint this page\nSubscribe to our newsletter\nFollow us on Facebook\n"
    )
    found = single(ARTICLE + lines + SECOND_ARTICLE)
    assert len(found) == 6
    weighed = [
        one._replace(finding=one.finding._replace(confidence=Confidence.high if number < sure else Confidence.medium))
        for number, one in enumerate(found)
    ]
    (block,) = in_blocks(weighed)
    assert block.finding.confidence is confidence


def test_who_wrote_it_and_when_are_no_block_to_be_removed() -> None:
    head = "Ferry to sail again\n\nBy Mara Lindt\nPublished: 14 March 2024\n\n"
    found = in_blocks(single(head + ARTICLE + SECOND_ARTICLE + MENU))
    assert [one.match for one in found if "Mara" in one.match or "March" in one.match] == ["By Mara Lindt"]

"""High confidence of the rules for boilerplate is kept for where they are right; what a report calls a safe fix is what plain `fix` makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.extract.boilerplate.calibration import STRANGE, strangeness
from lint.fixes.edits import FixPolicy
from lint.fixes.files import fixed
from lint.model import Confidence, LocatedFinding
from lint.session.articles import lint_document
from lint.text.document import Document

PLAN = engine.make_plan(Settings())
LESSON = [
    "A knot is chosen by what it has to hold. The bowline makes a loop that neither slips nor jams, and it is the first that one learns, because "
    "nearly everything else on a deck can be done with it if one has to.",
    "Take the end over the standing part and turn the wrist, so that a small loop stands up around the end. Pass the end behind and back through the loop.",
    "Rope of hemp swells when it is wet, and a knot that was easy to open in the morning is like a stone in the evening; rope of nylon stretches, and a "
    "knot in it has to be drawn tight by hand before any weight is put on it, or it will run. This is the reason why the old books speak of knots that "
    "nobody would trust today, and why some that they warn of are the best that one can tie in modern line: the books were right, about their rope.",
    "The sheet bend joins two ropes of unequal thickness. The thicker one makes the bight, and the thinner one does the work around it, with both ends "
    "on the same side.",
]
"""Prose of an author who reports nothing, in paragraphs of all lengths."""
NEWS = [
    f"The harbour master said on {day} that the ferry will sail again in June, and told the council that both of its engines had been taken apart over "
    "the winter." for day in ("Monday", "Tuesday", "Wednesday", "Thursday")
]  # fmt: skip


def confidence(lines: list[str], line: str) -> Confidence:
    """How sure the rules for boilerplate are of a line of a text."""
    document = Document("\n\n".join(lines) + "\n", "a.txt")
    start = document.text.index(line)
    return next(one.confidence for one in engine.lint(document, PLAN) if one.start == start and one.code[:2] == "BP")


def with_line(paragraphs: list[str], line: str) -> list[str]:
    return [*paragraphs[:2], line, *paragraphs[2:]]


@pytest.mark.parametrize("line", ["Click here to see more drawings", "Back to top", "Related topics"])
def test_a_lone_pointer_is_sure_in_news_and_below_the_text_alone(line: str) -> None:
    assert confidence(with_line(NEWS, line), line) == Confidence.high
    assert confidence(with_line(LESSON, line), line) < Confidence.high
    assert confidence([*LESSON, line], line) == Confidence.high


def test_other_sure_lines_prove_one_another() -> None:
    company = ["Share this article", "Subscribe to our newsletter", "Leave a reply", "Most read"]
    line = "Click here to see more drawings"
    assert confidence([*company, *with_line(LESSON, line)], line) == Confidence.high
    assert confidence([*company[:2], *with_line(LESSON, line)], line) == Confidence.medium
    far = [f"It is the knot of number {number} in the list." for number in range(200)]
    assert confidence([*company, *with_line(LESSON, line), *far], line) == Confidence.medium


@pytest.mark.parametrize(
    "line", ["Advertisement", "Share this article", "© 2019 Harbour Press. All rights reserved.", "Read more >"]
)
def test_what_no_author_writes_is_sure_anywhere(line: str) -> None:
    assert confidence(with_line(LESSON, line), line) == Confidence.high


def test_what_reports_is_like_news() -> None:
    news, lesson = (strangeness(Document("\n\n".join(lines) + "\n", "a.txt")) for lines in (NEWS, LESSON))
    assert news < STRANGE < lesson


def test_rights_in_a_long_line_are_sure() -> None:
    line = (
        "This chapter was taken from Knots of the North by Ada Lind. All rights reserved. No part of it may be reproduced without the written "
        "permission of Harbour Press, of which she is one of the owners."
    )
    assert confidence(["A first line of the text.", *LESSON[:3], line, *LESSON[:3]], "All rights") == Confidence.high


def safe(text: str, path: str = "a.txt") -> list[LocatedFinding]:
    """The findings of a text whose fix a report calls safe."""
    found = lint_document(PLAN, Document(text, path)).findings
    return [one for one in found if one.finding.fix is not None and one.finding.fix.safe]


TEXTS = [
    "\n\n".join(with_line(NEWS, "Share this article")),
    "\n\n".join(with_line(LESSON, "Click here to see more drawings")),
    "\n\n".join([*NEWS, "The bar at the top has these buttons:", "- Home\n- Search\n- Share"]),
    "\n\n".join(with_line(NEWS, "On its new poster the club says:\n\nSubscribe to our newsletter")),
    "\n\n".join(with_line(NEWS, "Reuters was founded in 1851. Share this article.")),
    "\n\n".join([*NEWS, "It ran between the two towns ,, and back. The pier&nbsp;is open."]),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_report_calls_safe_what_fix_makes(text: str) -> None:
    """What is told of a text is what the first round of `fix` does; what it uncovers is told of the text that is left."""
    done = fixed((text + "\n").encode(), "a.txt", PLAN, FixPolicy()).done
    promised = safe(text + "\n")
    assert {(one.finding.code, one.match) for one in promised} <= {(one.finding.code, one.match) for one in done}
    assert bool(promised) == bool(done)


def test_a_line_that_the_article_needs_has_no_safe_fix() -> None:
    assert not safe(TEXTS[2] + "\n") and not safe(TEXTS[3] + "\n")
    found = lint_document(PLAN, Document(TEXTS[2] + "\n", "a.txt")).findings
    assert any(one.finding.fix is not None for one in found), "it is offered, not promised"


def test_a_doubtful_place_of_a_sure_rule_is_mended_all_the_same() -> None:
    """Whether a fix loses an author's words hangs on the rule and the surroundings, not on the kind of the page."""
    (one,) = safe(TEXTS[1] + "\n")
    assert one.finding.confidence == Confidence.medium and "drawings" in one.match


def test_of_a_rule_that_is_not_sure_no_fix_is_safe(tmp_path: Path) -> None:
    pack = tmp_path / "rules.yaml"
    pack.write_text(
        "- {code: XX101, name: odd, severity: warning, confidence: medium, language: any, why: W., say: S., find: [colour], fix: color, "
        "examples: {flags: ['[[colour]] of', 'the [[colour]]'], passes: [color, red]}}\n",
        encoding="utf-8",
    )
    plan = engine.make_plan(Settings(packs=(pack,), select=("XX",)))
    (one,) = lint_document(plan, Document("It has colour.\n", "a.txt")).findings
    assert one.finding.fix is not None and not one.finding.fix.safe
    assert fixed(b"It has colour.\n", "a.txt", plan, FixPolicy()).after == "It has colour.\n"
    assert fixed(b"It has colour.\n", "a.txt", plan, FixPolicy(unsafe=True)).after == "It has color.\n"

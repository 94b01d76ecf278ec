"""The boilerplate rules and their model on pages of our own writing: what they may not fall below (`bench/models/boilerplate/floors.json`)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from lint import engine
from lint.config.settings import Settings
from lint.model import Confidence
from lint.text.document import Document

FOLDER = Path(__file__).parent.parent / "bench" / "models" / "boilerplate"
PLAN = engine.make_plan(Settings(select=("BP1", "BP2")))


def pages() -> dict[str, list[tuple[bool, str]]]:
    """By name the lines of each page, with whether they are boilerplate."""
    found: dict[str, list[tuple[bool, str]]] = {}
    for line in (FOLDER / "own_pages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            lines = found.setdefault(line[3:], [])
        elif line[:2] in ("+ ", "- "):
            lines.append((line[0] == "+", line[2:]))
    return found


def reported(lines: list[str]) -> dict[int, Confidence]:
    """The lines (by number) that a finding marks, and how sure it is."""
    document = Document("\n".join(lines) + "\n", "page.txt", metadata={"language": "en"})
    found: dict[int, Confidence] = {}
    for one in engine.lint(document, PLAN):
        if one.start is not None and one.end is not None and one.confidence >= Confidence.medium:
            for number in range(document.line_number(one.start), document.line_number(one.end - 1) + 1):
                found[number] = max(found.get(number, Confidence.low), one.confidence)
    return found


def figures() -> dict[str, float]:
    counts: Counter[tuple[bool, str]] = Counter()
    for lines in pages().values():
        found = reported([text for _, text in lines])
        for number, (is_boilerplate, _) in enumerate(lines):
            counts[is_boilerplate, "lines"] += 1
            counts[is_boilerplate, "shown"] += number in found
            counts[is_boilerplate, "high"] += found.get(number) is Confidence.high
    return {
        "recall": counts[True, "shown"] / counts[True, "lines"],
        "high recall": counts[True, "high"] / counts[True, "lines"],
        "false alarms": counts[False, "shown"] / counts[False, "lines"],
        "high false alarms": counts[False, "high"] / counts[False, "lines"],
    }


def test_the_model_keeps_to_its_floors() -> None:
    floors = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))
    found = figures()
    for name, least in floors["at least"].items():
        assert found[name] >= least, (name, found)
    for name, most in floors["at most"].items():
        assert found[name] <= most, (name, found)

"""Every rule on every other rule's samples: a rule that fires where it was silent before is seen in review.

`SEEDLINT_UPDATE=1 pytest tests/test_crossfire.py` writes the record anew.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from lint import engine
from lint.config.settings import Settings
from lint.rule.base import CorpusRule
from tests.rule_samples import document, unmarked

RECORD = Path(__file__).parent / "crossfire.txt"


def _fired() -> list[str]:
    """For each rule, how often each other rule finds something in its samples; rules about the whole file are left out."""
    plan = engine.make_plan(Settings(select=("ALL",)))
    lines = []
    for rule in plan.rules:
        if isinstance(rule.resolve(), CorpusRule):
            continue
        others: Counter[str] = Counter()
        for sample in (*rule.examples.flags, *rule.examples.passes):
            assert isinstance(sample, str)
            found = engine.lint(document(unmarked(sample)[0]), plan)
            others.update(f.code for f in found if f.start is not None and f.code != rule.code)
        lines.append(f"{rule.code}: {', '.join(f'{code} {count}' for code, count in sorted(others.items())) or '-'}")
    return lines


def test_rules_fire_on_each_others_samples_as_recorded() -> None:
    lines = _fired()
    if os.environ.get("SEEDLINT_UPDATE"):
        RECORD.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == RECORD.read_text(encoding="utf-8").splitlines()

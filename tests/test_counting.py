"""Numbers with their nouns: one helper, which all messages use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lint import counted

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "said, wanted",
    [
        (counted(1, "finding"), "1 finding"),
        (counted(2, "finding"), "2 findings"),
        (counted(0, "finding"), "0 findings"),
        (counted(1.0, "percentage point"), "1 percentage point"),
        (counted(0.5, "percentage point"), "0.5 percentage points"),
        (counted(2, "fix", "fixes"), "2 fixes"),
        (counted(1_204, "article", form=","), "1,204 articles"),
    ],
)
def test_a_number_has_its_noun_in_the_right_number(said: str, wanted: str) -> None:
    assert said == wanted


def test_no_message_makes_its_own_plural() -> None:
    own = re.compile(r"""\w\(s\)|(?<!\w)['"]s['"] if |['"]s['"] \* \(|if \w+ == 1 else f?["']\{?\w*\}? ?\w+s["']""")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in ("lint", "rules")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "counting.py"
        for line in path.read_text(encoding="utf-8").split("\n")
        if own.search(line)
    ]
    assert not found, "\n".join(found)

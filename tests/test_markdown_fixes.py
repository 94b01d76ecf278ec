"""Fixes of Markdown: a line goes with its marks when all its text does, and nothing else of the source is lost."""

from __future__ import annotations

import pytest

from lint.config.settings import Settings
from lint.engine import make_plan
from lint.engine.plan import Plan
from lint.fixes.edits import FixPolicy
from lint.fixes.files import fixed

PACK = """
- {code: XX101, name: share, severity: warning, confidence: high, furniture: true, where: anywhere, language: any, why: W., say: S.,
   find: ["share this"], line: {max_words: 4}, report: line, fix: "",
   examples: {flags: ["[[Share this]]", "[[Share this]]"], passes: ["a", "b"]}}
- {code: XX102, name: doubled, severity: warning, confidence: high, where: anywhere, language: any, why: W., say: S., find: ["very very"],
   fix: "very", examples: {flags: ["[[very very]]", "[[very very]]"], passes: ["a", "b"]}}
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    pack = tmp_path_factory.mktemp("pack") / "pack.yaml"
    pack.write_text(PACK, encoding="utf-8")
    return make_plan(Settings(packs=(pack,), select=("XX",), plain_scan=True))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [Share this](http://x)\n- A very very *good* day\n", "- A very *good* day\n"),
        ("One.\n\n**Share this**\n\nTwo.\n", "One.\n\nTwo.\n"),
        (
            "One.\n\n![A ferry](x.png)\n\nShare *this*\n\n[p]: http://x\n",
            "One.\n\n![A ferry](x.png)\n\n[p]: http://x\n",
        ),
        *(
            (text, text)
            for text in (
                "One.\n\n![A ferry](x.png) Share this\n",
                "One.\n\n[![A ferry](x.png)](y) *Share this*\n\nTwo.\n",
                "One.\n\nShare this ![A ferry](x.png)",
                "One.\n\nShare this <img src=x.png>\n\nTwo.\n",
            )
        ),
        ("One.\n\nShare this\n\n---\n\nTwo.\n", "One.\n\n---\n\nTwo.\n"),
        ("---\ntitle: x\n---\nShare this\n\nOne.\r\n\r\nShare this\r\n", "---\ntitle: x\n---\nOne.\r\n"),
        ("One.\n\nShare this<br>Two.\n", "One.\n\n<br>Two.\n"),
        (
            "`share this` and ```share this```\n\n    share this\n",
            "`share this` and ```share this```\n\n    share this\n",
        ),
    ],
)
def test_a_line_goes_with_its_marks(plan: Plan, before: str, after: str) -> None:
    assert fixed(before.encode(), "a.md", plan, FixPolicy()).after == after

"""A corpus with old findings is adopted, gated, edited, renamed, overruled and cleaned, step by step, as `story.console` tells.

`SEEDLINT_UPDATE=1 pytest tests/test_gate_story.py` writes what is printed anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.command import typed

CASE = Path(__file__).parent / "cases" / "gate"


_NAMES = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {
    "COLUMNS": "100", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8", **_NAMES,
}  # fmt: skip
"""An environment in which git knows nobody."""


def scratch(tmp_path: Path) -> Path:
    """A repository with the corpus in it."""
    place = tmp_path / "corpus"
    shutil.copytree(CASE / "corpus", place)
    shutil.copy(CASE / "pack.yaml", tmp_path / "pack.yaml")
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=place, env=os.environ | ENVIRONMENT, check=True)
    return place


def told(lines: list[str], place: Path) -> str:
    """The story with what its commands print."""
    out = []
    for line in lines:
        if line.startswith(("$ ", "#")) or not line:
            out.append(line)
        if line.startswith("$ "):
            done = typed(line[2:], place, **ENVIRONMENT)
            out += done.out.splitlines()
            out += [f"! {said}".rstrip() for said in done.err.splitlines()]
            out.append(f"= {done.code}")
    return "\n".join(out) + "\n"


def commands(story: str) -> list[str]:
    """The lines of the story that are not output: comments, commands, and the empty lines before comments."""
    lines = story.splitlines()
    return [
        line
        for number, line in enumerate(lines)
        if line.startswith(("$ ", "#"))
        or (not line and lines[number + 1 : number + 2] and lines[number + 1].startswith("# "))
    ]


@pytest.mark.slow
def test_the_story_of_a_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = CASE / "story.console"
    expected = path.read_text(encoding="utf-8")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    story = told(commands(expected), scratch(tmp_path))
    if os.environ.get("SEEDLINT_UPDATE"):
        path.write_text(story, encoding="utf-8")
    assert story == path.read_text(encoding="utf-8")

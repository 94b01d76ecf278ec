"""A corpus with old findings is adopted, gated, edited, renamed, overruled and cleaned, step by step, as `story.console` tells.

`SEEDLINT_UPDATE=1 pytest tests/test_gate_story.py` writes what is printed anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.command import environment

CASE = Path(__file__).parent / "cases" / "gate"


def scratch(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A repository with the corpus in it, and an environment in which `seedlint` is ours and git knows nobody."""
    place = tmp_path / "corpus"
    shutil.copytree(CASE / "corpus", place)
    shutil.copy(CASE / "pack.yaml", tmp_path / "pack.yaml")
    command = tmp_path / "bin" / "seedlint"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    names = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = environment(COLUMNS="100", GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1", LC_ALL="C.UTF-8", **names)
    env["PATH"] = f"{command.parent}{os.pathsep}{env['PATH']}"
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        env.pop(name, None)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=place, env=env, check=True)
    return place, env


def told(lines: list[str], place: Path, env: dict[str, str]) -> str:
    """The story with what its commands print."""
    out = []
    for line in lines:
        if line.startswith(("$ ", "#")) or not line:
            out.append(line)
        if line.startswith("$ "):
            done = subprocess.run(
                ["bash", "-c", line[2:]],
                cwd=place,
                env=env,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
            out += done.stdout.splitlines()
            out += [f"! {said}".rstrip() for said in done.stderr.splitlines()]
            out.append(f"= {done.returncode}")
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


def test_the_story_of_a_corpus(tmp_path: Path) -> None:
    path = CASE / "story.console"
    expected = path.read_text(encoding="utf-8")
    story = told(commands(expected), *scratch(tmp_path))
    if os.environ.get("SEEDLINT_UPDATE"):
        path.write_text(story, encoding="utf-8")
    assert story == path.read_text(encoding="utf-8")

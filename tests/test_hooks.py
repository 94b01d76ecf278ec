"""The hooks, run by the real pre-commit in a scratch repository, without network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from lint.commands import hooks
from tests.command import environment

ROOT = Path(__file__).parent.parent
BAD = "According to insider sources, the mill will close in 2031.\n"
CLEAN = """---
title: The mill at Brill is to close
author: Ann Lee
date: 2021-05-04
publisher: Brill Post
link: https://example.org/mill
---
# The mill at Brill is to close

The mill at Brill will close on 30 June 2021, its owner, Joan Fenn, said in a letter of 3 May 2021 to the town council.
It has ground flour since 1874 and employs nine people, two of whom have found other work in the town.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A scratch repository with our hooks as a user would have them, but taken from this environment."""
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in ours:
        hook["language"] = "system"
        hook["entry"] = hook["entry"].replace("seedlint", f"{sys.executable} -m lint", 1)
    config = {"repos": [{"repo": "local", "hooks": ours}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    return tmp_path


def run(cwd: Path, *command: str) -> subprocess.CompletedProcess[str]:
    names = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = environment(PRE_COMMIT_HOME=str(cwd / ".git" / "pre-commit-home"), **names)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        env.pop(name, None)
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def git(cwd: Path, *arguments: str) -> None:
    done = run(cwd, "git", *arguments)
    assert done.returncode == 0, done.stderr


def hook(repository: Path, name: str) -> subprocess.CompletedProcess[str]:
    """A hook in each of its stages: the articles before a commit, the corpus before a push."""
    stage = "pre-push" if name == "seedlint-corpus" else "pre-commit"
    return run(repository, sys.executable, "-m", "pre_commit", "run", name, "--color=never", "--hook-stage", stage)


def test_each_hook_runs_in_a_stage_of_its_own() -> None:
    """Else a push would lint each changed article twice."""
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for found in (yaml.safe_load(hooks.hook())[0]["hooks"], offered):
        each, corpus = (set(one["stages"]) for one in found)
        assert "pre-commit" in each and "pre-push" in corpus and not each & corpus - {"manual"}


def test_a_bad_new_article_is_stopped(repository: Path) -> None:
    (repository / "bad.txt").write_text(BAD, encoding="utf-8")
    git(repository, "add", ".")
    for name in ("seedlint", "seedlint-corpus"):
        done = hook(repository, name)
        assert done.returncode == 1 and "insider sources" in done.stdout, done.stdout


@pytest.mark.slow
def test_a_clean_article_passes(repository: Path) -> None:
    (repository / "clean.md").write_text(CLEAN, encoding="utf-8")
    git(repository, "add", ".")
    for name in ("seedlint", "seedlint-corpus"):
        done = hook(repository, name)
        assert done.returncode == 0 and "Passed" in done.stdout, done.stdout


@pytest.mark.slow
def test_installed_hooks_stop_the_commit(repository: Path) -> None:
    done = run(repository, sys.executable, "-m", "pre_commit", "install")
    assert done.returncode == 0, done.stdout
    (repository / "bad.txt").write_text(BAD, encoding="utf-8")
    git(repository, "add", ".")
    assert run(repository, "git", "commit", "-m", "x").returncode != 0
    (repository / "bad.txt").unlink()
    (repository / "clean.md").write_text(CLEAN, encoding="utf-8")
    git(repository, "add", ".")
    done = run(repository, "git", "commit", "-m", "x")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_snippet_for_hooks_from_git_is_valid_and_names_them(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "hook.md").read_text(encoding="utf-8")
    (snippet,) = re.findall(r"^```yaml\n(repos:.*?)^```", page, re.DOTALL | re.MULTILINE)
    (tmp_path / "config.yaml").write_text(snippet, encoding="utf-8")
    done = run(tmp_path, sys.executable, "-m", "pre_commit", "validate-config", "config.yaml")
    assert done.returncode == 0, done.stdout
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (ours,) = yaml.safe_load(snippet)["repos"]
    assert [one["id"] for one in ours["hooks"]] == [one["id"] for one in offered]


def test_our_own_configuration_is_valid() -> None:
    for command, name in (
        ("validate-config", ".pre-commit-config.yaml"),
        ("validate-manifest", ".pre-commit-hooks.yaml"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", command, str(ROOT / name)],
            capture_output=True,
            check=False,
            env=dict(os.environ),
        )
        assert done.returncode == 0, done.stdout

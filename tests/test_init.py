"""`seedlint init`: a configuration and a hook that work, and nothing overwritten."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from lint import engine
from lint.commands.hooks import hook, with_item
from lint.commands.init import CONFIG, init
from lint.commands.options import UsageError
from lint.config import settings as config

ROOT = Path(__file__).parent.parent


def test_both_files_are_written_and_hold(tmp_path: Path) -> None:
    init(tmp_path)
    settings = config.read(tmp_path / "seedlint.toml")
    assert settings.select == () and settings.root == tmp_path
    hooks = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == ["seedlint", "seedlint-corpus"]
    assert re.search(hooks[0]["files"], "a/b.jsonl.gz") and re.search(hooks[0]["exclude"], "a/README.md")


def test_it_shows_every_key_and_no_other(tmp_path: Path) -> None:
    shown = re.sub(r"(?m)^# (?=[\w\[\"][\w\-\"/*.\]]* *(=|#|$))", "", CONFIG)
    (tmp_path / "seedlint.toml").write_text(shown)
    settings = config.read(tmp_path / "seedlint.toml")
    assert settings.min_score == 70 and settings.per_file_ignores == {"press/*": ("HD301",)} and "XD" in settings.select
    assert tomllib.loads(shown).keys() == config.KEYS.keys()
    engine.make_plan(config.Settings(rules=settings.rules))


def test_what_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seedlint.toml").write_text('select = ["HD"]\n')
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n")
    init(tmp_path)
    out = capsys.readouterr().out
    assert out.count("left as it is") == 2 and "  - repo: local" in out
    assert (tmp_path / "seedlint.toml").read_text() == 'select = ["HD"]\n'
    assert (tmp_path / ".pre-commit-config.yaml").read_text() == "repos: []\n"


OTHERS = """\
# ours
repos:
- repo: https://example.org/hooks
  rev: v1  # pinned
  hooks:
  - id: spelling

# what comes last
ci:
  skip: [spelling]
"""


@pytest.mark.parametrize(
    "text",
    [
        OTHERS,
        OTHERS.split("\n# what")[0],
        OTHERS.replace("\n-", "\n  -")
        .replace("\n  hooks:\n  -", "\n    hooks:\n    -")
        .replace("\n  rev", "\n    rev"),
    ],
)
def test_the_hook_joins_those_that_are_there(text: str) -> None:
    made = with_item(text, hook("articles"))
    assert made is not None
    before, after = yaml.safe_load(text), yaml.safe_load(made)
    assert after["repos"][:-1] == before["repos"] and after.get("ci") == before.get("ci")
    assert [one["id"] for one in after["repos"][-1]["hooks"]] == ["seedlint", "seedlint-corpus"]
    assert [line for line in text.splitlines() if line not in made.splitlines()] == []


@pytest.mark.parametrize(
    "text", ["repos: []\n", "repos: [{repo: local, hooks: []}]\n", "", "x: [", "- a\n", "ci: {}\n"]
)
def test_what_cannot_be_joined_safely_is_left(text: str) -> None:
    assert with_item(text, hook()) is None


def test_the_hook_stands_where_pre_commit_looks(tmp_path: Path) -> None:
    corpus = tmp_path / "data" / "art.icles"
    corpus.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    init(corpus)
    assert not (corpus / ".pre-commit-config.yaml").exists() and (corpus / "seedlint.toml").exists()
    single, whole = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert re.search(single["files"], "data/art.icles/x/a.md") and not re.search(single["files"], "data/artXicles/a.md")
    assert whole["args"] == ["data/art.icles"]


def test_our_own_hooks_know_the_same_files() -> None:
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    single, _ = yaml.safe_load(hook())[0]["hooks"]
    assert (ours[0]["files"], ours[0]["exclude"]) == (single["files"], single["exclude"])


def test_twice_is_once(tmp_path: Path) -> None:
    init(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    init(tmp_path)
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_a_table_in_pyproject_is_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.seedlint]\nselect = ["HD"]\n')
    init(tmp_path, hook=False)
    assert [path.name for path in tmp_path.iterdir()] == ["pyproject.toml"]


def test_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        init(tmp_path / "missing")


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_hook_runs_in_pre_commit(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    corpus, tools = tmp_path / "corpus", tmp_path / "bin"
    corpus.mkdir()
    tools.mkdir()
    (tools / "seedlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lint "$@"\n')
    (tools / "seedlint").chmod(0o755)
    init(corpus)
    (corpus / "a.txt").write_text("According to insider sources, the stake is 5 percent.\n")
    environment = os.environ | {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(tmp_path / "home"),
    }  # fmt: skip
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=corpus, check=True, env=environment)
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files"], cwd=corpus, env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 1 and "HD201" in done.stdout and "insider sources" in done.stdout, done


def test_a_baseline_that_is_there_is_named(tmp_path: Path) -> None:
    init(tmp_path)
    assert config.read(tmp_path / "seedlint.toml").baseline is None
    (tmp_path / "seedlint.toml").unlink()
    (tmp_path / "seedlint.baseline").write_text("", encoding="utf-8")
    init(tmp_path)
    assert config.read(tmp_path / "seedlint.toml").baseline == tmp_path / "seedlint.baseline"

"""The files by which others bring seedlint in: valid by the schemas of those who read them, and saying what the command knows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from lint.report import FORMATS

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "schema, file",
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", ".github/workflows/release.yml"),
    ],
)
def test_files_are_valid(schema: str, file: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_says_what_the_command_understands() -> None:
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"--format (\w+)", action)) <= set(FORMATS)
    # What a caller of the action says reaches the shell as data, never as a part of the script.
    for step in yaml.safe_load(action)["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_container_runs_as_nobody_special() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("USER ") and line != "USER root" for line in lines)


@pytest.mark.parametrize(
    "command, file", [("validate-manifest", ".pre-commit-hooks.yaml"), ("validate-config", ".pre-commit-config.yaml")]
)
def test_the_hooks_are_valid(command: str, file: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", command, str(ROOT / file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr

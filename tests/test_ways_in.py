"""The files by which others bring seedlint in: valid by the schemas of those who read them, and saying what the command knows."""

from __future__ import annotations

import os
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


def test_the_page_of_the_gate_gives_the_action_what_it_takes() -> None:
    page = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
    (step,) = re.findall(r"^```yaml\n( +- uses: OWNER/.*?)^```", page, re.DOTALL | re.MULTILINE)
    (given,) = yaml.safe_load(step)
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert given["with"] and given["with"].keys() <= action["inputs"].keys()


@pytest.mark.parametrize(
    ("configurations", "given", "chosen"),
    [
        ([], "", "."),
        (["seedlint.toml"], "", "."),
        (["texts/seedlint.toml"], "", "texts"),
        (["texts/seedlint.toml"], "other more", "other more"),
        (["a/seedlint.toml", "b/seedlint.toml"], "", "."),
    ],
)
def test_the_action_lints_where_the_only_configuration_is(
    tmp_path: Path, configurations: list[str], given: str, chosen: str
) -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    (script,) = (step["run"] for step in steps if step.get("id") == "chosen")
    for name in configurations:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    out = tmp_path / "output"
    for command in (["git", "init", "-q"], ["git", "add", "."], ["bash", "-e", "-c", script]):
        subprocess.run(command, cwd=tmp_path, env=os.environ | {"PATHS": given, "GITHUB_OUTPUT": str(out)}, check=True)
    assert out.read_text(encoding="utf-8") == f"paths={chosen}\n"


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

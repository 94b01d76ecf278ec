"""The extension for VS Code: what its manifest says is what the command and the readers know, and its own tests pass."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from lint import __version__
from lint.cli import COMMANDS
from lint.readers import FORMATS

FOLDER = Path(__file__).parent.parent / "editors" / "vscode"


def test_the_manifest_says_what_the_command_knows() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    settings = manifest["contributes"]["configuration"]["properties"]
    assert settings["seedlint.arguments"]["default"][0] in COMMANDS
    assert manifest["version"] == __version__
    # A workspace that nobody trusts does not choose what is run.
    restricted = manifest["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    assert set(restricted) == {"seedlint.command", "seedlint.arguments"}
    lock = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"][""]["dependencies"] == manifest["dependencies"]


def test_the_records_it_looks_at_are_read() -> None:
    source = (FOLDER / "extension.js").read_text(encoding="utf-8")
    endings = source.split("**/*.{")[1].split("}")[0].split(",")
    assert {f".{ending}" for ending in endings} <= set(FORMATS)


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_its_own_tests_pass() -> None:
    done = subprocess.run(
        ["node", "--test", "extension.test.js"], cwd=FOLDER, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "fail 0" in done.stdout

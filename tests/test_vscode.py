"""The extension for VS Code: what its manifest says is what the command and the readers know, its own tests pass, it can be packaged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
import zipfile
from pathlib import Path

import pytest

from lint import __version__
from lint.cli import COMMANDS
from lint.readers import FORMATS

FOLDER = Path(__file__).parent.parent / "editors" / "vscode"
# Node.js from the wheel that .ci/slow.txt locks stands beside Python; without it, the machine's own does.
PATH = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
with_node = pytest.mark.skipif(not shutil.which("npm", path=PATH), reason="Node.js is not installed")


def _run(*command: str, cwd: Path) -> str:
    done = subprocess.run(
        [str(shutil.which(command[0], path=PATH)), *command[1:]],
        cwd=cwd, env=dict(os.environ) | {"PATH": PATH}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


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


@with_node
def test_its_own_tests_pass() -> None:
    assert "fail 0" in _run("node", "--test", "extension.test.js", cwd=FOLDER)


@pytest.mark.slow
@with_node
def test_it_is_packaged_with_all_that_it_needs_and_no_more(tmp_path: Path) -> None:
    folder = tmp_path / "vscode"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("node_modules", "*.vsix"))
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
    _run("npm", "run", "package", cwd=folder)
    (package,) = folder.glob("*.vsix")
    assert package.name == f"seedlint-{__version__}.vsix"
    with zipfile.ZipFile(package) as archive:
        names = set(archive.namelist())
        assert archive.testzip() is None
        assert archive.read("extension/extension.js") == (FOLDER / "extension.js").read_bytes()
    client = "extension/node_modules/vscode-languageclient/"
    assert {
        "extension.vsixmanifest",
        "extension/package.json",
        client + "node.js",
        client + "lib/node/main.js",
    } <= names
    own = {name for name in names if name.startswith("extension/") and "/node_modules/" not in name}
    assert {name.lower() for name in own} == {
        f"extension/{name}" for name in ("extension.js", "package.json", "readme.md", "license.txt")
    }
    assert not [name for name in names if "@vscode/" in name]

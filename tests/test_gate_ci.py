"""The CI of docs/gate.md, its commands run as they are written, but for installing and uploading."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import junitparser

from tests.command import typed
from tests.test_formats import GITLAB, jsonschema, pasted
from tests.test_gate_story import ENVIRONMENT, scratch

INSTALL = "pip install seedlint"


def test_github_actions(tmp_path: Path) -> None:
    place, env = scratch(tmp_path), dict(ENVIRONMENT)
    env["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
    steps: list[dict[str, Any]] = pasted("GitHub Actions")["jobs"]["seedlint"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert commands[0] == INSTALL
    done = [typed(command, place, **env) for command in commands[1:]]
    assert [one.code for one in done] == [1, 0], done
    assert done[0].out.startswith("::error file=seeds/")
    assert "7 findings in 5 articles" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))
    log = json.loads((place / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) == 7
    env["GITHUB_BASE_REF"] = "main"
    for command in ("git add .", "git commit -qm first", "git update-ref refs/remotes/origin/main HEAD"):
        assert typed(command, place, **env).code == 0
    own = typed('seedlint check seeds --format github --diff-from "origin/$GITHUB_BASE_REF"', place, **env)
    assert own.code == 0 and own.out == "seedlint: 0 findings in 5 articles; 7 hidden\n"


def test_gitlab_ci(tmp_path: Path) -> None:
    place, env = scratch(tmp_path), ENVIRONMENT
    job = pasted("GitLab CI")["seedlint"]
    assert job["script"][0] == INSTALL
    done = [typed(command, place, **env).code for command in job["script"][1:]]
    assert done == [0, 0, 1]
    reports = job["artifacts"]["reports"]
    issues = json.loads((place / reports["codequality"]).read_text(encoding="utf-8"))
    jsonschema.validate(issues, GITLAB)
    assert len(issues) == 7
    assert sum(suite.failures for suite in junitparser.JUnitXml.fromfile(str(place / reports["junit"]))) == 6

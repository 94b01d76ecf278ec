"""A key written into somebody's configuration: it counts, and every other line stays as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lint.commands.init import CONFIG
from lint.config.edits import with_key
from tests.test_show import run

BAD = "According to insider sources, the stake is small.\n"


@pytest.mark.parametrize(
    "text, table",
    [
        ("", ""),
        ('select = ["HD"]  # ours', ""),
        ('# ours\nselect = [\n  "HD",\n]\n\n# what they may have\n[budgets]\nHD = 3\n', ""),
        ("[budgets]\nHD = 3\n", ""),
        (CONFIG, ""),
        ('[project]\nname = "x"\n\n[tool.seedlint]  # ours\nselect = ["HD"]\n\n[tool.other]\nx = 1\n', "tool.seedlint"),
    ],
)
def test_the_key_is_there_and_all_else_is_as_it_was(text: str, table: str) -> None:
    made = with_key(text, "baseline", "seedlint.baseline", table)
    assert made is not None
    wanted = tomllib.loads(text)
    place = wanted["tool"]["seedlint"] if table else wanted
    place["baseline"] = "seedlint.baseline"
    assert tomllib.loads(made) == wanted
    gone = [line for line in text.splitlines() if line not in made.splitlines()]
    assert all(line.startswith("# baseline") for line in gone)


@pytest.mark.parametrize("text", ['baseline = "x"\n', "select = [", "[tool.seedlint]\n"])
def test_what_cannot_be_written_safely_is_left(text: str) -> None:
    assert with_key(text, "baseline", "y", "tool.missing" if text.startswith("[") else "") is None


def test_baseline_names_itself_in_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    config = tmp_path / "seedlint.toml"
    config.write_text('select = ["HD2"]  # ours\n\n[budgets]\nDT = 3\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    code, out, err = run(monkeypatch, capsys, "baseline", ".")
    assert code == 0 and "is written there" in out and "use it with" not in err
    assert config.read_text(encoding="utf-8") == (
        'select = ["HD2"]  # ours\nbaseline = "seedlint.baseline"\n\n[budgets]\nDT = 3\n'
    )
    code, out, _ = run(monkeypatch, capsys, "check", ".")
    assert code == 0 and "1 finding in the baseline" in out


def test_a_baseline_of_another_name_is_the_callers_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seedlint.toml").write_text('select = ["HD2"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    code, _, err = run(monkeypatch, capsys, "baseline", ".", "--baseline", "old.baseline")
    assert code == 0 and "use it with --baseline old.baseline" in err
    assert (tmp_path / "seedlint.toml").read_text(encoding="utf-8") == 'select = ["HD2"]\n'

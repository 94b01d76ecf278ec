"""What `check` shows and does besides findings: quiet runs, settings, files, watching; packs with conditions of their own, and strict ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from lint.cli import main
from lint.commands.watching import matters
from lint.config import settings as config
from lint.model import Span
from lint.rule.conditions import CONDITIONS
from lint.rule.packs import files, load
from lint.rule.yaml_rule import RuleError
from lint.session import Session
from lint.text.document import Document

BAD = "According to insider sources, the stake is small.\n"
PACK = """
- code: ACME101
  name: old-name
  severity: warning
  confidence: high
  why: The company was renamed.
  find: ["Acme Widgets"]
  only_if: [in_capitals_line]
  say: "“{match}” is called otherwise now."
  examples:
    flags: ["[[Acme Widgets]] SAID SO", "NOW [[Acme Widgets]]"]
    passes: ["Acme Widgets said so.", "He makes widgets."]
"""
CONDITION = '''
from lint import Document, Span, condition


@condition
def in_capitals_line(document: Document, span: Span) -> bool:
    """The rest of the line is in capitals."""
    block = document.block_at(span.start)
    rest = document.text[block.start : span.start] + document.text[span.end : block.end]
    return rest.isupper()
'''


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["seedlint", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seedlint.toml").write_text('select = ["HD2"]\nexclude = ["drafts/"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "b.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "c.bin").write_bytes(b"\0")
    return tmp_path


@pytest.mark.parametrize("format", ["text", "concise"])
def test_a_quiet_run_says_what_was_found_and_no_more(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    code, loud, _ = run(monkeypatch, capsys, "check", "a.txt", "--format", format)
    quiet_code, quiet, _ = run(monkeypatch, capsys, "check", "a.txt", "--format", format, "--quiet")
    assert code == quiet_code == 1 and "HD201" in quiet
    assert loud.startswith(quiet) and "in 1 article" in loud and "in 1 article" not in quiet


def test_settings_are_shown_with_where_they_come_from(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(monkeypatch, capsys, "check", "--show-settings", "--fail-on", "error")
    lines = out.splitlines()
    assert code == 0 and f"# configuration: {corpus / 'seedlint.toml'}" == lines[0]
    assert f'select = ["HD2"] ({corpus / "seedlint.toml"})' in lines and 'fail-on = "error" (command line)' in lines
    assert "jobs = 0 (default)" in lines and len(lines) == 1 + len(config.KEYS)


def test_files_are_shown_and_not_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, capsys, "check", "--show-files") == (0, "a.txt\n", "")
    code, out, err = run(monkeypatch, capsys, "check", "--show-files", "missing", "drafts/b.txt")
    assert code == 2 and out == "drafts/b.txt\n" and "missing" in err


def test_watching_checks_again_and_outlives_a_faulty_configuration(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def changes(*paths: str, **_: Any) -> Iterator[set[object]]:
        assert paths == ("a.txt",)
        (corpus / "seedlint.toml").write_text("selcet = 1\n", encoding="utf-8")
        yield set()
        (corpus / "seedlint.toml").write_text('select = ["HD2"]\n', encoding="utf-8")
        (corpus / "a.txt").write_text("Ann Lee said so.\n", encoding="utf-8")
        yield set()

    monkeypatch.setattr(watchfiles, "watch", changes)
    code, out, err = run(monkeypatch, capsys, "check", "a.txt", "--watch", "--format", "concise")
    assert code == 0 and out.count("HD201") == 1 and "0 findings in 1 article" in out
    assert "selcet" in err and err.count("waiting for changes") == 3


def test_watching_looks_at_what_matters() -> None:
    assert matters("x/a.md") and matters("seedlint.toml") and matters("rules/a.yaml")
    assert not matters("x/a.png") and not matters(".git/HEAD")


def pack(folder: Path, rules: str = PACK, condition: str = CONDITION) -> Path:
    folder.mkdir()
    (folder / "a_rules.yaml").write_text(rules, encoding="utf-8")
    (folder / "conditions.py").write_text(condition, encoding="utf-8")
    return folder


def test_a_pack_brings_conditions_of_its_own(tmp_path: Path) -> None:
    ours = pack(tmp_path / "ours")
    for _ in range(2):  # as they are read, and as the cache has them
        session = Session(config.Settings(packs=(ours,), select=("ACME",)))
        found = session.article(Document("Acme Widgets GOES HOME\n\nAcme Widgets went home.", "a.txt")).findings
        assert [one.finding.start for one in found] == [0]
    assert "The rest of the line" in (CONDITIONS["in_capitals_line"].__doc__ or "")


def test_two_packs_may_call_a_condition_alike(tmp_path: Path) -> None:
    always = CONDITION.replace("return rest.isupper()", "return True")
    first, second = pack(tmp_path / "first"), pack(tmp_path / "second", PACK.replace("ACME101", "ACME102"), always)
    for _ in range(2):
        rules, _ = load({one: files(one) for one in (first, second)})
        text = Document("Acme Widgets went home.", "a.txt")
        assert [rule._of_match[0][0](text, Span(0, 12)) for rule in rules] == [False, True]  # type: ignore[attr-defined]


def test_a_condition_cannot_take_the_place_of_ours(tmp_path: Path) -> None:
    ours = pack(tmp_path / "ours", condition=CONDITION.replace("in_capitals_line", "quoted"))
    with pytest.raises(RuleError, match="comes with seedlint already"):
        load({ours: files(ours)})


def test_conditions_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = pack(tmp_path / "ours")
    code, out, _ = run(monkeypatch, capsys, "rules", "--conditions", "--pack", str(ours))
    assert code == 0 and "quoted\n  The match stands" in out and "in_capitals_line\n  The rest of the line" in out


def test_strict_refuses_a_pack_whose_examples_do_not_hold(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = pack(corpus / "ours", PACK.replace("Widgets said so.", "Widgets SAID SO"))
    assert run(monkeypatch, capsys, "check", "a.txt", "--pack", str(ours), "--select", "ACME")[0] == 0
    code, _, err = run(monkeypatch, capsys, "check", "a.txt", "--pack", str(ours), "--select", "ACME", "--strict")
    assert code == 2 and "ACME101" in err and "does not hold" in err

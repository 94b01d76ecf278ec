"""Texts, names and configurations full of commands to terminals and build servers: whatever is printed, nobody is commanded."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from lint.escaping import in_json
from lint.fixes.files import Fixed, patch
from lint.report.html.page import as_data
from tests.command import Done, environment, seedlint, seedlint_process

EVIL = "\x1b]0;own\x07 \x9b31m ##[group]x ##vso[task.setvariable variable=a]b ::error::x \u202eabc \x08\x7f"
COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|^\s*::|##[A-Za-z]*\[", re.M)
OWN = re.compile(r"^::(?:error|warning|notice) (?:file|title)=[^:\x00-\x1f\x7f-\x9f\u202a-\u202e]*::", re.M)
FILES = {
    "a.md": f'---\ntitle: x\nlang: "##[group]"\nauthor: "##[warning]me"\ndate: "##[x] 2024"\n---\nInsider sources {EVIL} say so.\n\n'
    f"::error::Insider sources agree.\n\n##[error]Share this article\n\nConnect with us {EVIL}\n",
    "b\n::error::c.txt": f"{EVIL}\nInsider sources say.\n::warning::Experts say it is ##[group] huge.",
    "g\x1b[31m\u202e.txt": "Insider sources say.\n",
    "c.jsonl": '{"text": "Insider sources \\u001b[2J ##[group] say.\\n::error::x", "id": "::error::##[group]\\u001b[31m"}\n'
    '{"##[a]\\n::error::": 1, "text": ["##[x]"]}\n{bad ##[group]\n',
    "d.md": "---\n##[group]: [\n::error::\n---\nx",
    ".gitignore": "[z-a]##[group]\n",
    "e.csv": "##[group],::error::\n1,2\n",
    "f.html": "<html lang='##[group]'><title>##[group]</title><p>Insider ::error:: ##[group] sources say</p>",
}  # fmt: skip
CONFIGURATIONS = [
    '"##[group]" = 1',
    'select = ["##[group]\\n::error::"]',
    'packs = ["##[x]\\u001b[2J"]',
    'baseline = "##[x]\\n::error::"',
    '[per-file-ignores]\n"##[x]" = ["##[y]\\n::error::"]',
    '[rules.XX]\na = "##[g]"',
    'lang = "##[a]"',
    '[budgets]\n"##[x]" = 1',
    '"::error::\\n::error::x" = 2',
    'a = "\\u001b[2J',
    'exclude = ["[z-a]##[x]"]',
]


def commands(done: Done) -> list[str]:
    """What of the output of a run commands somebody."""
    out = OWN.sub("", done.out)
    return [
        said[max(0, found.start() - 30) : found.end() + 30]
        for said in (out, done.err)
        for found in COMMANDS.finditer(said)
    ]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize(
    "format", ["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "csv", "html"]
)
def test_no_report_commands_anybody(corpus: Path, format: str) -> None:
    done = seedlint(
        "check",
        "--isolated",
        "--select",
        "ALL",
        "--min-confidence",
        "low",
        "--stats",
        "--format",
        format,
        ".",
        cwd=corpus,
    )
    assert done.code == 2 and "HD201" in done.out and commands(done) == []


@pytest.mark.parametrize(
    "command",
    [["facts"], ["facts", "--format", "jsonl"], ["check", "--show-files"], ["check", "::error::\n::error::x"]],
)
def test_no_command_commands_anybody(corpus: Path, command: list[str]) -> None:
    assert commands(seedlint(*command, "--isolated", ".", cwd=corpus)) == []


@pytest.mark.parametrize("text", CONFIGURATIONS)
def test_no_configuration_commands_anybody(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text("Insider sources say.", encoding="utf-8")
    (tmp_path / "seedlint.toml").write_text(text, encoding="utf-8")
    assert commands(seedlint("check", ".", cwd=tmp_path)) == []


@pytest.mark.parametrize(
    "value", ["##[a] ##vso[b] ## [c] ##", "\x7f\x9b\u2028\u202e\u2066é\U0001f600", {"##[k]": ["##x[", 1.5, None]}]
)
def test_json_is_the_same_value(value: object) -> None:
    written = in_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(written) == value and not COMMANDS.search(written)
    assert json.loads(as_data(value)) == value and not COMMANDS.search(as_data(value))


@pytest.mark.parametrize(
    "name", ['b"\\\n::error::c.txt', "\x9b31m\u202e ##[x] \x1b.txt", "Müller\u2028.txt", "\udcff\udcfe.txt"]
)
def test_a_patch_names_its_file_whatever_the_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("old\n", encoding="utf-8")
    text = "".join(patch(Fixed(name, "old\n", "new\n", b"old\n", "utf-8")))
    done = subprocess.run(
        ["git", "apply", "-"], cwd=tmp_path, input=text.encode(), capture_output=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stderr
    assert not COMMANDS.search(text)
    assert (tmp_path / name).read_text(encoding="utf-8") == "new\n"


def test_nothing_is_imported_from_the_folder_that_is_linted(tmp_path: Path) -> None:
    for module in ("typer", "click", "signal", "yaml", "regex", "hyperscan", "tomllib", "sqlite3", "faulthandler"):
        (tmp_path / f"{module}.py").write_text("open('RAN', 'w')\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Insider sources say.", encoding="utf-8")
    done = seedlint_process("check", "--isolated", "--format", "concise", ".", cwd=tmp_path)
    assert "HD201" in done.out and not (tmp_path / "RAN").exists()


def test_no_rule_of_a_pack_commands_anybody(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(
        '- code: XX101\n  name: x-y\n  why: "\\e[31m##[group]"\n  say: "\\e]0;x\\a {match}"\n'
        "  severity: warning\n  confidence: high\n  find: [zebra]\n"
        '  examples:\n    flags: ["a [[zebra]]", "\\e[2J [[zebra]] ##[group]"]\n    passes: ["\\e[1m", "::error::x"]\n',
        encoding="utf-8",
    )
    for line in ("explain XX101", "explain XX", "explain XX101 --format json", "rules --format json"):
        done = seedlint(*line.split(), "--isolated", "--pack", "pack.yaml", cwd=tmp_path)
        assert done.code == 0 and "XX101" in done.out, done.err
        assert not commands(done), line
    assert not commands(seedlint("rules", "--test", "pack.yaml", cwd=tmp_path))

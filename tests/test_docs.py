"""The documentation: every command in it runs, every sample of configuration and rules holds, the site builds whole."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import lint
from lint import cli, engine, report
from lint.config import settings as config
from lint.config.settings import Settings
from lint.rule import conditions, packs
from tests.command import seedlint, typed
from tests.rule_samples import findings, unmarked

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_NOT_OURS = (
    "pip ",
    "python3 -m venv",
    "pre-commit ",
    "git ",
    "python -m sphinx",
    "python bench/",
    "seedlint --install-completion",
)
"""What installs things, changes the shell or belongs to other tools: not run here."""


def blocks(page: Path, *languages: str) -> Iterator[str]:
    """The fenced blocks of a page in the given languages."""
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block[1] in languages:
            yield block[2]


def commands(page: Path) -> list[str]:
    """The commands a page tells its reader to type, without prompts."""
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    lines += [line[2:] for block in blocks(page, "console") for line in block.splitlines() if line.startswith("$ ")]
    return [line for line in lines if line.strip() and not line.startswith(("#", *_NOT_OURS))]


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    """A folder as the reader of a page has it."""
    for name in ("articles", "seeds"):
        shutil.copytree(ROOT / "seeds", tmp_path / name)
    (tmp_path / "seeds" / "mill.txt").write_text("The mill will close, people close to the talks said.\n")
    shutil.copy(ROOT / "seeds" / "battery_hedged.md", tmp_path / "article.txt")
    (tmp_path / "our-rules").mkdir()
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "seeds" / "agency.jsonl", tmp_path / "data" / "articles.jsonl")
    (block,) = blocks(ROOT / "docs" / "own_rules.md", "yaml")
    (tmp_path / "our-rules" / "names.yaml").write_text(block, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(not shutil.which("bash"), reason="the documentation's commands are written for a shell")
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=[] if page.name in ("README.md", "start.md") else pytest.mark.slow, id=page.name)
        for page in PAGES
        if commands(page)
    ],
)
def test_every_command_runs(page: Path, reader: Path) -> None:
    for command in commands(page):
        if "venv/bin" not in command:
            done = typed(command, reader)
            assert done.code in (0, 1), (command, done.out[-500:], done.err)
            assert "Traceback" not in done.err and "error:" not in done.err, (command, done.err)


_SHOWN = re.compile(r"^```\w*\n\$ (seedlint check .*)\n((?s:.*?))(?:…\n)?^```", re.MULTILINE)


def test_what_a_page_shows_of_a_run_is_how_the_run_begins() -> None:
    shown = [found for page in PAGES for found in _SHOWN.finditer(page.read_text(encoding="utf-8"))]
    assert len(shown) >= 2
    for found in shown:
        assert typed(found[1], ROOT).out.startswith(found[2]), found[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_samples_of_toml_are_valid(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "toml"):
        table = tomllib.loads(block)
        if table.keys() <= config.KEYS.keys() and table:
            (tmp_path / "seedlint.toml").write_text(block, encoding="utf-8")
            config.read(tmp_path / "seedlint.toml")


def test_samples_of_rules_hold(tmp_path: Path) -> None:
    for language, ending in (("yaml", "yaml"), ("python", "py")):
        for number, block in enumerate(blocks(ROOT / "docs" / "own_rules.md", language)):
            (tmp_path / f"own_{number}.{ending}").write_text(block, encoding="utf-8")
    plan = engine.make_plan(Settings(packs=(tmp_path,), select=("ACME",)))
    own = [rule.resolve() for rule in plan.rules if rule.code.startswith("ACME")]
    assert len(own) == 4
    for rule in own:
        for sample in rule.examples.flags:
            texts, spans = zip(*map(unmarked, parts(sample)), strict=True)
            found = findings(rule, plan, list(texts))
            assert [(one.start, one.end) for _, one in found] == [span for spans_of in spans for span in spans_of]
        for sample in rule.examples.passes:
            assert not findings(rule, plan, list(parts(sample)))


def parts(sample: str | tuple[str, ...]) -> tuple[str, ...]:
    return (sample,) if isinstance(sample, str) else sample


_ENGINES = ("dagster", "datasets", "duckdb", "polars")
"""Large libraries that the samples are for and nothing else is: there where the slow tests run."""
_SAMPLES = [
    pytest.param(
        block, marks=pytest.mark.slow if re.search(rf"^import ({'|'.join(_ENGINES)})\b", block, re.MULTILINE) else ()
    )
    for block in blocks(ROOT / "docs" / "for_datasets.md", "python")
]


@pytest.mark.parametrize("block", _SAMPLES)
def test_samples_of_python_run(block: str, reader: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in set(re.findall(r"^import (\w+)", block, re.MULTILINE)):
        pytest.importorskip(module)
    for format, file in (("jsonl", "findings.jsonl"), ("json", "scores.json"), ("parquet", "findings.parquet")):
        if file in block:
            seedlint("check", "data/articles.jsonl", "--format", format, "--exit-zero", "-o", file, cwd=reader)
            assert (reader / file).exists()
    monkeypatch.chdir(reader)
    exec(compile(block, "for_datasets.md", "exec"), {"__name__": "__main__"})


_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_MADE = ("rules/", "reference/")
"""Pages that the build of the site writes."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in (one or other for one, other in _LINK.findall(text)):
        if link.startswith(("http", "#")):
            continue
        name, _, anchor = link.partition("#")
        if name.startswith(_MADE):
            assert name == "rules/index.md" or Path(name).stem in ("index", *reference_pages().PAGES), link
            continue
        target = page.parent / name
        assert target.exists(), f"{page.name}: {link}"
        assert not anchor or anchor in anchors(target), f"{page.name}: {link}"


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def reference_pages() -> Any:
    sys.path.insert(0, str(ROOT / "docs"))
    return importlib.import_module("reference_pages")


def test_the_reference_is_made_from_the_code(tmp_path: Path) -> None:
    pages = {page.stem: page.read_text(encoding="utf-8") for page in reference_pages().write(tmp_path)}
    for key in config.KEYS:
        row = next(line for line in pages["configuration"].splitlines() if line.startswith(f"| `{key}` |"))
        assert row.rstrip(" |").count("|") >= 3, f"{key} is not explained in the configuration that init writes"
    for command in cli.COMMANDS:
        assert f"## seedlint {command}\n" in pages["commands"]
    for name in report.FORMATS:
        assert f"### {name}\n" in pages["formats"]
    for name in conditions.CONDITIONS:
        assert f"`{name}`" in pages["conditions"]
    for name in lint.__all__:
        assert f"## lint.{name}\n" in pages["python"]


def test_every_page_is_in_the_contents() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    listed = {
        line for block in re.findall(r"```\{toctree\}\n(.*?)```", index, re.DOTALL) for line in block.splitlines()
    }
    assert {page.stem for page in (ROOT / "docs").glob("*.md")} - {"index"} <= listed


def test_the_words_of_the_docs_are_plain() -> None:
    words = re.compile(r"\b(furniture|is told|are told|sureness|surest|sheaf)\b", re.IGNORECASE)
    for page in PAGES:
        text = page.read_text(encoding="utf-8").replace("(once `furniture`)", "")
        assert not words.findall(text), page.name


def test_every_rule_has_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import rule_pages

    (tmp_path / "XX.md").write_text("a family that is no more")
    pages = rule_pages.write(tmp_path)
    assert sorted(pages) == sorted(tmp_path.glob("*.md"))
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    rules, _ = packs.load({packs.builtin(): packs.files(packs.builtin())})
    for rule in rules:
        assert f"## {rule.code} {rule.name}" in text
    before = {page: page.stat().st_mtime_ns for page in pages}
    rule_pages.write(tmp_path)
    assert before == {page: page.stat().st_mtime_ns for page in pages}


def test_hostile_samples_stay_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import rule_pages

    shown = rule_pages._sample("a </div><script>x</script> [[& `b`]]\n\nc\u202e", "sample")
    assert "<script>" not in shown and "<mark>&amp; `b`</mark>" in shown and "U+202E" in shown
    assert "\n\n" not in shown


@pytest.mark.slow
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    for name in ("sphinx", "myst_parser", "furo", "sphinx_copybutton"):
        pytest.importorskip(name, reason=f"{name} is not installed (the group docs)")
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("_build", "rules", "reference"))
    shutil.copy(ROOT / "CHANGELOG.md", tmp_path)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "docs", "site"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "rules" / "index.html").exists()

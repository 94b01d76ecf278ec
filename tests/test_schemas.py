"""The JSON schemas of the configuration and of packs: what they allow is what the loaders take, and they stand in `schemas/` as made."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from lint.commands.init import CONFIG, schema_line
from lint.commands.schema import text
from lint.config import settings as config
from lint.config.settings import ConfigError
from lint.rule.packs import files, parse_yaml
from lint.rule.yaml_rule import RuleError

ROOT = Path(__file__).parent.parent
RULE = """
- code: ACME101
  name: old-name
  severity: warning
  confidence: high
  why: The company was renamed.
  find: ["Acme Widgets"]
  say: "“{match}” is called otherwise now."
  examples:
    flags: ["[[Acme Widgets]] said so.", "He left [[Acme Widgets]]."]
    passes: ["Acme Group said so.", "He makes widgets."]
"""


def is_valid(kind: str, data: Any) -> bool:
    return bool(jsonschema.Draft7Validator(json.loads(text(kind))).is_valid(data))


@pytest.mark.parametrize("kind, file", [("config", "seedlint.json"), ("pack", "seedlint-pack.json")])
def test_the_files_are_what_the_command_writes(kind: str, file: str) -> None:
    path = ROOT / "schemas" / file
    if os.environ.get("SEEDLINT_UPDATE"):
        path.write_text(text(kind), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text(kind), "rewrite it with SEEDLINT_UPDATE=1"
    jsonschema.Draft7Validator.check_schema(json.loads(text(kind)))


@pytest.mark.parametrize(
    "toml, holds",
    [
        ('select = ["HD"]\nmin-score = 70\n[budgets]\nHD = 3\nUN101 = { per-1000-articles = 50 }\n', True),
        ('ignore = ["SQ101"]\n[per-file-ignores]\n"a/*" = ["HD"]\n[languages]\n"fr/**" = "fr"\n', True),
        ('[[ignore]]\nfield = "source"\nequals = "wire"\n', True),
        ('[[ignore]]\nfield = "source"\nequals = ["wire", 3]\ncodes = ["HD2"]\n', True),
        ('[rules.SQ401]\nseverity = "info"\nleast_words = 80\n', True),
        ('selcet = ["HD"]\n', False),
        ('select = "HD"\n', False),
        ("min-score = 101\n", False),
        ('fail-on = "bad"\n', False),
        ('language = "any"\n', False),
        ("jobs = 1.5\n", False),
        ("[budgets]\nHD = -1\n", False),
        ("[budgets]\nHD = {}\n", False),
        ('[[ignore]]\nfield = "source"\n', False),
        ('[[ignore]]\nfield = "source"\nequals = "wire"\nrule = "HD2"\n', False),
    ],
)
def test_the_schema_of_the_configuration_allows_what_is_read(toml: str, holds: bool, tmp_path: Path) -> None:
    assert is_valid("config", tomllib.loads(toml)) is holds
    (tmp_path / "seedlint.toml").write_text(toml, encoding="utf-8")
    if holds:
        config.read(tmp_path / "seedlint.toml")
    else:
        with pytest.raises(ConfigError):
            config.read(tmp_path / "seedlint.toml")


def test_what_init_writes_is_valid_and_names_the_schema() -> None:
    shown = "\n".join(line.removeprefix("# ") for line in CONFIG.splitlines()[3:] if not line.startswith("#  "))
    assert is_valid("config", tomllib.loads(shown)) and set(tomllib.loads(shown)) == set(config.KEYS)
    assert schema_line("x.json") == "#:schema ./x.json\n"


def test_all_rules_that_come_along_are_valid() -> None:
    for path in files(ROOT / "rules"):
        if path.suffix != ".py":
            data = yaml.safe_load(path.read_text(encoding="utf-8"))
            assert is_valid("pack", data), path


@pytest.mark.parametrize(
    "change, holds",
    [
        (("find:", "find:"), True),
        (("  find:", "  line: {max_words: 5, at: start}\n  find:"), True),
        (("  find:", "  lien: {max_words: 5}\n  find:"), False),
        (("  find:", "  line: {at: middle}\n  find:"), False),
        (("severity: warning", "severity: bad"), False),
        (('  find: ["Acme Widgets"]\n', ""), False),
        (("  why: The company was renamed.\n", ""), False),
        (("[[Acme Widgets]] said so.", "Acme Widgets said so."), False),
        ((', "He makes widgets."', ""), False),
        (("  find:", "  reads: [paragraphs]\n  find:"), False),
    ],
)
def test_the_schema_of_packs_allows_what_is_loaded(change: tuple[str, str], holds: bool, tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(RULE.replace(*change), encoding="utf-8")
    assert is_valid("pack", yaml.safe_load(path.read_text(encoding="utf-8"))) is holds
    if holds:
        assert parse_yaml(path)
    else:
        with pytest.raises(RuleError):
            parse_yaml(path)

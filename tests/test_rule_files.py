"""How the files of rules in YAML are written: expressions that can be read, and lists of words with a name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from lint.rule import packs
from lint.rule.yaml_rule import RuleError

LONGEST = 150
FILES = [path for path in packs.files(packs.builtin()) if path.suffix == ".yaml"]


def _lists(node: yaml.Node, wanted: str) -> Iterator[yaml.SequenceNode]:
    """The lists of a rule's key, also those that stand in it under names."""
    assert isinstance(node, yaml.MappingNode)
    for key, value in node.value:
        if key.value == wanted:
            yield from [value] if isinstance(value, yaml.SequenceNode) else [inner for _, inner in value.value]


def _expressions(path: Path, *keys: str) -> Iterator[yaml.ScalarNode]:
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for rule in root.value if root is not None else ():
        for key in keys:
            for found in _lists(rule, key):
                yield from found.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_expressions_are_short_plainly_quoted_and_explained(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for node in _expressions(path, "match", "match_in"):
        place = f"{path.name}:{node.start_mark.line + 1}"
        assert node.style == "'", place
        assert len(node.value) <= LONGEST, place
        assert lines[node.start_mark.line - 1].lstrip().startswith("# "), f"{place}: no word on what it is for"
    for node in _expressions(path, "words"):
        assert len(node.value) <= LONGEST and node.style != '"', f"{path.name}:{node.start_mark.line + 1}"


RULE: dict[str, Any] = {
    "code": "ZZ101",
    "name": "radio",
    "severity": "info",
    "confidence": "low",
    "why": "For a test.",
    "say": "“{match}”",
    "examples": {"flags": ["[[on the radio]]", "[[on television]]"], "passes": ["on", "radio"]},
}


def _parsed(tmp_path: Path, **keys: Any) -> dict[str, Any]:
    path = tmp_path / "radio.yaml"
    path.write_text(yaml.safe_dump([RULE | keys], sort_keys=False), encoding="utf-8")
    (rule, _), *_ = packs.parse_yaml(path)
    return rule


def test_a_name_stands_for_its_words(tmp_path: Path) -> None:
    rule = _parsed(tmp_path, words={"media": ["the radio", "tele(?:vision)?"]}, match=[r"on {media}{1,2}\b"])
    assert rule["match"] == [r"on (?:the radio|tele(?:vision)?){1,2}\b"]
    assert "words" not in rule


def test_words_reach_expressions_of_other_languages(tmp_path: Path) -> None:
    rule = _parsed(tmp_path, words={"media": ["radio"]}, match=["on {media}"], match_in={"de": ["im {media}"]})
    assert rule["match_in"] == {"de": ["im (?:radio)"]}


def test_without_words_braces_are_what_they_always_were(tmp_path: Path) -> None:
    assert _parsed(tmp_path, match=[r"\{media\}"])["match"] == [r"\{media\}"]
    escaped = _parsed(tmp_path, words={"media": ["radio"]}, match=["{media}", r"\{media\}"])
    assert escaped["match"] == ["(?:radio)", r"\{media\}"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"other": ["radio"]}, "has no such list"),
        ({"media": ["radio"], "spare": ["x"]}, "no expression uses “words.spare”"),
        ({"media": []}, "must be a list"),
        ({"media": "radio"}, "must be a list"),
        ({"media": [1]}, "which is no text"),
        ({"m": ["radio"], "media": ["radio"]}, "two small letters"),
    ],
)
def test_a_fault_in_words_names_its_line(tmp_path: Path, words: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError, match=message) as raised:
        _parsed(tmp_path, match=["on {media}"], words=words)
    assert raised.value.line > 1


def test_words_that_are_no_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="must be a table"):
        _parsed(tmp_path, match=["on air"], words=["radio"])


def test_what_is_kept_of_rules_is_of_their_files_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = tmp_path / "ours" / "a.yaml", tmp_path / "theirs" / "a.yaml"
    for file in (ours, theirs):
        file.parent.mkdir()
        file.write_text("[]\n")
    monkeypatch.setattr(packs, "builtin", lambda: ours.parent)

    def key() -> str:
        return packs.fingerprint({file.parent: packs.files(file.parent) for file in (ours, theirs)})

    keys = [key()]
    os.utime(theirs, (1, 1))
    assert key() == keys[0]  # of a pack of a user's the content counts
    theirs.write_text("{}\n")
    keys.append(key())
    os.utime(ours, (1, 1))
    keys.append(key())
    (ours.parent / packs.MARKER).write_text("a\n")
    keys.append(key())
    assert len(set(keys)) == 4

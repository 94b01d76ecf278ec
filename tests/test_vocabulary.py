"""Vocabulary is data: no module holds a list of words, and every name of the lexicon that a module asks for has words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint import lexicon

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for folder in ("lint", "rules") for path in (ROOT / folder).rglob("*.py"))
MOST = 12
"""So many words may stand together in a module; more are a list, and belong in `lint/lexicon/<language>/`."""
NO_VOCABULARY = {
    "tags, directives and endings of names": """
        lint/fixes/elements.py:_TAKEN lint/readers/markdown.py:_READ_DIRECTIVES lint/readers/tags.py:BLOCKS lint/readers/tags.py:UNSEEN
        lint/readers/tags.py:VOID rules/boilerplate/glued_words.py:_DOMAINS lint/extract/source/names.py:_FILE""",
    "keys of records and of metadata, as programs write them": """
        lint/readers/fields.py:TEXT_FIELDS lint/readers/json_records.py:_LISTS lint/extract/publication/keys.py:KEYS
        lint/extract/publication/keys.py:_FOREIGN lint/extract/publication/metadata.py:_VALUE_KEYS""",
    "codes of languages, scripts and currencies, and what is written for them": """
        lint/text/language.py:_LESSER lint/text/language.py:_SCRIPTS lint/text/language.py:_SCRIPT_NAMES
        lint/extract/quantities/currencies.py:DOLLARS lint/extract/quantities/currencies.py:SHORT lint/extract/quantities/lexical.py:_CODES""",
    "symbols of units": """
        lint/extract/quantities/lexical.py:_SHORT_UNITS lint/extract/quantities/lexical_faults.py:_IMPERIAL
        rules/units/conversions.py:_METRIC""",
    "names of the features of a trained model, and the expressions that it was trained with": """
        lint/extract/boilerplate/feature_names.py:LINE lint/extract/boilerplate/feature_names.py:WORDS
        lint/extract/boilerplate/layout.py:LAYOUT lint/extract/boilerplate/line_layout.py:FEATURES
        lint/extract/claims/conflicts.py:OF_FIGURES lint/extract/publication/features.py:_BEFORE lint/extract/publication/features.py:_LINE
        lint/extract/boilerplate/line_layout.py:_SERVICES
        lint/extract/quantities/money_words.py:RANK""",
    "names of kinds and classes, which the lexicon is read by": """
        lint/extract/hedges/sense.py:_CHECKS lint/extract/hedges/support.py:_OF_VOICE lint/extract/hedges/support.py:_KINDS
        lint/tokens/words.py:_NAMES""",
    "endings of participles, a part of a pattern a language": "lint/extract/hedges/lexical.py:_PARTICIPLES",
    "names of our own: commands, keys, columns, what a module shows": """
        lint/cli.py:COMMANDS lint/config/values.py:READERS lint/extract/boilerplate/__init__.py:__getattr__
        lint/public.py:__all__ lint/report/as_json.py:finding lint/report/cards.py:card lint/report/json.py:Json
        lint/report/rows.py:COLUMNS lint/rule/yaml_rule.py:KEYS""",
}
"""What is no vocabulary although it looks like it: why, and in which module under which name it stands."""
EXCEPTIONS = frozenset(place for places in NO_VOCABULARY.values() for place in places.split())

_WORD = re.compile(r"[^\W\d_]['.\w-]*[^\W\d_]\.?(?: [^\W\d_]['.\w-]*)*")
_GROUP = re.compile(r"\((?:\?(?:[:=!>|]|<[=!]|P?<\w+>|[a-z-]+:))?")


def _is_word(text: object) -> bool:
    """Whether a value is a word of two letters or more, or several with spaces between them."""
    return isinstance(text, str) and _WORD.fullmatch(text) is not None


def _lists(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """The words of each display, of each string that is split, and of each alternation of a pattern, with their line."""
    for node in ast.walk(tree):
        match node:
            case ast.Set() | ast.List() | ast.Tuple():
                found = [one.value for one in node.elts if isinstance(one, ast.Constant)]
            case ast.Dict():
                found = [one.value for one in node.keys if isinstance(one, ast.Constant)]
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
                found = re.split(r"[\s,|]+", text)
            case ast.Constant(value=str(text)):
                found = max(_alternations(text), key=len)
            case ast.JoinedStr():
                text = "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
                found = max(_alternations(text), key=len)
            case _:
                continue
        yield node.lineno, list(filter(_is_word, found))


def _alternations(pattern: str) -> Iterator[list[str]]:
    """The branches of each group of a pattern that has nothing but words for branches; what is no group is one, too."""
    open_groups, at = [[""]], 0
    while at < len(pattern):
        sign, size = pattern[at], 1
        if sign == "\\":
            size = 2
            open_groups[-1][-1] += pattern[at + 1 : at + 2] if pattern[at + 1 : at + 2] in ".-' " else "\\"
        elif sign == "(" and (opened := _GROUP.match(pattern, at)):
            size = len(opened[0])
            open_groups.append([""])
        elif sign == ")" and len(open_groups) > 1:
            yield _if_words(open_groups.pop())
            open_groups[-1][-1] += "()"
        elif sign == "|":
            open_groups[-1].append("")
        else:
            open_groups[-1][-1] += sign
        at += size
    yield from map(_if_words, open_groups)


def _if_words(branches: list[str]) -> list[str]:
    """The branches without their question marks, where each is a word, a letter, or a word with letters that may be absent."""
    words = [branch.replace("?", "") for branch in branches]
    return words if all(_is_word(word) or len(word) == 1 and word.isalpha() for word in words) else []


def _found(source: str) -> list[tuple[str, int, list[str]]]:
    """The lists of words of a module: the name that a statement of the module gives them, the line, the words."""
    found = []
    for statement in ast.parse(source).body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", statement)
        name = getattr(target, "id", getattr(target, "name", ""))
        for line, words in _lists(statement):
            if len(words) > MOST:
                found.append((name, line, words))
    return found


def test_no_module_holds_a_list_of_words() -> None:
    wrong, used = [], set()
    for path in MODULES:
        module = path.relative_to(ROOT).as_posix()
        for name, line, words in _found(path.read_text(encoding="utf-8")):
            if f"{module}:{name}" in EXCEPTIONS:
                used.add(f"{module}:{name}")
            else:
                wrong.append(f"{module}:{line} {name}: {len(words)} words ({', '.join(words[:4])} …)")
    assert not wrong, "words go to lint/lexicon/<language>/, see docs/contributing.md:\n" + "\n".join(wrong)
    assert used == EXCEPTIONS, f"no exception is needed for {sorted(EXCEPTIONS - used)}"


WORDS = "apple, barley, clover, damson, elder, fennel, ginger, hazel, iris, juniper, kale, lemon, mint".split(", ")


@pytest.mark.parametrize(
    "source",
    [
        'A = "{spaced}".split()',
        'A = frozenset(("{commas}"))',
        'A = {{"{commas}"}}',
        'A = ["{commas}"]',
        'A = dict.fromkeys("{bars}".split("|"), 1)',
        'A = expression(r"\\b(?:{bars})s? \\d")',
        'A = expression(r"(?:{optional}|a|o) ")',
        'A = expression(rf"{{B}} (?!{bars})[a-z]{{{{2,}}}}")',
        'class A:\n    match = ("(?P<fruit>{bars})",)',
        'def a(word):\n    return word in ("{commas}")',
    ],
)
def test_a_list_of_thirteen_words_is_found_and_one_of_twelve_is_not(source: str) -> None:
    for words, found in ((WORDS, {("A", 13)}), (WORDS[:-1], set())):
        written = source.format(
            spaced=" ".join(words), commas='", "'.join(words), bars="|".join(words), optional="s?|".join(words)
        )
        assert {(name.upper(), len(seen)) for name, _, seen in _found(written)} == found


def test_what_is_no_list_of_words_is_not_found() -> None:
    stems = "\\w*|".join(WORDS)
    assert not _found(f'A = r"{stems}"')
    assert not _found(f'A = frozenset("{" ".join(word[0] for word in WORDS)}".split())')
    assert not _found(f'"""{" ".join(WORDS)}."""')


def _asked_of_the_lexicon() -> Iterator[tuple[str, list[str], list[str]]]:
    """What modules ask the lexicon for in so many words: the place, the languages, the subject with its name."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                written = [one.value for one in node.args if isinstance(one, ast.Constant)]
                if len(written) < len(node.args) or len(written) < 2:
                    continue
                if node.func.id in ("words", "words_of"):
                    yield place, written[:1], written[1:]
                elif node.func.id == "in_all_languages":
                    yield place, list(lexicon.languages()), written


def test_what_modules_ask_the_lexicon_for_has_words() -> None:
    asked = list(_asked_of_the_lexicon())
    for place, languages, subject in asked:
        assert any(lexicon.words(code, *subject) for code in languages), f"{place}: no words for {subject}"
    assert len(asked) > 100

"""Packs of rules: find their files, load and validate them, the wheel's own in the same way as a user's."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.machinery import SourceFileLoader
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

from lint.hashes import blake2b
from lint.lexicon import is_code
from lint.locks import lock
from lint.packing import DamagedError
from lint.rule.base import CorpusRule, DocumentRule, Examples, Rule
from lint.rule.conditions import restore
from lint.rule.deferred import DeferredRule, RuleMetadata
from lint.rule.named_words import first_fault, spelled_out
from lint.rule.options import OptionError, checked_options, set_severities
from lint.rule.yaml_rule import PatternRule, RuleError, validate

MARKER = "PACKS"
_CONDITION = b"@condition"
"""What stands in a Python file of a pack that defines conditions."""
_ENDINGS = (".yaml", ".yml", ".py")
_HERE = Path(__file__).parent.parent
INSTALLED = "package:"
"""What the name of a pack begins with that an installed package brings along."""
_ENTRY_POINTS = "seedlint.packs"

ParsedRules = list[tuple[dict[str, Any], dict[str, int]]]
"""The declared rules of a file: their keys, and the line of each key."""

Known = dict[str, Any]
"""By file: what the cache keeps of its rules, as plain values: the declared rules of YAML, the cards of those in Python."""


@cache
def builtin() -> Path:
    """The folder of the rules that come with seedlint: inside the package once installed, beside it in a checkout."""
    for folder in (_HERE / "rules", _HERE.parent / "rules"):
        if (folder / MARKER).is_file():
            return folder
    raise RuleError("the rules that come with seedlint are missing: reinstall it", str(_HERE / "rules"))


def is_installed(pack: Path) -> bool:
    """Whether a pack comes with an installed package: its name is that of an entry point, not a path."""
    return str(pack).startswith(INSTALLED)


def located(pack: Path) -> Path:
    """The folder or file of a pack. Raises RuleError for one that no installed package has."""
    if not is_installed(pack):
        return pack
    from importlib.metadata import entry_points

    name = str(pack).removeprefix(INSTALLED)
    for entry in entry_points(group=_ENTRY_POINTS, name=name):
        spec = importlib.util.find_spec(entry.module)
        if spec is not None and spec.origin is not None:
            return Path(spec.origin).parent if spec.submodule_search_locations else Path(spec.origin)
    raise RuleError(f"no installed package has a pack of this name (an entry point of {_ENTRY_POINTS})", str(pack))


def files(pack: Path) -> list[Path]:
    """The rule files of a pack in a fixed order. A pack is a folder, or a single YAML or Python file."""
    if pack.is_file():
        return [pack]
    if not pack.is_dir():
        raise RuleError("no such pack of rules", str(pack))
    rule_files = []
    for folder, folders, names in os.walk(pack):
        folders[:] = [name for name in folders if name[0] not in "_."]
        rule_files += [Path(folder, name) for name in names if name.endswith(_ENDINGS) and name[0] not in "_."]
    order, depth = _declared_order(pack), len(pack.parts)
    return sorted(rule_files, key=lambda path: (order.get(path.parts[depth], len(order)), path))


def _declared_order(pack: Path) -> dict[str, int]:
    """The order of the folders of a pack, as its PACKS file has it."""
    marker = pack / MARKER
    if not marker.is_file():
        return {}
    names = [line.strip() for line in marker.read_text(encoding="utf-8").splitlines()]
    return {name: number for number, name in enumerate(name for name in names if name and not name.startswith("#"))}


def fingerprint(packs: Mapping[Path, Sequence[Path]]) -> str:
    """The key of whatever was compiled from packs, given with their files: a hash of the places and contents of these, and of what is ours."""
    digest = blake2b(_own_stamp().encode(), digest_size=16)
    for path in chain.from_iterable(paths for pack, paths in packs.items() if pack != builtin()):
        content = path.read_bytes()
        digest.update(f"{path}:{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


_OWN_ENDINGS = (*_ENDINGS, ".json", ".txt", ".patterns", MARKER)


def _own_stamp() -> str:
    """The version of our own modules, tables and rules, wherever they stand: what a rule asks the scan for may come from any of them."""
    stamps, folders = set[str](), [str(_HERE), str(builtin())]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in ("__pycache__", "assets"):
                        folders.append(entry.path)
                elif entry.name.endswith(_OWN_ENDINGS):
                    state = entry.stat()
                    stamps.add(f"{entry.path}:{state.st_size}:{state.st_mtime_ns}")
    return "\n".join(sorted(stamps))


def parse_yaml(path: Path) -> ParsedRules:
    """The declared rules of a YAML file, validated. Raises RuleError with file and line."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
        if root is None:
            return []
        if not isinstance(root, yaml.SequenceNode):
            raise RuleError("a file of rules is a list of rules (each begins with “- code: …”)", str(path), 1)
        build = yaml.SafeLoader("")
        parsed: ParsedRules = []
        for node in root.value:
            line = node.start_mark.line + 1
            if not isinstance(node, yaml.MappingNode):
                raise RuleError("a rule is a mapping of keys", str(path), line)
            keys = {str(key): value for key, value in build.construct_mapping(node, deep=True).items()}
            lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value} | {"": line}
            fault = first_fault(keys)
            if fault:
                raise RuleError(fault, str(path), lines.get("words", line))
            keys = spelled_out(keys)
            validate(keys, lines, str(path))
            parsed.append((keys, lines))
        return parsed
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise RuleError(f"no valid YAML: {problem}", str(path), mark.line + 1 if mark else 1) from None
    except UnicodeDecodeError as error:
        raise RuleError(f"not UTF-8: {error.reason} at byte {error.start}", str(path), 1) from None


class _SourceLoader(SourceFileLoader):
    """Runs the source of a rule file itself: a compiled form beside it may be anybody's, and of anything."""

    def path_stats(self, path: str) -> Mapping[str, Any]:
        raise OSError(f"no compiled form of {path} is wanted")


def _load_module(path: Path) -> ModuleType:
    # Another thread that wants a rule file waits until it is whole.
    with lock("rule files"):
        return _executed(path)


def _executed(path: Path) -> ModuleType:
    name = f"seedlint_pack_{blake2b(str(path.absolute()).encode(), digest_size=6).hexdigest()}_{path.stem}"
    known = sys.modules.get(name)
    if known is not None:
        return known
    loader = None if path.is_relative_to(builtin()) else _SourceLoader(name, str(path))
    spec = importlib.util.spec_from_file_location(name, path, loader=loader)
    if spec is None or spec.loader is None:
        raise RuleError("cannot be loaded as a Python module", str(path), 1)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        line = _line_in(error, path)
        raise RuleError(f"the rule file raised {type(error).__name__}: {error}", str(path), line) from error
    return module


def _line_in(error: BaseException, path: Path) -> int:
    """The line of `path` that the error passed through last."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return error.lineno or 1
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def parse_python(path: Path, options: Mapping[str, Mapping[str, Any]]) -> list[Rule]:
    """The rules of a Python file: the subclasses of DocumentRule and CorpusRule that it defines, in their order."""
    module = _load_module(path)
    rules: list[Rule] = []
    for value in vars(module).values():
        is_rule = isinstance(value, type) and issubclass(value, (DocumentRule, CorpusRule))
        if is_rule and value.__module__ == module.__name__ and "code" in vars(value):
            rules.append(_made(value, path, options))
    return rules


def _made(kind: type[Rule], path: Path, options: Mapping[str, Mapping[str, Any]]) -> Rule:
    line = int(getattr(sys.modules[kind.__module__], "__lines__", {}).get(kind.__name__, 1))
    for key in ("code", "name", "why", "examples"):
        if not hasattr(kind, key):
            raise RuleError(f"the rule {kind.__name__} has no “{key}”", str(path), line)
    if not is_code(kind.language):
        said = (
            f"the language of {kind.code} must be two or three small letters (en, de …) or any, not {kind.language!r}"
        )
        raise RuleError(said, str(path), line)
    examples = kind.examples
    if not isinstance(examples, Examples) or len(examples.flags) < 2 or len(examples.passes) < 2:
        raise RuleError(
            f"the rule {kind.code} needs at least two samples in each part of its examples", str(path), line
        )
    try:
        rule = kind(**checked_options(kind, str(kind.code), options))
    except ValueError as error:
        raise OptionError(f"{kind.code}: {error}", str(kind.code)) from None
    rule.origin = f"{path}:{line}"
    return rule


def _written(path: Path, options: Mapping[str, Mapping[str, Any]], cached: Any) -> list[Rule]:
    """The rules of a Python file; imported now where nothing is known of it, or where options are to be checked."""
    cards = _cards(cached)
    if cards is None or any(card.code in options for card in cards):
        return parse_python(path, options)

    @cache
    def imported() -> dict[str, Rule]:
        return {type(rule).__name__: rule for rule in parse_python(path, options)}

    return [DeferredRule(card, lambda kind: imported()[kind]) for card in cards]


def _cards(cached: Any) -> list[RuleMetadata] | None:
    """The cards that the cache keeps of a file; None where it has none that are whole."""
    try:
        return None if cached is None else [RuleMetadata.from_plain(values) for values in cached]
    except (DamagedError, TypeError):
        return None


def _is_declared(cached: Any) -> bool:
    """Whether the cache keeps the declared rules of a file whole."""
    return isinstance(cached, list) and all(
        isinstance(rule, list) and [type(part) for part in rule] == [dict, dict] and "" in rule[1] for rule in cached
    )


def _declared(path: Path, options: Mapping[str, Mapping[str, Any]], declared: Any) -> list[Rule]:
    rules: list[Rule] = []
    for keys, lines in declared:
        checked_options(PatternRule, keys["code"], options)
        rules.append(PatternRule(keys, f"{path}:{lines['']}"))
    return rules


def load(
    packs: Mapping[Path, Sequence[Path]],
    options: Mapping[str, Mapping[str, Any]] | None = None,
    known: Any = None,
) -> tuple[list[Rule], Known]:
    """All rules of the packs, given with their files, and what is worth keeping of these (to be stored and given back as `known`).

    With `known`, rules written in Python are imported when they are first asked.

    Raises RuleError for the first thing wrong, a code used twice included, and OptionError for options no rule has.
    """
    rules: list[Rule] = []
    kept: Known = {}
    for pack, paths in packs.items():
        _load_conditions(pack, paths)
        for path in paths:
            cached = known.get(str(path)) if isinstance(known, dict) else None
            if path.suffix == ".py":
                written = _written(path, options or {}, cached)
                rules += written
                kept[str(path)] = [RuleMetadata.of(rule).plain() for rule in written] if cached is None else cached
            else:
                declared = kept[str(path)] = cached if _is_declared(cached) else parse_yaml(path)
                rules += _declared(path, options or {}, declared)
    _refuse_twins(rules)
    set_severities(rules, options or {})
    for code in options or {}:
        if not any(rule.code == code for rule in rules):
            raise OptionError(f"options are given for {code}, but no rule has that code", code)
    return rules, kept


def _load_conditions(pack: Path, paths: Iterable[Path]) -> None:
    """Make the conditions known that a pack of a user's defines, before its rules in YAML ask for them."""
    if pack.is_relative_to(builtin()):
        return
    for path in paths:
        if path.suffix == ".py" and _CONDITION in path.read_bytes():
            restore(_load_module(path))


def _refuse_twins(rules: list[Rule]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        first = seen.setdefault(str(rule.code), rule)
        if first is not rule:
            path, _, line = rule.origin.rpartition(":")
            raise RuleError(f"the code {rule.code} is used twice; first in {first.origin}", path, int(line or 1))

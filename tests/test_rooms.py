"""The rooms of the package and who may import whom: one way, through doors, and rules through public names, doors and the lexicon only."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ORDER = [
    "model", "counting", "hashes", "locks", "patterns", "files", "escaping", "packing", "limits", "toml", "doors", "cache", "view", "memo", "folding", "lexicon", "text", "fingerprint", "match", "tokens", "extract", "rule", "config", "trust", "readers",
    "engine", "corpus", "triage", "team_files", "stats", "session", "batch", "fixes", "report", "cluster", "server", "commands", "cli", "start", "__main__",
]  # fmt: skip
"""Each room may import those before it."""
EXTRACTORS = [
    "boilerplate", "language", "source", "publication", "dates", "quantities", "names", "attributions", "hedges", "claims", "repetition", "genre",
]  # fmt: skip
"""The packages of `lint.extract`, each of which may use those before it, through their doors."""
TRIAGE = [
    "blocks", "budgets", "severity", "profiles", "suppressions", "entries", "corpus_files", "stages", "written", "safe_fixes", "decisions", "baseline", "score", "changed_lines",
    "gate", "baseline_writer",
]  # fmt: skip
"""The modules of `lint.triage`, each of which may use those before it."""


def _imports(path: Path) -> Iterator[str]:
    """The modules of lint that a file imports, with the names for `from lint import x`."""
    for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names if alias.name.split(".")[0] == "lint")
        elif isinstance(statement, ast.ImportFrom) and (statement.module or "").split(".")[0] == "lint":
            module = str(statement.module)
            for alias in statement.names:
                inner = ROOT / f"{module}.{alias.name}".replace(".", "/")
                whole = inner.is_dir() or inner.with_suffix(".py").is_file() or module == "lint"
                yield f"{module}.{alias.name}" if whole else module


def _room(path: Path) -> str:
    return path.relative_to(ROOT / "lint").parts[0].removesuffix(".py")


def _modules(*parts: str) -> list[Path]:
    return sorted((ROOT / "lint").joinpath(*parts).rglob("*.py"))


def test_every_room_has_its_place() -> None:
    assert {_room(path) for path in _modules()} - {"__init__", "public"} == set(ORDER), (
        "a new room needs its place in ORDER"
    )
    assert {path.name for path in (ROOT / "lint/extract").iterdir() if path.is_dir()} - {"__pycache__"} == set(
        EXTRACTORS
    )
    assert {path.stem for path in _modules("triage")} - {"__init__"} == set(TRIAGE)


def _against(order: list[str], room: str, targets: Iterator[str]) -> list[str]:
    return [name for name in targets if name in order and room in order and order.index(name) > order.index(room)]


def test_imports_go_one_way() -> None:
    wrong = []
    for path in _modules():
        names = [name.split(".") for name in _imports(path)]
        later = _against(ORDER, _room(path), (name[1] for name in names if len(name) > 1))
        wrong += [f"{path.relative_to(ROOT)} imports lint.{name}" for name in later]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("package, order", [("extract", EXTRACTORS), ("triage", TRIAGE)])
def test_imports_go_one_way_inside(package: str, order: list[str]) -> None:
    wrong = []
    for path in _modules(package):
        room = path.relative_to(ROOT / "lint" / package).parts[0].removesuffix(".py")
        names = [name.split(".") for name in _imports(path) if name.startswith(f"lint.{package}.")]
        wrong += [f"{path.relative_to(ROOT)} imports {name}" for name in _against(order, room, (n[2] for n in names))]
    assert not wrong, "\n".join(wrong)


def test_extractors_are_entered_by_their_doors() -> None:
    wrong = []
    for path in [*_modules(), *(ROOT / "rules").rglob("*.py")]:
        own = ".".join(path.relative_to(ROOT).parts[:3]) if path.is_relative_to(ROOT / "lint/extract") else "?"
        for name in _imports(path):
            if name.startswith("lint.extract.") and name.count(".") > 2 and not name.startswith(f"{own}."):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("kind", EXTRACTORS)
def test_a_door_shows_what_it_promises_to_readers_of_types(kind: str) -> None:
    package = importlib.import_module(f"lint.extract.{kind}")
    source = ast.parse(Path(str(package.__file__)).read_text(encoding="utf-8"))
    typed = {
        alias.name: f"{node.module}"
        for block in source.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    (rooms,) = (node.args[1] for node in ast.walk(source) if isinstance(node, ast.Call))
    shown = {
        name: f"{package.__name__}.{room}" for room, names in ast.literal_eval(rooms).items() for name in names.split()
    }
    assert typed == shown
    # A module that is imported stands in its package under its own name, before any door.
    assert not {path.stem for path in Path(str(package.__file__)).parent.glob("*.py")} & shown.keys()
    assert all(getattr(package, name) is getattr(importlib.import_module(home), name) for name, home in shown.items())


def test_rules_use_public_names_doors_and_vocabulary_only_and_lint_names_no_rule() -> None:
    import lint

    allowed = {f"lint.{name}" for name in lint.__all__} | {f"lint.extract.{kind}" for kind in EXTRACTORS}
    allowed.add("lint.lexicon")
    for path in sorted((ROOT / "rules").rglob("*.py")):
        for name in _imports(path):
            assert name in allowed, f"{path.relative_to(ROOT)} imports {name}"
    for path in _modules():
        for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = getattr(statement, "module", "") or ""
            assert module.split(".")[0] != "rules", path

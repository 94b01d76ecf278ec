"""What is measured and trained with: each name of the package that it uses is there, for nobody trains a model every week."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parent.parent / "bench"
FILES = sorted(BENCH.rglob("*.py"))


def _imported(tree: ast.AST) -> Iterator[tuple[str, object]]:
    """The names that a file takes from the package, each with what it is; None where there is no such thing."""
    for one in ast.walk(tree):
        if isinstance(one, ast.ImportFrom) and (one.module or "").split(".")[0] in ("lint", "seedlint"):
            module = importlib.import_module(str(one.module))
            for alias in one.names:
                found = getattr(module, alias.name, None) or _submodule(f"{one.module}.{alias.name}")
                yield alias.asname or alias.name, found


def _submodule(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def unknown(source: str) -> list[str]:
    """The names of the package that a file uses and that are not there, those of its modules' contents included."""
    tree = ast.parse(source)
    known = dict(_imported(tree))
    missing = [name for name, found in known.items() if found is None]
    asked = [one for one in ast.walk(tree) if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name)]
    return missing + [
        f"{one.value.id}.{one.attr}"
        for one in asked
        if isinstance(one.value, ast.Name)
        and isinstance(known.get(one.value.id), ModuleType)
        and not hasattr(known[one.value.id], one.attr)
    ]


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(BENCH)) for path in FILES])
def test_each_name_is_there(path: Path) -> None:
    assert unknown(path.read_text(encoding="utf-8")) == []


def test_a_name_that_is_gone_is_found() -> None:
    assert unknown("from lint.extract.boilerplate import trees\ntrees.FOREST_OF_OLD, trees.forest") == [
        "trees.FOREST_OF_OLD"
    ]
    assert unknown("from lint.text import nothing_here") == ["nothing_here"]

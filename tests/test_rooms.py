"""The rooms of the package and who may import whom: one way, and rules only through the public names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
ORDER = [
    ("model", "hashes", "files", "escaping", "packing"),
    ("text",),
    ("document",),
    ("fingerprint",),
    ("expressions",),
    ("scan",),
    ("facts",),
    ("rule",),
    ("pattern",),
    ("deferred",),
    ("packs",),
    ("config_values", "config", "cache", "trust"),
    ("readers",),
    ("engine",),
    ("sheaf", "store", "corpus", "kept", "parts"),
    ("triage", "gate", "stats"),
    ("run", "workers", "fixes"),
    ("report",),
    ("server",),
    ("commands",),
    ("cli",),
    ("start",),
    ("__main__",),
]
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}


def _imports(path: Path) -> Iterator[str]:
    """The modules of lint that a file imports, with the names for `from lint import x`."""
    for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names if alias.name.split(".")[0] == "lint")
        elif isinstance(statement, ast.ImportFrom) and statement.module == "lint":
            yield from (f"lint.{alias.name}" for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and (statement.module or "").startswith("lint."):
            yield str(statement.module)


def test_every_room_has_its_place() -> None:
    rooms = {path.relative_to(ROOT / "lint").parts[0].removesuffix(".py") for path in (ROOT / "lint").rglob("*.py")}
    assert rooms - {"__init__"} <= set(RANK), "a new room needs its place in ORDER"


def test_imports_go_one_way() -> None:
    wrong = []
    for path in sorted((ROOT / "lint").rglob("*.py")):
        room = path.relative_to(ROOT / "lint").parts[0].removesuffix(".py")
        for name in _imports(path):
            target = name.split(".")[1] if "." in name else "__init__"
            if room in RANK and target in RANK and RANK[target] > RANK[room]:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_rules_use_public_names_only_and_lint_names_no_rule() -> None:
    import lint

    allowed = {f"lint.{name}" for name in lint.__all__}
    for path in sorted((ROOT / "rules").rglob("*.py")):
        for name in _imports(path):
            assert name in allowed or name == "lint" or name.startswith("lint.facts"), (
                f"{path.relative_to(ROOT)} imports {name}"
            )
    for path in sorted((ROOT / "lint").rglob("*.py")):
        for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = getattr(statement, "module", "") or ""
            assert module.split(".")[0] != "rules", path

"""seedlint as a library: lint texts, files and records, and get findings as objects.

    import seedlint

    for finding in seedlint.check("According to insider sources, talks began last month."):
        print(finding.code, finding.match, finding.message)

`Session` keeps the loaded rules for many calls; `fix` mends a text; `Findings` turns into Arrow, pandas and polars tables.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from seedlint.api import Session as Session
    from seedlint.api import check as check
    from seedlint.api import fix as fix
    from seedlint.findings import Article as Article
    from seedlint.findings import Finding as Finding
    from seedlint.findings import Findings as Findings
    from seedlint.findings import Problem as Problem

_HOMES = {
    "Article": "findings", "Finding": "findings", "Findings": "findings", "Problem": "findings",
    "Session": "api", "check": "api", "fix": "api",
}  # fmt: skip
__all__ = ["Article", "Finding", "Findings", "Problem", "Session", "check", "fix"]
_OURS = Path(__file__).resolve().parent.parent / "lint"


def _open_house() -> None:
    """Have `lint` mean our own package, the one beside this, whatever else of that name is on the path or was put over it."""
    found = sys.modules.get("lint")
    if found is not None and "public" in vars(found) and str(_OURS) in getattr(found, "__path__", ()):
        return
    for name in [name for name in sys.modules if name == "lint" or name.startswith("lint.")]:
        del sys.modules[name]
    spec = ModuleSpec("lint", None, origin=str(_OURS / "__init__.py"), is_package=True)
    spec.submodule_search_locations = [str(_OURS)]
    package = ModuleType("lint")
    package.__spec__, package.__path__, package.__file__ = spec, [str(_OURS)], spec.origin
    sys.modules["lint"] = package
    public = import_module("lint.public")
    vars(package).update(__all__=public.__all__, __version__=public.__version__, __getattr__=public.__getattr__)


_open_house()


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


def __getattr__(name: str) -> Any:
    """The public names are imported when they are asked for."""
    if name == "__version__":
        return import_module("lint.public").__version__
    if name in _HOMES:
        return getattr(import_module(f"seedlint.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""A door: the names a package shows to the rest of the house, each imported from its room when it is first asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def door(package: str, rooms: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package; `rooms` has the names that each of its modules shows, separated by spaces.

    What the article at hand does not need is not imported: a cold start pays for one room, not for the package.
    """
    homes = {name: f"{package}.{room}" for room, names in rooms.items() for name in names.split()}

    def get(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name]), name)
        setattr(sys.modules[package], name, value)  # the next time, nobody asks here
        return value

    return get

"""Side-car files: what `article.json` or `article.yaml` beside `article.txt` says of it. Read only where there is one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lint.files import SMALL_FILE, leads_out, read_regular
from lint.readers import yaml_values

ENDINGS = (".json", ".meta.json", ".metadata.json", ".yaml", ".yml", ".meta.yaml", ".meta.yml")
"""What may take the place of the article's own ending, or follow it."""

CERTAIN = (".meta.json", ".metadata.json", ".meta.yaml", ".meta.yml")
"""Endings that can mean nothing else: a broken one is told, where any other file is taken for something of its own."""


class BrokenSideCarError(Exception):
    """A side-car file that cannot be read: which one, and why."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


@lru_cache(maxsize=64)
def _candidates(folder: str, _changed: int) -> frozenset[str]:
    """The files of a folder that may be side-cars."""
    with os.scandir(folder) as entries:
        return frozenset(entry.name for entry in entries if entry.name.endswith((".json", ".yaml", ".yml")))


def metadata(path: str) -> Mapping[str, Any]:
    """The keys, in lower case, of the side-car file of the article at `path`; none where there is none.

    Raises BrokenSideCarError for a file whose name says that it is one, and which cannot be read.
    """
    found = beside(path)
    return _read(found) if found else {}


def beside(path: str) -> Path | None:
    """The side-car file of the article at `path`; None where there is none."""
    folder, name = os.path.split(path)
    folder = folder or "."
    try:
        names = _candidates(folder, os.stat(folder).st_mtime_ns)  # noqa: PTH116 - asked for each article of a folder
    except OSError:
        return None
    if not names:
        return None
    stem = name.rsplit(".", 1)[0]
    others = (base + ending for base in (stem, name) for ending in ENDINGS)
    found = next((other for other in others if other in names and other != name), None)
    return Path(folder, found) if found else None


def _read(path: Path) -> Mapping[str, Any]:
    try:
        values = _parsed(_text(path), path.suffix)
        if not isinstance(values, dict):
            raise ValueError("must hold one table of names and values")
    except (OSError, ValueError, RecursionError, yaml_values.BrokenYamlError) as error:
        if path.name.endswith(CERTAIN):
            raise BrokenSideCarError(str(path), f"the side-car file is broken: {error}") from None
        return {}
    inner: dict[str, Any] = next((values[key] for key in ("metadata", "meta") if isinstance(values.get(key), dict)), {})
    return {str(key).lower(): value for key, value in {**inner, **values}.items() if value is not None}


def _text(path: Path) -> str:
    """The text of a side-car file; one that a link brings in from elsewhere says nothing of this article."""
    if path.is_symlink() and leads_out(path, os.path.realpath(path.parent)):
        raise ValueError("is a link out of its folder")
    return read_regular(path, SMALL_FILE).decode("utf-8-sig")


def _parsed(text: str, suffix: str) -> Any:
    if suffix == ".json":
        import json

        return json.loads(text)
    return yaml_values.load(text)

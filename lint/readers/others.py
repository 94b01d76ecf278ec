"""Files of a folder that look like articles or data, and are read only if there are articles in them, or not at all."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from lint.config.settings import Settings
from lint.readers import KNOWN, PACKED, format_of, side_car, suffix
from lint.readers.fields import TEXT_FIELDS, wanted
from lint.readers.opening import is_remote

UNREAD = frozenset(
    ".adoc .asciidoc .doc .docx .epub .ipynb .mobi .odt .org .pages .pdf .rst .rtf .tei .tex .textile .wiki .xls "
    ".xlsx .xml".split()
)
"""Ends of the names of documents that nobody reads here; how many there were is said at the end of a run."""
TOOLS = r"(package|package-lock|composer|manifest|[tj]sconfig[^/]*|[^/]*\.(config|schema|meta|metadata|webmanifest|lock))\.json"
"""The names of files that say something to programs, as an expression."""
_HEAD = 1 << 16


def ending(name: str) -> str:
    """The end of a file's name, from the last stop on."""
    head, stop, last = name.rpartition(".")
    return f".{last.lower()}" if stop and head else ""


def is_data(name: str) -> bool:
    """Whether a file of this name may hold articles or anything else."""
    return format_of(name).reader in ("json_records", "csv_records")


def is_of_a_tool(name: str) -> bool:
    """Whether a file by its name says something to a program, and holds no data."""
    return re.fullmatch(TOOLS, name) is not None


def is_side_car(name: str, beside: Container[str]) -> bool:
    """Whether a file only says something of an article beside it."""
    for end in side_car.ENDINGS:
        base = name.removesuffix(end)
        if base != name and (base in beside or any(base + other in beside for other in _ARTICLES)):
            return True
    return name.endswith(side_car.CERTAIN)


_ARTICLES = tuple(ending for format in KNOWN if not format.records for ending in format.endings)


def has_articles(path: str, settings: Settings) -> bool:
    """Whether the beginning of a file of data names a field that holds articles; of a compressed one this is taken for granted."""
    if suffix(path).endswith(PACKED):
        return True
    if is_remote(path):
        return True
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a plain string, as everywhere in the walk
            data = file.read(_HEAD) or b""
    except OSError:
        return True
    if format_of(path).reader != "csv_records":
        head = data.decode("utf-8", "replace")
    elif b"\0" in data:
        return True  # UTF-16, or nothing that can be read: its reader knows
    else:
        from lint.readers import csv_records

        head = csv_records.line_of_names(data.decode("utf-8-sig", "replace"))
    return _names(wanted(settings)).search(head) is not None


@lru_cache(maxsize=8)
def _names(path: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, (path[-1:] or TEXT_FIELDS)))
    return re.compile(rf'(?:^|[\ufeff",;\t|.])(?:{names})(?:"\s*:\s*["\[{{]|"?\s*(?:[,;\t|]|\r?$))', re.IGNORECASE)

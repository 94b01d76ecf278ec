"""A corpus gathered in parts, by other processes or on other machines, to be judged together: what a part's file holds."""

from __future__ import annotations

import gzip
import marshal
import sys
import zlib
from collections.abc import Iterator
from typing import IO

from lint import engine
from lint.kept import rules_key
from lint.store import Sheaf

_BEGIN = b"seedlint part\n"
_END = None


class PartError(Exception):
    """A file that is no whole part of this corpus, and why."""


class Writer:
    """Writes what is gathered of document after document, packed."""

    def __init__(self, out: IO[bytes], plan: engine.Plan) -> None:
        out.write(_BEGIN)
        self._out = gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1, mtime=0)
        marshal.dump(_key(plan), self._out)

    def add(self, sheaf: Sheaf, words: int) -> None:
        marshal.dump((*sheaf, words), self._out)

    def finish(self) -> None:
        """Say that the part is whole."""
        marshal.dump(_END, self._out)
        self._out.close()


def read(part: IO[bytes], plan: engine.Plan) -> Iterator[tuple[Sheaf, int]]:
    """What was gathered of each document, and how many words it has. Raises PartError."""
    if part.read(len(_BEGIN)) != _BEGIN:
        raise PartError("was not written by seedlint check --gather")
    packed = gzip.GzipFile(fileobj=part)
    try:
        if marshal.load(packed) != _key(plan):
            raise PartError("was gathered by another version of seedlint or Python, or with other rules or options")
        while (row := marshal.load(packed)) is not _END:
            *sheaf, words = row
            yield Sheaf(*sheaf), words
        packed.read()  # whether its check sum fits
    except (EOFError, ValueError, TypeError, OSError, zlib.error):
        raise PartError("is cut off or damaged; gather it again") from None


def _key(plan: engine.Plan) -> str:
    """Parts belong together whose facts were gathered alike and are packed alike."""
    return f"{rules_key(plan)} {sys.implementation.cache_tag}"

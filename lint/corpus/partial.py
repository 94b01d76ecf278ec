"""A corpus gathered in parts, by other processes or on other machines, to be judged together: what a part's file holds."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import IO, Any

from lint import __version__, engine, packing
from lint.corpus.document_facts import DocumentFacts, checked
from lint.corpus.incremental import rules_key
from lint.packing import DamagedError, expect

BEGIN = b"seedlint part\n"
"""What the file of a part begins with."""
_END = None
_FORMAT = 4


class PartError(Exception):
    """A file that is no whole part of this corpus, and why."""


class Writer:
    """Writes what is gathered of document after document, packed."""

    def __init__(self, out: IO[bytes], plan: engine.Plan) -> None:
        out.write(BEGIN)
        self._out = gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1, mtime=0)
        self._out.write(packing.pack((_FORMAT, __version__, rules_key(plan))))

    def add(self, document_facts: DocumentFacts, words: int) -> None:
        self._out.write(packing.pack((*document_facts, words)))

    def finish(self) -> None:
        """Say that the part is whole."""
        self._out.write(packing.pack(_END))
        self._out.close()


def read(part: IO[bytes], plan: engine.Plan) -> Iterator[tuple[DocumentFacts, int]]:
    """What was gathered of each document, and how many words it has. Raises PartError."""
    if part.read(len(BEGIN)) != BEGIN:
        raise PartError("was not written by seedlint check --gather")
    packed = gzip.GzipFile(fileobj=part)
    try:
        rows = packing.unpack_all(packed)
        _refuse_others(next(rows, _END), plan)
        for row in rows:
            if row is _END:
                break
            if not isinstance(row, tuple) or not row or type(row[-1]) is not int:
                raise DamagedError("no article")
            yield checked(row[:-1]), row[-1]
        else:
            raise DamagedError("cut off")
        packed.read()  # whether its check sum fits
    except (EOFError, DamagedError, OSError, zlib.error):
        raise PartError("is cut off or damaged; gather it again") from None


def _refuse_others(head: Any, plan: engine.Plan) -> None:
    """Raise PartError for a part whose facts were gathered or packed otherwise than here."""
    form, version, rules = expect(head, int, str, str)
    if form != _FORMAT or version != __version__:
        raise PartError(f"was gathered by another version of seedlint ({version}; this is {__version__})")
    if rules != rules_key(plan):
        raise PartError("was gathered with other rules or options")

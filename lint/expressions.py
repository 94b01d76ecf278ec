"""Regular expressions for the folded text, compiled when first used and kept compiled on disk between runs.

`regex` compiles in Python: a few hundred patterns cost more than linting an article, so what one run compiled is stored
(its patterns pickle their compiled form) and the next run loads only those it meets.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import regex

from lint.text import fold

_known: dict[tuple[str, bool], Expression] = {}
_stored: dict[tuple[str, bool], bytes] = {}
_compiled_here: set[tuple[str, bool]] = set()


class Expression:
    """A pattern of the `regex` library for folded text: ASCII classes, case ignored unless `cased`.

    It is written with any typographic signs one likes; they are folded as the text is. Use `expression()` to make one.
    """

    __slots__ = ("_compiled", "cased", "source")

    def __init__(self, source: str, cased: bool) -> None:
        self.source = source
        self.cased = cased
        self._compiled: Any = None

    @property
    def compiled(self) -> Any:
        """The compiled pattern. Raises `regex.error` for a source that is none."""
        if self._compiled is None:
            key = (self.source, self.cased)
            stored = _stored.get(key)
            if stored is not None:
                self._compiled = pickle.loads(stored)
            else:
                flags = regex.ASCII | regex.VERSION0 | (0 if self.cased else regex.IGNORECASE)
                self._compiled = regex.compile(self.source, flags)
                _compiled_here.add(key)
        return self._compiled

    def finditer(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Any]:
        return self.compiled.finditer(folded, start, len(folded) if end is None else end)  # type: ignore[no-any-return]

    def search(self, folded: str, start: int = 0, end: int | None = None) -> Any:
        """The first match or None, as `regex.Match`."""
        return self.compiled.search(folded, start, len(folded) if end is None else end)

    def match(self, folded: str, start: int = 0, end: int | None = None) -> Any:
        """The match at `start` or None."""
        return self.compiled.match(folded, start, len(folded) if end is None else end)

    def fullmatch(self, folded: str, start: int = 0, end: int | None = None) -> Any:
        return self.compiled.fullmatch(folded, start, len(folded) if end is None else end)


def expression(source: str, *, cased: bool = False) -> Expression:
    """The expression for a source, one object for each."""
    key = (fold(source), cased)
    if key not in _known:
        _known[key] = Expression(*key)
    return _known[key]


def use_stored(compiled: dict[tuple[str, bool], bytes]) -> None:
    """Take compiled forms from an earlier run (same version of `regex` and Python)."""
    _stored.update(compiled)


def newly_compiled() -> dict[tuple[str, bool], bytes]:
    """What this run had to compile, ready to be stored beside what was known before; empty when there is nothing new."""
    if not _compiled_here:
        return {}
    fresh = {key: pickle.dumps(_known[key].compiled) for key in _compiled_here if key in _known}
    return _stored | fresh

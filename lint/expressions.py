"""Regular expressions for the folded text, compiled when first used and kept compiled on disk between runs.

`regex` compiles in Python: a few hundred patterns cost more than linting an article, so what one run compiled is stored
(its patterns pickle their compiled form) and the next run loads only those it meets.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from typing import Any

import regex

from lint.text import fold

_known: dict[tuple[str, bool], Expression] = {}
_stored: dict[tuple[str, bool], bytes] = {}
_compiled_here: set[tuple[str, bool]] = set()


_ASKED = frozenset({"compiled", "finditer", "search", "match", "fullmatch"})


class Expression:
    """A pattern of the `regex` library for folded text: ASCII classes, case ignored unless `cased`.

    It is written with any typographic signs one likes; they are folded as the text is. Use `expression()` to make one.
    Its methods are those of the compiled pattern: `match(folded, start, end)` and its like cost no call of ours.
    """

    __slots__ = ("cased", "compiled", "finditer", "fullmatch", "match", "search", "source")

    compiled: Any
    finditer: Callable[..., Iterator[Any]]
    search: Callable[..., Any]
    """The first match or None, as `regex.Match`."""
    match: Callable[..., Any]
    """The match at `start` or None."""
    fullmatch: Callable[..., Any]

    def __init__(self, source: str, cased: bool) -> None:
        self.source = source
        self.cased = cased

    def __getattr__(self, name: str) -> Any:
        """What the pattern offers, compiled when first asked for. Raises `regex.error` for a source that is none."""
        if name not in _ASKED:
            raise AttributeError(name)
        pattern = self.compiled = self._compile()
        self.finditer, self.search = pattern.finditer, pattern.search
        self.match, self.fullmatch = pattern.match, pattern.fullmatch
        return getattr(self, name)

    def _compile(self) -> Any:
        key = (self.source, self.cased)
        stored = _stored.get(key)
        if stored is not None:
            return pickle.loads(stored)
        flags = regex.ASCII | regex.VERSION0 | (0 if self.cased else regex.IGNORECASE)
        pattern = regex.compile(self.source, flags)
        _compiled_here.add(key)
        return pattern


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

"""Regular expressions for the folded text, compiled when first used and kept compiled on disk between runs.

`regex` compiles in Python: a few hundred patterns cost more than linting an article, so what one run compiled is stored,
as the plain data that its compiler hands to its matcher, and the next run takes only those it meets from there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import regex

from lint import packing
from lint.folding import fold
from lint.packing import DamagedError

_known: dict[tuple[str, bool], Expression] = {}
_stored: dict[str, bytes] = {}
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
        stored = _stored.get(_name(self.source, self.cased))
        if stored is not None:
            try:
                return _from_plain(stored, self.source)
            except DamagedError:
                pass  # compiled anew
        flags = regex.ASCII | regex.VERSION0 | (0 if self.cased else regex.IGNORECASE)
        pattern = regex.compile(self.source, flags)
        _compiled_here.add((self.source, self.cased))
        return pattern


def _name(source: str, cased: bool) -> str:
    return f"{'c' if cased else ' '}{source}"


_PLAIN = (str, int, bytes, dict, dict, dict, tuple, int, tuple, int, int)
"""What the matcher is handed: source, flags, code, groups by name and number, named lists and where they stand, and the
place, letters and flags of what must stand in a match, the count of groups."""


def _plain(pattern: Any) -> bytes | None:
    """A compiled pattern as plain data; None where its library has another idea of it."""
    data = getattr(pattern, "_pickled_data", None)
    if not isinstance(data, tuple) or data[5:7] != ({}, []):
        return None
    return packing.pack(data)


def _from_plain(data: bytes, source: str) -> Any:
    """The compiled pattern of a source. Raises DamagedError for data that is not of it."""
    values = packing.expect(packing.unpack(data), *_PLAIN)
    written, flags, code, by_name, by_number, lists, places, at, letters, letter_flags, groups = values
    packing.expect_dict(by_name, str, int)
    packing.expect_dict(by_number, int, str)
    packing.expect_all(letters, int)
    if written != source or lists or places or groups < len(by_number):
        raise DamagedError("a pattern of another source")
    make: Any = getattr(regex._regex, "compile", None)
    try:
        return make(written, flags, code, by_name, by_number, lists, [], at, letters, letter_flags, groups)
    except Exception as error:
        raise DamagedError(f"no pattern: {error}") from None


def expression(source: str, *, cased: bool = False) -> Expression:
    """The expression for a source, one object for each."""
    key = (fold(source), cased)
    if key not in _known:
        _known[key] = Expression(*key)
    return _known[key]


def use_stored(compiled: Any) -> None:
    """Take what an earlier run stored (with the same version of `regex` and Python)."""
    with contextlib.suppress(DamagedError):
        _stored.update(packing.expect_dict(compiled, str, bytes))


def newly_compiled() -> dict[str, bytes]:
    """What was compiled since this was last asked, ready to be stored beside what was known before; empty when there is nothing new."""
    fresh = {}
    while _compiled_here:  # popped one by one: another thread may be compiling
        source, cased = _compiled_here.pop()
        plain = _plain(_known[source, cased].compiled)
        if plain is not None:
            fresh[_name(source, cased)] = plain
    _stored.update(fresh)
    return dict(_stored) if fresh else {}

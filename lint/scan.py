"""The one pass over a document that says where to look: literals and expressions of all probes, in two databases.

The scan only nominates places. What a rule reports always comes from the full pattern (`regex`) or from the literal with
its word bounds checked, so a run with Hyperscan and a plain run report the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol

import regex

from lint.document import Document
from lint.model import Span
from lint.text import fold

FLAGS = regex.ASCII | regex.VERSION0


class Probe(NamedTuple):
    """What one owner (a rule's code, a fact's name) wants to be shown.

    Hits on `literals` are whole words with exact spans. A hit on one of `expressions` is a zero-width span at an *end* of a match;
    its owner looks for the match in the block around it. Both are written for the folded text (they are folded here).
    """

    owner: str
    literals: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()
    cased: bool = False


class Scanner(Protocol):
    """Fills `document.hits` for the probes it was made for."""

    def scan(self, document: Document) -> None: ...


_IN_WORDS = frozenset(char for char in map(chr, range(256)) if char.isalnum() or char == "_")
"""The characters of the folded text that words are made of."""


def _word_bounded(folded: str, start: int, end: int) -> bool:
    """Whether `folded[start:end]` begins and ends at a word's bounds (where it begins and ends with a word character)."""
    if start and folded[start] in _IN_WORDS and folded[start - 1] in _IN_WORDS:
        return False
    return end >= len(folded) or folded[end] not in _IN_WORDS or folded[end - 1] not in _IN_WORDS


def _keep(hits: dict[str, list[Span]], owners: tuple[tuple[str, int], ...], end: int, folded: str) -> None:
    length = owners[0][1]  # the same for all: they look for the same words
    if length and not _word_bounded(folded, end - length, end):
        return
    span = Span(end - length, end)
    for owner, _ in owners:
        if owner in hits:
            hits[owner].append(span)
        else:
            hits[owner] = [span]


Owners = list[tuple[tuple[str, int], ...]]
"""By expression id: the owners of a literal or expression, with the literal's length (0 for an expression)."""


def _grouped(probes: Iterable[Probe], field: str) -> dict[tuple[str, bool], list[tuple[str, int]]]:
    """The distinct sources of a field over all probes, each with its owners."""
    grouped: dict[tuple[str, bool], list[tuple[str, int]]] = {}
    for probe in probes:
        for source in getattr(probe, field):
            length = len(source) if field == "literals" else 0
            owners = grouped.setdefault((fold(source), probe.cased), [])
            if (probe.owner, length) not in owners:
                owners.append((probe.owner, length))
    return grouped


class PlainScanner:
    """The scan without Hyperscan, pattern by pattern: slower, and the measure of what the fast one must find."""

    def __init__(self, probes: Iterable[Probe]) -> None:
        probes = list(probes)
        self._owners = {probe.owner for probe in probes}
        self._literals: list[tuple[Any, tuple[tuple[str, int], ...]]] = []
        self._expressions: list[tuple[Any, tuple[tuple[str, int], ...]]] = []
        for (source, cased), owners in _grouped(probes, "literals").items():
            pattern = regex.compile(regex.escape(source), FLAGS | (0 if cased else regex.IGNORECASE))
            self._literals.append((pattern, tuple(owners)))
        for (source, cased), owners in _grouped(probes, "expressions").items():
            pattern = regex.compile(source, FLAGS | (0 if cased else regex.IGNORECASE))
            self._expressions.append((pattern, tuple(owners)))

    def scan(self, document: Document) -> None:
        folded, hits = document.folded, document.hits
        document.probed |= self._owners
        for pattern, owners in self._literals:
            for match in pattern.finditer(folded, overlapped=True):
                _keep(hits, owners, match.end(), folded)
        for pattern, owners in self._expressions:
            for block in document.blocks:
                for match in pattern.finditer(folded, block.start, block.end):
                    _keep(hits, owners, match.end(), folded)


class HyperscanScanner:
    """The scan by Hyperscan. `literals` and `expressions` are serialised databases (see `compile_databases`), b"" for none."""

    def __init__(self, literals: bytes, literal_owners: Owners, expressions: bytes, expression_owners: Owners) -> None:
        self._owners = {owner for owners in (*literal_owners, *expression_owners) for owner, _ in owners}
        self._parts = [
            (self._scan_call(data), owners)
            for data, owners in ((literals, literal_owners), (expressions, expression_owners))
            if data
        ]

    @staticmethod
    def _scan_call(data: bytes) -> Callable[..., None]:
        import hyperscan

        database = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
        scratch = hyperscan.Scratch(database)

        def scan(scanned: bytes, handler: Callable[..., None]) -> None:
            database.scan(scanned, match_event_handler=handler, scratch=scratch)

        return scan

    def scan(self, document: Document) -> None:
        scanned, folded, hits = document.scanned, document.folded, document.hits
        document.probed |= self._owners
        if not scanned:
            return
        for scan, owners in self._parts:
            seen: list[tuple[int, int]] = []
            add = seen.append
            scan(scanned, lambda number, _start, end, _flags, _context, add=add: add((number, end)))
            for number, end in seen:
                _keep(hits, owners[number], end, folded)


def compile_databases(probes: Iterable[Probe]) -> tuple[bytes, Owners, bytes, Owners]:
    """Compile all probes for `HyperscanScanner`. Raises ImportError where there is no Hyperscan.

    Expressions that Hyperscan refuses (look-around, back-references) are compiled as prefilters: a superset, all a scan needs.
    """
    probes = list(probes)
    literals, expressions = _grouped(probes, "literals"), _grouped(probes, "expressions")
    return (
        _compile(list(literals), literal=True),
        [tuple(owners) for owners in literals.values()],
        _compile(list(expressions), literal=False),
        [tuple(owners) for owners in expressions.values()],
    )


def _compile(sources: list[tuple[str, bool]], *, literal: bool) -> bytes:
    import hyperscan

    if not sources:
        return b""
    flags = []
    for source, cased in sources:
        flag = 0 if cased else hyperscan.HS_FLAG_CASELESS
        if not literal and ("(?" in source.replace("(?:", "") or "\\1" in source):
            flag |= hyperscan.HS_FLAG_PREFILTER
        flags.append(flag)
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    encoded = [source.encode("latin-1") for source, _ in sources]
    database.compile(
        expressions=encoded, ids=list(range(len(encoded))), elements=len(encoded), flags=flags, literal=literal
    )
    return bytes(hyperscan.dumpb(database))

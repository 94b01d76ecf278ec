"""The one pass over a document that says where to look: literals and expressions of all probes, in two databases.

The scan only nominates places. What a rule reports always comes from the full pattern (`regex`) or from the literal with
its word bounds checked, so a run with Hyperscan and a plain run report the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple, Protocol

import regex

from lint.folding import fold
from lint.model import as_span
from lint.packing import DamagedError, expect, expect_all
from lint.patterns import lazy_pattern
from lint.text.document import Document

FLAGS = regex.ASCII | regex.VERSION0

_AROUND = r"[ \t\r\x7f]*"
"""What may stand between the bounds of a line and those of its text, as `Document.block_texts` has it."""
_LINE_BOUNDS = {"^": f"(?m:(?<=^{_AROUND}))", "$": f"(?m:(?={_AROUND}$))"}
"""What `^` and `$` of a rule mean: the bounds of a block's text, for the `regex` library …"""
_SCANNED_BOUNDS = {"^": f"^{_AROUND}", "$": f"{_AROUND}$"}
"""… and for Hyperscan, with its flag for many lines and without look-around."""
_ESCAPE_CLASS_OR_BOUND = lazy_pattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[$^]", re.DOTALL)


def bound_to_lines(source: str, bounds: Mapping[str, str] = _LINE_BOUNDS) -> str:
    """An expression in which `^` and `$` mean the bounds of the text of a block, without the space around it."""
    return _ESCAPE_CLASS_OR_BOUND.sub(lambda found: bounds.get(found.group(), found.group()), source)


_LONG = 20
_REPEATED = lazy_pattern(r"(?<![\\)])\{(\d*),(\d+)\}(?!\+)")


def loosened(source: str) -> str:
    """An expression without the upper bounds of its long repeats, for the scan alone: it finds all that the expression finds, and more.

    Such bounds are most of what compiling costs and of what is kept; the full pattern holds them where the scan hit.
    """

    def without_bound(found: re.Match[str]) -> str:
        least = int(found[1] or 0)
        if int(found[2]) < _LONG:
            return found[0]
        return "*" if least == 0 else "+" if least == 1 else f"{{{least},}}"

    return _REPEATED.sub(without_bound, source)


_EVERYWHERE = r"\w\b|[^\n]$"
"""Scanned for in the place of an expression that Hyperscan cannot read or takes for another: a hit at every word and in every line."""
_READ_OTHERWISE = lazy_pattern(r"(?<!\\)(?:\\\\)*+(?:\\[ABCEGHKLMNOQRXZghkmpPz]|\{[^{}]*[<=>][^{}]*\})")
r"""What the `regex` library knows and Hyperscan does not, or takes for something else: `\m`, `\p{L}`, `{e<=1}`."""


class Probe(NamedTuple):
    """What one owner (a rule's code, a fact's name) wants to be shown.

    Hits on `literals` are whole words with exact spans. A hit on one of `expressions` is a zero-width span at an *end* of a match
    (`Document.expression_hits` has the number of the expression, too); its owner looks for the match in the block around it.
    Both are written for the folded text (they are folded here); `^` and `$` mean the bounds of a block's text.
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


def _keep_literals(document: Document, owners: Owners, seen: Iterable[tuple[int, int]]) -> None:
    """Note the literals that were seen (by number and end) and are whole words: where they begin and end with a letter, no other is beside it."""
    folded, hits, in_words = document.folded, document.hits, _IN_WORDS
    size = len(folded)
    for number, end in seen:
        asking = owners[number]
        start = end - asking[0][1]  # the same for all: they look for the same words
        if start and folded[start - 1] in in_words and folded[start] in in_words:
            continue
        if end < size and folded[end] in in_words and folded[end - 1] in in_words:
            continue
        span = as_span((start, end))
        for owner, _ in asking:
            hits[owner].append(span)


def _keep_expressions(document: Document, owners: Owners, seen: Iterable[tuple[int, int]]) -> None:
    """Note the expressions that were seen, by number and end."""
    hits, expression_hits = document.hits, document.expression_hits
    for number, end in seen:
        span = as_span((end, end))
        for owner, own_number in owners[number]:
            hits[owner].append(span)
            expression_hits[owner].append(as_span((end, own_number)))


OwnersOfOne = tuple[tuple[str, int], ...]
"""Who asks for a literal or an expression: (owner, length of the literal or number of the expression among the owner's)."""
Owners = list[OwnersOfOne]
"""By the id that a database knows it by."""
Source = tuple[str, bool]
"""A literal or expression as it is looked for, and whether it is cased."""


def _grouped(found: Iterable[tuple[Source, str, int]]) -> dict[Source, OwnersOfOne]:
    """The distinct sources, each with its owners."""
    grouped: dict[Source, dict[tuple[str, int], None]] = {}
    for source, owner, number in found:
        grouped.setdefault(source, {})[owner, number] = None
    return {source: tuple(owners) for source, owners in grouped.items()}


def _literals(probes: Iterable[Probe]) -> dict[Source, OwnersOfOne]:
    return _grouped(
        ((fold(literal), probe.cased), probe.owner, len(literal)) for probe in probes for literal in probe.literals
    )


def _expressions(probes: Iterable[Probe]) -> dict[Source, OwnersOfOne]:
    return _grouped(
        ((fold(source), probe.cased), probe.owner, number)
        for probe in probes
        for number, source in enumerate(probe.expressions)
    )


class PlainScanner:
    """The scan without Hyperscan, pattern by pattern: slower, and the measure of what the fast one must find."""

    def __init__(self, probes: Iterable[Probe]) -> None:
        probes = list(probes)
        self._owners = {probe.owner for probe in probes}
        self._literals = [
            (self._compiled(regex.escape(source), cased), owners)
            for (source, cased), owners in _literals(probes).items()
        ]
        self._expressions = [
            (self._compiled(bound_to_lines(source), cased), owners)
            for (source, cased), owners in _expressions(probes).items()
        ]

    @staticmethod
    def _compiled(source: str, cased: bool) -> Any:
        return regex.compile(source, FLAGS | (0 if cased else regex.IGNORECASE))

    def scan(self, document: Document) -> None:
        folded = document.folded
        document.probed |= self._owners
        for pattern, owners in self._literals:
            found = pattern.finditer(folded, overlapped=True)
            _keep_literals(document, [owners], ((0, match.end()) for match in found))
        for pattern, owners in self._expressions:
            for block in document.blocks:
                found = pattern.finditer(folded, block.start, block.end)
                _keep_expressions(document, [owners], ((0, match.end()) for match in found))


class HyperscanScanner:
    """The scan by Hyperscan. `literals` and `expressions` are serialised databases (see `compile_databases`), b"" for none."""

    def __init__(self, literals: bytes, literal_owners: Owners, expressions: bytes, expression_owners: Owners) -> None:
        self._owners = {owner for owners in (*literal_owners, *expression_owners) for owner, _ in owners}
        self._parts = [
            (self._scan_call(data), owners, keep)
            for data, owners, keep in (
                (literals, literal_owners, _keep_literals),
                (expressions, expression_owners, _keep_expressions),
            )
            if data
        ]

    @classmethod
    def stored(cls, values: Any) -> HyperscanScanner:
        """The scanner of what `compile_databases` gave, kept as plain values. Raises DamagedError."""
        literals, literal_owners, expressions, expression_owners = expect(values, bytes, tuple, bytes, tuple)
        # All at once, for there are thousands: a cold start would feel a call for each.
        asking = expect_all(tuple(chain.from_iterable(expect_all(literal_owners + expression_owners, tuple))), tuple)
        if not set(map(len, asking)) <= {2}:
            raise DamagedError("not of the expected shape")
        names, numbers = zip(*asking, strict=True) if asking else ((), ())
        expect_all(names, str)
        expect_all(numbers, int)
        try:
            return cls(literals, literal_owners, expressions, expression_owners)
        except Exception as error:
            # The library checks a database's own sum, version and processor.
            raise DamagedError(f"no database: {error}") from None

    @staticmethod
    def _scan_call(data: bytes) -> Callable[..., None]:
        import hyperscan

        database = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
        idle = [hyperscan.Scratch(database)]  # one for each scan that runs at a time: threads cannot share one

        def scan(scanned: bytes, handler: Callable[..., None]) -> None:
            try:
                scratch = idle.pop()
            except IndexError:
                scratch = hyperscan.Scratch(database)
            try:
                database.scan(scanned, match_event_handler=handler, scratch=scratch)
            finally:
                idle.append(scratch)

        return scan

    def scan(self, document: Document) -> None:
        document.probed |= self._owners
        for begin, scanned in document.scanned_pieces() if document.folded else ():
            for scan, owners, keep in self._parts:
                seen: list[tuple[int, int]] = []
                add = seen.append
                scan(scanned, lambda number, _start, end, _flags, _context, add=add: add((number, end)))
                keep(document, owners, ((number, begin + end) for number, end in seen) if begin else seen)


def compile_databases(probes: Iterable[Probe]) -> tuple[bytes, Owners, bytes, Owners]:
    """Compile all probes for `HyperscanScanner`. Raises ImportError where there is no Hyperscan.

    Long repeats lose their upper bound, expressions with look-around or back-references are compiled as prefilters, and for one
    that Hyperscan cannot read every word is a hit: a superset, all a scan needs.
    """
    probes = list(probes)
    literals, expressions = _literals(probes), _expressions(probes)
    return (
        _compile(list(literals), literal=True),
        list(literals.values()),
        _compile_expressions([(_for_scan(source), cased) for source, cased in expressions]),
        list(expressions.values()),
    )


def _for_scan(source: str) -> str:
    """What Hyperscan looks for in the place of an expression."""
    return _EVERYWHERE if _READ_OTHERWISE.search(source) else loosened(bound_to_lines(source, _SCANNED_BOUNDS))


def _compile_expressions(sources: list[Source]) -> bytes:
    import hyperscan

    try:
        return _compile(sources, literal=False)
    except hyperscan.error:
        return _compile(_readable(sources), literal=False)


def _readable(sources: list[Source]) -> list[Source]:
    """The expressions, with another in the place of each that Hyperscan cannot read: it does not say which."""
    import hyperscan

    try:
        _compile(sources, literal=False)
    except hyperscan.error:
        half = len(sources) // 2
        return [*_readable(sources[:half]), *_readable(sources[half:])] if half else [(_EVERYWHERE, sources[0][1])]
    return sources


def _compile(sources: list[Source], *, literal: bool) -> bytes:
    import hyperscan

    if not sources:
        return b""
    flags = []
    for source, cased in sources:
        flag = 0 if cased else hyperscan.HS_FLAG_CASELESS
        if not literal:
            flag |= hyperscan.HS_FLAG_MULTILINE
            if "(?" in source.replace("(?:", "") or "\\1" in source:
                flag |= hyperscan.HS_FLAG_PREFILTER
        flags.append(flag)
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    encoded = [source.encode("latin-1") for source, _ in sources]
    database.compile(
        expressions=encoded, ids=list(range(len(encoded))), elements=len(encoded), flags=flags, literal=literal
    )
    return bytes(hyperscan.dumpb(database))

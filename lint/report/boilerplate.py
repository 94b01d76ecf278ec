"""Findings of boilerplate that follow each other line by line: a reader wants the block, not each of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from lint.model import LocatedFinding

FEWEST = 3
"""A block has at least so many findings; fewer are shown one by one."""
_FARTHEST = 2
"""How many lines on the next finding of a block may stand: blank lines lie between."""
_NEAREST = 12
"""How many characters further on, where both stand in one line of the file: line ends, spaces, escapes."""
_CODES = re.compile("BP[123]")
"""What belongs to the page as a whole line; what scraping did to the text (BP4) is none of it."""


def blocks(findings: Iterable[LocatedFinding]) -> Iterator[list[LocatedFinding]]:
    """The findings of an article in their order, those of a block together, all others alone."""
    run: list[LocatedFinding] = []
    for placed in chain(findings, (None,)):
        if run and (placed is None or not _continues(run[-1], placed)):
            yield from [run] if len(run) >= FEWEST else ([one] for one in run)
            run = []
        if placed is None:
            return
        if _CODES.match(placed.finding.code) and placed.start:
            run.append(placed)
        else:
            yield [placed]


def _continues(last: LocatedFinding, placed: LocatedFinding) -> bool:
    if not placed.start or not _CODES.match(placed.finding.code):
        return False
    end = last.end or last.start
    if end is None:
        return False
    if placed.start.line == end.line:  # lines of a record, which stands on one line of its file
        return placed.start.offset - end.offset <= _NEAREST
    return placed.start.line - end.line <= _FARTHEST


def described(block: list[LocatedFinding]) -> str:
    """A block in one line: how much, from where to where, by which rules."""
    first, last = (" ".join(placed.match.split())[:30] for placed in (block[0], block[-1]))
    codes = Counter(placed.finding.code for placed in block)
    rules = ", ".join(code if count == 1 else f"{code} ×{count}" for code, count in codes.most_common(4))
    more = ", …" if len(codes) > 4 else ""
    return f"a block of boilerplate, “{first}” to “{last}” ({rules}{more})"

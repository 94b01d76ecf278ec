"""The fact “zone”: which lines are furniture. Everything else is the article's own text.

What the rules for furniture found is known before any other rule runs; the model is asked line by line, and only about lines that are
no plain paragraph, because most findings of other rules stand in paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left

from lint.extract.boilerplate.lines import LONG, judged
from lint.match.scan import Probe
from lint.model import Confidence, Mention, Zone
from lint.text.document import Document

PROBE: Probe | None = None


def furniture_lines(document: Document) -> set[int]:
    """The lines (by index) that a rule for furniture found, from medium confidence on."""
    known: set[int] | None = document.cache.get("furniture_lines")
    if known is None:
        known = set()
        for finding in document.cache.get("furniture_findings", ()):
            if finding.start is not None and finding.confidence >= Confidence.medium:
                known.update(range(document.line_number(finding.start), document.line_number(finding.end - 1) + 1))
        document.cache["furniture_lines"] = known
    return known


def is_furniture(document: Document, offset: int) -> bool:
    """Whether the line that holds `offset` is furniture."""
    if document.line_number(offset) in furniture_lines(document):
        return True
    start, end = document.block_at(offset)
    if end - start >= LONG or document.language not in ("en", "und"):
        return False
    lines, block = judged(document), document.block_number(offset)
    place = bisect_left(lines.kept, block)
    return lines.kept[place : place + 1] == [block] and lines.is_surely_furniture(place)


def read(document: Document) -> list[Mention]:
    """The lines that are furniture, in order."""
    numbers = set(furniture_lines(document))
    if document.language in ("en", "und"):
        lines = judged(document)
        surely = (lines.kept[place] for place in range(len(lines.kept)) if lines.is_surely_furniture(place))
        numbers.update(document.line_number(document.blocks[block].start) for block in surely)
    found = []
    for number in sorted(numbers):
        start, end = document.lines[number]
        found.append(Mention("zone", start, end, document.text[start:end], Zone.furniture.value))
    return found

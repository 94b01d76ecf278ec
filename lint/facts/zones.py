"""The fact “zone”: which lines are furniture. Everything else is the article's own text.

What the rules for furniture found is known before any other rule runs; the model is asked line by line, and only about lines that are
no plain paragraph, because most findings of other rules stand in paragraphs.
"""

from __future__ import annotations

from lint.document import Document
from lint.facts.furniture import LONG, SURE, judged
from lint.model import Confidence, Mention, Zone
from lint.scan import Probe

PROBE: Probe | None = None


def _furniture_lines(document: Document) -> set[int]:
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
    if document.line_number(offset) in _furniture_lines(document):
        return True
    start, end = document.block_at(offset)
    if end - start >= LONG or document.language not in ("en", "und"):
        return False
    return document.block_number(offset) in _suspects(document)


def _suspects(document: Document) -> frozenset[int]:
    """The blocks that the model is sure are furniture."""
    known: frozenset[int] | None = document.cache.get("furniture_suspects")
    if known is None:
        lines = judged(document)
        # Only where the model is sure: to silence what other rules find in a sentence costs more than an odd finding in a teaser.
        known = frozenset(lines.kept[place] for place in lines.open_places() if lines.odds(place) >= SURE)
        document.cache["furniture_suspects"] = known
    return known


def read(document: Document) -> list[Mention]:
    """The lines that are furniture, in order."""
    numbers = set(_furniture_lines(document))
    if document.language in ("en", "und"):
        numbers.update(document.line_number(document.blocks[block].start) for block in _suspects(document))
    found = []
    for number in sorted(numbers):
        start, end = document.lines[number]
        found.append(Mention("zone", start, end, document.text[start:end], Zone.furniture.value))
    return found

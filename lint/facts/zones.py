"""The fact “zone”: which lines are furniture. Everything else is the article's own text."""

from __future__ import annotations

from lint.document import Document
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
    return document.line_number(offset) in _furniture_lines(document)


def read(document: Document) -> list[Mention]:
    """The stretches of furniture, in order."""
    found = []
    for number in sorted(_furniture_lines(document)):
        start, end = document.lines[number]
        found.append(Mention("zone", start, end, document.text[start:end], Zone.furniture.value))
    return found

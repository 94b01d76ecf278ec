"""What the rules for boilerplate found in a document, put there by the engine before any other rule runs."""

from __future__ import annotations

from collections.abc import Sequence

from lint.model import Confidence, Finding
from lint.text.annotations import Slot
from lint.text.document import Document

rule_findings: Slot[Sequence[Finding]] = Slot(tuple)


def marked(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """The blocks in which a rule is sure of boilerplate, and those in which one suspects it."""
    certain: set[int] = set()
    suspected: set[int] = set()
    for finding in rule_findings.get(document):
        if finding.start is not None and finding.confidence >= Confidence.medium:
            (certain if finding.confidence is Confidence.high else suspected).add(document.block_number(finding.start))
    return frozenset(certain), frozenset(suspected - certain)

"""The fact “zone”: which lines are boilerplate. Everything else is the article's own text.

What the rules for boilerplate found is known before any other rule runs; the model is asked line by line, and only about lines that are
no plain paragraph, because most findings of other rules stand in paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lint.extract.boilerplate.found import rule_findings
from lint.extract.boilerplate.lines import judged
from lint.extract.boilerplate.shapes import LONG
from lint.match.scan import Probe
from lint.model import Confidence, Mention, Span, Zone
from lint.text.annotations import annotation
from lint.text.blocks import is_within
from lint.text.document import Document

if TYPE_CHECKING:
    from lint.extract.boilerplate.layout_model import Judged

PROBE: Probe | None = None
_MARKS = " \t\r*_#>|-\u2022\u2013\u2014"
"""What may stand before and behind the boilerplate of a line without being the article's."""


@annotation
def boilerplate_spans(document: Document) -> list[Span]:
    """What the rules for boilerplate found from medium confidence on, in order; overlapping ones are one."""
    found = rule_findings.get(document)
    spans = sorted(
        Span(one.start, one.end)
        for one in found
        if one.start is not None and one.end is not None and one.confidence >= Confidence.medium
    )
    known: list[Span] = []
    for span in spans:
        if known and span.start <= known[-1].end:
            known[-1] = Span(known[-1].start, max(known[-1].end, span.end))
        else:
            known.append(span)
    return known


@annotation
def boilerplate_lines(document: Document) -> set[int]:
    """The lines (by index) that are boilerplate from their first word to their last."""
    known: set[int] = set()
    for span in boilerplate_spans(document):
        for number in range(document.line_number(span.start), document.line_number(span.end - 1) + 1):
            start, end = document.lines[number]
            before, after = document.text[start : max(start, span.start)], document.text[min(end, span.end) : end]
            if not (before.strip(_MARKS) or after.strip(_MARKS)):
                known.add(number)
    return known


def is_boilerplate(document: Document, offset: int) -> bool:
    """Whether the text at `offset` is boilerplate."""
    if is_within(boilerplate_spans(document), offset):
        return True
    start, end = document.block_at(offset)
    if end - start >= LONG:
        return False
    if document.rules_language != "en":
        return _by_layout(document).is_boilerplate(document.block_number(offset))
    lines, block = judged(document), document.block_number(offset)
    place = bisect_left(lines.kept, block)
    return lines.kept[place : place + 1] == [block] and lines.is_certain(place)


def _by_layout(document: Document) -> Judged:
    from lint.extract.boilerplate.layout_model import judged_by_layout  # for other languages than English alone

    return judged_by_layout(document)


@annotation
def read(document: Document) -> list[Mention]:
    """The lines that are boilerplate, in order."""
    numbers = set(boilerplate_lines(document))
    if document.rules_language == "en":
        lines = judged(document)
        surely = [lines.kept[place] for place in range(len(lines.kept)) if lines.is_certain(place)]
    else:
        surely = [block for block in range(len(document.blocks)) if _by_layout(document).is_boilerplate(block)]
    numbers.update(document.line_number(document.blocks[block].start) for block in surely)
    found = []
    for number in sorted(numbers):
        start, end = document.lines[number]
        found.append(Mention("zone", start, end, document.text[start:end], Zone.boilerplate.value))
    return found

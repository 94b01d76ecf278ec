"""BP408: what a wiki leaves in a text copied from it: marks of its notes and of its editors."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Fix, Span

_EDITORS = re.compile(
    r"\[(?:edit|edit source|citation needed|citations needed|clarification needed|clarify|who\?|when\?|where\?|which\?|why\?|by whom\?|"
    r"according to whom\?|page needed|dead link|better source needed|update|original research\?|not verified in body|dubious|vague|"
    r"failed verification|need quotation to verify|hide|show|note \d+|nb \d+)\](?:\[[^\]\n]{1,30}\]){0,4}",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?<=[a-z0-9.,;:!?\"')\]])\[(?:\d{1,3}|[a-z])\](?:\[(?:\d{1,3}|[a-z])\]){0,9}(?!\()")
_ENTRY = re.compile(r"^\W{0,3}\[?\d{1,3}[\].):]\s", re.MULTILINE)
_HEADING = re.compile(
    r"^\W{0,4}(?:references|notes|bibliography|literature|sources|footnotes|works cited)\W{0,3}$",
    re.IGNORECASE | re.MULTILINE,
)


class WikiMark(DocumentRule):
    """“[edit]”, “[citation needed]”, and numbers of notes in an article that has no notes."""

    code = "BP408"
    name = "wiki-mark"
    why = "Marks of a wiki's notes and editors point to nothing once the text stands elsewhere, and split the words they are glued to."
    confidence = Confidence.high
    language = "any"
    where = "anywhere"
    match = (r"\[(?:\d{1,3}|[a-z])\]", r"\[[a-z][a-z ]{2,30}(?:\?| \d+)?\]")
    examples = Examples(
        flags=(
            "History[[[edit]]]\nThe lock was built in 1887.",
            "The lock was built in 1887.[[[citation needed]]] It was rebuilt in 1931.",
            "The foundry burned in 1903[[[1][2]]] and was rebuilt in brick.",
        ),
        passes=(
            "“He [Wick] told us to wait,” the skipper said. The readings were [12, 40].",
            "The foundry burned in 1903.[1]\n\nReferences\n[1] The Marl Courier, May 1903.",
            "See [1](https://example.org/a) for the list.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        spans = [Span(*match.span()) for match in _EDITORS.finditer(text)]
        notes = [] if _has_notes(text) else [Span(*match.span()) for match in _NOTES.finditer(text)]
        single = len(notes) == 1 and text.count("[", *notes[0]) == 1
        spans += [] if single else _apart(notes, spans)
        for span in sorted(spans):
            mark = text[span.start : span.end]
            yield self.finding(
                span,
                f"A mark of the wiki that the text comes from (“{mark}”); remove it.",
                fix=Fix(*span, "", safe=False),
            )


def _apart(notes: list[Span], others: list[Span]) -> list[Span]:
    """The notes that overlap none of the others; both stand in order and overlap none of their own."""
    starts = [other.start for other in others]
    apart = []
    for note in notes:
        before = bisect_left(starts, note.end) - 1
        if before < 0 or not note.overlaps(others[before]):
            apart.append(note)
    return apart


def _has_notes(text: str) -> bool:
    """Whether the article has the notes that its marks point to."""
    return _HEADING.search(text) is not None or len(_ENTRY.findall(text)) > 1

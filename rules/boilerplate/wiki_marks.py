"""BP408: what a wiki leaves in a text copied from it: marks of its notes and of its editors."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Fix
from lint.extract.boilerplate import lost_notes, wiki_marks


class WikiMark(DocumentRule):
    """“[edit]”, “[citation needed]”, “[2]:45”, and numbers of notes in an article that has no notes."""

    code = "BP408"
    name = "wiki-mark"
    why = "Marks of a wiki's notes and editors point to nothing once the text stands elsewhere, and split the words they are glued to."
    confidence = Confidence.high
    language = "any"
    where = "anywhere"
    match = (
        r"\[(?:\d{1,3}|[a-z]|[ivx]{2,4})\]",
        r"\[[a-z\x80-\xff?][^\[\]\n]{1,44}\]",
        r"^[\x5e\x7f] ?(?:jump up|[a-z] [a-z] )",
        r"^jump up ?[\x5e\x7f]",
    )
    examples = Examples(
        flags=(
            "History[[[edit]]]\nThe lock was built in 1887.",
            "History [[[edit | edit source]]]\nThe lock was built in 1887.",
            "The lock was built in 1887.[[[citation needed]]] It was rebuilt in 1931.",
            "The lock was widened by monks[[[dubious – discuss]]] with a loan[[[primary source needed]]].",
            "The foundry burned in 1903[[[1][2]]] and was rebuilt in brick.",
            "The foundry burned in 1903[[[2]:45]] and was rebuilt in brick[[[nb 1]]].",
            "The foundry burned in 1903[[[1]]] and was rebuilt in brick.",
            "The lock was built in 1887.\n\n[[^ Jump up to: a b]] Lind, Ada (1990). Locks.",
            "Le pont date de 1887[[[réf. nécessaire]]].",
        ),
        passes=(
            "“He [Wick] told us to wait,” the skipper said. The readings were [12, 40].",
            "“They [show] us the lock,” he said. “It [the repair] is what [they] needed, and she walk[s].”",
            "The foundry burned in 1903.[1]\n\nReferences\n[1] The Marl Courier, May 1903.",
            "See [1](https://example.org/a) for the list.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        marks = wiki_marks(document)
        notes = lost_notes(document, marks)
        alone = len(notes) == 1 and not marks and document.folded.count("[", *notes[0]) == 1
        for span in sorted(marks + notes):
            mark = document.text[span.start : span.end]
            yield self.finding(
                span,
                f"A mark of the wiki that the text comes from (“{mark}”); remove it.",
                confidence=Confidence.medium if alone else self.confidence,
                fix=Fix(*span, "", safe=False),
            )

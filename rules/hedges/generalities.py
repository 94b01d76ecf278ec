"""HD107: a claim about how things generally are, with no count behind it."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity
from lint.facts import hedges_support as support


class Generality(DocumentRule):
    code = "HD107"
    name = "often-or-generally"
    severity = Severity.info
    confidence = Confidence.low
    why = "“Often”, “widely” and “generally” stand where a count or a survey should."
    needs = ("hedge", "attribution")
    examples = Examples(
        flags=(
            "The method is [[widely]] used.",
            "The valley is [[generally]] thought to be haunted, and some people avoid it.",
        ),
        passes=(
            "The method is used in 41 of 50 states, according to the 2019 census.",
            "Ann Lee often swims here.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for hedge, word in support.told(document, ("generality",)):
            message = f"“{word}”: how often, counted by whom? Give the figure and its source.{support.hint(document, hedge.span)}"
            yield self.finding(hedge.span, message, confidence=support.confidence(hedge))

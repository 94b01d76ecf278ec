"""One name in several forms across the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lint import Confidence, CorpusRule, Document, Examples, Finding, Gathered, Related, Severity, Span, counted
from lint.extract.names import by_key, difference, first_forms, name_starts, without_firm


class NameInTwoFormsAcross(CorpusRule):
    code = "XD301"
    name = "name-in-two-forms-across"
    severity = Severity.info
    confidence = Confidence.medium
    why = "One firm or person under two spellings falls apart into two when articles are put together."
    examples = Examples(
        flags=(
            (
                "The ferry firm Velmar Group bought a ship. Velmar will sail it to Arden.",
                "Ferries of firms like [[VELMAR]], Brightline and Ostia call at Arden.",
            ),
            (
                "The Arden-Marl line reopens on Monday. Trains on the Arden-Marl line run hourly.",
                "In winter the [[Arden Marl]] line is closed.",
            ),
        ),
        passes=(
            (
                "The Velmar Group bought a ship.",
                "Velmar will sail its new ship to Arden, and Velmar hopes for a good season.",
            ),
            (
                "VELMAR BUYS SHIP\nThe ferry firm Velmar bought a ship.",
                "The new ship of Velmar sails to Arden. Velmar has two others.",
            ),
        ),
    )

    def gather(self, document: Document) -> Iterator[tuple[str, Span | None, Any]]:
        starts = name_starts(document)
        for name, spellings in by_key(document).items():
            if len(spellings) > 1 or len(starts[spellings[0]]) > 1 or _telling(spellings[0]):
                if len(spellings) > 1:
                    spellings = sorted(spellings, key=lambda spelling: -len(starts[spelling]))
                found = first_forms(document, spellings)
                if found:
                    firm = any(without_firm(spelling) != spelling for spelling in spellings)
                    yield name, Span(*found[0][1:]), (firm, found)

    def distinct_on(self, value: Any) -> Any:
        forms = value[1]
        return forms[0][0] if len(forms) == 1 else [text for text, *_ in forms]

    def judge(self, key: str, facts: Sequence[Gathered]) -> Iterator[Finding]:
        articles: Counter[str] = Counter()
        first: dict[str, tuple[Gathered, Span]] = {}
        firm = False
        for fact in facts:
            firm = firm or fact.value[0]
            for text, start, end in fact.value[1]:
                articles[text] += 1
                first.setdefault(text, (fact, Span(start, end)))
        if len(articles) < 2:
            return
        usual = max(articles, key=lambda text: articles[text])
        for fact in facts:
            text, start, end = fact.value[1][0]
            if text != usual:
                yield self._told(fact.path, text, Span(start, end), usual, articles[usual], *first[usual], firm)

    def _told(
        self, path: str, text: str, place: Span, usual: str, count: int, other: Gathered, there: Span, firm: bool
    ) -> Finding:
        articles = counted(count, "article")
        message = f"“{text}” is written “{usual}” in {articles}, e.g. {other.path}: {difference(usual, text)} apart."
        shouted = (text.isupper() or usual.isupper()) and not firm
        confidence = Confidence.low if shouted else Confidence.medium
        related = [Related(other.path, *there, "")]
        return self.finding(place, message, confidence=confidence, path=path, related=related)


def _telling(name: str) -> bool:
    """Whether a name that stands once is worth remembering: of several words, or with hyphens or capitals inside."""
    if " " in name:
        return name[-2] != " "
    return len(name) > 1 and not name[1:].islower()

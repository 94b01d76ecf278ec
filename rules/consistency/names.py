"""One name in several spellings within an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Fix, Related, Severity, Span
from lint.extract.names import Slip, beginning, capitalised, in_lower_case, places, slips

_BEFORE = re.compile(r"([A-Z][a-z'-]+) $")
_NO_GIVEN_NAMES = frozenset(
    "mr mrs ms dr prof sen rep gov gen president minister secretary chairman chairwoman senator representative governor "
    "general director judge justice counsel attorney officer captain colonel mayor king queen prince princess pope bishop "
    "sir lord lady leader spokesman spokeswoman professor doctor speaker the but and for that while when if with from in "
    "on at by as to of a an his her their its our north south east west central new northern southern eastern western".split()
)


def _given_names(document: Document, spans: list[Span]) -> set[str]:
    """The capitalised words that stand right before the spans, titles and the like left out."""
    before = (_BEFORE.search(document.folded[max(0, span.start - 24) : span.start]) for span in spans)
    return {word for match in before if match and (word := match.group(1).lower()) not in _NO_GIVEN_NAMES}


class NameMisspelt(DocumentRule):
    code = "CN101"
    name = "name-misspelt"
    severity = Severity.error
    confidence = Confidence.high
    why = "A name spelt in two ways becomes two people, places or firms in whatever is made of the article."
    examples = Examples(
        flags=(
            "Ms. Hartwell opened the harbour. The council thanked Hartwell, and [[Hartwel]] thanked the divers. "
            "Hartwell will speak again on Monday.",
            "Brendova is a port. Ships to Brendova wait. The mayor of [[Bredova]] blames Brendova's lock.",
        ),
        passes=(
            "Republicans met. The Republicans voted, and one Republican left; Republicans stayed.",
            "Boris Hartwell spoke. Hartwell left, and so did Anna Hartwall. Hartwell came back.",
            "White paint is sold here. White and black, White and red. While stocks last. I while away the time.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = beginning(document)
        for slip in slips(capitalised(document)):
            if not in_lower_case(text, slip.form) and not in_lower_case(text, slip.common):
                yield from self._judged(document, slip)

    def _judged(self, document: Document, slip: Slip) -> Iterator[Finding]:
        wrong, right = places(document, slip.form), places(document, slip.common)
        if not wrong or not right or self._other_person(document, wrong, right):
            return
        sure = Confidence.high
        if slip.edit.at == 0 or len(wrong) > 1 or len(slip.form) < 6:
            sure = Confidence.medium
        usual = document.text[right[0].start : right[0].end]
        for span in wrong:
            here = document.text[span.start : span.end]
            fix = Fix(span.start, span.end, usual, safe=False)
            related = [Related(document.name, *right[0], "")]
            message = f"“{here}” is written “{usual}” elsewhere in the article ({len(right)} times)."
            yield self.finding(span, message, confidence=sure, fix=fix, related=related)

    @staticmethod
    def _other_person(document: Document, wrong: list[Span], right: list[Span]) -> bool:
        """Whether each form goes with given names or titles of its own."""
        theirs, ours = _given_names(document, wrong), _given_names(document, right)
        return bool(theirs) and bool(ours) and not theirs & ours

"""Ages that don't fit the years of birth, death or publication beside them (DT307)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract import publication

_AGE = expression(r"\b(?:aged|at (?:the )?age(?: of)?|at the age of) (?<age>\d{1,3})\b|\b(?<age>\d{1,3})-year-old\b")
_LIVED = expression(
    r"\((?:born )?(?:\w{3,9}\.? \d{1,2}, )?(?<born>1[5-9]\d\d|20\d\d) ?[-–—] ?(?:\w{3,9}\.? \d{1,2}, )?(?<died>1[5-9]\d\d|20\d\d)\)"
)
_BORN = expression(r"\(born (?:on )?(?:in )?(?:\w{3,9}\.? \d{1,2}, |\d{1,2} \w{3,9} )?(?<born>1[89]\d\d|20\d\d)\)")
_DIED = expression(r"\b(?:died|dies|dead|death|passed away|killed)\b")
_REACH = 300


class AgeDoesNotFit(DocumentRule):
    code = "DT307"
    name = "age-does-not-fit"
    severity = Severity.warning
    confidence = Confidence.high
    why = "The age and the years in the same sentence contradict each other: one of the numbers is wrong."
    needs = ("published",)
    match = (r"\bage(?:d| of)? \d", r"\d-year-old\b")
    examples = Examples(
        flags=(
            "The painter Ada Brun (1901–1970) died [[aged 79]] in her house by the harbour.",
            "---\ndate: 2024-03-04\n---\nThe [[44-year-old]] keeper (born 1960) has played for the club since he was a boy.",
        ),
        passes=(
            "The painter Ada Brun (1901–1970) died aged 68 in her house by the harbour.",
            "The painter Ada Brun (1901–1970) sold her first picture at the age of 12.",
            "---\ndate: 2024-03-04\n---\nThe 63-year-old keeper (born 1960) has played for the club since he was a boy.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        for hit in sorted({document.sentence_at(hit.end - 1) for hit in document.hits.get(self.code, ())}):
            sentence = Span(hit.start, min(hit.end, hit.start + 2 * _REACH))
            ages = list(_AGE.finditer(folded, *sentence))
            if len(ages) == 1:
                yield from self._judged(document, sentence, ages[0])

    def _judged(self, document: Document, sentence: Span, age: Any) -> Iterator[Finding]:
        """The age against the one pair of years in its sentence."""
        lived, born = (list(pattern.finditer(document.folded, *sentence)) for pattern in (_LIVED, _BORN))
        if len(lived) + len(born) != 1:
            return
        year = int((lived or born)[0]["born"])
        if lived:
            until = int(lived[0]["died"]) if _DIED.search(document.folded, *sentence) else None
        else:
            day = publication.day(document)
            until = day.year if day and "year-old" in age.group() else None
        if until is not None and int(age["age"]) not in (until - year, until - year - 1):
            years = until - year
            message = f"Born in {year}, one is {years - 1} or {years} in {until}, but the text says {age['age']}."
            yield self.finding(age.span(), message)

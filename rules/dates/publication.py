"""Whether one can tell when the article came out (DT1xx)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, lazy_pattern
from lint.extract import publication
from lint.extract.publication import Publication, Source

_WORDS = 12
"""A text of fewer words is no article."""
_WORD = lazy_pattern(r"\S+")


class Undated(DocumentRule):
    code = "DT101"
    name = "no-publication-date"
    severity = Severity.error
    confidence = Confidence.high
    why = "Without the day on which it came out nobody can place what the article calls “today”, “last year” or “the new model”."
    where = "anywhere"
    needs = ("published", "date")
    examples = Examples(
        flags=(
            "Rail line reopens\n\nThe line along the coast has reopened after a long repair, and trains run every hour between the two harbours again.",
            "The mill was built on 4 May 1921 by two brothers. It still grinds flour for the bakeries of the valley, and the owners want to keep it so.",
        ),
        passes=(
            "---\ndate: 2024-03-04\n---\nRail line reopens\n\nThe line along the coast has reopened after a long repair, and trains run every hour again.",
            "Rail line reopens\n\nPublished: 4 March 2024\n\nThe line along the coast has reopened after a long repair, and trains run every hour again.",
            " date 2024-03-04 The line along the coast has reopened after a long repair, and trains run every hour between the two harbours again.",
            "Comment closed.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if publication.publications(document) or _is_short(document.folded):
            return
        dateline = publication.partial_dateline(document)
        if dateline is not None:
            dates = document.text[dateline.start : dateline.end]
            yield self.finding(
                None, f"The dateline says “{dates}”, but nothing tells the year.", confidence=Confidence.medium
            )
            return
        unread = publication.unread(document)
        unsure = document.language != "en" or publication.perhaps(document)
        message = "Nothing tells when this was published: no metadata, no dateline, no date by the title, none in the file's name."
        if unread is not None:
            fault = "stands for an unknown date" if unread.placeholder else "is no date that can be read"
            message = f"“{unread.key}: {unread.value}” {fault}, and nothing else tells when this was published."
        yield self.finding(None, message, confidence=Confidence.medium if unsure else None)


def _is_short(folded: str) -> bool:
    """Whether a text has too few words to be an article."""
    return sum(1 for _ in islice(_WORD.finditer(folded), _WORDS + 1)) <= _WORDS


_TRUSTED = (Source.metadata, Source.label, Source.dateline)


class Disagreement(DocumentRule):
    code = "DT102"
    name = "publication-dates-disagree"
    severity = Severity.warning
    confidence = Confidence.high
    why = "Two days of publication: one of them belongs to something else, such as the crawl or another edition."
    language = "any"
    where = "anywhere"
    needs = ("published",)
    examples = Examples(
        flags=(
            "---\npublished: 2024-03-04\n---\nOSTEND, [[May 6, 2023]] (Harbour Press) - The line along the coast has reopened after a long repair.",
            "---\ndatepublished: 2021-01-09\n---\nRail line reopens\n\nPublished: [[4 March 2024]]\n\nThe line along the coast has reopened after a long repair, and trains run every hour between the two harbours again.",
        ),
        passes=(
            "---\npublished: 2024-03-04\n---\nOSTEND, March 3, 2024 (Harbour Press) - The line along the coast has reopened after a long repair.",
            "---\npublished: 2024-03-04\n---\nThe line was closed on May 6, 2023. It has reopened after a long repair, and trains run every hour again.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        dates = publication.publications(document)
        if len(dates) < 2:
            return
        first = dates[0]
        for other in dates[1:]:
            if not first.agrees(other) and self._serious(other):
                span = (other.start, other.end) if other.start is not None and other.end is not None else None
                message = (
                    f"Published on {other.period.iso()} ({other.source}) or on {first.period.iso()} ({first.source})?"
                )
                confidence = (
                    all(one.source in _TRUSTED for one in (first, other)) or other.confidence is Confidence.high
                )
                yield self.finding(
                    span,
                    message,
                    confidence=None if confidence and first.confidence is Confidence.high else Confidence.medium,
                )
                return

    @staticmethod
    def _serious(other: Publication) -> bool:
        """A date of the page itself may be that of an update or of another article."""
        return other.source is not Source.page or other.confidence is Confidence.high


class Future(DocumentRule):
    code = "DT103"
    name = "published-in-the-future"
    severity = Severity.error
    confidence = Confidence.high
    why = "The day of publication has not come yet: it is mistyped, or is that of an event."
    language = "any"
    where = "anywhere"
    of_today = True
    needs = ("published",)
    examples = Examples(
        flags=(
            "---\ndate: 2924-03-04\n---\nThe line along the coast has reopened after a long repair.",
            "---\npubdate: 2204-03-04\n---\nThe line along the coast has reopened after a long repair.",
        ),
        passes=(
            "---\ndate: 2024-03-04\n---\nThe line along the coast has reopened after a long repair.",
            "The line along the coast will be closed from May 6, 2203 on, says the plan.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for dates in publication.publications(document)[:1]:
            if dates.date > datetime.date.today() + datetime.timedelta(2):
                span = (dates.start, dates.end) if dates.start is not None and dates.end is not None else None
                yield self.finding(span, f"Published on {dates.period.iso()}, which is yet to come ({dates.source}).")

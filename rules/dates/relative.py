"""Relative times with nothing to anchor them (DT2xx)."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, expression
from lint.extract import dates, publication
from lint.extract.dates import Granularity, Time, TimeKind
from lint.extract.publication import Precision, Publication
from lint.lexicon import words

_LOOSE = ("today", "tonight", "tomorrow", "in")
"""Often said of no day in particular: “the world of today”, “the shop closes in a week”."""


def _first_of_each(document: Document, found: list[Time]) -> Iterator[tuple[Time, int]]:
    """The first of the times with the same wording, with the count of them."""
    groups: dict[str, list[Time]] = {}
    for time in found:
        groups.setdefault(" ".join(document.folded[time.start : time.end].lower().split()), []).append(time)
    for same in groups.values():
        yield same[0], len(same)


_SIZES = {
    Granularity.time: 0, Granularity.day: 0, Granularity.weekend: 1, Granularity.week: 1, Granularity.month: 2, Granularity.quarter: 3, Granularity.season: 3,
    Granularity.half: 3, Granularity.year: 4, Granularity.decade: 5, Granularity.century: 6,
}  # fmt: skip
_EXACT = {Precision.day: 0, Precision.week: 1, Precision.month: 2, Precision.quarter: 3, Precision.year: 4}


def _settles(publication: Publication | None, time: Time) -> bool:
    """Whether a date of publication says which time a relative one is: a year says which “last year” is, not which “yesterday”."""
    return publication is not None and _EXACT[publication.precision] <= _SIZES.get(time.granularity, 0)


_LONG = (Granularity.week, Granularity.month, Granularity.quarter, Granularity.year)


def _from_writing(document: Document, time: Time) -> bool:
    """Whether a time counts from the day of writing: yesterday, in the past two years, until the end of the month."""
    if time.sort is TimeKind.relative:
        return not (time.word == "the next" and time.granularity is Granularity.day)  # counts from what came before it
    length = time.sort is TimeKind.duration and bool(time.word)
    edge = time.sort is TimeKind.anaphoric and time.word == "edge" and time.granularity in _LONG
    return (length or edge) and not dates.anchored(document, time)


def _quote(document: Document, time: Time) -> str:
    return " ".join(document.text[time.start : time.end].split())


class Unanchored(DocumentRule):
    code = "DT201"
    name = "relative-time-without-anchor"
    severity = Severity.error
    confidence = Confidence.high
    why = "It counts from the day of writing, and nothing tells that day: the reader cannot place it."
    lexicon = "times"
    needs = ("published", "date")
    examples = Examples(
        flags=(
            "The ferry company said [[last month]] that it would buy two boats, which are to sail between the islands in the summer.",
            "Two bridges were closed [[yesterday]] after the flood, and the council met [[three weeks ago]] to vote on repairs.",
            "The ferry sank [[the week before last]], and another one, which a museum has lent, leaves for the islands [[in a fortnight]].",
            "The ferry company has bought two boats in [[the past two years]] and wants to sell one by [[the end of the month]].",
        ),
        passes=(
            "---\ndate: 2024-03-04\n---\nThe ferry company said last month that it would buy two boats, which are to sail between the islands.",
            "The ferry company opened in May 2019; the following year it bought two boats, and a month later it sold one of them.",
            "The ferry company has sailed between the islands since 2019 and will buy two boats in 2025, as its owners told the council.",
            "“We close tomorrow,” Ida Falk wrote in her diary on 3 May 1951. The next day she sold the boats.",
            "The ferry company slept through the last two years of the war and mends its boats at the end of the day.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        found = [time for time in dates.times(document) if _from_writing(document, time)]
        known = publication.publication(document) if found else None
        found = [time for time in found if not (_settles(known, time) or dates.said_on_a_day(document, time))]
        found = [
            time for time in found if time.word != "the next" or not dates.anchored(document, time, here_only=True)
        ]
        why = f"The article is only dated {known.period.iso()}." if known else "Nothing tells the day of writing."
        for time, count in _first_of_each(document, found):
            again = f" (and {count - 1} more)" if count > 1 else ""
            message = f"“{_quote(document, time)}”{again}: counted from when? {why}"
            confidence = Confidence.medium if known else self._sure(document, time)
            yield self.finding((time.start, time.end), message, confidence=confidence)

    @staticmethod
    def _sure(document: Document, time: Time) -> Confidence | None:
        if (
            time.word in _LOOSE
            or time.sort is not TimeKind.relative
            or time.shift is None
            and time.weekday is None
            or dates.anchored(document, time)
        ):
            return Confidence.medium
        return None


_OPEN = frozenset(words("en", "dates", "unbounded"))
_CURRENT = frozenset(("currently", "at present", "at the moment", "right now"))
_VAGUE = _OPEN | _CURRENT
_FIGURE = expression(r"\d")


class Vague(DocumentRule):
    code = "DT202"
    name = "vague-time"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "“Recently” ages with every day: say when, or date the article."
    lexicon = "times"
    needs = ("published", "date")
    examples = Examples(
        flags=(
            "Demand for ferries has slowed down in [[recent times]], said the owners of the company, who want to sell two boats.",
            "[[At the time of writing]] the company has two boats, and the owners want to sell one of them to the town.",
            "[[Recent weeks]] saw the owners in talks with a bank, though nobody would say how much they want to borrow for the boats.",
        ),
        passes=(
            "---\ndate: 2024-03-04\n---\nThe owners recently painted the boats, and the guests like the colours very much.",
            "Demand for ferries slowed down in 2023, said the owners of the company, who want to sell two boats this way.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        found = [time for time in dates.times(document) if time.sort is TimeKind.vague and time.word in _VAGUE]
        if not found:
            return
        dated = bool(publication.publications(document))
        for time, _ in _first_of_each(document, found):
            quoted = _quote(document, time)
            if dated:
                if self._carries_figure(document, time):
                    message = f"“{quoted}” in a sentence with a figure: of which month or year?"
                    yield self.finding(
                        (time.start, time.end), message, severity=Severity.info, confidence=Confidence.low
                    )
                continue
            settled = time.word in _CURRENT or dates.anchored(document, time, here_only=True)
            confidence = Confidence.low if settled else None
            yield self.finding(
                (time.start, time.end), f"“{quoted}”: when? Nothing tells the day of writing.", confidence=confidence
            )

    @staticmethod
    def _carries_figure(document: Document, time: Time) -> bool:
        """Whether the claim around it is one that changes by the month."""
        if time.word not in ("recently", "lately", "currently", "recent times"):
            return False
        start, end = document.sentence_at(time.start)
        return _FIGURE.search(document.folded, max(start, time.start - 400), min(end, time.end + 400)) is not None


class YearMissing(DocumentRule):
    code = "DT203"
    name = "date-without-year"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "A day or month of no particular year: the article is undated and names no year near it."
    lexicon = "times"
    needs = ("published", "date")
    examples = Examples(
        flags=(
            "The ferry company opened its new pier on [[14 June]], and four hundred people came to see the first boat sail.",
            "Sales fell in [[September]] because of the storms, said the owners of the company, who had hoped for a better summer.",
        ),
        passes=(
            "In 2019 the ferry company opened its new pier on 14 June, and four hundred people came to see the first boat sail.",
            "---\ndate: 2024-07-01\n---\nThe ferry company opened its new pier on 14 June, and four hundred people came.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        parts = (Granularity.day, Granularity.month, Granularity.quarter, Granularity.time, Granularity.week)
        found = [
            time
            for time in dates.times(document)
            if time.sort is TimeKind.partial and time.granularity in parts and not time.word
        ]
        if not found or publication.publications(document):
            return
        dateline = publication.partial_dateline(document)
        for time, _ in _first_of_each(document, found):
            if dateline is not None and time.start <= dateline.start < time.end or dates.year_near(document, time):
                continue
            confidence = Confidence.low if time.granularity is Granularity.quarter else None
            yield self.finding(
                (time.start, time.end), f"“{_quote(document, time)}” of which year?", confidence=confidence
            )

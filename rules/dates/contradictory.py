"""Dates that contradict each other or the day of publication (DT304–DT306)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, counted, expression
from lint.extract import dates, publication
from lint.extract.dates import Granularity, Time, TimeKind, past_verb

_RANGE = expression(r" (?:to|through|until|till) | ?[-–—] ?")
_AND = expression(r" and ")
_FROM = expression(r"(?r)\bfrom ")
_BEFORE_CHRIST = expression(r" ?(?:b\.? ?c|bce)\b")
"""Behind years that are counted backwards."""
_BETWEEN = expression(r"(?r)\bbetween ")
_BACKWARDS = expression(
    r"\b(?:back|backwards?|reverse|countdown|down|compar\w*|differ\w*|gaps?|changes?|contrasts?|versus)\b"
)

_CHANGED = expression(
    r"(?r)\b(?:f[ae]ll|fallen|rose|risen|dropp?(?:ed)?|grew|declined?|decreased?|shrank|sank|went|cut|reduced|lowered) from "
)
"""Numbers that look like years may be counted: “the herd fell from 1918 to 1914”."""


class Reversed(DocumentRule):
    code = "DT304"
    name = "reversed-dates"
    severity = Severity.error
    confidence = Confidence.high
    why = "The span ends before it begins: one of its ends is wrong, or they are swapped."
    needs = ("date",)
    examples = Examples(
        flags=(
            "The exhibition was open from [[May 3, 2023 to March 9, 2023]].",
            "She led the harbour office between [[2015 and 2011]].",
            "The painter Ada Brun ([[1840–1822]]) is buried here.",
            "The mill is old.\n\nBrun ([[1840–1822]]) is buried beside it.",
        ),
        passes=(
            "The exhibition was open from May 3, 2023 to July 9, 2023.",
            "The chronicle goes back from 2015 to 1921.",
            "The difference between 2020 and 2019 is small.",
            "The fort stood from 1700 to 1200 BC.",
            "Sales rose from 2019 to 2023, and from May to March they fell.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        times = dates.times(document)
        for time in times:
            if time.year and time.last_year and time.last_year < time.year and _in_brackets(document.folded, time):
                message = f"It ends with “{time.last_year}”, before it begins with “{time.year}”."
                yield self.finding((time.start, time.end), message)
        for first, second in zip(times, times[1:], strict=False):
            begin, end = dates.key(first), dates.key(second)
            if begin is None or end is None or len(begin) != len(end) or end >= begin or second.start - first.end > 9:
                continue
            if self._is_range(document.folded, first, second):
                last, begun = (_quoted(document, time) for time in (second, first))
                message = f"It ends with “{last}”, before it begins with “{begun}”."
                change = _CHANGED.match(document.folded, max(0, first.start - 60), first.start)
                confidence = Confidence.medium if change else None
                yield self.finding((first.start, second.end), message, confidence=confidence)

    @staticmethod
    def _is_range(folded: str, first: Time, second: Time) -> bool:
        if _BEFORE_CHRIST.match(folded, second.end):
            return False
        floor = max(0, first.start - 60)
        opens = _BETWEEN if _AND.fullmatch(folded, first.end, second.start) else _FROM
        if opens is _FROM and _RANGE.fullmatch(folded, first.end, second.start) is None:
            return False
        return (
            opens.match(folded, floor, first.start) is not None
            and _BACKWARDS.search(folded, floor, first.start) is None
        )


def _in_brackets(folded: str, time: Time) -> bool:
    """Whether years fill brackets behind a word with a capital, as those of a life or a reign: “Ada Brun (1822–1840)”."""
    if folded[time.start - 1 : time.start] != "(" or folded[time.end : time.end + 1] != ")":
        return False
    words = folded[max(0, time.start - 32) : time.start - 1].split()
    return bool(words) and words[-1][:1].isupper()


def _quoted(document: Document, time: Time) -> str:
    return " ".join(document.text[time.start : time.end].split())


_IN = expression(r"(?:,| \(| \x96| \x97| -)? ?(?:in|since|of|on|back in)? ?(?:early |late |mid-)?")
_LATER = expression(r" (?:later|after that|afterwards)(?:,| \(| \x96| \x97| -)? ?(?:in|on)? ?")
_APART = expression(r",? (?:\(|[\x96\x97-] )?(?:that is,? |or |just |only |exactly )?|,? ?\(")
"""Between a year and how long ago it was."""
_DIFFERENCE = 1


class YearsDoNotFit(DocumentRule):
    code = "DT305"
    name = "years-ago-do-not-fit"
    severity = Severity.warning
    confidence = Confidence.high
    why = "The count of years and the year beside it point to different times: one of them is wrong."
    needs = ("published", "date")
    examples = Examples(
        flags=(
            "---\ndate: 2024-03-04\n---\nThe pier was built [[ten years ago, in 2009]], by two brothers.",
            "---\ndate: 2021-03-04\n---\nThe town lost its station [[50 years ago, in 1961]].",
            "The hall was built in 1911 and torn down [[113 years later, in 2004]].",
            "---\ndate: 2021-03-04\n---\nThe mill burned down in [[1966, 40 years ago]], and was not rebuilt.",
        ),
        passes=(
            "---\ndate: 2024-03-04\n---\nThe pier was built 15 years ago, in 2009, by two brothers.",
            "The pier was built ten years ago, in 2009, by two brothers who had come from the north.",
            "The hall was built in 1911 and torn down 93 years later, in 2004, and the yard in 1950.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        times, anchor = dates.times(document), None
        yield from self._later(document, times)
        for first, second in zip(times, times[1:], strict=False):
            count, named = (second, first) if second.word == "ago" else (first, second)
            if count.word != "ago" or count.granularity is not Granularity.year or count.shift is None:
                continue
            if named.year is None or not _is_one_year(named) or _joint(document.folded, first, second) is None:
                continue
            anchor = anchor or publication.publication(document)
            if anchor is None:
                continue
            published = anchor.date.year + count.shift
            if abs(published - named.year) > _DIFFERENCE + abs(count.shift) // 20:
                message = (
                    f"{counted(abs(count.shift), 'year')} before {anchor.date.year} was {published}, not {named.year}."
                )
                yield self.finding((first.start, second.end), message)

    def _later(self, document: Document, times: list[Time]) -> Iterator[Finding]:
        """A year, how many years later something else was, and the year of that: “built in 1911 and closed 20 years later, in 1951”."""
        for first, count, second in zip(times, times[1:], times[2:], strict=False):
            if count.sort is not TimeKind.duration or count.granularity is not Granularity.year or not count.length:
                continue
            later = _LATER.fullmatch(document.folded, count.end, second.start)
            if later is None or not (_is_one_year(first) and _is_one_year(second)) or not (first.year and second.year):
                continue
            reached = first.year + count.length
            near = document.sentence_at(count.start).start <= first.start
            if near and abs(reached - second.year) > _DIFFERENCE + count.length // 20:
                message = f"{counted(count.length, 'year')} after {first.year} was {reached}, not {second.year}."
                yield self.finding((count.start, second.end), message, confidence=Confidence.medium)


def _is_one_year(time: Time) -> bool:
    """Whether a time says in which year something was."""
    longer = (Granularity.decade, Granularity.century)
    return time.sort is TimeKind.absolute and time.granularity not in longer and not time.last_year


def _joint(folded: str, first: Time, second: Time) -> Any:
    """What joins a count of years to its year: “ten years ago, in 2009”, “in 2009, ten years ago,”."""
    return (_APART if second.word == "ago" else _IN).fullmatch(folded, first.end, second.start)


class AfterTheArticle(DocumentRule):
    code = "DT306"
    name = "event-after-the-article"
    severity = Severity.error
    confidence = Confidence.medium
    why = "It is told as past but lies after the day of publication: the date, or that of the article, is wrong."
    limits = "It asks whether the past verb itself takes the date: “burned down on 3 May 2027”, not “was postponed to”, “agreed on”, “ran until”."
    needs = ("published", "date")
    examples = Examples(
        flags=(
            "---\ndate: 2021-03-04\n---\nThe pier was opened on [[June 14, 2022]], and four hundred people came.",
            "---\ndate: 2021-03-04\n---\nThe old pier burned down on [[5 May 2023]].",
        ),
        passes=(
            "---\ndate: 2021-03-04\n---\nThe pier will be opened on June 14, 2022, said the owners.",
            "---\ndate: 2021-03-04\n---\nThe pier was opened on June 14, 2020, and four hundred people came.",
            "---\ndate: 2021-03-04\n---\nThe opening was moved to June 14, 2022, and the owners agreed on June 16, 2022 for the feast.",
            "---\ndate: 2021-03-04\n---\nShe faces nine years when she is sentenced on June 14, 2022, said the clerk.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        times = dates.times(document)
        if not any(time.day is not None and time.year is not None for time in times):
            return
        published = publication.publications(document)
        if not published or published[0].confidence is not Confidence.high:
            return
        limit = max(published[0].last, published[0].other or published[0].last) + timedelta(2)
        for time in times:
            day = dates.day_of(time)
            verb = past_verb(document, time) if day is not None and day > limit else None
            if verb is not None:
                message = f"“{_quoted(document, time)}” is reported as past (“{verb}”), but this was published on {published[0].period.iso()}."
                yield self.finding((time.start, time.end), message)

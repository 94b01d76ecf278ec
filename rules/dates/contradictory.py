"""Dates that contradict each other or the day of publication (DT304, DT306)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, expression
from lint.extract import dates, publication
from lint.extract.dates import Granularity, Time, TimeKind, past_verb
from lint.lexicon import either, words

_RANGE = expression(r" (?:to|through|until|till) (?:the )?| ?[-–—] ?")
_AND = expression(r" and ")
_FROM = expression(r"(?r)\bfrom (?:the )?")
_BEFORE_CHRIST = expression(r" ?(?:b\.? ?c|bce)\b")
"""Behind years that are counted backwards."""
_BETWEEN = expression(r"(?r)\bbetween ")
_BACKWARDS = expression(
    r"\b(?:back|backwards?|reverse|countdown|down|compar\w*|differ\w*|gaps?|changes?|contrasts?|versus)\b"
)

_DAY_BEFORE = expression(
    r"(?r)\b(?:from|between) (?:the )?(?P<day>\d\d?)(?:st|nd|rd|th)? (?:to|until|till|through|and) (?:the )?"
)
"""The first day of a span before the second one, with which the month is written: “from 20 to 12 July”."""
_MOVED = expression(
    r"(?r)\b(?:mov(?:e[sd]?|ing)|brought|bring(?:s|ing)?|shift\w*|advanc\w+|(?:re)?schedul\w+|postpon\w+|push\w*|pull\w*|chang\w+|correct\w+"
    r"|amend\w*|switch\w*|transferr?\w*|put|set|altered|adjust\w*|revis\w+|extend\w*|shorten\w*|date)\b[^.;]{0,50}"
)
"""What is moved from one day to another may come to an earlier one."""
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
            "The siege of the lower town ([[1522–1519]]) left no map.",
            "Keeper\tYears\nAda Brun\t[[1840–1822]]",
            "The mill is old.\n\nBrun ([[1840–1822]]) is buried beside it.",
            "The road was closed [[from 20 to 12 July 2023]], from [[12 May to 3 May 2023]], and from [[June 9 to June 2]] again.",
        ),
        passes=(
            "The exhibition was open from May 3, 2023 to July 9, 2023.",
            "The chronicle goes back from 2015 to 1921.",
            "The difference between 2020 and 2019 is small.",
            "The fort stood from 1700 to 1200 BC.",
            "Sales rose from 2019 to 2023, and from May to March they fell.",
            "The vote was moved from May 12, 2023 to May 3, 2023. The fair was brought forward from 9 June to 2 June.",
            "The road was closed from 12 December to 3 January 2023.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        times = dates.times(document)
        for time in times:
            backwards = time.year and time.last_year and time.last_year < time.year
            if backwards and (_in_brackets(document.folded, time) or _fills_cell(document, time)):
                message = f"It ends with “{time.last_year}”, before it begins with “{time.year}”."
                yield self.finding((time.start, time.end), message)
        yield from self._days(document, times)
        for first, second in zip(times, times[1:], strict=False):
            begin, end = _ends(first, second)
            if begin is None or end is None or len(begin) != len(end) or end >= begin or second.start - first.end > 9:
                continue
            if self._is_range(document.folded, first, second):
                last, begun = (_quoted(document, time) for time in (second, first))
                message = f"It ends with “{last}”, before it begins with “{begun}”."
                change = _CHANGED.match(document.folded, max(0, first.start - 60), first.start)
                confidence = Confidence.medium if change else None
                yield self.finding((first.start, second.end), message, confidence=confidence)

    def _days(self, document: Document, times: list[Time]) -> Iterator[Finding]:
        """Spans of days in one month, with the month written behind the second: “from 20 to 12 July”."""
        for time in times:
            opens = _DAY_BEFORE.match(document.folded, max(0, time.start - 20), time.start) if time.day else None
            if not opens or not time.day or time.last_day or int(opens["day"]) <= time.day:
                continue
            if not _MOVED.match(document.folded, max(0, opens.start() - 60), opens.start()):
                message = f"It ends with day {time.day}, before it begins with day {opens['day']}."
                yield self.finding((opens.start(), time.end), message)

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
            and (first.day is None or _MOVED.match(folded, floor, first.start) is None)
        )


def _ends(first: Time, second: Time) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
    """What orders two dates; of days in one month the days, where the year is written with the second alone or not at all."""
    if first.granularity is second.granularity is Granularity.decade:
        return (first.year or 0,), (second.year or 0,)
    same_month = first.sort is TimeKind.partial and first.month is not None and first.month == second.month
    if same_month and first.day and second.day and not (first.last_day or second.last_day or first.word or second.word):
        return (first.day,), (second.day,)
    return dates.key(first), dates.key(second)


def _fills_cell(document: Document, time: Time) -> bool:
    """Whether years are the whole of a cell of a table."""
    start, text = document.block_at(time.start).start, document.text
    ends = text[time.start - 1 : time.start] == "\t" and text[time.end : time.end + 1] in ("\t", "\n", "")
    return ends and any(sign.isalpha() for sign in text[max(start, time.start - _NEAR) : time.start])


_NEAR = 60


_SPANS = either(words("en", "dates", "what has two years"))
_LASTS = expression(rf"(?r)\b{_SPANS}\b[^.;:()\d]{{0,40}}")
"""What lasts for years, right before brackets: “the war of the two valleys (1519–1522)”."""
_ANCIENT = expression(r"\bb\.? ?c\b|\bbce\b")
"""Years before Christ in an article: others of them may be told without these letters."""


def _in_brackets(folded: str, time: Time) -> bool:
    """Whether years fill brackets behind a word with a capital, as those of a life or a reign: “Ada Brun (1822–1840)”."""
    if folded[time.start - 1 : time.start] != "(" or folded[time.end : time.end + 1] != ")":
        return False
    words = folded[max(0, time.start - 32) : time.start - 1].split()
    if words and words[-1][:1].isupper():
        return True
    return _LASTS.match(folded, max(0, time.start - 60), time.start - 1) is not None and not _ANCIENT.search(folded)


def _quoted(document: Document, time: Time) -> str:
    return " ".join(document.text[time.start : time.end].split())


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

"""Two times that stand side by side and do not fit: years ago and the year, days later and the day, a century and its year, an anniversary (DT305)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, counted, expression
from lint.extract import dates, publication
from lint.extract.dates import Granularity, Time, TimeKind
from lint.lexicon import either, lexicon, words

_IN = expression(r"(?:,| \(| \x96| \x97| -)? ?(?:in|since|of|on|back in)? ?(?:early |late |mid-)?")
_YEARS_LATER = expression(r" (?:later|after that|afterwards)(?:,| \(| \x96| \x97| -)? ?(?:in|on)? ?")
_AGO_BEHIND = expression(r",? (?:\(|[\x96\x97-] )?(?:that is,? |or |just |only |exactly )?|,? ?\(")
"""Between a year and how long ago it was."""
_DIFFERENCE = 1

_APPOSED = expression(r"(?:,| \(| ?[\x96\x97-])? ?(?:that is,? |namely,? )?(?:(?:around|about|in|on) )?")
_IN_ALL = expression(r"(?:,| \(| ?[\x96\x97-]) ?(?:(?:for|in all|altogether) |an? [a-z]+ of )?")
"""Between a span of days and how many they are."""
_FIRST_DAY = expression(
    r"(?r)\b(?:from|between) (?:the )?(?<day>\d\d?)(?:st|nd|rd|th)? (?:to|until|till|through|and) (?:the )?"
)
_CLOSES = expression(r"[.,;:)]|\Z| [\x96\x97-]")
_WITHIN_IT = expression(r"(?r)\b(?:in|during|since|from) (?:the )?")
_LATER = expression(
    r"(?: (?:(?P<later>later|after(?: that|wards)?)|(?P<earlier>earlier|before(?: that)?)))?(?:,| \(| ?[\x96\x97-])? ?(?:(?:on|in) )?"
)
"""Between a count of days and the day that it comes to; “earlier” belongs to the count as a rule."""
_ABOUT = either(words("en", "dates", "roughly before anniversaries"))
_ROUGHLY = expression(rf"(?r)\b{_ABOUT} ")

_ROUND = {word: int(years) for years, forms in lexicon("en", "anniversaries").items() for word in forms}
"""How many years an anniversary counts that is written as a word."""
_ORDINAL = "|".join(word for word in _ROUND if not word.endswith(("nial", "nary")))
_ANNIVERSARY = expression(
    rf"\b(?:(?<nth>\d{{1,3}})(?:st|nd|rd|th)|(?<word>{_ORDINAL})) (?:(?:birthday and )?anniversary|birthday|jubilee|year of existence)\b|\b(?<word>(?:bi)?centen(?:ary|nial))\b"
    rf"|\b(?<nth>\d{{1,3}})(?: years old)?(?= in \d{{4}},? (?:having|since it|because it|as it|for it)\b)"
    rf"|(?<=\b(?:founded|built|opened|established|planted|set up|laid out) in \d{{4}},? (?:and )?(?:was|turned|became) )(?<nth>\d{{1,3}})(?: years old)?(?= in\b)"
)
_BEGINNINGS = either(words("en", "dates", "beginnings"))
_BEGAN = expression(
    rf"(?r)\b{_BEGINNINGS}(?: (?!and\b|but\b)[a-z]+){{0,3}} (?:in |on )?"
    r"(?:[a-z]{3,9} \d{1,2}, |\d{1,2} [a-z]{3,9} |[a-z]{3,9} )?"
)
_OF_ANOTHER = expression(
    r" of (?!(?:its|their|the|his|her) (?:founding|foundation|opening|birth|existence|start|creation|wedding)\b)"
)
"""Behind an anniversary: what it is of stands there, and not before."""
_OPEN = expression(r"(?r)\b(?:after|before|since|until|till|by|from) ")
"""Before a year that it says no more of than where something begins or ends."""
_AHEAD = expression(r"\b(?:plan(?:s|ned|ning)?|prepar\w+|ahead of|will|would|hopes?|hoped|towards?)\b")
_WITHIN = 80


class YearsDoNotFit(DocumentRule):
    code = "DT305"
    name = "years-ago-do-not-fit"
    severity = Severity.warning
    confidence = Confidence.high
    why = "Two times that stand side by side, such as a count of years and a year, point to different times: one of them is wrong."
    limits = "It asks only where both stand in one sentence, next to each other, and lets a count be off by what rounding may make of it."
    needs = ("published", "date")
    match = (
        r"\banniversary\b",
        r"\b(?:bi)?centen(?:ary|nial)\b",
        r"\d(?:st|nd|rd|th) (?:birthday|jubilee|year of existence)\b",
        r"(?:\d years old|\bturned \d\d\d?|\bbecame \d\d\d?) in\b",
        r"\b(?:century|[12]\d\d0'?s)(?:,| \() ?(?:that is,? |namely,? )?(?:(?:around|about|in) )?[12]\d{3}\b",
        r"(?:\bof|\bfor|\ball|[(,–—-]) ?(?:\d+|[a-z]+) days\b",
        r"\bago\b",
        r"\b(?:days?|weeks?|months?|years?) (?:later|earlier|after|before)",
    )
    examples = Examples(
        flags=(
            "---\ndate: 2024-03-04\n---\nThe pier was built [[ten years ago, in 2009]], by two brothers.",
            "---\ndate: 2021-03-04\n---\nThe town lost its station [[50 years ago, in 1961]].",
            "The hall was built in 1911 and torn down [[113 years later, in 2004]].",
            "---\ndate: 2021-03-04\n---\nThe mill burned down in [[1966, 40 years ago]], and was not rebuilt.",
            "The chapel was built in [[the 17th century, in 1748]], and has two bells.",
            "They sang together in the [[1980s (1994]]) on the old pier.",
            "Ole Barr was hurt on 5 May 2024 and came home [[two days later, on 9 May 2024]].",
            "The road was shut in March 2024 and opened [[two months later, in September 2024]].",
            "The club was founded in [[1950 and kept its 50th anniversary in 2010]].",
            "The brewery was [[150 years old in 1980, having opened in 1810]].",
            "The lodge was founded in [[1840 and kept its 100th birthday in 1960]].",
            "In [[2010 it held its centenary; founded in 1930]], it had outlived the mill.",
            "She walked the path [[from 3 to 9 June 2024, a trip of twelve days]].",
        ),
        passes=(
            "---\ndate: 2024-03-04\n---\nThe pier was built 15 years ago, in 2009, by two brothers.",
            "The pier was built ten years ago, in 2009, by two brothers who had come from the north.",
            "The hall was built in 1911 and torn down 93 years later, in 2004, and the yard in 1950.",
            "The chapel was built in the 18th century, in 1748; the hall in the 1980s (1984).",
            "Ole Barr was hurt on 5 May 2024 and came home four days later, on 9 May 2024.",
            "The club was founded in 1950, moved in 1971 and kept its 50th anniversary in 2000.",
            "The church of the 17th century lost its roof in the storm of 1748.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        times = dates.times(document)
        yield from self._ago(document, times)
        yield from self._later(document, times)
        for first, second in zip(times, times[1:], strict=False):
            yield from self._period(document, first, second)
            yield from self._length(document, first, second)
        for first, count, second in zip(times, times[1:], times[2:], strict=False):
            yield from self._days_later(document, first, count, second)
        for hit in sorted({document.sentence_at(hit.end - 1) for hit in document.hits.get(self.code, ())}):
            yield from self._anniversary(document, hit, times)

    def _ago(self, document: Document, times: list[Time]) -> Iterator[Finding]:
        """A year and how many years before the day of publication it was."""
        anchor = None
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
            later = _YEARS_LATER.fullmatch(document.folded, count.end, second.start)
            if later is None or not (_is_one_year(first) and _is_one_year(second)) or not (first.year and second.year):
                continue
            reached = first.year + count.length
            near = document.sentence_at(count.start).start <= first.start
            if near and abs(reached - second.year) > _DIFFERENCE + count.length // 20:
                message = f"{counted(count.length, 'year')} after {first.year} was {reached}, not {second.year}."
                yield self.finding((count.start, second.end), message, confidence=Confidence.medium)

    def _period(self, document: Document, first: Time, second: Time) -> Iterator[Finding]:
        """A century or decade and, right behind it, a year that lies outside."""
        year, folded = second.year, document.folded
        if (
            year is None
            or second.granularity is not Granularity.year
            or second.last_year
            or second.start - first.end > 14
        ):
            return
        if first.sort is not TimeKind.absolute or _fits(first, year) or not _CLOSES.match(folded, second.end):
            return
        joint = folded[first.end : second.start]
        if "," not in joint and "(" not in joint or not _APPOSED.fullmatch(folded, first.end, second.start):
            return
        if _WITHIN_IT.match(folded, max(0, first.start - 12), first.start) and (
            "(" in joint or joint.rstrip().endswith("in")
        ):
            said = " ".join(document.text[first.start : first.end].split())
            yield self.finding((first.start, second.end), f"{year} is not in {said}.", confidence=Confidence.medium)

    def _length(self, document: Document, first: Time, second: Time) -> Iterator[Finding]:
        """A span of days in one month and, right behind it, how many they are."""
        if first.day is None or second.sort is not TimeKind.duration or second.granularity is not Granularity.day:
            return
        if not second.length or not _IN_ALL.fullmatch(document.folded, first.end, second.start):
            return
        opens = _FIRST_DAY.match(document.folded, max(0, first.start - 20), first.start)
        begin, last = (int(opens["day"]), first.day) if opens else (first.day, first.last_day or 0)
        if last > begin and second.length not in (last - begin, last - begin + 1):
            message = f"That is {counted(last - begin + 1, 'day')}, first and last counted, but the text says {second.length}."
            place = (opens.start() if opens else first.start, second.end)
            yield self.finding(place, message, confidence=Confidence.medium)

    def _days_later(self, document: Document, first: Time, count: Time, second: Time) -> Iterator[Finding]:
        """A day or month, how many days, weeks or months later something else was, and the date of that."""
        number, folded = count.length or abs(count.shift or 0), document.folded
        if not number or second.start - count.end > 14 or count.start - first.end > _WITHIN:
            return
        joint = _LATER.fullmatch(folded, count.end, second.start)
        earlier = count.word in ("earlier", "before")
        if joint is None or not (earlier or joint["later"] or joint["earlier"] or count.word == "later"):
            return
        rough = _ROUGHLY.match(folded, max(0, count.start - 12), count.start)
        if rough or document.sentence_at(count.start).start > first.start:
            return
        apart = _apart(first, second, count.granularity)
        if apart is None or abs(apart * (-1 if earlier or joint["earlier"] else 1) - number) <= _slack(
            count.granularity
        ):
            return
        message = f"From {_written(document, first)} to {_written(document, second)} is not {_written(document, count)}, but about {abs(apart):.3g}."
        yield self.finding((count.start, second.end), message, confidence=Confidence.medium)

    def _anniversary(self, document: Document, sentence: Span, times: list[Time]) -> Iterator[Finding]:
        """An anniversary, the year it was kept in and the year it counts from, with no other year in the sentence."""
        folded = document.folded
        found = list(_ANNIVERSARY.finditer(folded, *sentence))
        years = [time for time in times if sentence.start <= time.start < sentence.end and time.year]
        if len(found) != 1 or len(years) != 2 or any(time.last_year for time in years):
            return
        early, late = sorted(years, key=lambda time: time.year or 0)
        apart, number = (late.year or 0) - (early.year or 0), _number(found[0])
        if _OPEN.match(folded, max(sentence.start, late.start - 12), late.start) or _AHEAD.search(folded, *sentence):
            return
        if early.start < found[0].end() and _OF_ANOTHER.match(folded, found[0].end()):
            return
        near = min(abs(late.start - found[0].end()), abs(found[0].start() - late.end)) < _WITHIN
        if not near or abs(apart - number) <= 1 or apart == 0:
            return
        if _BEGAN.match(folded, max(sentence.start, early.start - _WITHIN), early.start):
            place = Span(min(found[0].start(), early.start, late.start), max(found[0].end(), early.end, late.end))
            message = f"From {early.year} to {late.year} is {counted(apart, 'year')}, but the text says {number}."
            yield self.finding(place, message, confidence=Confidence.medium)


def _is_one_year(time: Time) -> bool:
    """Whether a time says in which year something was."""
    longer = (Granularity.decade, Granularity.century)
    return time.sort is TimeKind.absolute and time.granularity not in longer and not time.last_year


def _joint(folded: str, first: Time, second: Time) -> Any:
    """What joins a count of years to its year: “ten years ago, in 2009”, “in 2009, ten years ago,”."""
    return (_AGO_BEHIND if second.word == "ago" else _IN).fullmatch(folded, first.end, second.start)


def _fits(period: Time, year: int) -> bool:
    """Whether a year is in a century (1800 in the 18th and in the 19th) or a decade; True for any other period."""
    if period.granularity is Granularity.century and period.number:
        return 100 * (period.number - 1) <= year <= 100 * period.number
    if period.granularity is Granularity.decade and period.year:
        return period.year <= year <= period.year + 9 or period.year % 100 == 0
    return True


def _apart(first: Time, second: Time, unit: Granularity) -> float | None:
    """How many days, weeks or months lie between two dates; None where they don't tell."""
    begun = dates.day_of(first)
    if unit in (Granularity.day, Granularity.week):
        reached = begun and second.day and (dates.day_of(second) or dates.nearest_day(second, begun))
        return (reached - begun).days / (7 if unit is Granularity.week else 1) if begun and reached else None
    if unit is not Granularity.month or not (first.year and first.month and second.year and second.month):
        return None
    return 12 * (second.year - first.year) + second.month - first.month


def _slack(unit: Granularity) -> float:
    """How much a count may be off: both ends counted, a week or month that is not quite over."""
    return 0.5 if unit is Granularity.week else 1


def _number(found: Any) -> int:
    """How many years an anniversary counts."""
    return int(found["nth"]) if found["nth"] else _ROUND[found["word"].lower()]


def _written(document: Document, time: Time) -> str:
    return " ".join(document.text[time.start : time.end].split())

"""Times in a language that is known by its lexicon: days and months with their year, relative and vague times, weekdays.

What a language says and in which order stands in `lint/lexicon/<language>/times.txt` and `calendar.txt`; the patterns here are its grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from lint import extract, lexicon
from lint.extract.dates import digits, scripts
from lint.extract.dates.vocabulary import Granularity, Time, TimeKind
from lint.folding import fold
from lint.lexicon import alternatives, words
from lint.lexicon.calendar import months, weekdays
from lint.match.expressions import expression
from lint.match.scan import Probe
from lint.model import Span
from lint.text.document import Document

_GRAINS = {
    "minute": Granularity.time, "hour": Granularity.time, "day": Granularity.day, "week": Granularity.week, "month": Granularity.month, "year": Granularity.year,
}  # fmt: skip
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMERIC = r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b"
_SPELT_FROM = 4
"""Letters from which a name of a weekday is no abbreviation."""


class Calendar:
    """The times of one language as patterns for folded text, and what their words mean."""

    def __init__(self, language: str) -> None:
        self.language = language
        times = lexicon.lexicon(language, "times")
        self.months = {fold(form): n for form, n in months(language).items()}
        self.weekdays = {fold(form): n for form, n in weekdays(language).items()}
        spelt = [form for form in self.weekdays if len(form) >= _SPELT_FROM]
        if "segunda-feira" in self.weekdays:
            spelt += [form.removesuffix("-feira") for form in spelt if form.endswith("-feira")]
            self.weekdays |= {
                form: self.weekdays[f"{form}-feira"] for form in spelt if f"{form}-feira" in self.weekdays
            }
        self._spelt = alternatives(spelt)
        self.units = {fold(form): grain for name, grain in _GRAINS.items() for form in times.get(name, ())}
        self.single = {fold(form) for form in times.get("single", ())}
        self.shifts = {
            fold(form): n for name, n in (("last", -1), ("next", 1), ("this", 0)) for form in times.get(name, ())
        }
        self.small = dict(_small_numbers(language))
        self.today = {fold(form) for form in times.get("today", ())}
        self.anchors = _by_source(self._anchors())
        """What the scan looks for, with what each shows: the number of a hit says which patterns can match beside it."""
        self.patterns = [(kinds, expression(source), make) for kinds, source, make in self._patterns()]
        """What must have been seen in a paragraph for a pattern to be tried there (one of them), the pattern, what it reads."""

    def _anchors(self) -> Iterator[tuple[str, str]]:
        """The words on which every time of the language hangs, behind what they show."""
        times = lexicon.lexicon(self.language, "times")
        yield "month", rf"\d[.\w]{{0,3}}(?: (?:de|do|di|del))? {alternatives(self.months)}\b"
        yield "month", rf"\b{alternatives(self.months)}\.?(?: (?:de|del|do))? {_YEAR}\b"
        yield "year", rf"\b{_YEAR}\b"
        yield "weekday", rf"\b{self._spelt}\b"
        for name in ("days", "today", "vague", "current"):
            if times.get(name):
                yield name, rf"\b{alternatives(times[name])}\b"
        shift, single = alternatives(self.shifts), alternatives(self.single)
        if "before" in times.get("order", ()) or "both" in times.get("order", ()):
            yield "shift", rf"\b{shift} {single}\b"
        if "before" not in times.get("order", ()):
            yield "shift", rf"\b{single} {shift}\b"
        for name in ("ago", "ago_after"):
            if times.get(name):
                yield name, rf"\b{alternatives(times[name])}\b"

    def _patterns(self) -> Iterator[tuple[AbstractSet[str], str, Any]]:
        times = lexicon.lexicon(self.language, "times")

        def get(name: str) -> str:
            return alternatives(times.get(name, ()))

        link = rf"(?: {get('link')})?" if times.get("link") else ""
        ordinal = alternatives([*times.get("ordinal", ()), "."])
        weekday = rf"(?:\b(?<weekday>{alternatives(self.weekdays)})\b\.?,?(?: {get('article')})? )?"
        month = rf"(?<month>{alternatives(self.months)})\b(?:\.(?= ?(?-i:[a-z\d,;)])))?"
        first = rf"(?:(?<first>[0-3]?\d){ordinal}?(?: ?[-\x96/] ?| {alternatives(words(self.language, 'numbers', 'and'))} | {alternatives(words(self.language, 'numbers', 'until'))} ))?"
        yield (
            {"month"},
            rf"(?<![\w.,/:$-])(?:{weekday})(?<![\w.,/:$-]){first}(?<day>[0-3]?\d){ordinal}?{link} {month}(?:,?{link} (?<year>{_YEAR}))?(?![\d%])",
            self._day,
        )
        yield {"month"}, rf"(?<![\w.,/:$-]){month}{link} (?<year>{_YEAR})(?![\w%]|[.,]\d)", self._day
        shift, single = alternatives(self.shifts), alternatives(self.single)
        lead = rf"(?:\b{get('lead')} ?)?"
        order = times.get("order", ("before",))[0]
        named = rf"(?<unit>{single}|{self._spelt})"
        if order in ("before", "both"):
            yield {"shift", "weekday"}, rf"{lead}\b(?<shift>{shift}) {named}\b", self._shifted
        if order in ("after", "both"):
            yield {"shift", "weekday"}, rf"{lead}\b{named} (?<shift>{shift})\b", self._shifted
        yield from self._counted_patterns()
        yield {"days"}, rf"\b(?<word>{get('days')})\b", self._plain
        yield {"today"}, rf"\b(?<word>{get('today')})\b", self._plain
        vague = alternatives([*times.get("vague", ()), *times.get("current", ())])
        yield {"vague", "current"}, rf"\b(?<vague>{vague})\b", self._vague
        if times.get("on"):
            yield {"weekday"}, rf"\b{get('on')} (?<unit>{self._spelt})\b(?!s)(?!,? (?:den|dem|\d))", self._weekday
        else:
            yield {"weekday"}, rf"(?<!\b{get('not_on')} )\b(?<unit>{self._spelt})\b(?! \d)", self._weekday

    def _counted_patterns(self) -> Iterator[tuple[AbstractSet[str], str, Any]]:
        """“Two weeks ago”, with the word for “ago” before or behind."""
        numbers = alternatives([*self.small, *words(self.language, "times", "few")])
        rough = rf"(?:{alternatives(words(self.language, 'numbers', 'rough'))} )?"
        counted = rf"{rough}(?<count>\d{{1,3}}|{numbers}) (?<unit>{alternatives(self.units)})\b"
        for name, place in (("ago", "{ago} {counted}(?! que\\b)"), ("ago_after", "(?<![\\w.,-]){counted} {ago}")):
            ago = words(self.language, "times", name)
            if ago:
                yield {name}, rf"\b{place.format(ago=alternatives(ago), counted=counted)}", self._counted

    def _day(self, match: Any) -> Time | None:
        found = match.groupdict()
        month, year = self.months[found["month"].lower()], int(found["year"]) if found.get("year") else None
        day = int(found["day"]) if found.get("day") else None
        if day is not None and not 0 < day <= 31:
            return None
        weekday = self.weekdays[found["weekday"].lower()] if found.get("weekday") else None
        sort = TimeKind.partial if year is None else TimeKind.absolute
        start, last = match.start(), None
        if found.get("first") and day is not None:
            day, last = int(found["first"]), day
        grain = Granularity.month if day is None else Granularity.day
        return Time(start, match.end(), sort, grain, year, month, day, weekday=weekday, last_day=last)

    def _shifted(self, match: Any) -> Time:
        unit, shift = match["unit"].lower(), self.shifts[match["shift"].lower()]
        if unit in self.weekdays:
            return Time(
                match.start(), match.end(), TimeKind.relative, Granularity.day, shift=shift, weekday=self.weekdays[unit]
            )
        return Time(
            match.start(), match.end(), TimeKind.relative, self.units.get(unit, Granularity.season), shift=shift
        )

    def _counted(self, match: Any) -> Time | None:
        count = match["count"].lower()
        number = int(count) if count.isdigit() else self.small.get(count)
        grain = self.units[match["unit"].lower()]
        return Time(match.start(), match.end(), TimeKind.relative, grain, shift=-number if number else None, word="ago")

    def _plain(self, match: Any) -> Time:
        word = match["word"].lower()
        return Time(
            match.start(),
            match.end(),
            TimeKind.relative,
            Granularity.day,
            shift=0,
            word="today" if word in self.today else word,
        )

    def _vague(self, match: Any) -> Time:
        current = {fold(form) for form in words(self.language, "times", "current")}
        word = "currently" if match["vague"].lower() in current else "recently"
        return Time(match.start(), match.end(), TimeKind.vague, Granularity.moment, word=word)

    def _weekday(self, match: Any) -> Time:
        number = self.weekdays[match["unit"].lower()]
        return Time(match.start(), match.end(), TimeKind.relative, Granularity.day, weekday=number)


def _by_source(anchors: Iterable[tuple[str, str]]) -> dict[str, AbstractSet[str]]:
    """What each expression of the scan shows, dates in digits first; the scan knows them by their place here."""
    found: dict[str, set[str]] = {_NUMERIC: {"digits"}}
    for kind, source in anchors:
        found.setdefault(source, set()).add(kind)
    return dict(found)


def _small_numbers(language: str) -> Iterator[tuple[str, int]]:
    """The small numbers that a language writes as words."""
    for entry in words(language, "numbers", "small"):
        word, _, number = entry.partition("=")
        yield fold(word), int(number)


@cache
def calendar(language: str) -> Calendar:
    return Calendar(language)


_DIGITS = expression(_NUMERIC)
_BARE_YEAR = expression(rf"(?<![\w.,/:$-]){_YEAR}(?![\w%]|[.,/:-]\d| ?(?:%|km|kg|m|mm|cm)\b)")


@cache
def probe_in(language: str) -> Probe:
    """What the scan looks for in a language: the words on which its times hang; dates in digits in every language."""
    return Probe("date", (), tuple(calendar(language).anchors) if _is_folded(language) else (_NUMERIC,))


def _is_folded(language: str) -> bool:
    """Whether the language has a calendar whose words survive folding: those of other scripts do not."""
    return lexicon.speaks(language, "times")


def times(document: Document) -> list[Time]:
    """The times of a document in the language of its rules, in order of place, none overlapping another."""
    language = document.rules_language
    known = calendar(language) if _is_folded(language) else None
    shown = list(known.anchors.values()) if known is not None else [{"digits"}]
    seen: dict[int, set[str]] = {}
    for end, number in extract.expression_hits(document, probe_in(language)):
        seen.setdefault(document.block_number(end - 1), set()).update(shown[number])
    found: list[Time] = []
    for block in sorted(seen):
        found += _in_block(document.folded, known, document.blocks[block], seen[block])
    found += scripts.times(document.text, language)
    return _without_overlaps(found)


def _in_block(folded: str, known: Calendar | None, block: Span, seen: AbstractSet[str]) -> Iterator[Time]:
    """The times in a paragraph, by the patterns for what the scan saw there."""
    start, end = block
    if "digits" in seen:
        yield from _numeric(folded, start, end)
    for kinds, pattern, make in known.patterns if known is not None else ():
        if not seen.isdisjoint(kinds):
            yield from (time for match in pattern.finditer(folded, start, end) if (time := make(match)) is not None)
    if "year" in seen:
        for match in _BARE_YEAR.finditer(folded, start, end):
            yield Time(match.start(), match.end(), TimeKind.absolute, Granularity.year, int(match.group()))


_DATE_LINE = 100
"""So long a line may be that does nothing but date an article."""


def dated(document: Document) -> bool:
    """Whether a short line has a whole date: that of publication, for all that is known."""
    return any(
        time.granularity is Granularity.day and time.year is not None and block.end - block.start <= _DATE_LINE
        for time in times(document)
        for block in [document.block_at(time.start)]
    )


def _numeric(folded: str, start: int, end: int) -> Iterator[Time]:
    """Dates of digits alone: where the year is last, the day is first."""
    for match in _DIGITS.finditer(folded, start, end):
        time = digits.numeric(folded, match.end(), start, end)
        if time is not None:
            if time.month is None:
                day, month = map(int, re.split(r"[-/.]", match.group())[:2])
                time = time._replace(day=day, month=month)
            yield time


def _without_overlaps(found: list[Time]) -> list[Time]:
    """The longer one of two that overlap."""
    found.sort(key=lambda time: (time.start, -time.end))
    kept: list[Time] = []
    for time in found:
        if kept and time.start < kept[-1].end:
            if time.end - time.start > kept[-1].end - kept[-1].start:
                kept[-1] = time
            continue
        kept.append(time)
    return kept

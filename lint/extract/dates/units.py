"""Times counted or pointed at in units: last month, two weeks ago, the third quarter, every day, three years."""

from __future__ import annotations

from typing import Any

from lint.extract.dates.vocabulary import (
    ANAPHORIC,
    NUMBER_WORD,
    NUMBERS,
    ORDINALS,
    SHIFTS,
    TERMS,
    UNIT_WORDS,
    YEAR,
    Granularity,
    Time,
    TimeKind,
    last_word,
)
from lint.lexicon import counting, either, words
from lint.match.expressions import expression

TITLE_BEFORE = expression(r"(?r)\w['\"]? ['\"]*")
"""Before a word with a capital in mid sentence: it belongs to a name."""
_EDGE = (
    r"(?:(?:early|late|earlier|later|mid|sometime)(?: in)?[ -]"
    r"|(?:the )?(?:end|beginning|start|middle|close|(?:first|second|last|latter) (?:half|part|quarter)) of )"
)
_ORDER = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"

_POINTS_AT = either(words("en", "dates", "pointers"))
_POINTED = expression(
    rf"(?r)\b(?<edge>{_EDGE})?"
    rf"(?:(?<shift>(?:the )?{_POINTS_AT}"
    r"|this past|this coming|this|the same|that same|that|those|these|recent|the other) "
    r"|(?<the>(?:the|its|their|his|her|a|an) ))"
    rf"(?:(?<year>{YEAR}) )?(?:(?<fiscal>fiscal)[ -])?(?:(?<order>{_ORDER})[ -](?:fiscal )?)?(?:(?:full|calendar|trading|business|session|school|election|tax) )?"
)
_ORDERED = expression(
    rf"(?r)\b(?:(?<the>(?:the|this year's|last year's) )?(?:(?<year>{YEAR}) )?(?:(?<fiscal>fiscal)[ -])?(?<order>{_ORDER}) (?:fiscal[ -])?"
    rf"|(?:(?<fiscal>fiscal)[ -])?(?<order>{_ORDER})-)"
)
_ROUGHLY = either(words("en", "dates", "roughly"))
_SEVERAL = either(words("en", "dates", "some"))
_COUNTED = expression(
    rf"(?r)(?<![\w$£€.,-])(?:{_ROUGHLY} )?"
    rf"(?:(?<count>(?:{NUMBER_WORD}|a|an|another|\d{{1,3}}(?:\.\d)?))(?: 1/2|½)?"
    rf"|(?<few>{_SEVERAL}))"
    r"(?:[ -](?:more|additional|straight|consecutive|full|whole|trading|business|working|calendar|fiscal))?[ -]"
)
_OF_SPANS = either(words("en", "dates", "of spans"))
_SPAN_BEFORE = expression(
    rf"(?r)\b(?:the )?{_OF_SPANS} (?:(?:few|several|couple of|many|\d+|" + NUMBER_WORD + r")[ -])?"
)
_EACH = expression(r"(?r)\b(?:each|every|per|once an?|twice an?|times an?)(?: other| single| passing| few| \w+)? ")
_BESIDE = expression(r" (?:before|after|ago|earlier)\b")
_BACK = expression(r"-(?:ago|earlier)\b")
_END = expression(r"(?:-|'s )end\b")
_NTH_WORDS = {word: number for word, number in counting.ORDINALS.items() if number >= 15}
_NTH = expression(
    r"(?r)\b(?:the )?(?:(?:early|late|mid)[ -])?(?:(?<number>\d{1,2})(?:st|nd|rd|th)"
    rf"|(?<word>{'|'.join(_NTH_WORDS)})) "
)
_AFTER_COUNT = expression(
    r"(?: or (?:so|two|more))?(?: |-)(?:(?<ago>ago|back(?=[.,;)]|\Z))|(?<later>earlier|before(?= the| that|,|\.)|from now|hence)\b)|(?: or (?:so|two))"
)
_OF_YEAR = expression(
    rf"(?:,? of|,)? (?:the )?(?:(?<fiscal>fiscal|financial)(?: year)? |(?<=of )(?:the )?year |(?<=year ))?(?<year>{YEAR})(?![\d%]|[.,]\d|-\w)"
)
_OF_SHIFT = expression(r" of (?<shift>last|this|next) year\b")
_OLD = expression(r"[ -](?:old|olds|long)\b")


_LEFT = 40
"""So far back from a unit stands what makes it one of several."""
_COUNTING = frozenset(NUMBERS) | frozenset(words("en", "dates", "counting"))
"""The last words that `_COUNTED` ends with."""
_POINTING = frozenset(ORDINALS) | frozenset(words("en", "dates", "pointing"))
"""The last words that `_POINTED` ends with."""


def unit(folded: str, start: int, end: int, floor: int, ceiling: int) -> Time | None:
    """A time counted or pointed at in units: last month, two years ago, the third quarter, every day, three weeks."""
    word = folded[start:end].lower()
    granularity = UNIT_WORDS[word]
    plural = word[-1] == "s"
    if folded[end + 1 : end + 4].lower() in ("old", "lon") and _OLD.match(folded, end, ceiling):
        return None
    left = folded[start - _LEFT if start - _LEFT > floor else floor : start].lower()
    if "ea" in left or "er" in left or "ce " in left or "times " in left:
        each = _EACH.match(folded, floor, start)
        if each is not None:
            return Time(each.start(), end, TimeKind.repeated, granularity, length=1)
    if granularity is Granularity.century and not plural:
        return _century(folded, start, end, floor)
    if not plural and word not in TERMS and folded.startswith(("-", "'"), end):
        edge = _edge(folded, start, end, ceiling, granularity)
        if edge is not None:
            return edge
    if granularity in (Granularity.quarter, Granularity.half) and not plural:
        ordered = _ordered(folded, start, end, floor, ceiling, granularity, word)
        if ordered is not None or word == "half":
            return ordered
    return _led(folded, start, end, floor, ceiling, last_word(left)) or (
        _standing(folded, start, end, ceiling, granularity) if plural else None
    )


def _edge(folded: str, start: int, end: int, ceiling: int, granularity: Granularity) -> Time | None:
    """The year-end, the week's end, a year back."""
    beside = _BACK.match(folded, end, ceiling)
    edge = beside or _END.match(folded, end, ceiling)
    if edge is None:
        return None
    return Time(start, edge.end(), TimeKind.anaphoric, granularity, shift=-1 if beside else 0)


def _led(folded: str, start: int, end: int, floor: int, ceiling: int, last: str) -> Time | None:
    """What a count or a pointing word before the unit makes of it: two years ago, last month; `last`: the word before it."""
    word = folded[start:end].lower()
    granularity = UNIT_WORDS[word]
    counted = _COUNTED.match(folded, floor, start) if last in _COUNTING or not last.isalpha() else None
    if counted is not None and (word[-1] == "s" or counted[1]):
        return _counted(counted, folded, end, floor, ceiling, granularity)
    pointed = _POINTED.match(folded, floor, start) if last in _POINTING or not last.isalpha() else None
    if pointed is not None:
        return _pointed(pointed, folded, start, end, ceiling, granularity, word)
    return None


def _standing(folded: str, start: int, end: int, ceiling: int, granularity: Granularity) -> Time | None:
    """Units that nothing before counts or points at: years ago, weeks later, for months."""
    beside = _BESIDE.match(folded, end, ceiling)
    if beside is not None and beside.group() == " ago":
        return Time(start, beside.end(), TimeKind.relative, granularity, word="ago")
    return Time(start, end, TimeKind.anaphoric if beside else TimeKind.duration, granularity)


def _century(folded: str, start: int, end: int, floor: int) -> Time | None:
    match = _NTH.match(folded, floor, start)
    if match is not None:
        number = int(match["number"]) if match["number"] else _NTH_WORDS[match["word"].lower()]
        return Time(match.start(), end, TimeKind.absolute, Granularity.century, number=number)
    pointed = _POINTED.match(folded, floor, start)
    if pointed is None or not pointed["shift"]:
        return None
    pointer = pointed["shift"].lower()
    sort = TimeKind.anaphoric if pointer in ANAPHORIC else TimeKind.relative
    return Time(pointed.start(), end, sort, Granularity.century, shift=SHIFTS.get(pointer))


def _ordered(
    folded: str, start: int, end: int, floor: int, ceiling: int, granularity: Granularity, word: str
) -> Time | None:
    """The third quarter, with its year where that is written."""
    match = _ORDERED.match(folded, floor, start)
    if match is None or word == "period":
        return None
    number = ORDINALS[match["order"].lower()]
    after = _OF_YEAR.match(folded, end, ceiling)
    if granularity is Granularity.half and (number > 2 or after is None):
        return None
    edge = _EDGE_BEFORE.match(folded, floor, match.start())
    begin = edge.start() if edge else match.start()
    if after is not None:
        return Time(
            begin,
            after.end(),
            TimeKind.absolute,
            granularity,
            int(after["year"]),
            number=number,
            fiscal=bool(after["fiscal"]),
        )
    year = int(match["year"]) if match["year"] else None
    shifted = _OF_SHIFT.match(folded, end, ceiling)
    return Time(
        begin, shifted.end() if shifted else end, TimeKind.partial if year is None else TimeKind.absolute, granularity, year,
        number=number, fiscal=bool(match["fiscal"]),
    )  # fmt: skip


_EDGE_BEFORE = expression(rf"(?r)\b(?:{_EDGE})")


def _count(text: str | None) -> int | None:
    if text is None:
        return None
    low = text.lower()
    return NUMBERS.get(low) or (int(low) if low.isdigit() else None)


_IN, _IN_TIME = expression(r"(?r)\b[Ii]n "), expression(r"'s? time\b")


def _counted(match: Any, folded: str, end: int, floor: int, ceiling: int, granularity: Granularity) -> Time:
    """So many units: a length of time, or a point so long ago."""
    count = _count(match[1])
    hence = _IN_TIME.match(folded, end, ceiling) if folded.startswith("'", end) else None
    if hence is not None and _IN.match(folded, floor, match.start()):
        return Time(match.start(), hence.end(), TimeKind.relative, granularity, shift=count, word="from now")
    if folded.startswith(("in ", "In "), match.start() - 3) and _is_from_now(folded, match.start() - 3, floor):
        return Time(match.start() - 3, end, TimeKind.relative, granularity, shift=count, word="in")
    after = _AFTER_COUNT.match(folded, end, ceiling)
    ago, later = after.groups() if after is not None else ("", "")
    if not ago and not later:
        before = _SPAN_BEFORE.match(folded, floor, match.start())
        begin, word = (before.start(), _from_now(folded, floor, before, end)) if before else (match.start(), "")
        return Time(begin, end, TimeKind.duration, granularity, length=count, word=word)
    if ago:
        return Time(
            match.start(), after.end(), TimeKind.relative, granularity, shift=-count if count else None, word="ago"
        )
    word = later.lower()
    sort = TimeKind.relative if word == "from now" else TimeKind.anaphoric
    back = word in ("earlier", "before")
    return Time(
        match.start(), after.end(), sort, granularity, shift=(-count if back else count) if count else None, word=word
    )


_DONE_TO_IT = either(words("en", "dates", "what will be"))
_WILL_DO = either(words("en", "dates", "what it will do"))
_COMES = expression(
    rf"(?r)\b(?:(?:will|'ll|shall|(?:is|are) (?:due |set |expected |scheduled )?to)(?: [a-z]+ly)? (?:be {_DONE_TO_IT}"
    rf"|{_WILL_DO})"
    r"|(?:opens|reopens|closes|starts|begins|ends|leaves|departs|returns|arrives|moves|meets|votes|expires|retires|launches|resumes|sails|comes out|plays|resigns|takes place"
    r"|(?:is|are) (?:due|over|out|expected|back)|runs out|goes on sale|turns \d+))(?: (?!(?:when|if|that|who|which|and|but|if)\b)[\w'-]+){0,5} "
)
"""What comes on a day, right before “in two weeks”."""


def _is_from_now(folded: str, start: int, floor: int) -> bool:
    """Whether “in” and a length of time says when something is to come, and not how long it takes."""
    return _COMES.match(folded, max(floor, start - 80), start) is not None


_DURING = expression(r"(?r)\b(?:in|over|during|for|within|throughout) ")
_POINTERS = ("past", "last", "next", "coming")


def _from_now(folded: str, floor: int, before: Any, end: int) -> str:
    """The word by which a length of time counts from the day of writing: “in the past two years”; "" for any other one."""
    pointer = before.group().lower().removeprefix("the ").split(" ")[0]
    lies = pointer in _POINTERS and _DURING.match(folded, floor, before.start()) is not None
    return pointer if lies and not folded.startswith((" of ", " in ", " before"), end) else ""


def _pointed(
    match: Any, folded: str, start: int, end: int, ceiling: int, granularity: Granularity, word: str
) -> Time | None:
    """A unit that a pointing word or an article goes before."""
    edge, shifting, article, within, fiscally, _ = match.groups()
    pointer, fiscal = (shifting or "").lower(), bool(fiscally)
    if word in TERMS and not _is_term(match, folded, end, word):
        return None
    if word[-1] == "s":
        points = pointer or _BESIDE.match(folded, end, ceiling) is None
        return (
            _pointed_plural(pointer, match.start(), end, granularity)
            if points
            else Time(start, end, TimeKind.anaphoric, granularity)
        )
    after = (
        _OF_YEAR.match(folded, end, ceiling)
        if granularity in (Granularity.year, Granularity.quarter) and not pointer
        else None
    )
    year = int(after["year"]) if after else int(within) if within else None
    if year is not None:
        return Time(match.start(), after.end() if after else end, TimeKind.absolute, granularity, year, fiscal=fiscal)
    if pointer == "the other":
        return (
            Time(match.start(), end, TimeKind.vague, granularity, word="the other day")
            if granularity is Granularity.day
            else None
        )
    if pointer:
        if (
            folded[start].isupper()
            and not folded[match.start() : start].isupper()
            and TITLE_BEFORE.match(folded, max(0, match.start() - 8), match.start())
        ):
            return None
        sort = TimeKind.anaphoric if pointer in ANAPHORIC else TimeKind.relative
        shift = -1 if pointer.endswith("ago") or pointer.endswith("earlier") else SHIFTS.get(pointer)
        if word == "period" and not pointer.endswith(("ago", "earlier", "latest", "same", "current")):
            return None
        return Time(match.start(), end, sort, granularity, shift=shift, fiscal=fiscal, word=pointer)
    if (
        word == "weekend"
        and _AT_WEEKEND.match(folded, max(0, match.start() - 8), match.start())
        and not folded.startswith(" of", end)
    ):
        return Time(match.start(), end, TimeKind.relative, granularity, shift=0)
    return _definite(match.start(), end, granularity, word, article.strip().lower(), edged=bool(edge), fiscal=fiscal)


_TERM_POINTERS = frozenset(
    (
        "last",
        "the last",
        "past",
        "this past",
        "this",
        "next",
        "the next",
        "coming",
        "the coming",
        "this coming",
        "current",
        "the current",
    )
)


def _is_term(match: Any, folded: str, end: int, word: str) -> bool:
    """Whether a season or cycle is pointed at as a time: not “the last season of the series”."""
    pointer = (match["shift"] or "").lower()
    if pointer not in _TERM_POINTERS or pointer.endswith("last") and folded.startswith(" of", end):
        return False
    return word != "cycle" or "election" in match.group().lower()


_AT_WEEKEND = expression(r"(?r)\b(?:over|at|during|on) ")


def _pointed_plural(pointer: str, start: int, end: int, granularity: Granularity) -> Time:
    if pointer in ("recent", "past", "coming", "these", "the coming"):
        return Time(start, end, TimeKind.vague, granularity, word=pointer)
    return Time(start, end, TimeKind.duration, granularity)


def _definite(
    begin: int, end: int, granularity: Granularity, word: str, article: str, *, edged: bool, fiscal: bool
) -> Time | None:
    """“The year”, “the end of the week”: what the article speaks of anyway."""
    if article in ("a", "an", "his", "her", "their", "its") or word == "period":
        return None
    if granularity in (Granularity.time, Granularity.decade, Granularity.century, Granularity.day) and not edged:
        return Time(begin, end, TimeKind.anaphoric, granularity, shift=0) if granularity is Granularity.day else None
    return Time(begin, end, TimeKind.anaphoric, granularity, shift=0, fiscal=fiscal, word="edge" if edged else "")

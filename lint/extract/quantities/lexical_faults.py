"""What numbers of a text contradict, in a language that is known by its lexicon: ranges, counts of years, parts of a whole, conversions, currencies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lint.counting import counted
from lint.extract.quantities import eastern, units
from lint.extract.quantities.lexical import amounts_in, measures, parsed
from lint.extract.quantities.model import Quantity, contradiction
from lint.folding import fold
from lint.lexicon import alternatives, words
from lint.match.expressions import expression
from lint.model import Confidence, Span
from lint.text.document import Document


class Fault(NamedTuple):
    """A place with what is wrong there, in English."""

    span: Span
    message: str
    confidence: Confidence


class Grammar:
    """The words between numbers of one language."""

    def __init__(self, language: str) -> None:
        def get(name: str) -> str:
            return alternatives(words(language, "numbers", name))

        known = measures(language)
        number = r"\d{1,3}(?:[. ]\d{3})+|\d+(?:,\d+)?"
        small = alternatives(known.small)
        article = rf"(?:{get('article')} ?)?"
        rough = rf"(?:{get('rough')} )?{article}"
        self.units = alternatives(
            form for form in [*known.units, *known.currencies] if form.isalpha() and len(form) > 2
        )
        unit = rf"(?: ?(?:%|(?:{alternatives([*known.magnitudes, *known.units, *known.currencies])})(?!\w)))"
        self.change = expression(rf"\b{get('change')}\b")
        self.range = expression(
            rf"(?<![\w.,:/-])(?:\b(?P<lead>{get('from')}|{get('between')}) )?{rough}(?P<here>(?P<first>{number})(?P<unit>{unit})?"
            rf"(?: (?P<to>{get('to')}|{get('and')}) {rough}|(?P<dash> ?[-\x96] ?))(?P<second>{number})(?!\d|[.,:/]\d|[-\x96]\d)(?P<behind>{unit})?)"
        )
        self.between = {fold(form) for form in words(language, "numbers", "between")}
        self.to = {fold(form) for form in words(language, "numbers", "to")}
        year = r"(?:1[5-9]|20)\d\d"
        self.span = expression(
            rf"(?<![\w.,/:-])(?P<first>{year})(?: ?[-\x96] ?| (?:{get('until')}|{get('and')}) {article})(?P<last>{year})(?![\w%]|[.,/:-]\d)"
        )
        self.count = expression(
            rf"(?<![\w.,/:-])(?:(?P<bound>{get('rough')}) )?(?P<count>\d{{1,3}}|{small}) {get('years')}\b(?! {alternatives(_AGE.get(language, ()))})"
        )


_BEFORE_CHRIST = expression(
    r" ?(?:av(?:ant)?\.? ?j|v\. ?(?:chr|u\. ?z)|a\. ?c\b|a\.? ?e\.? ?c|antes de cristo|voor chr|avanti cristo)"
)
"""Behind years that are counted backwards."""
_AGE = {
    "de": ("alt", "alte", "alten", "alter", "später", "zuvor", "danach", "vorher"),
    "fr": ("plus tard", "auparavant", "après", "avant"),
    "es": ("después", "antes", "más tarde", "atrás"),
    "it": ("dopo", "prima", "fa", "più tardi"),
    "pt": ("depois", "antes", "atrás", "mais tarde"),
    "ru": ("назад", "спустя", "ранее", "позже", "после"),
    "nl": ("oud", "oude", "later", "eerder", "geleden"),
}
"""Behind a count of years these tell that it is an age or a distance from another time."""


def range_cues(language: str) -> tuple[str, ...]:
    """What the scan must see for a range: two numbers with a word or a dash between them."""
    joints = alternatives([*words(language, "numbers", "to"), *words(language, "numbers", "and")])
    return (rf"\d[^.;()\d]{{0,22}} {joints} (?:[a-z']+ ){{0,3}}\d", r"\d ?[-\x96] ?\d")


def year_cues(language: str) -> tuple[str, ...]:
    """What the scan must see for a span of years."""
    joints = alternatives([*words(language, "numbers", "until"), *words(language, "numbers", "and")])
    return (rf"\d{{4}}(?: ?[-\x96] ?| {joints} (?:[a-z]{{1,3}} )?)\d{{4}}",)


def share_cues(language: str) -> tuple[str, ...]:
    """What the scan must see for shares of a whole."""
    return (rf"\d ?{alternatives(words(language, 'numbers', 'percent'))}",)


def conversion_cues(language: str) -> tuple[str, ...]:
    """What the scan must see for a conversion: the name of a unit that people convert."""
    names = [
        form
        for symbol in sorted(_IMPERIAL)
        for form in words(language, "units", symbol)
        if len(form) > 2 or form in ("°F", "ft", "lb") or language in eastern.LANGUAGES
    ]
    return (rf"[\d ]{alternatives(names)}(?:[^a-z]|$)",)


@cache
def grammar(language: str) -> Grammar:
    return Grammar(language)


def reversed_ranges(document: Document, blocks: list[Span]) -> Iterator[Fault]:
    """Ranges whose first number is the greater one."""
    language = document.rules_language
    known = grammar(language)
    for block in blocks:
        for match in known.range.finditer(document.folded, *block):
            first, second = parsed(match["first"]), parsed(match["second"])
            if (
                first is None
                or second is None
                or second >= first
                or not _is_range(document, known, match, first, second)
            ):
                continue
            message = " ".join(document.text[slice(*match.span("here"))].split())
            confidence = Confidence.high if match["lead"] and match["behind"] else Confidence.medium
            yield Fault(
                Span(*match.span("here")),
                f"“{message}” runs backwards: the first number is the greater one",
                confidence,
            )


def _is_range(document: Document, known: Grammar, match: Any, first: float, second: float) -> bool:
    """Whether two numbers are the ends of a range: no change of a value, no score, no part of a longer chain."""
    lead, to = (match["lead"] or "").lower(), (match["to"] or "").lower()
    if match["dash"]:
        return bool(match["behind"]) and second * 10 > first and not (match["unit"] or "").strip()
    if to not in known.to and lead not in known.between:
        return False
    if (
        not (match["behind"] or lead)
        or lead in known.between
        and to in known.to
        and to not in ("e", "et", "y", "en", "und")
    ):
        return False
    years = 1400 < second < first < 2100 and match["first"].isdigit()
    if (
        not match["behind"]
        and not years
        and lead not in known.between
        or _BEFORE_CHRIST.match(document.folded, match.end())
    ):
        return False
    sentence = document.sentence_at(match.start("here"))
    return known.change.search(document.folded, max(sentence.start, match.start() - 120), match.start()) is None


def wrong_years(document: Document, blocks: list[Span]) -> Iterator[Fault]:
    """Spans of years beside a count of years that is not theirs."""
    language = document.rules_language
    known = grammar(language)
    small = measures(language).small
    for block in blocks:
        for span in known.span.finditer(document.folded, *block):
            first, last = int(span["first"]), int(span["last"])
            count = _count_beside(document, known, span)
            if count is None or last <= first:
                continue
            said = count["count"].lower()
            number = int(said) if said.isdigit() else int(small[said])
            if number in (last - first, last - first + 1) or count["bound"] and abs(number - (last - first)) <= 2:
                continue
            place = Span(min(count.start(), span.start()), max(count.end(), span.end()))
            years = last - first
            message = f"from {first} to {last} is {counted(years, 'year')}, or {years + 1} with both counted, but the text says {said}"
            yield Fault(place, message, Confidence.medium if count["bound"] else Confidence.high)


_NEAR = 40


def _count_beside(document: Document, known: Grammar, span: Any) -> Any:
    """The count of years in the same sentence, close to a span, with no stop or other number between."""
    sentence = document.sentence_at(span.start())
    around = max(sentence.start, span.start() - _NEAR - 20), min(sentence.end, span.end() + _NEAR + 20)
    for count in known.count.finditer(document.folded, *around):
        gap = (count.end(), span.start()) if count.end() <= span.start() else (span.end(), count.start())
        between = document.folded[gap[0] : gap[1]]
        if (
            0 <= gap[1] - gap[0] <= _NEAR
            and not any(sign in between for sign in ".;?!")
            and not any(map(str.isdigit, between))
        ):
            return count
    return None


_WHOLE, _TOLERANCE, _HIGHEST = 100.0, 1.9, 130.0
_FAR = 45
_APART = expression(r"[.;:?!()\x82]|\d")


def too_much_in_all(document: Document, blocks: list[Span]) -> Iterator[Fault]:
    """Three shares or more that stand in one enumeration and make more than all of it."""
    language = document.rules_language
    known = grammar(language)
    for block in blocks:
        shares = [quantity for quantity in amounts_in(document, language, [block]) if quantity.unit == "%"]
        for some in _enumerations(document.folded, shares):
            total = sum(share.number for share in some)
            if len(some) < 3 or not _WHOLE + _TOLERANCE < total <= _HIGHEST:
                continue
            before = max(block.start, some[0].start - 80)
            moves = known.change.search(document.folded, before, some[-1].end)
            if not moves and not eastern.moves(document, before, some[-1].end):
                sums = " + ".join(f"{share.number:g}" for share in some)
                message = f"the parts of one whole can't be more than all of it: {sums} = {total:g} per cent"
                yield Fault(Span(some[0].start, some[-1].end), message, Confidence.medium)


def _enumerations(folded: str, shares: list[Quantity]) -> Iterator[list[Quantity]]:
    """Runs of shares with a comma or a few words between them."""
    run: list[Quantity] = []
    for share in shares:
        if run and (share.start - run[-1].end > _FAR or _APART.search(folded, run[-1].end, share.start)):
            yield run
            run = []
        run.append(share)
    yield run


_IMPERIAL = frozenset("in ft yd mi nmi mi2 ft2 acre gal bbl lb oz mph kn hp °F".split())
_OPENING = expression(r" ?[(\[] ?(?:[a-z_]{1,12}\.? ){0,2}[~≈]?|,? (?:o|ou|oder|of|oppure) (?:[a-z_]{1,12} ){0,2}")


def wrong_conversions(document: Document, blocks: list[Span]) -> Iterator[Fault]:
    """A measure with its conversion in brackets behind it that is not the same."""
    found = amounts_in(document, document.rules_language, blocks)
    for left, right in zip(found, found[1:], strict=False):
        if left.dimension not in units.CONVERTED or left.dimension != right.dimension or left.unit == right.unit:
            continue
        if not 1 <= right.start - left.end <= 30 or _OPENING.fullmatch(document.folded, left.end, right.start) is None:
            continue
        one, other = left.si, right.si
        if one is None or other is None or not {left.unit, right.unit} & _IMPERIAL or _agree(left, right):
            continue
        yield Fault(Span(right.start, right.end), contradiction(left, right), Confidence.high)


def _agree(left: Quantity, right: Quantity) -> bool:
    """Whether two measures are the same, as far as rounding goes; degrees may be a difference of two temperatures."""
    one, other = left.si or 0.0, right.si or 0.0
    if abs(one - other) <= 0.12 * max(abs(one), abs(other)):
        return left.dimension != "temperature" or abs(one - other) <= 2.0
    if left.dimension == "temperature":
        a, b = units.BY_SYMBOL[left.unit or ""], units.BY_SYMBOL[right.unit or ""]
        return abs(left.number * a.factor - right.number * b.factor) <= 0.6
    loose = min(left.number, right.number) < 3
    return loose and abs(one - other) <= 0.35 * max(one, other)

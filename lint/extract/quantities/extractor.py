"""The fact “quantity”: numbers with what they count or measure, as an amount of money, a unit's, or of things."""

from __future__ import annotations

from typing import Any

from lint import extract
from lint.extract.quantities import currencies, units
from lint.extract.quantities.metres import with_metres
from lint.extract.quantities.model import Quantity
from lint.extract.quantities.nouns import counted_noun
from lint.extract.quantities.numbers import (
    DETAILS,
    FULL_NAMES,
    LITERALS,
    MAGNITUDES,
    NUMERAL,
    WORDS,
    parse_numeral,
    parse_words,
)
from lint.extract.quantities.ranges import merged
from lint.extract.quantities.unit_names import IN_CAPITALS, NOT_NAMED, name_behind
from lint.extract.quantities.years import APPROXIMATE, YEARS, counts, names_something, plain_year
from lint.match.expressions import expression
from lint.match.scan import Probe
from lint.model import Mention
from lint.text.annotations import annotation
from lint.text.document import Document

__all__ = ["PROBE", "Quantity", "amounts", "read"]

PROBE = Probe("quantity", LITERALS)


@annotation
def amounts(document: Document) -> list[Quantity]:
    """The quantities of a document in order of place, ranges as one. Read once."""
    singles = _in_order([*_all_in_digits(document.folded), *_all_in_words(document)])
    return with_metres(document.folded, merged(document.folded, singles))


@annotation
def read(document: Document) -> list[Mention]:
    """Every quantity as a mention; `value` is `Quantity.value()`. In a language of ours its numbers are read as it writes them."""
    found = amounts(document) if document.rules_language in _READ_AS_ENGLISH else _in_another(document)
    return [Mention("quantity", q.start, q.end, document.text[q.start : q.end], q.value()) for q in found]


_READ_AS_ENGLISH = frozenset({"en", ""})


def _in_another(document: Document) -> list[Quantity]:
    from lint.extract.quantities.lexical import stated  # for other languages alone
    from lint.lexicon import languages

    return stated(document) if document.rules_language in languages() else amounts(document)


def _in_order(found: list[Quantity]) -> list[Quantity]:
    """Quantities by place, without those that begin inside the one before."""
    found.sort(key=lambda quantity: quantity.start)
    ordered: list[Quantity] = []
    for quantity in found:
        if not ordered or quantity.start >= ordered[-1].end:
            ordered.append(quantity)
    return ordered


_ALONE = frozenset(" \n\t(\"'[-\x96\x97\x83~<>=+*$%")
"""What may stand right before a number, besides the sign of a currency."""


def _all_in_digits(folded: str) -> list[Quantity]:
    found = []
    details = DETAILS.match
    for match in NUMERAL.finditer(folded):
        start, end = match.span()
        left = folded[start - 1] if start else " "
        if left not in _ALONE and left not in currencies.SIGNS and not currencies.prefixed(folded, start):
            continue
        if end - start == 4 and left not in currencies.SIGNS and plain_year(folded, start, end):
            continue
        behind = details(folded, end) if folded[end : end + 1] not in _CLOSING else None
        quantity = _in_digits(folded, start, end, behind)
        if quantity is not None:
            found.append(quantity)
    return found


_CLOSING = frozenset(["", *".,;:)]!?\n\"'\x97\x83"])
"""Behind a number these tell that nothing is said of what it measures."""
_NOTHING_BEHIND = (None, None, None, None)


def _all_in_words(document: Document) -> list[Quantity]:
    folded, found, taken = document.folded, [], -1
    for hit in extract.hits(document, PROBE):
        phrase = WORDS.match(folded, hit.start) if hit.start >= taken else None
        if phrase is not None:
            taken = phrase.end("numeral")
            quantity = _in_words(folded, phrase)
            if quantity is not None:
                found.append(quantity)
    return found


def _in_digits(folded: str, start: int, end: int, details: Any) -> Quantity | None:
    """The quantity of the numeral at `start:end`, or None for dates, times, ids, versions and names."""
    fraction, magnitude, letter, words = details.groups() if details is not None else _NOTHING_BEHIND
    written = folded[start:end] + fraction if fraction else folded[start:end]
    number, numeral_end, end = parse_numeral(written), end, details.end() if details is not None else end
    if number is None or _continues(folded, start, numeral_end, end, words):
        return None
    if folded[start - 1 : start].isalpha() and start and not magnitude and not currencies.right_before(folded, start):
        return None
    magnitude = magnitude or letter
    unit, behind, length = NOT_NAMED
    if words:
        unit, behind, length = name_behind(words.lower(), bool(magnitude) or number >= 1000)
        if not length and words[:2] in (" C", " F") and not words[2:3].isalpha():
            unit, length = units.BY_NAME[words[1].lower()], 2
        named = words[:length].lstrip(" -")
        if unit is not None and named.isupper() and named.lower() in IN_CAPITALS:
            unit, behind, length = NOT_NAMED
        if length < 0 or not length and not magnitude and words[0] not in " -%":
            return None
    begin, currency = currencies.before_number(folded, start)
    before = folded[begin - 28 if begin > 28 else 0 : begin].rsplit(None, 2)[-2:]
    currency = behind or currency
    if currency is magnitude is unit is None:
        year = len(written) == 4 and written.isdigit() and number in YEARS
        if names_something(folded, begin, before, written) or year and not counts(before, words):
            return None
    return _made(folded, begin, end, number, written, magnitude, unit, currency, length, before)


_ISO_DATE = expression(r"\d{4}-\d\d-\Z")


def _continues(folded: str, start: int, numeral_end: int, end: int, words: str | None) -> bool:
    """Whether a numeral is only a part of something: of a time, a path, a fraction, a name with a hyphen."""
    if start > 1 and folded[start - 1] in "-\x96":
        left = folded[start - 2]
        linked = folded[numeral_end : numeral_end + 1] in ("-", "\x96")
        chain = linked and left.isdigit() and (end > numeral_end or folded[numeral_end + 1 : numeral_end + 2].isdigit())
        if left.isalpha() or chain or _ISO_DATE.search(folded, max(0, start - 8), start):
            return True
    return not words and folded[end : end + 1] in ":/_" and folded[end : end + 2] > "/"


_LEAD = expression(r"\b(?:(?P<half>half an? )|an? |one[ -]|(?P<vague>several |many |few |some |per |-))\Z")
"""What stands before a magnitude alone: "half a million", "one billion"; "several million" is no number."""


def _in_words(folded: str, match: Any) -> Quantity | None:
    """The quantity of a match of `WORDS`; None where it neither measures nor counts."""
    written, magnitude, letter, words = match.groups()
    begin, end = match.span("numeral")
    if begin and folded[begin - 1] in "-'" and folded[max(0, begin - 4) : begin].lower() != "one-":
        return None
    low = written.lower()
    last = low.removesuffix(" and a half").replace("-", " ").rsplit(" ", 1)[-1]
    large = last in MAGNITUDES
    lead = _LEAD.search(folded, max(0, begin - 8), begin) if large and low == last else None
    if lead is None and large and low == last and last != "dozen":
        return None
    unit, behind, length = NOT_NAMED
    if words and not magnitude and not letter:
        unit, behind, length = name_behind(words.lower(), large)
    if unit is None and behind is None and not large and counted_noun(folded, end) is None:
        return None
    number = parse_words(low)
    if lead is not None:
        if lead["vague"]:
            return None
        number, begin = number / 2 if lead["half"] else number, lead.start()
    before = folded[max(0, begin - 28) : begin].rsplit(None, 2)[-2:]
    quantity = _made(folded, begin, end, number, written, None, unit, behind, max(0, length), before)
    return quantity._replace(magnitude=FULL_NAMES.get(last, last)) if large else quantity


_ABOVE: dict[str, tuple[str, ...]] = {
    "over": (), "above": (), "exceeding": (), "exceeds": (), "exceeded": (), "than": ("more", "greater", "higher"),
    "least": ("at",),
}  # fmt: skip
_BELOW: dict[str, tuple[str, ...]] = {
    "under": (), "below": (), "to": ("up",), "most": ("at",), "as": ("many", "much"), "than": ("less", "fewer", "lower"),
}  # fmt: skip
"""The last word before a number that bounds it, with the words one of which must stand before that (none: alone)."""


def _made(
    folded: str, begin: int, finish: int, number: float, written: str, magnitude: str | None,
    unit: units.Unit | None, currency: str | None, length: int, before: list[str],
) -> Quantity:  # fmt: skip
    """The quantity with its bounds, and with the noun it counts where it has no unit."""
    if magnitude:
        magnitude = magnitude.lower()
        number, magnitude = number * MAGNITUDES[magnitude], FULL_NAMES.get(magnitude, magnitude)
    low: float | None = number
    high: float | None = number
    last, first = (before[-1].lower(), before[0].lower()) if before else ("", "")
    if last in _ABOVE and (not _ABOVE[last] or first in _ABOVE[last]):
        high = None
    elif last in _BELOW and (not _BELOW[last] or first in _BELOW[last]):
        low = None
    symbol = dimension = noun = None
    if currency:
        dimension = "money"
    elif unit:
        symbol, dimension = unit.symbol, unit.dimension
    else:
        noun = counted_noun(folded, finish)
    return Quantity(begin, finish + length, number, low, high, written, magnitude, symbol, dimension, currency, noun,
                    last in APPROXIMATE)  # fmt: skip

"""The fact “quantity”: numbers with what they count or measure, as an amount of money, a unit's, or of things."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from lint import facts
from lint.document import Document
from lint.expressions import expression
from lint.facts import currencies, units
from lint.facts.quantities_nouns import counted_noun
from lint.facts.quantities_numbers import (
    DETAILS,
    FULL_NAMES,
    LITERALS,
    MAGNITUDES,
    NUMERAL,
    WORDS,
    parse_numeral,
    parse_words,
)
from lint.model import Mention
from lint.scan import Probe

PROBE: Probe | None = Probe("quantity", LITERALS)


class Quantity(NamedTuple):
    """A number an article gives, with its unit, currency or counted noun.

    `number` is the value in `unit` with the magnitude multiplied in (the middle of a range); `low` and `high` are its
    bounds, None where it has none ("over 7,000", "up to 50"). A range keeps its two ends in `parts`, in their order.
    """

    start: int
    end: int
    number: float
    low: float | None
    high: float | None
    written: str
    """The numeral as written, without currency, magnitude and unit: "1.2" of "$1.2bn"."""
    magnitude: str | None = None
    unit: str | None = None
    """The symbol of a unit (see lint.facts.units)."""
    dimension: str | None = None
    """"money", "length", "time", "share" …; None for bare numbers and counted things."""
    currency: str | None = None
    """The ISO 4217 code."""
    noun: str | None = None
    """What is counted, in lower case: "researchers"."""
    approximate: bool = False
    parts: tuple[Quantity, ...] = ()

    @property
    def si(self) -> float | None:
        """The number in SI units; None for money, bare numbers and counted things."""
        return units.BY_SYMBOL[self.unit].si(self.number) if self.unit else None

    def value(self) -> dict[str, Any]:
        """The quantity as JSON."""
        return {
            "number": self.number, "low": self.low, "high": self.high, "unit": self.unit, "dimension": self.dimension,
            "si": self.si, "currency": self.currency, "magnitude": self.magnitude, "noun": self.noun,
            "approximate": self.approximate,
        }  # fmt: skip


def amounts(document: Document) -> list[Quantity]:
    """The quantities of a document in order of place, ranges as one. Read once."""
    known: list[Quantity] | None = document.cache.get("amounts")
    if known is None:
        known = document.cache["amounts"] = _merged(document.folded, _singles(document))
    return known


def read(document: Document) -> list[Mention]:
    """Every quantity as a mention; `value` is `Quantity.value()`."""
    return [Mention("quantity", q.start, q.end, document.text[q.start : q.end], q.value()) for q in amounts(document)]


def _singles(document: Document) -> list[Quantity]:
    """The quantities one by one."""
    folded, found = document.folded, []
    details = DETAILS.compiled.match
    for match in NUMERAL.finditer(folded):
        start, end = match.span()
        left = folded[start - 1] if start else " "
        if end - start == 4 and left not in currencies.SIGNS and _plain_year(folded, start, end):
            continue
        if left in _ALONE or left in currencies.SIGNS or _behind_letters(folded, start):
            quantity = _in_digits(folded, start, end, left, details(folded, end))
            if quantity is not None:
                found.append(quantity)
    in_digits = len(found)
    taken = -1
    for hit in facts.hits(document, PROBE) if PROBE else ():
        if hit.start >= taken:
            phrase = WORDS.match(folded, hit.start)
            if phrase is not None:
                taken = phrase.end("numeral")
                quantity = _in_words(folded, phrase)
                if quantity is not None:
                    found.append(quantity)
    if len(found) > in_digits:
        found.sort(key=lambda quantity: quantity.start)
        found = [q for q, before in zip(found, [None, *found], strict=False) if before is None or q.start >= before.end]
    return found


_YEARS = range(1500, 2101)
_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december".split()
)
_CLOCK = frozenset("am pm oclock gmt est edt pst pdt et bst utc cet".split())
_APPROXIMATE = frozenset("about around some roughly approximately nearly almost circa estimated approx".split())
_ABOVE: dict[str, tuple[str, ...]] = {
    "over": (), "above": (), "exceeding": (), "exceeds": (), "exceeded": (), "than": ("more", "greater", "higher"), "least": ("at",),
}  # fmt: skip
_BELOW: dict[str, tuple[str, ...]] = {
    "under": (), "below": (), "to": ("up",), "most": ("at",), "as": ("many", "much"), "than": ("less", "fewer", "lower"),
}  # fmt: skip
"""The last word before a number that bounds it, with the words one of which must stand before that (none: alone)."""
_PLURAL_NOUN_LEFT = _APPROXIMATE | frozenset("over than least under the of and to by with for from in".split())


_AFTER_YEARS = frozenset(".,;:)]'\"!?\n-\x96\x97")
_MEASURES = frozenset(
    name.split(" ")[0]
    for names in (units.BY_NAME, currencies.NOUNS, currencies.NATIONS, MAGNITUDES)
    for name in names
    if len(name.split(" ")[0]) > 1
)


def _plain_year(folded: str, start: int, end: int) -> bool:
    """Whether the four digits at `start:end` are surely a year: nothing measured or counted by them, nothing like "about" before."""
    if not "1500" <= folded[start:end] <= "2100" or not folded[start:end].isdigit():
        return False
    following = folded[end : end + 2]
    if following[:1] in _AFTER_YEARS:
        return not following[1:].isalnum() or following[:1] == "'"
    if following[:1] != " " or folded[max(0, start - 8) : start].lower().endswith(_COUNTING):
        return False
    word = folded[end + 1 : end + 14].split(" ", 1)[0].lower().rstrip(".,;:)").replace(".", "")
    return word.partition("-")[0] not in _MEASURES and not word[:1].isdigit()


_COUNTING = ("about ", "around ", "over ", "some ", "than ", "nearly ", "least ", "roughly ", "almost ")
_ALONE = frozenset(" \n\t(\"'[-\x96\x97\x83~<>=+*$%")
"""What may stand right before a number, besides the sign of a currency."""
_STUCK = expression(r"(?:rs|usd|eur|gbp|inr|rmb|cny|jpy|aud|cad|chf)\.?")


def _behind_letters(folded: str, start: int) -> bool:
    """Whether the number at `start` stands right behind an abbreviated currency: "Rs500"."""
    word = folded[max(0, start - 5) : start].split(" ")[-1]
    return _STUCK.fullmatch(word) is not None if len(word) > 1 else False


def _in_digits(folded: str, start: int, end: int, left: str, details: Any) -> Quantity | None:
    """The quantity of the numeral at `start:end`, or None for dates, times, ids, versions and names."""
    fraction, magnitude, letter, words = details.groups()
    written = folded[start:end] + fraction if fraction else folded[start:end]
    number = parse_numeral(written)
    end = details.end()
    if left == "-" and start > 1 and folded[start - 2].isalpha():
        return None
    if number is None or not words and folded[end : end + 1] in ":/_" and folded[end : end + 2] > "/":
        return None
    unit, behind, length = _NOT_NAMED
    if words:
        unit, behind, length = _named(words.lower(), bool(magnitude or letter) or number >= 1000)
    if not length and words and words[:2] in (" C", " F") and not words[2:3].isalpha():
        unit, length = units.BY_NAME[words[1].lower()], 2
    if length < 0 or words and not length and not magnitude and words[0] not in " -%":
        return None
    if left == " " and folded[start - 2 : start - 1] in currencies.SIGNS:
        start, left = start - 1, folded[start - 2]
    begin, currency = _with_letters(folded, start - 1, left) if left in currencies.SIGNS else (start, None)
    before = folded[begin - 28 if begin > 28 else 0 : begin].rsplit(None, 2)[-2:]
    if currency is None and before:
        currency = _short(before[-1], folded[begin - 1])
        if currency:
            begin = folded.rindex(before[-1], 0, begin)
    magnitude = magnitude or letter
    if currency is behind is magnitude is unit is None:
        if _names_something(folded, begin, before, written):
            return None
        if len(written) == 4 and number in _YEARS and written.isdigit() and not _counts(before, words):
            return None
    return _made(folded, begin, end, number, written, magnitude, unit, currency or behind, length, before)


def _in_words(folded: str, match: Any) -> Quantity | None:
    """The quantity of a match of `WORDS`; None where it neither measures nor counts."""
    written, magnitude, letter, words = match.groups()
    start, end = match.span("numeral")
    if start and folded[start - 1] in "-'":
        return None
    number, begin = parse_words(written), start
    last = written.lower().removesuffix(" and a half").replace("-", " ").rsplit(" ", 1)[-1]
    if written.lower().startswith(last) and last in MAGNITUDES:
        before = " " + folded[max(0, start - 9) : start].lower()
        if before.endswith("half a "):
            number, begin = number / 2, start - 7
        elif before.endswith((" a ", " one ", " one-")):
            begin = (
                start
                - len(before.rsplit(" ", 2 if before[-1] == " " else 1)[-2 if before[-1] == " " else -1])
                - (before[-1] == " ")
            )
        elif before.endswith(_VAGUE):
            return None
    unit, behind, length = _NOT_NAMED
    if words and not magnitude and not letter:
        unit, behind, length = _named(words.lower(), last in MAGNITUDES)
    before_words = folded[max(0, begin - 28) : begin].rsplit(None, 2)[-2:]
    quantity = _made(folded, begin, end, number, written, None, unit, behind, max(0, length), before_words)
    if last in MAGNITUDES:
        return quantity._replace(magnitude=FULL_NAMES.get(last, last))
    return quantity if quantity.dimension or quantity.noun else None


_VAGUE = (" several ", " many ", " few ", " some ", " per ", "-")
"""What stands before a magnitude word that is no number."""


def _made(
    folded: str, begin: int, finish: int, number: float, written: str, magnitude: str | None,
    unit: units.Unit | None, currency: str | None, length: int, before: list[str],
) -> Quantity:  # fmt: skip
    """The quantity with its bounds, and with the noun it counts where it has no unit."""
    if magnitude:
        magnitude = magnitude.lower()
        number, magnitude = number * MAGNITUDES[magnitude], FULL_NAMES.get(magnitude, magnitude)
    end = finish + length
    low: float | None = number
    high: float | None = number
    approximate = False
    if before:
        last, first = before[-1].lower(), before[0].lower()
        approximate = last in _APPROXIMATE
        if last in _ABOVE and (not _ABOVE[last] or first in _ABOVE[last]):
            high = None
        elif last in _BELOW and (not _BELOW[last] or first in _BELOW[last]):
            low = None
    if currency:
        return Quantity(begin, end, number, low, high, written, magnitude, None, "money", currency, None, approximate)
    if unit:
        return Quantity(
            begin, end, number, low, high, written, magnitude, unit.symbol, unit.dimension, None, None, approximate
        )
    noun = counted_noun(folded, end)
    return Quantity(begin, end, number, low, high, written, magnitude, None, None, None, noun, approximate)


def _with_letters(folded: str, begin: int, sign: str) -> tuple[int, str]:
    """Where an amount begins whose currency sign stands at `begin`, and its currency: "A$5" begins at the A."""
    letters = begin
    while letters > 0 and begin - letters < 4 and folded[letters - 1].isalpha():
        letters -= 1
    if sign == "$" and letters < begin:
        code = currencies.DOLLARS.get(folded[letters:begin].lower())
        if code:
            return letters, code
    return begin, currencies.SIGNS[sign]


def _short(word: str, behind: str) -> str | None:
    """The currency that the word before a number says: "Rs 40", "USD 5". `behind` is the character right behind it."""
    if not word[0].isupper() and word[:2] != "rs" or not (behind.isspace() or behind.isalpha() or behind == "."):
        return None
    bare = word.rstrip(".")
    if len(bare) > 3:
        return None
    return bare if bare in currencies.CODES else currencies.SHORT.get(bare.lower())


_NOT_NAMED: tuple[units.Unit | None, str | None, int] = (None, None, 0)


@lru_cache(maxsize=8192)
def _named(words: str, large: bool) -> tuple[units.Unit | None, str | None, int]:
    """The unit or currency that the text right behind a number begins with, and the length of its name.

    A length of -1 says that the number is no quantity (a time of day, a day of a month).
    """
    parts = words.replace("-", " ").split(" ")
    skip = 1 if parts[0] == "" else 0
    names = [part.replace(".", "") for part in parts[skip:]]
    if names[0] in _MONTHS or names[0] in _CLOCK:
        return None, None, -1
    money = currencies.named(names)
    heavy = names[0] == "pounds" and (not large or names[1:2] == ["of"])
    if money is not None and not heavy and (large or names[0] != "won"):
        return None, money[0], _length(parts, skip + money[1])
    for count in range(min(3, len(names)), 0, -1):
        name = " ".join(names[:count])
        unit = units.BY_NAME.get(name)
        if unit is not None and _unit_fits(name, skip, large):
            return unit, None, _length(parts, skip + count)
    return None, None, 0


def _unit_fits(name: str, spaced: int, large: bool) -> bool:
    """Whether a name of a unit that is another word too is meant as one."""
    if name in ("second", "seconds"):
        return name == "seconds"
    if name == "stone":
        return not large
    return name not in units.LETTERS or (name == "m" and spaced == 1) or (not spaced and name != "in")


def _length(parts: list[str], count: int) -> int:
    """The length of the first `count` parts with the signs between them, without a full stop at the end."""
    text = " ".join(parts[:count])
    return len(text.rstrip("./"))


def _counts(before: list[str], words: str | None) -> bool:
    """Whether a number that looks like a year counts something: "about 2000 people"."""
    return bool(words) and bool(before) and before[-1].lower() in _APPROXIMATE | {"over", "than", "least"}


_NUMBERED = frozenset(
    "no nos number numbers section chapter article page pages figure table route highway flight channel room "
    "level grade phase part volume issue item rule title type class series version model windows top formula "
    "area block lot apartment suite box building".split()
)


def _names_something(folded: str, start: int, before: list[str], written: str) -> bool:
    """Whether a bare number belongs to a name, a date or a score: "Chapter 11", "March 3", "Apollo 13", "F-16"."""
    if not before or not folded[start - 1].isspace():
        return False
    word = before[-1].strip("\"'(").rstrip(".")
    lower = word.lower()
    if lower in _MONTHS or lower in _NUMBERED:
        return True
    capital = word[:1].isupper() and lower not in _PLURAL_NOUN_LEFT and lower[-2:] != "ly"
    return capital and "," not in written and before[-1][-1].isalnum()


_JOINTS = frozenset({"to", "-", "\x96", "and", "or"})


def _merged(folded: str, singles: list[Quantity]) -> list[Quantity]:
    """The quantities with the two ends of each range made one."""
    found: list[Quantity] = []
    for quantity in singles:
        last = found[-1] if found else None
        if last is not None and quantity.start - last.end <= 9 and not last.parts and _joined(folded, last, quantity):
            found[-1] = _range(last, quantity)
        else:
            found.append(quantity)
    return found


def _joined(folded: str, left: Quantity, right: Quantity) -> bool:
    """Whether two quantities are the ends of one range."""
    joint = folded[left.end : right.start].strip().lower()
    sided = left.currency is not None and right.dimension is None and right.magnitude is not None
    if joint not in _JOINTS or left.noun or left.dimension and left.dimension != right.dimension and not sided:
        return False
    if left.currency and left.currency != right.currency and not sided:
        return False
    before = folded[max(0, left.start - 24) : left.start].lower().split()
    if joint in ("and", "or"):
        return "between" in before[-2:]
    return not (joint == "to" and "from" in before[-2:] and not any(word.startswith(("rang", "anywhere", "vary", "varie")) for word in before))  # fmt: skip


def _range(left: Quantity, right: Quantity) -> Quantity:
    """The range of two quantities; the left one shares the right one's magnitude and unit where it has none."""
    if not left.magnitude and right.magnitude and right.written[:1].isdigit() and left.number < 1000:
        left = left._replace(number=left.number * MAGNITUDES[right.magnitude], magnitude=right.magnitude)
    if left.currency and not right.dimension:
        right = right._replace(dimension="money", currency=left.currency, noun=None)
    left = left._replace(unit=right.unit, dimension=right.dimension, currency=right.currency, noun=right.noun)
    low, high = sorted((left.number, right.number))
    return right._replace(
        start=left.start, number=(low + high) / 2, low=low, high=high, written=f"{left.written}-{right.written}",
        approximate=left.approximate, parts=(left, right),
    )  # fmt: skip

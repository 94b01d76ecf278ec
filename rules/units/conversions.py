"""Conversions that don't agree, and units or currencies mixed in one comparison (UN4xx)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, expression
from lint.extract import quantities
from lint.extract.quantities import (
    CONVERTED,
    Quantity,
    amounts,
    contradiction,
    conversion_cues,
    converted,
    parse_numeral,
    step,
    wrong_conversions,
)
from lint.lexicon import either, words

_OF_IT = r"(?:[ -](?:long|wide|high|tall|deep|square|away|per hour|an hour)){0,2}"
"""What may stand between a unit and the sign behind which it is converted."""
_JOINT = expression(
    _OF_IT + r"(?: ?[(\[/]| ?,? or | ?[–—] | = |, which is |, that is )(?:or |i\.e\.,? |about |around |roughly |"
    r"approximately |nearly |almost |some |just |over |more than |under |less than |equal to |equivalent to |the equivalent of |approx\.? |circa |c\. ?|"
    r"ca\.? |~|≈|an? |minus |-|–|close to |up to ){0,3}"
)
_DIFFERENCE = expression(
    r"\b(?:warm\w*|ris(?:e|es|ing|en)|rose|increas\w+|drop\w*|f[ae]ll\w*|by|differ\w*|above|below|hotter|cooler|colder|swing\w*|"
    r"anomal\w+|change\w*|limit\w*|up|down|higher|lower|range|within|keep\w*|more)\b"
)
"""What tells that degrees are a difference of two temperatures."""
_LARGEST_DIFFERENCE = 45


class WrongConversion(DocumentRule):
    code = "UN401"
    name = "wrong-conversion"
    severity = Severity.error
    confidence = Confidence.high
    why = "One measure given in two units that don't agree: one of the figures is wrong."
    match = (
        r"(?:inch(?:es)?|feet|foot|ft|miles?|yards?|kms?|met(?:er|re)s?|mph|kph|kmh|km/h|hour|degrees?|fahrenheit|celsius|pounds?|lbs?|kilos?|grams?|"
        r"kg|tons?|tonnes?|acres?|hectares?|gallons?|lit(?:er|re)s?|cms?|mm|ounces?|barrels?|knots?|horsepower|hp|kw|long|wide|high|tall|deep)"
        r"(?:[ -](?:long|wide|high|tall|deep|away))?(?:,? or |, (?:which|that) is | ?[(/\[]| ?[–—] )[^.;()\d]{0,24}\d",
        r"\d ?(?:(?:ft|feet|foot)\.? |')\d{1,2} ?(?:in\.?|inches|\") ?[(/]\d",
        rf"\d[ -]?(?:{quantities.converted_names()})\.?{_OF_IT}"
        r"(?:,? or |, (?:which|that) is | ?[(/\[]| ?[–—] | = )[^;()\d]{0,24}\d",
    )
    lexicon = "units"
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "The road is 60 miles ([[60 kilometers]]) long.",
            "The pipe, 3.4 km ([[3.1 miles]]) of steel, leaks.",
            "They found a 400-metre ([[13,120-foot]]) wall.",
            "The door is 6 feet 6 inches ([[1.78 metres]]) high.",
            "It reached 90 degrees Fahrenheit ([[90 degrees Celsius]]) in May.",
        ),
        passes=(
            "The road is 60 miles (100 kilometers) long.",
            "The pipe, 3.4 km (2.1 miles) of steel, leaks.",
            "Seas would warm by 2 degrees Celsius (3.6 degrees Fahrenheit).",
            "He is 6 feet 2 inches (1.88 m) tall.",
            "A driver may buy 60 litres (13 gallons) a month; the gallon is the British one.",
            "She ran 10 kilometers (and walked 3 miles) that day.",
        ),
    )

    def match_in(self, language: str) -> tuple[str, ...]:
        return conversion_cues(language)

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            for fault in wrong_conversions(document, self.blocks_seen(document)):
                yield self.finding(fault.span, fault.message, confidence=fault.confidence)
            return
        quantities = amounts(document)
        for number, (left, right) in enumerate(zip(quantities, quantities[1:], strict=False)):
            if 1 <= right.start - left.end <= 60 and (left.unit or right.unit):
                left = _inches(document.folded, quantities[number - 1] if number else None, left)
                pair = _same_dimension(left, right)
                if pair and _JOINT.fullmatch(document.folded, left.end, right.start):
                    first = _compound(document.folded, quantities[number - 1] if number else None, pair[0])
                    agree = _agree(first, pair[1]) and (first is pair[0] or _agree_closely(first, pair[1]))
                    if not agree and not _same_difference(document, first, pair[1]):
                        confidence = Confidence.high if _converted(*pair) else Confidence.low
                        yield self.finding(
                            (right.start, right.end), contradiction(first, pair[1]), confidence=confidence
                        )


_INCHES = expression(r" ?(?:in\b\.?|\")(?= ?[(/,])")


def _inches(folded: str, before: Quantity | None, quantity: Quantity) -> Quantity:
    """A number behind feet with the inches that it counts: the “10 in” of “5 ft 10 in”; else as it is."""
    behind = _INCHES.match(folded, quantity.end) if quantity.unit is None else None
    if behind is None or before is None or before.unit != "ft" or not 0 < quantity.start - before.end <= len(" and "):
        return quantity
    return quantity._replace(unit="in", dimension="length", end=behind.end())


def _same_dimension(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity] | None:
    """The two, when they measure the same in different units; "90 degrees" beside °C is °F."""
    if left.unit == "degrees" and right.dimension == "temperature":
        left = left._replace(unit="°C" if right.unit == "°F" else "°F", dimension="temperature")
    same = left.dimension == right.dimension and left.dimension in CONVERTED and left.unit != right.unit
    return (left, right) if same else None


def _converted(left: Quantity, right: Quantity) -> bool:
    """Whether one measure would be the other one's conversion: nobody converts centimetres to millimetres for a reader."""
    return left.unit not in _METRIC or right.unit not in _METRIC


def _compound(folded: str, before: Quantity | None, quantity: Quantity) -> Quantity:
    """The quantity with what stands right before it in the greater unit: "6 feet 2 inches"."""
    if before is None or before.dimension != quantity.dimension or not 0 <= quantity.start - before.end <= 5:
        return quantity
    greater, smaller = quantities.BY_SYMBOL[before.unit or ""], quantities.BY_SYMBOL[quantity.unit or ""]
    joint = folded[before.end : quantity.start].strip(" ,-")
    if joint not in ("", "and") or greater.factor <= smaller.factor or quantity.dimension == "temperature":
        return quantity
    whole = smaller.number(greater.si(before.number)) + quantity.number
    return quantity._replace(number=whole, low=whole, high=whole, start=before.start, written=f"{whole:g}")


def _agree(left: Quantity, right: Quantity) -> bool:
    """Whether two measures are one, as far as rounding goes; a range agrees when both of its ends do."""
    if left.parts and right.parts:
        return all(_agree(a, b) for a, b in zip(left.parts, right.parts, strict=True))
    if left.parts or right.parts:
        return any(_agree(a, b) for a, b in product(left.parts or (left,), right.parts or (right,)))
    return any(_equal(left, right, first, second) for first in _units(left) for second in _units(right))


def _agree_closely(left: Quantity, right: Quantity) -> bool:
    """Whether a measure in two units, which is exact, and its conversion are one: “6 feet 6 inches (1.98 m)”."""
    if right.parts or right.unit is None or left.unit is None:
        return True
    made = left.number * quantities.BY_SYMBOL[left.unit].factor / quantities.BY_SYMBOL[right.unit].factor
    return abs(made - right.number) <= max(1.1 * _half_step(right), _CLOSE * made)


_CLOSE = 0.04
"""By what part of itself the conversion of an exact measure may be off."""


def _units(quantity: Quantity) -> tuple[quantities.Unit, ...]:
    """What the unit of a quantity may be: "gallons" are of one size in Britain and of another in America."""
    symbol = quantity.unit or ""
    return (quantities.BY_SYMBOL[symbol], *([quantities.BRITISH[symbol]] if symbol in quantities.BRITISH else []))


def _equal(left: Quantity, right: Quantity, first: quantities.Unit, second: quantities.Unit) -> bool:
    """Whether two measures are one in these units."""
    scale = first.factor / second.factor
    slack = max(0.11 * abs(left.number * scale), min(_half_step(right), 0.25 * abs(right.number) + 0.25))
    if left.number < 10:
        slack = max(slack, min(_half_step(left), 0.5) * scale)
    if left.dimension != "temperature":
        return abs(left.number * scale - right.number) <= slack
    return any(
        abs(second.number(first.si(a)) - b) <= 1.2 + min(_half_step(right), 2.5) + min(_half_step(left), 2.5) * scale
        for a, b in product((left.number, -left.number), (right.number, -right.number))
    )


def _same_difference(document: Document, left: Quantity, right: Quantity) -> bool:
    """Whether two temperatures agree as a difference: seas warm by 2 °C, which is 3.6 °F."""
    if left.dimension != "temperature":
        return False
    scale = quantities.BY_SYMBOL[left.unit or ""].factor / quantities.BY_SYMBOL[right.unit or ""].factor
    sentence = document.sentence_at(left.start)
    around = max(sentence.start, left.start - 200), min(sentence.end, right.end + 100)
    is_difference = _DIFFERENCE.search(document.folded, *around) is not None
    small = min(left.number, right.number) <= _LARGEST_DIFFERENCE and is_difference or left.number * scale <= 20
    slack = max(
        0.15 * abs(left.number * scale), _half_step(right), _half_step(left) * scale if left.number < 10 else 0.0
    )
    return small and abs(left.number * scale - right.number) <= slack


def _half_step(quantity: Quantity) -> float:
    """Half of what the last digit that counts is worth."""
    bare = parse_numeral(quantity.written) if quantity.written[:1].isdigit() else None
    scale = quantity.number / bare if bare else 1.0
    return step(quantity.written) * scale / 2


_METRIC = frozenset("mm cm m km m2 km2 ha l ml hl m3 km3 mg g kg t km/h m/s °C cl Pa hPa kPa MPa mbar bar".split())
_COMPARED = expression(
    r"(?:[ -](?:long|wide|high|tall|deep|heavy|away|away from \w+|last year|a year (?:ago|earlier)|in \d{4}))?,? (?:to|from|compared (?:with|to)|against|versus|vs\.?|"
    r"up from|down from|rather than|more than|less than|(?:\w+er|more|less) than|instead of) (?:about |around |some |nearly |only |just |the |a )?"
)


_COMPARING = either(words("en", "quantities", "comparing"))


class MixedUnits(DocumentRule):
    code = "UN402"
    name = "mixed-units"
    severity = Severity.info
    confidence = Confidence.medium
    why = "Two measures in different units can't be compared by eye; give both in one unit."
    match = (
        r"(?:miles?|feet|foot|kms?|met(?:er|re)s?|pounds?|lbs?|kilos?|kg|tons?|tonnes?|acres?|hectares?|gallons?|lit(?:er|re)s?|mph|hour|inch(?:es)?|long|wide|"
        rf"high|tall|deep|heavy|year|earlier),? {_COMPARING}\b[^.;()\d]{{0,16}}\d",
    )
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "The tunnel grew from 12 miles to [[30 kilometers]] in two years.",
            "The new tower is 120 metres tall, compared with [[250 feet]] before.",
        ),
        passes=(
            "The tunnel grew from 12 miles to 19 miles in two years.",
            "The new tower is 120 metres (394 feet) tall, compared with 76 metres before.",
            "He ran 10 kilometers and swam 2 miles.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        quantities = amounts(document)
        for left, right in zip(quantities, quantities[1:], strict=False):
            if left.dimension not in CONVERTED or left.dimension != right.dimension:
                continue
            compared = _COMPARED.fullmatch(document.folded, left.end, right.start)
            in_both = document.folded[right.end : right.end + 2] in (" (", "-(")
            if compared and not in_both and (left.unit in _METRIC) != (right.unit in _METRIC):
                yield self.finding((right.start, right.end), _mixed(document, left, right))


def _mixed(document: Document, left: Quantity, right: Quantity) -> str:
    """What a reader would have to work out: "“12 miles” is compared with “30 kilometers”: 12 mi is 19.3 km"."""
    return (
        f"{_quoted(document, left)} is compared with {_quoted(document, right)}, another unit: {converted(left, right)}"
    )


def _quoted(document: Document, quantity: Quantity) -> str:
    return f"“{' '.join(document.text[quantity.start : quantity.end].split())}”"


class MixedCurrencies(DocumentRule):
    code = "UN403"
    name = "mixed-currencies"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "A rise or a fall between two currencies can't be read without the rate."
    match = (
        rf"(?:illion|thousand|\d|\d[mk]|bn|mln|dollars?|euros?|pounds?|yuan|yen|francs?|dlrs|rupees|crore|lakh|year|earlier),? {_COMPARING}\b[^.;()\d]{{0,16}}[$£€¥]\d",
        r"[$£€¥]\d[^.;()]{0,24} (?:to|from|compared with|against|versus|than) \d",
    )
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "Sales rose from $5 million to [[€6 million]] in a year.",
            "The club paid £40 million, compared with [[$30 million]] for his predecessor.",
        ),
        passes=(
            "Sales rose from $5 million to $6 million in a year.",
            "The club paid £40 million ($52 million) for him.",
            "The dollar fell from 7.2 yuan to 6.9 yuan.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        money = [quantity for quantity in amounts(document) if quantity.currency]
        for left, right in zip(money, money[1:], strict=False):
            if left.currency != right.currency and left.number >= 1000 and right.number >= 1000:
                converted = document.folded[right.end : right.end + 2] == " (" or _is_cell(document.folded, left, right)
                if not converted and _COMPARED.fullmatch(document.folded, left.end, right.start):
                    both = f"{_quoted(document, left)} is compared with {_quoted(document, right)}"
                    yield self.finding((right.start, right.end), f"{both}: give both in one currency")


def _is_cell(folded: str, left: Quantity, right: Quantity) -> bool:
    """Whether the second amount opens a cell of its own: "AU$1,299 From $899 / £849"."""
    return folded[left.end : right.start].lstrip(" ,")[:1].isupper() or folded[right.end : right.end + 2] == " /"

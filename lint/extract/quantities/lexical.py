"""Quantities in a language that is known by its lexicon: numbers as it writes them, with magnitude, unit or currency behind them."""

from __future__ import annotations

from functools import cache
from typing import Any

from lint.extract.quantities import eastern, units
from lint.extract.quantities.model import Quantity
from lint.folding import fold
from lint.lexicon import alternatives, lexicon, words
from lint.match.expressions import expression
from lint.model import Span
from lint.text.document import Document

_NUMBER = r"\d{1,3}(?:[. ']\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_SHORT_UNITS = frozenset(
    "km kg cm mm ha m g l t h s % °C °F kW MW GW W m² m³ ft lb oz mi PS км кг см мм га м г т л ч м² м³".split()
)
"""The short names of units that are no other words."""
_CODES = "EUR USD GBP CHF JPY CNY BRL CAD AUD SEK NOK DKK PLN CZK HUF TRY MXN ARS".split()


class Measures:
    """The numbers, magnitudes, units and currencies of one language, as one pattern for folded text."""

    def __init__(self, language: str) -> None:
        numbers = lexicon(language, "numbers")
        self.magnitudes = {
            fold(form).lower(): float(name) for name, forms in numbers.items() if name.isdigit() for form in forms
        }
        self.units = {
            fold(form).lower(): symbol
            for symbol, forms in lexicon(language, "units").items()
            for form in forms
            if symbol in units.BY_SYMBOL and (len(form) > 2 or form in _SHORT_UNITS)
        }
        self.units |= {fold(form).lower(): "%" for form in numbers.get("percent", ())}
        self.currencies = {
            fold(form).lower(): code
            for subject in ("currencies", "money")
            for code, forms in lexicon(language, subject).items()
            if code.isupper()
            for form in forms
        }
        self.currencies |= {fold(sign): code for sign, code in _SIGNS.items()} | {code.lower(): code for code in _CODES}
        self.small = {
            fold(word): float(number)
            for entry in words(language, "numbers", "small")
            for word, _, number in [entry.partition("=")]
        }
        signs = alternatives(_SIGNS)
        named = rf"(?P<unit>{alternatives(self.units)})(?![\w/])|(?P<currency>{alternatives(self.currencies)})(?!\w)"
        self.pattern = expression(
            rf"(?:(?P<sign>{signs}) ?)?(?<![\w.,:/-]|\d )(?P<written>{_NUMBER})(?![\d:])"
            rf"(?:(?: |-)?(?P<magnitude>{alternatives(self.magnitudes)})(?!\w))?"
            rf"(?:(?:[ -]|(?: de | d')(?=\w))?(?:{named}))?"
        )


@cache
def measures(language: str) -> Measures:
    return Measures(language)


def amounts_in(document: Document, language: str, blocks: list[Span]) -> list[Quantity]:
    """The quantities in some blocks of a document, in order of place."""
    if language in eastern.LANGUAGES:
        return list(eastern.amounts_in(document, language, blocks))
    known = measures(language)
    return [
        quantity
        for block in blocks
        for match in known.pattern.finditer(document.folded, *block)
        if (quantity := _made(known, match)) is not None
    ]


_YEARS = range(1000, 2100)


def stated(document: Document) -> list[Quantity]:
    """All quantities of a document in its own language, in order of place, without years and what belongs to dates."""
    from lint.extract.dates import times

    dates = iter([*((time.start, time.end) for time in times(document)), (len(document.text), len(document.text))])
    start, end = next(dates)
    found = []
    for quantity in amounts_in(document, document.rules_language, list(document.blocks)):
        while end <= quantity.start:
            start, end = next(dates, (len(document.text) + 1,) * 2)
        bare = quantity.unit is quantity.currency is quantity.magnitude is None
        is_year = bare and len(quantity.written) == 4 and quantity.written.isdigit() and quantity.number in _YEARS
        if not is_year and not (bare and start < quantity.end):
            found.append(quantity)
    return found


def _made(known: Measures, match: Any) -> Quantity | None:
    """The quantity of a match; None for a number that is too long to be one."""
    written = match["written"]
    number = parsed(written)
    if number is None:
        return None
    magnitude = match["magnitude"]
    if magnitude:
        number *= known.magnitudes[magnitude.lower()]
    sign, unit, currency = match["sign"], match["unit"], match["currency"]
    code = known.currencies[(sign or currency).lower()] if sign or currency else None
    symbol = known.units[unit.lower()] if unit and not code else None
    if (
        unit
        and not match["magnitude"]
        and len(unit) == 1
        and match.end("written") == match.start("unit")
        and unit.islower()
    ):
        symbol = symbol if unit in "mgl" else None
    dimension = "money" if code else units.BY_SYMBOL[symbol].dimension if symbol else None
    start = match.start("sign") if sign else match.start("written")
    return Quantity(
        start,
        match.end(),
        number,
        number,
        number,
        written,
        magnitude.lower() if magnitude else None,
        symbol,
        dimension,
        code,
    )


_LONGEST = 20


def parsed(written: str) -> float | None:
    """The number of a numeral as the languages of the continent write it: 1.234,5 · 7 000 · 3,5 · 2.5."""
    if len(written) > _LONGEST or (written[0] == "0" and written[1:2].isdigit()):
        return None
    whole, comma, part = written.replace(" ", "").replace("'", "").partition(",")
    groups = whole.split(".")
    if len(groups) > 1 and not comma and len(groups[-1]) != 3:
        return float(whole) if len(groups) == 2 else None
    if len(part) == 3 and len(groups) == 1 and comma and len(whole) <= 3 and whole != "0":
        return float(whole + part)
    return float("".join(groups) + (f".{part}" if part else ""))

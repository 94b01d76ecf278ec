"""Quantities in Chinese and Japanese, where nothing stands between a number and its unit, nor behind it; read from the text as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.extract.quantities import units
from lint.extract.quantities.model import Quantity
from lint.lexicon import either, lexicon, words
from lint.model import Span
from lint.text.document import Document

LANGUAGES = frozenset({"zh", "ja"})
_NUMBER = r"\d{1,3}(?:[,，]\d{3})+(?![\d,，])|\d+(?:[.．]\d+)?"
_MAGNITUDES = {"千": 1e3, "万": 1e4, "萬": 1e4, "百万": 1e6, "亿": 1e8, "億": 1e8, "兆": 1e12}
_NONE_OF_THESE = frozenset({"day", "week", "month", "year", "decade", "century", "min", "h", "s"})
"""Units of time are left out: their signs stand in dates and hours, too."""


@cache
def _measures(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a number with its unit, and the symbols of the units by name."""
    named = {
        form.lower(): symbol
        for symbol, forms in lexicon(language, "units").items()
        for form in forms
        if symbol in units.BY_SYMBOL and symbol not in _NONE_OF_THESE
    }
    named |= dict.fromkeys(words(language, "numbers", "percent"), "%")
    # A unit in Latin letters ends where they do; one of signs has no end of its own.
    unit = rf" ?(?P<unit>{either(named)})(?![A-Za-z²³])"
    return re.compile(
        rf"(?<![\d.．/:-])(?<!\d[,，])(?P<written>{_NUMBER})(?P<magnitude>{either(_MAGNITUDES)})?{unit}", re.IGNORECASE
    ), named


def amounts_in(document: Document, language: str, blocks: list[Span]) -> Iterator[Quantity]:
    """The quantities with a unit in some blocks of a document, in order of place."""
    pattern, named = _measures(language)
    for block in blocks:
        for match in pattern.finditer(document.text, *block):
            number = float(match["written"].replace(",", "").replace("，", "").replace("．", "."))
            number *= _MAGNITUDES.get(match["magnitude"] or "", 1.0)
            symbol = named[match["unit"].lower()]
            yield Quantity(
                match.start(), match.end(), number, number, number, match["written"], match["magnitude"], symbol,
                units.BY_SYMBOL[symbol].dimension, None,
            )  # fmt: skip


def moves(document: Document, start: int, end: int) -> bool:
    """Whether a stretch of the text says that something rises or falls."""
    said = document.text[start:end]
    return any(word in said for word in words(document.rules_language, "numbers", "moves"))

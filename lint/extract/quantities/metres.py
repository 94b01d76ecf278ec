"""The “m” right behind digits: millions of something, or metres."""

from __future__ import annotations

from lint.extract.quantities.model import Quantity
from lint.lexicon import either, words
from lint.match.expressions import expression

_OF_METRES = either(words("en", "quantities", "of metres"))
_MEASURED = expression(rf"[ -]{_OF_METRES}\b")
_SPORT = expression(
    r"\b(?:sprint\w*|olympic\w*|athlet\w+|hurdles|relay|indoors?|metres?|meters?|freestyle|seconds|laps?|iaaf|medals?|world record|champion\w*)\b"
)
_DISTANCES = frozenset(
    "50 60 100 110 200 300 400 500 800 1,000 1000 1,500 1500 3,000 3000 5,000 5000 10,000 10000".split()
)
_NEAR = 14


def with_metres(folded: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with the metres among the supposed millions put right; `found` itself where there are none."""
    short = [
        n for n, q in enumerate(found) if q.magnitude == "million" and q.dimension is None and folded[q.end - 1] in "mM"
    ]
    if not short:
        return found
    completed = list(found)
    for number in short:
        quantity = found[number]
        beside = [other for other in found[max(0, number - 1) : number + 2] if other.dimension == "length"]
        near = any(
            -_NEAR < other.start - quantity.end < _NEAR or -_NEAR < quantity.start - other.end < _NEAR
            for other in beside
        )
        if near or _is_distance(folded, quantity):
            completed[number] = _metres(quantity)
    return completed


def _is_distance(folded: str, quantity: Quantity) -> bool:
    """Whether what follows is measured in metres, or the number is a distance that athletes run or swim."""
    if _MEASURED.match(folded, quantity.end):
        return folded[quantity.end : quantity.end + 5] != " from" or quantity.written in _DISTANCES
    around = max(0, quantity.start - 120), quantity.end + 120
    return quantity.written in _DISTANCES and _SPORT.search(folded, *around) is not None


def _metres(quantity: Quantity) -> Quantity:
    low = quantity.low / 1e6 if quantity.low is not None else None
    high = quantity.high / 1e6 if quantity.high is not None else None
    parts = tuple(_metres(part) for part in quantity.parts)
    return quantity._replace(number=quantity.number / 1e6, low=low, high=high, unit="m", dimension="length",
                             magnitude=None, noun=None, parts=parts)  # fmt: skip

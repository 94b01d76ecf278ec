"""Two quantities that are the ends of one range: "3% to 5%", "between $28 and $35 billion"."""

from __future__ import annotations

from lint.extract.quantities import units
from lint.extract.quantities.model import Quantity
from lint.extract.quantities.numbers import MAGNITUDES

_JOINTS = frozenset({"to", "-", "\x96", "and", "or"})
_MINUS = frozenset({" -", " \x96"})
"""The sign of a second number: "0.85 -0.76%"."""
_RANGING = ("rang", "anywhere", "vary", "varie")
"""How words begin that make "from … to …" a range and no change."""


def merged(folded: str, singles: list[Quantity]) -> list[Quantity]:
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
    between = folded[left.end : right.start]
    joint = between.strip().lower()
    if (
        between in _MINUS
        or folded[left.start - 1 : left.start] == "-"
        and left.start > 1
        and folded[left.start - 2].isdigit()
    ):
        return False
    sided = left.currency is not None and right.dimension is None and right.magnitude is not None
    if joint not in _JOINTS or left.noun or left.dimension and left.dimension != right.dimension and not sided:
        return False
    if left.currency and left.currency != right.currency and not sided:
        return False
    before = folded[max(0, left.start - 24) : left.start].lower().split()
    if joint in ("and", "or"):
        both = joint == "and" and left.dimension == "time" and folded.startswith(" and ", right.end)
        return "between" in before[-2:] and not both  # “between two years and six months and three years”
    change = joint == "to" and "from" in before[-2:]
    return not change or any(word.startswith(_RANGING) for word in before)


def _range(left: Quantity, right: Quantity) -> Quantity:
    """The range of two quantities; the left one shares the right one's magnitude and unit where it has none."""
    if left.unit and right.unit and left.unit != right.unit:
        own, other = units.BY_SYMBOL[left.unit], units.BY_SYMBOL[right.unit]
        left = left._replace(number=other.number(own.si(left.number)))
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

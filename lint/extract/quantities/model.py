"""The noun of the fact “quantity”: a number with what it measures or counts."""

from __future__ import annotations

from typing import Any, NamedTuple

from lint.extract.quantities import units


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
    """The symbol of a unit (see lint.extract.quantities.units)."""
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


def contradiction(left: Quantity, right: Quantity) -> str:
    """The arithmetic of a conversion that is wrong, of ranges at their first ends: "3.4 km is 2.11 mi, but the text says 3.1 mi"."""
    if left.parts and right.parts:
        left, right = left.parts[0], right.parts[0]
    return f"{converted(left, right)}, but the text says {right.number:,.10g} {right.unit}"


def converted(left: Quantity, right: Quantity) -> str:
    """A measure in the unit of another one: "3.4 km is 2.11 mi"."""
    number = units.BY_SYMBOL[right.unit or ""].number(left.si or 0.0)
    rounded = f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"
    return f"{left.number:,.10g} {left.unit} is {rounded} {right.unit}"

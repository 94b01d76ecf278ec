"""Whether two figures can both be true of one thing."""

from __future__ import annotations

from functools import lru_cache

from lint.extract.claims.extractor import Figure


@lru_cache(maxsize=4096)
def _digits(number: float) -> int:
    """How many digits of a number tell something: 1 of 30,000, 2 of 0.25."""
    return max(1, len(f"{abs(number):.6g}".split("e")[0].replace(".", "").lstrip("0").rstrip("0")))


def _rounded(one: float, other: float) -> bool:
    """Whether one of two numbers is the other one, rounded by a twentieth at most."""
    if abs(one - other) > 0.05 * max(abs(one), abs(other)):
        return False
    coarse, fine = sorted((one, other), key=_digits)
    return _digits(coarse) < _digits(fine) and float(f"{fine:.{_digits(coarse) - 1}e}") == coarse


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind can both be true of the same thing: rounding, ranges, “over” and “nearly”."""
    if one.kind in ("day", "year"):
        return one.number == other.number
    small, large = (other, one) if other.number < one.number else (one, other)
    low, high = small.number, large.number
    if low == high or _rounded(low, high) or _in_range(small, high) or _in_range(large, low):
        return True
    if small.high is None and large.high is not None and high <= 1.25 * low:
        return True  # over 40, and 45
    if large.low is None and (small.low is not None and low >= 0.75 * high or small.high is None):
        return True  # up to 50, and 45
    close = high - low <= 0.03 * high and _digits(low) != _digits(high)
    return close or (low > 0 and (small.high is None) != (large.high is None) and high <= 1.1 * low)


def _in_range(figure: Figure, number: float) -> bool:
    return (
        figure.low is not None
        and figure.high is not None
        and figure.low < figure.high
        and figure.low <= number <= figure.high
    )

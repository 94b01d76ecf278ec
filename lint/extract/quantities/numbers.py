"""Numbers as articles write them: digits with separators and fractions, words, and the magnitudes behind them."""

from __future__ import annotations

from lint.lexicon import either, lexicon
from lint.lexicon.counting import SMALL as SMALL
from lint.match.expressions import expression

_MAGNITUDES = lexicon("en", "magnitudes")
MAGNITUDES = {form: float(number) for number, forms in _MAGNITUDES.items() for form in forms}
FULL_NAMES = {form: full for full, *others in _MAGNITUDES.values() for form in others}
"""By another form of a magnitude: its full name."""
_WRITTEN = either(form for form in MAGNITUDES if len(form) > 1)
_BEHIND = (
    rf"(?:[ -]?(?-i:(?=[BCDHLMTbcdhlmt]))(?P<magnitude>{_WRITTEN})\b"
    r"|(?P<letter>(?-i:[KMBkmb]))(?-i:(?![A-Za-z0-9/])))?"
    r"(?=(?P<words>(?-i:(?: ?%|[ -]?(?:°\s?[CFcf]?\b|[A-Za-z][A-Za-z./]*[²³]?))(?:[ -][A-Za-z][A-Za-z./]*[²³]?){0,2})))?"
)
"""What stands behind a number: a magnitude, then up to three words that may name a unit."""
NUMERAL = expression(r"[0-9]+(?:[.,][0-9]+)*", cased=True)
"""A number in digits. Written like this it is found in a third of the time."""
DETAILS = expression(r"(?P<fraction>[½¼¾]|[ -]\d/\d\d?(?![\d/])|/(?:[2348]|16|32)(?![\d/]))?" + _BEHIND)
"""What stands behind a number in digits, at its end."""
_BIG = "hundred thousand million billion trillion mln bln dozen lakh crore"
LITERALS = tuple(word for word in SMALL if word != "one") + tuple(_BIG.split())
"""The words that show the scan where a number in words may stand."""
_WORD = "|".join([*SMALL, *_BIG.split()])
WORDS = expression(
    rf"(?P<numeral>(?:{_WORD})(?:(?:[ -]|(?<=hundred) and )(?:{_WORD})\b){{0,7}}(?: and a half\b)?)" + _BEHIND
)
"""A number in words, from its first word on."""
_LONGEST = 40
"""Digits and separators of the longest numeral that is read as a number."""
_SIMPLE_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def parse_numeral(written: str) -> float | None:
    """The number of a numeral in digits; None where it is none: dates, versions, addresses, codes with leading zeros."""
    if len(written) > _LONGEST:
        return None
    if written.isdigit():
        return None if written[0] == "0" and len(written) > 1 else float(written)
    if written[0] == "0" and written[1].isdigit():
        return None
    digits, part = written, 0.0
    if written[-1] in _SIMPLE_FRACTIONS:
        digits, part = written[:-1], _SIMPLE_FRACTIONS[written[-1]]
    elif "/" in written:
        whole, _, fraction = written.replace("-", " ").rpartition(" ")
        top, _, bottom = fraction.partition("/")
        if not top.isdigit():
            return None
        digits, part = whole or "0", int(top) / int(bottom) if int(bottom) else 0.0
    plain = plain_digits(digits)
    return None if plain is None else float(plain) + part


def plain_digits(digits: str) -> str | None:
    """`digits` without thousands separators and with a decimal point; None where the separators make no sense."""
    if "," not in digits and "." not in digits:
        return digits
    last = max(digits.rfind(","), digits.rfind("."))
    mark, other = digits[last], "." if digits[last] == "," else ","
    groups = digits.split(mark)
    if len(groups) == 2 and (mark == "." or len(groups[1]) != 3):
        return _joined(groups[0].split(other), groups[1])
    if other in digits:
        return None
    return _joined(groups, "")


def _joined(groups: list[str], decimals: str) -> str | None:
    """Groups of digits as one number; groups after the first hold three digits, or two before a last of three (lakhs)."""
    inner = groups[1:]
    if len(groups[0]) > 3 and inner or any(len(group) != 3 for group in inner[-1:]):
        return None
    if any(len(group) not in (2, 3) for group in inner):
        return None
    return "".join(groups) + (f".{decimals}" if decimals else "")


def parse_words(phrase: str) -> float:
    """The number of a phrase that `WORDS` matched: "two hundred and five thousand" is 205000."""
    total = current = 0.0
    low = phrase.lower()
    if low in SMALL:
        return float(SMALL[low])
    for word in low.replace("-", " ").split():
        if word in SMALL:
            current += SMALL[word]
        elif word in ("hundred", "dozen"):
            current = (current or 1) * MAGNITUDES[word]
        elif word in MAGNITUDES:
            total += (current or 1) * MAGNITUDES[word]
            current = 0.0
        elif word == "half":
            total, current = total + 0.5 * _last_magnitude(phrase), current
    return total + current


def _last_magnitude(phrase: str) -> float:
    """What "and a half" is the half of: of one, or of the magnitude before it."""
    before = phrase.lower().split(" and a half")[0].replace("-", " ").split()[-1]
    return MAGNITUDES.get(before, 1.0)


def step(written: str) -> float:
    """The worth of the last digit that counts: 10 for "3,720", 100 for "3,700", 0.01 for "2.25", 1 for words."""
    plain = plain_digits(written) if written[:1].isdigit() else None
    if not plain:
        return 0.5 if written[:1].isdigit() else 1.0
    if "." in plain:
        return float(10.0 ** -len(plain.partition(".")[2]))
    return float(10.0 ** (len(plain) - len(plain.rstrip("0")))) if plain.strip("0") else 1.0

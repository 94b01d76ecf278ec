"""Currencies: what signs, codes and names stand for. The names come from CLDR (see bench/make_currencies.py)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lint.lexicon import words
from lint.match.expressions import expression

_TABLE: dict[str, Any] = json.loads(Path(__file__).with_name("currencies.json").read_text(encoding="ascii"))
CODES = frozenset(_TABLE["codes"])
"""The ISO 4217 codes."""
NOUNS: dict[str, tuple[str, str]] = {form: (noun, code) for form, (noun, code) in _TABLE["nouns"].items()}
"""By form ("dollars"): the singular, and what it means where no nation is named."""
NATIONS: dict[str, str] = {name.replace(".", ""): code for name, code in _TABLE["names"].items()}
"""By nation and noun ("hong kong dollar"): the code."""
SIGNS = {
    "$": "USD", "£": "GBP", "\x80": "EUR", "¥": "JPY", "\x81": "INR", "\x8d": "RUB", "\x8f": "KRW", "\x90": "TRY",
    "\x8e": "VND", "\x9e": "NGN", "\x9f": "PHP", "\x8c": "ILS", "\x8a": "UAH", "\x9a": "THB", "\x9d": "XBT",
}  # fmt: skip
"""By sign, as the folded text has it."""
DOLLARS = {"us": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "cdn": "CAD",
           "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "mx": "MXN", "n": "NGN",
           "ec": "XCD", "j": "JMD", "tt": "TTD"}  # fmt: skip
"""By the letters before a dollar sign: whose dollar (or real, or peso) it is."""
SHORT = {
    "dlrs": "USD",
    "rm": "MYR",
    "r": "ZAR",
    "rp": "IDR",
    "tk": "BDT",
    "ksh": "KES",
    "sh": "KES",
    "shs": "KES",
    "ush": "UGX",
    "tsh": "TZS",
    "n": "NGN",
    "p": "PHP",
    "k": "ZMW",
    "m": "LSL",
    "php": "PHP",
    "kr": "SEK",
    "rs": "INR",
    "re": "INR",
    "inr": "INR",
    "rmb": "CNY",
    "dm": "DEM",
    "ffr": "FRF",
    "sfr": "CHF",
    "usd": "USD",
}
"""Abbreviations that stand before an amount."""


def named(words: list[str]) -> tuple[str, int] | None:
    """The code of the currency that `words` (lower case, without dots) begin with, and how many words name it."""
    for count, word in enumerate(words[:3], 1):
        if word in NOUNS:
            noun, usual = NOUNS[word]
            if count == 1:
                return usual, 1
            code = NATIONS.get(" ".join([*words[: count - 1], noun]))
            return (code, count) if code else None
    if words and words[0].upper() in CODES and len(words[0]) == 3 and words[0] not in _WORDS:
        return words[0].upper(), 1
    return None


_WORDS = frozenset(words("en", "money", "codes that are words"))
"""Codes that are words of the language, too."""


_STUCK = expression(r"(?:rs|usd|eur|gbp|inr|rmb|cny|jpy|aud|cad|chf)\.?")


def right_before(folded: str, start: int) -> bool:
    """Whether the number at `start` stands right behind an abbreviated currency: "Rs500"."""
    word = folded[max(0, start - 5) : start].split(" ")[-1]
    return _STUCK.fullmatch(word) is not None if len(word) > 1 else False


_PREFIX = expression(r"(?:rm|rp|tk|k?sh|shs|ush|tsh|[rnpkm])\.?")


def prefixed(folded: str, start: int) -> bool:
    """Whether letters that may be a currency's stand right before the number: "RM1.6 million", "R2 billion", "Rs500"."""
    word = folded[max(0, start - 5) : start].replace("\n", " ").split(" ")[-1].lstrip("(\"'")
    return bool(word) and (_STUCK.fullmatch(word) or _PREFIX.fullmatch(word)) is not None


def before_number(folded: str, start: int) -> tuple[int, str | None]:
    """Where the amount begins whose number stands at `start`, and the currency before it: "A$5" begins at the A."""
    left = folded[start - 1] if start else ""
    if left in SIGNS:
        return _with_letters(folded, start - 1, left)
    if left == " ":
        sign = folded[start - 2] if start > 1 else ""
        if sign in SIGNS:
            return _with_letters(folded, start - 2, sign)
        if not sign.isupper() and sign not in (".", "s"):
            return start, None
    elif not left.isalpha() and left != ".":
        return start, None
    word = folded[max(0, start - 7) : start].replace("\n", " ").split(" ")[-2 if left == " " else -1]
    word = word.lstrip("(\"'")
    code = _abbreviated(word) if len(word) > 1 or left != " " else None
    return (folded.rindex(word, 0, start), code) if code else (start, None)


def _with_letters(folded: str, begin: int, sign: str) -> tuple[int, str]:
    """The same for the sign at `begin`."""
    letters = begin
    while letters > 0 and begin - letters < 4 and folded[letters - 1].isalpha():
        letters -= 1
    if sign == "$" and letters < begin:
        code = DOLLARS.get(folded[letters:begin].lower())
        if code:
            return letters, code
    return begin, SIGNS[sign]


def _abbreviated(word: str) -> str | None:
    """The currency that an abbreviation means: "Rs", "USD"."""
    bare = word.rstrip(".")
    if not bare or not bare[0].isupper() and bare not in ("rs", "dlrs"):
        return None
    return bare if bare in CODES else SHORT.get(bare.lower())

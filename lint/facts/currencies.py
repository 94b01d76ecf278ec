"""Currencies: what signs, codes and names stand for. The names come from CLDR (see bench/make_currencies.py)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
SHORT = {"rs": "INR", "re": "INR", "inr": "INR", "rmb": "CNY", "dm": "DEM", "ffr": "FRF", "sfr": "CHF", "usd": "USD"}
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


_WORDS = frozenset(
    {"all", "top", "cup", "mop", "try", "bam", "cop", "gel", "ten", "pen", "bob", "mad", "eek", "sos", "std", "wst"}
)
"""Codes that are words of the language, too."""

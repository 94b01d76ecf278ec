"""Folding: the text with each character replaced by one of Latin-1, for matching."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from lint.folding.look_alikes import as_it_looks
from lint.patterns import lazy_pattern

# One character each in the folded text, so that a rule writes ' " - € and meets every typographic cousin of them.
# Signs that rules want to tell apart keep a character of their own in 80–9F, mostly their Windows-1252 byte
# (82 closes a sentence of East Asia, where no space follows; not 85 for the ellipsis: Python takes that one for white space).
_SIGNS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "−": "-", "–": "\x96", "—": "\x97", "―": "\x97",
    "…": "\x83", "•": "\x95", "™": "\x99", "€": "\x80", "₹": "\x81", "₽": "\x8d", "₩": "\x8f", "₺": "\x90",
    "₿": "\x9d", "₫": "\x8e", "₦": "\x9e", "₱": "\x9f", "₪": "\x8c", "₴": "\x8a", "฿": "\x9a", "½": "½",
    "。": "\x82", "！": "\x82", "？": "\x82", "｡": "\x82", "।": ".", "۔": ".", "؟": "?", "،": ",", "，": ",", "、": ",", "：": ":", "；": ";",
    "（": "(", "）": ")", "\u2028": " ", "\u2029": " ", "\u115f": "\x7f", "\u1160": "\x7f", "\u3164": "\x7f", "\uffa0": "\x7f",
}  # fmt: skip
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќѕ",
        "abvgdeejziiklmnoprstufhcqwwxyxeuaiiegujlncdqgks",
        strict=True,
    )
)
"""One Latin letter each, so that words of Russian and its kin can be matched and have capitals; letters near each other share one."""
_SIGNS |= _CYRILLIC | {char.upper(): latin.upper() for char, latin in _CYRILLIC.items()}
_ASCII = bytes(range(128))


def _fold_character(char: str) -> str:
    """The Latin-1 character that stands for `char` in the folded text."""
    if char in _SIGNS:
        return _SIGNS[char]
    base = unicodedata.normalize("NFKD", char)[0]
    if base < "\x80" and base.isalnum():
        return char if unicodedata.category(char) == "No" and char <= "\xff" else base
    if char.isalnum():
        return "_"
    if char.isspace():
        return " "
    return char if "\xa0" < char <= "\xff" else "\x7f"


def _compared_character(char: str) -> str:
    """The character that stands for `char` where texts are compared: letters of other scripts, and their marks, are kept."""
    folded = _fold_character(char)
    if folded not in _UNTOLD or unicodedata.category(char)[0] not in "LM":
        return folded
    lower = char.lower()
    return lower if len(lower) == 1 else char


_UNTOLD = ("_", "\x7f")
"""What stands for many characters in the folded text."""
_FEW = 250


def compared(text: str, not_ascii: Iterable[str]) -> str | None:
    """`text` folded as by `fold`, but with the letters of other scripts as they are, in lower case; None where it has none of them."""
    meant = {char: _compared_character(char) for char in not_ascii}
    if all(_fold_character(char) == other for char, other in meant.items()):
        return None
    return _replaced(as_it_looks(text, meant), meant)


def _replaced(text: str, meant: Mapping[str, str]) -> str:
    """`text` with what stands for each of some characters, all at once."""
    changed = {char: other for char, other in meant.items() if char != other}
    # What stands for a character may itself be one of the text that something else stands for.
    if len(changed) > _FEW or not changed.keys().isdisjoint(changed.values()):
        return text.translate({ord(char): other for char, other in changed.items()})
    for char, other in changed.items():  # of a few, each is found faster than all letters are looked up
        text = text.replace(char, other)
    return text


def not_ascii(text: str) -> frozenset[str]:
    """The characters of `text` that are not ASCII."""
    if text.isascii():
        return frozenset()
    return frozenset(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def fold(text: str, non_ascii: Iterable[str] | None = None) -> str:
    """`text` with each character replaced by one of Latin-1, for matching: same length, same offsets.

    `non_ascii`: its characters that are not ASCII, where they are known already.

    Letters that look Latin within Latin words are those; curly quotes become straight, accents go, no-break spaces and returns within a line
    become spaces, Cyrillic letters become Latin ones, those of other scripts `_` (a word character), dashes and currency signs keep a
    character each. A lone surrogate is folded like any sign.
    """
    foreign = not_ascii(text) if non_ascii is None else frozenset(non_ascii)
    if foreign:
        text = _replaced(as_it_looks(text, foreign), {char: _fold_character(char) for char in foreign})
    return _LONE_RETURN.sub(" ", text) if "\r" in text else text


_LONE_RETURN = lazy_pattern(r"\r(?!\n)")
"""The end of a line where no other sign ends it: it sets words apart, and its two words are one line."""

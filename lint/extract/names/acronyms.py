"""Acronyms and what they stand for: “European Central Bank (ECB)”, and from then on “ECB” is a mention of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.extract.names.variants import beginning, single_edit
from lint.lexicon import words
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

_LONGEST_NAME = 110
_SHORT = r"(?:[A-Z&]{1,8}|[a-z]?[A-Z]{1,4})"
"""An acronym behind its first letter."""
_BEHIND = lazy_pattern(rf"\((?:the )?\"?(?P<short>[A-Z]{_SHORT})(?P<plural>s?)\"?(?=[);,]| or )")
_SPELT = lazy_pattern(rf" \((?P<full>[A-Z][A-Za-z' &-]{{5,{_LONGEST_NAME}}})\)")
_BEFORE = lazy_pattern(rf"(?<![\w.&/-])(?P<short>[A-Z]{_SHORT})(?P<plural>s?)\Z")
_LONGEST_SHORT = 10
_WORD = lazy_pattern(r"[A-Za-z]+")
_RUN = lazy_pattern(r"[A-Za-z][A-Za-z' &-]*\Z")
_MINOR = frozenset(words("en", "names", "minor"))
"""Words that give an acronym a letter or none."""
_LEAST_LETTERS = 3
"""Shorter acronyms have too many neighbours for one of them to be a slip, and fit too many words."""


class Pairing(NamedTuple):
    """An acronym beside the name it stands for."""

    short: str
    full: str
    """The name as it is written (folded)."""
    place: Span
    """Of the acronym."""
    spelt: Span
    """Of the name."""
    fits: bool
    """Whether its letters are the name's; where not, they nearly are."""


@annotation
def pairings(document: Document) -> list[Pairing]:
    """The acronyms that a document explains, in order of place."""
    folded = beginning(document)
    return sorted(_read(folded), key=lambda one: one.place) if "(" in folded else []


def _read(folded: str) -> Iterator[Pairing]:
    for match in _BEHIND.finditer(folded):
        start = max(0, match.start() - _LONGEST_NAME)
        run = _RUN.search(folded, start, match.start()) if folded[match.start() - 1] == " " else None
        if run is not None:
            yield from _paired(folded, match, run.span())
    for spelt in _SPELT.finditer(folded):
        end = spelt.start()
        before = _BEFORE.search(folded, max(0, end - _LONGEST_SHORT), end)
        if before is not None:
            yield from _paired(folded, before, spelt.span("full"), whole=True)


def _paired(folded: str, match: re.Match[str], where: tuple[int, int], whole: bool = False) -> Iterator[Pairing]:
    words = [Word.at(folded, *found.span()) for found in _WORD.finditer(folded, *where)]
    words = [word for word in words if word.text != "s"]  # of a possessive
    count, fits = _expansion(match["short"].upper().replace("&", ""), words, whole)
    if count:
        spelt = Span(words[-count].start, words[-1].start + len(words[-1].text))
        yield Pairing(match["short"], folded[spelt.start : spelt.end], Span(*match.span("short")), spelt, fits)


class Word(NamedTuple):
    """A word that may give an acronym a letter."""

    text: str
    start: int
    small: bool
    """Whether it may give none."""

    @classmethod
    def at(cls, folded: str, start: int, end: int) -> Word:
        text = folded[start:end]
        return cls(text, start, text.lower() in _MINOR or (text[0].islower() and folded[start - 1] == "-"))


def _expansion(short: str, words: list[Word], whole: bool) -> tuple[int, bool]:
    """How many of the last words an acronym stands for (0: none), and whether its letters are theirs."""
    counts = [len(words)] if whole and words else range(1, len(words) + 1)
    fitting = next((count for count in counts if _fits(short, words[-count:])), 0)
    if fitting:
        capitals = sum(word.text[0].isupper() for word in words[-fitting:])
        return (fitting, True) if capitals > 1 or len(short) >= _LEAST_LETTERS else (0, False)
    near = [count for count in counts if _nearly_fits(short, words[-count:])]
    return (near[-1], False) if near else (0, False)


def _fits(short: str, words: list[Word]) -> bool:
    """Whether the first letters of the words are the acronym's; small words may give one or none, a last word may give none."""
    if words[0].text[0].upper() != short[0] or words[0].small:
        return False
    at = 0
    for number, word in enumerate(words):
        if at < len(short) and word.text[0].upper() == short[at]:
            at += 1
        elif not word.small and not (at == len(short) > 1 and number == len(words) - 1):
            return False
    return at == len(short)


def _nearly_fits(short: str, words: list[Word]) -> bool:
    """Whether two letters of the acronym have changed places, or one is another, against a name all in capitals."""
    telling = [word.text[0] for word in words if not word.small]
    if words[0].small or not len(telling) == len(short) >= _LEAST_LETTERS or not all(map(str.isupper, telling)):
        return False
    return single_edit("".join(telling), short) is not None


@annotation
def aliases(document: Document) -> dict[str, list[str]]:
    """The words that each acronym of a document stands for, where it stands for one name alone."""
    names: dict[str, dict[str, str]] = {}
    for one in pairings(document):
        if one.fits:
            names.setdefault(one.short, {}).setdefault(one.full.lower(), one.full)
    known: dict[str, list[str]] = {
        short: [word for word in _WORD.findall(next(iter(full.values()))) if word != "s"]
        for short, full in names.items()
        if len(full) == 1
    }
    return known


def initials(name: str) -> str:
    """The first letters of the words of a name, small words left out."""
    return "".join(word[0] for word in name.split() if word.lower() not in _MINOR).upper()


def same_name(one: str, other: str) -> bool:
    """Whether two names are one but for small words, a letter in a word, or words behind it."""
    first, second = ([word for word in name.lower().split() if word not in _MINOR] for name in (one, other))
    return all(a == b or single_edit(a, b) is not None for a, b in zip(first, second, strict=False))

"""Spellings of one name: which rare form is a slip for which common one, and which pairs only look so."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from lint.extract.boilerplate import boilerplate_lines
from lint.lexicon import words
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.blocks import hidden
from lint.text.document import Document

_ENDINGS = frozenset("snirdyaeoltkcz")
"""A last letter that comes, goes or changes makes another word of most names: Korea and Korean, Iraq and Iraqi, Roberts and Robert."""
LEAST_LETTERS = 5
_ORDINARY = frozenset(words("en", "names", "ordinary"))
"""Common words that begin sentences, or names of several words, and are one slip away from each other or from names."""


_LONGEST = 300_000


@annotation
def beginning(document: Document) -> str:
    """The folded text in which names are looked for: no article is longer, and what is, is many articles in one file."""
    return document.folded[:_LONGEST]


@annotation
def without_page_lines(document: Document) -> str:
    """The same with space in place of the page's own lines: whom menus and teasers name is not in the article.

    They count only for how a name is usually written (`beginning`): that a caption spells it so, too, makes another form a slip.
    """
    page = [(*document.lines[number], " ") for number in sorted(boilerplate_lines(document))]
    return hidden(beginning(document), page)


class Edit(NamedTuple):
    """What turns one word into the other: from where on, which letters go, which come."""

    at: int
    old: str
    new: str


def single_edit(word: str, other: str) -> Edit | None:
    """The one slip (a letter more, less or another, two neighbours swapped, “m” read for “rn”) between two words; None for none or more."""
    if word == other or abs(len(word) - len(other)) > 1:
        return None
    start = _alike_at_front(word, other)
    end = _alike_at_front(word[start:][::-1], other[start:][::-1])
    old, new = word[start : len(word) - end], other[start : len(other) - end]
    if len(old) > 2 or len(new) > 2:
        return None
    slip = (len(old) <= 1 and len(new) <= 1) or (len(old) == 2 and new == old[::-1]) or {old, new} == {"rn", "m"}
    slip = slip or (len(old) == len(new) == 2 and _undoubled(word) == _undoubled(other))  # Philippa, Phillipa
    return Edit(start, old, new) if slip else None


def _alike_at_front(word: str, other: str) -> int:
    """How many first letters two words share."""
    count = 0
    for letter, its in zip(word, other, strict=False):
        if letter != its:
            break
        count += 1
    return count


def _undoubled(word: str) -> str:
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


def is_inflection(word: str, other: str) -> bool:
    """Whether two words that are one edit apart differ at the end, as a plural, an adjective, another gender does."""
    edit = single_edit(word, other)
    if edit is None:
        return False
    changed = {*edit.old, *edit.new}
    if word[-1] == other[-1] == "s" and changed == {"n"}:
        return edit.at == len(word) - 1 - len(edit.old)  # Koreas, Koreans
    if word[:-1] == other[:-1] and {word[-3:], other[-3:]} == {"ism", "ist"}:
        return True
    if edit.at + len(edit.old) < len(word) or len(edit.old) == 2:
        return False
    doubled = not (edit.old and edit.new) and word[-1] == other[-1]
    return not doubled and changed <= _ENDINGS and changed != {"i", "y"}


_BRITISH = tuple(
    (lazy_pattern(british), american)
    for british, american in (
        ("our(?!t)", "or"), ("(?<=[^aeiou])re(?=s?$)", "er"), ("ce(?=s?$|l)", "se"), ("ys(?=e|i)", "yz"),
        ("is(?=e|i|a)", "iz"), ("ll(?=ed|ing|er)", "l"), ("ogue", "og"), ("ae|oe", "e"),
    )
)  # fmt: skip


def is_dialect(word: str, other: str) -> bool:
    """Whether two words differ as British and American spelling do: defence and defense, centre and center."""
    for british, american in _BRITISH:
        word, other = british.sub(american, word), british.sub(american, other)
    return word == other


_SOUNDS = ("aeiouyj", "ckqx", "szcx", "vwf", "td", "bp", "mn")
"""Letters that are taken for each other."""


def is_typing_slip(edit: Edit) -> bool:
    """Whether an edit is what slips of the hand and the ear make of a word, rather than what tells Terry from Kerry."""
    if edit.at == 0:
        return False
    swapped = not (edit.old and edit.new) or len(edit.old) == 2
    return swapped or any(edit.old in sounds and edit.new in sounds for sounds in _SOUNDS)


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """What is left of a word when its vowels are gone and its consonants stand once: most slips leave it as it is."""
    return word[:1] + re.sub(r"([^aeiouy])\1+", r"\1", re.sub("[aeiouy]", "", word[1:]))


class Slip(NamedTuple):
    """A rare form of a word that is written otherwise elsewhere."""

    form: str
    common: str
    times: int
    """How often the common form stands."""
    edit: Edit


def slips(counts: Mapping[str, int], least: int = 3, most: int = 2, inflections: bool = False) -> Iterator[Slip]:
    """The words (lower case) seen at most `most` times that are one slip away from one seen `least` times and, if they stand twice, thrice as often.

    With `inflections` also those that differ as a plural or an adjective does.
    """
    usual = [word for word, times in counts.items() if times >= least and len(word) >= LEAST_LETTERS]
    if not usual:
        return
    index = _by_slips(usual)
    for word, times in counts.items():
        if times > most or len(word) < LEAST_LETTERS - 1 or word in _ORDINARY:
            continue
        for common in _near(word, index):
            edit = single_edit(common, word)
            if (
                edit
                and (times == 1 or counts[common] >= 3 * times)
                and (inflections or not is_inflection(common, word))
            ):
                yield Slip(word, common, counts[common], edit)


_Index = dict[str, list[tuple[int, str]]]
"""Words, numbered, by what a slip may make of each."""


def _slipped(word: str) -> set[str]:
    """A word as it is, with a letter less, and with “m” for “rn”: two words that are one slip apart have one of these in common.

    (Bocek and others: Fast similarity search in large dictionaries, 2007.) However many words are alike, few share one of them.
    """
    found = {word, *[word[:at] + word[at + 1 :] for at in range(len(word))]}
    at = word.find("rn")
    while at >= 0:
        found.add(f"{word[:at]}m{word[at + 2 :]}")
        at = word.find("rn", at + 2)
    return found


def _by_slips(words: Iterable[str]) -> _Index:
    index: _Index = {}
    for numbered in enumerate(words):
        for form in _slipped(numbered[1]):
            index.setdefault(form, []).append(numbered)
    return index


def _near(word: str, index: _Index) -> list[str]:
    """The words that may be one slip away from this one in their order, but those that begin as it does first."""
    found = {numbered for form in _slipped(word) if form in index for numbered in index[form]}
    opening = word[:2]
    return sorted([common for _, common in sorted(found)], key=lambda common: not common.startswith(opening))


def in_lower_case(folded: str, word: str) -> bool:
    """Whether a word (lower case) stands in lower case in the text: then it is no name, or not only one."""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = folded[at - 1 : at], folded[end : end + 1]
        if not (before.isalnum() or after.isalnum() or before in ("_", "'", "-", "@", "#", "/") or after == "_"):
            return True
        at = folded.find(word, end)
    return False


_JOINT = "'"
_JOINTS = "'-@#/"
_PARTS = bytes(
    ord(_JOINT) if chr(code) in _JOINTS else code if chr(code).isalnum() or chr(code) == "_" else ord(" ")
    for code in range(256)
)
"""What words are made of stays; what joins one to the word before it becomes one sign, all else a space."""


def words_in_lower_case(document: Document, words: set[str]) -> set[str]:
    """Those of the words (lower case) that stand in lower case in the text: what `in_lower_case` says of each, at once."""
    simple = {word for word in words if word.isalpha()}
    folded = beginning(document)
    parts = folded.encode("latin-1").translate(_PARTS).decode("latin-1").replace(_JOINT, " " + _JOINT)
    return simple.intersection(parts.split(" ")) | {word for word in words - simple if in_lower_case(folded, word)}

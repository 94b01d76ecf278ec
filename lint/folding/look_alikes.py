"""Letters of Cyrillic and Greek that look like Latin ones: within a Latin word they are read as those, whoever put them there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import ascii_letters

from lint.patterns import lazy_pattern

LOOK_ALIKES = dict(
    zip(
        "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijshdqwABEKMHOPCTYXIJSoABEZHIKMNOPTYX",
        strict=True,
    )
)
"""Each with the Latin letter that it cannot be told from; none that stands for a quantity, such as ν."""
_LATIN = "A-Za-z"
_ALIKE = "".join(LOOK_ALIKES)
_MIXED = lazy_pattern(
    rf"(?<![^\W\d_])(?=[{_ALIKE}]*[{_LATIN}])(?=[{_LATIN}]*[{_ALIKE}])[{_LATIN}{_ALIKE}]{{4,}}(?![^\W\d_])"
)
"""A word of letters of both sorts and of no others; shorter ones are symbols as often as words."""
_FEWEST_LATIN = 2
_SURELY_LATIN = frozenset(ascii_letters).difference(LOOK_ALIKES.values())
"""Letters that no other stands for: without one of them, the word may as well be of the other script."""


def mixed_words(text: str, not_ascii: Iterable[str]) -> Iterator[re.Match[str]]:
    """The Latin words of a text that have look-alikes in them; `not_ascii`: the characters of the text that are not ASCII, all of them at least."""
    if LOOK_ALIKES.keys().isdisjoint(not_ascii):
        return
    for word in _MIXED.finditer(text):
        letters = word.group()
        if sum(map(str.isascii, letters)) >= _FEWEST_LATIN and not _SURELY_LATIN.isdisjoint(letters):
            yield word


def as_it_looks(text: str, not_ascii: Iterable[str]) -> str:
    """A text in which Latin words have their own letters: same length, same offsets."""
    parts, end = list[str](), 0
    for word in mixed_words(text, not_ascii):
        parts += text[end : word.start()], latin(word.group())
        end = word.end()
    return "".join([*parts, text[end:]]) if parts else text


def latin(word: str) -> str:
    """A word with the Latin letters that its own look like."""
    return "".join(LOOK_ALIKES.get(char, char) for char in word)

"""Words that were cut off: the article knows them whole."""

from __future__ import annotations

from collections.abc import Iterator

from lint.lexicon import words
from lint.text.lines import pieces

_ENDINGS = frozenset(words("en", "endings", "suffixes"))


def half_word(folded: str, end: int, word: str) -> bool:
    """Whether the word that ends there is one letter, or the beginning of a word before it that it is no form of."""
    if not word.isalpha() or not word.islower():
        return False
    if len(word) == 1:
        return word not in "aiouxyz"
    if len(word) < 4:
        return False
    longer, last = False, end - len(word)
    for start, stop in pieces(folded, " "):
        for rest in _ends_of_words(folded[start : min(stop, last)].lower(), word):
            if not rest or rest in _ENDINGS and rest not in ("n", "e"):
                return False
            longer = True
        if stop >= last:
            break
    return longer


def _ends_of_words(low: str, beginning: str) -> Iterator[str]:
    """What follows where a word of a text begins so, up to its end."""
    at = low.find(beginning)
    while at >= 0:
        rest = end = at + len(beginning)
        if not low[at - 1 : at].isalpha():
            while low[rest : rest + 1].isalpha():
                rest += 1
            yield low[end:rest]
        at = low.find(beginning, end)

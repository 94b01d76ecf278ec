"""The words that speak for money or for counting around a number, and what kind each one is."""

from __future__ import annotations

from lint.lexicon import words
from lint.tokens.marks import words_and_marks

PAYING = frozenset(words("en", "money", "paying"))
"""Verbs of paying, and those of trade and budgets."""
MONEY = frozenset(words("en", "money", "money"))
"""Nouns of money: what has a price, what is counted in a currency."""
SUMS = frozenset(words("en", "money", "sums"))
"""The surest of them."""
PEOPLE = frozenset(words("en", "money", "people"))
"""Nouns of what is counted and not paid."""
LIVING = frozenset(words("en", "money", "living"))
"""What breeds: when it grows to a number, it is counted."""
COUNTING = frozenset(words("en", "money", "counting"))
"""Words that say that heads or things are counted."""
SMALL = frozenset(words("en", "money", "small"))
_THEMSELVES = frozenset(words("en", "money", "small words"))
NEARLY = frozenset(words("en", "money", "nearly"))


def tokens(folded: str, start: int, end: int) -> list[str]:
    """The words, numbers and marks of a stretch of text, in lower case."""
    return list(map(str.lower, words_and_marks(folded, start, end)))


def kind(words: list[str]) -> str:
    """The class of one word beside a number."""
    if not words:
        return "nothing"
    word = words[0]
    if word in SUMS:
        return "sum"
    if word in MONEY:
        return "money"
    if word in PAYING:
        return "paying"
    if word in PEOPLE or word in COUNTING:
        return "counted"
    if word in NEARLY:
        return "nearly"
    if word in ("is", "are", "was", "were", "have", "has", "had", "who", "do", "did"):
        return "being"
    if word in ("a", "an", "the", "its", "his", "her", "their", "our", "this", "that"):
        return "article"
    if word in _THEMSELVES:
        return word
    return "mark" if not word[0].isalnum() else "number" if word[0].isdigit() else "word"


MORE = frozenset({"more", "fewer", "less", "other", "others", "such"})
"""Words between a number and what it counts."""
RANK = ["nothing", "mark", "number", "nearly", "article", "being", "of", "to", "by", "for", "from", "in", "with", "at", "on", "and",
         "vs", "or", "worth", "word", "counted", "paying", "money", "sum"]  # fmt: skip

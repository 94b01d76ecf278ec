"""What a number counts: the noun behind it."""

from __future__ import annotations

from lint.lexicon import words

BREAKS = frozenset(words("en", "nouns", "breaks"))
"""Words that no noun phrase goes across."""
_PEOPLE = frozenset(words("en", "nouns", "people"))
_NO_PLURALS = frozenset(words("en", "nouns", "no plurals"))
_STOPS = ".,;:!?()\"'\x96\x97\x83"


def counted_noun(folded: str, end: int) -> str | None:
    """The plural noun within four words behind a number that ends at `end`: "researchers" of "7,000 young researchers"."""
    behind = folded[end : end + 64]
    if behind[:1] not in (" ", "-"):
        return None
    for word in behind.replace("\n", " . ").split(None, 4)[:4]:
        bare = word.strip("-").rstrip(_STOPS)
        noun = bare.lower()
        if not noun or noun in BREAKS or not noun[0].isalpha():
            return None
        if is_plural(noun):
            return noun
        if len(bare) < len(word.strip("-")):
            return None
    return None


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like the plural of a noun."""
    return word in _PEOPLE or word[-1] == "s" and word not in _NO_PLURALS and word[-2:] not in ("ss", "'s", "us", "is")

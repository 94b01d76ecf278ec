"""The English words that count, with their numbers."""

from __future__ import annotations

from lint.lexicon import words

TENS = words("en", "counting", "tens")
"""From twenty on."""
SMALL = {word: number for number, word in enumerate(words("en", "counting", "one to nineteen"), 1)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
"""The words below a hundred that are not put together of others."""
ORDINALS = {word: number for number, word in enumerate(words("en", "counting", "ordinals"), 1)}
"""From the first to the twenty-first."""

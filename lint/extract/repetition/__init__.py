"""Text that repeats itself, and minhashes to find its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.repetition.minhash import SHINGLE as SHINGLE
    from lint.extract.repetition.minhash import jaccard as jaccard
    from lint.extract.repetition.minhash import minhash_of as minhash_of
    from lint.extract.repetition.minhash import words_with_places as words_with_places
    from lint.extract.repetition.repeats import Repeats as Repeats
    from lint.extract.repetition.repeats import repeated as repeated

__getattr__ = door(
    __name__,
    {
        "minhash": "SHINGLE jaccard minhash_of words_with_places",
        "repeats": "Repeats repeated",
    },
)

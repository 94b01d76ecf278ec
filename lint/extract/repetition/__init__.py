"""Text that repeats itself, and minhashes to find its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.repetition.minhash import SHINGLE as SHINGLE
    from lint.extract.repetition.minhash import alike as alike
    from lint.extract.repetition.minhash import sketch as sketch
    from lint.extract.repetition.repeats import Repeats as Repeats
    from lint.extract.repetition.repeats import repeated as repeated

__getattr__ = door(
    __name__,
    {
        "minhash": "SHINGLE alike sketch",
        "repeats": "Repeats repeated",
    },
)

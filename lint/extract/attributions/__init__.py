"""Attributions: who is said to say what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.attributions.coverage import content as content
    from lint.extract.attributions.coverage import covering as covering
    from lint.extract.attributions.coverage import number_from as number_from
    from lint.extract.attributions.coverage import speaks_near as speaks_near
    from lint.extract.attributions.reading import BEHOLDING as BEHOLDING
    from lint.extract.attributions.reading import BELIEF as BELIEF
    from lint.extract.attributions.reading import KNOWING as KNOWING
    from lint.extract.attributions.reading import NAMED as NAMED
    from lint.extract.attributions.reading import Attribution as Attribution
    from lint.extract.attributions.reading import attributions as attributions
    from lint.extract.attributions.reading import is_unnamed as is_unnamed
    from lint.extract.attributions.source import Source as Source

__getattr__ = door(
    __name__,
    {
        "coverage": "content covering number_from speaks_near",
        "source": "Source",
        "reading": "BEHOLDING BELIEF KNOWING NAMED Attribution attributions is_unnamed",
    },
)

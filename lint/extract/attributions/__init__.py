"""Attributions: who is said to say what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.attributions.extractor import NAMED as NAMED
    from lint.extract.attributions.extractor import Attribution as Attribution
    from lint.extract.attributions.extractor import attributions as attributions
    from lint.extract.attributions.extractor import content as content
    from lint.extract.attributions.extractor import covering as covering
    from lint.extract.attributions.extractor import is_unnamed as is_unnamed
    from lint.extract.attributions.extractor import number_from as number_from

__getattr__ = door(
    __name__,
    {
        "extractor": "Attribution NAMED attributions content covering is_unnamed number_from",
    },
)

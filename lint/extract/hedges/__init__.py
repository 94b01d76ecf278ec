"""Hedges, and who stands behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.hedges.support import confidence as confidence
    from lint.extract.hedges.support import first_plain_hedge as first_plain_hedge
    from lint.extract.hedges.support import hint as hint
    from lint.extract.hedges.support import unnamed as unnamed
    from lint.extract.hedges.support import unsupported as unsupported

__getattr__ = door(
    __name__,
    {
        "support": "confidence first_plain_hedge hint unnamed unsupported",
    },
)

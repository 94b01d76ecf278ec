"""Hedges, and who stands behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.hedges.lexical import hedge_cues as hedge_cues
    from lint.extract.hedges.lexical import hedges_in as hedges_in
    from lint.extract.hedges.lexical import source_cues as source_cues
    from lint.extract.hedges.lexical import unnamed_in as unnamed_in
    from lint.extract.hedges.support import confidence as confidence
    from lint.extract.hedges.support import first_plain_hedge as first_plain_hedge
    from lint.extract.hedges.support import hint as hint
    from lint.extract.hedges.support import unnamed as unnamed
    from lint.extract.hedges.support import unsupported as unsupported

__getattr__ = door(
    __name__,
    {
        "support": "confidence first_plain_hedge hint unnamed unsupported",
        "lexical": "hedge_cues hedges_in source_cues unnamed_in",
    },
)

"""Hedges, and who stands behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.hedges.lexical import hedge_cues as hedge_cues
    from lint.extract.hedges.lexical import hedges_in as hedges_in
    from lint.extract.hedges.lexical import source_cues as source_cues
    from lint.extract.hedges.lexical import unnamed_in as unnamed_in
    from lint.extract.hedges.science import MODES as MODES
    from lint.extract.hedges.science import speculation as speculation
    from lint.extract.hedges.sources import certainty as certainty
    from lint.extract.hedges.sources import empty as empty
    from lint.extract.hedges.sources import guess as guess
    from lint.extract.hedges.sources import unnamed as unnamed
    from lint.extract.hedges.support import hint as hint
    from lint.extract.hedges.support import own_view as own_view
    from lint.extract.hedges.support import unsupported as unsupported

__getattr__ = door(
    __name__,
    {
        "science": "MODES speculation",
        "sources": "certainty empty guess unnamed",
        "support": "hint own_view unsupported",
        "lexical": "hedge_cues hedges_in source_cues unnamed_in",
    },
)

"""Claims: what an article says of a figure, and which two claims cannot both be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.claims.ages import TwoAges as TwoAges
    from lint.extract.claims.ages import two_ages as two_ages
    from lint.extract.claims.conflicts import Conflict as Conflict
    from lint.extract.claims.conflicts import Subject as Subject
    from lint.extract.claims.conflicts import conflicts_across as conflicts_across
    from lint.extract.claims.conflicts import conflicts_within as conflicts_within
    from lint.extract.claims.conflicts import subjects as subjects
    from lint.extract.claims.events import years_of_events as years_of_events
    from lint.extract.claims.extractor import NEEDS as NEEDS
    from lint.extract.claims.extractor import Claim as Claim
    from lint.extract.claims.extractor import Figure as Figure
    from lint.extract.claims.extractor import spelt as spelt
    from lint.extract.claims.extractor import weighed as weighed
    from lint.extract.claims.headline import title_mismatches as title_mismatches
    from lint.extract.claims.series import of_one_series as of_one_series
    from lint.extract.claims.series import title as title
    from lint.extract.claims.statements import conflicting_statements as conflicting_statements

__getattr__ = door(
    __name__,
    {
        "ages": "TwoAges two_ages",
        "conflicts": "Conflict Subject conflicts_across conflicts_within subjects",
        "events": "years_of_events",
        "extractor": "Claim Figure NEEDS spelt weighed",
        "headline": "title_mismatches",
        "series": "of_one_series title",
        "statements": "conflicting_statements",
    },
)

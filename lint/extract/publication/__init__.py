"""The day on which an article was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.publication.extractor import Publication as Publication
    from lint.extract.publication.extractor import Source as Source
    from lint.extract.publication.extractor import day as day
    from lint.extract.publication.extractor import partial_dateline as partial_dateline
    from lint.extract.publication.extractor import perhaps as perhaps
    from lint.extract.publication.extractor import publications as publications

__getattr__ = door(
    __name__,
    {
        "extractor": "Publication Source day partial_dateline perhaps publications",
    },
)

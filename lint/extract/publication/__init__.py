"""The day on which an article was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.publication.extractor import Publication as Publication
    from lint.extract.publication.extractor import Source as Source
    from lint.extract.publication.extractor import day as day
    from lint.extract.publication.extractor import perhaps as perhaps
    from lint.extract.publication.extractor import publication as publication
    from lint.extract.publication.extractor import publications as publications
    from lint.extract.publication.extractor import unread as unread
    from lint.extract.publication.lines import partial_dateline as partial_dateline
    from lint.extract.publication.periods import Precision as Precision

__getattr__ = door(
    __name__,
    {
        "extractor": "Publication Source day perhaps publication publications unread",
        "lines": "partial_dateline",
        "periods": "Precision",
    },
)

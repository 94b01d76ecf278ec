"""The source of an article: title, author, publisher, link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.source.authors import fault_of_author as fault_of_author
    from lint.extract.source.authors import is_body as is_body
    from lint.extract.source.authors import is_nobody as is_nobody
    from lint.extract.source.endings import never_last as never_last
    from lint.extract.source.extractor import PARTS as PARTS
    from lint.extract.source.extractor import known as known
    from lint.extract.source.extractor import stated as stated
    from lint.extract.source.figures import article_words as article_words
    from lint.extract.source.figures import boilerplate as boilerplate
    from lint.extract.source.figures import prose as prose
    from lint.extract.source.half_words import half_word as half_word
    from lint.extract.source.line_shapes import is_verse as is_verse
    from lint.extract.source.line_shapes import short_lines as short_lines
    from lint.extract.source.mention import is_mentioned as is_mentioned
    from lint.extract.source.mention import is_quoted as is_quoted
    from lint.extract.source.metrics import readability as readability
    from lint.extract.source.names import bare as bare
    from lint.extract.source.names import ends_of as ends_of
    from lint.extract.source.names import fault_of_link as fault_of_link
    from lint.extract.source.names import is_address as is_address
    from lint.extract.source.names import is_no_title as is_no_title
    from lint.extract.source.names import is_site as is_site
    from lint.extract.source.names import parts_of as parts_of
    from lint.extract.source.two_scripts import as_it_looks as as_it_looks
    from lint.extract.source.two_scripts import words_in_two_scripts as words_in_two_scripts
    from lint.extract.source.unseen_signs import legible as legible

__getattr__ = door(
    __name__,
    {
        "authors": "fault_of_author is_body is_nobody",
        "endings": "never_last",
        "extractor": "PARTS known stated",
        "figures": "article_words boilerplate prose",
        "half_words": "half_word",
        "mention": "is_mentioned is_quoted",
        "metrics": "readability",
        "names": "bare ends_of fault_of_link is_address is_no_title is_site parts_of",
        "line_shapes": "is_verse short_lines",
        "two_scripts": "as_it_looks words_in_two_scripts",
        "unseen_signs": "legible",
    },
)

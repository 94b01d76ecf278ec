"""Text in another language than the article, and words of one dialect of English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.language.dialects import AMERICAN as AMERICAN
    from lint.extract.language.dialects import BRITISH as BRITISH
    from lint.extract.language.other_language import in_another_language as in_another_language
    from lint.extract.language.other_language import other_languages as other_languages
    from lint.extract.language.other_language import spoken as spoken

__getattr__ = door(
    __name__,
    {
        "dialects": "AMERICAN BRITISH",
        "other_language": "in_another_language other_languages spoken",
    },
)

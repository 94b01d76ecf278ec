"""What genre an article is of, where its text shows it beyond doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.genre.extractor import genre as genre

__getattr__ = door(__name__, {"extractor": "genre"})

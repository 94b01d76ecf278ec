"""What the features of the boilerplate model are called, in their order: of a line, and of its document."""

from __future__ import annotations

from lint.extract.boilerplate.layout import LAYOUT
from lint.extract.boilerplate.shapes import SHAPE

LINE = (
    "length", "words", "share of stop words", "share of capitals", "end of the line", "separators", "colon",
    "place in the document", "lines after", "lines since the first paragraph", "lines since the last paragraph",
    "length of the line before", "length of the line after", "length of the second line before", "length of the second line after",
    "short lines around", "words of the site", "words that announce it in the line before",
    "words of the line after", "words of the second line before",
    "words of the lines around", "strongest words around", "words of the lines above", "words of the lines below",
    "distance to boilerplate above", "words shared with the article",
    "words that few sites use", "distance to the paragraph above", "distance to the paragraph below", "paragraphs above", "paragraphs below",
    *SHAPE,
)  # fmt: skip
DOCUMENT = ("paragraphs", "share of paragraphs", "words of all short lines", "boilerplate in the document", *LAYOUT)
WORDS = frozenset(
    "words|share of stop words|words of the site|words that announce it in the line before|words of the line after|"
    "words of the second line before|words of the lines around|strongest words around|words of the lines above|words of the lines below|"
    "words that few sites use|words of all short lines".split("|")
)
"""The features that hang on a table of words of a language; the others are the same in all."""
FEATURES = (*LINE, *DOCUMENT)

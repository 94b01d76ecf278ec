"""Paragraphs in another language than their article: articles of their own for the rules of that language, at their own offsets."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lint.extract.language import other_languages
from lint.text.document import Document


def in_other_languages(document: Document, spoken: Collection[str]) -> Iterator[Document]:
    """By language that rules speak, the paragraphs of an article that are in it; everything else in the text is blank."""
    others = other_languages(document)
    for code in sorted({other.code for other in others.values()} & set(spoken)):
        yield _alone(document, [number for number, other in others.items() if other.code == code], code)


def _alone(document: Document, numbers: list[int], code: str) -> Document:
    """An article that has some paragraphs of another one where they stand there, and nothing else but the ends of its lines."""
    pieces: list[str] = []
    last = 0
    for start, end in (document.blocks[number] for number in numbers):
        pieces += (_blank(document.text[last:start]), document.text[start:end])
        last = end
    text = "".join((*pieces, _blank(document.text[last:])))
    alone = Document(
        text, document.path, record=document.record, metadata=document.metadata, structure=document.given_structure
    )
    alone.language, alone.whole = code, document
    return alone


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))

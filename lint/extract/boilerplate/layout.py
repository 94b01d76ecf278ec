"""How the lines of a document look together: extractors differ in what they leave of a page, and so does what a line's words are worth."""

from __future__ import annotations

from collections.abc import Sequence
from operator import gt

from lint.extract.boilerplate.shapes import SENTENCE

LAYOUT = (
    "lines", "length of the paragraphs", "short lines", "share of short lines", "share of known boilerplate", "share of repeated lines",
    "share of paragraphs below a short line", "share of bullets", "share of table rows", "share of lines that begin with a number",
    "share of lines in capitals", "share of tiny lines", "share of short sentences",
)  # fmt: skip
_BULLETS = "-*\x95"
_TINY = 20


def layout(
    texts: Sequence[str], long: Sequence[bool], ends: Sequence[int], certain: Sequence[bool]
) -> tuple[float, ...]:
    """The measures of a document, in the order of `LAYOUT`."""
    count, paragraphs = len(texts), sum(long)
    short = [text for text, is_long in zip(texts, long, strict=True) if not is_long]
    sizes = list(map(len, short))
    of_short, of_paragraphs = len(short) or 1, paragraphs or 1
    firsts = "".join([text[0] for text in short])
    below = sum(map(gt, long[1:], long))
    # Every paragraph ends as a sentence does.
    sentences = sum([end <= SENTENCE for end in ends]) - paragraphs
    return (
        min(300, count), (sum(map(len, texts)) - sum(sizes)) / of_paragraphs, min(100, len(short)), len(short) / count, sum(certain) / count,
        1 - len(set(texts)) / count, below / of_paragraphs, sum(map(firsts.count, _BULLETS)) / of_short, firsts.count("|") / of_short,
        sum(map(str.isdigit, firsts)) / of_short, sum(map(str.isupper, short)) / of_short, sum([size < _TINY for size in sizes]) / of_short,
        sentences / of_short,
    )  # fmt: skip

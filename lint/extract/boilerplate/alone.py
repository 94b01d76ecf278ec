"""What a line shows by itself, whatever stands around it: worked out once a text, for the lines of a site come again in each of its articles."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lint.extract.boilerplate.label_company import label_of
from lint.extract.boilerplate.own_lines import is_heading
from lint.extract.boilerplate.shapes import ENDS, capitals, cell_of, is_figure, is_paragraph, is_row
from lint.patterns import lazy_pattern

_SEPARATORS = lazy_pattern(r"[|/>\x95\xbb\xab\xb7]")
_MOST_SEPARATORS = 10


class Shape(NamedTuple):
    """The shape of a line; of a paragraph no capitals, separators and colons are counted."""

    size: int
    end: int
    """One of `ENDS`."""
    is_long: bool
    """Whether it is a paragraph."""
    label: int
    """0 for no label, 1 for one that may be, 2 for one that is surely the page's."""
    is_figure: bool
    cell: int
    """What it would be in a table."""
    is_own: bool
    """Whether it is the article's by what it says: a row of a table, a result, a heading."""
    capitals: float
    separators: int
    colons: int


@lru_cache(4096)
def shape_of(text: str) -> Shape:
    """The shape of a folded line, which is not empty."""
    size, end = len(text), ENDS[text[-1]]
    figure, is_own = is_figure(text), is_row(text) or is_heading(text)
    if is_paragraph(size, end):
        return Shape(size, end, True, 0, figure, 0, is_own, 0.0, 0, 0)
    return Shape(
        size, end, False, label_of(text), figure, cell_of(text, figure), is_own, capitals(text),
        min(_MOST_SEPARATORS, len(_SEPARATORS.findall(text))), text.count(":"),
    )  # fmt: skip

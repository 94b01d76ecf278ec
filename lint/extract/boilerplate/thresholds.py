"""The log-odds from which a line counts as boilerplate, and how sure that is: chosen on sites that the model had not seen.

`bench/models/boilerplate/card.md` shows what log-odds are worth on news, on old web pages and in genres without any boilerplate.
"""

from __future__ import annotations

HIGH_ALONE, HIGH, MEDIUM, LOW = 2.2, 1.8, 0.1, -0.75
LOW_IN_SHORT, LOW_IN_A_PAGE, HIGH_IN_A_PAGE = -0.8, -0.9, 1.4
_SHORT_ARTICLE, _PAGE = 40, 60
"""Lines of a document."""
_PARAGRAPHS_OF_A_PAGE = 0.25
_MEAN_OF_A_PAGE, _SURE_OF_A_PAGE = 0.5, 0.04
"""What all short lines of a whole page are by their words, or the share of them of which a rule is sure."""


def is_page(lines: int, paragraphs: int, mean: float, certain: float) -> bool:
    """Whether a document is a whole page's text, where most lines are boilerplate; `mean`: the chance of its short lines by their words,
    `certain`: the share of them of which a rule is sure.
    """
    few = lines > _PAGE and paragraphs < _PARAGRAPHS_OF_A_PAGE * lines
    return few and (mean >= _MEAN_OF_A_PAGE or certain >= _SURE_OF_A_PAGE)


def lowest(lines: int, page: bool) -> float:
    """The log-odds from which a line of a document counts at all: lower in a whole page, and in a short article, beside which a page leaves a few."""
    if lines <= _SHORT_ARTICLE:
        return LOW_IN_SHORT
    return LOW_IN_A_PAGE if page else LOW

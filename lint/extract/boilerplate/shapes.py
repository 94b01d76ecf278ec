"""What lines are beside one another, whatever their language: figures in a row, labels nearby."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from operator import or_

from lint.patterns import lazy_pattern

SHAPE = ("labels nearby", "label")
ENDS = {char: 5 if char.isalpha() else 7 if char.isdigit() else 10 for char in map(chr, range(256))}
ENDS |= {".": 0, "!": 1, "?": 2, '"': 3, ",": 4, ";": 4, ")": 6, "]": 6, ":": 8, "\x83": 9}
"""By the last character of a line, what sort of end it has."""
SENTENCE = 3
"""The ends up to this one are those of sentences."""
LONG = 140
"""So many characters that end as a sentence does are a paragraph, not a line."""
FIGURE = 0.3
"""A line with that share of digits is a figure."""
_NO_CELL = lazy_pattern(r"[A-Za-z]{3}|\d:\d|\d[/.-]\d{1,2}[/.-]\d")
"""What a figure of a table does not have: words, a time of day or a length of a film, a date; lists of links have those."""
_WIDEST_CELL, _MOST_COLUMNS, _FEWEST_ROWS = 40, 8, 3
FEWEST_FIGURES = 4
"""So many lines of figures in a row are a table."""
_ROW = lazy_pattern(r"\|.*\||[-+|:= ]{3,}|#{1,6} .*|```.*|~~~.*")
"""What Markdown and plain text draw tables, headings and code with."""
_RESULT = lazy_pattern(r"[A-Z][a-z .'-]{1,30} \d{1,3}(?:,| ?[-\x96:]) ?[A-Z][A-Za-z .'-]{1,30} \d{1,3}")
"""How a match ended: “Orrin 3, Velden 1”."""
NEAR = 3
"""How many lines away another line is nearby."""


_DIGITS = bytes(code for code in range(256) if chr(code).isdigit())


def _digits(text: str) -> int:
    """How many digits a folded text has."""
    return len(text) - len(text.encode("latin-1").translate(None, _DIGITS))


def capitals(text: str) -> float:
    """The share of words that begin with a capital."""
    words = text.split()
    return sum([word[0].isupper() for word in words]) / (len(words) or 1)


def is_paragraph(size: int, end: int) -> bool:
    """Whether a line of that size and end is a paragraph."""
    return size >= LONG and end <= SENTENCE


def is_row(text: str) -> bool:
    """Whether a line says itself that it is a row of a table, a heading or a fence, or says how a match ended."""
    return (text[0] in "|#`~-+=:" and _ROW.fullmatch(text) is not None) or (
        text[-1].isdigit() and _RESULT.fullmatch(text) is not None
    )


def is_figure(text: str) -> bool:
    """Whether a folded line is mostly a number."""
    return _digits(text) > FIGURE * len(text)


def in_tables(texts: Sequence[str], figures: Sequence[bool], kinds: Sequence[int]) -> list[bool]:
    """For each line whether it belongs to a table; `figures`: whether it is a figure, `kinds`: what it would be in a table."""
    if sum(figures) < _FEWEST_ROWS:
        return [False] * len(texts)  # of most articles
    return list(map(or_, _in_rows(figures), cells(texts, kinds)))


def _in_rows(figures: Sequence[bool]) -> list[bool]:
    """For each line whether it is one of many figures below one another."""
    rows: list[bool] = []
    for are_figures, group in groupby(figures):
        count = len(list(group))
        rows += [are_figures and count >= FEWEST_FIGURES] * count
    return rows


def cells(texts: Sequence[str], kinds: Sequence[int]) -> list[bool]:
    """For each line whether it is a cell of a table that was read cell by cell: names and figures that take turns.

    “Brazil”, “$3,957,533”, “343”, “2”, “Colombia” …: which lines are figures comes again every so many lines, three times at least.
    `kinds`: what each line would be in a table.
    """
    count = len(texts)
    found = [False] * count
    if kinds.count(_FIGURE_CELL) < _FEWEST_ROWS:
        return found
    for columns in range(2, min(_MOST_COLUMNS, count // _FEWEST_ROWS) + 1):
        run = 0
        for place in range(columns, count + 1):
            if place < count and kinds[place] and kinds[place] == kinds[place - columns]:
                run += 1
                continue
            first = place - run - columns
            if (
                run >= (_FEWEST_ROWS - 1) * columns
                and len({*kinds[first : first + columns]}) == 2
                and not _counts(texts[first:place])
            ):
                found[first:place] = [True] * (place - first)
            run = 0
    return found


_WORDS_CELL, _FIGURE_CELL = 1, 2


def cell_of(text: str, is_figure: bool) -> int:
    """What a line would be in a table: words, a figure, or no cell (0)."""
    if len(text) > _WIDEST_CELL:
        return 0
    if is_figure:
        return 0 if _NO_CELL.search(text) else _FIGURE_CELL
    return _WORDS_CELL


def _counts(texts: Sequence[str]) -> bool:
    """Whether the figures only count: 1, 2, 3 …, as a list of the most read does."""
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 4]
    return len(numbers) > 1 and all(after - before == 1 for before, after in pairwise(numbers))


class Labels:
    """The labels of a document's lines: 0 for a line that is none, 1 for one that may be, 2 for one that is surely the page's."""

    def __init__(self, labels: Sequence[int]) -> None:
        self._labels = labels
        self._above = list(accumulate((label > 0 for label in labels), initial=0))

    def of(self, places: Sequence[int]) -> tuple[Sequence[float], Sequence[float]]:
        """The features of some lines, in the order of `SHAPE`."""
        above, count = self._above, len(self._labels)
        near = [above[min(count, place + NEAR + 1)] - above[max(0, place - NEAR)] for place in places]
        return near, [self._labels[place] for place in places]

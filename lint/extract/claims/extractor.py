"""Claims: the sentences that give a figure (an amount, a count, a share, a day, a year), in a small form that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from lint.extract.boilerplate import is_boilerplate
from lint.extract.dates import Granularity, Time, TimeKind, times
from lint.extract.names import aliases
from lint.extract.quantities import Quantity, amounts
from lint.lexicon import words
from lint.lexicon.calendar import MONTHS, WEEKDAYS
from lint.memo import Memo
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

NEEDS = ("date", "quantity")
"""The facts that a rule over claims needs."""
_TOKEN = lazy_pattern(r"[A-Za-z_]+(?:'[A-Za-z]+)?|\d[\d.,]*\d|\d")
_NO_SENTENCE = lazy_pattern(r"\(@|://|\]\(|`|\{|\}|\||<|>|=|_|\\")
"""A post with its handle and date, markup, code, a row of a table: signs alone, each alternative a literal, which is looked for fastest."""
_TEASER, _OF_TEASER = lazy_pattern(r"\b\d+ min(?:ute)?s? read\b"), " read"
_LONGEST = 700
"""A sentence longer than this is none."""
_NAME = "^"
"""Marks the stem of a word that is written with a capital within the sentence."""
_STOP_WORDS = frozenset(words("en", "claims", "stop words")).union(MONTHS, WEEKDAYS)


class Figure(NamedTuple):
    """A figure of a claim: where it stands, what sort it is, and its value. Plain values only."""

    start: int
    end: int
    kind: str
    """"money", "share", "count", "year", "day", or the dimension of a unit."""
    unit: str
    """The currency, the symbol of the unit, or the counted noun; "" where there is none."""
    number: float
    """Of a day: a hundred times the month and the day."""
    low: float | None
    high: float | None
    at: int = 0
    """The token of the sentence at which it begins …"""
    after: int = 0
    """… and the one after it."""


class Claim(NamedTuple):
    """A sentence with figures: the stems of its words and numbers in order, those of names marked."""

    start: int
    end: int
    tokens: tuple[str, ...]
    figures: tuple[Figure, ...]

    @classmethod
    def made(cls, start: int, end: int, value: Any) -> Claim:
        """The claim that `plain` took apart."""
        tokens, figures = value
        return cls(start, end, tuple(tokens.split(" ")), tuple(Figure(*figure) for figure in figures))

    def plain(self) -> Any:
        """The tokens and figures as plain values."""
        return " ".join(self.tokens), self.figures


_ENDINGS = {"g": ("ing",), "s": ("ies", "es", "s"), "d": ("ied", "ed"), "e": ("e",)}
"""By their last letter, the longer ones first."""


def stem(word: str) -> str:
    """A word (lower case) without the endings that come and go: plural, past, -ing, possessive."""
    word = word.removesuffix("'s")
    for ending in _ENDINGS.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


@annotation
def claims(document: Document) -> list[Claim]:
    """The claims of a document in order of place, boilerplate left out. Read once."""
    return list(_read(document))


def _figures(document: Document) -> list[Figure]:
    """All figures of a document in order of place."""
    found = [figure for time in times(document) if (figure := _dated(time)) is not None]
    found += [_measured(part) for quantity in amounts(document) for part in (quantity.parts or (quantity,))]
    return sorted(found, key=lambda figure: (figure.start, -figure.end))


def _dated(time: Time) -> Figure | None:
    """The figure of a day or a year that the text names; None for any other time."""
    if time.granularity is Granularity.day and time.month and time.day and not time.last_day:
        kind, number = "day", float(100 * time.month + time.day)
    elif time.granularity is Granularity.year and time.sort is TimeKind.absolute and time.year and not time.last_year:
        kind, number = "year", float(time.year)
    else:
        return None
    return Figure(time.start, time.end, kind, "", number, number, number)


def _measured(quantity: Quantity) -> Figure:
    unit = quantity.currency or quantity.unit or quantity.noun or ""
    kind = quantity.dimension or "count"
    return Figure(quantity.start, quantity.end, kind, unit, quantity.number, quantity.low, quantity.high)


def _read(document: Document) -> Iterator[Claim]:
    sentence, figures = Span(-1, -1), list[Figure]()
    for figure in _figures(document):
        if figure.start >= sentence.end:
            yield from _claim(document, sentence, figures)
            sentence, figures = document.sentence_at(figure.start), []
        if not figures or figure.start >= figures[-1].end:
            figures.append(figure)
    yield from _claim(document, sentence, figures)


def _claim(document: Document, sentence: Span, figures: list[Figure]) -> Iterator[Claim]:
    start, end = sentence
    if not figures or end - start > _LONGEST or is_boilerplate(document, start):
        return
    folded = document.folded
    if _NO_SENTENCE.search(folded, start, end):
        return
    if folded.find(_OF_TEASER, start, end) < 0 or not _TEASER.search(folded, start, end):
        yield _made(document, sentence, figures)


def claim_of(title: str) -> Claim | None:
    """What a title claims, with places within it; None where it gives no figure."""
    document = Document(title)
    figures = _figures(document)
    return _made(document, Span(0, len(title)), figures) if figures else None


def _made(document: Document, sentence: Span, figures: list[Figure]) -> Claim:
    start, end = sentence
    find, folded, words, placed = _words(aliases(document)), document.folded, list[str](), []
    at = start
    for figure in figures:
        words += find(folded, at, figure.start)
        first = len(words)
        words += find(folded, figure.start, figure.end)
        placed.append(Figure(*figure[:7], first, len(words)))
        at = figure.end
    words += find(folded, at, end)
    return Claim(start, end, (stem(words[0].lower()), *map(_TOKENS.__getitem__, words[1:])), tuple(placed))


def _words(known: dict[str, list[str]]) -> Callable[[str, int, int], list[str]]:
    """Finds the words between two places; an acronym that the article explains is followed by what it stands for."""
    if not known:
        return _TOKEN.findall
    return lambda text, start, end: [
        part for word in _TOKEN.findall(text, start, end) for part in (word, *known.get(word, ()))
    ]


def _token(word: str) -> str:
    lower = word.lower()
    if lower in _STOP_WORDS:
        return lower
    return _NAME + stem(lower) if word[0].isupper() else stem(lower)


_TOKENS = Memo(_token)

_STOP_STEMS = _STOP_WORDS | frozenset(map(stem, _STOP_WORDS))


def _weight(token: str) -> tuple[str, float] | None:
    word = bare(token)
    if len(word) < 2 or word in _STOP_STEMS or not word[0].isalpha():
        return None
    return word, min(len(word), 9) / 9 * (1.5 if word is not token else 1.0)


_WEIGHTS = Memo(_weight)


def bare(token: str) -> str:
    """The stem of a token, name or not."""
    return token.removeprefix(_NAME)


def is_name(token: str) -> bool:
    """Whether a token is a name that says something."""
    return token.startswith(_NAME) and _WEIGHTS[token] is not None


def telling(token: str) -> str | None:
    """The stem of a token that says something of the subject; None for one that is too common."""
    weight = _WEIGHTS[token]
    return weight[0] if weight else None


def weighed(tokens: Iterable[str]) -> dict[str, float]:
    """What each of the words says about the subject: names most, long words more than short ones, the commonest nothing."""
    return dict(filter(None, map(_WEIGHTS.__getitem__, tokens)))


def spelt(document: Document, at: int, stems: Iterable[str]) -> list[str]:
    """How the sentence at a place writes the words of some stems, in the order of the sentence."""
    start, end = document.sentence_at(at)
    wanted, found = set(stems), dict[str, str]()
    for word in _TOKEN.finditer(document.folded, start, end):
        known = stem(word[0].lower())
        if known in wanted:
            found.setdefault(known, document.text[word.start() : word.end()])
    return list(found.values())


def names_in(claim: Claim) -> frozenset[str]:
    """The stems of the names in a claim."""
    return frozenset(bare(token) for token in claim.tokens if is_name(token))

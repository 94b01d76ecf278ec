"""What the lines of a page look like, in any language: shape, place, neighbours, repetition; the features of the model that judges them.

Nothing here knows a word, except how many of a line's words are among the commonest of the article's language. Widths count a Chinese, Japanese
or Korean sign as two. Chinese and Japanese have no spaces: two signs count as a word, each sign as one that may be common, each pair of signs as
one that may be shared. `bench/models/layout/train.py` trains the trees.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import truediv
from typing import NamedTuple

from lint.patterns import lazy_pattern

FEATURES = (
    "width", "words", "width of its words", "end of the line", "start of the line", "share of capitals", "all capitals", "share of digits",
    "separators", "common words", "times it stands", "width before", "width after", "width of the second before", "width of the second after",
    "end of the line before", "end of the line after", "common words before", "common words after", "short lines around", "place among them",
    "widest of them", "sentences among them", "place in the document", "lines after", "lines since the first paragraph",
    "lines since the last paragraph", "distance to the paragraph above", "distance to the paragraph below", "paragraphs above",
    "paragraphs below", "words shared with the article", "addresses and services", "lines around that begin alike",
    "distance between the paragraphs around", "alone between paragraphs", "announced by a colon", "address in the line before",
    "lines", "paragraphs", "share of paragraphs", "share of short lines", "share of sentences", "share of repeated lines",
    "common words of all", "lines with a capital", "width of the paragraphs",
)  # fmt: skip
"""Of a line, and behind them of all lines together."""
LONG, SHORT = 140, 90
"""Widths from which a line that ends as a sentence is a paragraph, and up to which it is short."""
_WIDE = lazy_pattern("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffee]")
_EASTERN = lazy_pattern("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_EASTERN_RUN = lazy_pattern("[\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2,}")
_SIGNS_OF_A_WORD = 2
_CLOSING = "\"'”“»«)]’‘』」）】›"
_ENDS = dict.fromkeys(".。।۔", 0) | dict.fromkeys("!！", 1) | dict.fromkeys("?？؟", 2) | dict.fromkeys(",;、，；،", 4)
_LETTER, _BRACKET, _DIGIT, _COLON, _OTHER, _QUOTE, _EDGE = 5, 6, 7, 8, 10, 3, 11
_ENDS |= dict.fromkeys(":：", _COLON) | {"…": 9}
_SENTENCE = ".!?…。！？।؟۔"
_SEPARATOR = lazy_pattern(r"[|/›»«·•>→▶]")
_DOMAIN = r"\.(?<=\w\.)(?:com|org|net|de|fr|es|it|nl|ch|at)\b"
_SERVICES = (
    "facebook|twitter|whatsapp|instagram|youtube|linkedin|telegram|pinterest|tiktok|newsletter|podcast|rss|e-?mail|app|login|cookies?|abo|premium|plus|"
    "online|video|live|blog|copyright|google|apple|android"
)
_SERVICE = lazy_pattern(rf"https?:|www\.|©|@\w|{_DOMAIN}|\b(?:{_SERVICES})\b", re.IGNORECASE)
_ENDS_AS_DOMAIN = lazy_pattern(_DOMAIN, re.IGNORECASE)
_WORDS_OF_SERVICES = frozenset(
    _SERVICES.replace("e-?mail", "email|mail").replace("cookies?", "cookie|cookies").split("|")
)
_ODD_CASE = lazy_pattern("[\u0130\u0131\u017f\u212a]")
"""Letters that are a Latin one in another case, though their small letter is not: the i of Turkish, a long s, the sign of kelvin."""
_CLOCK = lazy_pattern(r"\d{1,2}[:.h]\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_WORD, _DIGITS = lazy_pattern(r"[^\W\d_]+"), b"0123456789"
_WIDEST, _FAR, _ARTICLE, _ASKED, _AROUND = 600, 40, 4_000, 8, 3
_READ, _TAKEN_APART, _KEPT_LINES = 200, 5_000, 4096
"""Characters of a line whose words are counted, and of one all of whose words are looked at; lines of a few whose measures are kept."""


def width(text: str) -> int:
    """How wide a line stands on a page: a sign of East Asia counts twice."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def end_of(text: str) -> int:
    """The sort of a line's end; up to 2: that of a sentence."""
    last = text[-1]
    if last in _CLOSING:
        bare = text.rstrip(_CLOSING + " ")
        if bare and bare[-1] in _SENTENCE:
            return 0
        return _BRACKET if last in ")]）】" else _QUOTE
    if last in _ENDS:
        return _ENDS[last]
    return _LETTER if last.isalpha() else _DIGIT if last.isdigit() else _OTHER


def start_of(text: str) -> int:
    """The sort of a line's first sign: capital, small letter, digit, quotation mark, bullet, letter without case, other."""
    first = text[0]
    if first.isalpha():
        return 0 if first.isupper() else 1 if first.islower() else 5
    return 2 if first.isdigit() else 3 if first in "\"'„“«‘»" else 4 if first in "-*•–·" else 6


def is_paragraph(text: str) -> bool:
    """Whether a line is long and ends as a sentence does."""
    return len(text) >= LONG / 2 and width(text) >= LONG and end_of(text) <= _QUOTE


def pairs_of(text: str) -> list[str]:
    """The pairs of neighbouring signs of a Chinese or Japanese text, those of its endings left out."""
    return [run[at : at + 2] for run in _EASTERN_RUN.findall(text) for at in range(len(run) - 1)]


class _Measures(NamedTuple):
    """What a line is by itself, whatever stands around it."""

    width: int
    end: int
    words: int
    """How many: two signs of a script without spaces count as one."""
    first: str
    """Its first word, "" where it has none."""
    service: bool
    """Whether it names a service of the web or an address."""
    signs: list[str]
    """Those of scripts without spaces."""
    counted: list[str]
    """The words of its beginning, in lower case."""


def _names_a_service(text: str, words: list[str]) -> bool:
    """Whether an address or a word of `_SERVICE` stands in a line: looked for where a sign of it is there at all.

    `words`: those of its beginning, in lower case.
    """
    if _READ < len(text) <= _TAKEN_APART:
        words = _WORD.findall(text.lower())
    return (
        not _WORDS_OF_SERVICES.isdisjoint(words)
        or "@" in text
        or "©" in text
        or (":" in text and "http" in text.lower())
        or ("." in text and ("www." in text.lower() or _ENDS_AS_DOMAIN.search(text) is not None))
        or len(text) > _TAKEN_APART
        or not (text.isascii() or _ODD_CASE.search(text) is None)
    ) and _SERVICE.search(text) is not None


def _measure(text: str) -> _Measures:
    tokens, signs = text.split(), [] if text.isascii() else _EASTERN.findall(text)
    words = _WORD.findall(text[:_READ].lower())
    return _Measures(
        width(text), end_of(text), len(tokens) + len(signs) // _SIGNS_OF_A_WORD, tokens[0] if tokens else "",
        _names_a_service(text, words), signs, words,
    )  # fmt: skip


def _shape(text: str) -> tuple[int, int, bool, float, int, bool]:
    """The sort of its start, words with a capital, whether all is in capitals, share of digits, separators, whether it has a date or time."""
    digits = _share_of_digits(text)
    return (
        start_of(text), sum([token[0].isupper() for token in text.split()]), text.isupper(), digits,
        min(6, len(_SEPARATOR.findall(text))), digits > 0 and _CLOCK.search(text) is not None,
    )  # fmt: skip


_measure_kept, _shape_kept = lru_cache(_KEPT_LINES)(_measure), lru_cache(_KEPT_LINES)(_shape)
"""A third of a page's lines stand elsewhere in it, or in other pages of its site, too."""


class Layout:
    """The lines of a document (none of them empty), measured once; `common` are the commonest words of its language."""

    def __init__(self, texts: Sequence[str], common: frozenset[str] = frozenset()) -> None:
        self.texts, self.common, self.count = texts, common, len(texts)
        measures = [_measure_kept(text) if len(text) <= _READ else _measure(text) for text in texts]
        columns = list(map(list, zip(*measures, strict=True)))
        self.widths, self.ends, self._counts, self._first_words, self._services, signs, words = columns
        self.eastern = sum(map(len, signs)) * 3 > sum(map(len, texts))
        """Whether the lines are, for a good part, in a script that has no spaces."""
        self._words: list[list[str]] = signs if self.eastern else words
        self._share = [self._common_share(words) for words in self._words]
        self.long = [wide >= LONG and end <= _QUOTE for wide, end in zip(self.widths, self.ends, strict=True)]
        self.paragraphs = [place for place, is_long in enumerate(self.long) if is_long]
        self._times = Counter(texts)
        self._sentences = [end <= 2 for end in self.ends]
        self.services = sum(self._services)
        """How many lines name a service of the web or an address."""
        opening = "\n".join(texts[place] for place in self.paragraphs)[:_ARTICLE]
        self._article = frozenset(pairs_of(opening) if self.eastern else _WORD.findall(opening.lower()))
        self._firsts = Counter(self._first_words)
        self.whole = self._of_all()
        """The features of all lines together, in the order of `FEATURES`."""
        self._runs: dict[int, tuple[int, int, int, float]] = {}

    def _common_share(self, words: list[str]) -> float:
        if not self.common:
            return -1.0
        return sum(map(self.common.__contains__, words)) / len(words) if words else 0.0

    def _of_all(self) -> list[float]:
        """How the lines look together."""
        count, paragraphs = self.count, len(self.paragraphs)
        short = count - paragraphs
        sentences = sum(self._sentences[place] for place in range(count) if not self.long[place])
        return [
            min(400, count), min(_FAR, paragraphs), paragraphs / count, sum(wide < SHORT for wide in self.widths) / count,
            sentences / max(1, short), 1 - len(self._times) / count, sum(self._share) / count,
            sum(text[:1].isupper() for text in self.texts) / count,
            sum(self.widths[place] for place in self.paragraphs) / max(1, paragraphs),
        ]  # fmt: skip

    def _run(self, place: int) -> tuple[int, int, int, float]:
        """The lines around that are no paragraphs: first, end, widest, share of sentences."""
        known = self._runs.get(place)
        if known is None:
            paragraphs = self.paragraphs
            above = bisect(paragraphs, place)
            begin = paragraphs[above - 1] + 1 if above else 0
            end = paragraphs[above] if above < len(paragraphs) else self.count
            if self.long[place]:
                begin, end = place, place + 1
            known = begin, end, max(self.widths[begin:end]), sum(self._sentences[begin:end]) / (end - begin)
            self._runs.update(dict.fromkeys(range(begin, end), known))
        return known

    def features(self, place: int) -> list[float]:
        """The features of a line and of all lines, in the order of `FEATURES`."""
        return [*(column[0] for column in self.columns([place])), *self.whole]

    def columns(self, places: Sequence[int]) -> list[Sequence[float]]:
        """The features of some lines, feature by feature, in the order of `FEATURES`; without those of all lines together."""
        texts = [self.texts[place] for place in places]
        shapes = [_shape_kept(text) if len(text) <= _READ else _shape(text) for text in texts]
        *shape, clocks = zip(*shapes, strict=True)
        return [*self._shape(places, texts, shape), *self._beside(places), *self._in_run(places), *self._placed(places),
                *self._told(places, clocks), *self._between(places)]  # fmt: skip

    def _shape(
        self, places: Sequence[int], texts: Sequence[str], shape: Sequence[Sequence[float]]
    ) -> Iterable[Sequence[float]]:
        widths, words = [self.widths[place] for place in places], [self._counts[place] or 1 for place in places]
        starts, capitals, in_capitals, digits, separators = shape
        return (
            [min(_WIDEST, wide) for wide in widths], [min(80, count) for count in words], list(map(truediv, widths, words)),
            [self.ends[place] for place in places], starts, list(map(truediv, capitals, words)), in_capitals, digits, separators,
            [self._share[place] for place in places], [min(6, times) for times in map(self._times.__getitem__, texts)],
        )  # fmt: skip

    def _beside(self, places: Sequence[int]) -> Iterable[Sequence[float]]:
        widths = [-1, -1, *(min(_WIDEST, wide) for wide in self.widths), -1, -1]
        ends, share = [_EDGE, *self.ends, _EDGE], [-2.0, *self._share, -2.0]
        return (
            *([widths[place + 2 + step] for place in places] for step in (-1, 1, -2, 2)),
            *([ends[place + 1 + step] for place in places] for step in (-1, 1)),
            *([share[place + 1 + step] for place in places] for step in (-1, 1)),
        )

    def _in_run(self, places: Sequence[int]) -> Iterable[Sequence[float]]:
        runs = list(map(self._run, places))
        return (
            [min(40, run[1] - run[0]) for run in runs], [min(20, place - run[0]) for place, run in zip(places, runs, strict=True)],
            [min(400, run[2]) for run in runs], [run[3] for run in runs],
        )  # fmt: skip

    def _placed(self, places: Sequence[int]) -> Iterable[Sequence[float]]:
        paragraphs, count = [-_FAR, *self.paragraphs, self.count + _FAR], self.count
        first, last = (self.paragraphs[0], self.paragraphs[-1]) if self.paragraphs else (count, -1)
        above = [bisect(self.paragraphs, place) for place in places]
        placed, many = list(zip(places, above, strict=True)), len(self.paragraphs)
        return (
            [place / count for place in places], [min(40, count - 1 - place) for place in places],
            [max(-20, min(20, place - first)) for place in places], [max(-20, min(20, place - last)) for place in places],
            [min(_FAR, place - paragraphs[before]) for place, before in placed],
            [min(_FAR, paragraphs[before + 1] - place) for place, before in placed],
            [min(30, before) for before in above], [min(30, many - before) for before in above],
        )  # fmt: skip

    def _told(self, places: Sequence[int], clocks: Sequence[float]) -> Iterable[Sequence[float]]:
        """What their words and signs are shared with."""
        shared, alike, in_article = [], [], self._article.__contains__
        for place in places:
            telling = self._rare_words(place)[:_ASKED]
            shared.append(sum(map(in_article, telling)) / len(telling) if telling else -1)
            alike.append(self._alike(place))
        signs = [self._services[place] + 2 * clock for place, clock in zip(places, clocks, strict=True)]
        return shared, signs, alike

    def _alike(self, place: int) -> int:
        """How many of the lines around begin with the same word."""
        first = self._first_words[place]
        if self._firsts[first] < 2:
            return 0
        return self._first_words[max(0, place - _AROUND) : place + _AROUND + 1].count(first) - 1

    def _rare_words(self, place: int) -> list[str]:
        """The words of a line that tell what it is about."""
        if self.eastern:
            return pairs_of(self.texts[place][:_READ])
        return [word for word in self._words[place] if len(word) > 3 and word not in self.common]

    def _between(self, places: Sequence[int]) -> Iterable[Sequence[float]]:
        long, colons = [False, *self.long, False], [False, *(end == _COLON for end in self.ends)]
        services = [False, *self._services]
        return (
            [min(60, self._scope(place)) for place in places], [long[place] and long[place + 2] for place in places],
            [colons[place] for place in places], [services[place] for place in places],
        )  # fmt: skip

    def _scope(self, place: int) -> int:
        """How many lines apart the paragraphs are between which a line stands."""
        above = bisect(self.paragraphs, place)
        inside = above and above < len(self.paragraphs)
        return self.paragraphs[above] - self.paragraphs[above - 1] if inside else _FAR


def _share_of_digits(text: str) -> float:
    size = len(text)
    digits = size - len(text.encode().translate(None, _DIGITS)) if text.isascii() else sum(map(str.isdigit, text))
    return digits / size

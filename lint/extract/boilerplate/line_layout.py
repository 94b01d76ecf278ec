"""What the lines of a page look like, in any language: shape, place, neighbours, repetition; the features of the model that judges them.

Nothing here knows a word, except how many of a line's words are among the commonest of the article's language. Widths count a Chinese, Japanese
or Korean sign as two. Chinese and Japanese have no spaces: two signs count as a word, each sign as one that may be common, each pair of signs as
one that may be shared. `bench/models/layout/train.py` trains the trees.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence

FEATURES = (
    "width", "words", "width of its words", "end of the line", "start of the line", "share of capitals", "all capitals", "share of digits",
    "separators", "common words", "times it stands", "width before", "width after", "width of the second before", "width of the second after",
    "end of the line before", "end of the line after", "common words before", "common words after", "short lines around", "place among them",
    "widest of them", "sentences among them", "place in the document", "lines after", "lines since the first paragraph",
    "lines since the last paragraph", "distance to the paragraph above", "distance to the paragraph below", "paragraphs above",
    "paragraphs below", "words shared with the article", "addresses and services", "lines around that begin alike", "lines", "paragraphs",
    "share of paragraphs", "share of short lines", "share of sentences", "share of repeated lines", "common words of all", "lines with a capital",
    "width of the paragraphs", "distance between the paragraphs around", "alone between paragraphs", "announced by a colon",
    "address in the line before",
)  # fmt: skip
LONG, SHORT = 140, 90
"""Widths from which a line that ends as a sentence is a paragraph, and up to which it is short."""
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffee]")
_EASTERN = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_EASTERN_RUN = re.compile("[\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2,}")
_SIGNS_OF_A_WORD = 2
_CLOSING = "\"'”“»«)]’‘』」）】›"
_ENDS = dict.fromkeys(".。।۔", 0) | dict.fromkeys("!！", 1) | dict.fromkeys("?？؟", 2) | dict.fromkeys(",;、，；،", 4)
_ENDS |= dict.fromkeys(":：", 8) | {"…": 9}
_LETTER, _BRACKET, _DIGIT, _OTHER, _QUOTE, _EDGE = 5, 6, 7, 10, 3, 11
_SENTENCE = ".!?…。！？।؟۔"
_SEPARATOR = re.compile(r"[|/›»«·•>→▶]")
_SERVICE = re.compile(
    r"https?:|www\.|©|@\w|\w\.(?:com|org|net|de|fr|es|it|nl|ch|at)\b|\b(?:facebook|twitter|whatsapp|instagram|youtube|linkedin|telegram|pinterest|"
    r"tiktok|newsletter|podcast|rss|e-?mail|app|login|cookies?|abo|premium|plus|online|video|live|blog|copyright|google|apple|android)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_WORD = re.compile(r"[^\W\d_]+")
_WIDEST, _FAR, _ARTICLE, _ASKED, _AROUND = 600, 40, 4_000, 8, 3
_READ = 200
"""Characters of a line whose words are counted."""


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


class Layout:
    """The lines of a document (none of them empty), measured once; `common` are the commonest words of its language."""

    def __init__(self, texts: Sequence[str], common: frozenset[str] = frozenset()) -> None:
        self.texts, self.common, self.count = texts, common, len(texts)
        self.widths, self.ends = list(map(width, texts)), list(map(end_of, texts))
        self._tokens = [text.split() for text in texts]
        signs = [[] if text.isascii() else _EASTERN.findall(text) for text in texts]
        self.eastern = sum(map(len, signs)) * 3 > sum(map(len, texts))
        """Whether the lines are, for a good part, in a script that has no spaces."""
        self._counts = [
            len(tokens) + len(found) // _SIGNS_OF_A_WORD for tokens, found in zip(self._tokens, signs, strict=True)
        ]
        self._words = signs if self.eastern else [_WORD.findall(text[:_READ].lower()) for text in texts]
        self._share = [self._common_share(words) for words in self._words]
        self.long = [wide >= LONG and end <= _QUOTE for wide, end in zip(self.widths, self.ends, strict=True)]
        self.paragraphs = [place for place, is_long in enumerate(self.long) if is_long]
        self._times = Counter(texts)
        self._sentences = [end <= 2 for end in self.ends]
        self._services = [_SERVICE.search(text) is not None for text in texts]
        self.services = sum(self._services)
        """How many lines name a service of the web or an address."""
        opening = "\n".join(texts[place] for place in self.paragraphs)[:_ARTICLE]
        self._article = frozenset(pairs_of(opening) if self.eastern else _WORD.findall(opening.lower()))
        self._firsts = Counter(tokens[0] for tokens in self._tokens if tokens)
        self._whole = self._of_all()
        self._runs: dict[int, tuple[int, int, int, float]] = {}

    def _common_share(self, words: list[str]) -> float:
        if not self.common:
            return -1.0
        return sum(map(self.common.__contains__, words)) / len(words) if words else 0.0

    def _of_all(self) -> tuple[float, ...]:
        """How the lines look together."""
        count, paragraphs = self.count, len(self.paragraphs)
        short = count - paragraphs
        sentences = sum(self._sentences[place] for place in range(count) if not self.long[place])
        return (
            min(400, count), min(_FAR, paragraphs), paragraphs / count, sum(wide < SHORT for wide in self.widths) / count,
            sentences / max(1, short), 1 - len(self._times) / count, sum(self._share) / count,
            sum(text[:1].isupper() for text in self.texts) / count,
            sum(self.widths[place] for place in self.paragraphs) / max(1, paragraphs),
        )  # fmt: skip

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
        """The features of a line, in the order of `FEATURES`."""
        return [*self._shape(place), *self._beside(place), *self._in_run(place), *self._placed(place), *self._told(place),
                *self._whole, *self._between(place)]  # fmt: skip

    def _shape(self, place: int) -> Sequence[float]:
        text, tokens, wide = self.texts[place], self._tokens[place], self.widths[place]
        words = self._counts[place] or 1
        return (
            min(_WIDEST, wide), min(80, words), wide / words, self.ends[place], start_of(text),
            sum(token[0].isupper() for token in tokens) / words, float(text.isupper()), sum(map(str.isdigit, text)) / len(text),
            min(6, len(_SEPARATOR.findall(text))), self._share[place], min(6, self._times[text]),
        )  # fmt: skip

    def _beside(self, place: int) -> Sequence[float]:
        def of(values: Sequence[float], other: int, missing: float) -> float:
            return values[other] if 0 <= other < self.count else missing

        wides = [min(_WIDEST, of(self.widths, place + step, -1)) for step in (-1, 1, -2, 2)]
        ends = [of(self.ends, place + step, _EDGE) for step in (-1, 1)]
        return (*wides, *ends, *(of(self._share, place + step, -2) for step in (-1, 1)))

    def _in_run(self, place: int) -> Sequence[float]:
        begin, end, widest, sentences = self._run(place)
        return min(40, end - begin), min(20, place - begin), min(400, widest), sentences

    def _placed(self, place: int) -> Sequence[float]:
        paragraphs, count = self.paragraphs, self.count
        above = bisect(paragraphs, place)
        below = len(paragraphs) - above
        first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (count, -1)
        return (
            place / count, min(40, count - 1 - place), max(-20, min(20, place - first)), max(-20, min(20, place - last)),
            min(_FAR, place - paragraphs[above - 1]) if above else _FAR, min(_FAR, paragraphs[above] - place) if below else _FAR,
            min(30, above), min(30, below),
        )  # fmt: skip

    def _told(self, place: int) -> Sequence[float]:
        """What its words and signs are shared with."""
        text, tokens = self.texts[place], self._tokens[place]
        telling = self._rare_words(place)[:_ASKED]
        shared = sum(map(self._article.__contains__, telling)) / len(telling) if telling else -1
        alike = 0
        if tokens and self._firsts[tokens[0]] > 1:
            near = range(max(0, place - _AROUND), min(self.count, place + _AROUND + 1))
            alike = sum(self._tokens[other][:1] == tokens[:1] for other in near) - 1
        return shared, self._services[place] + 2 * (_CLOCK.search(text) is not None), alike

    def _rare_words(self, place: int) -> list[str]:
        """The words of a line that tell what it is about."""
        if self.eastern:
            return pairs_of(self.texts[place][:_READ])
        return [word for word in self._words[place] if len(word) > 3 and word not in self.common]

    def _between(self, place: int) -> Sequence[float]:
        paragraphs = self.paragraphs
        above = bisect(paragraphs, place)
        inside = above and above < len(paragraphs)
        scope = paragraphs[above] - paragraphs[above - 1] if inside else _FAR
        alone = 0 < place < self.count - 1 and self.long[place - 1] and self.long[place + 1]
        return (
            min(60, scope), float(alone), float(place > 0 and self.ends[place - 1] == 8), float(place > 0 and self._services[place - 1]),
        )  # fmt: skip

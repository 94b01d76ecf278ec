"""How likely a line is furniture: its words, shape, place and neighbours, weighed by a small model trained by `bench/train_furniture.py`.

Only lines that are no plain paragraph are judged. The words are weighed first; what they say of a line's neighbours, of the run of
short lines around it and of all short lines of the document then goes, with the line's shape and place, through a few dozen small trees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import accumulate
from math import exp

from lint.document import Document
from lint.facts.furniture_trees import forest
from lint.facts.furniture_words import STOP_WORDS, WordWeights, word_weights
from lint.model import Confidence, Span

LONG = 140
_SENTENCE_FROM = 60
_PLAIN_WORDS = -0.5
_HEADING = 0.8
"""How much worse a line between two paragraphs must look: most are headings, and a heading lost costs more than a link kept."""
SHORT = 90
_TABLE = bytearray(b" " * 256)
for _code in range(256):
    _char = chr(_code)
    if _char.isascii() and _char.isalpha():
        _TABLE[_code] = ord(_char.lower())
    elif _char.isdigit() and _code < 128:
        _TABLE[_code] = ord("0")
    elif _char in "'\n_":
        _TABLE[_code] = _code
_WORDS_ONLY = bytes(_TABLE)
_ENDS = {".": 0, "!": 1, "?": 2, '"': 3, ",": 4, ";": 4, ")": 6, "]": 6, ":": 8, "\x83": 9}
_END_LETTER, _END_DIGIT, _END_OTHER = 5, 7, 10
_SEPARATORS = re.compile(r"[|/>\x95\xbb\xab\xb7]")
_DIGITS = re.compile(r"\d")
_SENTENCE = re.compile(r"[a-z)\"][.!?] ")
_PARAGRAPH, _SURE = -4.0, 4.0
_CALM = 1 / (1 + exp(-_PARAGRAPH))
SURE, _SUSPICION, _SUSPICION_IN_A_PAGE = 1.6, -0.35, 0.45
"""Log-odds, chosen on sites that the model had not seen (see `bench/train_furniture.py`)."""
FEATURES = (
    "length", "words", "share of stop words", "share of capitals", "end of the line", "start of the line", "digits",
    "separators", "signs", "commas", "quotation marks", "colon", "dashes", "all capitals", "sentences",
    "place in the document", "lines before", "lines after", "lines since the first paragraph", "lines since the last paragraph",
    "paragraphs", "share of paragraphs",
    "length of the line before", "length of the line after", "length of the second line before", "length of the second line after",
    "end of the line before", "end of the line after", "capitals in the line before", "capitals in the line after",
    "short lines around", "place among the short lines", "repeated",
    "words of the site", "words of the line before", "words of the line after", "words of the second line before",
    "words of the second line after", "words of the lines around", "strongest words around", "words of all short lines",
    "words of the lines above", "words of the lines below",
    "furniture just before", "furniture just after", "distance to furniture above", "distance to furniture below",
    "furniture around", "furniture in the document", "words shared with the article",
    "suspected by a rule",
)  # fmt: skip


class Lines:
    """What the model looks at: the blocks of a document with the measures that several features share."""

    def __init__(
        self, document: Document, sure: frozenset[int], suspected: frozenset[int], weights: WordWeights
    ) -> None:
        folded = self._folded = document.folded
        self._blocks, self._weights = document.blocks, weights
        self._odds: dict[int, float] = {}
        self.texts = [line.strip(" \t\r\x7f") for line in folded.split("\n")]
        self.tokens = document.scanned.translate(_WORDS_ONLY).split(b"\n")
        self.kept = [number for number, text in enumerate(self.texts) if text]
        texts = [self.texts[number] for number in self.kept]
        self.sure = [number in sure for number in self.kept]
        self.suspected = [number in suspected for number in self.kept]
        self.sizes = [len(text) for text in texts]
        self.ends = [_end(text) for text in texts]
        self.long = [size >= LONG and end <= 3 for size, end in zip(self.sizes, self.ends, strict=True)]
        self.paragraphs = [place for place, is_long in enumerate(self.long) if is_long]
        self.scores = [_PARAGRAPH] * len(texts)
        self.capitals = [0.1] * len(texts)
        self.words: list[list[bytes]] = [[]] * len(texts)
        for place, number in enumerate(self.kept):
            if not self.long[place]:
                self.words[place] = self.tokens[number].split()
                self.capitals[place] = _capitals(texts[place])
        self.weigh(lambda place: weights.score(self.words[place]))

    def weigh(self, score: Callable[[int], float]) -> None:
        """Give each line its words' score, and each document and run what follows from them."""
        for place, is_long in enumerate(self.long):
            if not is_long:
                self.scores[place] = _SURE if self.sure[place] else score(place)
        count = len(self.kept)
        chances = [_CALM if score == _PARAGRAPH else 1 / (1 + exp(-score)) for score in self.scores]
        self.above = list(accumulate(chances, initial=0.0))
        self.run_of, self.runs = _runs(self.sizes)
        alone = len(self.runs) == count
        self.run_means = chances if alone else [sum(chances[a:b]) / (b - a) for a, b in self.runs]
        self.run_peaks = chances if alone else [max(chances[a:b]) for a, b in self.runs]
        self.run_sure = [sum(self.sure[a:b]) / (b - a) for a, b in self.runs]
        short = count - len(self.paragraphs)
        known = sum(chances[place] for place in range(count) if not self.long[place])
        self.mean = known / short if short else 0.0
        self.sure_share = sum(self.sure) / short if short else 0.0
        self.last_sure = list(accumulate((p if s else -99 for p, s in enumerate(self.sure)), max))
        back = accumulate((p if self.sure[p] else 9999 for p in range(count - 1, -1, -1)), min)
        self.next_sure = list(back)[::-1]
        texts = [self.texts[number] for number in self.kept]
        counts = Counter(texts)
        if len(counts) == len(texts):
            self.repeated = [1] * count
        else:
            self.repeated = [min(4, counts[text]) for text in texts]
        self._article: frozenset[bytes] | None = None

    @property
    def article(self) -> frozenset[bytes]:
        """The words of the paragraphs."""
        if self._article is None:
            self._article = frozenset().union(*(self.tokens[self.kept[p]].split() for p in self.paragraphs))
        return self._article

    def open_places(self) -> list[int]:
        """The lines worth a judgement: no paragraphs, no plain sentences, nothing already known for furniture."""
        return [
            place for place in range(len(self.kept)) if not (self.long[place] or self.sure[place] or self._plain(place))
        ]

    def _plain(self, place: int) -> bool:
        """Whether the line is a sentence in which no word, rule or neighbour speaks of the site."""
        if (
            self.ends[place] > 3
            or self.sizes[place] < _SENTENCE_FROM
            or self.scores[place] > _PLAIN_WORDS
            or self.suspected[place]
        ):
            return False
        return not any(self.sure[max(0, place - 1) : place + 2])

    def odds(self, place: int) -> float:
        """The log-odds that the line is furniture."""
        known = self._odds.get(place)
        if known is None:
            known = forest().log_odds(self.features(place))
            self._odds[place] = known = known - _HEADING if self._heads_a_section(place) else known
        return known

    def _heads_a_section(self, place: int) -> bool:
        """Whether the line stands where section headings do: between two paragraphs."""
        return self.long[place - 1 : place] == [True] and self.long[place + 1 : place + 2] == [True]

    def span(self, place: int) -> Span:
        """Where the line's text stands in the document."""
        start, end = self._blocks[self.kept[place]]
        text = self.texts[self.kept[place]]
        begin = self._folded.index(text, start, end)
        return Span(begin, begin + len(text))

    def telling_words(self, place: int) -> list[str]:
        """The words of the line that speak most for furniture."""
        return self._weights.heaviest(self.words[place])

    def features(self, place: int) -> list[float]:
        """The features of a line, in the order of `FEATURES`."""
        return [*self._shape(place), *self._place(place), *self._neighbours(place)]

    def _shape(self, place: int) -> Iterable[float]:
        text, words = self.texts[self.kept[place]], self.words[place]
        many = len(words) or 1
        return (
            self.sizes[place], len(words), sum(map(STOP_WORDS.__contains__, words)) / many, self.capitals[place], self.ends[place],
            _start(text), min(20, len(_DIGITS.findall(text))), min(10, len(_SEPARATORS.findall(text))),
            text.count("@") + text.count("#") + text.count("http") + text.count("\xa9"), text.count(","), min(6, text.count('"')),
            text.count(":"), text.count("\x96") + text.count("\x97") + text.count(" - "), text.isupper(),
            min(10, len(_SENTENCE.findall(text))),
        )  # fmt: skip

    def _place(self, place: int) -> Iterable[float]:
        count = len(self.kept)
        first, last = (self.paragraphs[0], self.paragraphs[-1]) if self.paragraphs else (count, -1)
        return (
            place / count, min(40, place), min(40, count - 1 - place), max(-20, min(20, place - first)), max(-20, min(20, place - last)),
            min(30, len(self.paragraphs)), len(self.paragraphs) / count,
        )  # fmt: skip

    def _neighbours(self, place: int) -> Iterable[float]:
        count, run = len(self.kept), self.run_of[place]
        begin, end = self.runs[run]
        sizes, scores = self.sizes, self.scores
        one, two, after, next_ = place > 0, place > 1, place + 1 < count, place + 2 < count
        below = self.above[-1] - self.above[place + 1]
        shared = [word for word in self.words[place] if len(word) > 3 and word not in STOP_WORDS]
        return (
            sizes[place - 1] if one else -1, sizes[place + 1] if after else -1, sizes[place - 2] if two else -1, sizes[place + 2] if next_ else -1,
            self.ends[place - 1] if one else -1, self.ends[place + 1] if after else -1,
            self.capitals[place - 1] if one else -1, self.capitals[place + 1] if after else -1,
            min(40, end - begin), min(20, place - begin), self.repeated[place],
            scores[place], scores[place - 1] if one else -9, scores[place + 1] if after else -9, scores[place - 2] if two else -9,
            scores[place + 2] if next_ else -9, self.run_means[run], self.run_peaks[run], self.mean,
            self.above[place] / place if place else 0.5, below / (count - 1 - place) if after else 0.5,
            self.sure[place - 1] if one else -1, self.sure[place + 1] if after else -1,
            min(20, place - self.last_sure[place]), min(20, self.next_sure[place] - place), self.run_sure[run], self.sure_share,
            sum(map(self.article.__contains__, shared)) / len(shared) if shared else -1,
            self.suspected[place],
        )  # fmt: skip


def _end(text: str) -> int:
    last = text[-1]
    known = _ENDS.get(last)
    if known is not None:
        return known
    return _END_LETTER if last.isalpha() else _END_DIGIT if last.isdigit() else _END_OTHER


def _start(text: str) -> int:
    first = text[0]
    if first.isupper():
        return 2
    return 0 if first.islower() else 1 if first.isdigit() else 3 if first in "\"'" else 4 if first in "-*\x95" else 5


def _capitals(text: str) -> float:
    words = text.split()
    return sum(word[0].isupper() for word in words) / len(words)


def _runs(sizes: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """The stretches of short lines, each longer line being one of its own: by line its run, and the runs' bounds."""
    run_of, runs, begin = [], [], 0
    for place, size in enumerate(sizes):
        if place and not (size < SHORT and sizes[place - 1] < SHORT):
            runs.append((begin, place))
            begin = place
        run_of.append(len(runs))
    if sizes:
        runs.append((begin, len(sizes)))
    return run_of, runs


def marked(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """The blocks in which a rule is sure of furniture, and those in which one suspects it."""
    sure: set[int] = set()
    suspected: set[int] = set()
    for finding in document.cache.get("furniture_findings", ()):
        if finding.start is not None and finding.confidence >= Confidence.medium:
            (sure if finding.confidence is Confidence.high else suspected).add(document.block_number(finding.start))
    return frozenset(sure), frozenset(suspected - sure)


def judged(document: Document) -> Lines:
    """The lines of a document, looked at once."""
    known: Lines | None = document.cache.get("furniture_lines_judged")
    if known is None:
        known = document.cache["furniture_lines_judged"] = Lines(document, *marked(document), word_weights())
    return known


def suspicion_from(lines: Lines) -> float:
    """The log-odds from which a line counts as furniture: higher in a whole page's text, where most lines are and a chance find is likely."""
    count = len(lines.kept)
    whole_page = count > 60 and len(lines.paragraphs) < 0.25 * count
    return _SUSPICION_IN_A_PAGE if whole_page else _SUSPICION


def reasons(features: list[float], count: int = 3) -> list[str]:
    """The names of the features that weighed most for furniture."""
    return forest().weightiest(features, count)

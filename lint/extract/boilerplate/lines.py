"""How likely a line is boilerplate: its words, shape, place and neighbours, weighed by a small model (`bench/models/boilerplate/`).

Only lines that are no plain paragraph are judged. The words are weighed first; what they say of a line's neighbours, of the run of
short lines around it and of all short lines of the document then goes, with the line's shape and place, through small trees.
Figures in a row are a table: its lines are alike by nature, so they prove nothing for one another and are never judged.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, compress
from math import exp
from operator import or_

from lint.extract.boilerplate.alone import Shape, shape_of
from lint.extract.boilerplate.found import marked
from lint.extract.boilerplate.layout import layout
from lint.extract.boilerplate.neighbours import doubts, given_away, near
from lint.extract.boilerplate.own_lines import head_lines, is_of_head, tells_who_or_when
from lint.extract.boilerplate.shapes import LONG, Labels, in_tables
from lint.extract.boilerplate.thresholds import HIGH, HIGH_ALONE, HIGH_IN_A_PAGE, MEDIUM, is_page, lowest
from lint.extract.boilerplate.trees import TOGETHER, forest
from lint.extract.boilerplate.voice import speaks_for_the_article, spoken
from lint.extract.boilerplate.words import NO_WORDS, WordWeights, word_weights
from lint.model import Confidence
from lint.text.annotations import annotation
from lint.text.blocks import Kind
from lint.text.document import Document
from lint.view import Pages

_SENTENCE_FROM = 60
_PLAIN_WORDS = -2.5
_CALM_WORDS, _CALM_LINES = -1.0, 0.25
"""The log-odds by its words below which a line is not asked about, where all short lines together seem so unlikely to be boilerplate:
of the lines left on pages on purpose, that passes over three in a thousand that the trees would find, and over half of an article's headings."""
SHORT = 90
_CONTENT = frozenset({Kind.table, Kind.code, Kind.formula, Kind.quotation, Kind.verse, Kind.heading})
"""Kinds of text whose lines are the article's, however they look."""
_PARAGRAPH, _SURE = -4.0, 4.0
_CALM = 1 / (1 + exp(-_PARAGRAPH))
_FAR = 40
_THROUGHOUT = 0.8
"""A text of which such a share of the paragraphs says I, we or you speaks as a site does."""
_ARTICLE = 2_500
"""Characters of the paragraphs in which the words of a line are looked for."""


class Lines:
    """What the model looks at: the blocks of a document with the measures that several features share."""

    def __init__(
        self, document: Document, certain: frozenset[int], suspected: frozenset[int], weights: WordWeights
    ) -> None:
        self._features: dict[int, Sequence[float]] = {}
        self._odds: dict[int, float] = {}
        self.kept = [number for number, text in enumerate(document.block_texts) if text]
        texts, kept = document.block_texts, self.kept
        pages = Pages(len(kept), lambda first, last: [texts[number] for number in kept[first:last]])
        self.texts: Sequence[str] = pages if document.is_long else list(pages)
        self.certain = list(map(certain.__contains__, self.kept))
        self.suspected = list(map(suspected.__contains__, self.kept))
        self._shapes = list(map(shape_of, self.texts))
        columns = map(list, zip(*self._shapes, strict=True)) if self._shapes else ([] for _ in Shape._fields)
        self.sizes, self.ends, self.long, labels, figures, cells, own, *_ = columns
        self.paragraphs = list(compress(range(len(self.kept)), self.long))
        self._labels = Labels(labels)
        kinds, head = document.block_kinds, head_lines(self.texts, self.paragraphs, self._beside)
        self.tables = [
            is_own or in_table or kinds[number] in _CONTENT
            for number, is_own, in_table in zip(self.kept, own, in_tables(self.texts, figures, cells), strict=True)
        ]
        for place in head:
            self.tables[place] = True
        self.read(weights)

    def read(self, weights: WordWeights) -> None:
        """Weigh the words of the lines."""
        self._weights = weights
        self._words = [
            NO_WORDS if is_long else weights.read(text) for text, is_long in zip(self.texts, self.long, strict=True)
        ]
        self.weigh([words.here for words in self._words].__getitem__)

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each line; none of a paragraph."""
        return [words.pieces for words in self._words]

    def announces(self, place: int) -> float:
        """The log-odds that the line below is boilerplate, by the words of this line."""
        return self._words[place].below

    def weigh(self, score: Callable[[int], float]) -> None:
        """Give each line its words' score, and the document what follows from them."""
        self._features, self._odds = {}, {}
        for known in ("document_features", "_left", "_is_page", "_lowest", "_open"):
            self.__dict__.pop(known, None)
        self.scores = [_PARAGRAPH] * len(self.kept)
        chances = self._chances = [_CALM] * len(self.kept)
        total = 0.0
        for place, is_long in enumerate(self.long):
            if not is_long:
                self.scores[place] = weight = _SURE if self.certain[place] else score(place)
                chances[place] = chance = 1 / (1 + exp(-weight))
                total += chance
        self._above = list(accumulate(chances, initial=0.0))
        short = len(self.kept) - len(self.paragraphs)
        self._mean = total / short if short else 0.0
        self._sure_share = sum(self.certain) / short if short else 0.0
        self._runs: dict[int, tuple[int, float, float]] = {}

    @cached_property
    def _last_sure(self) -> list[int]:
        """The last line down to each in which a rule is sure of boilerplate."""
        return list(accumulate((place if certain else -99 for place, certain in enumerate(self.certain)), max))

    @cached_property
    def _article(self) -> str:
        """The opening of the paragraphs, in which words are looked for."""
        return "\n".join(self.texts[place] for place in self.paragraphs)[:_ARTICLE].lower()

    def open_places(self) -> list[int]:
        """The lines worth a judgement: no paragraphs, no plain sentences, nothing already known for boilerplate."""
        return list(compress(range(len(self.kept)), self._open))

    def is_open(self, place: int) -> bool:
        return self._open[place]

    @cached_property
    def _open(self) -> list[bool]:
        known = zip(self.long, self.certain, self.tables, strict=True)
        return [not (any(of_line) or self.is_plain(place)) for place, of_line in enumerate(known)]

    def is_plain(self, place: int) -> bool:
        """Whether no word, rule or neighbour of the line speaks of the site, and it is a sentence or stands in an article without boilerplate."""
        if self.suspected[place] or any(self.certain[max(0, place - 1) : place + 2]):
            return False
        if self._mean < _CALM_LINES and self.scores[place] < _CALM_WORDS:
            return True
        return self.ends[place] <= 3 and self.sizes[place] >= _SENTENCE_FROM and self.scores[place] <= _PLAIN_WORDS

    def odds(self, place: int) -> float:
        """The log-odds that the line is boilerplate."""
        if place not in self._odds:
            self.look_at([place])
        return self._odds[place]

    def look_at(self, places: Sequence[int]) -> None:
        """Work out the features and the log-odds of some lines: of many at once it costs half of what it does one by one."""
        unknown = [place for place in places if place not in self._odds]
        for start in range(0, len(unknown), TOGETHER):
            self._weigh(unknown[start : start + TOGETHER])

    def _weigh(self, places: Sequence[int]) -> None:
        columns = self._columns(places)
        rows = zip(*columns, strict=True)
        for place, features, odds in zip(places, rows, forest().log_odds(columns, self._left), strict=True):
            self._odds[place] = odds = odds - self._doubts[place]
            if odds >= self._lowest:
                self._features[place] = features  # of lines that may be reported, whose reasons are asked for

    @cached_property
    def _left(self) -> int:
        """The leaves of the trees that the document leaves to its lines."""
        return forest().left(self.document_features)

    @cached_property
    def _doubts(self) -> list[float]:
        known = list(map(or_, self.certain, self.suspected))
        return doubts(self.sizes, self.ends, self.long, known)

    def doubt(self, place: int) -> float:
        """What is taken off a line's odds because of where it stands."""
        return self._doubts[place]

    def by_neighbours(self) -> list[tuple[int, str]]:
        """The lines of a whole page that only the lines around them give away, in order, and how."""
        if not self._is_page:
            return []
        found = [
            certain or suspected or (self.is_open(place) and self.odds(place) >= self._lowest)
            for place, (certain, suspected) in enumerate(zip(self.certain, self.suspected, strict=True))
        ]
        return given_away(self.texts, self.ends, self.long, found, self.tables)

    def is_certain(self, place: int) -> bool:
        """Whether what other rules find in the line is of no interest.

        To silence what is found in a sentence costs more than an odd finding in a teaser: only where the model is sure.
        """
        return self.is_open(place) and self.confidence(place) is Confidence.high

    def may_go(self, place: int) -> bool:
        """Whether a line of high confidence can be taken out unread: what speaks like a sentence only where surer than others and beside a
        line that a rule is sure of; what stands right above a paragraph, and so may head it, only where it is surer, too. Who wrote
        it and when is never taken: nothing else may say so.
        """
        odds = self.odds(place)
        if tells_who_or_when(self.texts[place]):
            return False
        if self.ends[place] <= 3 or self.sizes[place] > SHORT:
            return odds >= HIGH_ALONE and self._beside[place] and self.sizes[place] <= LONG
        heads = self.long[place + 1 : place + 2] == [True]
        return odds >= HIGH_ALONE or (odds >= HIGH and not heads)

    def confidence(self, place: int) -> Confidence | None:
        """How sure it is that a line is boilerplate; None: it is more likely the article's.

        What the model has learnt it has learnt on news sites. On any other page it is right where a rule, too, is sure of a line nearby; where
        none is, it says medium until its odds are very high, and also then in a text that itself speaks to its readers throughout; in a whole
        page's text, of which most is boilerplate, less is enough. Who wrote it and when may be all that the article says of it.
        """
        odds = self.odds(place)
        if odds < self._lowest:
            return None
        if self._is_high(place, odds) and not is_of_head(self.texts[place]):
            return Confidence.high
        if odds >= MEDIUM:
            return Confidence.medium
        is_sentence = self.ends[place] <= 3 and not self._is_page
        return None if is_sentence and speaks_for_the_article(self.texts[place], _SENTENCE_FROM) else Confidence.low

    def _is_high(self, place: int, odds: float) -> bool:
        if self._is_page or self._beside[place]:
            return odds >= (HIGH_IN_A_PAGE if self._is_page else HIGH)
        return odds >= HIGH_ALONE and self._sure_share > 0 and not self._speaks_throughout

    @cached_property
    def _speaks_throughout(self) -> bool:
        """Whether the paragraphs speak as a site does: then its words tell nothing."""
        return spoken([self.texts[place] for place in self.paragraphs]) >= _THROUGHOUT

    @cached_property
    def _is_page(self) -> bool:
        return is_page(len(self.kept), len(self.paragraphs), self._mean, self._sure_share)

    @cached_property
    def _lowest(self) -> float:
        """The log-odds from which a line counts as boilerplate."""
        return lowest(len(self.kept), self._is_page)

    @cached_property
    def _beside(self) -> list[bool]:
        """For each line whether a rule is sure of one nearby."""
        return near(self.certain)

    def telling_words(self, place: int) -> list[str]:
        """The words of the line that speak most for boilerplate."""
        return self._weights.here.heaviest(self._words[place].pieces)

    def features(self, place: int) -> list[float]:
        """The features of a line and of its document, in the order of `FEATURES`."""
        return [*self.line_features(place), *self.document_features]

    def line_features(self, place: int) -> Sequence[float]:
        """The features of a line, in the order of `LINE`."""
        known = self._features.get(place)
        if known is None:
            (known,) = zip(*self._columns([place]), strict=True)
            self._features[place] = known
        return known

    def _columns(self, places: Sequence[int]) -> list[Sequence[float]]:
        """The features of some lines, feature by feature in the order of `LINE`."""
        return [
            *self._shape(places), *self._place(places), *self._sizes_around(places), *self._words_around(places), self._rare(places),
            *self._paragraphs(places), *self._labels.of(places),
        ]  # fmt: skip

    @cached_property
    def document_features(self) -> list[float]:
        """The features of the document, in the order of `DOCUMENT`."""
        return [
            min(30, len(self.paragraphs)), len(self.paragraphs) / len(self.kept), self._mean, self._sure_share,
            *layout(self.texts, self.long, self.ends, self.certain),
        ]  # fmt: skip

    def _shape(self, places: Sequence[int]) -> Iterable[Sequence[float]]:
        shapes, words = [self._shapes[place] for place in places], [self._words[place] for place in places]
        return (
            [shape.size for shape in shapes], [len(own.pieces) for own in words], [own.stop_words for own in words],
            [shape.capitals for shape in shapes], [shape.end for shape in shapes], [shape.separators for shape in shapes],
            [shape.colons for shape in shapes],
        )  # fmt: skip

    def _place(self, places: Sequence[int]) -> Iterable[Sequence[float]]:
        count = len(self.kept)
        first, last = (self.paragraphs[0], self.paragraphs[-1]) if self.paragraphs else (count, -1)
        return (
            [place / count for place in places], [min(40, count - 1 - place) for place in places],
            [max(-20, min(20, place - first)) for place in places], [max(-20, min(20, place - last)) for place in places],
        )  # fmt: skip

    def _sizes_around(self, places: Sequence[int]) -> Iterable[Sequence[float]]:
        sizes = [-1, -1, *self.sizes, -1, -1]
        return [[sizes[place + 2 + step] for place in places] for step in (-1, 1, -2, 2)]

    def _words_around(self, places: Sequence[int]) -> Iterable[Sequence[float]]:
        """What the words of the lines around say, and those that the line shares with the article."""
        count, above, scores = len(self.kept), self._above, [-9.0, -9.0, *self.scores, -9.0]
        runs, last_sure = list(map(self._run, places)), self._last_sure
        return (
            [run[0] for run in runs], [self.scores[place] for place in places], list(map(self._announced, places)),
            [scores[place + 3] for place in places], [scores[place] for place in places],
            [run[1] for run in runs], [run[2] for run in runs],
            [above[place] / place if place else 0.5 for place in places],
            [(above[-1] - above[place + 1]) / (count - 1 - place) if place + 1 < count else 0.5 for place in places],
            [min(20, place - last_sure[place]) for place in places], list(map(self._shared, places)),
        )  # fmt: skip

    def _announced(self, place: int) -> float:
        """The log-odds that the line is boilerplate, by the words of the line before."""
        if not place:
            return -9.0
        return _PARAGRAPH if self.long[place - 1] else self.announces(place - 1)

    def _paragraphs(self, places: Sequence[int]) -> Iterable[Sequence[float]]:
        """How far the nearest paragraphs are, and how many there are on either side."""
        paragraphs = [-_FAR, *self.paragraphs, len(self.kept) + _FAR]
        below = [bisect(self.paragraphs, place) + 1 for place in places]
        count = len(paragraphs) - 1
        return (
            [min(_FAR, place - paragraphs[next - 1]) for place, next in zip(places, below, strict=True)],
            [min(_FAR, paragraphs[next] - place) for place, next in zip(places, below, strict=True)],
            [min(30, next - 1) for next in below], [min(30, count - next) for next in below],
        )  # fmt: skip

    def _rare(self, places: Sequence[int]) -> Sequence[float]:
        """The share of each line's words that the model does not know, as names."""
        return [self._words[place].unknown for place in places]

    def _run(self, place: int) -> tuple[int, float, float]:
        """How many short lines stand together here (a longer line stands alone), and the mean and the highest chance of theirs."""
        known = self._runs.get(place)
        if known is None:
            begin, end, sizes = place, place + 1, self.sizes
            if sizes[place] < SHORT:
                while begin and sizes[begin - 1] < SHORT:
                    begin -= 1
                while end < len(sizes) and sizes[end] < SHORT:
                    end += 1
            chances = self._chances[begin:end]
            known = min(40, end - begin), sum(chances) / (end - begin), max(chances)
            self._runs.update(dict.fromkeys(range(begin, end), known))
        return known

    def _shared(self, place: int) -> float:
        """The share of the line's words that the paragraphs have, too."""
        words = self._words[place].subject
        return sum(map(self._article.__contains__, words)) / len(words) if words else -1


@annotation
def judged(document: Document) -> Lines:
    """The lines of a document, looked at once."""
    return Lines(document, *marked(document), word_weights())

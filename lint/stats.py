"""The figures of an article: words, sentences, share of boilerplate, readability; and how they are spread over a corpus."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint.extract import source
from lint.text.document import Document
from lint.text.language import name_of


class Figures(NamedTuple):
    """What can be counted of one article. Readability is None where there is no sentence to read."""

    words: int
    sentences: int
    characters: int
    furniture_share: float
    words_per_sentence: float
    automated_readability_index: float | None
    coleman_liau_index: float | None

    def as_dict(self) -> dict[str, float | int | None]:
        return {name: round(value, 3) if isinstance(value, float) else value for name, value in self._asdict().items()}


def figures(document: Document) -> Figures:
    """The figures of an article; words are those outside boilerplate, readability is that of its sentences."""
    sentences = source.prose(document)
    count = signs = letters = 0
    for start, end in sentences:
        words = document.folded[start:end].split()
        count += len(words)
        signs += sum(map(len, words))
        letters += sum(sum(map(str.isalnum, word)) for word in words)
    size = document.size
    stops = len(sentences)
    return Figures(
        words=source.article_words(document),
        sentences=stops,
        characters=len(document.text),
        furniture_share=sum(end - start for start, end in source.boilerplate(document)) / size if size else 0.0,
        words_per_sentence=count / stops if stops else 0.0,
        automated_readability_index=automated_readability(signs, count, stops) if stops else None,
        coleman_liau_index=coleman_liau(letters, count, stops) if stops else None,
    )


def automated_readability(characters: int, words: int, sentences: int) -> float:
    """The Automated Readability Index of a text with so many characters (no spaces), words and sentences."""
    return 4.71 * characters / words + 0.5 * words / sentences - 21.43


def coleman_liau(letters: int, words: int, sentences: int) -> float:
    """The Coleman-Liau index of a text with so many letters, words and sentences."""
    return 5.88 * letters / words - 29.6 * sentences / words - 15.8


QUANTILES = (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0)


def quantiles(values: Iterable[float], at: Sequence[float] = QUANTILES) -> list[float]:
    """The values at the given shares of the ordered values, the nearest one each; empty for no values."""
    ordered = sorted(values)
    return [ordered[round(share * (len(ordered) - 1))] for share in at] if ordered else []


def density(words: int, findings: int) -> dict[str, float]:
    """How many findings an article has on a thousand words, those aside that say what it lacks as a whole (date, author)."""
    return {"findings_per_1000_words": round(1000 * findings / words, 3) if words else 0.0}


_LABELS = {"furniture_share": "share of boilerplate", "findings_per_1000_words": "findings per 1,000 words"}
"""What people read for the names of figures that do not say it themselves."""


class Spread:
    """How each figure is spread over the articles that were added."""

    def __init__(self) -> None:
        self._columns: dict[str, array[float]] = {}

    def __bool__(self) -> bool:
        return bool(self._columns)

    def add(self, row: Mapping[str, float | int | None]) -> None:
        for name, value in row.items():
            if value is not None:
                self._columns.setdefault(name, array("d")).append(value)

    def quantiles(self) -> dict[str, dict[str, float]]:
        """By figure: the least value, quantiles and the greatest."""
        names = [_share_name(share) for share in QUANTILES]
        return {figure: dict(zip(names, quantiles(column), strict=True)) for figure, column in self._columns.items()}

    def columns(self) -> Iterator[tuple[str, Sequence[float]]]:
        """Each figure with its values, an article a value."""
        yield from self._columns.items()

    def table(self) -> str:
        """The spread as lines for people, a figure a line."""
        head = f"{'':30}" + "".join(f"{_share_name(share):>9}" for share in QUANTILES)
        rows = [
            f"  {_LABELS.get(figure, figure.replace('_', ' ')):28}"
            + "".join(f"{_short(value):>9}" for value in row.values())
            for figure, row in self.quantiles().items()
        ]
        return "\n".join([head, *rows])


def languages_line(languages: Mapping[str, int]) -> str:
    """How many articles are in each language, the commonest first, as a line under the table."""
    ordered = sorted(languages.items(), key=lambda item: (-item[1], item[0]))
    return f"  {'languages':28}" + ", ".join(f"{name_of(code)} {count}" for code, count in ordered)


def _share_name(share: float) -> str:
    return {0.0: "least", 0.5: "median", 1.0: "most"}.get(share, f"{share:.0%}")


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}"

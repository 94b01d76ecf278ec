"""The figures of an article and their spread over a corpus."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint import stats
from lint.document import Document
from lint.model import Confidence, Finding, Severity


def test_figures_of_an_article() -> None:
    figures = stats.figures(Document("The mill\n\nHe won. She lost. I left."))
    assert (figures.words, figures.sentences, figures.words_per_sentence) == (8, 3, 2.0)
    assert figures.furniture_share == 0
    assert figures.automated_readability_index == stats.automated_readability(20, 6, 3)


def test_furniture_is_left_out() -> None:
    text = "Leave a Reply\nThe mill is open again. It was shut."
    document = Document(text)
    document.cache["furniture_findings"] = [
        Finding("BP999", "form", Severity.warning, Confidence.high, "", 0, len("Leave a Reply"))
    ]
    figures = stats.figures(document)
    assert (figures.words, figures.sentences) == (8, 2)
    assert figures.furniture_share == len("Leave a Reply") / len(text)


def test_an_empty_article_has_no_readability() -> None:
    figures = stats.figures(Document(""))
    assert figures.as_dict() == {
        "words": 0, "sentences": 0, "characters": 0, "furniture_share": 0, "words_per_sentence": 0,
        "automated_readability_index": None, "coleman_liau_index": None,
    }  # fmt: skip


def test_the_spread_is_a_table() -> None:
    spread = stats.distribution({"words": n, "lix": None if n % 2 else n / 2} for n in range(101))
    assert spread["words"] == [0, 5, 25, 50, 75, 95, 100]
    lines = stats.table(spread).splitlines()
    assert lines[0].split() == ["least", "5%", "25%", "median", "75%", "95%", "most"]
    assert lines[1].split() == ["words", "0", "5", "25", "50", "75", "95", "100"]


@given(st.lists(st.floats(allow_nan=False), max_size=30))
def test_quantiles_are_values_in_order(values: list[float]) -> None:
    found = stats.quantiles(values)
    assert found == sorted(found) and set(found) <= set(values)
    assert not values or (found[0], found[-1]) == (min(values), max(values))

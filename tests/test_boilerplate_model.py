"""The boilerplate model: its features, its trees, its words, its reasons, and how sure it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.extract.boilerplate import layout_model, line_layout
from lint.extract.boilerplate.feature_names import DOCUMENT, FEATURES, LINE
from lint.extract.boilerplate.layout import LAYOUT, layout
from lint.extract.boilerplate.lines import Lines, judged
from lint.extract.boilerplate.neighbours import doubts, enclosed
from lint.extract.boilerplate.reasons import reason
from lint.extract.boilerplate.trees import MANY_LEAVES, Forest, Tree, forest
from lint.extract.boilerplate.words import Weights, pairs, pieces, word_weights
from lint.model import Confidence
from lint.text.document import Document
from tests.test_boilerplate import ARTICLE, SECOND_ARTICLE


def test_the_model_has_a_plain_reason() -> None:
    document = Document(ARTICLE + "More stories\nTen ferries you can still board\nShare\n")
    lines = judged(document)
    assert len(lines.features(lines.open_places()[0])) == len(FEATURES) == len(LINE) + len(DOCUMENT)
    assert reason(lines, 3) == "a short line below the last paragraph"
    assert "“subscribe" in reason(judged(Document(ARTICLE + "Subscribe to the weekly newsletter here\n")), 2)


def test_how_the_lines_look_together() -> None:
    texts = ["- Home", "SHARE", "x" * 200 + ".", "12 June", "Share this story.", "x" * 200 + "."]
    long = [False, False, True, False, False, True]
    seen = dict(zip(LAYOUT, layout(texts, long, [5, 5, 0, 5, 0, 0], [False, True, *[False] * 4]), strict=True))
    assert seen["lines"] == 6
    assert seen["length of the paragraphs"] == 201
    assert seen["short lines"] == 4
    assert seen["share of known boilerplate"] == pytest.approx(1 / 6) == seen["share of repeated lines"]
    assert seen["share of paragraphs below a short line"] == seen["share of tiny lines"] == 1
    assert seen["share of bullets"] == seen["share of lines in capitals"] == seen["share of short sentences"] == 0.25
    assert seen["share of lines that begin with a number"] == 0.25
    assert layout(["Share"], [False], [5], [False])[:2] == (1, 0)
    assert layout(["x" * 200 + "."], [True], [0], [False])[-1] == 0


def test_paragraphs_around_a_line_and_words_few_sites_use() -> None:
    lines = judged(Document("Share\n" + ARTICLE + "Zxqwv vwqxz\nShare this\n" + SECOND_ARTICLE))
    names = ("words that few sites use", "distance to the paragraph above", "distance to the paragraph below", "paragraphs above", "paragraphs below")  # fmt: skip
    seen = [[lines.features(place)[FEATURES.index(name)] for name in names] for place in (0, 3, 4)]
    assert seen == [[0, 40, 1, 0, 4], [1, 1, 2, 2, 2], [0, 2, 1, 2, 2]]


def walked(tree: Tree, features: list[float]) -> float:
    while isinstance(tree, list):
        tree = tree[2] if features[tree[0]] <= tree[1] else tree[3]
    return float(tree)


def grown(depth: int) -> st.SearchStrategy[Tree]:
    leaf = st.integers(-9, 9)
    if depth == 0:
        return leaf
    inner = st.tuples(st.integers(0, 3), st.integers(-3, 3), grown(depth - 1), grown(depth - 1)).map(list)
    return st.one_of(leaf, inner)


@given(
    st.one_of(st.lists(grown(3), min_size=1, max_size=5), st.lists(grown(4), min_size=1, max_size=5)),
    st.lists(st.integers(-4, 4), min_size=4, max_size=4),
    st.integers(0, 4),
)
def test_asked_with_numbers_the_trees_say_what_a_walk_says(trees: list[Tree], features: list[float], own: int) -> None:
    small = Forest(["a", "b", "c", "d"], 0.5, trees)
    (odds,) = small.log_odds([[one] for one in features[:own]], small.left(features[own:]))
    assert odds == pytest.approx(0.5 + sum(walked(tree, features) for tree in trees))


def test_the_shipped_trees_read_the_features_of_the_code() -> None:
    assert forest().names == list(FEATURES)
    assert layout_model.trees().names == list(line_layout.FEATURES)


def test_more_leaves_than_there_are_bits_are_refused() -> None:
    tree: Tree = 0
    for step in range(MANY_LEAVES):
        tree = [0, step, 1, tree]
    with pytest.raises(ValueError, match="17 leaves"):
        Forest(["a"], 0.0, [tree])


def test_lines_are_measured_alike_alone_and_together() -> None:
    layout = line_layout.Layout(["Start", "Sport", "Am 3. Mai 2021 12:30", "Start", "Der Rat tagt. " * 12 + "Ende."])
    rows = zip(*layout.columns(range(layout.count)), strict=True)
    assert [[*row, *layout.whole] for row in rows] == [layout.features(place) for place in range(layout.count)]
    assert len(layout.features(0)) == len(line_layout.FEATURES)


def test_word_features_and_weights() -> None:
    assert pieces("Sign up - it's 2,000!") == ["sign", "up", "-", "it's", "0", ",", "0", "!"]
    assert not pieces(" ")
    assert len(pieces("a " * 5_000)) < 100
    assert list(pairs(["sign", "up"])) == [("", "sign"), ("sign", "up"), ("up", "")]
    weights = Weights({"sign": 50, "!": 40}, {("", "sign"): 25, ("up", ""): -10}, -1.0)
    assert weights.score(["sign", "up"]) == pytest.approx(-1 + 0.5 + 0.25 - 0.1)
    assert weights.score([]) == -1.0
    assert weights.heaviest(["sign", "up", "!"]) == ["sign"]


def test_what_a_line_announces_is_told_by_its_words() -> None:
    below = word_weights().below
    assert below.score(pieces("Related stories")) > below.score(pieces("The ferry sails in June."))


FIGURES = "2021\n310\n4,120\n2022\n287\n3,940\n"


def test_figures_in_a_row_are_a_table_and_never_judged() -> None:
    text = ARTICLE + FIGURES + "| Year | Barges |\n|---|---|\n## The pier\nShare this article\nSubscribe\n"
    lines = judged(Document(text))
    assert [lines.texts[place] for place, table in enumerate(lines.tables) if table] == [
        *FIGURES.split(), "| Year | Barges |", "|---|---|", "## The pier",
    ]  # fmt: skip
    assert not any(lines.tables[place] for place in lines.open_places())


def test_high_wants_a_line_that_a_rule_is_sure_of() -> None:
    text = (
        ARTICLE
        + "Ten ferries you can still board this summer\nTwelve harbours to see before the winter\nThe best piers of the coast\n"
    )
    alone = judged(Document(text))
    document = Document(text)
    beside = Lines(document, frozenset({4}), frozenset(), word_weights())
    assert not any(alone.confidence(place) is Confidence.high for place in (2, 3, 4))
    assert beside._beside == [False, True, True, True, True]


def test_what_a_sentence_announces_is_doubted_up_to_the_next_paragraph_or_boilerplate() -> None:
    sizes, colon, word, stop = [60, 12, 14, 200, 12, 60, 12, 12], 8, 5, 0
    ends = [colon, word, word, stop, word, colon, word, word]
    long = [False, False, False, True, False, False, False, False]
    off = doubts(sizes, ends, long, [*[False] * 7, True])
    assert off[1] == off[2] == off[6] > 0
    assert off[0] == off[4] == off[5] == off[7] == 0
    assert doubts([12, 12], [colon, word], [False] * 2, [False] * 2) == [0, 0]
    assert doubts([60, 12], [colon, word], [False] * 2, [True, False]) == [0, 0]


def test_what_heads_a_paragraph_within_the_article_is_doubted_where_no_rule_is_sure_nearby() -> None:
    sizes, ends = [200, 12, 12, 200, 12], [0, 5, 5, 0, 5]
    long = [size == 200 for size in sizes]
    off = doubts(sizes, ends, long, [False] * 5)
    assert off[2] > 0 and off[1] == off[4] == 0
    assert doubts(sizes, ends, long, [*[False] * 4, True]) == [0] * 5
    assert doubts(sizes[1:], ends[1:], long[1:], [False] * 4) == [0] * 4
    assert doubts([200, 12, 200], [0, 5, 0], [True, False, True], [False] * 3)[1] > 0


def test_a_list_of_the_article_is_not_suspected() -> None:
    items = "Steelbook case\nTwo enamel pins\nA map of the coast\n"
    said = "The box of the second edition, which costs forty crowns more, has these things in it:\n"
    alone, announced = (
        judged(Document(ARTICLE + head + items + "Share this article\nSubscribe\n")) for head in ("", said)
    )
    shift = len(announced.kept) - len(alone.kept)
    assert all(announced.odds(place + shift) < alone.odds(place) for place in (2, 3, 4))


def test_what_a_page_encloses_is_the_pages() -> None:
    found = [True] * 5 + [False] + [True] * 5
    assert list(enclosed(found, [False] * 11)) == [5]
    assert list(enclosed([False, *found[1:]], [False] * 11)) == [0, 5]
    assert not list(enclosed([*[False] * 3, True, True, False, *[True] * 5], [False] * 11))
    with_paragraph = [place == 5 for place in range(11)]
    assert list(enclosed(found, with_paragraph)) == [5]
    assert list(enclosed([*found[:4], False, False, *found[6:]], with_paragraph)) == [4]


def test_a_short_line_that_reports_takes_more_than_a_suspicion() -> None:
    lines = judged(Document(ARTICLE + "He was later bailed and has appealed, his lawyer said.\nShare\n"))
    lines._odds[2] = -0.1
    assert lines.confidence(2) is None
    lines._odds[2] = 0.5
    assert lines.confidence(2) is Confidence.medium


def test_lines_weighed_anew_are_judged_as_if_they_had_never_been_weighed_otherwise() -> None:
    document = Document(ARTICLE + "More stories\nTen ferries you can still board\nAll about ropes\nShare\n" * 4)

    def weighed(*scores: float) -> list[tuple[float, Confidence | None]]:
        lines = Lines(document, frozenset({5}), frozenset(), word_weights())
        seen = list[tuple[float, Confidence | None]]()
        for score in scores:
            lines.weigh(lambda place, score=score: score - place % 3)  # type: ignore[misc]
            seen = [(lines.odds(place), lines.confidence(place)) for place in range(len(lines.kept))]
        return seen

    assert weighed(-4.0, 6.0) == weighed(6.0) != weighed(-4.0)

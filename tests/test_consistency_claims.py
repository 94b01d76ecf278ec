"""Claims: figures read with their sentence, and when two of them cannot both be true."""

from __future__ import annotations

import random

import pytest

from lint import Document, engine
from lint.config.settings import Settings
from lint.corpus.gather import Corpus
from lint.extract.claims.conflicts import (
    Around,
    Subject,
    _alike,
    _rarity,
    agree,
    candidates,
    conflicts_within,
    of_figures,
    pairs,
    pairs_within,
)
from lint.extract.claims.extractor import Claim, Figure, claims, stem, weighed

PLAN = engine.make_plan(Settings(select=("CN2",)))


def read(text: str) -> list[Claim]:
    document = Document(text)
    PLAN.scan(document)
    return claims(document)


def figure(number: float, low: float | None = -1, high: float | None = -1, kind: str = "count") -> Figure:
    return Figure(0, 1, kind, "", number, number if low == -1 else low, number if high == -1 else high)


def test_a_claim_has_its_figures() -> None:
    (claim,) = read("Velmar paid $40 million on 3 March 2021 for 12 ships, or 5% of its fleet.")
    assert [(f.kind, f.unit, f.number) for f in claim.figures] == [
        ("money", "USD", 40e6), ("day", "", 303.0), ("count", "ships", 12.0), ("share", "%", 5.0),
    ]  # fmt: skip
    assert claim.tokens[claim.figures[0].at] == "40"


def test_a_claim_comes_back_from_plain_values() -> None:
    (claim,) = read("Velmar paid $40 million for 12 ships of Brendova.")
    assert Claim.made(claim.start, claim.end, claim.plain()) == claim


def test_names_and_long_words_weigh_most() -> None:
    weights = weighed(read("The mayor of Brendova sold 12 ships.")[0].tokens)
    assert weights["brendova"] > weights["mayor"] > weights["sold"] > 0
    assert "the" not in weights and "12" not in weights


@pytest.mark.parametrize(
    ("one", "other"), [("ships", "ship"), ("closed", "closing"), ("parties", "partied"), ("mayor's", "mayors")]
)
def test_stems(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (figure(30_000), figure(30_412), True),
        (figure(40), figure(45), False),
        (figure(2.5), figure(2.46), True),
        (figure(40, 40, None), figure(45), True),
        (figure(40, 40, None), figure(72), False),
        (figure(50, None, 50), figure(45), True),
        (figure(40, 40, None), figure(72, 72, None), False),
        (figure(31, 28, 35), figure(34), True),
        (figure(303, kind="day"), figure(304, kind="day"), False),
        (figure(2016, kind="year"), figure(2014, kind="year"), False),
    ],
)
def test_what_can_both_be_true(one: Figure, other: Figure, wanted: bool) -> None:
    assert agree(one, other) is agree(other, one) is wanted


def pair(first: str, second: str) -> list[tuple[float, float]]:
    (one,), (two,) = read(first), read(second)
    return [(found.first.number, found.second.number) for found in pairs(Subject(one), Subject(two), {})]


def test_figures_that_stand_in_both_claims_explain_each_other() -> None:
    first = "In Brendova 24 ships and 12 barges wait at the harbour wall."
    assert pair(first, "At the harbour wall of Brendova wait 24 ships and 12 barges.") == []
    assert (12.0, 14.0) in pair(first, "At the harbour wall of Brendova wait 24 ships and 14 barges.")


def test_units_are_not_mixed() -> None:
    first = "The harbour wall of Brendova will cost $40 million."
    assert pair(first, "The harbour wall of Brendova will cost 45 million euros.") == []
    assert pair(first, "The harbour wall of Brendova will be 45 metres long.") == []


def test_features_have_no_side() -> None:
    one, two = (
        Subject(read(text)[0])
        for text in ("Velmar will pay $40 million for the wall.", "For the wall Velmar will pay $45 million.")
    )
    (found,), (turned,) = pairs(one, two, {}), pairs(two, one, {})
    assert found.features == pytest.approx(turned.features)
    assert (found.first, found.second) == (turned.second, turned.first)


def test_candidates_share_two_words() -> None:
    texts = ["Velmar bought 4 ships.", "The ships of Velmar are 9.", "Brendova has 3 mayors."]
    subjects = [Subject(read(text)[0]) for text in texts]
    assert list(candidates(subjects)) == [(0, 1)]


@pytest.mark.parametrize(
    "text",
    ["", "12", "1 " * 20_000, "$5 " * 5_000, "Ж 5 " * 3_000, "\ud800 5 ships \udfff", "It has 5 ships. " * 2_000],
)
def test_hostile_texts(text: str) -> None:
    document = Document(text)
    engine.lint(document, PLAN)


def test_many_claims_of_one_thing_stay_cheap() -> None:
    dice = random.Random(1)
    text = "\n".join(
        f"The port of Brendova counts {dice.randint(10, 99)} ships at its harbour wall." for _ in range(600)
    )
    document = Document(text)
    assert len(list(candidates([Subject(claim) for claim in read(text)]))) < 600 * 30
    engine.lint(document, PLAN)


def test_words_that_only_two_claims_share_count_most() -> None:
    texts = ["Velmar bought 4 green ferries.", "Velmar sold 5 green ferries.", "Velmar paints 9 houses."]
    told = [Subject(read(text)[0]) for text in texts]
    known = {(one.claim, other.claim): given["rare"] for one, other, given in pairs_within(told)}
    fewer = [Subject(read(text)[0]) for text in texts[:2]]
    ((_, _, alone),) = pairs_within(fewer)
    assert alone["rare"] > known[told[0].claim, told[1].claim] > 0


def _verbatim(first: str, second: str) -> list[bool]:
    return [found.verbatim for found in conflicts_within([Subject(read(text)[0]) for text in (first, second)])]


def test_one_sentence_with_two_figures_is_worth_a_reader() -> None:
    assert _verbatim("The wall of Brendova costs $40 million.", "The wall of Brendova costs $45 million.") == [True]
    assert _verbatim("The wall of Brendova opened on May 4.", "The wall of Brendova opened on May 9.") == [False]


def test_parallel_sentences_are_no_conflict() -> None:
    assert not _verbatim("The east pier is 40 metres long.", "The west pier is 60 metres long.")
    assert not _verbatim("The clerk fined Ada Brook $200.", "The clerk fined Otto Frey $350.")
    assert not _verbatim("On Monday the mill ground 40 tonnes of rye.", "On Friday the mill ground 65 tonnes of rye.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The old lock of Brendova is 40 metres long.", "The new lock of Brendova is 65 metres long."),
        ("Before the repair the gate of Marl took 90 seconds.", "After the repair the gate of Marl took 40 seconds."),
        ("Version 2.1 of Ketch reads a page in 12 seconds.", "Version 2.2 of Ketch reads a page in 7 seconds."),
        ("The yard of Marl sold boats for $4 million in the first quarter of 2021.", "The yard of Marl sold boats for $19 million in 2021."),
        ("The dam of Velden is to cost $40 million.", "The dam of Velden has cost $65 million."),
        ("For six take 2 eggs, 150 ml cream and 90 g sugar.", "For six take 5 eggs, 400 ml cream and 90 g sugar."),
    ],
)  # fmt: skip
def test_two_things_that_common_words_tell_apart_are_no_conflict(first: str, second: str) -> None:
    assert not conflicts_within([Subject(read(text)[0]) for text in (first, second)])
    same = (
        first.replace("40", "52")
        .replace("90 s", "75 s")
        .replace("12", "17")
        .replace("$4 ", "$6 ")
        .replace("150", "210")
    )
    assert same != first and conflicts_within([Subject(read(text)[0]) for text in (first, same)])


def _across(*titles: str) -> int:
    plan = engine.make_plan(Settings(select=("XD201",)))
    corpus = Corpus(plan.corpus)
    for number, title in enumerate(titles):
        text = f"The water at the weir of Brendova has {number + 6} metres at noon."
        document = Document(text, f"{number}.txt", metadata={"title": title})
        plan.scan(document)
        corpus.add(document)
    return len(list(corpus.judge()))


def test_reports_of_a_series_are_no_conflict() -> None:
    assert _across("Levels of 3 May 2021", "Levels of 4 May 2021") == 0
    assert _across("Levels, week 12", "Levels, week 13") == 0
    assert _across("The weir in May", "The weir in May") == 1
    assert _across("Flood takes 12 boats at the weir", "Flood takes 13 boats at the weir") == 1


def test_a_figure_that_many_contradict_is_one_of_a_series() -> None:
    sold = [f"The bakery of Marl sold {count} loaves of rye." for count in (40, 75, 120, 210)]
    told = [Subject(read(text)[0]) for text in sold]
    for number, subject in enumerate(told):
        told[number] = Subject(subject.claim._replace(figures=(subject.claim.figures[0]._replace(start=number),)))
    assert conflicts_within(told[:2]) and not conflicts_within(told)


def test_code_tables_and_teasers_are_no_claims() -> None:
    for text in (
        "See https://example.org/a?limit=5 of the wall.",
        "| wall | 40 metres |",
        "By the desk of Marl 4 min read",
    ):
        assert not read(text)


def test_numbers_of_one_precision_are_no_rounding() -> None:
    found = "The mill of Velden has 410 windows. The mill of Velden has 420 windows, says its owner."
    plan = engine.make_plan(Settings(select=("CN201",)))
    assert [one.code for one in engine.lint(Document(found), plan)] == ["CN201"]


def _pairs(texts: list[str]) -> int:
    plan = engine.make_plan(Settings(select=("XD201",)))
    corpus = Corpus(plan.corpus)
    for number, text in enumerate(texts):
        document = Document(text, f"{number:03d}.txt")
        plan.scan(document)
        corpus.add(document)
    return sum(placed.path in ("000.txt", "001.txt") for placed in corpus.judge())


def test_what_is_found_among_some_articles_is_found_among_many() -> None:
    story = [
        "The harbour company will pay $40 million for the ferry terminal in Arden.",
        "Critics doubt that the harbour company should pay $45 million for the ferry terminal in Arden.",
    ]
    one_each = "harbour company pay ferry terminal Arden".split()
    others = [
        f"In Velmar the {one_each[at % 6]} had {at + 3} guests from the village of Quendel{at}." for at in range(240)
    ]
    assert _pairs(story) == _pairs(story + others) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Model A weighs 40 kilograms. Model B weighs 65 kilograms.",
        "In 2022 the mill ground 300 tonnes. In 2023 the mill ground 450 tonnes.",
        "Tickets cost 8 crowns for children. Tickets cost 15 crowns for adults.",
        "The Heron 3 costs £420. The Heron 3 Plus costs £610.",
    ],
)
def test_two_things_in_one_form_are_no_conflict(text: str) -> None:
    assert engine.lint(Document(text), PLAN) == []


def test_one_thing_in_two_forms_is_a_conflict() -> None:
    text = "The bridge of Orrin is 410 metres long. Ships pass at night. The 440-metre bridge of Orrin was closed."
    assert [finding.code for finding in engine.lint(Document(text), PLAN)] == ["CN201"]


class Word(str):
    """A word that lies in a set where it is told to."""

    __slots__ = ("place",)

    def __new__(cls, text: str, place: int) -> Word:
        made = super().__new__(cls, text)
        made.place = place
        return made

    def __hash__(self) -> int:
        return self.place


def test_what_two_claims_share_weighs_the_same_in_every_process() -> None:
    """The order of a set is another one in each process; which of two conflicts is the likelier must not hang on it."""

    def around(order: int) -> tuple[Around, Subject]:
        weights = {Word(f"w{number}", order * number % 31): number / 10 for number in range(1, 14)}
        subject = Subject(Claim.made(0, 9, ("w", ())))
        subject.weights, subject.sorts, subject.total = weights, {("count", "")}, 9.1
        return Around((), (), frozenset(), frozenset(), weights, 9.1, 0), subject

    figure = Figure(0, 1, "count", "", 3.0, 3.0, 3.0)
    shared, features = set(), set()
    for order in range(1, 31):
        near, subject = around(order)
        shared.add(
            (
                _alike(subject, subject),
                *_rarity(subject, subject, {word: len(word) + 2 for word in subject.weights}).values(),
            )
        )
        features.add(of_figures(figure, figure, (near, near), (set(), set()), False))
    assert len(shared) == len(features) == 1

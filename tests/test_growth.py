"""Neither a rule nor an extractor takes more than twice the work for twice the text: counted in calls, not in seconds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from lint import engine, extract, readers
from lint.config.settings import Settings
from lint.corpus.gather import gather
from lint.rule.base import CorpusRule, DocumentRule, Rule
from lint.text.document import Document
from tests.counting import counted_calls

LENGTH = 3000
GROWTH = 2.3
NOISE = 400
"""Calls that come and go with the length of a list or a table."""


@cache
def plan() -> engine.Plan:
    return engine.make_plan(Settings(select=("ALL",)))


def rules() -> list[str]:
    return sorted(str(rule.code) for rule in plan().rules)


def sample(rule: Rule, between: str) -> str:
    """The flagged samples of a rule in a row."""
    samples = (one if isinstance(one, str) else between.join(one) for one in rule.examples.flags)
    return between.join(samples).replace("[[", "").replace("]]", "") + between


def document(text: str) -> Document:
    (found,) = readers.read_bytes(text.encode("utf-8", "replace"), "a.txt", plan().settings)
    assert isinstance(found, Document)
    plan().scan(found)
    return found


def work(rule: Rule, text: str) -> int:
    """The calls that a rule makes for a text, with all that it asks of it."""
    article = document(text)
    if isinstance(rule, CorpusRule):
        return counted_calls(lambda: list(rule.gather(article)))
    assert isinstance(rule, DocumentRule)
    return counted_calls(lambda: list(rule.check(article)))


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["in a line", "in lines"])
@pytest.mark.parametrize("code", rules())
def test_twice_the_text_is_twice_the_work(code: str, between: str) -> None:
    rule = next(rule for rule in plan().rules if rule.code == code).resolve()
    text = sample(rule, between)
    text *= max(2, LENGTH // len(text))
    work(rule, text)
    once, four_times = work(rule, text), work(rule, text * 4)
    if four_times >= GROWTH * GROWTH * once + NOISE:
        # What is compared with what stands before it grows faster up to its bound; what counts is how it goes on from there.
        once, four_times = four_times, work(rule, text * 16)
    assert four_times < GROWTH * GROWTH * once + NOISE, (once, four_times)


def name(number: int) -> str:
    """A name of its own for each number."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4)).title()


MONTHS = "January February March April May June July August September October November December".split()
SHAPES: dict[str, Callable[[int], str]] = {
    "one word": lambda _: "weir ",
    "one word without a space": lambda _: "weir",
    "a sentence of other words": lambda number: f"{name(number).lower()} ",
    "lines of one letter": lambda _: "a\n",
    "paragraphs of three words": lambda _: "Mara said so.\n\n",
    "the same sentence": lambda _: "The weir opened. ",
    "names in a line": lambda number: f"Mara {name(number)} and ",
    "names in paragraphs": lambda number: f"Mara {name(number)} opened the weir.\n\n",
    "who said it": lambda number: f"{name(number)} said that ",
    "acronyms": lambda number: f"Aa Bb Cc ({name(number).upper()}) ",
    "dates": lambda number: f"{number % 28 + 1} {MONTHS[number % 12]} {1900 + number % 90}, ",
    "dates in digits": lambda number: f"{number % 28 + 1}/{number % 12 + 1}/{number % 90 + 10} ",
    "days of the week": lambda _: "on Monday last week ",
    "hours": lambda number: f"{number % 24}:{10 + number % 50} ",
    "quantities": lambda number: f"{100 + number % 800} kg ",
    "quantities in two units": lambda number: f"{100 + number % 800} km ({60 + number % 30} miles) ",
    "sums of money": lambda number: f"${100 + number % 800} million ",
    "shares": lambda number: f"{number % 90 + 10}% of ",
    "ranges": lambda number: f"{100 + number % 800}-{103 + number % 800} ",
    "ranges without end": lambda _: "from 5 to ",
    "digits": lambda _: "1",
    "commas": lambda _: "1,",
    "brackets that stay open": lambda _: "(a ",
    "quotes that stay open": lambda _: "“a ",
    "straight quotes": lambda _: '"a ',
    "closing quotes": lambda _: "a” ",
    "apostrophes": lambda _: "a's ",
    "stops": lambda _: "e.g. ",
    "hedges": lambda _: "may could might ",
    "sources": lambda _: "experts say according to ",
    "prompts": lambda _: "Subscribe to our newsletter\n\n",
    "bylines": lambda _: "By Mara Lindt\n",
    "links": lambda number: f"https://a.example/{number} ",
    "signs that combine": lambda _: "a\u0301\u0301\u0301",
    "Chinese": lambda _: "水坝开放。",
    "Russian": lambda _: "слово ",
}
"""What extractors are made for, and what ends nowhere, again and again: the piece by its number."""
SHORT = 1500


def shaped(piece: Callable[[int], str], length: int) -> str:
    """A text of about so many characters of pieces."""
    count = max(20, length * 20 // sum(len(piece(number)) for number in range(20)))
    return "".join(map(piece, range(count)))


def all_work(text: str) -> int:
    """The calls that all rules and all extractors together make for a text."""
    article = Document(text, "a.txt")
    plan().scan(article)

    def run() -> None:
        engine.lint(article, plan())
        gather(article, plan().corpus)
        for kind in extract.MODULES:
            list(extract.mentions(article, kind))

    return counted_calls(run)


def grows_as_its_text(text: str, long: str) -> None:
    """Raises AssertionError where four times a text makes more than four times the work, and some."""
    all_work(text)
    once, four_times = all_work(text), all_work(long)
    most = GROWTH * GROWTH * once + NOISE
    if four_times >= most:
        four_times = all_work(long)  # expressions that the longer text was the first to want are compiled now
    assert four_times < most, (once, four_times)


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_read_of_any_shape_grows_as_its_text(shape: str) -> None:
    grows_as_its_text(*(shaped(SHAPES[shape], length) for length in (SHORT, 4 * SHORT)))


@pytest.mark.slow
@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["in a line", "in lines"])
@pytest.mark.parametrize("number", range(len(rules())), ids=rules())
def test_samples_of_two_rules_in_turns_are_twice_the_work_for_twice_the_text(number: int, between: str) -> None:
    codes = rules()
    both = (codes[number], codes[(number + 7) % len(codes)])
    text = "".join(sample(rule.resolve(), between) for rule in plan().rules if rule.code in both)
    text *= max(2, SHORT // len(text))
    grows_as_its_text(text, text * 4)

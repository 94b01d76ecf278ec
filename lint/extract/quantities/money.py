"""How much a large number without a currency looks like money: named features around it, weighed by a small table.

The weights come from bench/models/money/train.py; each is the logarithm of how much its feature speaks for money.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile
from pathlib import Path

from lint.extract.quantities.extractor import Quantity, amounts
from lint.extract.quantities.money_words import (
    COUNTING,  # fmt: skip
    LIVING,
    MONEY,
    MORE,
    NEARLY,
    PAYING,
    PEOPLE,
    RANK,
    SMALL,
    SUMS,
    kind,
    tokens,
)
from lint.extract.quantities.nouns import BREAKS, is_plural
from lint.extract.quantities.plain_money import says_its_currency
from lint.lexicon import either, words
from lint.match.expressions import expression
from lint.model import Span
from lint.text.annotations import annotation
from lint.text.document import Document

_LARGE = frozenset({"thousand", "lakh", "million", "crore", "billion", "trillion"})
_WEIGHTS = Path(__file__).with_name("money.json")
BEFORE_WINDOWS = ((3, "close"), (8, "near"))


def candidates(document: Document) -> Iterator[Quantity]:
    """The large numbers of a document that name no currency, unit or other measure, if it does not give one once for all."""
    for quantity in amounts(document):
        if quantity.dimension is None and quantity.magnitude in _LARGE and quantity.number:
            low = max(0, quantity.start - 80)
            if _heads(document.folded, quantity.end) or _is_grown_count(document.folded, quantity.start, low):
                continue
            digits = quantity.magnitude != "thousand" or quantity.written[0].isdigit()
            if digits and (
                document.folded[quantity.end - 1].lower() not in "mkb" or _short_for_money(document, quantity)
            ):
                if says_its_currency(document):
                    return
                yield quantity


_HEADS = frozenset(words("en", "money", "heads"))


def _heads(folded: str, end: int) -> bool:
    """Whether the word right behind a number is one that is counted and never paid."""
    return (
        folded[end : end + 1] == " " and folded[end + 1 : end + 14].split(" ", 1)[0].rstrip(".,;:)").lower() in _HEADS
    )


_CHANGED = either(words("en", "money", "changed"))
_GROWN = expression(
    rf"(?r)(?P<head>[a-z-]+) (?:(?:has|have|had|[a-z]+ly) )?{_CHANGED} "
    r"(?:by [^ ]+ )?to (?:about |around |some |nearly |almost |over )?"
)
"""What has come to a number: heads, not money."""


_COUNTED_HEADS = PEOPLE | LIVING


def _is_grown_count(folded: str, start: int, low: int) -> bool:
    """Whether a number is what heads or living things have grown to: “the bacteria grew to 2 billion”."""
    grown = _GROWN.match(folded, low, start)
    return grown is not None and grown["head"].lower() in _COUNTED_HEADS


_MINUTES = expression(r"(?:\d ?h(?:rs?)? ?\Z)")
_AFTER_MINUTES = expression(r" ago\b| ?\d+ ?s\b| read\b")
_GRADES = frozenset("4 5 8 10 14 18 22 24 401 403".split())


def _short_for_money(document: Document, quantity: Quantity) -> bool:
    """Whether "5m", "50k" or "1b" stand in running text that speaks of money: elsewhere they are minutes, metres, screens."""
    folded, block = document.folded, document.block_at(quantity.start)
    letter = folded[quantity.end - 1].lower()
    if letter == "k" and quantity.written in _GRADES or block.end - block.start < 40:
        return False
    if _AFTER_MINUTES.match(folded, quantity.end) or _MINUTES.search(
        folded, max(0, quantity.start - 6), quantity.start
    ):
        return False
    sentence = document.sentence_at(quantity.start)
    around = tokens(folded, max(sentence.start, quantity.start - 160), min(sentence.end, quantity.end + 90))
    return any(word in SUMS or word in PAYING or letter == "m" and word in MONEY for word in around)


def score(document: Document, quantity: Quantity) -> float:
    """How probable it is, from 0 to 1, that a number without a currency is an amount of money."""
    weights = _weights()
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in {"always", *features(document, quantity)})))


@cache
def _weights() -> dict[str, float]:
    known: dict[str, float] = json.loads(_WEIGHTS.read_text(encoding="ascii"))
    return known


def features(document: Document, quantity: Quantity) -> set[str]:
    """The names of what speaks for or against money around a number."""
    folded, sentence = document.folded, document.sentence_at(quantity.start)
    before = tokens(folded, max(sentence.start, quantity.start - 160), quantity.start)
    after = tokens(folded, quantity.end, min(sentence.end, quantity.end + 110))
    around = set(before) | set(after)
    found = {f"magnitude {quantity.magnitude}", f"preceded by {kind(before[-1:])}"}
    found |= set(_of_form(folded, quantity)) | set(_behind(folded, quantity, after)) | set(_ahead(before))
    found |= {"counting words in the sentence"} if around & COUNTING else set()
    found |= {"surely money in the sentence"} if around & SUMS else set()
    return found | set(_neighbours(document, quantity, sentence))


FAR = 500
"""So far around a number its sentence is read."""


def beside(document: Document, quantity: Quantity, reach: int) -> list[Quantity]:
    """The other quantities that begin at most `reach` characters away."""
    every = amounts(document)
    first = bisect_left(every, quantity.start - reach, key=lambda other: other.start)
    last = bisect_left(every, quantity.end + reach, lo=first, key=lambda other: other.start)
    return [other for other in every[first:last] if other is not quantity]


@annotation
def money_amounts(document: Document) -> int:
    """How many amounts of money the article has, counted up to three."""
    money = (other for other in amounts(document) if other.dimension == "money")
    return sum(1 for _ in islice(money, 3))


def _of_form(folded: str, quantity: Quantity) -> Iterator[str]:
    text = folded[quantity.start : quantity.end]
    if text[-1] in "mbkMBK" and text[-2:-1].isdigit() or text[-2:] in ("bn", "tn"):
        yield "short magnitude"
    if not text[0].isdigit():
        yield "in words"
    if "." in quantity.written:
        yield "decimals"
    if quantity.parts:
        yield "range"
    if folded[quantity.end : quantity.end + 1] == "-":
        yield "hyphen behind"


def _behind(folded: str, quantity: Quantity, after: list[str]) -> Iterator[str]:
    """What follows: the head of the noun phrase that the number opens, or the preposition and what it leads to."""
    hyphen = after[:1] == ["-"]
    opening = len(after[:1]) if after[:1] and after[0] in MORE else 0
    if opening:
        yield "more behind"
    near = after[hyphen + opening : 6 + hyphen + opening]
    phrase = [*takewhile(lambda word: word not in BREAKS and word[0].isalpha(), near)]
    yield f"followed by {kind(after[:1])}" if not phrase else f"phrase of {min(len(phrase), 3)}"
    plural = next((word for word in phrase if is_plural(word)), None)
    if plural:
        yield f"plural {kind([plural])}"
    elif phrase:
        yield f"singular {max((kind([word]) for word in phrase), key=RANK.index)}"
    if phrase and folded[quantity.end + 1 : quantity.end + 2].isupper():
        yield "capital behind"
    if hyphen:
        yield f"hyphen {kind(phrase[:1])}"
    rest = after[len(phrase) + hyphen + opening :]
    if rest[:1] and rest[0] in _LEADING:
        yield f"{'phrase, ' if phrase else ''}{rest[0]} …"
        if goal := _led_to([word for word in rest[1:5] if word.isalpha()]):
            yield f"{rest[0]} {goal}"


_LEADING = frozenset("in of for on from to by over a per each worth".split())
_UNITS_OF_TIME = frozenset("year years month week day annually".split())


def _led_to(words: list[str]) -> str:
    """What the words behind a preposition are: "sum", "money", "counted" or "time"."""
    for name, known in (("sum", SUMS), ("money", MONEY), ("counted", PEOPLE)):
        if not known.isdisjoint(words):
            return name
    return "time" if words and words[0] in _UNITS_OF_TIME else ""


_NUMBER_OF = frozenset({("number", "of"), ("numbers", "of")})


def _ahead(before: list[str]) -> Iterator[str]:
    """What stands before: verbs of paying, nouns of money or of counting, near and less near."""
    for width, name in BEFORE_WINDOWS:
        words = before[-width:]
        for sort, known in (
            ("paying", PAYING),
            ("sum", SUMS),
            ("money", MONEY),
            ("counting", COUNTING),
            ("counted", PEOPLE),
        ):
            if not known.isdisjoint(words):
                yield f"{name} {sort}"
    if before[-2:] and kind(before[-1:]) == "nearly":
        yield f"nearly after {kind(before[-2:-1])}"
    if "of" in before[-14:] and any(pair in _NUMBER_OF for pair in zip(before[-15:], before[-14:], strict=False)):
        yield "number of before"
    lead = next((word for word in reversed(before) if word not in NEARLY and word not in SMALL), "")
    yield f"led by {kind([lead] if lead else [])}"


def _neighbours(document: Document, quantity: Quantity, sentence: Span) -> Iterator[str]:
    """Other quantities of the sentence and of the article."""
    yield f"money amounts {money_amounts(document)}"
    near = [other for other in beside(document, quantity, FAR) if sentence.start <= other.start < sentence.end]
    if any(other.dimension == "money" for other in near):
        yield "money in the sentence"
    large = [other for other in near if other.noun and other.magnitude and other.noun not in MONEY]
    if large:
        yield "large count in the sentence"
    if any(other.noun in PEOPLE for other in near):
        yield "counted in the sentence"
    if any(other.magnitude == quantity.magnitude and other.dimension is None and other.noun is None for other in near):
        yield "another bare amount in the sentence"
    if any(other.unit == "%" for other in near):
        yield "percentage in the sentence"
    tight = [other for other in near if abs(other.start - quantity.end) < 25 or abs(quantity.start - other.end) < 25]
    if any(other.dimension == "money" for other in tight):
        yield "money right beside"

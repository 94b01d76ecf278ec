"""The fact “quantity”: numbers, units, currencies, ranges, and what is no quantity."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.extract.quantities import currencies, units
from lint.extract.quantities.extractor import Quantity, amounts, read
from lint.extract.quantities.numbers import parse_numeral, parse_words, step
from lint.text.document import Document


def read_one(text: str) -> Quantity:
    found = amounts(Document(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "number", "currency", "covered"),
    [
        ("It paid $3.36bn for it.", 3.36e9, "USD", "$3.36bn"),
        ("It paid 475.6 mln dlrs for it.", 475.6e6, "USD", "475.6 mln dlrs"),
        ("It paid Rs 40 crore for it.", 40e7, "INR", "Rs 40 crore"),
        ("It paid Rs500 for it.", 500, "INR", "Rs500"),
        ("It paid ₹2 lakh for it.", 2e5, "INR", "₹2 lakh"),
        ("It paid €300K for it.", 3e5, "EUR", "€300K"),
        ("It paid A$5m for it.", 5e6, "AUD", "A$5m"),
        ("It paid US$ 5 million for it.", 5e6, "USD", "US$ 5 million"),
        ("It paid 2.5 million Hong Kong dollars for it.", 2.5e6, "HKD", "2.5 million Hong Kong dollars"),
        ("It paid 6 Swedish crowns for it.", 6, "SEK", "6 Swedish crowns"),
        ("It paid half a billion yuan for it.", 5e8, "CNY", "half a billion yuan"),
        ("It paid one million pounds for it.", 1e6, "GBP", "one million pounds"),
        ("It paid EUR 1,234.56 for it.", 1234.56, "EUR", "EUR 1,234.56"),
        ("It paid 20 U.S. dollars for it.", 20, "USD", "20 U.S. dollars"),
    ],
)
def test_money(text: str, number: float, currency: str, covered: str) -> None:
    quantity = read_one(text)
    assert (quantity.number, quantity.currency, quantity.dimension) == (pytest.approx(number), currency, "money")
    assert text[quantity.start : quantity.end] == covered


@pytest.mark.parametrize(
    ("text", "number", "unit", "si"),
    [
        ("a 40 sq. km park", 40, "km2", 40e6),
        ("a five-mile road", 5, "mi", 8046.72),
        ("it fell to 20°C there", 20, "°C", 293.15),
        ("it rose to 68 degrees Fahrenheit there", 68, "°F", 293.15),
        ("it rose to 68 F.", 68, "°F", 293.15),
        ("up 3-1/2 pct there", 3.5, "%", 0.035),
        ("up 2½ percent there", 2.5, "%", 0.025),
        ("within 50 days of it", 50, "day", 50 * 86400),
        ("a 200-pound man", 200, "lb", 90.718474),
        ("he hid 5,000 pounds of tea", 5000, "lb", 2267.96185),
        ("it does 60 miles per hour now", 60, "mph", 26.8224),
        ("the hall is 30m wide", 30, "m", 30),
    ],
)
def test_units(text: str, number: float, unit: str, si: float) -> None:
    quantity = read_one(text)
    assert (quantity.number, quantity.unit) == (number, unit)
    assert quantity.si == pytest.approx(si)


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("It has over 7,000 young researchers.", 7000, "researchers"),
        ("It has 80000 orders.", 80000, "orders"),
        ("It has three dozen eggs.", 36, "eggs"),
        ("It has half a million people.", 500_000, "people"),
        ("It has about 2000 members.", 2000, "members"),
        ("It has two hundred and five thousand votes.", 205_000, "votes"),
    ],
)
def test_counted(text: str, number: float, noun: str) -> None:
    quantity = read_one(text)
    assert (quantity.number, quantity.noun, quantity.dimension) == (number, noun, None)


@pytest.mark.parametrize(
    "text",
    [
        "The 5G network, ADS 2.0 and the AITO M7 are here.",
        "It began in 2019 and ended in June 2021.",
        "On March 3, at 5 p.m. or 10:30, he called.",
        "See Chapter 11 and the F-16; COVID-19, too.",
        "Call 192.168.0.1 or 007, the 19th of the 1990s.",
        "It is 12/03/2004, flight BA2490.",
        "several million of them, many thousand",
        "",
        "\ud800",
    ],
)
def test_no_quantity(text: str) -> None:
    assert amounts(Document(text)) == []


def test_bounds() -> None:
    over, upto, between, plain = amounts(
        Document("over 7,000 men, up to 50 days, between $2 and $3 billion, some 8 cars")
    )
    assert (over.low, over.high) == (7000, None)
    assert (upto.low, upto.high) == (None, 50)
    assert (between.low, between.high, between.currency) == (2e9, 3e9, "USD")
    assert [part.number for part in between.parts] == [2e9, 3e9]
    assert plain.approximate


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("a rise of 3% to 5% is likely", [3, 5]),
        ("a rise of 3 to 5 percent is likely", [3, 5]),
        ("it took 18-12 months", [18, 12]),
        ("a 5-10-year plan", [5, 10]),
        ("between seven months and two years", [7 / 12, 2]),
        ("a fee of $5-10 million", [5e6, 10e6]),
        ("between 45 and 40 mln acres", [45e6, 40e6]),
    ],
)
def test_ranges(text: str, ends: list[float]) -> None:
    assert [part.number for part in read_one(text).parts] == pytest.approx(ends)


@pytest.mark.parametrize("text", ["cut from 5 percent to 3 percent", "5 percent and 3 percent", "$5 to 300 students"])
def test_no_ranges(text: str) -> None:
    assert len(amounts(Document(text))) == 2


@pytest.mark.parametrize(
    ("written", "number"),
    [("1,234,567.89", 1234567.89), ("1.234,56", 1234.56), ("1.234.567", 1234567), ("2,5", 2.5), ("12,34,567", 1234567),
     ("1/2", 0.5), ("4-3/8", 4.375), ("12.03.2004", None), ("1.2.3", None), ("1.5/2", None), ("007", None), ("9" * 400, None)],
)  # fmt: skip
def test_numerals(written: str, number: float | None) -> None:
    assert parse_numeral(written) == (pytest.approx(number) if number is not None else None)


def test_words_and_steps() -> None:
    assert parse_words("two million and a half") == 2.5e6
    assert parse_words("twenty-one") == 21
    assert [step(written) for written in ("3,720", "3,700", "2.25", "seven")] == [10, 100, 0.01, 1]


@given(st.integers(0, 10**12))
def test_separators_do_not_change_a_number(number: int) -> None:
    assert parse_numeral(f"{number:,}") == number


@given(st.sampled_from(sorted(units.BY_SYMBOL)), st.floats(-1e6, 1e6))
def test_units_go_to_si_and_back(symbol: str, number: float) -> None:
    unit = units.BY_SYMBOL[symbol]
    assert unit.number(unit.si(number)) == pytest.approx(number, abs=1e-4)


_WRITTEN = st.lists(
    st.sampled_from(["$", "€", "5", "1,000", "2.5", " ", " ", "million", "bn", "%", "to", "-", "between", "and", "km", "(", "m", "two",
                     "one", "dozen", "pounds", "°C", "\n", "A$", "Rs", "2019", "half a", "per", "cent", "half", ".", "\ud800"])
)  # fmt: skip


@given(_WRITTEN)
def test_reads_anything_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = amounts(Document(text))
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(left.end <= right.start for left, right in zip(found, found[1:], strict=False))


def test_mentions_are_json() -> None:
    (mention,) = read(Document("It has up to 40 sq. km."))
    assert (mention.kind, mention.text) == ("quantity", "40 sq. km")
    assert json.loads(json.dumps(mention.value))["unit"] == "km2"


def test_currencies_know_their_names() -> None:
    assert currencies.named(["canadian", "dollars"]) == ("CAD", 2)
    assert currencies.named(["yuan", "and"]) == ("CNY", 1)
    assert currencies.named(["all", "men"]) is None
    assert set(currencies.NATIONS.values()) <= currencies.CODES


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Die Gemeinde zahlt 2.000 Euro für den Turm, der 12,5 Meter hoch ist und seit 1987 steht.", [(2000, "EUR"), (12.5, "m")]),
        ("La commune paie 2.000 euros pour la tour, qui a 12,5 mètres et date du 3 mai 1987.", [(2000, "EUR"), (12.5, "m")]),
        ("The parish pays 2.000 euros for the tower, which is 12,500 metres away and dates from 1987.", [(2, "EUR"), (12500, "m")]),
    ],
)  # fmt: skip
def test_facts_read_numbers_as_the_language_of_the_article_writes_them(
    text: str, numbers: list[tuple[float, str]]
) -> None:
    document = Document(f"{text} " * 3)
    values = [mention.value for mention in read(document)]
    assert [(value["number"], value["currency"] or value["unit"]) for value in values] == numbers * 3

"""What the rules of the units family say, beside the samples they carry."""

from __future__ import annotations

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.extract.quantities.units import BY_NAME, BY_SYMBOL, CONVERTED, LETTERS
from lint.model import Confidence, Finding
from lint.text.document import Document

PLAN = engine.make_plan(Settings(select=("UN",)))


def found(text: str, code: str) -> list[Finding]:
    document = Document(text, metadata={"language": "en"})
    return [finding for finding in engine.lint(document, PLAN) if finding.code == code]


@pytest.mark.parametrize(
    "text",
    [
        "Limiting warming to 1.5 degrees Celsius (2.7 degrees Fahrenheit) is hard.",
        "The planet has warmed by 1.1C (2F) since 1880.",
        "Temperatures 5 to 9 degrees F (3 to 5 degrees C) higher than normal.",
        "It was minus 40 degrees Fahrenheit (minus 40 Celsius).",
        "It fell to -15C (5F) overnight.",
        "Highs of 40 degrees (104 Fahrenheit) are common.",
        "He stands 5ft 6in (1.68m) tall.",
        "A 100m (328ft) rope held.",
        "He did 30 mph (48kph) in town.",
        "It burnt 2,000 acres (809 hectares).",
        "They walked half a mile (1 kilometer).",
        "A 10-15 mile (16-24 km) belt was closed.",
    ],
)
def test_right_conversions_pass(text: str) -> None:
    assert not found(text, "UN401")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The pipe is 3.4 km (3.1 miles) long.", "3.4 km is 2.11 mi, but the text says 3.1 mi."),
        ("It was 90 degrees Fahrenheit (90 Celsius) out.", "90 °F is 32.2 °C, but the text says 90 °C."),
        ("She weighs 12 ounces (5 grams) less.", "12 oz is 340 g, but the text says 5 g."),
    ],
)
def test_wrong_conversions_carry_the_arithmetic(text: str, said: str) -> None:
    assert [finding.message for finding in found(text, "UN401")] == [said]


_AS_WRITTEN = {"°c": "°C", "°f": "°F", "c": "C", "f": "F"}
_CONVERTED = {name: unit for name, unit in BY_NAME.items() if unit.dimension in CONVERTED}


@pytest.mark.parametrize("name", _CONVERTED)
def test_each_name_of_a_unit_is_seen_where_nothing_else_wakes_the_rule(name: str) -> None:
    unit, bare = _CONVERTED[name], "" if name in LETTERS else " "
    others = {other.symbol: _AS_WRITTEN.get(one, one) for one, other in _CONVERTED.items()}
    partners = [written for symbol, written in others.items() if BY_SYMBOL[symbol].dimension == unit.dimension]
    for other in partners:
        if _CONVERTED[other.lower()].symbol != unit.symbol:
            text = f"The dial showed 30{bare}{_AS_WRITTEN.get(name, name)} (9,000,000 {other}) at noon."
            assert found(text, "UN401") or not _is_read(text), text


def _is_read(text: str) -> bool:
    """Whether both measures are read as such where another conversion wakes the rule."""
    return len(found(f"The road is 60 miles (60 kilometers) long. {text}", "UN401")) > 1


def test_degrees_and_cubic_metres_in_signs() -> None:
    assert found("At noon it was 30 °C (96 °F).", "UN401") and not found("At noon it was 30 °C (86 °F).", "UN401")
    assert found("The tank holds 10 m³ (100 cu ft).", "UN401") and not found(
        "The tank holds 10 m³ (353 cu ft).", "UN401"
    )


@pytest.mark.parametrize(
    "text", ["A tank of 60 litres (13 gallons) lasts.", "A tank of 50 litres (13.2 gallons) lasts.", "It holds 3 pints (1.7 litres)."]
)  # fmt: skip
def test_gallons_and_pints_may_be_british(text: str) -> None:
    assert not found(text, "UN401")


def test_metric_beside_metric_is_hardly_a_conversion() -> None:
    (finding,) = found("The storm left 72 cm (82 mm) of snow.", "UN401")
    assert finding.confidence == Confidence.low
    assert finding.message == "72 cm is 720 mm, but the text says 82 mm."


def test_separators_offer_a_fix() -> None:
    (finding,) = found("It sold 80000 cars and 7,000 vans.", "UN201")
    assert finding.confidence == Confidence.high
    assert finding.fix is not None and finding.fix.replacement == "80,000" and finding.fix.safe


def test_a_lone_long_number_is_doubtful() -> None:
    assert [finding.confidence for finding in found("The firm took 80000 orders.", "UN201")] == [Confidence.low]


@pytest.mark.parametrize(
    "text",
    ["Springfield, CA 94105 has 12,000 people.", "Text HOME to 741741 with the other 2,500.", "In 1995 and 2003 it had 4,000 men.",
     "Invoice no. 80321 lists 1,200 parts.", "It cost $1,200 in 2007 dollars.", "Write to www.site.example/80000 about 7,000 others."],
)  # fmt: skip
def test_ids_are_no_long_numbers(text: str) -> None:
    assert not found(text, "UN201")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a five-year plan for 2006-2010", False),
        ("a five-year plan for 2006-2011", False),
        ("a five-year plan for 2006-2014", True),
        ("for two years: 2020 to 2022", True),
        ("for three years: 2020 to 2022", False),
        ("for more than ten years, from 1996 to 2008", False),
        ("for more than fifteen years, from 1996 to 2008", True),
        ("the 2006-09 four-year deal", False),
        ("every four years from 1996 to 2008", False),
        ("It ran from 1901 to 1911. Ten months and five years of war came", False),
    ],
)
def test_years_are_counted_both_ways(text: str, wrong: bool) -> None:
    assert bool(found(text + ".", "UN302")) is wrong


@pytest.mark.parametrize(
    "text",
    ["Rates fell from 5 to 3 percent.", "It won the vote 54 to 46 percent.", "The odds are 5 to 1.", "The gap between 40 and 30 percent widened.",
     "They beat them 3-2 on Sunday.", "It was cut 35 to 28 cents.", "It was built between 335 and 323 BC.",
     "Save $200 - $100-$200 off all screens.", "They stand at 19-8, 11-3 SEC, this year.",
     "Shares 111.60 -0.85 -0.76% today."],
)  # fmt: skip
def test_falls_and_scores_are_no_ranges(text: str) -> None:
    assert not found(text, "UN301")


@pytest.mark.parametrize(
    "text",
    ["Ice held between 3 and 2.75 billion years ago.", "It posted losses of 1.20 to 0.60 dollars.", "They took the sets $90.50 - $80.50 off."],
)  # fmt: skip
def test_ranges_that_may_fall_are_doubtful(text: str) -> None:
    assert [finding.confidence for finding in found(text, "UN301")] == [Confidence.low]


def test_a_range_says_its_order_with_magnitudes() -> None:
    (finding,) = found("It is valued at between 1 billion and 500 million dollars.", "UN301")
    assert finding.message.endswith("runs backwards: 1,000,000,000 is more than 500,000,000.")


@pytest.mark.parametrize(
    "text",
    [
        "Obama deal reached after long talks in the capital - 35m ago, by the staff",
        "She paid for the 4K screen of the set.",
        "He lost time in the 5k run of the bank.",
        "Fines of up to 0K were paid.",
        "The 100m sprint final cost him his nerves.",
        "Some 10 million pupils learn English, up from 6 million a decade ago.",
        "He was paid a compliment: one in a million.",
        "Sales rose from $16 billion to 48 billion.",
        "Call 1-800-BILLION to pay.",
        "It cost RM1.6 million and R2.4 billion to build.",
    ],
)
def test_no_money_without_a_currency(text: str) -> None:
    assert not found(text, "UN101")


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("The firm spent 25 million on the new hall.", [Confidence.high]),
        ("The firm made a profit of $90 million after a 25 million charge for the hall.", [Confidence.low]),
        ("The hall cost $25 million. The 25 million loan is due, and it was a loan of the bank.", [Confidence.low]),
        ("The party spent the loss of 5 million jobs. The cost was the 5 million.", []),
    ],
)
def test_an_amount_beside_another_borrows_its_currency(text: str, confidence: list[Confidence]) -> None:
    assert [finding.confidence for finding in found(text, "UN101")] == confidence


def test_figures_in_a_table_are_doubtful() -> None:
    table = found("Net sales and revenue 147.2 mln vs 121.5 mln", "UN101")
    assert {finding.confidence for finding in table} == {Confidence.low}


def test_percentages_of_one_whole() -> None:
    assert found("In the poll 61 percent approve and 52 percent disapprove.", "UN303")
    assert not found("In the poll 61 percent of farmers and 52 percent of millers approve.", "UN303")
    assert not found("The share rose from 61 percent to 52 percent.", "UN303")
    assert not found(
        "In the poll 61 percent have an unfavorable view of one, 52 percent disapprove of the other.", "UN303"
    )


SHARES = ", ".join(f"{number}%" for number in range(1, 39))


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("In the survey 51 percent approve of the plan, 51 percent disapprove.", [Confidence.medium]),
        ("In the survey 51 percent approve of the plan, 50.9 percent disapprove.", []),
        ("She won the runoff, 51 percent to 51 percent.", [Confidence.high]),
        ("She won the runoff, 90 percent to 70 percent.", []),
        (f"In {SHARES}, she won the runoff, 56 percent to 52 percent.", [Confidence.high]),
        (f"In {SHARES}, 39%, she won the runoff, 56 percent to 52 percent.", []),
        (
            "In the survey 51 percent of those who have lived in the old town by the river approve of the plan, 58 percent disapprove.",
            [Confidence.low],
        ),
        ("Asked, 10% said yes, 20% no, 30% never, 20% once, 20% twice and 10% were undecided.", [Confidence.medium]),
        ("Asked, 10% said yes, 20% no, 30% never, 20% once, 20% twice, 5% often and 10% were undecided.", []),
        ("Asked about it, 43% said yes, 38% said no and 21% were undecided.", [Confidence.medium]),
        ("Asked about it, 43% said yes, 38% said no and 20% were undecided.", []),
    ],
)
def test_where_more_than_all_begins_and_ends(text: str, confidence: list[Confidence]) -> None:
    assert [finding.confidence for finding in found(text, "UN303")] == confidence


def test_changes_are_computed() -> None:
    (finding,) = found("Output rose 50% from 100 to 120 tonnes.", "UN304")
    assert finding.message == "From 100 to 120 is a rise of 20 per cent, but the text says 50 per cent."
    assert not found("Output rose 19.6% from 100.2 to 120 tonnes.", "UN304")


@pytest.mark.parametrize(
    "text",
    ["", "\ud800 5 million", "1" * 5000, "1," * 5000, "5 miles (7 km " * 500, "51% said, " * 500, "2010 to 2020 five years " * 500,
     "paid 5 million and " * 500, "ελληνικά 5 million", "$" * 1000, "between 9 and 5 " * 300],
)  # fmt: skip
def test_bad_input_is_survived(text: str) -> None:
    document = Document(text, metadata={"language": "en"})
    assert all(finding.code != engine.CRASH_CODE for finding in engine.lint(document, PLAN))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The house by the lock sold for 450,000 after nine days.", ["450,000"]),
        ("It was bought in 1995 for 3,000.", ["3,000"]),
        ("The bridge cost 2,300,000 to build.", ["2,300,000"]),
        ("The rent is 850 a month.", ["850"]),
        ("The club took out a loan of 750,000 in 2019.", ["750,000"]),
        ("She paid 4,500 for the boat.", ["4,500"]),
        ("The club sold 4,500 tickets.", []),
        ("The fair drew 4,500 on Sunday.", []),
        ("The battle cost 4,500 lives.", []),
        ("They spent 4,500 hours on the roof.", []),
        ("All prices are in euros. The house sold for 450,000.", []),
    ],
)
def test_money_in_digits_alone(text: str, amounts: list[str]) -> None:
    from lint.extract.quantities import prices
    from lint.text.document import Document

    document = Document(text, metadata={"language": "en"})
    found = [text[price.quantity.start : price.quantity.end] for price in prices(document)]
    assert found == amounts


@pytest.mark.parametrize(
    "words",
    [
        "zip code 90417",
        "the asteroid 83982 passes",
        "the patent 6281734 was sold",
        "in 10247 Brasko",
        "Passcode: 11784518",
        "in 1219 the fort",
    ],
)
def test_numbers_that_name_something(words: str) -> None:
    from lint.extract.quantities import is_label
    from lint.model import Span

    digits = next(word for word in words.split() if word.isdigit())
    start = words.index(digits)
    assert is_label(words, Span(start, start + len(digits)))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("A teacher at the school makes 48,000 a year.", "48,000"),
        ("She inherited 250,000 from an aunt.", "250,000"),
        ("They raised 35,000 for the widow.", "35,000"),
        ("The council set aside 400,000 to mend the quay.", "400,000"),
        ("Rent went up to 1,400 a month.", "1,400"),
        ("The mill was mortgaged for 110,000.", "110,000"),
        ("The bill for the roof was 12,400.", "12,400"),
        ("The firm makes 48,000 a year, all of them by hand.", None),
        ("She sold 1,200 eggs for the school.", None),
        ("The stadium holds 60,000.", None),
    ],
)
def test_prices_without_a_currency(text: str, amount: str | None) -> None:
    findings = found(text, "UN101")
    assert [text[finding.start : finding.end] for finding in findings] == ([] if amount is None else [amount])
    assert all(finding.confidence is Confidence.medium for finding in findings)


def test_a_range_may_open_a_sentence() -> None:
    assert found("Between 60 and 20 guests come each night.", "UN301")


def test_parts_that_come_from_several_hands() -> None:
    assert found(
        "The money comes from the parish (60 percent), the school (35 percent) and gifts (20 percent).", "UN303"
    )
    assert not found("The tax went from 60 percent to 70 percent of the sales.", "UN303")


@pytest.mark.parametrize("label", ["The lot is parcel", "The licence plate", "He typed"])
def test_labelled_numbers_want_no_separator(label: str) -> None:
    assert not found(f"{label} 48213, and 3,000 trees stand there.", "UN201")


def test_parts_of_a_share_in_brackets_are_no_further_shares() -> None:
    assert not found(
        "In the poll 55 percent approve (30 percent firmly) (25 percent mildly), 45 percent disapprove.",
        "UN303",
    )
    assert found("In the poll 61 percent approve and 52 percent disapprove (a record).", "UN303")


def test_an_amount_in_german_may_have_its_currency_from_beside_or_from_the_article() -> None:
    text = "Die Gemeinde hat den Bau beschlossen, und der Landkreis zahlte am Ende auch 3 Millionen für das Dach."
    assert [one.confidence.name for one in found(text, "UN101")] == ["medium"]
    lent = "Die Kosten des Werks stiegen in diesem Jahr von 12 Millionen Euro auf mehr als 30 Millionen, und der Landkreis zahlt."
    assert not found(lent, "UN101")
    assert not found(f"{text} Alle Beträge sind in Millionen Euro.", "UN101")


def test_a_conversion_in_german_names_its_units() -> None:
    (finding,) = found(
        "Der Turm der alten Mühle am Fluss, den die Gemeinde im Mai wieder öffnete, ist 400 Meter (90 Fuß) hoch.",
        "UN401",
    )
    assert finding.message == "400 m is 1,312 ft, but the text says 90 ft."

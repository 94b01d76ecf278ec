"""How much a large number without a currency looks like money: named features around it, weighed by a small table.

The weights come from bench/train_money.py; each is the logarithm of how much its feature speaks for money.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from lint.document import Document
from lint.expressions import expression
from lint.facts.quantities import Quantity, amounts
from lint.facts.quantities_nouns import BREAKS, is_plural
from lint.model import Span

PAYING = frozenset(
    "pay pays paid paying spend spends spent spending cost costs costing invest invests invested investing owe owes owed "
    "owing earn earns earned earning fund funds funded funding finance financed lend lends lent lending borrow borrows "
    "borrowed borrowing donate donates donated donating fined budget budgeted sued sue suing pledge pledges pledged "
    "pledging raise raises raised raising contribute contributes contributed contributing fetch fetched fetches gross "
    "grossed refinance repay repaid repays repaying save saves saved saving sell sells sold buy buys bought buying "
    "purchase purchased allocate allocated allocates appropriate appropriated award awarded settle settled reimburse "
    "value valued valuing worth priced estimated bid loan loaned net netted pocket pocketed withdraw withdrew transfer "
    "transferred collect collected steal stole stolen launder laundered embezzle embezzled charge charged insure insured "
    "issue issued issuing issues subsidize subsidise write-off squander waste wasted commit committed inject injected "
    "injecting authorize authorized authorizes earmark earmarked earmarks disburse disbursed amass amassed receive "
    "received receives receiving generate generates generated accumulate offer offered offers totalled totaled totaling "
    "totalling set aside approve approved slash slashed cut cuts cutting".split()
)
"""Verbs of paying, and those of trade and budgets."""
MONEY = frozenset(
    "money cash cost costs price prices pricetag revenue revenues profit profits loss losses sales turnover income "
    "earnings debt debts deficit deficits surplus budget budgets spending expenditure expenditures tax taxes taxpayers "
    "tariff tariffs duty duties fine fines penalty penalties damages compensation settlement settlements salary salaries "
    "wage wages pay payment payments payout payouts bonus bonuses pension pensions loan loans credit credits lending "
    "mortgage mortgages bond bonds note notes bill bills fund funds funding financing investment investments investor "
    "investors stake stakes equity capital assets asset liabilities valuation value market-value capitalization "
    "capitalisation fortune wealth bailout bail-out rescue stimulus aid relief grant grants subsidy subsidies donation "
    "donations gift gifts contribution contributions fee fees royalties royalty dividend dividends rent insurance premium "
    "premiums claim claims reserve reserves currency deposits deposit savings saving bid bids offer takeover buyout buy-out "
    "buyback acquisition merger deal deals contract contracts purchase purchases order transaction transactions ipo "
    "flotation offering issue package programme program project projects plan scheme facility facilities lawsuit lawsuits "
    "suit trade exports imports gdp economy business industry market auction sum total figure amount amounts worth "
    "charge charges write-off writeoff provision provisions expenses expense overheads repayment repayments refund refunds "
    "ransom bribe bribes bounty reward jackpot prize lottery winnings estate portfolio endowment treasury treasuries "
    "collateral interest proceeds receipts revs cut cuts cutbacks savings advertising ads mansion campaign fundraising "
    "war-chest infrastructure upgrade goods shortage assistance drain injection cutting shortfall gap hole burden outlay "
    "outlays appropriation appropriations margin operating net gross pretax pre-tax taxable overdraft cashflow cash-flow "
    "backlog volume bank banks account accounts transfer price-tag tranche yield yields wall fence".split()
)
"""Nouns of money: what has a price, what is counted in a currency."""
SUMS = frozenset(
    "money cash price revenue revenues profit profits deficit deficits surplus debt debts loss losses earnings turnover "
    "income budget fine fines penalty loan loans bailout bail-out settlement takeover bid deal contract bond bonds "
    "investment package fund dividend salary payment payout lawsuit valuation capitalization capitalisation fortune stimulus "
    "damages grant donation subsidy subsidies fee fees proceeds sales costs cost expenses spending tax taxes tariffs".split()
)
"""The surest of them."""
PEOPLE = frozenset(
    "people men women children adults kids americans britons voters workers employees jobs residents citizens customers "
    "users subscribers viewers listeners readers members patients students teachers pupils refugees migrants immigrants "
    "visitors tourists passengers households families homes houses soldiers troops deaths cases victims ballots votes "
    "followers fans players copies units vehicles cars barrels tonnes tons bushels acres hectares miles kilometres "
    "kilometers gallons litres liters shares stocks downloads views hits clicks pages messages emails e-mails calls tweets "
    "accounts records documents files doses tests vaccines years hours days minutes light-years species animals birds "
    "trees plants bags head pounds kilos feet metres meters stars galaxies cells bytes lines pieces items phones computers "
    "pcs devices handsets sets consumers shoppers drivers owners investors shareholders women girls boys babies births "
    "recipients beneficiaries enrollees population person persons civilians others population strong unemployed inhabitants "
    "speakers believers muslims christians jews catholics gamers websites sites queries searches times doors checks member person strong user voter worker person-strong plus-member vote student "
    "subscriber employee mile acre barrel share customer seat viewer".split()
)
"""Nouns of what is counted and not paid."""
COUNTING = frozenset(
    "population populations killed died infected displaced unemployed unemployment vote votes voted voters watched viewed "
    "downloaded users subscribers audience audiences readers readership circulation viewers members membership employed "
    "employs employing jobless shares acres barrels tonnes tons copies inhabitants births deaths people workers jobs "
    "output production crop harvest capacity shipments units vehicles cars outstanding populace ratings followers "
    "refugees immigrants sold homes households barrels bpd stockpile inventories passengers visitors children nation colony territory province island country city state town region inhabited turnout".split()
)
"""Words that say that heads or things are counted."""
_LARGE = frozenset({"thousand", "lakh", "million", "crore", "billion", "trillion"})
_SMALL = frozenset("a an the its his her their our this that of to by for from in with at on and".split())
_NEARLY = frozenset(
    "about around some roughly approximately nearly almost over under than least most up only just another additional "
    "estimated extra further whopping record as to more less".split()
)
_TOKENS = expression(r"[a-z][a-z'&.-]*[a-z]|[a-z]|\d[\d.,]*|[$£€¥₹%]|[.,;:()?!–—\"-]")
_WEIGHTS = Path(__file__).with_name("quantities_money.json")
BEFORE_WINDOWS = ((3, "close"), (8, "near"))


def candidates(document: Document) -> Iterator[Quantity]:
    """The large numbers of a document that name no currency, unit or other measure."""
    for quantity in amounts(document):
        if quantity.dimension is None and quantity.magnitude in _LARGE and quantity.number:
            digits = quantity.magnitude != "thousand" or quantity.written[0].isdigit()
            if digits and (
                document.folded[quantity.end - 1].lower() not in "mkb" or _short_for_money(document, quantity)
            ):
                yield quantity


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
    around = _words(folded, max(sentence.start, quantity.start - 160), min(sentence.end, quantity.end + 90))
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
    before = _words(folded, max(sentence.start, quantity.start - 160), quantity.start)
    after = _words(folded, quantity.end, min(sentence.end, quantity.end + 110))
    around = set(before) | set(after)
    found = {f"magnitude {quantity.magnitude}", f"preceded by {_kind(before[-1:])}"}
    found |= set(_of_form(folded, quantity)) | set(_behind(folded, quantity, after)) | set(_ahead(before))
    found |= {"counting words in the sentence"} if around & COUNTING else set()
    found |= {"surely money in the sentence"} if around & SUMS else set()
    return found | set(_neighbours(document, quantity, sentence))


_ELLIPSIS = expression(
    r"(?:[\s,;:()–-]|to|from|and|or|vs|versus|against|compared|with|than|up|down|about|around|nearly|almost|over|a|an|the|"
    r"year|years|month|earlier|ago|before|last|previous|in|for|of|more|another|profit|loss|net|while|but|by|some|just|only|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d{4}|\d[\d.,]*\s?(?:pct|%))*"
)


def elliptic(document: Document, quantity: Quantity) -> bool:
    """Whether a neighbour says what is meant: "from $16 billion to 48 billion", "10 million pupils, up from 6 million"."""
    for other in _beside(document, quantity, 60):
        if other.dimension == "money":
            gap = (other.end, quantity.start) if other.start < quantity.start else (quantity.end, other.start)
            if 0 <= gap[1] - gap[0] <= 45 and _ELLIPSIS.fullmatch(document.folded, *gap):
                return True
    return quantity.noun is None and _counts_on(document, quantity)


def _counts_on(document: Document, quantity: Quantity) -> bool:
    """Whether an earlier number of the sentence counts things in the same magnitude and no word of money stands before."""
    sentence = document.sentence_at(quantity.start)
    earlier = [
        other
        for other in _beside(document, quantity, 200)
        if sentence.start <= other.start < quantity.start and other.magnitude == quantity.magnitude
    ]
    if not any(other.noun and other.noun not in MONEY for other in earlier):
        return False
    before = _words(document.folded, max(sentence.start, quantity.start - 40), quantity.start)[-4:]
    return not any(word in PAYING or word in SUMS for word in before)


def _beside(document: Document, quantity: Quantity, reach: int) -> list[Quantity]:
    """The other quantities that begin at most `reach` characters away."""
    every = amounts(document)
    first = bisect_left(every, quantity.start - reach, key=lambda other: other.start)
    last = bisect_left(every, quantity.end + reach, lo=first, key=lambda other: other.start)
    return [other for other in every[first:last] if other is not quantity]


def _money_amounts(document: Document) -> int:
    """How many amounts of money the article has, counted up to three."""
    known: int | None = document.cache.get("money_amounts")
    if known is None:
        money = (other for other in amounts(document) if other.dimension == "money")
        known = document.cache["money_amounts"] = sum(1 for _ in islice(money, 3))
    return known


def _words(folded: str, start: int, end: int) -> list[str]:
    return [token.group().lower() for token in _TOKENS.finditer(folded, start, end)]


def _kind(words: list[str]) -> str:
    """The class of one word beside a number."""
    if not words:
        return "nothing"
    word = words[0]
    if word in SUMS:
        return "sum"
    if word in MONEY:
        return "money"
    if word in PAYING:
        return "paying"
    if word in PEOPLE or word in COUNTING:
        return "counted"
    if word in _NEARLY:
        return "nearly"
    if word in ("is", "are", "was", "were", "have", "has", "had", "who", "do", "did"):
        return "being"
    if word in ("a", "an", "the", "its", "his", "her", "their", "our", "this", "that"):
        return "article"
    if word in ("of", "to", "by", "for", "from", "in", "with", "at", "on", "and", "vs", "or", "worth"):
        return word
    return "mark" if not word[0].isalnum() else "number" if word[0].isdigit() else "word"


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
    phrase = []
    for word in after[hyphen : 6 + hyphen]:
        if word in BREAKS or not word[0].isalpha():
            break
        phrase.append(word)
    yield f"followed by {_kind(after[:1])}" if not phrase else f"phrase of {min(len(phrase), 3)}"
    plural = next((word for word in phrase if is_plural(word)), None)
    if plural:
        yield f"plural {_kind([plural])}"
    elif phrase:
        yield f"singular {max((_kind([word]) for word in phrase), key=_RANK.index)}"
    if phrase and folded[quantity.end + 1 : quantity.end + 2].isupper():
        yield "capital behind"
    if hyphen:
        yield f"hyphen {_kind(phrase[:1])}"
    rest = after[len(phrase) + hyphen :]
    if rest[:1] and rest[0] in ("in", "of", "for", "on", "from", "to", "by", "over", "a", "per", "each", "worth"):
        led = [word for word in rest[1:5] if word.isalpha()]
        mark = "phrase, " if phrase else ""
        yield f"{mark}{rest[0]} …"
        if any(word in SUMS for word in led):
            yield f"{rest[0]} sum"
        elif any(word in MONEY for word in led):
            yield f"{rest[0]} money"
        elif any(word in PEOPLE for word in led):
            yield f"{rest[0]} counted"
        elif led[:1] and led[0] in ("year", "years", "month", "week", "day", "annually"):
            yield f"{rest[0]} time"


_RANK = ["nothing", "mark", "number", "nearly", "article", "being", "of", "to", "by", "for", "from", "in", "with", "at", "on", "and",
         "vs", "or", "worth", "word", "counted", "paying", "money", "sum"]  # fmt: skip


def _ahead(before: list[str]) -> Iterator[str]:
    """What stands before: verbs of paying, nouns of money or of counting, near and less near."""
    for width, name in BEFORE_WINDOWS:
        words = before[-width:]
        for kind, known in (
            ("paying", PAYING),
            ("sum", SUMS),
            ("money", MONEY),
            ("counting", COUNTING),
            ("counted", PEOPLE),
        ):
            if any(word in known for word in words):
                yield f"{name} {kind}"
    if before[-2:] and _kind(before[-1:]) == "nearly":
        yield f"nearly after {_kind(before[-2:-1])}"
    lead = next((word for word in reversed(before) if word not in _NEARLY and word not in _SMALL), "")
    yield f"led by {_kind([lead] if lead else [])}"


def _neighbours(document: Document, quantity: Quantity, sentence: Span) -> Iterator[str]:
    """Other quantities of the sentence and of the article."""
    yield f"money amounts {_money_amounts(document)}"
    beside = [other for other in _beside(document, quantity, 500) if sentence.start <= other.start < sentence.end]
    if any(other.dimension == "money" for other in beside):
        yield "money in the sentence"
    large = [other for other in beside if other.noun and other.magnitude and other.noun not in MONEY]
    if large:
        yield "large count in the sentence"
    if any(other.noun in PEOPLE for other in beside):
        yield "counted in the sentence"
    if any(
        other.magnitude == quantity.magnitude and other.dimension is None and other.noun is None for other in beside
    ):
        yield "another bare amount in the sentence"
    if any(other.unit == "%" for other in beside):
        yield "percentage in the sentence"
    tight = [other for other in beside if abs(other.start - quantity.end) < 25 or abs(quantity.start - other.end) < 25]
    if any(other.dimension == "money" for other in tight):
        yield "money right beside"

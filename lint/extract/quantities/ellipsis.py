"""What lends a number without a currency its meaning: an amount beside it, the same number elsewhere, what is counted around."""

from typing import NamedTuple

from lint.extract.quantities.extractor import Quantity, amounts
from lint.extract.quantities.money import FAR, beside, features, money_amounts
from lint.extract.quantities.money_words import MONEY, PAYING, SUMS, kind, tokens
from lint.lexicon.calendar import MONTHS
from lint.match.expressions import expression
from lint.text.annotations import annotation
from lint.text.document import Document

_ELLIPSIS = expression(
    r"(?:[\s,;:()–-]|to|from|and|or|vs|versus|against|compared|with|than|up|down|about|around|nearly|almost|over|a|an|the|"
    r"year|years|month|earlier|ago|before|last|previous|in|for|of|more|another|profit|loss|net|while|but|by|some|just|only|"
    rf"{'|'.join(MONTHS)}|\d{{4}}|\d[\d.,]*\s?(?:pct|%))*"
)


def elliptic(document: Document, quantity: Quantity) -> bool:
    """Whether a neighbour says what is meant: "from $16 billion to 48 billion", "10 million pupils, up from 6 million"."""
    for other in beside(document, quantity, 60):
        if other.dimension == "money":
            gap = (other.end, quantity.start) if other.start < quantity.start else (quantity.end, other.start)
            if 0 <= gap[1] - gap[0] <= 45 and _ELLIPSIS.fullmatch(document.folded, *gap):
                return True
    return quantity.noun is None and _counts_on(document, quantity) or _counted_elsewhere(document, quantity)


class _Elsewhere(NamedTuple):
    """What an article says of one number: where it counts things, at the first two places, and where it is money."""

    counted: list[Quantity]
    money: Quantity | None


@annotation
def _stated(document: Document) -> dict[float, _Elsewhere]:
    """The numbers of a document that count something or have a currency, with that."""
    known: dict[float, _Elsewhere] = {}
    for quantity in amounts(document):
        if quantity.currency or quantity.noun and quantity.noun not in MONEY:
            stated = known.get(quantity.number, _Elsewhere([], None))
            if quantity.currency:
                stated = stated._replace(money=stated.money or quantity)
            elif len(stated.counted) < 2:
                stated.counted.append(quantity)
            known[quantity.number] = stated
    return known


def _counted_elsewhere(document: Document, quantity: Quantity) -> bool:
    """Whether the article says elsewhere what the same number counts: "5 million jobs … the 5 million"."""
    stated = _stated(document).get(quantity.number)
    return stated is not None and any(other is not quantity for other in stated.counted)


def antecedent(document: Document, quantity: Quantity) -> Quantity | None:
    """The amount with a currency that most readers will take it for: the same one elsewhere, the next one in the sentence."""
    stated = _stated(document).get(quantity.number)
    if stated is not None and stated.money is not None:
        return stated.money
    sentence = document.sentence_at(quantity.start)
    near = [
        other
        for other in beside(document, quantity, FAR)
        if other.currency and sentence.start <= other.start < sentence.end
    ]
    return min(near, key=lambda other: abs(other.start - quantity.start), default=None)


_TOTALS = frozenset("totalled totaled totaling totalling".split())


def doubtful(document: Document, quantity: Quantity) -> bool:
    """Whether something speaks against money all the same: it may count, or the article's other amounts tell the currency."""
    stated = features(document, quantity)
    if money_amounts(document) > 1 or not stated.isdisjoint(_DOUBTS):
        return True
    sentence = document.sentence_at(quantity.start)
    before = tokens(document.folded, max(sentence.start, quantity.start - 160), quantity.start)
    after = tokens(document.folded, quantity.end, min(sentence.end, quantity.end + 60))
    if before[-1:] == ["the"] and not any(name.startswith("phrase of") for name in stated):
        return True
    if after[:1] == ["of"] and not any(kind([word]) in _OF_MONEY for word in after[1:5]):
        return True
    kinds = (kind([word]) for word in reversed(before[-10:]) if word not in _TOTALS)
    return next((kind for kind in kinds if kind in _OF_MONEY or kind == "counted"), "") == "counted"


_OF_MONEY = frozenset({"sum", "money", "paying"})
_DOUBTS = frozenset({"another bare amount in the sentence", "plural word", "number of before"})


def _counts_on(document: Document, quantity: Quantity) -> bool:
    """Whether an earlier number of the sentence counts things in the same magnitude and no word of money stands before."""
    sentence = document.sentence_at(quantity.start)
    earlier = [
        other
        for other in beside(document, quantity, 200)
        if sentence.start <= other.start < quantity.start and other.magnitude == quantity.magnitude
    ]
    if not any(other.noun and _counts_plainly(document.folded, other) for other in earlier):
        return False
    before = tokens(document.folded, max(sentence.start, quantity.start - 40), quantity.start)[-4:]
    return not any(word in PAYING or word in SUMS for word in before)


def _counts_plainly(folded: str, quantity: Quantity) -> bool:
    """Whether the noun is no word of money, or stands right behind the number: "2.9 million contracts"."""
    noun = quantity.noun or ""
    return noun not in MONEY or noun not in SUMS and folded.startswith(noun, quantity.end + 1)

"""Amounts of money that do not say of which currency (UN1xx)."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, expression
from lint.extract.quantities import (
    Quantity,
    amounts,
    antecedent,
    candidates,
    doubtful,
    elliptic,
    money_amounts,
    money_cues,
    money_without_currency,
    prices,
    score,
)


class MoneyWithoutCurrency(DocumentRule):
    code = "UN101"
    name = "money-without-currency"
    severity = Severity.error
    confidence = Confidence.high
    why = "An amount without its currency can be off by a factor of a hundred, and nobody can compare it."
    match = (
        r"illions?\b",
        r"\d ?[kmb]\b",
        r"\d ?(?:bn|mn|tn|mln|bln|trln|thousand|lakh|crore)\b",
        r"\blakhs?\b",
        r"\bcrores?\b",
        r"\d,\d{3}\b",
        r"\d\d (?:a|an|per|each) (?:year|month|week|day|hour|night|head)\b",
        r"\b(?:for|at|of|costs?|paid|pays|is|was|worth|earns?|earned|to) \d{4,}\b",
    )
    lexicon = "money.pays"
    needs = ("quantity",)
    options = {"sure": 0.85, "likely": 0.6, "possible": 0.3}
    option_notes = {
        "sure": "from this probability of money on, high confidence",
        "likely": "from this probability on, medium confidence",
        "possible": "from this probability on, low confidence; below it nothing is reported",
    }
    limits = (
        "Amounts below a million are seen only behind words of paying, earning or owing. An amount whose currency the article gives "
        "once for all (“all figures in euros”) is left alone. Whether “the firm lost 3 million” means money or users, only the words "
        "around tell: the confidence says how surely they do."
    )
    examples = Examples(
        flags=(
            "The carmaker invested [[1 billion]] in the new unit last year.",
            "Revenue fell to [[475.6 mln]] in the second quarter, the company said.",
            "The state signed a [[1.3 billion]] settlement with the bank over its unpaid taxes.",
            "The brothers sold the firm for [[27m]] and paid their debts.",
            "The house by the lock went for [[450,000]] after nine days.",
            "The keeper earns [[41,000]] a year.",
            "The house by the weir sold for [[250k]] in May.",
        ),
        passes=(
            "More than 20 million people live in the city.",
            "The plant turns out 1.5 million barrels a day.",
            "Revenue rose from $16 billion to 48 billion within four years.",
            "The fund invested 250 billion yuan in chips.",
            "Sales of the game crossed the 8 million mark.",
            "Some 5 million jobs were lost; the loss of the 5 million cost the party votes.",
            "Their video drew 3.2 million views in a week.",
            "The club sold 4,500 tickets, and 4,500 came on Sunday.",
            "A spoon of the soil holds 38 trillion bacteria.",
            "She ran a 10k in May, and the picture of it got 50k likes.",
        ),
    )

    def match_in(self, language: str) -> tuple[str, ...]:
        return money_cues(language)

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            for fault in money_without_currency(document, self.blocks_seen(document)):
                yield self.finding(fault.span, fault.message, confidence=fault.confidence)
            return
        for quantity in candidates(document):
            chance = score(document, quantity)
            if chance >= self.option["possible"] and not _settled(document, quantity):
                text = " ".join(document.text[quantity.start : quantity.end].split())
                reference = antecedent(document, quantity)
                message = f"“{text}” looks like money: in which currency?"
                if reference is not None:
                    near = " ".join(document.text[reference.start : reference.end].split())
                    message = f"“{text}” does not say its currency: the same as in “{near}”?"
                confidence = Confidence.low if reference or _in_table(document, quantity) else self._sure(chance)
                if confidence is not Confidence.low and doubtful(document, quantity):
                    confidence = confidence.lowered()
                yield self.finding((quantity.start, quantity.end), message, confidence=confidence)

        if document.language in ("en", "und"):
            yield from self._in_digits(document)

    def _in_digits(self, document: Document) -> Iterator[Finding]:
        """Amounts without a word like million, which only the words around them show to be money."""
        for price in prices(document):
            quantity = price.quantity
            if elliptic(document, quantity):
                continue
            text = " ".join(document.text[quantity.start : quantity.end].split())
            plain = price.plain and not money_amounts(document)
            yield self.finding(
                (quantity.start, quantity.end),
                f"“{text}” looks like money: in which currency?",
                confidence=Confidence.medium if plain else Confidence.low,
            )

    def _sure(self, chance: float) -> Confidence:
        if chance >= self.option["sure"]:
            return Confidence.high
        return Confidence.medium if chance >= self.option["likely"] else Confidence.low


_IDIOM = expression(r"\b(?:in|times|thanks|reasons|ways) a \w+\Z")
_MARK = expression(r"[ -]marks?\b")
"""A bar that is crossed ("the 8 million mark"), or a currency."""


def _settled(document: Document, quantity: Quantity) -> bool:
    """Whether a neighbour lends its currency, or nobody means a number: "one in a million"."""
    idiom = quantity.number == 1e6 and _IDIOM.search(document.folded, max(0, quantity.start - 10), quantity.end)
    return bool(idiom) or _MARK.match(document.folded, quantity.end) is not None or elliptic(document, quantity)


def _in_table(document: Document, quantity: Quantity) -> bool:
    """Whether an amount stands in a line of figures ("Sales 12.0 mln vs 11.3 mln"), whose currency its head may tell."""
    return "vs" in document.folded[max(0, quantity.start - 5) : quantity.end + 5].lower().split()


_OTHER_DOLLARS = frozenset({"AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})
_DOLLARS = {"AUD": "Australian", "CAD": "Canadian", "NZD": "New Zealand", "HKD": "Hong Kong", "SGD": "Singapore", "TWD": "Taiwan"}  # fmt: skip
_MARKED = expression(r"(?:[a-z]+\$|[a-z]+\.?[ -](?:dollars?|dlrs?)\b)")


class AmbiguousDollar(DocumentRule):
    code = "UN102"
    name = "ambiguous-dollar"
    severity = Severity.info
    confidence = Confidence.low
    why = "Where an article speaks of several countries' dollars, a bare dollar sign leaves open whose is meant."
    match = (
        r"\b(?:a|au|aus|c|ca|can|nz|hk|s|sg|nt)\$",
        r"(?:australian|canadian|zealand|kong|singapore|taiwan) (?:dollars?|dlrs?)\b",
    )
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "The miner paid A$50 million for the lease and [[$12 million]] for the trucks.",
            "It raised 30 million Canadian dollars in May. A second round brought [[$5 million]].",
        ),
        passes=(
            "The miner paid A$50 million for the lease and US$12 million for the trucks.",
            "It raised 30 million Canadian dollars (US$22 million) in May.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        money = [quantity for quantity in amounts(document) if quantity.dimension == "money"]
        others = sorted({_DOLLARS[quantity.currency] for quantity in money if quantity.currency in _OTHER_DOLLARS})
        bare = next((quantity for quantity in money if _is_bare(document, quantity)), None)
        if others and bare is not None:
            yield self.finding(
                (bare.start, bare.end),
                f"Whose dollars are “{document.text[bare.start : bare.end]}”? The article also has {' and '.join(others)} ones.",
            )


def _is_bare(document: Document, quantity: Quantity) -> bool:
    """Whether an amount in dollars names no country."""
    text = document.folded[quantity.start : quantity.end].lower()
    return quantity.currency == "USD" and text[0] == "$" and not _MARKED.search(text)

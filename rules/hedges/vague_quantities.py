"""HD301–HD304: quantity, rank and praise in the place of a fact."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity
from lint.facts import hedges_support as support


class _Vague(DocumentRule):
    """What the rules for vague words share: the kinds they tell, and how they say it."""

    severity = Severity.info
    confidence = Confidence.low
    needs = ("hedge", "attribution")
    kinds: tuple[str, ...] = ()
    say = ""

    def check(self, document: Document) -> Iterator[Finding]:
        for hedge, word in support.told(document, self.kinds):
            yield self.finding(hedge.span, f"“{word}”: {self.say}", confidence=support.confidence(hedge))


class VagueQuantity(_Vague):
    code = "HD301"
    name = "vague-quantity"
    why = "“Many” and “some” leave out how many, and which: the reader can neither check nor compare."
    kinds = ("quantity",)
    say = "how many, or which? Give the number or the names."
    examples = Examples(
        flags=(
            "[[Many]] towns in the valley were flooded.",
            "The game is popular in [[some]] regions.",
        ),
        passes=(
            "Eleven towns in the valley were flooded.",
            "How many towns were flooded?",
            "She lived here for many years.",
        ),
    )


class Superlative(_Vague):
    code = "HD302"
    name = "one-of-the-most"
    why = "“One of the most …” ranks without saying by what measure and who ranked."
    kinds = ("superlative",)
    say = "by what measure, ranked by whom? Give the rank and its source."
    examples = Examples(
        flags=(
            "It is [[one of the]] most beautiful lakes on earth.",
            "She became [[one of the]] greatest singers of her time.",
        ),
        passes=(
            "It is the third largest lake in the country, by area.",
            "It is one of the three lakes in the park.",
        ),
    )


class Praise(_Vague):
    code = "HD303"
    name = "praise"
    why = "“Famous”, “leading” and “groundbreaking” are a verdict without a judge."
    kinds = ("puff", "fame")
    say = "who says so? Give the prize, the rank or the number instead."
    examples = Examples(
        flags=(
            "The [[famous]] inn draws many guests.",
            "Many visitors come for its [[outstanding]] and widely praised food.",
        ),
        passes=(
            "The inn won the county prize in 2019.",
            "He was leading by two points.",
        ),
    )


class VagueDegree(_Vague):
    code = "HD304"
    name = "vague-degree"
    why = "“Major”, “very” and “considerable” stand where a number should."
    kinds = ("degree",)
    say = "how much? Give the number."
    examples = Examples(
        flags=(
            "Several [[very]] large towns were flooded.",
            "Some parts of it are [[extremely]] old, and it is widely used.",
        ),
        passes=(
            "A fire destroyed 40 hectares of forest.",
            "Major Ann Lee led the search.",
        ),
    )

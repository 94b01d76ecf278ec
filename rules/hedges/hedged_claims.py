"""HD101–HD106: a claim that the article itself takes half back, with nobody in sight who could be asked."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity
from lint.facts import hedges_support as support


class _HedgedClaim(DocumentRule):
    """What the rules for hedges share: the kinds of hedge they tell, and how they say it."""

    severity = Severity.warning
    confidence = Confidence.low
    needs = ("hedge", "attribution")
    kinds: tuple[str, ...] = ()
    say = ""

    def check(self, document: Document) -> Iterator[Finding]:
        for hedge, word in support.told(document, self.kinds):
            message = f"“{word}”: {self.say}{support.hint(document, hedge.span)}"
            yield self.finding(hedge.span, message, confidence=support.confidence(hedge))


class ModalHedge(_HedgedClaim):
    code = "HD101"
    name = "may-or-could"
    why = "A thing that may, might or could be is no fact yet: without a source it is the writer's guess."
    kinds = ("modal",)
    say = "who expects this, and on what evidence? Name the source, cite the document or drop the claim."
    examples = Examples(
        flags=(
            "The alliance [[could]] redefine the market for years to come.",
            "The bridge [[may]] have been built by the Romans.",
        ),
        passes=(
            "The company was founded in May 2019 and moved in May.",
            "As a boy he could recite the whole poem.",
            "The takeover could fail, said Ann Lee, the bank's chief economist.",
            "Could the alliance redefine the market?",
            "“It could rain,” Ann Lee said.",
        ),
    )


class LikelihoodHedge(_HedgedClaim):
    code = "HD102"
    name = "perhaps-or-probably"
    why = "“Perhaps” and “probably” give a chance without saying who reckons it, or from what."
    kinds = ("likelihood",)
    say = "who says how likely? Give the evidence and whose it is, or drop the claim."
    examples = Examples(
        flags=(
            "[[Perhaps]], the new engine is the best choice.",
            "The unit was carved out, [[potentially]] valued at 250 billion yuan.",
            "The chapel was [[probably]] built by monks.",
        ),
        passes=(
            "The chapel was probably built by monks, according to Ann Lee, who led the dig.",
            "It is possible to reach the summit by train.",
            "The chapel was built by monks in 1130.",
        ),
    )


class HearsayHedge(_HedgedClaim):
    code = "HD103"
    name = "reportedly"
    why = "“Reportedly” says that there was a report and hides which."
    kinds = ("hearsay",)
    say = "reported by whom? Name and link the report, or drop the claim."
    examples = Examples(
        flags=(
            "The firm has [[reportedly]] invited investors from abroad.",
            "[[Legend has it]] that the well never runs dry.",
        ),
        passes=(
            "He allegedly took the money and was charged with theft in a Boston court.",
            "The firm has invited investors from abroad, the Tribune reported on 3 May.",
        ),
    )


class SeemingHedge(_HedgedClaim):
    code = "HD104"
    name = "seems-or-appears"
    why = "Something seems so to somebody: without a name the reader cannot weigh it."
    kinds = ("seeming", "inference")
    say = "to whom, and from what? Say who judged it and what was seen, or drop the claim."
    examples = Examples(
        flags=(
            "It [[seems]] as if the new unit will make up for the loss.",
            "The carmaker [[appears]] cautious about the offer.",
        ),
        passes=(
            "The actor appears in two films and on stage.",
            "“It seems as if we have won,” Ann Lee said.",
            "The name appears on the first page.",
        ),
    )


class SourcelessHedge(_HedgedClaim):
    code = "HD105"
    name = "it-is-believed"
    why = "A passive of believing or saying has no subject: nobody stands behind the claim."
    kinds = ("sourceless",)
    say = "by whom? Name who says or believes it, or drop the claim."
    examples = Examples(
        flags=(
            "It is [[believed]] that the king died here.",
            "The stone is [[said to]] bring luck.",
        ),
        passes=(
            "Ann Lee believes that the king died here.",
            "The stone is kept in the town hall.",
        ),
    )


class OpenHedge(_HedgedClaim):
    code = "HD106"
    name = "unclear"
    why = "What is unclear to the writer may be known to somebody: say who was asked."
    severity = Severity.info
    kinds = ("open",)
    say = "unclear to whom? Say who was asked and what they answered, or leave it out."
    examples = Examples(
        flags=(
            "It is [[unclear]] when the shop will open.",
            "Whether the plan works [[remains to be seen]].",
        ),
        passes=(
            "The shop opens on 3 May.",
            "The date is unclear, said Ann Lee, the owner.",
        ),
    )

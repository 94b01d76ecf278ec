"""HD101–HD107, HD301–HD304: the article itself takes a claim half back, or praises and hints at numbers in place of a fact."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity
from lint.extract import hedges


class _HedgedClaim(DocumentRule):
    """What the rules for hedges share: the kinds of hedge they report, how they say it, and whether they say who is near."""

    severity = Severity.warning
    confidence = Confidence.low
    needs = ("hedge", "attribution")
    kinds: tuple[str, ...] = ()
    say = ""
    hints = True

    def match_in(self, language: str) -> tuple[str, ...]:
        return hedges.hedge_cues(language, self.kinds[0])

    def _in_another_language(self, document: Document) -> Iterator[Finding]:
        """What the words of another language take back: hearsay is worth a look, a chance or a seeming less."""
        for hedge in hedges.hedges_in(document, self.blocks_seen(document)):
            if hedge.kind in self.kinds:
                word = document.text[hedge.span.start : hedge.span.end]
                confidence = Confidence.medium if hedge.kind in ("hearsay", "sourceless") else Confidence.low
                yield self.finding(hedge.span, f"“{word}”: {self.say}", confidence=confidence)

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            yield from self._in_another_language(document)
            return
        found = hedges.unsupported(document)
        for kind in self.kinds:
            for hedge, confidence in found.get(kind, ()):
                word = document.text[hedge.span.start : hedge.span.end]
                hint = hedges.hint(document, hedge.span) if self.hints else ""
                say = _EXPECTED if kind == "expectation" else self.say
                yield self.finding(hedge.span, f"“{word}”: {say}{hint}", confidence=confidence)


_EXPECTED = "who expects it, and on what grounds? Name them, or give the plan and its date."


class ModalHedge(_HedgedClaim):
    code = "HD101"
    name = "may-or-could"
    why = "A thing that may, might or could be is no fact yet: without a source it is the writer's guess."
    kinds = ("modal", "possibility")
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
    lexicon = "hedges.likelihood"
    kinds = ("likelihood", "odds")
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
    lexicon = "hedges.hearsay"
    kinds = ("hearsay", "rumor")
    say = "reported by whom? Name and link the report, or drop the claim."
    examples = Examples(
        flags=(
            "The firm has [[reportedly]] invited investors from abroad.",
            "[[Legend has it]] that the well never runs dry.",
            "Amid [[rumors]] of a sale, the inn closed.",
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
    lexicon = "hedges.seeming"
    kinds = ("seeming", "look", "inference")
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
    lexicon = "hedges.sourceless"
    kinds = ("sourceless", "expectation", "agreed")
    say = "by whom? Name who says or believes it, or drop the claim."
    examples = Examples(
        flags=(
            "It is [[believed]] that the king died here.",
            "The stone is [[said to]] bring luck.",
            "The rent is [[expected to]] rise in spring.",
            "[[It is no secret]] that the mill is for sale.",
            "The fire is [[attributed to]] a spark.",
        ),
        passes=(
            "Ann Lee believes that the king died here.",
            "The rent is expected by the bank of Velmar to rise in spring.",
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


class Generality(_HedgedClaim):
    code = "HD107"
    name = "often-or-generally"
    severity = Severity.info
    why = "“Often”, “widely” and “generally” stand where a count or a survey should."
    kinds = ("generality",)
    say = "how often, counted by whom? Give the figure and its source."
    examples = Examples(
        flags=(
            "The method is [[widely]] used.",
            "The inns are [[generally]] small, and some are old.",
        ),
        passes=(
            "The method is used in 41 of 50 states, according to the 2019 census.",
            "Ann Lee often swims here.",
        ),
    )


class _Vague(_HedgedClaim):
    """What the rules for vague words share."""

    severity = Severity.info
    hints = False


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
            "The towns are [[very]] large, and several were flooded.",
            "Some parts of it are [[extremely]] old, and it is widely used.",
        ),
        passes=(
            "A fire destroyed 40 hectares of forest.",
            "Major Ann Lee led the search.",
        ),
    )

"""HD201–HD204: somebody is said to have said it, and the reader cannot find them."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span
from lint.extract import hedges
from lint.extract.attributions import Source


class _Unnamed(DocumentRule):
    """What the rules for unnamed sources share."""

    severity = Severity.warning
    confidence = Confidence.high
    needs = ("attribution",)
    groups: tuple[str, ...] = ()
    say = ""

    def match_in(self, language: str) -> tuple[str, ...]:
        return hedges.source_cues(language, self.groups[0])

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            yield from _in_another_language(self, document, self.groups)
            return
        for said in hedges.unnamed(document):
            if said.source.group in self.groups and hedges.guess(document, said) is None:
                say = _LEARNED if said.source.group == "newsroom" else self.say
                message = f"“{_text(document, said.source)}”: {say}"
                yield self.finding(
                    (said.source.start, said.source.end), message, confidence=hedges.certainty(document, said)
                )


def _in_another_language(rule: DocumentRule, document: Document, groups: tuple[str, ...]) -> Iterator[Finding]:
    """The sources that the words of another language leave without a name."""
    for source in hedges.unnamed_in(document, rule.blocks_seen(document)):
        if source.group in groups:
            text = " ".join(document.text[source.span.start : source.span.end].split())
            yield rule.finding(source.span, f"“{text}”: {rule.say}", confidence=Confidence.medium)  # type: ignore[attr-defined]


_LORE = frozenset("legend legends tradition folklore lore".split())
_LEARNED = "from whom? Name the source, cite the document or drop the claim."


def _text(document: Document, span: Span | Source) -> str:
    """The words at a place, on one line."""
    return " ".join(document.text[span.start : span.end].split())


class UnnamedSource(_Unnamed):
    code = "HD201"
    name = "unnamed-source"
    why = "The claim rests on somebody the reader cannot find."
    limits = (
        "Only what stands in the sentence and its paragraph is read: a source named two paragraphs later counts as unnamed. Words in "
        "quotation marks, questions, titles and reports of named people are left alone."
    )
    lexicon = "sources.source"
    groups = ("source", "office", "newsroom")
    say = "who? Name the source, cite the document or drop the claim."
    examples = Examples(
        flags=(
            "According to [[insider sources]], the stake is 5%.",
            "The deal is off, [[people familiar with the matter]] said.",
            "“We are ready,” said [[a senior official]].",
            "[[Aides to the mayor]] say the talks go on.",
            "The boat was sold, the [[Herald has learned]].",
            "The agency cited [[two unnamed divers]].",
            "It seems as if [[insider sources]] say that the works will be sold.",
        ),
        passes=(
            "According to the annual report, the stake is 5%.",
            "The deal is off, said Ann Lee, the chief financial officer.",
            "Ann Lee, a senior official, said the talks go on.",
            "A spokeswoman for the bank said the deal is off.",
            "“People say the deal is off,” Ann Lee complained.",
        ),
    )


class VagueCrowd(_Unnamed):
    code = "HD202"
    name = "vague-crowd"
    why = "“Experts”, “critics” and “some” may be a crowd or nobody: there is no one to ask."
    lexicon = "sources.crowd"
    groups = ("crowd", "public")
    say = "who? Name one of them and where they said it, or drop the claim."
    examples = Examples(
        flags=(
            "[[Experts]] say the dam is safe.",
            "[[Some]] believe the treasure is still there.",
            "Prices will fall, according to [[analysts]].",
            "The plan was panned by [[historians]].",
        ),
        passes=(
            "The experts met in Geneva.",
            "Ann Lee, an analyst at the bank, expects prices to fall.",
            "Some critics left early.",
        ),
    )


class EmptySource(DocumentRule):
    code = "HD203"
    name = "empty-source"
    severity = Severity.warning
    confidence = Confidence.high
    why = "“According to the information” names the claim itself as its source."
    lexicon = "sources.empty"
    say = "which? Name and link it, or drop the claim."
    needs = ("attribution",)
    examples = Examples(
        flags=(
            "According to [[the information]], the revenue was 256 million dollars.",
            "The boat sank, according to [[media reports]].",
            "[[Studies]] show that cold water wakes the mind.",
            "[[It has been proven]] that the boat was too small.",
        ),
        passes=(
            "According to the report of the coast guard, the boat sank.",
            "According to information from the coast guard, the boat sank.",
            "A study by Ann Lee of the University of Velmar shows that cold water wakes the mind.",
        ),
    )

    def match_in(self, language: str) -> tuple[str, ...]:
        return hedges.source_cues(language, "empty")

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            yield from _in_another_language(self, document, ("empty",))
            return
        for said in hedges.empty(document):
            told = said.source.head not in _LORE  # a tale names itself; only what it proves is missing
            confidence = Confidence.high if said.verb == "according" and told else Confidence.medium
            ask = (
                "by whom, and where? Name and link it, or drop the claim." if said.source.head == "proof" else self.say
            )
            message = f"“{_text(document, said.source)}”: {ask}"
            yield self.finding((said.source.start, said.source.end), message, confidence=confidence)


class StackedHedge(DocumentRule):
    code = "HD204"
    name = "stacked-doubt"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "An unnamed source who only thinks something possible is no source at all."
    needs = ("attribution", "hedge")
    examples = Examples(
        flags=(
            "[[Sources]] say the merger could still fail.",
            "According to [[insiders]], the plant will probably close.",
        ),
        passes=(
            "Sources say the merger has failed.",
            "Ann Lee, the mayor, said the merger could still fail.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for said in hedges.unnamed(document):
            guess = hedges.guess(document, said)
            if guess is not None:
                source = _text(document, said.source)
                message = f"“{source}” and only a guess (“{_text(document, guess)}”): find somebody who knows, or drop the claim."
                yield self.finding(
                    (said.source.start, said.source.end), message, confidence=hedges.certainty(document, said)
                )

"""HD201–HD204: somebody is said to have said it, and the reader cannot find them."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span
from lint.extract import hedges
from lint.extract.attributions import Attribution, attributions, content

_SURE_VERBS = frozenset("said say says according insist insisted warned warn predicted predict".split())


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
            if said.source.group in self.groups:
                span = Span(said.source.start, said.source.end)
                text = " ".join(document.text[span.start : span.end].split())
                yield self.finding(span, f"“{text}”: {self.say}", confidence=_sureness(said))


def _in_another_language(rule: DocumentRule, document: Document, groups: tuple[str, ...]) -> Iterator[Finding]:
    """The sources that the words of another language leave without a name."""
    for source in hedges.unnamed_in(document, rule.blocks_seen(document)):
        if source.group in groups:
            text = " ".join(document.text[source.span.start : source.span.end].split())
            yield rule.finding(source.span, f"“{text}”: {rule.say}", confidence=Confidence.medium)  # type: ignore[attr-defined]


def _sureness(said: Attribution) -> Confidence:
    """High for “officials said”, medium where the phrase may lead to somebody (“her aides”, “Pentagon officials”)."""
    source = said.source
    if not said.strong:
        return Confidence.low
    if source.definite or source.capital or source.bare or said.verb not in _SURE_VERBS:
        return Confidence.medium
    return Confidence.high


class UnnamedSource(_Unnamed):
    code = "HD201"
    name = "unnamed-source"
    why = "The claim rests on somebody the reader cannot find."
    lexicon = "sources.source"
    groups = ("source", "office")
    say = "who? Name the source, cite the document or drop the claim."
    examples = Examples(
        flags=(
            "According to [[insider sources]], the stake is 5%.",
            "The deal is off, [[people familiar with the matter]] said.",
            "“We are ready,” said [[a senior official]].",
            "[[Aides to the mayor]] say the talks go on.",
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
    groups = ("crowd",)
    say = "who? Name one of them and where they said it, or drop the claim."
    examples = Examples(
        flags=(
            "[[Experts]] say the dam is safe.",
            "[[Some]] believe the treasure is still there.",
            "Prices will fall, according to [[analysts]].",
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
        ),
        passes=(
            "According to the report of the coast guard, the boat sank.",
            "According to information from the coast guard, the boat sank.",
        ),
    )

    def match_in(self, language: str) -> tuple[str, ...]:
        return hedges.source_cues(language, "empty")

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            yield from _in_another_language(self, document, ("empty",))
            return
        for said in attributions(document):
            if said.verb == "according" and said.source.group == "empty":
                span = Span(said.source.start, said.source.end)
                text = " ".join(document.text[span.start : span.end].split())
                yield self.finding(span, f"“{text}”: {self.say}")


class StackedHedge(DocumentRule):
    code = "HD204"
    name = "stacked-doubt"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "An unnamed source who only thinks something possible is no source at all."
    needs = ("attribution", "hedge")
    examples = Examples(
        flags=(
            "Sources say the merger [[could]] still fail.",
            "According to insiders, the plant will [[probably]] close.",
        ),
        passes=(
            "Sources say the merger has failed.",
            "Ann Lee, the mayor, said the merger could still fail.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        seen = -1
        for said in hedges.unnamed(document):
            hedge = hedges.first_plain_hedge(document, content(document, said)) if said.strong else None
            if hedge is not None and hedge.start > seen:
                seen = hedge.start
                source = " ".join(document.text[said.source.start : said.source.end].split())
                message = f"“{source}” and only a guess: find somebody who knows, or drop the claim."
                yield self.finding(hedge, message)

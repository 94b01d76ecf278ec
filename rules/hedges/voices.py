"""HD108, HD109: opinion pieces and papers of science, in which a hedge has another meaning than in a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity
from lint.extract import hedges


class OpinionVoice(DocumentRule):
    code = "HD108"
    name = "opinion-piece"
    severity = Severity.info
    confidence = Confidence.low
    why = "In an opinion piece “perhaps” and “seems” are the writer's view: it is worth knowing once that the article is one."
    needs = ("hedge", "attribution")
    examples = Examples(
        flags=(
            "I moved here in 2001, and I have seen three mayors. I think the town is [[probably]] too small for a tram. "
            "My neighbours laugh, but I love the idea. I would pay for it.",
            "Opinion\n\nThe tram [[seems]] to be a fine idea. Perhaps it will come.",
        ),
        passes=(
            "The tram is probably a fine idea.",
            "I like the tram. I use it.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        found = hedges.own_view(document)
        if found:
            more = f" ({len(found)} hedges of this kind are not listed one by one)" if len(found) > 1 else ""
            yield self.finding(
                found[0].span,
                f"The article is written as opinion{more}: use it for what its writer thinks, not as a source of facts.",
            )


class Speculation(DocumentRule):
    code = "HD109"
    name = "scientific-speculation"
    severity = Severity.info
    confidence = Confidence.low
    why = "In a paper of science “may”, “suggest” and “indicate that” mark what is not established: a corpus of facts should not take it as one."
    needs = ()
    options: ClassVar[dict[str, Any]] = {"mode": "auto"}
    examples = Examples(
        flags=(
            "Binding of the ligand to the receptor induced expression of the gene in infected cells. These results [[suggest]] that "
            "the protein regulates transcription. The mutation inhibits the pathway in mice.",
            "Binding of the ligand to the receptor induced expression of the gene in infected cells. We [[cannot exclude]] that other "
            "kinases act on the pathway. The mutation inhibits transcription in mice.",
            "Serum concentrations of the enzyme were measured in 40 patients with the mutation. The inhibitor [[may]] act on the "
            "receptor. Levels of the protein were obtained by assays of tissue samples.",
        ),
        passes=(
            "The bakery may close in May.",
            "Binding of the ligand to the receptor induced expression of the gene in infected cells. The protein regulates "
            "transcription of the gene. The mutation inhibits the pathway in mice.",
        ),
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if self.option["mode"] not in hedges.MODES:
            raise ValueError(f"mode must be one of {', '.join(hedges.MODES)}")

    def check(self, document: Document) -> Iterator[Finding]:
        for span in hedges.speculation(document, self.option["mode"]):
            word = document.text[span.start : span.end]
            yield self.finding(span, f"“{word}”: the authors do not hold this for established.")

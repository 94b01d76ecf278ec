"""How hard the article is to read, and how dense: off until asked for, for the thresholds are the corpus owner's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity
from lint.extract.source import prose, readability

_EASY = (
    "The mill is open. It was shut for a year. The roof was bad. It is new now. The men bring corn. The mill is glad."
)
_HARD = (
    "Notwithstanding the comprehensive infrastructural rehabilitation undertaken throughout the preceding administrative "
    "period, considerable organisational uncertainties surrounding intermunicipal responsibilities continue to complicate "
    "implementation. Representatives characterised institutional coordination mechanisms as fundamentally insufficient, "
    "emphasising disproportionate administrative requirements. Subsequent parliamentary deliberations demonstrated "
    "considerable disagreement regarding proportionality."
)
_PLAIN = (
    "The mill by the river is open again after a year of repairs, and the farmers of the valley bring their corn to it. "
    "Ann Lee, who took it over from her father, says that she has never seen so many carts in the yard at once. "
    "The repairs cost 40,000 euros, which the village paid after a long debate in the council."
)


class _Readability(DocumentRule):
    """A metric of textstat's against two thresholds."""

    severity = Severity.info
    confidence = Confidence.high
    default = False
    metric: str = ""
    title: str = ""

    def check(self, document: Document) -> Iterator[Finding]:
        value = readability(document, self.metric)
        if value is None:
            return
        least, most = self.option["at_least"], self.option["at_most"]
        if not least <= value <= most:
            side = f"below {least:g}: very plain" if value < least else f"above {most:g}: very hard to read"
            yield self.finding(None, f"{self.title} {value:.1f}, {side}.")


class AutomatedReadability(_Readability):
    code = "SQ301"
    name = "automated-readability"
    metric, title = "automated_readability_index", "Automated Readability Index"
    why = "Long words in long sentences, or nothing but short ones, tell a text that was not written as an article for readers."
    options: ClassVar = {"at_least": 3.0, "at_most": 20.0}
    examples = Examples(flags=(_HARD, _EASY), passes=(_PLAIN, "Too short to tell."))


class ColemanLiau(_Readability):
    code = "SQ302"
    name = "coleman-liau"
    metric, title = "coleman_liau_index", "Coleman-Liau index"
    why = "It rests on letters and sentences alone: a second opinion on readability where sentences are cut wrongly."
    options: ClassVar = {"at_least": 4.0, "at_most": 18.0}
    examples = Examples(flags=(_HARD, _EASY), passes=(_PLAIN, "Too short to tell."))


class SentenceLength(DocumentRule):
    code = "SQ303"
    name = "sentence-length"
    severity = Severity.info
    confidence = Confidence.high
    language = "any"
    default = False
    why = "Sentences that are very long on average were never divided: lists and tables run together, or a lost punctuation."
    options: ClassVar = {"at_most": 40.0}
    examples = Examples(
        flags=(
            " ".join(["and the farmers of the valley bring their corn to it"] * 9) + ".",
            " ".join(["mill ford bridge market inn church school"] * 8) + ".",
        ),
        passes=(_PLAIN, _EASY),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        sentences = prose(document)
        words = sum([len(document.folded[start:end].split()) for start, end in sentences])
        mean = words / len(sentences) if sentences else 0.0
        if mean > self.option["at_most"]:
            yield self.finding(
                None, f"A sentence has {mean:.0f} words on average, more than {self.option['at_most']:g}."
            )

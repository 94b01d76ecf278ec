"""Texts that repeat themselves: sentences that come again, words that loop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from lint import Confidence, Document, DocumentRule, Examples, Finding, Related
from lint.extract.repetition import Repeats, repeated
from lint.extract.source import is_verse

_SHOWN = 20
_MILL = "The mill by the river is open again after a year of repairs. The farmers of the valley bring their corn to it."
_RAIN = "Rain fell for nine days in a row, and the bridge at the ford was closed to carts until Friday noon."


class _Repeating(DocumentRule):
    """What both rules share: one finding, at the first repeat, with the other places beside it."""

    confidence = Confidence.medium
    language = "any"
    where = "anywhere"
    options: ClassVar = {"at_most": 0.1, "surely": 0.3}

    def judged(self, document: Document, repeats: Repeats, what: str) -> Iterator[Finding]:
        share, places = repeats.share, repeats.places
        if not places or share <= self.option["at_most"] or is_verse(document):
            return
        confidence = Confidence.high if share > self.option["surely"] else Confidence.medium
        said = f"{what}, and {len(places) - 1} more" if len(places) > 1 else what
        said += f": {share:.0%} of the text repeats what it said before (more than {self.option['at_most']:.0%})."
        others = ([repeats.first] if repeats.first else []) + list(places[1:_SHOWN])
        related = [Related("", start, end, document.text[start:end][:200]) for start, end in others]
        yield self.finding(places[0], said, confidence=confidence, related=related)


class RepeatedSentences(_Repeating):
    code = "SQ405"
    name = "repeated-sentences"
    why = "A text that says whole sentences again was collected twice, or written by a machine that looped."
    examples = Examples(
        flags=(f"{_MILL}\n\n{_RAIN}\n\n[[{_MILL}]]", f"{_RAIN}\n\n{_MILL} It rained.\n\n[[{_RAIN}\n\n{_RAIN}]]"),
        passes=(f"{_MILL}\n\n{_RAIN}", f"{_MILL}\n\nIt is open. {_RAIN}\n\nIt is open."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from self.judged(document, repeated(document)[0], "This stands a second time")


class LoopingWords(_Repeating):
    code = "SQ406"
    name = "looping-words"
    why = "The same string of words over and over, inside ever new sentences, is a machine's work or a page of labels."
    examples = Examples(
        flags=(
            f"{_MILL} It is [[open and open and open and open and open and open and open and open and open and open and open]]",
            "When the mill by the river is open again the farmers come, and later [[the mill by the river is open again the "
            "farmers]] go, while the mill by the river is open again the farmers sing.",
        ),
        passes=(f"{_MILL}\n\n{_RAIN}", f"{_MILL} It is very, very, very old. {_RAIN}"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from self.judged(document, repeated(document)[1], "These words stand a second time")

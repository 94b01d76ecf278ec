"""The file's encoding: not UTF-8, a mark in front, bytes that read as nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, expression

_LOST = "\ufffd"
_NAMED = "U+FFFD"
_MANY = 40
_OF_PATTERNS = expression(
    r"\b(?:patterns?|regex(?:es)?|regular expressions?|wildcards?|search(?:ed|ing)? for|quer(?:y|ies))\b"
)
_GAP = expression(r"\b[a-z]+(\?(?:s|t|re|ve|ll|d|m)\b|\?[a-z]+)")


class NotUtf8(DocumentRule):
    code = "SQ201"
    name = "not-utf-8"
    severity = Severity.info
    language = "any"
    where = "anywhere"
    why = "Whatever reads the file next will take it for UTF-8 and lose or garble every character that is not English."
    examples = Examples(
        flags=("encoding: windows-1252\n\nThe café is open again.", "encoding: utf-16\n\nThe café is open again."),
        passes=("The café is open again.", "encoding: utf-8\n\nThe café is open again."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        encoding = document.encoding.lower()
        if encoding.startswith("utf-8") or "declared" in document.notes:
            return
        if "guessed" in document.notes:
            # What is only likely is no reason to convert: from a wrong encoding no text comes back.
            said = f"The file is not UTF-8 and declares nothing; by its bytes it may be {encoding}: find out, then save it as UTF-8."
            yield self.finding(None, said, confidence=Confidence.medium)
        else:
            yield self.finding(None, f"The file is in {encoding}, not UTF-8: convert it.")


class ByteOrderMark(DocumentRule):
    code = "SQ202"
    name = "byte-order-mark"
    severity = Severity.info
    language = "any"
    where = "anywhere"
    why = "A byte order mark is invisible, and the first word of the article is another word with it."
    examples = Examples(
        flags=("encoding: utf-8-sig\n\nThe mill is open again.", "encoding: utf-8-sig\n\nRain is expected."),
        passes=("The mill is open again.", "encoding: windows-1252\n\nThe mill is open again."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.encoding.lower() == "utf-8-sig":
            yield self.finding(None, "The file begins with a byte order mark: save it as UTF-8 without one.")


class CharacterLost(DocumentRule):
    code = "SQ203"
    name = "character-lost"
    severity = Severity.error
    language = "any"
    where = "anywhere"
    why = "The replacement character stands where a character could not be read; which one it was, nobody can tell."
    examples = Examples(
        flags=(f"The caf[[{_LOST}]] is open again.", f"He said [[{_LOST}{_LOST}]]never[[{_LOST}]] twice."),
        passes=("The café is open again.", "Is the café open? Yes."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if _LOST not in document.non_ascii:
            return
        if _NAMED in document.text:
            return  # an article about the sign
        for number, run in enumerate(re.finditer(f"{_LOST}+", document.text), 1):
            said = "A character is lost here: the text was decoded wrongly once."
            if number == _MANY:
                rest = document.text.count(_LOST, run.end())
                said = f"A character is lost here, and {rest} more after it."
            yield self.finding(run.span(), said)
            if number == _MANY:
                return


class QuestionMarkInWord(DocumentRule):
    code = "SQ204"
    name = "question-mark-in-word"
    language = "any"
    where = "anywhere"
    match = (r"[a-z]\?[a-z]",)
    why = "A question mark inside a word stands for a character that a careless conversion could not write."
    examples = Examples(
        flags=("The company[[?]]s mill won[[?]]t open.", "The caf[[?]]s of S[[?]]o Paulo are open."),
        passes=(
            "See https://herald.example/page?id=7 and /list?sort=up for more.",
            "Is the mill open? It is. What?So early!",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        for number in sorted({document.block_number(hit.start) for hit in document.hits.get(self.code, ())}):
            block = document.blocks[number]
            if _OF_PATTERNS.search(folded, block.start, block.end):
                continue
            for match in _GAP.finditer(folded, block.start, block.end):
                at = match.start(1)
                begin = max(folded.rfind(" ", block.start, at), block.start)
                if folded[at + 1].isupper() or any(mark in folded[begin:at] for mark in "/.=&"):
                    continue
                apostrophe = match.group(1)[1:].lower() in ("s", "t", "re", "ve", "ll", "d", "m")
                confidence = Confidence.high if apostrophe else Confidence.medium
                yield self.finding((at, at + 1), "A character is lost here: “?” inside a word.", confidence=confidence)

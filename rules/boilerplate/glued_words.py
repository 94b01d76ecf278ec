"""BP407: words that ran together where a tag, a link or a line end between them was stripped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, counted, lazy_pattern
from lint.lexicon import either, words

_SENTENCES = lazy_pattern(r"\b[A-Za-z][a-z]{2,}[\"'”’)]?[.!?][\"'”’)]?(?=[A-Z][a-z]*(?: [a-z]+|:))[A-Z][a-z]*")
_WORDS = lazy_pattern(r"\b(?:told|said|says|writes|wrote|reported|according)[A-Z][a-z]{2,}\b")
_SMALL = either(words("en", "pages", "before names"))
_BEFORE_NAMES = lazy_pattern(rf"\b{_SMALL}(?P<name>[A-Z][a-z]{{2,}})\b")
_IN_PROGRAMS = frozenset(words("en", "pages", "in programs"))
_FEWEST_NAMES = 2
"""So many names glued to small words were glued where tags were taken out; one may be a brand."""
_CAMEL = lazy_pattern(r"\b[a-z]+[A-Z][a-z]+\w*")
_DOMAINS = frozenset("com net org js io de uk gov edu co jpg png html pdf txt md py".split())
_SYSTEM = 3
"""So many sentences glued to the next one were glued by a program; one or two are slips of a pen."""
_MOST_CODE = 3
"""So many other words with a capital inside, and the text speaks of programs."""


class GluedWords(DocumentRule):
    """“He toldRadio Marlthat …”, “… in June.The council …”."""

    code = "BP407"
    name = "glued-words"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "Glued words are no words: no search finds them, and no reader knows what stood between them."
    where = "anywhere"
    match = (
        r"[a-z][.!?][\"')]?[A-Z]",
        rf"\b{_SMALL}[A-Z][a-z]{{2}}",
        r"\b(?:told|said|says|writes|wrote|reported|according)[A-Z][a-z]{2}",
    )
    cased = True
    examples = Examples(
        flags=(
            "The mayor [[toldRadio]] Marl that the ferry sails in June.",
            "The ferry sails in [[June.The]] council will vote on a pier.It has nine members.They meet on Monday.",
            "The bell was cast [[inLandeck]] by a smith [[fromBockenem]] in June.",
        ),
        passes=(
            "The ferry sails in June.The council will vote on a pier.",
            "The firm Node.js and the site example.Com were sold in June.",
            "The store sells inDesign and toString, and the firm ofType is new.",
            "Call withData, byName, forEach, fromJson and theValue in this order; the iPhone does so.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        blocks = sorted(
            {document.block_number(max(0, end - 1)) for end, _ in document.expression_hits.get(self.code, ())}
        )
        if not blocks or self._is_about_programs(folded):
            return
        words = [match.span() for match in self._found(document, blocks, _WORDS)]
        stops = [
            match.span() for match in self._found(document, blocks, _SENTENCES) if not self._is_name(match.group())
        ]
        words += self._names(document, blocks)
        for start, end in words + (stops[:1] if len(stops) >= _SYSTEM else []):
            many = f" (and {counted(len(stops) - 1, 'more sentence')})" if (start, end) in stops else ""
            said = f"“{document.text[start:end]}”{many}: words that ran together; restore what stood between them."
            yield self.finding((start, end), said)

    def _names(self, document: Document, blocks: list[int]) -> list[tuple[int, int]]:
        """Where names are glued to small words before them, in a text that has no other capitals inside of words."""
        found = list(self._found(document, blocks, _BEFORE_NAMES))
        names = {match["name"].lower() for match in found}
        if len(names) < _FEWEST_NAMES or names & _IN_PROGRAMS:
            return []
        glued = {match.group() for match in found}
        if any(word.group() not in glued for word in _CAMEL.finditer(document.folded)):
            return []
        return [match.span() for match in found]

    @staticmethod
    def _found(document: Document, blocks: list[int], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for block in blocks:
            yield from pattern.finditer(document.folded, *document.blocks[block])

    @staticmethod
    def _is_name(text: str) -> bool:
        """Whether the stop belongs to the name of a site, a file or a program."""
        return re.split(r"[.!?]", text)[-1].strip("\"')").lower() in _DOMAINS

    @staticmethod
    def _is_about_programs(folded: str) -> bool:
        found = {match.group() for match in _CAMEL.finditer(folded)} - {
            match.group() for match in _WORDS.finditer(folded)
        }
        return len(found) > _MOST_CODE

"""BP139: the paragraph with which a company presents itself under each of its press releases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint import Document, DocumentRule, Examples, Finding, Severity, lazy_pattern
from lint.lexicon import either, words

_HEADING = lazy_pattern(
    r"[#*_\s]*About (?!(?:The |This |Us\b|Me\b|A |An |Half|Time)[a-z])((?:the )?[A-Z0-9][\w&.'-]*(?: (?:[A-Z0-9&][\w&.'-]*|of|the|and|for)){0,6})[:*_\s]*",
    re.ASCII,
)
_COMPANY_DOES = either(words("en", "pages", "does a company"))
_PRESENTS = lazy_pattern(rf"\b{_COMPANY_DOES}\b")
_INLINE = lazy_pattern(
    r"[#*_\s]*About (?P<name>(?:the )?[A-Z0-9][\w&.'-]*(?: (?:[A-Z0-9&][\w&.'-]*|of|the|and|for)){0,5}?)(?P<sign>:|\.| [-\x96\x97])[*_]* (?=\S)",
    re.ASCII,
)
"""A paragraph that begins with its heading: “About Tidewater Lines: Tidewater Lines runs …”."""
_CALLS = lazy_pattern(
    r"\b(?:for more information|learn more|find out more|for details|to learn more|visit (?:us|our|www)|www\.)",
    re.IGNORECASE,
)
_LISTED = lazy_pattern(
    r"\((?:NYSE|NASDAQ|Nasdaq|OTC\w*|TSX\w*|LSE|ASX|AIM|FSE)\b ?[: ]|\b(?:leading|headquartered|a global|provider of|subsidiary)\b"
)
"""What only a company says of itself."""
_AT_THE_END = 0.4
"""From this share of the text on such a paragraph is looked for: an article may have a section “About Marl”."""


class AboutTheCompany(DocumentRule):
    """A heading “About NAME” in the last part of a text, with the paragraph under it that begins with the name."""

    code = "BP139"
    name = "about-the-company"
    severity = Severity.warning
    why = "How a company presents itself stands under all its releases in the same words; it says nothing of the news."
    where = "anywhere"
    boilerplate = True
    match = (r"^\W{0,4}about [a-z0-9]",)
    examples = Examples(
        flags=(
            "The ferry sails in June, the company said, and takes eighty cars at a time over the bay to Marl.\n\n"
            "[[About Tidewater Lines\n\nTidewater Lines is a ferry company with nine ships. It was founded in Marl.]]",
            "The ferry sails in June, the company said, and takes eighty cars at a time over the bay to Marl.\n\n"
            "[[**About Tidewater**\nTidewater operates nine ships on the bay.]]",
            "The ferry sails in June, the company said, and takes eighty cars at a time over the bay to Marl.\n\n"
            "[[About Tidewater Lines: Tidewater Lines operates nine ships on the bay. For more information, visit tidewater.example.]]",
        ),
        passes=(
            "About the ferry\n\nThe ferry was built in 1990. It takes eighty cars at a time over the bay, and it sails in June.",
            "About Marl nobody knows much. Marl is a town on the bay.",
            "The guide has forty pages on the towns of the bay, and three of them are worth a detour in any weather.\n\n"
            "About Marl: Marl is a town on the bay. It has a mill.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        texts = document.block_texts
        for hit in sorted({document.block_number(hit.start) for hit in document.hits.get(self.code, ())}):
            if document.blocks[hit].start >= _AT_THE_END * len(document.text) and _presents_itself(texts[hit]):
                said = f"A company presents itself (“{texts[hit][:40].strip(' *#_')}…”); remove the paragraph."
                yield self.finding(document.block_text_span(hit), said)
                continue
            heading = _HEADING.fullmatch(texts[hit])
            below = next((n for n in range(hit + 1, min(hit + 4, len(texts))) if texts[n]), None)
            if heading is None or below is None or document.blocks[hit].start < _AT_THE_END * len(document.text):
                continue
            name = heading[1].split()[0].lower()
            if texts[below].lower().lstrip("\"'*_").startswith((name, f"the {name}")) and _PRESENTS.search(
                texts[below]
            ):
                span = (document.block_text_span(hit).start, document.block_text_span(below).end)
                said = f"A company presents itself (“{heading.group().strip(' *#_:')}”); remove the paragraph."
                yield self.finding(span, said)


def _presents_itself(text: str) -> bool:
    """Whether a paragraph begins “About NAME”, then says what NAME does, and where to learn more or that it is a company."""
    opening = _INLINE.match(text)
    if opening is None:
        return False
    rest = text[opening.end() :].lstrip("\"'*_")
    name = opening["name"].split()[0].lower()
    if not rest.lower().startswith((name, f"the {name}")) or not _PRESENTS.search(rest):
        return False
    return bool(_CALLS.search(rest) or _LISTED.search(rest))

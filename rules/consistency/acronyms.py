"""Acronyms that do not go with the names they stand for, within an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Related, Severity, Span
from lint.extract.names import Pairing, beginning, in_lower_case, initials, pairings, same_name, single_edit

_CAPITALS = re.compile(r"(?<![\w&./-])[A-Z]{3,9}(?![\w&/-]|\.[A-Z])")
_USUAL = 3
"""So often an acronym stands in an article for another one, seen once, to be a slip for it."""


class AcronymInDoubt(DocumentRule):
    code = "CN103"
    name = "acronym-in-doubt"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "An acronym that stands for two names, or not for the one beside it, leads every later mention astray."
    match = (r"\((?:the )?\"?[A-Z][A-Z&a-z]{1,8}s?\"?[);, ]", r"[A-Z]{2,9}s? \([A-Z]")
    cased = True
    examples = Examples(
        flags=(
            "The Arden Harbour Office (AHO) closed the lock. Lawyers of the Arden Heritage Order ([[AHO]]) protest.",
            "The Velmar Trade Bank (VTB) lends less. “We must save,” a board member of the Velmar Trade Bank ([[VBT]]) said.",
            "The Velmar Trade Bank ([[VBT]]) lends less. VTB has losses, and so VTB must save.",
            "The Velmar Trade Bank (VTB) lends less. The VTB says so. The VTB has losses, and so the [[VBT]] must save.",
        ),
        passes=(
            "The Arden Harbour Office (AHO) closed the lock. The AHO said so. The Arden Harbour Office (AHO) is old.",
            "The Workers' Party of Velmar (PVT) lost a seat. The PVT will not say why. The VTP won one.",
            "The Center for Disease Control (CDC) warns. The Centre for Disease Control and Prevention (CDC) is in Marl.",
            "Rep. Ann Hartwell (R) met Boris Quendler (D) and the head of Velmar Energy (VLME).",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        told: list[Pairing] = []
        for one in pairings(document):
            earlier = next((other for other in told if _differ(one, other)), None)
            if earlier is not None:
                yield self._told(document, one, earlier)
            elif one.fits:
                told.append(one)
            else:
                yield from self._misfit(document, one)
        if told:
            yield from self._slips(document, told)

    def _told(self, document: Document, one: Pairing, earlier: Pairing) -> Finding:
        line = document.position(earlier.place.start).line
        message = f"“{one.full}” is “{earlier.short}” in line {line}, and “{one.short}” here."
        if one.short == earlier.short:
            message = f"“{one.short}” stands for “{one.full}” here and for “{earlier.full}” in line {line}."
        return self.finding(one.place, message, related=[Related(document.name, *earlier.spelt, "")])

    def _misfit(self, document: Document, one: Pairing) -> Iterator[Finding]:
        """An acronym that is nearly that of its name, where the right one stands in the article too."""
        right = initials(one.full)
        usual = next((match for match in _CAPITALS.finditer(beginning(document)) if match.group() == right), None)
        if usual is not None:
            message = f"“{one.short}” stands beside “{one.full}”, which is “{right}” elsewhere in the article."
            yield self.finding(one.place, message, related=[Related(document.name, *usual.span(), "")])

    def _slips(self, document: Document, told: list[Pairing]) -> Iterator[Finding]:
        """Acronyms with two letters swapped, against those that the article explains."""
        text = beginning(document)
        counts = Counter(_CAPITALS.findall(text))
        explained = {one.short: one for one in told}
        for short, one in explained.items():
            for word, times in counts.items():
                edit = single_edit(short, word) if times == 1 and counts[short] >= _USUAL else None
                if edit and len(edit.old) == 2 and word not in explained and not in_lower_case(text, word.lower()):
                    start = next(match.start() for match in _CAPITALS.finditer(text) if match.group() == word)
                    message = f"“{word}” is written “{short}” elsewhere in the article ({counts[short]} times)."
                    related = [Related(document.name, *one.spelt, "")]
                    yield self.finding(Span(start, start + len(word)), message, related=related)


def _differ(one: Pairing, other: Pairing) -> bool:
    """Whether one acronym stands for two names, or one name has two acronyms."""
    same = same_name(one.full, other.full)
    if one.short == other.short:
        return one.fits and not same
    return same and len(one.full.split(" ")) == len(other.full.split(" ")) and one.short.upper() != other.short.upper()

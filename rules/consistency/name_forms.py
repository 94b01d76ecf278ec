"""One name in several forms within an article: hyphens, capitals, accents."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Fix, Related, Severity, Span, counted
from lint.extract.names import Form, difference, in_several_forms


class NameInTwoForms(DocumentRule):
    code = "CN102"
    name = "name-in-two-forms"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "A name with and without its hyphen, accent or capitals becomes two names in whatever is made of the article."
    examples = Examples(
        flags=(
            "The Arden-Marl line reopens. Trains on the Arden-Marl line run hourly, and the [[Arden Marl]] line has no stops.",
            "Ferries of HarbourLink sail daily. HarbourLink owns four, and [[Harbourlink]] wants more.",
            "The mayor of Córdova spoke. Córdova, she said, will wait, but [[Cordova]] cannot wait for long.",
        ),
        passes=(
            "ARDEN (Reuters) – The port of Arden is closed. Arden has no other.",
            "The Arden Group bought a ship. Arden will sail it.",
            "HARBOURLINK BUYS FERRY\nFerries of Harbourlink sail daily. Harbourlink owns four.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for group in in_several_forms(document):
            usual = max(group, key=lambda form: (len(form.places), _surname(document, form), -form.places[0].start))
            for form in group:
                if _is_rarer(document, form, usual):
                    yield from self._told(document, form, usual)

    def _told(self, document: Document, form: Form, usual: Form) -> Iterator[Finding]:
        apart = difference(usual.text, form.text)
        confidence = Confidence.low if form.text.isupper() or usual.text.isupper() else None
        times = len(usual.places)
        for start, end in form.places:
            message = f"“{form.text}” is written “{usual.text}” elsewhere in the article ({counted(times, 'time')}): {apart} apart."
            fix = Fix(start, end, usual.text, safe=False)
            related = [Related(document.name, *usual.places[0], "")]
            yield self.finding(Span(start, end), message, confidence=confidence, fix=fix, related=related)


def _is_rarer(document: Document, form: Form, usual: Form) -> bool:
    """Whether a form stands less often than the usual one; of two that differ in capitals the surname alone may tell."""
    if len(form.places) != len(usual.places):
        return len(form.places) < len(usual.places)
    return difference(usual.text, form.text) == "capitals" and _surname(document, form) < _surname(document, usual)


def _surname(document: Document, form: Form) -> int:
    """How often the last word of a form stands, alone or not."""
    return document.text.count(form.text.split()[-1])

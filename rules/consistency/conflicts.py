"""One fact with two values within an article."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Related, Severity, Span
from lint.extract.claims import (
    NEEDS,
    Conflict,
    conflicting_statements,
    conflicts_within,
    spelt,
    subjects,
    title_mismatches,
    two_ages,
    years_of_events,
)


class ValueConflict(DocumentRule):
    code = "CN201"
    name = "conflicting-values"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "Two sentences give one thing two values; one of them is wrong, or the reader is not told what changed."
    needs = NEEDS
    limits = (
        "Two sentences are taken for statements of one thing by their words: subject, measure, names and time. Two sentences that are "
        "the same but for the value give medium confidence, and so do two years for one opening, founding, birth; all others stay low, where nearly all were wrong on natural text, and are "
        "hidden by default."
    )
    examples = Examples(
        flags=(
            "The harbour company will pay $40 million for the ferry terminal in Arden.\n"
            "Critics doubt that the harbour company should pay [[$45 million]] for the ferry terminal in Arden.",
            "The fire in the Brendova warehouse killed 12 workers, the mayor said.\n"
            "Relatives of the [[17]] workers killed in the Brendova warehouse fire spoke to the mayor.",
            "Ida Falk, 47, keeps the ferry. It leaks, Falk, [[74]], wrote.",
            "The chapel opened in 1904. Its bells came by boat.\n\nBuilt of oak, the chapel, which opened in [[1940]], has no tower.",
        ),
        passes=(
            "The harbour company will pay $40 million for the ferry terminal in Arden.\n"
            "Critics doubt that the harbour company should pay some $40 million for the ferry terminal in Arden.",
            "The fire in the Brendova warehouse killed 12 workers and hurt 31 others, the mayor said.\n"
            "Flights to Arden take 31 minutes and the ticket costs $80.",
            "Ida Falk, 47, keeps the ferry. It leaks, Ole Falk, 74, wrote, and Falk, 48, agreed.",
            "The old pier is 90 metres long. The new pier is 120 metres long.",
            "The first chapel opened in 1904 and the chapel of the nuns in 1911. Their chapel opened in 1940.",
            "More than 30,000 people live in Marl, the mayor of Marl said.\nThe mayor of Marl counts 30,412 people in Marl.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        best: dict[Span, Conflict] = {}
        certain = [*years_of_events(document), *conflicting_statements(document)]
        for found in [*conflicts_within(subjects(document)), *certain]:
            place = Span(found.second.start, found.second.end)
            if place not in best or found.probability > best[place].probability:
                best[place] = found
        for place, found in best.items():
            yield self._told(document, place, found)
        for ages in two_ages(document):
            if ages.second not in best:
                line, before = document.position(ages.first.start).line, document.text[slice(*ages.first)]
                message = f"{ages.name} is {document.text[slice(*ages.second)]} here and {before} in line {line}."
                yield self.finding(ages.second, message, related=[Related(document.name, *ages.first, "")])

        for wrong in title_mismatches(document):
            if wrong.place not in best:
                here = document.text[slice(*wrong.place)]
                yield self.finding(wrong.place, f"The title says “{wrong.title}”, the text “{here}”.")

    def _told(self, document: Document, place: Span, found: Conflict) -> Finding:
        other = Span(found.first.start, found.first.end)
        line = document.position(other.start).line
        message = (
            f"Two values for what looks like the same quantity: “{document.text[other.start : other.end]}” (line {line}) "
            f"and “{document.text[place.start : place.end]}” here; both sentences have "
            f"{', '.join(spelt(document, place.start, found.shared))}."
        )
        return self.finding(
            place,
            message,
            confidence=Confidence.medium if found.verbatim else Confidence.low,
            related=[Related(document.name, *other, "")],
        )

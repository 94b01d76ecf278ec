"""Dates that can be read in two ways (DT303)."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, expression
from lint.extract import dates, publication
from lint.extract.dates import Grain

_NUMBERS = expression(r"(?<first>\d{1,2})[-/](?<second>\d{1,2})[-/](?:\d\d){1,2}")


class Ambiguous(DocumentRule):
    code = "DT303"
    name = "ambiguous-date"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "Day first or month first? Half of the readers will take it for another day."
    needs = ("published", "date")
    examples = Examples(
        flags=(
            "The contract was signed on [[03/04/2023]] in the town hall.",
            "The next inspection of the lift: [[11-12-2024]], by the council.",
        ),
        passes=(
            "The contract was signed on 23/04/2023 and ended on 03/05/2023.",
            "The contract was signed on 2023-04-03 and sealed on 04/04/2023.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        numeric = [
            (time, int(match["first"]), int(match["second"]))
            for time in dates.times(document)
            if time.year is not None
            and time.grain is Grain.day
            and (match := _NUMBERS.fullmatch(document.folded, time.start, time.end))
        ]
        if any(time.day is not None for time, _, _ in numeric) or document.language not in ("en", "und"):
            return
        told = publication.day(document) if numeric else None
        for time, first, second in numeric[:1]:
            if first == second or (told and {first, second} == {told.day, told.month} and told.year == time.year):
                continue
            more = f" (and {len(numeric) - 1} more like it)" if len(numeric) > 1 else ""
            text = document.text[time.start : time.end]
            message = f"“{text}”{more}: {first} {month_name[second]} or {month_name[first]} {second}?"
            yield self.finding((time.start, time.end), message)

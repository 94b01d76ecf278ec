"""What a rule reports that says `report: prompt` or `report: note`: the sentences that belong to its match, never more of the line."""

from __future__ import annotations

from collections.abc import Callable

from lint.extract.boilerplate import goes_on, note, prompt
from lint.model import Span
from lint.text.document import Document

PASSAGES: dict[str, Callable[[Document, Span], Span]] = {
    "prompt": prompt,
    "note": lambda document, span: note(document, span, goes_on),
}
"""By name: the stretch of a line that a match stands for."""

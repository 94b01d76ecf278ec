"""The fact “language”: the one an article is in, as it was found out or said."""

from __future__ import annotations

from lint.match.scan import Probe
from lint.model import Mention
from lint.text.document import Document
from lint.text.language import name_of

PROBE: Probe | None = None


def read(document: Document) -> list[Mention]:
    """One mention of the whole article: its code with its name, and the language whose rules ran on it."""
    value = {"code": document.language, "name": name_of(document.language), "rules": document.rules_language or None}
    return [Mention("language", None, None, "", value)]

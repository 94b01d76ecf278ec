"""Ask the rules about the source itself, alone, of one article."""

from __future__ import annotations

from functools import cache

from lint import engine
from lint.config.settings import Settings
from lint.model import Finding
from lint.text.document import Document


@cache
def plan(*codes: str) -> engine.Plan:
    return engine.make_plan(Settings(select=codes))


def found(document: Document | str, *codes: str) -> list[Finding]:
    """The findings of the rules whose codes begin so."""
    one = Document(document) if isinstance(document, str) else document
    return [finding for finding in engine.lint(one, plan(*codes)) if finding.code.startswith(codes)]


def places(text: str, *codes: str) -> list[str]:
    """The pieces of a text that the rules point at."""
    return [text[finding.start : finding.end] for finding in found(text, *codes) if finding.start is not None]

"""seedlint: a source-quality and consistency linter for corpora of articles. The names that scripts and rule authors use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.document import Document
    from lint.expressions import expression
    from lint.facts import mentions
    from lint.model import Confidence, Finding, Fix, Mention, Related, Severity, Span
    from lint.rule import Candidate, CorpusRule, DocumentRule, Examples, Gathered, PairRule, Reader

_HOMES = {
    "Candidate": "lint.rule",
    "Confidence": "lint.model",
    "CorpusRule": "lint.rule",
    "Document": "lint.document",
    "DocumentRule": "lint.rule",
    "Examples": "lint.rule",
    "Finding": "lint.model",
    "Fix": "lint.model",
    "Gathered": "lint.rule",
    "Mention": "lint.model",
    "PairRule": "lint.rule",
    "Reader": "lint.rule",
    "Related": "lint.model",
    "Severity": "lint.model",
    "Span": "lint.model",
    "expression": "lint.expressions",
    "mentions": "lint.facts",
}

__version__ = "0.1.0"
__all__ = [
    "Candidate",
    "Confidence",
    "CorpusRule",
    "Document",
    "DocumentRule",
    "Examples",
    "Finding",
    "Fix",
    "Gathered",
    "Mention",
    "PairRule",
    "Reader",
    "Related",
    "Severity",
    "Span",
    "expression",
    "mentions",
]


def __getattr__(name: str) -> Any:
    """Import the public names when they are asked for, so that importing `lint` costs nothing."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

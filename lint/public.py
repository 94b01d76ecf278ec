"""The names that scripts and rule authors use, as `from lint import …` gives them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.counting import counted
    from lint.extract import mentions
    from lint.match.expressions import expression
    from lint.model import Confidence, Finding, Fix, Mention, Related, Severity, Span
    from lint.rule.base import Candidate, CorpusRule, DocumentRule, Examples, Gathered, PairRule, Reader
    from lint.rule.conditions import condition
    from lint.text.blocks import Kind
    from lint.text.document import Document

_HOMES = {
    "Candidate": "lint.rule.base",
    "Confidence": "lint.model",
    "CorpusRule": "lint.rule.base",
    "Document": "lint.text.document",
    "DocumentRule": "lint.rule.base",
    "Examples": "lint.rule.base",
    "Finding": "lint.model",
    "Fix": "lint.model",
    "Gathered": "lint.rule.base",
    "Kind": "lint.text.blocks",
    "Mention": "lint.model",
    "PairRule": "lint.rule.base",
    "Reader": "lint.rule.base",
    "Related": "lint.model",
    "Severity": "lint.model",
    "Span": "lint.model",
    "condition": "lint.rule.conditions",
    "counted": "lint.counting",
    "expression": "lint.match.expressions",
    "mentions": "lint.extract",
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
    "Kind",
    "Mention",
    "PairRule",
    "Reader",
    "Related",
    "Severity",
    "Span",
    "condition",
    "counted",
    "expression",
    "mentions",
]


def __getattr__(name: str) -> Any:
    """Import the public names when they are asked for, so that importing `lint` costs nothing."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

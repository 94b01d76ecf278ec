"""The names that scripts and rule authors use, as `from lint import …` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.counting import counted
    from lint.extract import mentions
    from lint.match.expressions import expression
    from lint.model import Confidence, Finding, Fix, Mention, Related, Severity, Span
    from lint.patterns import lazy_pattern
    from lint.rule.base import Candidate, CorpusRule, DocumentRule, Examples, Gathered, PairRule, Reader
    from lint.rule.conditions import condition
    from lint.text.blocks import Kind
    from lint.text.document import Document

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
    "lazy_pattern",
    "mentions",
]


__getattr__ = door(
    "lint",
    {
        "counting": "counted",
        "extract": "mentions",
        "match.expressions": "expression",
        "model": "Confidence Finding Fix Mention Related Severity Span",
        "patterns": "lazy_pattern",
        "rule.base": "Candidate CorpusRule DocumentRule Examples Gathered PairRule Reader",
        "rule.conditions": "condition",
        "text.blocks": "Kind",
        "text.document": "Document",
    },
)

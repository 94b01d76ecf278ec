"""What is promised of a finding: high confidence is right nineteen times in twenty, on a page of any kind, and a safe fix is of a sure rule."""

from __future__ import annotations

from lint.engine.plan import Plan
from lint.extract.boilerplate import is_in_element
from lint.model import Confidence, Finding, Span
from lint.text.document import Document


def calibrated(found: list[Finding], document: Document, plan: Plan) -> list[Finding]:
    """The findings of a document, those of rules for boilerplate at medium where the rules are out of their element.

    Whether a fix is safe hangs on the rule alone and on what stands around (`lint/triage/safe_fixes.py`): taking a button of a page from among an
    author's paragraphs costs nobody a word, whatever the page is.
    """
    return [
        _promised(one, document) if one.code in plan.calibrated else one if one.fix is None else with_sure_fix(one)
        for one in found
    ]


def with_sure_fix(one: Finding) -> Finding:
    """A finding whose fix is no safe one where its rule is not sure."""
    if one.fix is None or not one.fix.safe or one.confidence == Confidence.high:
        return one
    return one._replace(fix=one.fix._replace(safe=False))


def _promised(one: Finding, document: Document) -> Finding:
    if one.confidence < Confidence.high:
        return with_sure_fix(one)
    if one.start is None or one.end is None or is_in_element(document, Span(one.start, one.end)):
        return one
    return one._replace(confidence=Confidence.medium)

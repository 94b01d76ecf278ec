"""Conditions that a declarative rule can name in `unless`, `only_if` and `doubt_if`: each looks at one match."""

from __future__ import annotations

from collections.abc import Callable

from lint.document import Document
from lint.model import Span

Condition = Callable[[Document, Span], bool]
CONDITIONS: dict[str, Condition] = {}
"""By name: what a rule of a pack may ask of the place of a match."""


def condition(check: Condition) -> Condition:
    """Make a function known to declarative rules under its own name."""
    CONDITIONS[check.__name__] = check
    return check


@condition
def quoted(document: Document, span: Span) -> bool:
    """The match stands inside quotation marks that open earlier in its block."""
    block = document.block_at(span.start)
    return document.folded.count('"', block.start, span.start) % 2 == 1


@condition
def question(document: Document, span: Span) -> bool:
    """The match stands in a sentence that ends with a question mark."""
    sentence = document.sentence_at(span.start)
    return document.folded[sentence.start : sentence.end].rstrip("\"')]").endswith("?")


@condition
def short_line(document: Document, span: Span) -> bool:
    """The match stands in a block of at most twelve words that does not end like a sentence: a heading, a label."""
    block = document.block_at(span.start)
    text = document.folded[block.start : block.end].strip()
    return len(text.split(None, 12)) <= 12 and not text.endswith((".", "!", "?", '"'))


from lint.facts import conditions_boilerplate  # noqa: E402, F401  (registers its own)

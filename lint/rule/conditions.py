"""Conditions that a declarative rule can name in `unless`, `only_if` and `doubt_if`: each looks at one match."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from lint.extract import source
from lint.model import Span
from lint.text.document import Document

Condition = Callable[[Document, Span], bool]
CONDITIONS: dict[str, Condition] = {}
"""By name: what a rule of a pack may ask of the place of a match."""
_MADE: set[Condition] = set()
OF_LINES: set[str] = set()
"""The names of those that are the same for all matches in a line: they are asked before any match is looked for."""


def condition(check: Condition) -> Condition:
    """Make a function known to declarative rules under its own name: in our modules, or in a Python file of a pack.

    It gets the article and the place of a match, and says whether the condition holds there; its docstring is shown by
    `seedlint rules --conditions`. Raises ValueError for a name that a condition of seedlint's own has.
    """
    known = CONDITIONS.get(check.__name__)
    if known is not None and known.__module__.startswith("lint.") and not check.__module__.startswith("lint."):
        raise ValueError(f"a condition called “{check.__name__}” comes with seedlint already")
    CONDITIONS[check.__name__] = check
    _MADE.add(check)
    return check


def restore(module: ModuleType) -> None:
    """Make the conditions of a pack's module known once more, whatever another pack has called by their names since."""
    for check in vars(module).values():
        if callable(check) and getattr(check, "__module__", "") == module.__name__ and check in _MADE:
            CONDITIONS[check.__name__] = check


def condition_of_line(check: Condition) -> Condition:
    """Make a function known that looks at nothing but the line in which the match stands, and at where that line stands."""
    OF_LINES.add(check.__name__)
    return condition(check)


@condition
def quoted(document: Document, span: Span) -> bool:
    """The match stands inside quotation marks that open earlier in its block."""
    start, folded = document.block_at(span.start).start, document.folded
    if folded.rfind("«", start, span.start) > folded.rfind("»", start, span.start):
        return True
    return folded.count('"', start, span.start) % 2 == 1


@condition
def mentioned(document: Document, span: Span) -> bool:
    """The match is quoted or named in a sentence that speaks about it: “they call it lorem ipsum”."""
    return source.is_mentioned(document, span)


@condition
def question(document: Document, span: Span) -> bool:
    """The match stands in a sentence that ends with a question mark."""
    sentence = document.sentence_at(span.start)
    return document.folded[sentence.start : sentence.end].rstrip("\"')]").endswith("?")


@condition_of_line
def short_line(document: Document, span: Span) -> bool:
    """The match stands in a block of at most twelve words that does not end like a sentence: a heading, a label."""
    text = document.block_texts[document.block_number(span.start)]
    return len(text.split(None, 12)) <= 12 and not text.endswith((".", "!", "?", '"'))


from lint.rule import conditions_boilerplate  # noqa: E402, F401  (registers its own)

"""Speculation in papers of science: the words by which authors mark what they do not hold for established."""

from __future__ import annotations

from collections.abc import Iterator

from lint.extract.hedges.voice import is_scientific
from lint.lexicon import lexicon
from lint.match.expressions import expression
from lint.model import Span
from lint.text.document import Document

MODES = ("auto", "on", "off")
"""In papers and abstracts only, in every article, in none."""

_WORDS = "|".join(lexicon("en", "hedges")["speculation"])
_CUE = expression(
    rf"\b(?:(?:{_WORDS})\b(?! not be used\b)|(?:(?:is|are|was|were) not|not yet|remains?) (?:known|clear|understood|established|determined|elucidated)\b"
    r"|(?:raises?|raising) the (?:possibility|question)\b|(?:remains?|has yet|have yet) to be (?:\w+ed|shown|seen|proven|known|understood)\b|(?:matter|subject) of (?:\w+ )?debate\b|no evidence\b|can be explained\b"
    r"|can ?not (?:be )?(?:\w+ly )?(?:exclude|rule out|ruled out)|(?:one|another|an alternative|alternative) (?:explanation|interpretation)s?\b|remains? (?:elusive|obscure|controversial|open)\b|(?:poorly|not (?:well|fully)|incompletely) understood\b|open questions?\b"
    r"|raises? (?:doubts?|questions?)\b|interpreted as\b|candidates? for\b|points? to (?:an?|the) (?:\w+ )?(?:role|effect|contribution|link|cause|function)\b"
    r"|supports? the (?:notion|idea|view|hypothesis|possibility|concept)\b|would (?:account for|be (?:required|needed|necessary) to explain|explain)\b|one reading of\b)"
)


_CLAUSE = expression(r" (?:\w+ly )?(?:that|a|an|the presence|the existence)\b")
"""What follows a verb that concludes something."""
_THESIS = expression(
    r"(?: (?:\w+ly|here|therefore))? (?:that|to|as|for|(?:a|an|the) (?:\w+ ){0,2}(?:model|mechanism|role|function|pathway|hypothesis)\b)"
)
"""What follows “propose” where it is a thesis: “we propose a method” only announces."""
_SHOWN = ("the ", "our ", "this ", "The ", "This ", "Our ")
"""Before “proposed” they speak of what the paper shows."""
_MEASURE = expression(r" (?:molecular|mass|size|amino|protein|sequence|structure|product|weight)\b")
"""What follows “predicted” where it is reckoned."""
_NOUN = expression(r" (?!in\b|of\b|is\b|was\b|and\b|at\b|difference|energy)[a-z]")
"""What follows “potential” where it is no quantity of physics."""


def speculation(document: Document, mode: str) -> Iterator[Span]:
    """The first such word of each sentence, in papers and their abstracts, or (`mode` "on") in every article."""
    if mode == "off" or (mode == "auto" and not is_scientific(document)):
        return
    done = -1
    for found in _CUE.finditer(document.folded):
        if found.start() >= done and _speculates(document, found.start(), found.group().lower()):
            done = document.sentence_at(found.start()).end
            yield Span(found.start(), found.end())


def _speculates(document: Document, start: int, word: str) -> bool:
    """Whether the word speculates there: not “in May”, “as possible”, “could not be detected”, “as indicated in Table 1”."""
    folded, end = document.folded, start + len(word)
    if word == "may" and folded[start].isupper():
        return not folded[max(0, start - 2) : start].strip(" .\n")
    if word in ("possible", "assumed"):
        return not folded.endswith(("as ", "all "), 0, start)
    if word == "could":
        return not folded.startswith((" not ", "n't "), end)
    if word == "predicted":
        return _MEASURE.match(folded, end) is None
    if word.startswith("propose"):
        return not folded.endswith(_SHOWN, 0, start) and _THESIS.match(folded, end) is not None
    if word == "potential":
        return _NOUN.match(folded, end) is not None
    return not word.startswith("indicat") or _CLAUSE.match(folded, end) is not None

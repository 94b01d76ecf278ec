"""Whether words are spoken of rather than used: “they call it lorem ipsum”, “the banner says ‘subscribe to continue reading’”."""

from __future__ import annotations

from lint.match.expressions import expression
from lint.model import Span
from lint.text.document import Document

_NAMED_BEFORE = expression(
    r"\b(?:phrases?|wording|placeholders?|terms?|calls? it|called|known as|so-called|such as|for example|e\.g\.|for instance|"
    r"variables?|templates?|strings?|tags?|dummy|filler|(?:form|box|field|mask|button|sign|banner|screen|proof)s?)\b[^.!?\n]{0,30}\Z"
)
_NAMED_BEHIND = expression(
    r", (?:the|a|an|that|which|this) (?:\w+ ){0,3}?(?:dummy|filler|placeholder|sample|nonsense|phrase|text of|words of)\b"
    r"|['\"]{0,2}(?: (?:text|phrase|dolor sit amet|tag|variable))? (?:is|was|are|were|means?|meant|comes?|came|stands? for|appears?|appeared|placeholders?|passages?|"
    r"generators?|as (?:a |an |the |its |their )?(?:dummy|filler|placeholder|sample|example|text))\b"
)
_BEFORE, _BEHIND = 80, 60


def is_quoted(document: Document, span: Span) -> bool:
    """Whether what stands at `span` is inside quotation marks of its line."""
    folded, block = document.folded, document.block_at(span.start)
    return folded.count('"', block.start, span.start) % 2 == 1 and '"' in folded[span.end : block.end]


def is_mentioned(document: Document, span: Span) -> bool:
    """Whether what stands at `span` is quoted or named in a sentence about it, and so no part of the page itself."""
    if is_quoted(document, span):
        return True
    folded, sentence = document.folded, document.sentence_at(span.start)
    if span.start and folded[span.start - 1] == "'" == folded[span.end : span.end + 1]:
        return True
    if _NAMED_BEFORE.search(folded, max(sentence.start, span.start - _BEFORE), span.start):
        return True
    return _NAMED_BEHIND.match(folded, span.end, min(sentence.end, span.end + _BEHIND)) is not None

"""Long numbers written without separators in a corpus that writes them with (UN203)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lint import Confidence, CorpusRule, Document, Examples, Finding, Gathered, Severity, Span, expression
from lint.extract.quantities import counts_something, is_label

_SEPARATED = expression(r"(?<![\w.,])\d{2,3}(?:,\d{3})+(?![\d,])")
_BARE = expression(r"(?<![\w.,/:#@&=+\\~-])[1-9]\d{4,8}(?![\d/:@_\\-]|[.,]\d|\w)")
_KEY = "separators"


class SeparatorsUnlikeCorpus(CorpusRule):
    code = "UN203"
    name = "separators-unlike-corpus"
    severity = Severity.info
    confidence = Confidence.medium
    why = "The other articles write 80,000, this one 80000: whoever searches or counts the corpus meets the number in two shapes."
    examples = Examples(
        flags=(
            (
                "The plant took [[80000]] orders in a month.",
                "The town has 12,000 people.",
                "They sold 25,400 cars.",
                "Some 30,000 people marched.",
                "It costs $45,000 a year.",
            ),
            (
                "The works burnt [[31500]] tonnes of coal.",
                "It has 10,000 members.",
                "The hall seats 14,500 people.",
                "The flood hit 22,000 homes.",
                "About 61,000 voted.",
            ),
        ),
        passes=(
            ("The plant took 80000 orders in a month.", "They sold 25,400 cars.", "They sold 12000 vans."),
            ("Room 80210 is taken.", "The town has 12,000 people.", "They sold 25,400 cars.", "Some 30,000 people came.",
             "It costs $45,000."),
        ),
    )  # fmt: skip
    options = {"articles": 4, "share": 0.8}
    option_notes = {
        "articles": "how many articles must separate thousands before one without separators stands out",
        "share": "the part of the articles with long numbers that must separate them",
    }

    def gather(self, document: Document) -> Iterator[tuple[str, Span | None, Any]]:
        if document.language not in ("en", "und"):
            return
        separated = _SEPARATED.search(document.folded)
        if separated is not None:
            yield _KEY, None, separated.group()
            return
        for match in _BARE.finditer(document.folded):
            span = Span(*match.span())
            if counts_something(document.folded, span) and not is_label(document.folded, span):
                yield _KEY, span, match.group()
                return

    def judge(self, key: str, facts: Sequence[Gathered]) -> Iterator[Finding]:
        others, example = 0, ""
        for fact in facts:
            if fact.start is None:
                others, example = others + 1, example or fact.value
        if others < self.option["articles"] or others < self.option["share"] * len(facts):
            return
        for fact in facts:
            if fact.start is not None and fact.end is not None:
                message = f"{others} other articles write such numbers as “{example}”, this one “{fact.value}”"
                yield self.finding((fact.start, fact.end), f"{message}: write {int(fact.value):,}", path=fact.path)

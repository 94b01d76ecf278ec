"""BP141: what readers wrote under an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, lazy_pattern
from lint.extract.boilerplate import kind_of
from lint.lexicon import either, words

_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4})"
_HEAD = lazy_pattern(
    rf"(?:\S+ ){{0,5}}(?:on )?{_DAY},?(?: at| @| [-\x96|])? \d{{1,2}}[:.]\d\d(?: ?[aApP]\.?[mM]\.?)?(?: \S+){{0,2}}|[Cc]omment (?:number|#|by) ?\S+(?: \S+)?"
)
"""Who wrote and when: “Ana Lind March 3, 2014 at 5:44 pm”, “3 March 2014, 17:44”, “Comment number 12.”."""
_NO_HEAD = lazy_pattern(either(words("en", "pages", "no heads of comments")), re.IGNORECASE)
"""What begins a line that dates the article itself, or an event."""
_COUNT = lazy_pattern(r"\d+ (?:thoughts?|responses?|comments?|replies) (?:on|to) \S.*", re.IGNORECASE)
_PERSONAL = lazy_pattern(r"\b(?:I|I'm|I've|me|my|you|your|thanks|thank)\b", re.ASCII | re.IGNORECASE)
_PARAGRAPH, _TEXT = 140, 30
_FEWEST = 2
_MOST_TALK = 4
"""A page on which so many times as much is said as was written above is a discussion: the talk is its text."""
_LAST = 3
"""How many lines the last comment may have: nothing says where it ends."""


class ReaderComments(DocumentRule):
    """Comments under a heading that counts them, or each under the name of its writer and the minute."""

    code = "BP141"
    name = "reader-comments"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "Readers' comments are not the author's: their claims, names and mistakes do not belong to the article."
    where = "anywhere"
    boilerplate = True
    match = (
        r"^\d{1,4} (?:thoughts?|responses?|comments?|replies) (?:on|to) ",
        r"\d{4}.{0,4} \d{1,2}[:.]\d\d.{0,24}$",
        r"^comment (?:number|#|by) ?\S",
    )
    examples = Examples(
        flags=(
            "The ferry across the bay will sail again in June, the harbour master said on Tuesday, after a winter in which its two engines were "
            "taken apart and cleaned.\n[[Ana Lind March 3, 2024 at 5:44 pm\nMy brother sails on it every day.\nTom Hale March 4, 2024 at 9:12 am\nI have missed it, and so have you.]]",
            "The ferry across the bay will sail again in June, the harbour master said on Tuesday, after a winter in which its two engines were "
            "taken apart and cleaned.\n[[2 thoughts on “The ferry is back”\nI took it in 1990 and it was lovely then.\nThank you for this, I will be there.]]",
        ),
        passes=(
            "The log of the last day has been published.\nMarch 3, 2024 at 5:44 pm\nThe ferry leaves Marl.\nMarch 3, 2024 at 6:10 pm\nThe engine stops.",
            "The ferry across the bay will sail again in June, the harbour master said on Tuesday, after a winter in which its two engines were "
            "taken apart and cleaned.\nPublished March 3, 2024 at 5:44 pm\nUpdated March 4, 2024 at 9:12 am",
            "The ferry across the bay will sail again in June, the harbour master said on Tuesday, after a winter in which its two engines were "
            "taken apart and cleaned.\nHarbour Press March 3, 2024 at 5:44 pm\nThe council has paid for the new engines.\n"
            "The crew has been on land since autumn.\nHarbour Press March 3, 2024 at 6:10 pm",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        texts = document.block_texts
        hits = sorted({document.block_number(hit.start) for hit in document.hits.get(self.code, ())})
        first = next((number for number, text in enumerate(texts) if len(text) >= _PARAGRAPH), len(texts))
        hits = [number for number in hits if number > first]
        heads = [number for number in hits if _is_head(texts[number])]
        counts = [number for number in hits if _COUNT.fullmatch(texts[number])]
        begin = end = 0
        if len({texts[number] for number in heads}) >= _FEWEST:
            last = _end_of_last(texts, heads[-1])
            if _is_personal(texts[heads[0] + 1 : last + 1]):
                begin, end = heads[0], last
        if len(counts) == 1 and (heads[:1] > counts or _is_personal(texts[counts[0] + 1 :])):
            begin, end = counts[0], max(end, _end_of_talk(texts, counts[0]))
        if end > begin:
            span = Span(document.block_text_span(begin).start, document.block_text_span(end).end)
            if span.end - span.start > _MOST_TALK * span.start:
                return
            yield self.finding(span, "Readers' comments, not the article; remove them.")


def _is_head(text: str) -> bool:
    return _HEAD.fullmatch(text) is not None and _NO_HEAD.match(text) is None


def _end_of_last(texts: list[str], head: int) -> int:
    """The last line of a comment that no other follows: up to a label of the page."""
    end = head
    for number in [number for number in range(head + 1, len(texts)) if texts[number]][:_LAST]:
        if kind_of(texts[number]):
            break
        end = number
    return end


def _end_of_talk(texts: list[str], begin: int) -> int:
    """The last text below the heading that speaks as persons do."""
    return max((number for number in range(begin, len(texts)) if _PERSONAL.search(texts[number])), default=begin)


def _is_personal(texts: list[str]) -> bool:
    """Whether most of what is said is said by somebody to somebody."""
    said = [text for text in texts if len(text) >= _TEXT and not _is_head(text)]
    return len(said) > 1 and 2 * sum(_PERSONAL.search(text) is not None for text in said) > len(said)

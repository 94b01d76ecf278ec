"""BP142: what the software of a forum writes between its posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, lazy_pattern

_MARK = lazy_pattern(
    r"(?:quote|code|originally posted by \S+(?: \S+)?|(?:\S+ ){1,2}(?:wrote|said|schrieb)) ?:|joined ?: .{4,20}(?:posts|location) ?: ?.{1,20}|"
    r"posts ?: [\d,]+|posted ?: .{6,40}post subject ?:.{0,60}|(?:back to top|top) ?(?:profile|quote|reply)",
    re.IGNORECASE,
)
_FEWEST = 2
"""So many of them make a forum: before a letter an article, too, says who wrote."""


class ForumMarks(DocumentRule):
    """Lines such as “Quote:”, “OldSalt wrote:” and “Joined: Mar 2004 Posts: 311”, two of them at least."""

    code = "BP142"
    name = "forum-mark"
    severity = Severity.info
    confidence = Confidence.medium
    why = "The marks of a forum say who quotes whom; left in a text, they are words that nobody wrote."
    where = "anywhere"
    boilerplate = True
    match = (
        r"^(?:quote|code) ?:$",
        r"(?:wrote|said|schrieb) ?:$",
        r"^joined ?: ",
        r"^posts ?: \d",
        r"^posted ?: ",
        r"^(?:back to )?top ?(?:profile|quote|reply)$",
    )
    examples = Examples(
        flags=(
            "[[OldSalt wrote:]]\nThe pier was open on Sunday.\nNot when I was there.\n[[Quote:]]\nNot when I was there.\nIt opens at nine.",
            "Which rope for the mast?\n[[Joined: Mar 2004 Posts: 311]]\nHemp, always hemp.\n[[Quote:]]\nWhich rope for the mast?",
        ),
        passes=(
            "In May 1912 Captain Hale wrote:\n“We sail when the fog lifts.”\nNobody saw the letter until 1990.",
            "Quote:\n“We sail when the fog lifts.”",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        numbers = sorted(
            {document.block_number(hit.start - (hit.start == hit.end)) for hit in document.hits.get(self.code, ())}
        )
        marks = [number for number in numbers if _MARK.fullmatch(document.block_texts[number])]
        if len(marks) >= _FEWEST:
            for number in marks:
                yield self.finding(document.block_text_span(number), "A mark of the forum's software; remove it.")

"""BP301: captions, headings and paragraphs that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Related

_SHORTEST = 24
_PARAGRAPH = 160
_MOST = 4
"""More repetitions than these: a list or a table whose entries recur."""


class RepeatedLine(DocumentRule):
    """A line of some length that stands exactly twice: a caption, a teaser, a pull quote. A line that stands more often is a label of a list."""

    code = "BP301"
    name = "repeated-line"
    why = "What stands twice was a caption, a teaser or a template; it counts twice in every statistic of the corpus."
    confidence = Confidence.medium
    language = "any"
    where = "anywhere"
    boilerplate = True
    examples = Examples(
        flags=(
            "The old harbour bridge at dawn\nThe bridge reopens in May.\n[[The old harbour bridge at dawn]]\nIt was closed for a year.",
            "The ferry sails in June, he said.\nTickets go on sale now.\n[[The ferry sails in June, he said.]]",
        ),
        passes=(
            "Yes, we did.\nThe bridge reopens in May.\nYes, we did.",
            "The old harbour bridge at dawn\nThe old harbour bridge at dusk",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        texts = _compared(document)
        long = [text for text in texts if len(text) >= _SHORTEST]
        if len(set(long)) == len(long):
            return
        if len(long) - len(set(long)) > _MOST:
            return
        first: dict[str, int] = {}
        for number, text in enumerate(texts):
            if len(text) < _SHORTEST or text.count(" ") < 3 or _is_entry(text):
                continue
            known = first.setdefault(text, number)
            if known != number and texts.count(text) == 2:
                yield self._repeated(document, known, number, len(text) < _PARAGRAPH)

    def _repeated(self, document: Document, known: int, number: int, is_short: bool) -> Finding:
        before = document.blocks[known]
        related = Related("", before.start, before.end, document.text[before.start : before.end])
        what = "line" if is_short else "paragraph"
        return self.finding(
            document.block_text_span(number),
            f"The {what} stood already on line {document.line_number(before.start) + 1}.",
            related=(related,),
        )


def _compared(document: Document) -> list[str]:
    """The text of each block, with the letters of other scripts as they are."""
    compared = document.comparable
    if compared is document.folded:
        return list(document.block_texts)
    return [compared[start:end].strip() for start, end in document.blocks]


_ENTRIES = ("- ", "|", "//", "/*", "# ", "$ ", ">", "\x95")
_CODE_ENDS = ("{", "}", ";", "*/")


def _is_entry(text: str) -> bool:
    """Whether a line is one of a list, a table or a program: there equal lines are in place."""
    return text.startswith(_ENTRIES) or text.endswith(_CODE_ENDS) or sum(map(str.isdigit, text)) > 0.15 * len(text)

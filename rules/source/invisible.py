"""Characters nobody sees: control characters, zero-width and direction marks, accents that stand apart from their letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lint import Document, DocumentRule, Examples, Finding, Fix, Severity, Span

_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)
_JOINERS = frozenset("\u200c\u200d")


def _lines_with_hits(document: Document, code: str) -> Iterator[Span]:
    # A hit ends one character after a run of them, or at the end of the text: that place is on the same line.
    for number in sorted({document.line_number(hit.start - 1) for hit in document.hits.get(code, ()) if hit.start}):
        yield document.lines[number]


def _is_control(char: str) -> bool:
    return char < " " and char not in "\t\n\r" or "\x7f" <= char <= "\x9f" and char != "\x85"


def _is_invisible(text: str, at: int) -> bool:
    """Whether the character joins or shows nothing; joiners between signs or letters of scripts that need them do."""
    if text[at] in _JOINERS:
        return text[max(0, at - 1) : at].isascii() and text[at + 1 : at + 2].isascii()
    return text[at] in _INVISIBLE


class ControlCharacter(DocumentRule):
    code = "SQ205"
    name = "control-character"
    language = "any"
    where = "anywhere"
    match = (r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f](?:[^\x01-\x08\x0b\x0c\x0e-\x1f\x7f]|$)",)
    why = "Control characters come from broken conversions; they end lines, and in some programs the text, where none should."
    examples = Examples(
        flags=("The mill[[\x0b]] is open again.", "The mill [[\x93is open\x94]] again."),
        passes=("The mill\tis open again.\r\nIt is.", "The mill → is open ✓ again."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for line in _lines_with_hits(document, self.code):
            places = [at for at in range(line.start, line.end) if _is_control(text[at])]
            if places:
                begin, end = places[0], places[-1] + 1
                kept = "".join(" " if char in "\x0b\x0c" else char for char in text[begin:end])
                clean = "".join(char for char in kept if not _is_control(char))
                # Codes from 80 on stand for characters of another encoding: to drop them would lose what they meant.
                fix = Fix(begin, end, clean) if all(text[at] <= "\x7f" for at in places) else None
                names = ", ".join(sorted({f"{ord(text[at]):02X}" for at in places}))
                yield self.finding((begin, end), f"{len(places)} control character(s) in this line: {names}.", fix=fix)


class InvisibleCharacter(DocumentRule):
    code = "SQ206"
    name = "invisible-character"
    severity = Severity.info
    language = "any"
    where = "anywhere"
    match = (r"[\x7f\xad](?:[^\x7f\xad]|$)",)
    why = "A character nobody sees splits a word in two: searching, counting and comparing fail on it."
    examples = Examples(
        flags=("The mi[[\u00ad]]ll is open again.", "The [[\u200bmill\u200b]] is open again."),
        passes=("The mill is open again: ✓ 👩\u200d🔧 works.", "مي\u200cخواهم The mill is open again."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for line in _lines_with_hits(document, self.code):
            places = [at for at in range(line.start, line.end) if not text[at].isascii() and _is_invisible(text, at)]
            if places:
                begin, end, hidden = places[0], places[-1] + 1, set(places)
                clean = "".join(text[at] for at in range(begin, end) if at not in hidden)
                names = ", ".join(sorted({f"U+{ord(text[at]):04X}" for at in places}))
                said = f"{len(places)} character(s) that nobody sees in this line: {names}."
                yield self.finding((begin, end), said, fix=Fix(begin, end, clean))


class AccentApart(DocumentRule):
    code = "SQ207"
    name = "accent-apart"
    severity = Severity.info
    language = "any"
    where = "anywhere"
    match = (r"[a-z]\x7f",)
    why = "“é” written as “e” and a loose accent looks the same and is another word to a program."
    examples = Examples(
        flags=("The caf[[e\u0301]] is open again.", "The [[e\u0301te\u0301]] was dry."),
        passes=("The café is open again.", "Option b\u2713 is right."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for line in _lines_with_hits(document, self.code):
            places = [at for at in range(line.start + 1, line.end) if "\u0300" <= text[at] <= "\u036f"]
            if places:
                begin, end = places[0] - 1, places[-1] + 1
                clean = unicodedata.normalize("NFC", text[begin:end])
                if clean != text[begin:end]:
                    said = f"{len(places)} accent(s) in this line stand apart from their letter."
                    yield self.finding((begin, end), said, fix=Fix(begin, end, clean))

"""Characters that are not what one sees: control characters, zero-width and direction marks, loose accents, letters of another script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from lint import Confidence, Document, DocumentRule, Examples, Finding, Fix, Severity, Span, counted, lazy_pattern
from lint.extract.source import as_it_looks, words_in_two_scripts

_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb"
)
_LENT = lazy_pattern(
    "(?<![^\\0-\x7f])[\u200c\u200d\ufe00-\ufe0f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\uffa0"
    "\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef]++(?![^\\0-\x7f])"
)
"""A run of joiners, selectors, tags and fillers where nothing needs them: emoji and some scripts do, beside their own signs."""


class CharacterRule(DocumentRule):
    """A rule for one sort of characters: a finding a line, from the first of them to the last, that mends them all."""

    language = "any"
    where = "anywhere"
    noun: ClassVar[str]
    """What one of them is called in the message …"""
    said: ClassVar[str] = "{count} in this line: {names}."
    """… which has their {count} and {names}."""
    sign: ClassVar[str] = "U+{:04X}"
    """How a character is named."""
    reach: ClassVar[int] = 0
    """How many characters before one belong to it."""

    def is_meant(self, text: str, at: int) -> bool:
        """Whether the character is of the sort."""
        raise NotImplementedError

    def places(self, text: str, begin: int, end: int) -> list[int]:
        """Where characters of the sort stand in a stretch, in order."""
        return [at for at in range(begin, end) if self.is_meant(text, at)]

    def mended(self, text: str, begin: int, end: int) -> str | None:
        """What to write in the place of a stretch; None where only its author knows."""
        meant = frozenset(self.places(text, begin, end))
        return "".join(text[at] for at in range(begin, end) if at not in meant)

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for line in self._lines(document):
            places = self.places(text, line.start + self.reach, line.end)
            if not places:
                continue
            begin, end = places[0] - self.reach, places[-1] + 1
            clean = self.mended(text, begin, end)
            if clean != text[begin:end]:
                fix = None if clean is None else Fix(begin, end, clean)
                yield self.finding((begin, end), self._message({text[at] for at in places}, len(places)), fix=fix)

    def _lines(self, document: Document) -> Iterator[Span]:
        """The lines with hits: one ends a character behind a run of them, or at the end of the text, on the same line."""
        hits = document.hits.get(self.code, ())
        for number in sorted({document.line_number(hit.start - 1) for hit in hits if hit.start}):
            yield document.lines[number]

    def _message(self, characters: set[str], count: int) -> str:
        names = ", ".join(sorted(self.sign.format(ord(char)) for char in characters))
        return self.said.format(count=counted(count, self.noun), names=names)


class ControlCharacter(CharacterRule):
    code = "SQ205"
    name = "control-character"
    gives_way_to = ("BP404",)
    match = (r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f](?:[^\x01-\x08\x0b\x0c\x0e-\x1f\x7f]|$)",)
    why = "Control characters come from broken conversions; they end lines, and in some programs the text, where none should."
    noun = "control character"
    sign = "{:02X}"
    examples = Examples(
        flags=("The mill[[\x0b]] is open again.", "The mill [[\x93is open\x94]] again."),
        passes=("The mill\tis open again.\r\nIt is.", "The mill → is open ✓ again."),
    )

    def is_meant(self, text: str, at: int) -> bool:
        char = text[at]
        return char < " " and char not in "\t\n\r" or "\x7f" <= char <= "\x9f" and char != "\x85"

    def mended(self, text: str, begin: int, end: int) -> str | None:
        if any(text[at] > "\x7f" and self.is_meant(text, at) for at in range(begin, end)):
            # Codes from 80 on stand for characters of another encoding: to drop them would lose what they meant.
            return None
        spaced = text[begin:end].replace("\x0b", " ").replace("\x0c", " ")
        return super().mended(spaced, 0, len(spaced))


class InvisibleCharacter(CharacterRule):
    code = "SQ206"
    name = "invisible-character"
    severity = Severity.info
    gives_way_to = ("BP406",)
    match = (r"[\x7f\xad](?:[^\x7f\xad]|$)",)
    why = "A character nobody sees splits a word in two: searching, counting and comparing fail on it."
    noun = "invisible character"
    examples = Examples(
        flags=(
            "The mi[[\u00ad]]ll is open again.",
            "The [[\u200bmill\u200b]] is open again.",
            "The mi[[\u200d\u200c\ufe0f]]ll is open again.",
            "The mi[[\U000e0061\u3164]]ll is open again.",
        ),
        passes=(
            "The mill is open again: ✓ 👩\u200d🔧 works.",
            "مي\u200cخواهم The mill is open again.",
            "The mill is open ❤\ufe0f and 1\ufe0f\u20e3 of 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f too.",
        ),
    )

    def is_meant(self, text: str, at: int) -> bool:
        """Whether it shows nothing, wherever it stands."""
        return text[at] in _INVISIBLE

    def places(self, text: str, begin: int, end: int) -> list[int]:
        lent = [at for run in _LENT.finditer(text, begin, end) for at in range(*run.span())]
        return sorted([*super().places(text, begin, end), *lent])


class AccentApart(CharacterRule):
    code = "SQ207"
    name = "accent-apart"
    severity = Severity.info
    match = (r"[a-z]\x7f",)
    why = "“é” written as “e” and a loose accent looks the same and is another word to a program."
    noun = "accent"
    said = "{count} in this line, apart from the letter."
    reach = 1
    examples = Examples(
        flags=("The caf[[e\u0301]] is open again.", "The [[e\u0301te\u0301]] was dry."),
        passes=("The café is open again.", "Option b\u2713 is right."),
    )

    def is_meant(self, text: str, at: int) -> bool:
        return "\u0300" <= text[at] <= "\u036f"

    def mended(self, text: str, begin: int, end: int) -> str | None:
        return unicodedata.normalize("NFC", text[begin:end])


class LookAlikeLetter(DocumentRule):
    code = "SQ210"
    name = "look-alike-letter"
    severity = Severity.warning
    confidence = Confidence.medium
    language = "any"
    where = "anywhere"
    why = "A Cyrillic or Greek letter in a Latin word looks right and makes it another word: no search, count or filter finds it."
    mend = (
        "Type the word in its own script; where many words have such letters, somebody may be hiding them from filters."
    )
    examples = Examples(
        flags=("The [[insid\u0435r]] said the mill is open.", "The [[\u041cill\u0435r and the w\u0435ir]] are old."),
        passes=(
            "The Δt of 5 µm, β-carotene, VIP-\u0437\u0430\u043b and \u0421\u041c\u0421\u043a\u0438 are fine.",
            "The insider said it was a \u043c\u043e\u0441\u0442, a bridge.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for _, found in groupby(words_in_two_scripts(document), key=lambda word: document.line_number(word.start)):
            words = list(found)
            begin, end = words[0].start, words[-1].end
            letters = sorted({char for word in words for char in text[word.start : word.end] if not char.isascii()})
            names = ", ".join(f"U+{ord(char):04X} {unicodedata.name(char).capitalize()}" for char in letters)
            said = f"{counted(len(words), 'word')} of this line with letters of another script: {names}."
            yield self.finding(
                (begin, end), said, fix=Fix(begin, end, as_it_looks(text[begin:end], document.non_ascii))
            )

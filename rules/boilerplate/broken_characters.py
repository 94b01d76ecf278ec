"""BP404 and BP406: text decoded the wrong way, and signs that nobody can see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lint import Confidence, Document, DocumentRule, Examples, Finding, Fix, Severity, lazy_pattern

# What the bytes 80–9F become when UTF-8 is read as Windows-1252.
_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MAC_HIGH = bytes(range(0x80, 0xC0)).decode("mac_roman")
"""The same bytes read as Mac Roman."""
_SUSPECT = lazy_pattern(f"[Â-ô][\x80-¿{_HIGH}]+")
_SIGNS_OF_TEXT = "‘’‚“”„–—…•€£¥§©®™°·«»¡¿½¼¾²³\xa0"
_FIRST = "ÂÃâÅðÐÑ"
_EASTERN = "ãäåæçèéêëìíàï"
"""What the first bytes of Asian scripts become; these are letters of many languages, too, so one broken sign alone proves nothing."""
_SIGNS = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_INVISIBLE = lazy_pattern(
    "[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]+|(?<=[a-zA-Z ])[\u200c\u200d]+(?=[a-zA-Z ])"
)


def _bytes(text: str) -> bytes:
    """The bytes that were read as `text`: Windows-1252, and Latin-1 where that has no character."""
    return b"".join(char.encode("cp1252") if char in _HIGH else char.encode("latin-1") for char in text)


def repaired(text: str) -> str | None:
    """What `text` was before its UTF-8 was read as Windows-1252; None if it cannot have been that."""
    try:
        return _bytes(text).decode("utf-8")
    except UnicodeError:
        return None


_LOST, _MARK = "ï¿½", "ï»¿"
"""What the sign for a lost character and the mark at the head of a file become."""
_RUN = lazy_pattern(f"(?:{_SUSPECT.pattern})+")


def _repaired_twice(text: str) -> str | None:
    """What `text` was before that happened to it twice: “Ã¢â‚¬â€œ” was “–”."""
    once = repaired(text)
    return repaired(once) if once is not None and _SUSPECT.fullmatch(once) else None


_SIGN = lazy_pattern(f"[{_EASTERN}][\x80-¿{_HIGH}]{{2}}")
_PROOF = 3


def _is_eastern(text: str) -> bool:
    """Whether several signs of an Asian script were read as three each."""
    found = (match.group() for match in _SIGN.finditer(text) if repaired(match.group()) is not None)
    return len(set(islice(found, _PROOF))) >= _PROOF


def _is_likely(meant: str) -> bool:
    """Whether a repair gives signs and letters that names and words of Latin script are written with; anything else a person should see."""
    return all(char in _SIGNS_OF_TEXT or "\xc0" <= char <= "\u017f" and char.isalpha() for char in meant)


_MAC_FIRST = "√¬‚"
"""What the first bytes C3, C2 and E2 become when UTF-8 is read as Mac Roman; √ is mathematics, too, and ‚ a quotation mark."""
_MAC = lazy_pattern(f"(?:√[{_MAC_HIGH}]|¬[†°£¢§©®±∑Ω´ª∫]|‚[Ä][{_MAC_HIGH}])+")


def _from_mac(document: Document) -> Iterator[tuple[re.Match[str], str]]:
    """Where UTF-8 was read as Mac Roman, and what it was: “caf√©”, “It‚Äôs”."""
    text = document.text
    for match in _MAC.finditer(text) if not document.non_ascii.isdisjoint(_MAC_FIRST) else ():
        beside = text[match.start() - 1 : match.start()].isalpha() or text[match.end() : match.end() + 1].isalpha()
        try:
            meant = match.group().encode("mac_roman").decode("utf-8")
        except UnicodeError:
            continue
        if beside or match.group()[0] != "√":
            yield match, meant


class Mojibake(DocumentRule):
    """Characters whose bytes, read again, are valid UTF-8."""

    code = "BP404"
    name = "mojibake"
    why = "UTF-8 was read as Windows-1252 or Mac Roman: names and quotation marks are broken, and searching for them fails."
    language = "any"
    where = "anywhere"
    examples = Examples(
        flags=(
            "The caf[[Ã©]] reopens in May: [[â€œ]]Finally!",
            "It[[â€™]]s the harbour master[[â€™]]s ferry.",
            "June [[Ã¢â‚¬â€œ]] or July.",
            "The boat Fr[[ï¿½]]ya reopens in May.",
            "The caf[[√©]] reopens in May: it[[‚Äô]]s full.",
        ),
        passes=(
            "The café reopens in May: “Finally!”",
            "São Paulo, Århus and Ávila are cities.",
            "Its side is √π metres, or √3 of the other.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for match, meant in _from_mac(document):
            yield self._finding(match, meant)
        if document.non_ascii.isdisjoint(_FIRST) and not _may_be_broken(document):
            return
        for run in _RUN.finditer(text):
            twice = _repaired_twice(run.group())
            if twice is not None:
                yield self._finding(run, twice)
                continue
            for match in _SUSPECT.finditer(text, run.start(), run.end()):
                meant = repaired(match.group())
                if meant is not None and (
                    match.group()[0] in _FIRST or match.group() in (_LOST, _MARK) or _is_eastern(text)
                ):
                    yield self._finding(match, meant)

    def _finding(self, match: re.Match[str], meant: str) -> Finding:
        if meant == "\ufffd":
            return self.finding(
                match.span(), f"“{match.group()}” stands for a character that was lost; read the source again."
            )
        shown = f"“{meant}”" if _INVISIBLE.fullmatch(meant) is None else f"invisible sign ({_codes(meant)})"
        message = f"“{match.group()}” is a broken {shown}: decode the source as UTF-8."
        return self.finding(match.span(), message, fix=Fix(*match.span(), meant, safe=_is_likely(meant)))


def _may_be_broken(document: Document) -> bool:
    """Whether there are broken signs that begin with letters of many languages."""
    if document.non_ascii.isdisjoint(_EASTERN):
        return False
    return _LOST in document.text or _MARK in document.text or _is_eastern(document.text)


def _codes(signs: str) -> str:
    return ", ".join(f"U+{ord(sign):04X}" for sign in sorted(set(signs)))


class InvisibleSigns(DocumentRule):
    """Soft hyphens, zero-width spaces, byte-order marks and direction marks inside the text."""

    code = "BP406"
    name = "invisible-signs"
    severity = Severity.info
    confidence = Confidence.high
    why = "Nobody sees these signs, and no search finds the word that holds one."
    where = "anywhere"
    gives_way_to = ("BP404",)
    examples = Examples(
        flags=("The har[[\u00ad]]bour bridge reopens.", "The[[\u200b]] ferry sails in June."),
        passes=("The harbour-bridge reopens.", "The family \U0001f468\u200d\U0001f469\u200d\U0001f467 sailed in June."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.non_ascii.isdisjoint(_SIGNS):
            return
        for match in _INVISIBLE.finditer(document.text):
            message = f"An invisible sign ({_codes(match.group())}); remove it."
            yield self.finding(match.span(), message, fix=Fix(*match.span(), ""))

"""What wikis write in square brackets, and what leads back from their notes: in the words of fourteen languages and by its shape."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from string import ascii_letters, digits
from typing import NamedTuple

from lint.lexicon import in_all_languages
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.document import Document

_SIGNS = ".,;:!?\"')]"
_BEFORE = rf"(?<=[a-z0-9{re.escape(_SIGNS)}])"
"""What a note is glued to."""
_NOTE = r"(?:\d{1,3}|[a-z]|[ivx]{2,4})"
_NOTES = lazy_pattern(rf"{_BEFORE}\[{_NOTE}\](?:\[{_NOTE}\]){{0,9}}(?!\()")
_PAGES = lazy_pattern(
    rf"{_BEFORE}(?:\[\d{{1,3}}\]:(?:pp?\. ?)?(?:\d{{1,4}}|[ivxlc]{{2,6}})(?:[-\x96,]\d{{1,4}}){{0,4}}\b)+"
)
_BACK = lazy_pattern(
    r"^(?:[\^\x7f] ?jump up(?: to)? ?:?(?: [a-z]\b){0,26}|jump up ?[\^\x7f]|\^(?: [a-z]\b){2,26})",
    re.IGNORECASE | re.MULTILINE,
)
"""What leads from a note back to its marks."""
_RESTS = lazy_pattern(r"[a-zA-Z]\[[d-z]\](?!\[)|(?<![\w'])[a-zA-Z]\[")
"""The rest of a word that its author did not say, “she walk[s]”, and an element of a list, “x[1]”."""
_CODED = lazy_pattern(r"(?<![\w'])\w{1,2}\[|[)\]_]\[|\[(?:0|[a-z])\]$", re.IGNORECASE)
"""What may be an element of a list or a part of a formula: “x[1]”."""
_NUMBERED = lazy_pattern(r"\[\d")
_ENTRY = lazy_pattern(r"^\W{0,3}\[?\d{1,3}[\].):]{1,2}\s", re.MULTILINE)
_HEADING = lazy_pattern(
    r"^\W{0,4}(?:references|notes|bibliography|literature|sources|footnotes|endnotes|works cited)\W{0,3}$",
    re.IGNORECASE | re.MULTILINE,
)


_MARK = lazy_pattern(r"\[([^\[\]\n]{1,90})\]")
_BEHIND = lazy_pattern(r"(?:\[[^\]\n]{1,30}\]){0,4}")
"""More marks, glued to one of an editor's."""
_LINE_ENDS = lazy_pattern(r"\s*$", re.MULTILINE)
_DISCUSSED = lazy_pattern(r" ?[-\x96\x97] ?discuss$")
_GLUED_TO = frozenset(ascii_letters + digits + _SIGNS)
"""What a mark is glued to; those of a wiki are to the word or sentence that they are about."""
_HEADS = frozenset(("edit", "edit source"))
_ASKED = frozenset(("needed", "required", "missing"))
_OTHER = lazy_pattern(r"[a-z-]{2,14}")


class _Words(NamedTuple):
    """What the marks of editors say, in all languages whose wikis have words for them."""

    controls: frozenset[str]
    glued: frozenset[str]
    """What an author may write, too: a mark only where it is glued to what stands before it."""
    alone: frozenset[str]
    questions: frozenset[str]
    needed: frozenset[str]
    notes: frozenset[str]


@cache
def _words() -> _Words:
    said = {
        name: in_all_languages("wiki_marks", name)
        for name in ("controls", "words", "phrases", "questions", "needed", "notes")
    }
    alone = frozenset(phrase for phrase in said["phrases"] if " " in phrase or "?" in phrase)
    glued = said["words"] | (said["phrases"] - alone) | said["controls"]
    return _Words(said["controls"], glued, alone, said["questions"], said["needed"], said["notes"])


def _editors(folded: str) -> Iterator[Span]:
    """Where editors' marks stand, with what is glued to the end of each."""
    end = 0
    for match in _MARK.finditer(folded):
        start = match.start()
        if start < end:
            continue
        said = match[1].lower()
        if _is_mark(said, start > 0 and folded[start - 1] in _GLUED_TO and not _opens(folded, start - 1)):
            behind = _BEHIND.match(folded, match.end())
            end = behind.end() if behind is not None else match.end()
        elif said in _words().controls and _LINE_ENDS.match(folded, match.end()):
            end = match.end()
        else:
            continue
        yield Span(start, end)


def _opens(folded: str, place: int) -> bool:
    """Whether a sign opens what somebody said: “"[who] told us”."""
    return folded[place] in "\"'" and folded[max(0, place - 1)] in " (\n"


def _is_mark(said: str, glued: bool) -> bool:
    """Whether what brackets hold is an editor's mark, glued to a word or not; in lower case."""
    marks, plain = _words(), _DISCUSSED.sub("", said)
    stem = plain.removesuffix("?").removesuffix(" ")
    if (glued and (stem in marks.glued or plain in marks.glued)) or stem in marks.alone or plain in marks.alone:
        return True
    if (plain.endswith("?") and stem in marks.questions) or said in _HEADS:
        return True
    number = len(said) - len(said.rstrip(digits))
    if 0 < number < 4 and said[:-number].removesuffix(" ") in marks.notes:
        return True
    return _are_controls(said) or _asks_for(said)


def _are_controls(said: str) -> bool:
    """“edit | hide”."""
    parts = [part.removeprefix(" ").removesuffix(" ") for part in said.split("|")]
    return 1 < len(parts) < 5 and _words().controls.issuperset(parts)


def _asks_for(said: str) -> bool:
    """“better source needed”."""
    thing, _, asked = said.removesuffix("?").rpartition(" ")
    for _ in range(4):
        if thing in _words().needed:
            return asked in _ASKED
        other, _, thing = thing.partition(" ")
        if _OTHER.fullmatch(other) is None:
            return False
    return False


def wiki_marks(document: Document) -> list[Span]:
    """Where marks of a wiki's editors and pages of its notes stand, in order; none overlaps another."""
    spans = list(_editors(document.folded))
    for pattern in (_PAGES, _BACK):
        spans += _apart([Span(*match.span()) for match in pattern.finditer(document.folded)], sorted(spans))
    return sorted(spans)


def lost_notes(document: Document, marks: list[Span]) -> list[Span]:
    """Where numbers of notes stand that the article does not have, outside of other marks; one alone has to look like nothing else."""
    text, folded = document.text, document.folded
    found = [match for match in _NOTES.finditer(folded) if not _RESTS.match(folded, match.start() - 1)]
    if not found or _HEADING.search(text) is not None:
        return []
    distinct = {match.group() for match in found}
    if len(distinct) == 1 and found[0].group()[1:-1].isalpha() and folded[found[0].start() - 1].isalpha():
        return []
    entries = len(_ENTRY.findall(text))
    if (
        entries > 1
        or len(found) == 1
        and found[0].group().count("[") == 1
        and (entries or _is_doubtful(folded, found[0]))
    ):
        return []
    return _apart([Span(*match.span()) for match in found], marks)


def _is_doubtful(folded: str, note: re.Match[str]) -> bool:
    """Whether what looks like the only mark of a note may be a part of a formula, or one of the article's own references."""
    return _CODED.search(folded, max(0, note.start() - 3), note.end()) is not None or len(_NUMBERED.findall(folded)) > 1


def _apart(notes: list[Span], others: list[Span]) -> list[Span]:
    """The notes that overlap none of the others; both stand in order and overlap none of their own."""
    starts = [other.start for other in others]
    apart = []
    for note in notes:
        before = bisect_left(starts, note.end) - 1
        if before < 0 or not note.overlaps(others[before]):
            apart.append(note)
    return apart

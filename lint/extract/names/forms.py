"""The forms in which a document writes its names, and what tells two forms of one name apart."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lint.extract.names.extractor import is_inside, key, name_starts, occurrences, without_firm
from lint.extract.names.variants import without_page_lines
from lint.folding import fold
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.lines import pieces

_LEAST_LETTERS = 4
_ACCENTED = lazy_pattern(r"\w*[^\W\x00-\x7f]\w*")
_SHOUTED_BEFORE = lazy_pattern(r"[A-Z][A-Z'.-]+[ ,:]*$")
_SHOUTED_AFTER = lazy_pattern(r"[ ,:]*[A-Z][A-Z'.-]+\b")


class Form(NamedTuple):
    """A name as a document writes it, without the “Group” or “Inc” behind it."""

    key: str
    text: str
    """As in the text, accents and all."""
    places: tuple[Span, ...]


@annotation
def by_key(document: Document) -> dict[str, list[str]]:
    """The names of a document (folded) by what all ways to write them have in common, the one that stands first coming first."""
    known: dict[str, list[str]] = {}
    for name in name_starts(document):
        if len(name) >= _LEAST_LETTERS:
            known.setdefault(key(name), []).append(name)
    return known


def in_several_forms(document: Document) -> list[list[Form]]:
    """The names that a document writes in more than one way, with all their forms."""
    accented = _accented(document)
    found = []
    for name, spellings in by_key(document).items():
        if len(spellings) > 1 or (accented and not accented.isdisjoint(spellings[0].split(" "))):
            group = forms(document, name, spellings)
            if len(group) > 1:
                found.append(group)
    return found


def _accented(document: Document) -> set[str]:
    """The words of a document with a letter beyond ASCII, folded."""
    letters = set(filter(str.isalnum, document.non_ascii))
    if not any(map(str.isalpha, letters)):
        return set()
    parts: set[str] = set()
    for start, end in pieces(document.text, " "):
        parts.update([part for part in document.text[start:end].split() if not part.isascii()])
    words = {word for part in parts if not letters.isdisjoint(part) for word in _ACCENTED.findall(part)}
    return set(fold("\n".join(words)).split("\n")) if words else words


def forms(document: Document, name: str, spellings: Iterable[str]) -> list[Form]:
    """The forms of one name, given its folded spellings, the one that stands first coming first."""
    places: dict[str, set[Span]] = {}
    for spelling in spellings:
        bare = without_firm(spelling)
        for start, _ in occurrences(document, spelling):
            span = Span(start, start + len(bare))
            if not (bare.isupper() and _shouted(document, span)):
                places.setdefault(_as_written(document.text[start : span.end]), set()).add(span)
    found = [Form(name, text, tuple(sorted(spans))) for text, spans in places.items()]
    return sorted(found, key=lambda form: form.places[0])


_SIGNS = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None, "\u2060": None}
)
"""Signs that look alike, and such as nobody sees."""


def _as_written(text: str) -> str:
    """A name as a reader sees it: a no-break space or a line end is a space, an apostrophe one of a typewriter."""
    return text if text.isascii() and "\n" not in text else " ".join(text.translate(_SIGNS).split())


def first_forms(document: Document, spellings: Iterable[str]) -> list[tuple[str, int, int]]:
    """The forms of one name as in the text, with their first places only: enough to compare it with other documents."""
    folded, starts, found = without_page_lines(document), name_starts(document), []
    for spelling in spellings:
        bare, length = without_firm(spelling), len(spelling)
        shouts = bare.isupper()
        for start in starts[spelling]:
            end = start + len(bare)
            if not is_inside(folded, start, start + length) and not (shouts and _shouted(document, Span(start, end))):
                found.append((_as_written(document.text[start:end]), start, end))
                break
    return found


def _shouted(document: Document, span: Span) -> bool:
    """Whether a name in capitals stands at the beginning of its block or among other words in capitals."""
    block = document.block_at(span.start)
    before = document.folded[max(block.start, span.start - 24) : span.start]
    after = document.folded[span.end : min(block.end, span.end + 24)]
    alone = bool(before.strip(" \"'("))
    return not alone or bool(_SHOUTED_BEFORE.search(before) or _SHOUTED_AFTER.match(after))


def difference(usual: str, form: str) -> str:
    """What tells two forms of a name apart."""
    if usual.lower() == form.lower():
        return "capitals"
    bare, other = (re.sub(r"[ '&-]", "", text).lower() for text in (usual, form))
    return "a hyphen, space or apostrophe" if bare == other else "an accent"

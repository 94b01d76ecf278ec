"""Lines at the head and the foot of an article that say in passing who has published it, and where: “Source: The Herald (https://…)”."""

from __future__ import annotations

from collections.abc import Iterator

from lint.lexicon import lexicon, words
from lint.match.expressions import expression

_PAPER = r"[A-Z][\w.&'-]*(?: (?:[A-Z][\w.&'-]*|of|the|and|&)){0,4}"
_PUBLISHED = expression(
    r"\b(?:(?:first|originally|previously|also) )?(?:published|appeared|posted|printed|reprinted|republished)(?: with permission)? (?:in|by|on|at|from)\b"
    r"|^\s*[*_(\[]*(?:source|via|from|original|originally)\b ?:?"
)
_NAME = expression(rf" +(?:[Tt]he )?(?P<publisher>{_PAPER})(?= *(?:$|[(,.:;|•–—\]*_]| - | on \d| in \d))", cased=True)
"""The name of a paper behind “first published in”."""
_FIELD = expression(rf"(?:[|,•–—(]| -) *(?:[Tt]he )?(?P<publisher>{_PAPER})(?= *(?:$|[|(),•–—]| - ))", cased=True)
"""A field of a byline."""
_LINK = expression(
    r"(?:https?://(?:www\.)?|www\.)[\w-]+(?:\.[\w-]+)+/[^\s<>\"')\]|]+|(?<![\w@./])(?:[\w-]+\.)+[a-z]{2,8}/[\w./-]+"
)
_MEDIA = frozenset(words("en", "sources", "media")) - {
    "page",
    "press",
    "hill",
    "week",
    "insider",
    "today",
    "sun",
    "star",
}


def credits_in(line: str, byline: bool) -> Iterator[tuple[str, int, int]]:
    """The publisher and the link that a short line tells, as the part with its place; `byline`: the line names the author, too."""
    cue = _PUBLISHED.search(line)
    if cue is None and not byline:
        return
    name = _NAME.match(line, cue.end()) if cue is not None else None
    if name is not None:
        yield "publisher", *name.span("publisher")
    elif byline:
        field = next((field for field in _FIELD.finditer(line) if _is_paper(field["publisher"])), None)
        if field is not None:
            yield "publisher", *field.span("publisher")
    link = _LINK.search(line, cue.start() if cue is not None else 0)
    if link is not None:
        yield "link", *link.span()


_LONE_NAME = expression(
    r"[*_]{0,2}([A-Z][a-z'-]+)(?: [A-Z]\.)?(?: (?:de|van|von|der|la|bin|al))?(?: [A-Z][A-Za-z'-]+){1,2}[*_]{0,2}",
    cased=True,
)
_DATE_LINE = expression(r"(?=[^\n]{4,40}\Z)[^\n]*\b(?:(?:19|20)\d\d|\d\d?[./]\d\d?[./]\d\d)\b[^\n]*")


def lone_name(line: str) -> str:
    """The given name in a line that holds nothing but a name of two to four words; "" for another line."""
    found = _LONE_NAME.fullmatch(line.strip())
    return str(found[1]) if found else ""


def is_given_name(word: str) -> bool:
    """Whether people are called so."""
    names = lexicon("en", "given_names")
    return word.lower() in names or any(word.lower() in forms for forms in names.values())


def is_date_line(line: str) -> bool:
    """Whether a short line holds a date with its year."""
    return _DATE_LINE.fullmatch(line.strip()) is not None


def _is_paper(name: str) -> bool:
    """Whether the name of a field is one of a paper: “River Herald”, not “Staff Writer”, nor a date."""
    return not _MEDIA.isdisjoint(name.lower().split())

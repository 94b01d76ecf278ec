"""Elements of HTML that nothing is left in: where all of their text goes, their tags go with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.fixes.edits import Edit
from lint.patterns import lazy_pattern

_TAKEN = frozenset(
    "p div li ul ol dl dt dd section aside nav header footer figure figcaption blockquote h1 h2 h3 h4 h5 h6 span a strong em b i u "
    "small button label center font".split()
)
"""Elements that say nothing once they are empty; cells of tables keep their columns, and others may be filled by a program."""
_OPENING = lazy_pattern(r"<([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>")
_SPACE = " \t\r\n\f"
_LONGEST_TAG = 2_000


def with_empty_elements(source: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits of a page, in order; those that take all the text of an element take its tags, and the line where it stood alone on one."""
    before: list[Edit] = []
    now = sorted(edits)
    while now != before:
        # What stands side by side in one element may be all that is in it.
        before, now = now, [_widened(source, edit) for edit in _joined(source, now)]
    return now


def _joined(source: str, edits: list[Edit]) -> Iterator[Edit]:
    """Deletions with nothing but space between them as one."""
    last: Edit | None = None
    for edit in edits:
        if last and not last.replacement and not edit.replacement and not source[last.end : edit.start].strip(_SPACE):
            last = Edit(last.start, edit.end, "")
            continue
        if last:
            yield last
        last = edit
    if last:
        yield last


def _widened(source: str, edit: Edit) -> Edit:
    """A deletion with the tags of the elements that it leaves empty."""
    if edit.replacement:
        return edit
    start, end = edit.start, edit.end
    while (outer := _element_around(source, start, end)) is not None:
        start, end = outer
    return edit if (start, end) == (edit.start, edit.end) else Edit(*_line_around(source, start, end), "")


def _element_around(source: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the element begins and ends that has nothing but this stretch in it; None where there is none, or it may not go."""
    while start and source[start - 1] in _SPACE:
        start -= 1
    opened = source.rfind("<", max(0, start - _LONGEST_TAG), start)
    tag = _OPENING.fullmatch(source, opened, start) if opened >= 0 else None
    if tag is None or tag[1].lower() not in _TAKEN:
        return None
    while end < len(source) and source[end] in _SPACE:
        end += 1
    closing = f"</{tag[1]}>"
    return (opened, end + len(closing)) if source[end : end + len(closing)].lower() == closing.lower() else None


def _line_around(source: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with its line, where nothing else stands there."""
    first, last = source.rfind("\n", 0, start) + 1, source.find("\n", end)
    last = len(source) if last < 0 else last + 1
    alone = not source[first:start].strip(_SPACE) and not source[end:last].strip(_SPACE)
    return (first, last) if alone else (start, end)

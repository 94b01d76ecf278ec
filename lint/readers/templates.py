"""Comments of template languages in a text (Liquid's and Twig's between tags, Jinja's between braces, those of Handlebars), and of notebooks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lint.model import Span
from lint.patterns import lazy_pattern

_MARK = lazy_pattern(
    r"\{%-?\s{0,9}(?P<liquid>comment)\b[^%{}]{0,99}%\}|\{%-?\s{0,9}(?P<end_liquid>endcomment)\s{0,9}-?%\}"
    r"|(?P<jinja>\{#-?\s)|(?P<end_jinja>#\})|(?P<handlebars>\{\{!--)|(?P<end_handlebars>--\}\})"
)


def template_comments(source: str, start: int) -> list[Span]:
    """The comments in a source from an offset on, in order and with their marks; what is never closed is none."""
    found: list[Span] = []
    opened, begin = "", start
    for mark in _MARK.finditer(source, start):
        kind = mark.lastgroup or ""
        if not opened and not kind.startswith("end_"):
            opened, begin = f"end_{kind}", mark.start()
        elif kind == opened:
            found.append(Span(begin, mark.end()))
            opened = ""
    return found


_HIGHLIGHT = lazy_pattern(r"(?<![=\w])==(?=[^=\s])([^\n=]{1,500})(?<=[^=\s])==(?![=\w])")
_NOTE = lazy_pattern(r"(?<!\S)%%(?=[^%])[^%]{1,2000}%%(?![%\w])")


def note_marks(source: str, start: int) -> Iterator[Span]:
    """What the makers of notebooks write around a text and in it: the signs of “==marked==”, comments as “%%this%%”."""
    if "==" in source:
        for marked in _HIGHLIGHT.finditer(source, start):
            yield Span(marked.start(), marked.start(1))
            yield Span(marked.end(1), marked.end())
    if "%%" in source:
        yield from (Span(*note.span()) for note in _NOTE.finditer(source, start))


def is_within(comments: Sequence[Span], start: int, end: int) -> bool:
    """Whether a stretch lies in one of some comments."""
    at = bisect_right(comments, (start, 1 << 62)) - 1
    return at >= 0 and end <= comments[at].end


def outside(comments: Sequence[Span], stretch: Span) -> Iterator[Span]:
    """The pieces of a stretch that lie in none of some comments."""
    start, end = stretch
    for comment in comments[max(0, bisect_right(comments, (start, 1 << 62)) - 1) :]:
        if comment.start >= end:
            break
        if start < comment.start:
            yield Span(start, comment.start)
        start = max(start, comment.end)
    if start < end:
        yield Span(start, end)

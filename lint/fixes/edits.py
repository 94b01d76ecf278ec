"""From fixes of an article's text to edits of its source: which are wanted, which go together, how they are written there."""

from __future__ import annotations

import html
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from lint.model import Confidence, Fix, LocatedFinding, Span
from lint.readers import format_of
from lint.text.document import Document
from lint.triage.safe_fixes import whole_lines


class Edit(NamedTuple):
    """Replace `start:end` of a decoded source by `replacement`, which is written as the format wants it."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class FixPolicy:
    """Which fixes are applied: the safe ones, or all of findings of medium confidence at least."""

    unsafe: bool = False

    def __call__(self, placed: LocatedFinding) -> bool:
        fix, confidence = placed.finding.fix, placed.finding.confidence
        if fix is None:
            return False
        return confidence >= Confidence.medium if self.unsafe else fix.safe


def chosen(candidates: Iterable[LocatedFinding]) -> list[LocatedFinding]:
    """Those of the fixes that do not touch one another, in order of place; where two do, the surer, then the first one stays."""
    taken: list[tuple[int, int, LocatedFinding]] = []
    for placed in sorted(candidates, key=_preference):
        fix = placed.finding.fix
        if fix is not None and not any(_clash(fix, start, end) for start, end, _ in taken):
            taken.append((fix.start, fix.end, placed))
    return [placed for _, _, placed in sorted(taken, key=lambda entry: entry[:2])]


def _preference(placed: LocatedFinding) -> tuple[int, bool, int, int, str]:
    fix = placed.finding.fix or Fix(0, 0, "")
    return -placed.finding.confidence, not fix.safe, fix.start, -fix.end, placed.finding.code


def _clash(fix: Fix, start: int, end: int) -> bool:
    return (fix.start < end and start < fix.end) or fix.start == start


class Codec(NamedTuple):
    """How text stands in a source of a format: reading a stretch of it, and writing one."""

    read: Callable[[str], str | None]
    """The text that a stretch of source stands for; None where it is more than text (markup)."""
    write: Callable[[str, str], str]
    """Text as source, given the source around it."""
    has_lines: bool = True
    """Whether a line of the text can be taken out of the source with its end."""
    has_marks: bool = False
    """Whether a line of the source may hold markup besides the text, which goes when all the text of the line does."""
    has_elements: bool = False
    """Whether text stands in elements, which go when all of their text does."""


def _read_json(source: str) -> str | None:
    try:
        return str(json.loads(f'"{source}"', strict=False))
    except json.JSONDecodeError:
        return None


def _write_json(text: str, around: str) -> str:
    return json.dumps(text, ensure_ascii=around.isascii())[1:-1]


PLAIN = Codec(lambda source: source, lambda text, around: text)
FORMATS_WRITTEN = {
    "plain": PLAIN,
    "markdown": Codec(html.unescape, lambda text, around: text, has_marks=True),
    "jsonl": Codec(_read_json, _write_json),
    "html": Codec(
        lambda source: None if "<" in source else " ".join(html.unescape(source).split()),
        lambda text, around: html.escape(text, quote=False),
        has_lines=False,
        has_elements=True,
    ),
}


def written(path: str) -> Codec | None:
    """How a file of that name is written; None where it cannot be written here."""
    return FORMATS_WRITTEN.get(format_of(path).reader)


def edits(
    document: Document, placed: Iterable[LocatedFinding], format: Codec
) -> tuple[list[Edit], list[LocatedFinding]]:
    """The edits that carry out some fixes (see `chosen`) in the document's source, and the fixes they carry out.

    A fix whose place holds markup besides text is left out.
    """
    inline: list[tuple[Span, str]] = []
    done, lines = [], set[int]()
    newline = "\r\n" if "\r\n" in document.text else "\n"
    for one in placed:
        fix = one.finding.fix
        if fix is None:
            continue
        whole = whole_lines(document, fix) if format.has_lines and not fix.replacement else None
        if whole and format.has_marks and _share_lines(document, whole):
            whole = None
        if not (whole and format.has_marks) and not _reads_back(document, fix, format):
            continue
        done.append(one)
        if whole is None:
            inline.append((Span(fix.start, fix.end), fix.replacement.replace("\r\n", "\n").replace("\n", newline)))
        else:
            lines.update(whole)
    gone = list(_without(document, lines, format.has_marks))
    inline += [(span, "") for span in gone]
    lines_gone = frozenset(gone if format.has_marks else ())
    return [
        Edit(
            *(_source_lines(document, span) if span in lines_gone else _in_source(document, span)),
            format.write(text, document.source) if text else "",
        )
        for span, text in _apart(inline)
    ], done


def _apart(replacements: list[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """The replacements in order; one that reaches into the one before it (through a blank line) waits for the next round."""
    last = -1
    for span, text in sorted(replacements):
        if span.start >= last:
            yield span, text
            last = span.end


def _in_source(document: Document, span: Span) -> tuple[int, int]:
    start = document.position(span.start).offset - document.source_offset
    if span.start == span.end:
        return start, start
    return start, document.position(span.end, end=True).offset - document.source_offset


def _source_lines(document: Document, span: Span) -> tuple[int, int]:
    """Where whole lines of the text stand in a source that has markup around them: from the start of a line, or the end of the text
    before it, to the start of another one."""

    def edge(offset: int) -> int:
        if offset == len(document.text):
            return len(document.source)
        at = document.position(offset).offset - document.source_offset
        if document.text[offset - 1 : offset] in ("", "\n"):
            return document.source_line_starts[bisect_right(document.source_line_starts, at) - 1]
        return at

    return edge(span.start), edge(span.end)


def _reads_back(document: Document, fix: Fix, format: Codec) -> bool:
    """Whether the source holds just the text that is to be replaced."""
    if not 0 <= fix.start <= fix.end <= len(document.text):
        return False
    start, end = _in_source(document, Span(fix.start, fix.end))
    found, text = format.read(document.source[start:end]), document.text[fix.start : fix.end]
    return found is not None and (found == text or (not format.has_lines and found == " ".join(text.split())))


def _share_lines(document: Document, lines: range) -> bool:
    """Whether some lines of the text stand on lines of the source with others, which markup broke apart."""
    first, last = document.lines[lines[0]].start, document.lines[lines[-1]].end
    starts_apart = not first or document.position(first - 1).line < document.position(first).line
    return not starts_apart or (last < len(document.text) and document.text[last] == "\n" and _is_break(document, last))


def _is_break(document: Document, offset: int) -> bool:
    """Whether a line end of the text is none of the source."""
    at = document.position(offset).offset - document.source_offset
    return document.source[at : at + 1] != "\n"


def _is_empty(document: Document, number: int, has_marks: bool) -> bool:
    """Whether there is nothing on a line of the text, nor on that of the source."""
    start, end = document.lines[number]
    if document.text[start:end].strip():
        return False
    if not has_marks:
        return True
    starts = document.source_line_starts
    line = bisect_right(starts, document.position(start).offset - document.source_offset) - 1
    return not document.source[starts[line] : starts[line + 1] if line + 1 < len(starts) else None].strip()


def _without(document: Document, lines: set[int], has_marks: bool) -> Iterator[Span]:
    """The spans to delete so that the lines are gone with their ends, and no more blank lines stay where they were than
    stood on one side of them; none at the end of the text."""
    spans, text = document.lines, document.text
    for run in _runs(document, lines, has_marks):
        blanks = [[*group] for gone, group in groupby(run, key=lines.__contains__) if not gone]
        leading = blanks[0] if blanks and blanks[0][0] == run[0] else []
        trailing = blanks[-1] if blanks and blanks[-1][-1] == run[-1] else []
        reaches_end = run[-1] == len(spans) - 1
        keep = set(() if reaches_end or run[0] == 0 else leading or trailing)
        if reaches_end and run[0] > 0:
            # The end of the last line that stays is kept where the text ended with one.
            start = spans[run[0]].start if text.endswith("\n") else spans[run[0] - 1].end
            yield Span(start, len(text))
            continue
        for number in run:
            if number not in keep:
                yield Span(spans[number].start, spans[number + 1].start if number + 1 < len(spans) else len(text))


def _runs(document: Document, lines: set[int], has_marks: bool) -> Iterator[list[int]]:
    """The lines to be removed with the blank lines around them, run by run."""
    covered = -1

    def goes(number: int) -> bool:
        return 0 <= number < len(document.lines) and (number in lines or _is_empty(document, number, has_marks))

    for line in sorted(lines):
        if line <= covered:
            continue
        first = last = line
        while goes(first - 1):
            first -= 1
        while goes(last + 1):
            last += 1
        covered = last
        yield list(range(first, last + 1))


def offset_before(changes: Iterable[Edit], offset: int) -> int:
    """Where an offset of the source with the edits made stands in the source without them; in a replacement, in what it replaced."""
    grown = 0
    for start, end, replacement in sorted(changes):
        made = start + grown
        if offset < made:
            break
        if offset < made + len(replacement):
            return min(start + offset - made, end)
        grown += len(replacement) - (end - start)
    return offset - grown


def applied(source: str, changes: Iterable[Edit]) -> str:
    """The source with the edits made; they do not overlap."""
    pieces: list[str] = []
    last = 0
    for start, end, replacement in sorted(changes):
        pieces += (source[last:start], replacement)
        last = max(last, end)
    return "".join((*pieces, source[last:]))

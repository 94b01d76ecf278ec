"""From fixes of an article's text to edits of its source: which are wanted, which go together, how they are written there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from lint.model import Confidence, Fix, LocatedFinding, Span
from lint.text.document import Document
from lint.triage.written import Codec, can_be_made, in_source, lines_taken, source_lines


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


def edits(
    document: Document, placed: Iterable[LocatedFinding], format: Codec
) -> tuple[list[Edit], list[LocatedFinding]]:
    """The edits that carry out some fixes (see `chosen`) in the document's source, and the fixes they carry out.

    A fix that cannot be made in the source is left out.
    """
    inline: list[tuple[Span, str]] = []
    done, lines = [], set[int]()
    newline = "\r\n" if "\r\n" in document.text else "\n"
    for one in placed:
        fix = one.finding.fix
        if fix is None:
            continue
        if not can_be_made(document, fix, format):
            continue
        whole = lines_taken(document, fix, format)
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
            *(source_lines(document, span) if span in lines_gone else in_source(document, span)),
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


def _is_empty(document: Document, number: int, has_marks: bool) -> bool:
    """Whether there is nothing on a line of the text, nor on that of the source."""
    start, end = document.lines[number]
    if document.text[start:end].strip():
        return False
    if not has_marks:
        return True
    starts = document.source_line_starts
    line = bisect_right(starts, document.in_source(start)) - 1
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

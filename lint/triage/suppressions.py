"""Decisions that stand in an article as HTML comments: `<!-- seedlint ignore HD201 until 2027-01-31: why -->`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from lint.counting import counted
from lint.model import LocatedFinding
from lint.patterns import lazy_pattern
from lint.readers import format_of
from lint.text.document import Document

_COMMENT = lazy_pattern(r"<!--\s*seedlint\b(.{0,1000}?)-->", re.DOTALL)
_SAYS = lazy_pattern(
    r"(?P<verb>ignore|ignore-file)\s+(?P<codes>[A-Z]+\d*(?:[,\s]+[A-Z]+\d+)*+)"
    r"(?:\s+until\s+(?P<until>\d{4}-\d\d-\d\d))?\s*+(?::(?P<reason>.*))?\Z",
    re.DOTALL,
)


class Comment(NamedTuple):
    """What a comment decides; `fault` says what is wrong with one that decides nothing."""

    line: int
    codes: tuple[str, ...] = ()
    reason: str = ""
    until: date | None = None
    span: tuple[int, int] | None = None
    """Offsets in the decoded file; None: the whole article."""
    fault: str = ""


def read(document: Document) -> tuple[Comment, ...]:
    """The decisions in an article, of formats that have comments."""
    if "seedlint" not in document.source or not format_of(document.path).comments:
        return ()
    return tuple(_comments(document))


def _comments(document: Document) -> Iterator[Comment]:
    line, counted, paragraphs = document.line_offset + 1, 0, _Paragraphs(document)
    for found in _COMMENT.finditer(document.source):
        line += document.source.count("\n", counted, found.start())
        counted = found.start()
        says = _SAYS.match(found.group(1).strip())
        if says is None:
            fault = "not understood; write <!-- seedlint ignore CODE: reason --> or ignore-file"
            yield Comment(line, fault=fault)
            continue
        try:
            until = date.fromisoformat(says["until"]) if says["until"] else None
        except ValueError:
            yield Comment(line, fault=f"no such day: {says['until']}")
            continue
        reason = " ".join((says["reason"] or "").split())
        codes = tuple(says["codes"].replace(",", " ").split())
        span = paragraphs.at(found.end()) if says["verb"] == "ignore" else None
        fault = "" if reason else "a decision needs a reason: <!-- seedlint ignore CODE: reason -->"
        yield Comment(line, codes, reason, until, span, fault)


class _Paragraphs:
    """The paragraphs of an article that comments before or in them speak of, found in one pass however many ask."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def at(self, source_offset: int) -> tuple[int, int]:
        """Where in the file the paragraph stands that a comment ending there speaks of."""
        document, at = self._document, source_offset
        if document.source_map is not None:
            at = bisect_left(range(len(document.text)), source_offset, key=document.source_map.source)
        number = self._speaking[document.block_number(min(at, len(document.text)))]
        first, last = self._runs[number]
        start, end = document.blocks[first].start, document.blocks[last].end
        return document.position(start).offset, document.position(end, end=True).offset

    @cached_property
    def _filled(self) -> list[bool]:
        """Of each block, whether there is anything in it."""
        folded = self._document.folded
        return [bool(folded[start:end].strip()) for start, end in self._document.blocks]

    @cached_property
    def _speaking(self) -> list[int]:
        """Of each block, the first one from it on that says anything but comments."""
        document, following = self._document, [len(self._document.blocks) - 1]
        for number in range(len(document.blocks) - 1, -1, -1):
            says = self._filled[number] and _COMMENT.sub("", document.folded[slice(*document.blocks[number])]).strip()
            following.append(number if says else following[-1])
        return following[:0:-1]

    @cached_property
    def _runs(self) -> list[tuple[int, int]]:
        """Of each block, the first and last of its paragraph; in Markdown a paragraph is many lines."""
        if format_of(self._document.path).reader != "markdown":
            return [(number, number) for number in range(len(self._filled))]
        firsts, lasts = list(range(len(self._filled))), list(range(len(self._filled)))
        for number in range(1, len(firsts)):
            if self._filled[number - 1]:
                firsts[number] = firsts[number - 1]
        for number in range(len(lasts) - 2, -1, -1):
            if self._filled[number + 1]:
                lasts[number] = lasts[number + 1]
        return list(zip(firsts, lasts, strict=True))


Place = tuple[str, tuple[int, int] | None, str]
"""What comments speak of: an article, a stretch of it (None: all of it), a code or the beginning of some."""


class Suppressions:
    """The decisions that stand as comments in the articles themselves, in use."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._faults: list[str] = []
        self._comments: list[tuple[str, Comment]] = []
        self._holds: dict[Place, bool] = {}
        """Whether a comment that speaks of a place has not expired."""
        self._met: Counter[Place] = Counter()
        self._spans: dict[str, list[tuple[int, int]]] = {}

    def overruled(self, path: str, comments: Iterable[Comment], findings: Iterable[LocatedFinding]) -> list[bool]:
        """For each finding of an article, whether a comment in it hides it. A rule that crashed is never hidden."""
        for comment in comments:
            self._take(path, comment)
        if path not in self._spans:
            return [False for _ in findings]
        return [not placed.finding.about_tool and self._hides(path, placed) for placed in findings]

    def _take(self, path: str, comment: Comment) -> None:
        if comment.fault:
            self._faults.append(f"{path}:{comment.line}: {comment.fault}")
            return
        self._comments.append((path, comment))
        spans = self._spans.setdefault(path, [])
        if comment.span is not None and (not spans or spans[-1] != comment.span):
            insort(spans, comment.span)
        holds = comment.until is None or self._today <= comment.until
        for place in _places(path, comment):
            self._holds[place] = holds or self._holds.get(place, False)

    def _hides(self, path: str, placed: LocatedFinding) -> bool:
        """Note that a finding was met; paragraphs are disjoint, so that one of them at most has it."""
        code, spans = placed.finding.code, self._spans[path]
        here: list[tuple[int, int] | None] = [None]
        if placed.start is not None:
            at = bisect_right(spans, (placed.start.offset, 1 << 62)) - 1
            here += [spans[at]] if at >= 0 and placed.start.offset < spans[at][1] else []
        hidden = False
        for place in ((path, span, code[:end]) for span in here for end in range(1, len(code) + 1)):
            if place in self._holds:
                self._met[place] += 1
                hidden = hidden or self._holds[place]
        return hidden

    def to_report(self, known: Mapping[str, bool]) -> list[str]:
        """What the authors of the comments should know: faults, what has expired, what matches nothing; the first of each."""
        gone = []
        for path, comment in self._comments:
            used = any(self._met[place] for place in _places(path, comment))
            place = f"{path}:{comment.line}: the decision on {', '.join(comment.codes)}"
            if used and comment.until is not None and self._today > comment.until:
                gone.append(f"{place} expired on {comment.until}: what it overruled counts again")
            elif not used and _ran(comment.codes, known):
                gone.append(f"{place} no longer matches a finding")
        lines = self._faults + gone
        left = len(lines) - MOST_REPORTED
        return [
            *lines[:MOST_REPORTED],
            *(
                [f"{counted(left, 'more decision')} in articles {'is' if left == 1 else 'are'} such"]
                if left > 0
                else []
            ),
        ]


MOST_REPORTED = 50
"""So many comments that are faulty or match nothing are reported one by one; the others are counted."""


def _places(path: str, comment: Comment) -> list[Place]:
    return [(path, comment.span, code) for code in comment.codes]


def _ran(codes: tuple[str, ...], known: Mapping[str, bool]) -> bool:
    """Whether a rule ran whose code is one of these, or begins so."""
    return any(ran for code, ran in known.items() if code.startswith(codes))

"""The nouns every room shares: spans, severities, findings. Imports nothing from lint."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum
from functools import partial
from typing import Any, NamedTuple


class Severity(IntEnum):
    """How bad a true finding is. Ordered: `Severity.error > Severity.warning`."""

    info = 1
    warning = 2
    error = 3

    @classmethod
    def named(cls, name: str) -> Severity:
        """The severity called `name`; raises KeyError for an unknown one."""
        return cls[name]


class Confidence(IntEnum):
    """How likely a finding is to be true. Ordered."""

    low = 1
    medium = 2
    high = 3

    def lowered(self) -> Confidence:
        """One step less sure; low stays low."""
        return Confidence(max(1, self - 1))


class Zone(StrEnum):
    """What part of a file a place belongs to."""

    head = "head"
    body = "body"
    boilerplate = "furniture"
    tail = "tail"


class Span(NamedTuple):
    """A half-open range of code points of `Document.text`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


as_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""The span of a start and an end, made without a call of ours: for places that make thousands."""


class Position(NamedTuple):
    """A place in the decoded source file: line and column from 1, offset in code points from 0."""

    line: int
    column: int
    offset: int


as_position: Callable[[tuple[int, int, int]], Position] = partial(tuple.__new__, Position)


class Mention(NamedTuple):
    """Something a fact read in the text, e.g. a date or an amount.

    `start`/`end` are code points of the document's text, None for what metadata says;
    `value` is JSON-serialisable and its shape is the kind's own.
    """

    kind: str
    start: int | None
    end: int | None
    text: str
    value: Any = None


class Fix(NamedTuple):
    """Replace `start:end` of the document's text by `replacement`. Safe fixes never change what the article says."""

    start: int
    end: int
    replacement: str
    safe: bool = True


class Related(NamedTuple):
    """Another place that belongs to a finding, possibly in another document."""

    path: str
    start: int | None
    end: int | None
    text: str
    position: Position | None = None


def family_of(code: str) -> str:
    """The letters that codes of one family begin with: `BP` of BP101, `ACME` of ACME101; `E9` for what speaks of the tool."""
    return "E9" if code.startswith("E9") else code.rstrip("0123456789") or code


class Finding(NamedTuple):
    """What a rule says of a place in a document's text; `start` and `end` None: of the whole document."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    start: int | None = None
    end: int | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    path: str | None = None
    """Only for corpus findings: the document they belong to."""

    @property
    def about_tool(self) -> bool:
        """Whether it speaks of seedlint or of a rule that failed, not of the article: nothing hides it."""
        return self.code.startswith("E9")

    @property
    def family(self) -> str:
        """The letters of its code: what its rule is about."""
        return family_of(self.code)


class LocatedFinding(NamedTuple):
    """A finding with its place in the source file, ready to be reported."""

    path: str
    finding: Finding
    start: Position | None
    end: Position | None
    excerpt: str
    """The line of the finding (a window of it where it is long), without its line end."""
    excerpt_column: int
    """Where in `excerpt` the finding starts, from 0."""
    fingerprint: str
    match: str = ""
    """The text the finding marks, the first 2,000 characters of it."""
    before: str = ""
    """The 200 characters before the match."""
    after: str = ""
    """The 200 characters after the match."""
    words: int = 0
    """How many words the match has."""
    record_id: str = ""
    """What the record is called by, where the settings name a field for that."""
    sentence: str = ""
    """The sentence in which the match begins, the first 400 characters of it."""
    parts: tuple[LocatedFinding, ...] = ()
    """Of a block of boilerplate, or of a fault that an article has everywhere, the findings of its single places."""

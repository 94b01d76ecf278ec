"""What the page holds of each article: title, source, day, its findings, its text cut where they begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, NamedTuple

from lint import extract, readers
from lint.config.settings import Settings
from lint.model import LocatedFinding, Related
from lint.patterns import lazy_pattern
from lint.report.html.entries import Entry
from lint.report.made_fixes import is_made
from lint.text.blocks import Kind
from lint.text.document import Document

MOST_TEXT = 200_000
"""How much of an article's text the page shows, in characters."""
_AROUND = 160
"""How much of its line is shown before and after a place, in characters."""

Lines = list[list[list[Any]]]
"""An article's text: lines of pieces; a piece is a text and the indices of the findings that cover it."""
Excerpt = list[str]
"""A place in its line: the text before, in and after it."""


class Meta(NamedTuple):
    """What is known of an article; what is not known is empty."""

    title: str = ""
    source: str = ""
    date: str = ""
    language: str = ""


@dataclass(slots=True)
class Opened:
    """What the articles of the page say when they are read once more."""

    texts: dict[str, Lines] = field(default_factory=dict)
    kinds: dict[str, dict[int, str]] = field(default_factory=dict)
    """By article: what kind of text its lines are, by number, where they are no paragraph."""
    metas: dict[str, Meta] = field(default_factory=dict)
    places: dict[tuple[str, int, int], Excerpt] = field(default_factory=dict)
    """Places that findings refer to, and what their fixes replace, by article, start and end."""


def opened(entries: Iterable[Entry], settings: Settings) -> Opened:
    """Read the articles that can be read once more: those listed with their findings, and those that findings refer to."""
    whole = {entry.path: entry for entry in entries if entry.whole}
    findings = [placed for entry in whole.values() for placed in entry.findings]
    wanted, compared = _places(findings), _compared(findings)
    result = Opened()
    for file in dict.fromkeys(map(readers.file_of, (*whole, *wanted))):
        for document in readers.read(file, settings):
            if isinstance(document, Document) and (document.name in whole or document.name in wanted):
                _take(document, whole.get(document.name), wanted.get(document.name, ()), result)
                if document.name in compared and document.name not in result.texts:
                    result.texts[document.name] = list(lines(document, []))
    return result


def _places(findings: Iterable[LocatedFinding]) -> dict[str, set[tuple[int, int]]]:
    """The places to be shown in each article; a whole copy has none, but the article is wanted too."""
    wanted: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for placed in findings:
        fix = placed.finding.fix
        if fix:
            wanted[placed.path].add((fix.start, fix.end))
        for related in placed.finding.related:
            spans = wanted[related.path or placed.path]
            if related.start is not None and related.end is not None:
                spans.add((related.start, related.end))
    return wanted


def _compared(findings: Iterable[LocatedFinding]) -> set[str]:
    """The articles whose text is shown beside that of a copy."""
    copies = (placed.finding for placed in findings if placed.finding.code.startswith("XD1"))
    return {related.path for found in copies for related in found.related}


def _take(document: Document, entry: Entry | None, spans: Iterable[tuple[int, int]], into: Opened) -> None:
    findings = entry.findings if entry else []
    into.metas[document.name] = meta(document, findings)
    if findings:
        into.texts[document.name] = list(lines(document, findings))
        into.kinds[document.name] = line_kinds(document)
    for start, end in spans:
        into.places[document.name, start, end] = excerpt(document.text, start, end)


def line_kinds(document: Document) -> dict[int, str]:
    """What kind of text each line is that is no paragraph, by its number from 0."""
    kinds = (
        (number, document.kind_at(line.start)) for number, line in enumerate(document.lines) if line.start < line.end
    )
    return {number: kind.value for number, kind in kinds if kind is not Kind.paragraph}


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """A place with what stands around it in its line, cut at spaces."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return _shortened(before, text[start : min(end, start + 2000)], after)


def _shortened(before: str, match: str, after: str, most: int = _AROUND) -> Excerpt:
    if len(before) >= most:
        before = "…" + before[-most:].partition(" ")[2]
    if len(after) >= most:
        after = after[:most].rpartition(" ")[0] + "…"
    return [before, match, after]


_HOST = lazy_pattern(r"https?://(?:www\.)?([^/?#]+)")
_DAY = lazy_pattern(r"\d{4}-\d\d(?:-\d\d)?")


def meta(document: Document, findings: Iterable[LocatedFinding] = ()) -> Meta:
    """Title, source, day of publication (or its month) and language of an article, as far as they are known."""
    from lint.extract import source

    stated = source.stated(document)
    host = _HOST.match(stated.get("link", ""))
    folder = PurePath(document.path).parent.name
    publisher = stated.get("publisher", "")
    address = _HOST.match(publisher)
    return Meta(
        title=_short(stated.get("title") or first_line(document, findings)),
        source=_short(address[1] if address else publisher or (host[1] if host else folder)),
        date=_date(document),
        language="" if document.language == "und" else document.language,
    )


def first_line(document: Document, findings: Iterable[LocatedFinding]) -> str:
    """The first line that is no boilerplate, as a title; empty where all of it is."""
    boilerplate = [
        (placed.finding.start, placed.finding.end or 0)
        for placed in findings
        if placed.finding.code.startswith("BP") and placed.finding.start is not None
    ]
    for start, end in document.lines:
        if start < end and not any(first < end and last > start for first, last in boilerplate):
            return document.text[start:end]
    return ""


def _short(text: str) -> str:
    text = " ".join(text.lstrip("# ").split())
    return text if len(text) <= 120 else text[:119].rpartition(" ")[0].rstrip(".,;: ") + "…"


def _date(document: Document) -> str:
    stated = [mention.value for mention in extract.mentions(document, "published")]
    stated += [document.metadata.get(key) for key in ("date", "published", "date_published")]
    return next((day[0] for value in stated if (day := _DAY.match(str(value)))), "")


def finding_values(placed: LocatedFinding, places: dict[tuple[str, int, int], Excerpt]) -> dict[str, Any]:
    """A finding as the page wants it; what it does not have is left out."""
    found = placed.finding
    values: dict[str, Any] = {
        "code": found.code,
        "severity": int(found.severity),
        "confidence": int(found.confidence),
        "message": found.message,
        "mark": placed.fingerprint,
    }
    if placed.start:
        values |= {"line": placed.start.line, "excerpt": own_excerpt(placed)}
    if found.fix:
        unread = ["", placed.match, ""]
        values["fix"] = [*places.get((placed.path, found.fix.start, found.fix.end), unread), found.fix.replacement]
        values["safe"] = is_made(placed)
    if found.related:
        values["related"] = [related_values(related, placed.path, places) for related in found.related]
    return values


def own_excerpt(placed: LocatedFinding) -> Excerpt:
    """The text before, in and after the finding's place, within its line."""
    before = placed.before.rpartition("\n")[2]
    after = placed.after.partition("\n")[0]
    return _shortened(before, placed.match[:400], after)


def related_values(related: Related, path: str, places: dict[tuple[str, int, int], Excerpt]) -> list[Any]:
    """Another place of a finding: article, line, the text before, in and after it."""
    path = related.path or path
    line = related.position.line if related.position else None
    start, end = related.start, related.end
    shown = places.get((path, start, end)) if start is not None and end is not None else None
    return [path, line, *(shown or [related.text, "", ""])]


def lines(document: Document, findings: list[LocatedFinding]) -> Iterator[list[list[Any]]]:
    """The lines of an article, each cut where a finding begins or ends."""
    text = document.text[:MOST_TEXT]
    spans = [
        (placed.finding.start, placed.finding.end, number)
        for number, placed in enumerate(findings)
        if placed.finding.start is not None and placed.finding.end is not None
    ]
    spans.sort()
    for line in document.lines:
        if line.start > len(text):
            break
        here = [
            (start, end, number)
            for start, end, number in spans
            if start < line.end and end > line.start or start == end <= line.end
        ]
        yield _pieces(text, line.start, min(line.end, len(text)), here)
        spans = [span for span in spans if span[1] > line.end]


def _pieces(text: str, start: int, end: int, spans: list[tuple[int, int, int]]) -> list[list[Any]]:
    cuts = sorted({start, end, *(min(max(cut, start), end) for span in spans for cut in span[:2])})
    pieces: list[list[Any]] = []
    for begin, stop in zip(cuts, cuts[1:], strict=False):
        pieces.append([text[begin:stop], [number for first, last, number in spans if first < stop and last > begin]])
    for first, last, number in spans:
        if first == last:
            pieces.append(["", [number]])
    return pieces

"""What the page says of each article: its score, where it comes from, its findings, its text cut at their bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from lint import extract, readers
from lint.config.settings import Settings
from lint.model import Placed
from lint.text.document import Document
from lint.triage.score import article_score

MOST_TEXT = 200_000
"""How much of an article's text the page shows, in characters."""

Lines = list[list[list[Any]]]
"""An article's text: lines of pieces; a piece is a text and the indices of the findings that cover it."""


@dataclass(slots=True)
class Entry:
    """An article of the run."""

    path: str
    findings: list[Placed] = field(default_factory=list)
    words: int = 0


def score(entry: Entry) -> float:
    """The quality of an article, from 0 to 100, with what the corpus rules say of it."""
    return article_score(entry.words, entry.findings)


def opened(entries: Iterable[Entry], settings: Settings) -> tuple[dict[str, Lines], dict[str, dict[str, str]]]:
    """The texts of the articles that have findings and can be read, and what is known of all of them, by path."""
    wanted = {entry.path: entry for entry in entries}
    texts: dict[str, Lines] = {}
    metas: dict[str, dict[str, str]] = {}
    for file in dict.fromkeys(map(readers.file_of, wanted)):
        for document in readers.read(file, settings):
            if isinstance(document, Document) and (entry := wanted.get(document.name)) is not None:
                metas[document.name] = meta(document)
                if entry.findings:
                    texts[document.name] = list(lines(document, entry.findings))
    return texts, metas


_HOST = re.compile(r"https?://(?:www\.)?([^/?#]+)")
_MONTH = re.compile(r"\d{4}-\d\d")


def meta(document: Document) -> dict[str, str]:
    """Title, source and month of publication of an article, as far as they are known."""
    from lint.extract import source

    stated = source.stated(document)
    first = next((document.text[line.start : line.end] for line in document.lines if line.start < line.end), "")
    host = _HOST.match(stated.get("link", ""))
    folder = PurePath(document.path).parent.name
    publisher = stated.get("publisher", "")
    address = _HOST.match(publisher)
    return {
        "title": _short(stated.get("title") or first),
        "source": _short(address[1] if address else publisher or (host[1] if host else folder)),
        "month": _month(document),
    }


def _short(text: str) -> str:
    text = " ".join(text.lstrip("# ").split())
    return text if len(text) <= 120 else text[:119] + "…"


def _month(document: Document) -> str:
    told = [mention.value for mention in extract.mentions(document, "published")]
    told += [document.metadata.get(key) for key in ("date", "published", "date_published")]
    return next((month[0] for value in told if (month := _MONTH.match(str(value)))), "")


def article_values(entry: Entry, about: dict[str, str] | None) -> dict[str, Any]:
    """An article without its findings, as the page wants it."""
    return {"path": entry.path, "words": entry.words, "score": round(score(entry)), **(about or {})}


def finding_values(placed: Placed) -> dict[str, Any]:
    """A finding as the page wants it; what it does not have is left out."""
    found = placed.finding
    values: dict[str, Any] = {
        "code": found.code,
        "severity": int(found.severity),
        "sure": int(found.confidence),
        "message": found.message,
        "mark": placed.fingerprint,
    }
    if placed.start:
        values |= {"line": placed.start.line, "excerpt": _excerpt(placed)}
    if found.fix:
        values["fix"] = found.fix.replacement
    if found.related:
        values["related"] = [
            [related.path, related.position.line if related.position else None, related.text]
            for related in found.related
        ]
    return values


def _excerpt(placed: Placed) -> list[str]:
    """The text before, in and after the finding's place, within its line."""
    around = 200 if placed.finding.related else 60
    before = placed.before[-around:].rpartition("\n")[2]
    after = placed.after[:around].partition("\n")[0]
    if len(before) == around:
        before = "…" + before.partition(" ")[2]
    if len(after) == around:
        after = after.rpartition(" ")[0] + "…"
    return [before, placed.match[:200], after]


def lines(document: Document, findings: list[Placed]) -> Iterator[list[list[Any]]]:
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

"""The facts of documents, for people, as one mention a line, and as one JSON list."""

from __future__ import annotations

import json
from typing import TextIO

from lint.escaping import harmless
from lint.model import Mention
from lint.report.as_json import encoded
from lint.text.document import Document

FORMATS = ("text", "jsonl", "json")


class Facts:
    """Writes the mentions of documents as they come; `finish` closes the list that the format `json` is."""

    def __init__(self, format: str, out: TextIO) -> None:
        self._format, self._out = format, out
        self._between = "[\n"

    def document(self, document: Document, mentions: list[Mention]) -> None:
        """Write what was read in a document."""
        if self._format == "text":
            self._out.writelines(_for_people(document, mentions))
            return
        for mention in mentions:
            row = encoded(_row(document, mention))
            self._out.write(f"{row}\n" if self._format == "jsonl" else f"{self._between}{row}")
            self._between = ",\n"

    def finish(self) -> None:
        if self._format == "json":
            self._out.write("[]\n" if self._between.startswith("[") else "\n]\n")


def _for_people(document: Document, mentions: list[Mention]) -> list[str]:
    lines = [document.name] if mentions else []
    for mention in mentions:
        place = "-" if mention.start is None else "{0.line}:{0.column}".format(document.position(mention.start))
        value = "" if mention.value is None else json.dumps(mention.value, ensure_ascii=False)
        lines.append(f"  {place:>8}  {mention.kind:<12} {mention.text!r:<40} {value}")
    return [harmless(line) + "\n" for line in lines]


def _row(document: Document, mention: Mention) -> dict[str, object]:
    start = None if mention.start is None else document.position(mention.start).offset
    end = None if mention.end is None else document.position(mention.end, end=True).offset
    return {
        "path": document.name,
        "kind": mention.kind,
        "start": start,
        "end": end,
        "text": mention.text,
        "value": mention.value,
    }

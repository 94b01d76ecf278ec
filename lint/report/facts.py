"""The facts of a document, for people and as one mention a line."""

from __future__ import annotations

import json
from typing import TextIO

from lint.escaping import harmless
from lint.model import Mention
from lint.report.as_json import encoded
from lint.text.document import Document

FORMATS = ("text", "jsonl")


def write(format: str, document: Document, mentions: list[Mention], out: TextIO) -> None:
    if format == "jsonl":
        out.write("".join(_line(document, mention) for mention in mentions))
        return
    if mentions:
        out.write(f"{harmless(document.name)}\n")
    for mention in mentions:
        place = "-" if mention.start is None else "{0.line}:{0.column}".format(document.position(mention.start))
        value = "" if mention.value is None else json.dumps(mention.value, ensure_ascii=False)
        out.write(harmless(f"  {place:>8}  {mention.kind:<12} {mention.text!r:<40} {value}") + "\n")


def _line(document: Document, mention: Mention) -> str:
    start = None if mention.start is None else document.position(mention.start).offset
    end = None if mention.end is None else document.position(mention.end, end=True).offset
    row = {
        "path": document.name,
        "kind": mention.kind,
        "start": start,
        "end": end,
        "text": mention.text,
        "value": mention.value,
    }
    return encoded(row) + "\n"

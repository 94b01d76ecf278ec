"""The fact “attribution”: who says what, by which verb, and whether one could go and ask.

What is read stands in reading.py; what a speaker's words cover (`content`, `covering`) is worked out when asked for.
"""

from __future__ import annotations

from lint.extract.attributions.coverage import content
from lint.extract.attributions.reading import PROBE as PROBE
from lint.extract.attributions.reading import Attribution, attributions
from lint.model import Mention
from lint.text.document import Document


def read(document: Document) -> list[Mention]:
    """Every attribution as a mention: the stretch from source to verb, with source, cue and content in its value."""
    return [
        _mention(document, attribution) for attribution in attributions(document) if not attribution.source.relative
    ]


def _mention(document: Document, attribution: Attribution) -> Mention:
    source, cue, said = attribution.source, attribution.cue, content(document, attribution)
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    meant = source.stands_for or source
    value = {
        "source": document.text[meant.start : meant.end] if source.kind != "none" else None,
        "source_kind": meant.kind,
        "source_span": [source.start, source.end] if source.kind != "none" else None,
        "cue": document.text[cue.start : cue.end],
        "cue_span": [cue.start, cue.end],
        "content_span": [said.start, said.end],
    }
    return Mention("attribution", start, end, document.text[start:end], value)

"""What several rules need to know of a document, read once and only where the scan saw something.

A fact is a module with `PROBE` (what the scan should look for) and `read(document) -> list[Mention]`. It may use the rooms
before it (model, text, document, expression, scan) and other facts; it never names a rule.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from lint.match.scan import PlainScanner, Probe
from lint.model import Mention, Span
from lint.text.document import Document

MODULES = {
    "language": "lint.extract.language.extractor",
    "published": "lint.extract.publication.extractor",
    "date": "lint.extract.dates.extractor",
    "quantity": "lint.extract.quantities.extractor",
    "attribution": "lint.extract.attributions.extractor",
    "hedge": "lint.extract.hedges.extractor",
    "name": "lint.extract.names.extractor",
    "zone": "lint.extract.boilerplate.zones",
}
"""The facts by kind, in the order they are printed."""

_plain: dict[Probe, PlainScanner] = {}


@cache
def module(kind: str) -> Any:
    """The module of a fact. Raises KeyError for an unknown kind."""
    return import_module(MODULES[kind])


def probe(kind: str, language: str = "en") -> Probe | None:
    """What the scan looks for on behalf of a fact in articles of a language ("" for one that nobody knows)."""
    room = module(kind)
    found: Probe | None = room.probe_in(language) if language != "en" and hasattr(room, "probe_in") else room.PROBE
    return found


def mentions(document: Document, kind: str) -> list[Mention]:
    """What the fact `kind` read in the document, in order of place; read when first asked for."""
    found: list[Mention] = module(kind).read(document)
    return found


def hits(document: Document, probe: Probe) -> list[Span]:
    """What the scan saw for a fact's probe, in order; scanned here and now where the run's scan did not include it."""
    _scanned(document, probe)
    return sorted(document.hits.get(probe.owner, ()))


def expression_hits(document: Document, probe: Probe) -> list[tuple[int, int]]:
    """Where the scan saw the expressions of a fact's probe: the end of each, in order, and the number of the expression."""
    _scanned(document, probe)
    return sorted(document.expression_hits.get(probe.owner, ()))


def _scanned(document: Document, probe: Probe) -> None:
    if probe.owner not in document.probed:
        scanner = _plain.get(probe)
        if scanner is None:
            scanner = _plain[probe] = PlainScanner([probe])
        scanner.scan(document)
        document.probed.add(probe.owner)

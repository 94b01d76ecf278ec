"""The fact “name”: what is written with capitals and is no ordinary word at the beginning of a sentence."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lint.document import Document
from lint.model import Mention, Span
from lint.scan import Probe

PROBE: Probe | None = None

_WORD = re.compile(r"[A-Z][A-Za-z]{3,}")


def capitalised(document: Document) -> Counter[str]:
    """How often each word of at least four letters begins with a capital (and is not all capitals), by its lower-case form."""
    known: Counter[str] | None = document.cache.get("capitalised")
    if known is None:
        known = Counter()
        for word, times in Counter(_WORD.findall(document.folded)).items():
            if not word.isupper():
                known[word.lower()] += times
        document.cache["capitalised"] = known
    return known


def places(document: Document, word: str) -> list[Span]:
    """Where a word (given in lower case) stands with a capital."""
    folded = document.folded
    found = re.finditer(rf"(?<![A-Za-z_]){re.escape(word)}(?![A-Za-z_])", folded, re.IGNORECASE)
    return [Span(*match.span()) for match in found if folded[match.start()].isupper()]


def read(document: Document) -> list[Mention]:
    """Every mention in the document, in order of place."""
    return []

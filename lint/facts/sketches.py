"""A small fair sample of what a document says, the same for the same text: what near-duplicates are found by."""

from __future__ import annotations

from zlib import crc32

from lint.document import Document

SHINGLE = 5
"""Words in a row that are compared as one."""
SIZE = 8
"""The smallest so many of a document's shingles stand for it (a bottom-k MinHash)."""
_LAST_ANCHOR = 0xFFFFFFFF >> 3
_LETTERS = bytes(code if bytes([code]).isalnum() or code == ord("_") else ord(" ") for code in range(256))


def sketch(document: Document) -> list[int]:
    """The smallest hashes of five-word shingles, those that begin with one of an eighth of all words first.

    Most documents have enough of those, and only they are hashed then: a tenth of the work for the same sample.
    """
    known: list[int] | None = document.cache.get("sketch")
    if known is not None:
        return known
    words = list(map(crc32, document.scanned.lower().translate(_LETTERS).split()))
    last = len(words) - SHINGLE + 1
    starts = [at for at, word in enumerate(words[: max(0, last)]) if word <= _LAST_ANCHOR]
    # Hashes of tuples of integers are the same in every process, unlike those of strings.
    chosen = sorted({hash(tuple(words[at : at + SHINGLE])) for at in starts})[:SIZE]
    if len(chosen) < SIZE:
        others = (hash(tuple(words[at : at + SHINGLE])) for at in range(last) if words[at] > _LAST_ANCHOR)
        chosen += sorted(set(others))[: SIZE - len(chosen)]
    document.cache["sketch"] = chosen
    return chosen

"""A small fair sample of what a document says, the same for the same text: what near-duplicates are found by."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from lint.text.annotations import annotation
from lint.text.document import Document

SHINGLE = 5
"""Words in a row that are compared as one."""
SIZE = 32
"""The smallest so many of a document's shingles stand for it (a bottom-k MinHash)."""
_LAST_ANCHOR = 0xFFFFFFFF >> 3
_LATER = 0x80000000
_LETTERS = bytes(code if bytes([code]).isalnum() or code == ord("_") else ord(" ") for code in range(256))


@annotation
def minhash_of(document: Document) -> list[int]:
    """The smallest hashes of five-word shingles, those that begin with one of an eighth of all words before all others.

    Most documents have enough of those, and only they are hashed then: a fraction of the work for as fair a sample.
    """
    words = document.scanned.lower().translate(_LETTERS).split()
    last = max(0, len(words) - SHINGLE + 1)
    marks = list(map(crc32, words[:last]))
    anchors = [at for at, mark in enumerate(marks) if mark <= _LAST_ANCHOR]
    known = sorted({crc32(b" ".join(words[at : at + SHINGLE])) & (_LATER - 1) for at in anchors})[:SIZE]
    if len(known) < SIZE:
        others = (at for at, mark in enumerate(marks) if mark > _LAST_ANCHOR)
        rest = {crc32(b" ".join(words[at : at + SHINGLE])) | _LATER for at in others}
        known += sorted(rest)[: SIZE - len(known)]
    return known


def jaccard(one: Iterable[int], other: Iterable[int]) -> float:
    """How much of their shingles two documents share, as far as their sketches tell: 0 to 1."""
    ours, theirs = set(one), set(other)
    size = min(len(ours), len(theirs)) if max(len(ours), len(theirs)) == SIZE else SIZE
    smallest = sorted(ours | theirs)[: max(1, size)]
    return len(ours & theirs & set(smallest)) / len(smallest) if smallest else 0.0

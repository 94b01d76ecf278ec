"""What a finding is known by when lines move, other places change or the file gets another name."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from heapq import nsmallest

from lint.hashes import blake2b
from lint.model import Finding
from lint.patterns import lazy_pattern
from lint.text.document import Document
from lint.text.lines import pieces

_NEAR = 40
"""Characters on each side of a match that tell it from its equals."""
_FAR = 200
"""How far a passage is looked for on each side of the match."""
_CLOSES = lazy_pattern(r"""\n|[.!?\x83]["')\]]*\s""")
_OPENED = lazy_pattern(rf"(?s:.*)(?:{_CLOSES.pattern})")
"""Up to the last place where a sentence or line closes."""

Keys = tuple[str, str]
"""A hash of the match in its passage, and one of the match with what stands around it."""


def keys(document: Document, finding: Finding) -> Keys:
    """Two hashes that say which place a finding means; each survives edits that the other does not.

    The passage is what stands between the nearest line ends and full stops: it does not see an edit of the sentence
    before. The surroundings are forty characters on each side: they do not see where sentences end. Case and space
    are folded in both. A finding on the whole document is known by its rule alone.
    """
    if finding.start is None or finding.end is None:
        return _hash(finding.code), _hash(finding.code)
    text, start, end = document.folded, finding.start, finding.end
    match = _plain(text[start:end])
    passage = _since_closed(text, start), match, _until_closed(text, end)
    around = _plain(text[max(0, start - _NEAR) : start]), match, _plain(text[end : end + _NEAR])
    return _hash(finding.code, *passage), _hash(finding.code, *around)


def _since_closed(text: str, start: int) -> str:
    """What stands between the last place where a sentence or line closes and the match."""
    if text[start - 1 : start] in ("\n", ""):
        return ""
    before = text[max(0, start - _FAR) : start]
    opened = _OPENED.match(before)
    return _plain(before[opened.end() :] if opened else before)


def _until_closed(text: str, end: int) -> str:
    """What stands between the match and the first place where a sentence or line closes, that sign included."""
    if text[end : end + 1] in ("\n", ""):
        return ""
    after = text[end : end + _FAR]
    closed = _CLOSES.search(after)
    return _plain(after[: closed.start() + 1] if closed else after)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _hash(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def fingerprints(document: Document, findings: Iterable[Finding]) -> list[str]:
    """The fingerprints of a document's findings: both keys, the ordinal among equals, a hash of the document's name.

    The parts stand apart so that a baseline can follow a finding into a file of another name.
    """
    seen: dict[Keys, int] = {}
    name = _hash_name(document.name)
    marks = []
    for finding in findings:
        known = keys(document, finding)
        ordinal = seen[known] = seen.get(known, 0) + 1
        marks.append(f"{known[0]}-{known[1]}-{ordinal}-{name}")
    return marks


def in_file(fingerprint: str, name: str) -> str:
    """The fingerprint of the same finding in a document that is called otherwise."""
    return f"{fingerprint.rpartition('-')[0]}-{_hash_name(name)}"


def _hash_name(name: str) -> str:
    return _hash(name.replace("\\", "/"))


_PIECE = lazy_pattern(r"[^\n.!?]+")
_PIECES = 16
_LONG = 20


def content_signature(document: Document) -> tuple[int, ...]:
    """An article in small, to know it again under another name: hashes of its longest sentences.

    Long sentences are the article's own; the short lines are what the articles of a site share.
    """
    longest = _longest(document.folded, _LONG) or _longest(document.folded, 0) or [""]
    return tuple(sorted(zlib.crc32(" ".join(piece.split()).encode("latin-1", "replace")) for piece in longest))


def _longest(folded: str, least: int) -> list[str]:
    """The longest sentences of a text that have so many characters at least; a part of the text is looked at at a time."""
    found: list[str] = []
    for start, end in pieces(folded, "\n"):
        sentences = {piece for piece in _PIECE.findall(folded[start:end].casefold()) if len(piece) >= least}
        found = nsmallest(_PIECES, sentences.union(found), key=_by_length)
    return found


def _by_length(sentence: str) -> tuple[int, str]:
    bare = " ".join(sentence.split())
    return -len(bare), bare


def similarity(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How much two articles have in common by their sketches, from 0 to 1."""
    return len(set(one) & set(other)) / max(len(one), len(other), 1)

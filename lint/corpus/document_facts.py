"""What is gathered of one document as plain values: how facts and findings are packed, and what is checked when they are read."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import Any, NamedTuple
from zlib import crc32

from lint import packing
from lint.model import Confidence, Finding, Fix, Position, Related, Severity
from lint.packing import DamagedError, expect, expect_all, expect_dict
from lint.text.document import Document

SLOT_BITS = 7
HASH_BITS = 55
_PRIME = (1 << HASH_BITS) - 55

Postings = tuple[list[int], list[int], list[int]]
"""The keys under which facts of a document are filed, side by side: the key's hash, which fact of the rule's it is in the
article, and a hash of what must differ among the facts of a key (0: they are judged even if all are alike)."""


def file_under(postings: Postings, slot: int, keys: Sequence[Sequence[str]], forms: Sequence[int]) -> None:
    """File the facts of a rule, each under its keys."""
    under, counts = slot << HASH_BITS, list(map(len, keys))
    postings[0].extend([under | hashed for hashed in _hashes(list(chain.from_iterable(keys)))])
    if set(counts) <= {1}:
        postings[1].extend(range(len(counts)))
        postings[2].extend(forms)
    else:
        postings[1].extend(chain.from_iterable(map(repeat, range(len(counts)), counts)))
        postings[2].extend(chain.from_iterable(map(repeat, forms, counts)))


class DocumentFacts(NamedTuple):
    """What was gathered of one document. Plain values only, so that it travels cheaply between processes."""

    name: str
    digest: bytes
    """Of the document's content: the same digest, the same facts."""
    packed: bytes
    """The document itself, to show places of it (see `packed`)."""
    facts: dict[int, bytes]
    """By slot, the facts of a rule (see `packed_facts`)."""
    postings: Postings
    marks: dict[int, bytes] = {}
    """By slot, what the article is about for a rule that compares pairs (see `PairRule.mark`)."""


def is_hash(hashed: int, key: str) -> bool:
    """Whether this is what the postings have for a key."""
    return _hashes([key]) == [hashed & ((1 << HASH_BITS) - 1)]


def _hashes(keys: list[str]) -> list[int]:
    number = int.from_bytes  # bound once: that is most of what it costs
    try:
        return [number(key.encode(), "big") % _PRIME for key in keys]
    except UnicodeEncodeError:  # half a character; to allow for it from the start costs as much again
        return [number(key.encode("utf-8", "surrogatepass"), "big") % _PRIME for key in keys]


def form_of(what: Any) -> int:
    """What must differ among the facts of a key, as the postings have it."""
    if what is None:
        return 0
    try:
        return crc32(what.encode() if isinstance(what, str) else packing.pack(what)) | 1 << 32
    except UnicodeEncodeError:
        return crc32(packing.pack(what)) | 1 << 32


def packed(document: Document) -> bytes:
    """A document in small, to show places of it later: its text, and where that stands in the source."""
    return packing.pack(document.plain())


def unpacked(data: bytes) -> Document:
    """The document that was packed, without its metadata. Raises DamagedError."""
    return Document.from_plain(packing.unpack(data))


def text_of(data: bytes) -> str:
    """The text alone of the document that was packed. Raises DamagedError."""
    plain = packing.unpack(data)
    if isinstance(plain, tuple) and plain and isinstance(plain[-1], str):
        return plain[-1]
    raise DamagedError("no document")


def in_place(facts: DocumentFacts, name: str, lines: int, offset: int) -> DocumentFacts:
    """What was gathered of a record, called otherwise, so many lines and code points further on in its file. Raises DamagedError."""
    document = unpacked(facts.packed)
    document.record = None if document.record is None else document.record + lines
    document.line_offset += lines
    document.source_offset += offset
    return facts._replace(name=name, packed=packed(document))


Fact = tuple[tuple[str, ...], int | None, int | None, Any]
"""A fact as the store keeps it: keys, start, end, value."""
PAGE = 16
"""So many facts are packed together: nearly always all that a rule has of an article, and never more than memory should hold at once."""


def packed_facts(facts: list[Fact]) -> bytes:
    """The facts of a rule in the form the store keeps: page after page. Raises ValueError for a value that is not plain."""
    return packing.pack([packing.pack(facts[at : at + PAGE]) for at in range(0, len(facts), PAGE)])


def facts_in(sheet: bytes) -> Iterator[Fact]:
    """The facts that were packed. Raises DamagedError."""
    for page in pages_in(sheet):
        yield from map(fact_of, page_of(page))


def pages_in(sheet: bytes) -> tuple[bytes, ...]:
    """The pages of what was packed. Raises DamagedError."""
    pages: tuple[bytes, ...] = expect_all(packing.unpack(sheet), bytes)
    return pages


def page_of(page: bytes) -> tuple[Any, ...]:
    """The facts of a page, not yet looked at (see `fact_of`). Raises DamagedError."""
    facts: tuple[Any, ...] = expect_all(packing.unpack(page), tuple)
    return facts


def checked(document_facts: Any) -> DocumentFacts:
    """What another process says that it gathered of a document. Raises DamagedError for anything else."""
    name, digest, packed, facts, postings, marks = expect(document_facts, str, bytes, bytes, dict, tuple, dict)
    for slot, sheet in facts.items():
        if type(slot) is not int or not 0 <= slot < 1 << SLOT_BITS or type(sheet) is not bytes:
            raise DamagedError("no facts of a rule")
        for _ in facts_in(sheet):
            pass
    columns = [list(expect_all(column, int)) for column in expect(postings, tuple, tuple, tuple)]
    if len(set(map(len, columns))) != 1 or any(not 0 <= number < 1 << 63 for column in columns for number in column):
        raise DamagedError("no postings")
    return DocumentFacts(
        name, digest, packed, facts, (columns[0], columns[1], columns[2]), expect_dict(marks, int, bytes)
    )


def fact_of(value: Any) -> Fact:
    """A fact as the store keeps it. Raises DamagedError for anything else."""
    if type(value) is tuple and len(value) == 4:
        keys, start, end, _ = fact = value
        in_place = (start is None or type(start) is int) and (end is None or type(end) is int)
        if in_place and (keys == () or expect_all(keys, str)):
            return fact
    raise DamagedError("no fact")


def finding_of(values: Any) -> Finding:
    """The finding of plain values, which this process noted itself: it is packed as it is."""
    code, name, severity, confidence, message, start, end, fix, related, path = values
    places = tuple(Related(one[0], one[1], one[2], one[3], one[4] and Position(*one[4])) for one in related)
    return Finding(
        code, name, Severity(severity), Confidence(confidence), message, start, end, fix and Fix(*fix), places, path
    )

"""WARC and WET: what a crawl brought home, a record a document. Needs warcio, which is an extra and imported only here.

Articles are pages (HTML and text that a server gave with success), texts made of pages (`conversion`, as in WET) and resources
of these kinds; pictures, scripts, requests and what only says something of the crawl are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any, NamedTuple

from lint import packing
from lint.config.settings import Settings
from lint.packing import expect
from lint.readers import Problem, html, packed, plain, suffix
from lint.readers.opening import opened
from lint.readers.packed import MOST_RATIO
from lint.readers.shards import Shard
from lint.text.document import Document

MAX_RECORD = 1 << 28
"""The longest record that is read, in bytes; a longer one is reported and passed over."""
_SMALL_PAGE = 1 << 18
"""So long a page may be, however far it was packed."""
_ARTICLES = ("response", "resource", "conversion")
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)
_MISSING = "reading WARC needs warcio: pip install 'seedlint[warc]'"


class _Record(NamedTuple):
    """A record that may be an article, as it travels between processes."""

    number: int
    """Which it is among all records of the file, from 1."""
    name: str
    date: str
    address: str
    kind: str
    charset: str
    body: bytes
    fault: str = ""


def read_shard(shard: Shard, settings: Settings) -> Iterator[Document | Problem]:
    """The articles among some records. Raises OSError."""
    if shard.data is not None:
        for values in packing.unpack(shard.data):
            yield from _documents(
                _Record(*expect(values, int, str, str, str, str, str, bytes, str)), shard.path, settings
            )
        return
    with opened(shard.path) as raw:
        for found in _records(raw, shard.path):
            if isinstance(found, Problem):
                yield found
            elif shard.start < found.number <= (shard.end or found.number):
                yield from _documents(found, shard.path, settings)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    return read_stream(BytesIO(data), path, settings)


def read_stream(raw: IO[bytes], path: str, settings: Settings) -> Iterator[Document | Problem]:
    """The articles of a file that is open."""
    for found in _records(raw, path):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _documents(found, path, settings)


def pieces(raw: IO[bytes], path: str, size: int) -> Iterator[Shard | Problem]:
    """The records of a file that is open, in pieces of about so many bytes."""
    start = held = 0
    waiting: list[_Record] = []
    for found in _records(raw, path):
        if not isinstance(found, Problem):
            waiting.append(found)
            held += len(found.body)
        if waiting and (held >= size or isinstance(found, Problem)):
            yield _piece(path, start, held, waiting)
            start, held, waiting = waiting[-1].number, 0, []
        if isinstance(found, Problem):
            yield found
    if waiting:
        yield _piece(path, start, held, waiting)


def _piece(path: str, start: int, held: int, records: list[_Record]) -> Shard:
    return Shard(path, start, records[-1].number, records[0].number - 1, 0, held, packing.pack(records))


def _records(raw: IO[bytes], path: str) -> Iterator[_Record | Problem]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield Problem(path, _MISSING)
        return
    number = 0
    with packed.faults() as faults:
        try:
            for number, record in enumerate(ArchiveIterator(_Unpacked(packed.unpacked(raw, suffix(path)))), 1):
                yield from _article(record, number, path)
        except (ArchiveLoadFailed, ValueError) as error:
            said = " ".join(str(error).split())[:120]
            yield Problem(path, f"is no WARC from record {number + 1} on: {said}; nothing is read from there on")
    yield from (Problem(path, fault) for fault in faults)


class _Unpacked:
    """A stream that is only read: the library asks no more of it, and takes it for one that is not packed."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)


def _article(record: Any, number: int, path: str) -> Iterator[_Record | Problem]:
    """A record, if it may be an article."""
    kind, charset = _content(record)
    if record.rec_type not in _ARTICLES or kind not in (*_PAGES, *_TEXTS):
        return
    header = record.rec_headers.get_header
    most = _most(record.length)
    body = record.content_stream().read(most + 1)
    place = f"{path}:{number}"
    if len(body) > most:
        what = (
            f"is longer than {MAX_RECORD >> 20} MB"
            if most == MAX_RECORD
            else f"unpacks to more than {MOST_RATIO} times its size"
        )
        yield Problem(place, f"the record {what} and is skipped")
        return
    if getattr(record.raw_stream, "limit", 0) > 0:
        yield Problem(place, "the record is cut off and is skipped")
        return
    name = (header("WARC-Record-ID") or "").strip("<>")
    yield _Record(number, name, header("WARC-Date") or "", header("WARC-Target-URI") or "", kind, charset, body)


def _most(length: int | None) -> int:
    """How long the page in a record of so many bytes may be: servers pack pages, and only what is made to burst a disk so far."""
    return min(MAX_RECORD, max(_SMALL_PAGE, MOST_RATIO * (length or MAX_RECORD)))


def _content(record: Any) -> tuple[str, str]:
    """The kind of content that a record has, and its charset; "" for what was no success."""
    http = record.http_headers
    if http is not None and not http.get_statuscode().startswith("2"):
        return "", ""
    stated = (http or record.rec_headers).get_header("Content-Type") or ""
    kind, _, rest = stated.partition(";")
    name, _, charset = rest.strip().partition("=")
    return kind.strip().lower(), charset.strip("\"' ") if name.strip().lower() == "charset" else ""


def _documents(record: _Record, path: str, settings: Settings) -> Iterator[Document | Problem]:
    about = {"url": record.address, "crawled": record.date, "record_id": record.name}
    name = f"{path}:{record.number}"
    reader = html if record.kind in _PAGES else plain
    for found in reader.parse(record.body, name, settings, record.charset):
        if isinstance(found, Document):
            found.path, found.record, found.record_id = path, record.number, record.name
            found.metadata = {**{key: value for key, value in about.items() if value}, **found.metadata}
            found.fields = {"id": record.name, "url": record.address, "date": record.date, "text": found.text}
        yield found

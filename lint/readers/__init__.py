"""Turn files into documents. One module a format; heavy libraries are imported inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from lint.config.settings import Settings
from lint.files import read_stream
from lint.readers import side_car
from lint.readers.opening import is_remote, opened
from lint.text.document import Document

if TYPE_CHECKING:
    from lint.readers.shards import Shard


class Format(NamedTuple):
    """What is known of a format: everything that asks about formats asks here."""

    reader: str
    """The module that reads it."""
    endings: tuple[str, ...]
    """The ends of file names, without those of compression."""
    name: str
    records: bool = False
    """Whether a file holds several articles."""
    packed: bool = False
    """Whether compressed files are read, too."""
    cut: str = ""
    """What a large file is cut between to be read by several processes: lines, rows, or records as they are read; "": it is not."""
    comments: bool = False
    """Whether decisions may stand in comments of its files."""


KNOWN = (
    Format("plain", (".txt", ".text"), "text"),
    Format("markdown", (".md", ".markdown", ".mdx", ".mdown", ".mkd", ".qmd"), "Markdown", comments=True),
    Format("html", (".html", ".htm", ".xhtml"), "HTML", comments=True),
    Format("jsonl", (".jsonl", ".ndjson"), "JSON Lines", records=True, packed=True, cut="lines"),
    Format("json_records", (".json",), "JSON", records=True, packed=True),
    Format("csv_records", (".csv", ".tsv"), "CSV", records=True, packed=True),
    Format("parquet", (".parquet",), "Parquet", records=True, cut="rows"),
    Format("warc", (".warc", ".wet"), "WARC", records=True, packed=True, cut="records"),
)
"""All formats; walks through folders, the patterns of hooks, fixes, help and shards follow from these."""
PACKED = (".gz", ".zst")
FORMATS = {
    ending + packing: format
    for format in KNOWN
    for ending in format.endings
    for packing in ("", *(PACKED if format.packed else ()))
}
"""The formats by the end of a file's name."""

STDIN = "-"
MOST_FAR = 1 << 28
"""The largest article that is read from an address, in bytes."""


class Problem(NamedTuple):
    """An input, or a part of one, that could not be read: the run goes on and exits 2."""

    path: str
    message: str
    passing: bool = False
    """Whether another run may do without it: it took too long here and now."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@lru_cache(maxsize=256)
def suffix(path: str) -> str:
    """The known ending of a file's name, "" for none."""
    name = path.rsplit("/", 1)[-1].lower()
    if is_remote(path):
        name = name.partition("?")[0]
    parts = name.split(".")
    for count in (2, 1):
        ending = "." + ".".join(parts[-count:])
        if len(parts) > count and ending in FORMATS:
            return ending
    return ""


def file_of(name: str) -> str:
    """The file of a document's name: `a.jsonl` for `a.jsonl:17`."""
    head, _, record = name.rpartition(":")
    return head if record.isdigit() and format_of(head).records else name


def format_of(path: str) -> Format:
    """The format of a file, by the end of its name; plain text where that says nothing."""
    return FORMATS.get(suffix(path), KNOWN[0])


class Unread(Problem):
    """A file that is not read, which is no fault of its: one of a format that nobody reads here, data without articles."""

    __slots__ = ()

    @property
    def may_hold_articles(self) -> bool:
        """Whether there may be articles in it that nobody checks."""
        return self.message not in (OWN_REPORT, OF_A_TOOL, READ_ALREADY)


OF_A_TOOL = "settings of a program"
OWN_REPORT = "a report of seedlint"
READ_ALREADY = "the same file is read by another name"


def read(path: str, settings: Settings) -> Iterator[Document | Problem]:
    """The documents of a file, with a Problem in place of whatever cannot be read. Never raises for bad input."""
    remote = is_remote(path)
    for found in _whatever_happens(path, settings, lambda: _documents(path, settings)):
        if isinstance(found, Document) and found.record is None and not remote:
            yield from _with_side_car(found)
        else:
            yield found


def _documents(path: str, settings: Settings) -> Iterator[Document | Problem]:
    """The documents of a file: of records as a stream, of an article whole. Raises OSError."""
    reader, remote = _reader(path), is_remote(path)
    if not remote and not format_of(path).records:
        yield from reader.read(Path(path), settings)
        return
    with opened(path) as raw:
        if format_of(path).records:
            yield from reader.read_stream(raw, path if remote else str(Path(path)), settings)
            return
        data = raw.read(MOST_FAR + 1)
    if len(data) > MOST_FAR:
        yield Problem(path, f"is larger than {MOST_FAR >> 20} MB: no article; split it into records (.jsonl)")
    else:
        yield from reader.parse(data, path, settings)


def _reader(path: str) -> Any:
    return import_module(f"lint.readers.{format_of(path).reader}")


NO_ROOM = "does not fit into memory"
"""Why a file or an article is left out where there is too little of it."""


def _whatever_happens(
    path: str, settings: Settings, read: Callable[[], Iterator[Document | Problem]]
) -> Iterator[Document | Problem]:
    """What a reader gives; what it raises is a Problem of its file, and no loss of the files beside it."""
    try:
        assumed = settings.language_of(path)
        for found in read():
            if isinstance(found, Document):
                found.assumed_language = assumed
            yield found if isinstance(found, Problem) else _of_bearable_size(found, settings)
    except OSError as error:
        yield Problem(path, f"cannot be read: {error.strerror or error}")
    except MemoryError:
        yield Problem(path, NO_ROOM)
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield Problem(path, f"cannot be read, for which seedlint is to blame ({said}); please report it")


_LINE = 100
"""So many characters a line costs at least, however short it is."""


def _of_bearable_size(document: Document, settings: Settings) -> Document | Problem:
    """The document, or a Problem in the place of one that would take more memory than there may be."""
    most = settings.max_document
    if len(document.text) > most:
        size = f"{len(document.text):,} characters long"
    elif len(document.text) * _LINE > most and (lines := document.text.count("\n")) * _LINE > most:
        size = f"{lines:,} lines long, each of which counts as {_LINE} characters at least,"
    else:
        return document
    return Problem(
        document.name, f"is {size} and is left out; a larger max-document (now {most:,} characters) lets it in"
    )


def _with_side_car(document: Document) -> Iterator[Document | Problem]:
    """The document with what a file beside it says; what it says itself counts more."""
    try:
        beside = side_car.metadata(document.path)
        if beside:
            document.metadata = {**beside, **document.metadata}
    except side_car.BrokenSideCarError as error:
        yield Problem(error.path, error.reason)
    yield document


def read_shard(shard: Shard, settings: Settings) -> Iterator[Document | Problem]:
    """The documents of a shard, as `read` has them for a whole file."""
    if shard.end is None:
        yield from read(shard.path, settings)
    else:
        yield from _whatever_happens(shard.path, settings, lambda: _reader(shard.path).read_shard(shard, settings))


def read_bytes(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    """The documents in some bytes, read as the file name `path` tells."""
    yield from _whatever_happens(path, settings, lambda: _reader(path).parse(data, path, settings))


def read_piped(stream: BinaryIO, path: str, settings: Settings) -> Iterator[Document | Problem]:
    """The documents in what standard input gives, read as the file name `path` tells."""
    yield from _whatever_happens(path, settings, lambda: _reader(path).parse(read_stream(stream), path, settings))

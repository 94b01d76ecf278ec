"""The input of a run: paths to shards, shards to bundles for a worker, documents to batches that are linted together."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from zlib import crc32

from lint import engine, readers
from lint.config.settings import Settings
from lint.counting import counted
from lint.limits import OverTimeError, allowance, within
from lint.readers import STDIN, Problem, opening, walk
from lint.readers.fields import wanted
from lint.readers.shards import Shard, cut
from lint.text.document import Document

STDIN_NAME = "<stdin>.txt"
"""What standard input is called where nobody says otherwise."""


def documents(paths: Iterable[str], settings: Settings, stdin_name: str = STDIN_NAME) -> Iterator[Document | Problem]:
    """All documents of the given paths, in order, with a Problem for each thing that cannot be read."""
    for shard in shards_of(paths, settings):
        yield from opened(shard, settings, stdin_name)


def opened(found: Shard | Problem, settings: Settings, stdin_name: str) -> Iterator[Document | Problem]:
    if isinstance(found, Problem):
        return iter((found,))
    if found.path == STDIN:
        return readers.read_piped(sys.stdin.buffer, stdin_name, settings)
    return read_in_time(found, settings)


def read_in_time(found: Shard, settings: Settings) -> Iterator[Document | Problem]:
    """The documents of a shard; reading one that takes too long is the end of it."""
    reading = readers.read_shard(found, settings)
    seconds = allowance(settings.max_seconds, size_of_shard(found))
    while True:
        try:
            with within(seconds):
                document = next(reading, None)
        except OverTimeError as error:
            yield Problem(found.path, over_time(error, "could not be read"), passing=True)
            return
        if document is None:
            return
        yield document


def over_time(error: OverTimeError, what: str) -> str:
    return f"{what} within {error.seconds:.0f} seconds of work{error.where} and is left out; max-seconds allows more"


SMALL_RUN = 48
"""Up to so many shards, or …"""
SMALL_BYTES = 1 << 21
"""… so many bytes, starting processes costs more than it saves."""


def shards_of(paths: Iterable[str], settings: Settings) -> Iterator[Shard | Problem]:
    """The pieces in which the files of a run are read."""
    for found in walk.find(paths, settings):
        yield from (found,) if isinstance(found, Problem) else cut(found, is_named=bool(wanted(settings)))


def size_of(paths: Iterable[str], settings: Settings) -> int:
    """How many bytes the files of a run have: known long before they are read."""
    return sum(opening.size_of(found) for found in walk.find(paths, settings) if not isinstance(found, Problem))


def is_small(shards: list[Shard | Problem]) -> bool:
    if len(shards) < 2:
        return True
    return len(shards) < SMALL_RUN and sum(map(size_of_shard, shards)) < SMALL_BYTES


def size_of_shard(shard: Shard | Problem) -> int:
    """How many bytes there are to read, as far as that is known."""
    if isinstance(shard, Problem):
        return 0
    if shard.size is None:
        return 0 if shard.path == STDIN or opening.is_remote(shard.path) else opening.size_of(shard.path)
    return shard.size


def share_of_file(shard: Shard) -> int:
    """How many bytes of its file a shard was made of."""
    return size_of_shard(shard) if shard.share is None else shard.share


def documents_in(batch: list[Document | Problem]) -> list[Document]:
    return [one for one in batch if isinstance(one, Document)]


def batches(found: Iterable[Document | Problem], most: int) -> Iterator[list[Document | Problem]]:
    batch: list[Document | Problem] = []
    size = 0
    for one in found:
        batch.append(one)
        size += len(one.text) if isinstance(one, Document) else 0
        if len(batch) >= most or size >= engine.BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Bundle(tuple[Shard, ...]):
    """Small files that a process reads one after the other: enough to be linted together."""

    __slots__ = ()

    def __str__(self) -> str:
        return str(self[0]) if len(self) == 1 else f"{self[0]} and {counted(len(self) - 1, 'file')} after it"

    def light(self) -> Bundle:
        """The same without the data of its shards, which are read again if need be."""
        return Bundle(shard.light() for shard in self)


_TOGETHER = 24
"""About so many files make a bundle, …"""


def _ends_bundle(shard: Shard) -> bool:
    """… cut by their names, so that one file more or less leaves the bundles behind it, and what is kept of them, as they were."""
    return crc32(shard.path.encode("utf-8", "surrogateescape")) % _TOGETHER == 0


def bundled(shards: Iterable[Shard | Problem]) -> Iterator[Bundle | Problem]:
    """Small files together; lines of a large one alone, so that what is kept of them can be had wherever they stand."""
    waiting: list[Shard] = []
    size = 0
    for shard in shards:
        if isinstance(shard, Shard) and shard.is_lines:
            if waiting:
                yield Bundle(waiting)
                waiting, size = [], 0
            yield Bundle((shard,))
            continue
        if isinstance(shard, Shard):
            waiting.append(shard)
            size += size_of_shard(shard)
        full = len(waiting) >= engine.BATCH or size >= engine.BATCH_CHARACTERS
        if waiting and (full or isinstance(shard, Problem) or _ends_bundle(waiting[-1])):
            yield Bundle(waiting)
            waiting, size = [], 0
        if isinstance(shard, Problem):
            yield shard
    if waiting:
        yield Bundle(waiting)

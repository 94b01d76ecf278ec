"""What came of the shards of a run, kept for the next one: an unchanged shard is read, and not linted again.

A shard is known by the content of its files and of the side-car files beside them, by the rules, the settings and the version.
So the same files are the cache of an unchanged corpus and what a run goes on with that was stopped in the middle: each is
written whole or not at all when its shard is done. They hold plain data with a checksum and are never trusted beyond that.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from lint import __version__, cache, engine, packing
from lint.config.settings import ConfigError
from lint.corpus.document_facts import DocumentFacts, checked, text_of
from lint.files import MAX_FILE, read_regular, written_whole
from lint.hashes import blake2b
from lint.packing import DamagedError, expect
from lint.readers import PACKED, STDIN, Problem, format_of, side_car, suffix
from lint.readers.opening import is_remote, state_of
from lint.readers.shards import Shard
from lint.session.moved_rows import Move, Place
from lint.session.plain_results import article_of, plain_article
from lint.triage.stages import Article

_FORMAT = 6
_NOT_ASKED = frozenset(
    """jobs cache fail_on fail_on_confidence min_confidence min_score budgets decisions sources origin baseline
    max_seconds""".split()
)
"""Settings that decide nothing of what is found in an article."""
_CHUNK, _LARGE = 1 << 20, 1 << 20
_PROBLEM, _ARTICLE, _END = range(3)
"""What a row is."""
_UNBELIEVABLE = (OSError, EOFError, zlib.error, DamagedError, ValueError, TypeError)
"""What reading raises where there is nothing, or nothing that can be believed."""
MOST_BYTES = 4 << 30
"""So many bytes are kept where the environment names no number; what was not used for longest goes first."""

_BEGIN = Place()
Row = tuple[Article, DocumentFacts | None] | Problem
"""What there is to say of one document, with what the corpus rules gathered of it (None: what comparing found)."""


class KeptResults:
    """The results of earlier runs under the same rules and settings."""

    def __init__(self, plan: engine.Plan) -> None:
        self._plan = plan
        self._today = date.today().isoformat()
        self._run = _run_key(plan)

    def key(self, bundle: Iterable[Shard]) -> str | None:
        """What the results of some shards are kept under; None where that cannot be told, or nothing is to be kept."""
        digest = blake2b(self._run, digest_size=20)
        try:
            for shard in bundle:
                if shard.path == STDIN:
                    return None
                digest.update(packing.pack((_told(shard), len(shard.path))))
                _hash_content(shard, digest)
        except (OSError, ValueError):
            return None
        return digest.hexdigest()

    def corpus_key(self, digest: bytes) -> str:
        """What the comparison of articles with this digest is kept under."""
        return "judged-" + blake2b(self._run + digest, digest_size=20).hexdigest()

    def rows(self, key: str | None, at: Place = _BEGIN) -> list[Row] | None:
        """What was kept under a key, of lines as they stand at a place; None where there is nothing, or nothing that can be believed."""
        if key is None:
            return None
        try:
            path = _place(key)
            with gzip.open(path, "rb") as file:
                found = list(self._read(file, at))
            os.utime(path)
            return found
        except _UNBELIEVABLE:
            return None

    def one_by_one(self, key: str) -> Iterator[Row] | None:
        """The same, of what may be as large as the corpus: all of it is looked at first, then each row made when it is asked for."""
        with ExitStack() as stack:
            try:
                path = _place(key)
                file = stack.enter_context(gzip.open(path, "rb"))
                for _ in self._read(file, _BEGIN):
                    pass
                file.seek(0)
                os.utime(path)
            except _UNBELIEVABLE:
                return None
            return self._reading(file, stack.pop_all())

    def _reading(self, file: Any, stack: ExitStack) -> Iterator[Row]:
        with stack:
            yield from self._read(file, _BEGIN)

    def _read(self, file: Any, at: Place) -> Iterator[Row]:
        rows = packing.unpack_all(file)
        format, day, *place = expect(next(rows, None), int, str, int, int)
        move = Move(Place(*place), at)
        if format != _FORMAT or day > self._today:
            raise DamagedError("of another day or version")
        for kind, *values in rows:
            if kind == _END:
                file.read()  # whether its checksum fits
                if values != [False] and day != self._today:
                    raise DamagedError("of another day")
                return
            row = Problem(*expect(tuple(values), str, str)) if kind == _PROBLEM else _row_of(values)
            yield move.row(row) if move else row
        raise DamagedError("cut off")

    @contextmanager
    def keeping(self, key: str | None, at: Place = _BEGIN) -> Iterator[Callable[[Row], None]]:
        """Gives what takes rows, which are kept under the key when the block ends well and all are worth it."""
        if key is None:
            yield _nowhere
            return
        is_over = False
        try:
            with contextlib.suppress(_NotKeptError), ExitStack() as stack:
                keeper = _Keeper(stack, key, (_FORMAT, self._today, *at))
                try:
                    yield keeper.add
                except GeneratorExit:
                    is_over = True
                    keeper.drop()
                    raise
                is_over = True
                keeper.finish(self._hang_on_today(keeper.codes))
        except OSError:
            # What was still to be written has no room: an error of the file, not of what is being done.
            if not is_over:
                raise

    def _hang_on_today(self, codes: set[str]) -> bool:
        """Whether a finding of one of these rules may be gone tomorrow."""
        return any(rule.resolve().of_today for rule in self._plan.rules if str(rule.code) in codes)


class _NotKeptError(Exception):
    """What is written is not to be kept."""


class _Keeper:
    """Writes rows into a file that appears when it is finished. A full disk costs what would have been kept, and nothing else."""

    def __init__(self, stack: ExitStack, key: str, head: tuple[int | str, ...]) -> None:
        self.codes: set[str] = set()
        self._kept = True
        try:
            out = stack.enter_context(written_whole(_place(key), 0o600, durable=False))
            self._out = stack.enter_context(gzip.GzipFile("", "wb", compresslevel=1, fileobj=out, mtime=0))
            self._out.write(packing.pack(head))
        except OSError:
            self._kept = False

    def add(self, row: Row) -> None:
        """Write a row; one that another run may have otherwise is a reason to keep nothing."""
        if not self._kept or _passes_by(row):
            self._kept = False
            return
        try:
            self._out.write(packing.pack(_plain_row(row)))
        except (OSError, ValueError):
            self._kept = False
            return
        if not isinstance(row, Problem):
            self.codes.update(placed.finding.code for placed in row[0].findings)

    def finish(self, of_today: bool) -> None:
        """Say that all rows are there. Raises _NotKeptError where they are not."""
        if not self._kept:
            self.drop()
        try:
            self._out.write(packing.pack((_END, of_today)))
        except OSError:
            self.drop()

    def drop(self) -> None:
        raise _NotKeptError


def _nowhere(row: Row) -> None:
    """Keeps nothing."""


def _row_of(values: list[Any]) -> Row:
    article, gathered = values
    facts = gathered if gathered is None else DocumentFacts(*gathered)
    return article_of(article, _text_of(facts) or ""), facts


def _plain_row(row: Row) -> tuple[Any, ...]:
    if isinstance(row, Problem):
        return (_PROBLEM, row.path, row.message)
    return (_ARTICLE, plain_article(row[0], _text_of(row[1])), row[1])


def _text_of(facts: DocumentFacts | None) -> str | None:
    """The text of the article that a row is of, which it has with what was gathered; None where it has none, or one not to be held twice."""
    return text_of(facts.packed) if facts is not None and len(facts.packed) < _LARGE else None


def _passes_by(row: Row) -> bool:
    """Whether another run may have it otherwise: what took too long, or failed."""
    if isinstance(row, Problem):
        return row.passing
    return any(placed.finding.about_tool for placed in row[0].findings)


def _run_key(plan: engine.Plan) -> bytes:
    """All but the input that the results of a shard follow from."""
    settings = plan.settings
    values = [(name, repr(value)) for name, value in settings._asdict().items() if name not in _NOT_ASKED]
    of_run = (_FORMAT, __version__, plan.key, sorted(plan.selected), values, settings.baseline is not None, os.getcwd())  # noqa: PTH109 - plain
    return blake2b(repr(of_run).encode("utf-8", "surrogatepass"), digest_size=20).digest()


def _told(shard: Shard) -> tuple[Any, ...]:
    """What the results of a shard follow from beside its content: of lines not where they stand, but whether they are the first, and where earlier ones have their text."""
    return (shard.path, shard.start == 0, shard.text_path) if shard.is_lines and _has_content(shard) else tuple(shard)


def _has_content(shard: Shard) -> bool:
    """Whether the content of some lines can be had alone: not of a line too long to be handed around in a file that is packed."""
    return shard.data is not None or not (suffix(shard.path).endswith(PACKED) or is_remote(shard.path))


def _hash_content(shard: Shard, digest: Any) -> None:
    """Hash what a shard is read from. Raises OSError."""
    if shard.data is not None:
        digest.update(shard.data)
        return
    if is_remote(shard.path):
        _hash_state(shard.path, digest)
        return
    state = os.stat(shard.path)  # noqa: PTH116 - shards hold plain strings
    pieces_of_all = shard.end is not None and format_of(shard.path).reader == "parquet"
    if pieces_of_all or (shard.end is None and state.st_size > MAX_FILE):
        # Hashing all of a file of many pieces for each of them, or of one too large to be read, would cost more than reading it.
        digest.update(f"{state.st_size} {state.st_mtime_ns} {state.st_ino}".encode())
        return
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, "is no regular file", shard.path)
    if shard.is_lines and not _has_content(shard):
        shard = Shard(shard.path)
    with open(shard.path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        left = os.fstat(file.fileno()).st_size if shard.end is None else shard.end
        left -= file.seek(shard.start)
        while left > 0 and (chunk := file.read(min(left, _CHUNK))):
            digest.update(chunk)
            left -= len(chunk)
    beside = side_car.beside(shard.path)
    if beside is not None:
        digest.update(b"\0beside\0" + str(beside).encode("utf-8", "surrogateescape") + read_regular(beside))


def _hash_state(path: str, digest: Any) -> None:
    """Hash what a store says of the content of a file. Raises OSError where it does not."""
    state = state_of(path)
    if not state:
        raise OSError(errno.ENODATA, "its store does not say when it changes", path)
    digest.update(state.encode("utf-8", "surrogatepass"))


def _place(key: str) -> Path:
    return cache.subfolder("results") / key


def most_bytes() -> int:
    """How many bytes are kept, by the environment. Raises ConfigError for no number."""
    named = os.environ.get("SEEDLINT_CACHE_SIZE", "").strip()
    if named and not (named.isascii() and named.isdecimal()):
        raise ConfigError(f"SEEDLINT_CACHE_SIZE must be a number of bytes, such as {MOST_BYTES}, not “{named}”")
    return int(named or MOST_BYTES)


def trim(most: int) -> None:
    """Drop what was not used for longest until no more than so many bytes are kept."""
    with contextlib.suppress(OSError):
        cache.trim("results", most)


def facts_of(rows: Iterable[Row]) -> list[DocumentFacts]:
    """What the corpus rules gathered of documents whose results were kept. Raises DamagedError."""
    return [checked(tuple(row[1])) for row in rows if not isinstance(row, Problem) and row[1] is not None]

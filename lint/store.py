"""Where the facts of a corpus are kept until they are judged: an sqlite database, in memory while small, on disk when large.

A private database of sqlite lives in its page cache and moves to a temporary file by itself when it outgrows that, so a
run over two files costs next to nothing and one over a million stays in bounded memory. With a path it is kept between runs.
"""

from __future__ import annotations

import marshal
import pickle
from array import array
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from lint.model import Finding
from lint.rule import Gathered

_BITS = 20
_MOST_FACTS = (1 << _BITS) - 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (number INTEGER PRIMARY KEY, name TEXT UNIQUE, digest BLOB, packed BLOB);
CREATE TABLE IF NOT EXISTS facts (number INTEGER PRIMARY KEY, fact BLOB);
CREATE TABLE IF NOT EXISTS postings (key TEXT, fact INTEGER);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, real TEXT, state TEXT, names BLOB);
CREATE TEMP TABLE pairs (later INTEGER, earlier INTEGER, weight REAL);
CREATE TEMP TABLE findings (path TEXT, finding BLOB);
"""
_PATIENCE = 60.0
"""Seconds to wait for another run that writes to the same store."""
_BATCH = 10_000
_AFTER_SPACE = "!"
"""The character after the space that ends a code in a key."""


class Sheaf(NamedTuple):
    """What was gathered of one document. Plain values only, so that it travels cheaply between processes."""

    name: str
    digest: bytes
    """Of the document's content: the same digest, the same facts."""
    packed: bytes
    """The document itself, to show places of it (see `lint.corpus.packed`)."""
    facts: list[tuple[str, tuple[str, ...], bytes]]
    """The code of the rule, the keys, and the fact in marshalled form."""


class Store:
    """The facts of many documents, by key. A fact's number is its document's number and its ordinal there."""

    def __init__(self, path: Path | None = None) -> None:
        import sqlite3  # a run over one article does without

        self._database = sqlite3.connect("" if path is None else str(path), timeout=_PATIENCE, isolation_level=None)
        run = self._database.execute
        run("PRAGMA cache_size = -16384")
        if path is None:
            run("PRAGMA journal_mode = OFF")
            run("PRAGMA synchronous = OFF")
        self._database.executescript(_SCHEMA)
        run("BEGIN IMMEDIATE")
        ((last,),) = run("SELECT COALESCE(MAX(number), 0) FROM articles")
        self._last = int(last)
        self._ranks: array[int] | None = None
        self.fact = lru_cache(maxsize=8192)(self._load)
        """A fact by its number."""

    def keep(self) -> None:
        """Make what was added so far last; what comes after goes again when the store is closed."""
        self._index()
        self._database.execute("COMMIT")
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Let go of the database, and of what was not kept."""
        self._database.close()

    def digest(self, name: str) -> bytes | None:
        """What is known of the content of a document."""
        row = self._database.execute("SELECT digest FROM articles WHERE name = ?", (_held(name),)).fetchone()
        return None if row is None else bytes(row[0])

    def files(self) -> dict[str, str]:
        """The files whose documents are kept, with the state in which they were read."""
        return {_name(path): state for path, state in self._database.execute("SELECT path, state FROM files")}

    def add_file(self, path: str, real: str, state: str, names: list[str]) -> None:
        """Note the state of a file and the documents it holds; documents it held before go."""
        for name in set(self._names("path", path)).difference(names):
            self.forget(name)
        row = (_held(path), _held(real), state, marshal.dumps(names))
        self._database.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", row)

    def forget_file(self, path: str) -> None:
        """Drop a file and its documents."""
        for name in self._names("path", path):
            self.forget(name)
        self._database.execute("DELETE FROM files WHERE path = ?", (_held(path),))

    def other_names(self, real: str, name: str) -> list[str]:
        """What the documents of a file (by its real path) are called here, if that is not how it is called now."""
        return [other for other in self._names("real", real) if other != name]

    def _names(self, column: str, value: str) -> list[str]:
        row = self._database.execute(f"SELECT names FROM files WHERE {column} = ?", (_held(value),)).fetchone()
        return [] if row is None else list(marshal.loads(row[0]))

    def add(self, sheaf: Sheaf) -> None:
        """Take in a document's facts; what was known of a document of that name goes."""
        self.forget(sheaf.name)
        self._last += 1
        self._ranks = None
        number, run = self._last, self._database
        run.execute("INSERT INTO articles VALUES (?, ?, ?, ?)", (number, _held(sheaf.name), sheaf.digest, sheaf.packed))
        base = number << _BITS
        kept = sheaf.facts[:_MOST_FACTS]
        run.executemany("INSERT INTO facts VALUES (?, ?)", [(base + n, fact[2]) for n, fact in enumerate(kept)])
        rows = [(f"{code} {key}", base + n) for n, (code, keys, _) in enumerate(kept) for key in keys]
        run.executemany("INSERT INTO postings VALUES (?, ?)", rows)

    def forget(self, name: str) -> None:
        """Drop a document and its facts, if it is known."""
        number = self.number(name)
        if number is None:
            return
        self.fact.cache_clear()
        first, last = number << _BITS, (number + 1) << _BITS
        self._index()
        keys = {key for key, _ in self._keys_of(number)}
        delete = "DELETE FROM postings WHERE key = ? AND fact >= ? AND fact < ?"
        self._database.executemany(delete, [(key, first, last) for key in keys])
        self._database.execute("DELETE FROM facts WHERE number >= ? AND number < ?", (first, last))
        self._database.execute("DELETE FROM articles WHERE number = ?", (number,))
        self._ranks = None

    def number(self, name: str) -> int | None:
        """The number of a document, None if it is not known."""
        row = self._database.execute("SELECT number FROM articles WHERE name = ?", (_held(name),)).fetchone()
        return None if row is None else int(row[0])

    def packed(self, name: str) -> bytes | None:
        """The packed form of a document."""
        row = self._database.execute("SELECT packed FROM articles WHERE name = ?", (_held(name),)).fetchone()
        return None if row is None else bytes(row[0])

    def __len__(self) -> int:
        ((count,),) = self._database.execute("SELECT COUNT(*) FROM articles")
        return int(count)

    def _load(self, number: int) -> Gathered:
        row = self._database.execute(
            "SELECT a.name, f.fact FROM facts f JOIN articles a ON a.number = f.number >> ? WHERE f.number = ?",
            (_BITS, number),
        ).fetchone()
        _, keys, start, end, value = marshal.loads(row[1])
        return Gathered(_name(row[0]), keys, start, end, value)

    def groups(self, code: str, only: Iterable[int] | None = None) -> Iterator[tuple[str, list[int]]]:
        """The keys of a rule that at least two facts share, with the numbers of those facts by path and place.

        `only`: just the keys under which one of these documents has a fact.
        """
        self._index()
        prefix = f"{code} "
        if only is None:
            rows: Iterable[tuple[str, str]] = self._database.execute(
                "SELECT key, group_concat(fact) FROM postings WHERE key > ? AND key < ? "
                "GROUP BY key HAVING COUNT(*) > 1 ORDER BY key",
                (prefix, code + _AFTER_SPACE),
            )
        else:
            rows = self._groups_of(prefix, only)
        for key, numbers in rows:
            yield key[len(prefix) :], sorted(map(int, numbers.split(",")), key=self.order)

    def _groups_of(self, prefix: str, only: Iterable[int]) -> Iterator[tuple[str, str]]:
        keys = {key for number in only for key, _ in self._keys_of(number) if key.startswith(prefix)}
        for key in sorted(keys):
            query = "SELECT group_concat(fact), COUNT(*) FROM postings WHERE key = ?"
            numbers, count = self._database.execute(query, (key,)).fetchone()
            if count > 1:
                yield key, numbers

    def _keys_of(self, number: int) -> Iterator[tuple[str, int]]:
        """The keys of a document's facts as they stand in the postings, with the fact's number."""
        query = "SELECT number, fact FROM facts WHERE number >= ? AND number < ?"
        for fact, blob in self._database.execute(query, (number << _BITS, (number + 1) << _BITS)).fetchall():
            code, keys = marshal.loads(blob)[:2]
            yield from ((f"{code} {key}", fact) for key in keys)

    def order(self, fact: int) -> tuple[int, int]:
        """Sorts facts by path and place, whatever the order in which their documents came."""
        if self._ranks is None:
            ranks = array("Q", bytes(8 * (self._last + 1)))
            for rank, (number,) in enumerate(self._database.execute("SELECT number FROM articles ORDER BY name")):
                ranks[number] = rank
            self._ranks = ranks
        return self._ranks[fact >> _BITS], fact & _MOST_FACTS

    @staticmethod
    def across(pairs: Iterable[tuple[int, int]], only: Collection[int] | None) -> Iterator[tuple[int, int]]:
        """The pairs of facts (later, earlier) from two documents; `only`: with one of these, which counts as the later."""
        for later, earlier in pairs:
            first, second = later >> _BITS, earlier >> _BITS
            if first == second:
                continue
            if only is None or first in only:
                yield later, earlier
            elif second in only:
                yield earlier, later

    def forget_pairs(self) -> None:
        """Empty the notes of pairs, e.g. those of a rule that failed."""
        self._database.execute("DELETE FROM pairs")

    def pair(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        """Note pairs of facts (the later one, the earlier one, a weight) for `paired`."""
        left = iter(pairs)
        # In batches, for whoever makes them asks the database in between.
        while batch := list(islice(left, _BATCH)):
            self._database.executemany("INSERT INTO pairs VALUES (?, ?, ?)", batch)

    def paired(self, least: int) -> Iterator[tuple[int, list[tuple[int, int, float]]]]:
        """Each fact that was noted with earlier ones, each of them at least so often: (the earlier fact, times noted, sum of the weights). Empties the notes."""
        rows = self._database.execute(
            "SELECT later, earlier, COUNT(*), ROUND(SUM(weight), 6) FROM pairs GROUP BY later, earlier "
            "HAVING COUNT(*) >= ? ORDER BY later",
            (least,),
        )
        for later, group in groupby(rows, key=itemgetter(0)):
            yield later, [row[1:] for row in group]
        self._database.execute("DELETE FROM pairs")

    def note(self, findings: Iterable[Finding]) -> None:
        """Note findings for `noted`: of a large corpus there are more than memory should hold."""
        left = iter(findings)
        # In batches, for whoever finds them asks the database in between.
        while batch := list(islice(left, 500)):
            rows = [(_held(finding.path or ""), pickle.dumps(finding, pickle.HIGHEST_PROTOCOL)) for finding in batch]
            self._database.executemany("INSERT INTO findings VALUES (?, ?)", rows)

    def noted(self) -> Iterator[tuple[str, list[Finding]]]:
        """The findings that were noted, by path. Empties the notes."""
        rows = self._database.execute("SELECT path, finding FROM findings ORDER BY path, rowid")
        for path, group in groupby(rows, key=itemgetter(0)):
            yield _name(path), [pickle.loads(row[1]) for row in group]
        self._database.execute("DELETE FROM findings")

    def _index(self) -> None:
        self._database.execute("CREATE INDEX IF NOT EXISTS by_key ON postings (key, fact)")


def marshalled(code: str, keys: tuple[str, ...], start: int | None, end: int | None, value: Any) -> bytes:
    """A fact in the form the store keeps. Raises ValueError for a value that is not plain."""
    return marshal.dumps((code, keys, start, end, value))


def _held(name: str) -> str | bytes:
    """A name as the database holds it: names of files need not be UTF-8, its texts must."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")
    return name


def _name(held: str | bytes) -> str:
    return held if isinstance(held, str) else held.decode("utf-8", "surrogatepass")

"""Where the facts of a corpus are kept until they are judged: an sqlite database, in memory while small, on disk when large.

A private database of sqlite lives in its page cache and moves to a temporary file by itself when it outgrows that, so a
run over two files costs next to nothing and one over a million stays in bounded memory. With a path it is kept between runs.

An article's facts of one rule are one row, and each key of a fact is a row of whole numbers: a *posting*. Rules are known by
their place among the codes (a *slot*), keys by a hash under it. What is many (groups, pairs) is worked out by the database.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path

from lint import packing
from lint.corpus.document_facts import HASH_BITS, SLOT_BITS, DocumentFacts, fact_of, plain_finding, unpacked
from lint.model import Finding
from lint.packing import expect_all
from lint.rule.base import Gathered
from lint.text.document import Document

FORMAT = 4
"""Of a store that is kept; raise it when the tables change."""
FACT_BITS = 20
_MOST_FACTS = (1 << FACT_BITS) - 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (number INTEGER PRIMARY KEY, name TEXT UNIQUE, digest BLOB, packed BLOB);
CREATE TABLE IF NOT EXISTS facts (place INTEGER PRIMARY KEY, facts BLOB);
CREATE TABLE IF NOT EXISTS postings (place INTEGER PRIMARY KEY, key INTEGER, fact INTEGER, form INTEGER);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, real TEXT, state TEXT, names BLOB);
CREATE TEMP TABLE ranks (number INTEGER PRIMARY KEY, rank INTEGER);
CREATE TEMP TABLE groups (key INTEGER PRIMARY KEY, holders INTEGER);
CREATE TEMP TABLE pairs (slot INTEGER, part INTEGER, rows BLOB);
CREATE TEMP TABLE findings (path TEXT, finding BLOB);
"""
_PATIENCE = 60.0
"""Seconds to wait for another run that writes to the same store."""
_AT_ONCE = 32
_POSTINGS = ", ".join(["(?, ?, ?, ?)"] * _AT_ONCE)
_TOLD = f"""
SELECT key, rank << {FACT_BITS} | fact AS told
FROM groups CROSS JOIN postings USING (key) CROSS JOIN ranks ON number = place >> {FACT_BITS}
"""
"""The facts filed under the keys that are shared, looked up key by key."""


class Store:
    """The facts of many documents, by key. Facts are numbered by slot: the rank of the article among all names, then the place there."""

    def __init__(self, path: Path | None = None, *, passing: bool = False, shared: bool = False) -> None:
        """`passing`: what stands at the path need not outlive a crash. `shared`: another process has it, and it is only read here."""
        import sqlite3  # a run over one article does without

        where = "" if path is None else f"{path.absolute().as_uri()}?mode=ro&immutable=1" if shared else str(path)
        self._database = sqlite3.connect(where, timeout=_PATIENCE, isolation_level=None, uri=shared)
        run = self._database.execute
        run("PRAGMA cache_size = -8192")
        run("PRAGMA trusted_schema = OFF")
        if path is None or passing:
            run("PRAGMA journal_mode = OFF")
            run("PRAGMA synchronous = OFF")
        self._database.executescript(_SCHEMA)
        run("BEGIN" if shared else "BEGIN IMMEDIATE")
        ((last,),) = run("SELECT COALESCE(MAX(number), 0) FROM articles")
        self._last = int(last)
        self._ranks: array[int] | None = None
        self.fact = lru_cache(maxsize=4096)(self._load)
        """A fact by its slot and number."""
        self.read = lru_cache(maxsize=256)(self._read)
        """The article of a name, without its metadata; an empty one for a name that is not known."""
        self._sheet = lru_cache(maxsize=512)(self._load_sheet)

    def keep(self) -> None:
        """Make what was added so far last; what comes after goes again when the store is closed."""
        self.index()
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
        row = (_held(path), _held(real), state, packing.pack(names))
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
        return [] if row is None else list(expect_all(packing.unpack(row[0]), str))

    def add(self, document_facts: DocumentFacts) -> None:
        """Take in a document's facts; what was known of a document of that name goes."""
        self.forget(document_facts.name)
        self._last += 1
        self._ranks = None
        number, run = self._last, self._database
        run.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?)",
            (number, _held(document_facts.name), document_facts.digest, document_facts.packed),
        )
        sheets = [(number << SLOT_BITS | slot, facts) for slot, facts in document_facts.facts.items()]
        run.executemany("INSERT INTO facts VALUES (?, ?)", sheets)
        places = range(number << FACT_BITS, number << FACT_BITS | _MOST_FACTS)
        self._file(list(zip(places, *document_facts.postings, strict=False)))

    def _file(self, postings: list[tuple[int, ...]]) -> None:
        """Add postings: most of them many at once, which costs less than one by one."""
        whole = len(postings) - len(postings) % _AT_ONCE
        for at in range(0, whole, _AT_ONCE):
            several = chain.from_iterable(postings[at : at + _AT_ONCE])
            self._database.execute(f"INSERT INTO postings VALUES {_POSTINGS}", list(several))
        self._database.executemany("INSERT INTO postings VALUES (?, ?, ?, ?)", postings[whole:])

    def forget(self, name: str) -> None:
        """Drop a document and its facts, if it is known."""
        number = self.number(name)
        if number is None:
            return
        self._ranks = None
        run = self._database.execute
        run("DELETE FROM postings WHERE place >= ? AND place < ?", (number << FACT_BITS, (number + 1) << FACT_BITS))
        run("DELETE FROM facts WHERE place >= ? AND place < ?", (number << SLOT_BITS, (number + 1) << SLOT_BITS))
        run("DELETE FROM articles WHERE number = ?", (number,))

    def number(self, name: str) -> int | None:
        """The number of a document, None if it is not known."""
        row = self._database.execute("SELECT number FROM articles WHERE name = ?", (_held(name),)).fetchone()
        return None if row is None else int(row[0])

    def _read(self, name: str) -> Document:
        row = self._database.execute("SELECT packed FROM articles WHERE name = ?", (_held(name),)).fetchone()
        return Document("", name) if row is None else unpacked(row[0])

    def __len__(self) -> int:
        return self._count("SELECT COUNT(*) FROM articles")

    def _load(self, slot: int, number: int) -> Gathered:
        name, sheet = self._sheet(slot, number >> FACT_BITS)
        return Gathered(name, *fact_of(sheet[number & _MOST_FACTS]))

    def _load_sheet(self, slot: int, rank: int) -> tuple[str, tuple[bytes, ...]]:
        number = self._by_rank()[rank]
        query = "SELECT name, facts FROM facts, articles WHERE place = ? AND number = ?"
        name, facts = self._database.execute(query, (number << SLOT_BITS | slot, number)).fetchone()
        return _name(name), expect_all(packing.unpack(facts), bytes)

    def _by_rank(self) -> array[int]:
        """The numbers of the documents in order of their names, so that it is all one in which order they came."""
        if self._ranks is None:
            self._ranks = array(
                "Q", (number for (number,) in self._database.execute("SELECT number FROM articles ORDER BY name"))
            )
            self._database.execute("DELETE FROM ranks")
            rows = ((number, rank) for rank, number in enumerate(self._ranks))
            self._database.executemany("INSERT INTO ranks VALUES (?, ?)", rows)
            self.fact.cache_clear()
            self._sheet.cache_clear()
        return self._ranks

    def _group(self, having: str, only: Collection[int] | None, low: int, high: int) -> None:
        """Note the keys of a range that several facts share; `only`: those of these documents."""
        self._by_rank()
        self.index()
        run = self._database.execute
        run("DELETE FROM groups")
        whole = f"SELECT key, COUNT(*) AS holders FROM postings WHERE key {{}} GROUP BY key HAVING {having}"
        if only is None:
            run(f"INSERT INTO groups {whole.format('>= ? AND key < ?')}", (low, high))
            return
        keys = "SELECT key FROM postings WHERE place >= ? AND place < ? AND key >= ? AND key < ?"
        for number in sorted(only):
            places = (number << FACT_BITS, (number + 1) << FACT_BITS)
            run(f"INSERT OR IGNORE INTO groups {whole.format(f'IN ({keys})')}", (*places, low, high))

    def _told(self) -> Iterator[tuple[int, array[int]]]:
        for key, rows in groupby(self._database.execute(f"{_TOLD} ORDER BY key, told"), key=itemgetter(0)):
            yield key, array("Q", (told for _, told in rows))

    def ranges(self, slot: int, most: int) -> Iterator[tuple[int, int]]:
        """The keys of a rule in ranges (the first, the one behind the last) of about so many postings; no key is cut."""
        self.index()
        low, end = slot << HASH_BITS, (slot + 1) << HASH_BITS
        walk = "SELECT key FROM postings WHERE key >= ? AND key < ? ORDER BY key LIMIT 1 OFFSET ?"
        while row := self._database.execute(walk, (low, end, most)).fetchone():
            yield low, row[0] + 1
            low = row[0] + 1
        if self._database.execute(walk, (low, end, 0)).fetchone():
            yield low, end

    def groups(self, low: int, high: int, only: Collection[int] | None = None) -> Iterator[tuple[int, array[int]]]:
        """The keys of a range that at least two facts share, with the numbers of those facts by path and place.

        `only`: just the keys under which one of these documents has a fact. Keys whose facts have all one form are left out.
        """
        self._group("holders > 1 AND (MIN(form) <> MAX(form) OR MIN(form) = 0)", only, low, high)
        return self._told()

    def sharing(
        self, low: int, high: int, most: int | None = None, only: Collection[int] | None = None
    ) -> Iterator[tuple[int, array[int]]]:
        """The same whatever form the facts have, of keys that no more than `most` facts share."""
        self._group("holders > 1" + (f" AND holders <= {most:d}" if most is not None else ""), only, low, high)
        return self._told()

    def ranks_of(self, numbers: Collection[int]) -> set[int]:
        """Where documents stand among all, in order of their names."""
        return {rank for rank, number in enumerate(self._by_rank()) if number in numbers}

    def add_pairs(self, slot: int, part: int, rows: bytes) -> None:
        """Put away pairs that are to be compared together."""
        self._database.execute("INSERT INTO pairs VALUES (?, ?, ?)", (slot, part, rows))

    def bytes_stored(self) -> int:
        """How large the store is, without what is only noted for a while."""
        return self._count("PRAGMA page_count") * self._count("PRAGMA page_size")

    def count_parts(self) -> int:
        """Into how many parts the pairs were put."""
        return self._count("SELECT COUNT(*) FROM (SELECT DISTINCT slot, part FROM pairs)")

    def count_noted(self) -> int:
        """On how many articles something is noted."""
        return self._count("SELECT COUNT(DISTINCT path) FROM findings")

    def _count(self, query: str) -> int:
        ((count,),) = self._database.execute(query)
        return int(count)

    def pairs(self) -> Iterator[tuple[int, tuple[bytes, ...]]]:
        """The pairs that were put away, part by part, with their slot. Empties them."""
        rows = self._database.execute("SELECT slot, part, rows FROM pairs ORDER BY slot, part")
        for (slot, _), group in groupby(rows, key=itemgetter(0, 1)):
            yield slot, tuple(row[2] for row in group)
        self._database.execute("DELETE FROM pairs")

    def note(self, findings: Iterable[Finding]) -> None:
        """Note findings for `noted`: of a large corpus there are more than memory should hold."""
        left = iter(findings)
        # In batches, for whoever finds them asks the database in between.
        while batch := list(islice(left, 500)):
            rows = [(_held(finding.path or ""), packing.pack(plain_finding(finding))) for finding in batch]
            self._database.executemany("INSERT INTO findings VALUES (?, ?)", rows)

    def noted(self) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        """The findings that were noted, packed, by path. Empties the notes."""
        rows = self._database.execute("SELECT path, finding FROM findings ORDER BY path, rowid")
        for path, group in groupby(rows, key=itemgetter(0)):
            yield _name(path), tuple(row[1] for row in group)
        self._database.execute("DELETE FROM findings")

    def index(self) -> None:
        """Make keys findable."""
        self._database.execute("CREATE INDEX IF NOT EXISTS by_key ON postings (key, form, fact)")


def _held(name: str) -> str | bytes:
    """A name as the database holds it: names of files need not be UTF-8, its texts must."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")
    return name


def _name(held: str | bytes) -> str:
    return held if isinstance(held, str) else held.decode("utf-8", "surrogatepass")

"""Where the facts of a corpus are kept until they are judged: an sqlite database, in memory while small, on disk when large.

A private database of sqlite lives in its page cache and moves to a temporary file by itself when it outgrows that, so a
run over two files costs next to nothing and one over a million stays in bounded memory. With a path it is kept between runs.

What is many (groups, pairs) is worked out by the database; `tables` says how it is laid out.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from lint import packing
from lint.corpus import tables
from lint.corpus.document_facts import (
    HASH_BITS,
    PAGE,
    SLOT_BITS,
    DocumentFacts,
    fact_of,
    page_of,
    pages_in,
    unpacked,
)
from lint.corpus.frequent import Frequent
from lint.corpus.rows import Rows
from lint.corpus.tables import FACT_BITS, MOST_FACTS, NO_LIMITS, held, name_of, place_of
from lint.corpus.waiting import Placed, Shared, Waiting
from lint.model import Finding
from lint.packing import expect_all
from lint.rule.base import Gathered
from lint.text.document import Document


class Store:
    """The facts of many documents, by key. Facts are numbered by slot: the rank of the article among all names, then the place there."""

    def __init__(
        self,
        path: Path | None = None,
        *,
        passing: bool = False,
        shared: bool = False,
        limits: Mapping[int, int] = NO_LIMITS,
    ) -> None:
        """`passing`: what stands at the path need not outlive a crash. `shared`: another process has it, and it is only read here.

        `limits`: by slot, how many facts may share a key and propose pairs; of keys with more, what passes keeps no more than shows it.
        """
        import sqlite3  # a run over one article does without

        where = "" if path is None else f"{path.absolute().as_uri()}?mode=ro&immutable=1" if shared else str(path)
        self._database = sqlite3.connect(where, timeout=tables.PATIENCE, isolation_level=None, uri=shared)
        run = self._database.execute
        run("PRAGMA cache_size = -8192")
        run("PRAGMA trusted_schema = OFF")
        if path is None or passing:
            run("PRAGMA journal_mode = OFF")
            run("PRAGMA synchronous = OFF")
        self._database.executescript(tables.SCHEMA)
        run("BEGIN" if shared else "BEGIN IMMEDIATE")
        ((last,),) = run("SELECT COALESCE(MAX(number), 0) FROM articles")
        self._last = int(last)
        self._ranks: array[int] | None = None
        self._beside: frozenset[int] | None = None
        """The documents beside which alone others have ranks; None: all have."""
        self._size: int | None = None
        self._limits = limits
        passes = path is None or passing
        self._frequent = Frequent(limits if passes else NO_LIMITS)
        self._waiting = Waiting(passes)
        self._shared: Shared | None = None
        self.fact = lru_cache(maxsize=4096)(self._load)
        """A fact by its slot and number."""
        self.read = lru_cache(maxsize=256)(self._read)
        """The article of a name, without its metadata; an empty one for a name that is not known."""
        self.marks = lru_cache(maxsize=1 << SLOT_BITS)(self._load_marks)
        """What the articles are about for the rule of a slot, by rank."""
        self._sheet = lru_cache(maxsize=512)(self._load_sheet)
        self._page = lru_cache(maxsize=256)(self._load_page)

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
        row = self._database.execute("SELECT digest FROM articles WHERE name = ?", (held(name),)).fetchone()
        return None if row is None else bytes(row[0])

    def files(self) -> dict[str, str]:
        """The files whose documents are kept, with the state in which they were read."""
        return {name_of(path): state for path, state in self._database.execute("SELECT path, state FROM files")}

    def add_file(self, path: str, real: str, state: str, names: list[str]) -> None:
        """Note the state of a file and the documents it holds; documents it held before go."""
        for name in set(self._names("path", path)).difference(names):
            self.forget(name)
        row = (held(path), held(real), state, packing.pack(names))
        self._database.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", row)

    def forget_file(self, path: str) -> None:
        """Drop a file and its documents."""
        for name in self._names("path", path):
            self.forget(name)
        self._database.execute("DELETE FROM files WHERE path = ?", (held(path),))

    def other_names(self, real: str, name: str) -> list[str]:
        """What the documents of a file (by its real path) are called here, if that is not how it is called now."""
        return [other for other in self._names("real", real) if other != name]

    def _names(self, column: str, value: str) -> list[str]:
        row = self._database.execute(f"SELECT names FROM files WHERE {column} = ?", (held(value),)).fetchone()
        return [] if row is None else list(expect_all(packing.unpack(row[0]), str))

    def add(self, document_facts: DocumentFacts) -> None:
        """Take in a document's facts; what was known of a document of that name goes."""
        self.forget(document_facts.name)
        self._last += 1
        self._changed()
        number, run = self._last, self._database
        named = (number, held(document_facts.name), document_facts.digest)
        run.execute("INSERT INTO articles VALUES (?, ?, ?)", named)
        run.execute("INSERT INTO texts VALUES (?, ?)", (number, document_facts.packed))
        for table, sheets in (("facts", document_facts.facts), ("marks", document_facts.marks)):
            rows = [(place_of(slot, number), sheet) for slot, sheet in sheets.items()]
            run.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
        if self._waiting.add(number, document_facts.postings):
            self._file(self._waiting.all())

    def _changed(self) -> None:
        self._ranks = self._size = self._beside = self._shared = None
        self.marks.cache_clear()

    def _file(self, postings: Iterable[Placed]) -> None:
        """Add postings: most of them many at once, which costs less than one by one."""
        for columns in map(self._frequent.left, postings):
            rows = list(zip(*columns, strict=True))
            whole = len(rows) - len(rows) % tables.AT_ONCE
            for at in range(0, whole, tables.AT_ONCE):
                self._database.execute(tables.FILE_MANY, list(chain.from_iterable(rows[at : at + tables.AT_ONCE])))
            self._database.executemany(tables.FILE, rows[whole:])

    def forget(self, name: str) -> None:
        """Drop a document and its facts, if it is known."""
        number = self.number(name)
        if number is None:
            return
        self._changed()
        self._file(self._waiting.all())
        run, places = self._database.execute, (number << FACT_BITS, (number + 1) << FACT_BITS)
        self._frequent.forget(key for (key,) in run(tables.KEYS, places))
        run("DELETE FROM postings WHERE place >= ? AND place < ?", places)
        own = [(place_of(slot, number),) for slot in range(1 << SLOT_BITS)]
        self._database.executemany("DELETE FROM facts WHERE place = ?", own)
        self._database.executemany("DELETE FROM marks WHERE place = ?", own)
        run("DELETE FROM texts WHERE number = ?", (number,))
        run("DELETE FROM articles WHERE number = ?", (number,))

    def number(self, name: str) -> int | None:
        """The number of a document, None if it is not known."""
        row = self._database.execute("SELECT number FROM articles WHERE name = ?", (held(name),)).fetchone()
        return None if row is None else int(row[0])

    def _read(self, name: str) -> Document:
        query = "SELECT packed FROM articles JOIN texts USING (number) WHERE name = ?"
        row = self._database.execute(query, (held(name),)).fetchone()
        return Document("", name) if row is None else unpacked(row[0])

    def __len__(self) -> int:
        if self._size is None:
            self._size = self._count("SELECT COUNT(*) FROM articles")
        return self._size

    def _load(self, slot: int, number: int) -> Gathered:
        rank, fact = number >> FACT_BITS, number & MOST_FACTS
        name, facts = self._page(slot, rank, fact // PAGE)
        return Gathered(name, *fact_of(facts[fact % PAGE]))

    def _load_page(self, slot: int, rank: int, page: int) -> tuple[str, tuple[Any, ...]]:
        name, sheet = self._sheet(slot, rank)
        return name, page_of(sheet[page])

    def _load_sheet(self, slot: int, rank: int) -> tuple[str, tuple[bytes, ...]]:
        number = self._by_rank()[rank]
        query = "SELECT name, facts FROM facts, articles WHERE place = ? AND number = ?"
        name, facts = self._database.execute(query, (place_of(slot, number), number)).fetchone()
        return name_of(name), pages_in(facts)

    def _load_marks(self, slot: int) -> Rows:
        ranks, rows = self._by_rank(), Rows()
        for rank, mark in self._database.execute(tables.MARKS, (place_of(slot, 0),)):
            rows.put(rank, mark)
        rows.fill(len(ranks))
        return rows

    def _by_rank(self) -> array[int]:
        """The numbers of the documents in order of their names, so that it is all one in which order they came."""
        if self._ranks is None:
            self._rank("SELECT number FROM articles ORDER BY name")
            assert self._ranks is not None
        return self._ranks

    def _rank(self, query: str) -> None:
        """Give the articles of a query their ranks."""
        self._ranks = array("Q", (number for (number,) in self._database.execute(query)))
        self._database.execute("DELETE FROM ranks")
        rows = ((number, rank) for rank, number in enumerate(self._ranks))
        self._database.executemany("INSERT INTO ranks VALUES (?, ?)", rows)
        for cache in (self.fact, self.marks, self._sheet, self._page):
            cache.cache_clear()

    def _rank_beside(self, numbers: frozenset[int]) -> None:
        """Give ranks to what shares keys with some documents alone, and note those keys: of the other articles nothing is read."""
        if self._beside == numbers:
            return
        self.index()
        run = self._database.execute
        keys, documents = set[int](), set(numbers)
        for number in numbers:
            for (key,) in run(tables.KEYS, (number << FACT_BITS, (number + 1) << FACT_BITS)).fetchall():
                most = self._limits.get(key >> HASH_BITS, -2)
                holders = run(tables.HOLDERS, (key, most + 1)).fetchall()
                if key not in keys and len(holders) > 1 and not 0 <= most < len(holders):
                    keys.add(key)
                    documents.update(holder for (holder,) in holders)
        run("DELETE FROM beside")
        self._database.executemany("INSERT INTO beside VALUES (?)", ((key,) for key in keys))
        run("DELETE FROM ranks")
        self._database.executemany("INSERT INTO ranks VALUES (?, 0)", ((number,) for number in documents))
        self._rank("SELECT number FROM ranks JOIN articles USING (number) ORDER BY name")
        self._beside = numbers

    def _group(self, having: str, only: Collection[int] | None, low: int, high: int) -> None:
        """Note the keys of a range that several facts share; `only`: those of these documents."""
        if only is not None:
            self._rank_beside(frozenset(only))
        elif self._beside is not None:
            self._changed()
        self._by_rank()
        self.index()
        run = self._database.execute
        run("DELETE FROM groups")
        within = "key >= ? AND key < ?"
        which = within if only is None else f"key IN (SELECT key FROM beside WHERE {within})"
        whole = f"SELECT key, COUNT(*) AS holders FROM postings WHERE {which} GROUP BY key HAVING {having}"
        run(f"INSERT INTO groups {whole}", (low, high))

    def _here(self) -> Shared | None:
        """The keys that are shared, while the postings of all articles are in memory; None: the database tells."""
        if not self._waiting.have_all:
            return None
        if self._shared is None:
            self._shared = self._waiting.shared({number: rank for rank, number in enumerate(self._by_rank())})
        return self._shared

    def _told(self) -> Iterator[tuple[int, Sequence[int]]]:
        for key, rows in groupby(self._database.execute(f"{tables.TOLD} ORDER BY key, told"), key=itemgetter(0)):
            yield key, array("Q", map(itemgetter(1), rows))

    def ranges(self, slot: int, most: int) -> Iterator[tuple[int, int]]:
        """The keys of a rule in ranges (the first, the one behind the last) of about so many postings; no key is cut."""
        low, end = slot << HASH_BITS, (slot + 1) << HASH_BITS
        if (here := self._here()) is not None:
            yield from here.ranges(low, end, most)
            return
        self.index()
        walk = "SELECT key FROM postings WHERE key >= ? AND key < ? ORDER BY key LIMIT 1 OFFSET ?"
        while row := self._database.execute(walk, (low, end, most)).fetchone():
            yield low, row[0] + 1
            low = row[0] + 1
        if self._database.execute(walk, (low, end, 0)).fetchone():
            yield low, end

    def groups(self, low: int, high: int, only: Collection[int] | None = None) -> Iterator[tuple[int, Sequence[int]]]:
        """The keys of a range that at least two facts share, with the numbers of those facts by path and place.

        `only`: just the keys under which one of these documents has a fact. Keys whose facts have all one form are left out.
        """
        if only is None and (here := self._here()) is not None:
            return here.groups(low, high)
        self._group("holders > 1 AND (MIN(form) <> MAX(form) OR MIN(form) = 0)", only, low, high)
        return self._told()

    def sharing(
        self, low: int, high: int, most: int | None = None, only: Collection[int] | None = None
    ) -> Iterator[tuple[int, Sequence[int]]]:
        """The same whatever form the facts have, of keys that no more than `most` facts share."""
        if only is None and (here := self._here()) is not None:
            return here.sharing(low, high, most)
        self._group("holders > 1" + (f" AND holders <= {most:d}" if most is not None else ""), only, low, high)
        return self._told()

    def ranks_of(self, numbers: Collection[int]) -> set[int]:
        """Where some documents stand in order of the names of all that share keys with them."""
        self._rank_beside(frozenset(numbers))
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
            rows = [(held(finding.path or ""), packing.pack(finding)) for finding in batch]
            self._database.executemany("INSERT INTO findings VALUES (?, ?)", rows)

    def noted(self) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        """The findings that were noted, packed, by path. Empties the notes."""
        rows = self._database.execute("SELECT path, finding FROM findings ORDER BY path, rowid")
        for path, group in groupby(rows, key=itemgetter(0)):
            yield name_of(path), tuple(row[1] for row in group)
        self._database.execute("DELETE FROM findings")

    def index(self) -> None:
        """Make keys findable."""
        self._file(self._waiting.needed())
        self._database.execute("CREATE INDEX IF NOT EXISTS by_key ON postings (key, form, fact)")

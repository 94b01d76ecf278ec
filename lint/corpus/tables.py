"""How the database of a corpus is laid out, and what is asked of it.

An article's facts of one rule are one row, those of a rule close together, for they are looked up at random. Each key of a fact is a
row of whole numbers: a *posting*. Rules are known by their place among the codes (a *slot*), keys by a hash under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FORMAT = 6
"""Of a store that is kept; raise it when the tables change."""
NO_LIMITS: Mapping[int, int] = MappingProxyType({})
FACT_BITS = 20
MOST_FACTS = (1 << FACT_BITS) - 1
_NUMBER_BITS = 40
SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (number INTEGER PRIMARY KEY, name TEXT UNIQUE, digest BLOB);
CREATE TABLE IF NOT EXISTS texts (number INTEGER PRIMARY KEY, packed BLOB);
CREATE TABLE IF NOT EXISTS marks (place INTEGER PRIMARY KEY, mark BLOB);
CREATE TABLE IF NOT EXISTS facts (place INTEGER PRIMARY KEY, facts BLOB);
CREATE TABLE IF NOT EXISTS postings (place INTEGER PRIMARY KEY, key INTEGER, fact INTEGER, form INTEGER);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, real TEXT, state TEXT, names BLOB);
CREATE TEMP TABLE beside (key INTEGER PRIMARY KEY);
CREATE TEMP TABLE ranks (number INTEGER PRIMARY KEY, rank INTEGER);
CREATE TEMP TABLE groups (key INTEGER PRIMARY KEY, holders INTEGER);
CREATE TEMP TABLE pairs (slot INTEGER, part INTEGER, rows BLOB);
CREATE TEMP TABLE findings (path TEXT, finding BLOB);
"""
PATIENCE = 60.0
"""Seconds to wait for another run that writes to the same store."""
AT_ONCE = 32
FILE = "INSERT INTO postings (key, fact, form, place) VALUES (?, ?, ?, ?)"
FILE_MANY = FILE + ", (?, ?, ?, ?)" * (AT_ONCE - 1)
KEYS = "SELECT key FROM postings WHERE place >= ? AND place < ?"
HOLDERS = f"SELECT place >> {FACT_BITS} FROM postings WHERE key = ? LIMIT ?"
MARKS = "SELECT rank, mark FROM ranks CROSS JOIN marks ON place = ? + number ORDER BY rank"
TOLD = f"""
SELECT key, rank << {FACT_BITS} | fact AS told
FROM groups CROSS JOIN postings USING (key) CROSS JOIN ranks ON number = place >> {FACT_BITS}
"""
"""The facts filed under the keys that are shared, looked up key by key."""


def place_of(slot: int, number: int) -> int:
    """Under which number what a rule has of an article is kept."""
    return slot << _NUMBER_BITS | number


def held(name: str) -> str | bytes:
    """A name as the database holds it: names of files need not be UTF-8, its texts must."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")
    return name


def name_of(held: str | bytes) -> str:
    return held if isinstance(held, str) else held.decode("utf-8", "surrogatepass")

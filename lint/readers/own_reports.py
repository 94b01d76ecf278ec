"""Reports of ours that lie among articles: known by how they begin, those in Parquet by the names of their columns at the end."""

from __future__ import annotations

import os

from lint.patterns import lazy_pattern
from lint.readers import format_of
from lint.readers.opening import is_remote

_HEAD, _TAIL = 1 << 12, 1 << 14
_STRING = rb'"(?:[^"\\]|\\.)*+"'
_BEGINS = {
    "html": lazy_pattern(rb"""[^\0]*?name="generator" content="seedlint """),
    "json_records": lazy_pattern(rb'\{"version": \d+, "findings": \['),
    "jsonl": lazy_pattern(
        rb'\{"path": ' + _STRING + rb', (?:"code": "\w+", "name": |"id": (?:null|' + _STRING + rb'), "language": )'
    ),
    "csv_records": lazy_pattern(rb"document,record_id,code,name,family,"),
}
"""How a report in a format begins: findings, and for records the scores of articles."""
_COLUMNS = ((b"record_id", b"fix_is_safe", b"fingerprint"), (b"language", b"score", b"findings", b"failing"))


def is_report(path: str) -> bool:
    """Whether a file is a report of ours; a compressed or remote one is taken for none."""
    reader = format_of(path).reader
    if is_remote(path) or not (reader == "parquet" or reader in _BEGINS):
        return False
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a plain string, as everywhere in the walk
            if reader != "parquet":
                return _BEGINS[reader].match(file.read(_HEAD) or b"") is not None
            file.seek(max(0, os.fstat(file.fileno()).st_size - _TAIL))
            end = file.read(_TAIL) or b""
    except OSError:
        return False
    return any(all(name in end for name in names) for names in _COLUMNS)

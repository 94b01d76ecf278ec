"""The records of a run in two files, whole: what is kept, and what is rejected, with the reasons as one field more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from typing import IO, Any

from lint import readers
from lint.config.settings import ConfigError, Settings
from lint.patterns import lazy_pattern
from lint.readers import Problem, format_of, walk
from lint.readers.opening import opened
from lint.readers.packed import packing
from lint.report.parquet import arrow_for
from lint.report.rows import writable
from lint.report.verdicts import Verdicts
from lint.text.blocks import Kind
from lint.text.document import Document

FIELD = "seedlint"
"""The field of a rejected record that says why."""
ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".parquet")
_BATCH = 2_000


class Split:
    """Writes the records of some paths, when the run over them is done, from the files themselves."""

    def __init__(self, paths: Iterable[str], settings: Settings, kept: str, rejected: str) -> None:
        """`kept`, `rejected`: the names of the files, whose ends say in which format, "" for none.

        Raises ConfigError where records cannot be written in a format.
        """
        self._paths = list(paths)
        # All fields of a record are wanted, whatever the rules are to know of them.
        self._settings = settings.with_values({"metadata_fields": ()}, "for whole records")
        self._names = {True: kept, False: rejected}
        self._schema = self._common_schema() if any(name.endswith(".parquet") for name in (kept, rejected)) else None

    def write(self, verdicts: Verdicts, outs: Mapping[bool, IO[bytes]]) -> tuple[int, int]:
        """Write what is kept (`outs[True]`) and what is rejected; how many records there are of each."""
        counts = {True: 0, False: 0}
        rows = {keep: out for keep, out in outs.items() if self._names[keep].endswith(".parquet")}
        lines = {keep: out for keep, out in outs.items() if keep not in rows}
        if lines:
            with ExitStack() as stack:
                packed = {keep: stack.enter_context(packing(out, self._names[keep])) for keep, out in lines.items()}
                counts = self._write_lines(verdicts, {keep: out.write for keep, out in packed.items()})
        if rows:
            counts = self._write_rows(verdicts, rows)
        return counts[True], counts[False]

    def _write_lines(self, verdicts: Verdicts, write: dict[bool, Callable[[bytes], Any]]) -> dict[bool, int]:
        counts = {True: 0, False: 0}
        for document in self._documents():
            reasons = verdicts.of(document.name)
            keep = not reasons
            counts[keep] += 1
            if keep in write:
                write[keep](_line(document, reasons))
        for name, reasons in verdicts.unread():
            counts[False] += 1
            if False in write:
                write[False](_encoded({"path": name, FIELD: {"reasons": reasons}}))
        return counts

    def _documents(self) -> Iterator[Document]:
        for path in self._files():
            for found in readers.read(path, self._settings):
                if isinstance(found, Document):
                    yield found

    def _files(self) -> Iterator[str]:
        return (found for found in walk.find(self._paths, self._settings) if not isinstance(found, Problem))

    def _common_schema(self) -> Any:
        """The columns of all files. Raises ConfigError where they differ, or where a file is no table."""
        arrow = arrow_for("records in Parquet")
        schema = None
        for path in self._files():
            if format_of(path).reader != "parquet":
                raise ConfigError(
                    f"records are written as Parquet where all come from Parquet; {path} does not: name a .jsonl file"
                )
            with opened(path) as file:
                own = arrow.parquet.read_schema(file).remove_metadata()
            if schema is not None and not own.equals(schema):
                raise ConfigError(f"{path} has other columns than the files before it: name a .jsonl file")
            schema = own
        return schema or arrow.schema([])

    def _write_rows(self, verdicts: Verdicts, outs: dict[bool, IO[bytes]]) -> dict[bool, int]:
        arrow = arrow_for("records in Parquet")
        why = arrow.field(FIELD, _reasons_type(arrow))
        schema = arrow.schema([field for field in self._schema or () if field.name != FIELD])
        schemas = {True: schema, False: schema.append(why)}
        writers = {keep: arrow.parquet.ParquetWriter(out, schemas[keep]) for keep, out in outs.items()}
        counts = {True: 0, False: 0}
        for path, first, table in self._batches(arrow, schema.names):
            reasons = [verdicts.of(f"{path}:{number}") for number in range(first, first + table.num_rows)]
            column = arrow.array([{"reasons": writable(one)} for one in reasons], type=why.type)
            for keep in counts:
                chosen = arrow.array([not one for one in reasons] if keep else list(map(bool, reasons)), arrow.bool_())
                part = (table if keep else table.append_column(why, column)).filter(chosen)
                counts[keep] += part.num_rows
                if keep in writers:
                    writers[keep].write_table(part)
        for writer in writers.values():
            writer.close()
        return counts

    def _batches(self, arrow: Any, names: list[str]) -> Iterator[tuple[str, int, Any]]:
        """The rows of all files, some at a time, with the number of the first."""
        for path in self._files():
            with opened(path) as file:
                number = 1
                for batch in arrow.parquet.ParquetFile(file).iter_batches(_BATCH, columns=names):
                    yield path, number, arrow.Table.from_batches([batch]).replace_schema_metadata(None)
                    number += batch.num_rows


def _reasons_type(arrow: Any) -> Any:
    texts = [(name, arrow.string()) for name in ("message", "code", "name")]
    return arrow.struct([("reasons", arrow.list_(arrow.struct([*texts, ("line", arrow.int64())])))])


def _line(document: Document, reasons: list[dict[str, Any]]) -> bytes:
    """The record of a document as a line of JSON, as it was; a rejected one says why."""
    why = {FIELD: {"reasons": reasons}} if reasons else {}
    source = document.source.strip() if format_of(document.path).reader in ("jsonl", "json_records") else ""
    if not source.startswith("{"):
        return _encoded({**_fields(document), **why})
    if "\n" in source or f'"{FIELD}"' in source:
        fields = json.loads(source)
        fields.pop(FIELD, None)
        return _encoded({**fields, **why})
    if not why:
        return source.encode("utf-8") + b"\n"
    body = source[:-1].rstrip()
    return (body + ("" if body == "{" else ", ")).encode("utf-8") + _encoded(why)[1:]


def _fields(document: Document) -> dict[str, Any]:
    """The record of a document that does not come as JSON."""
    if document.fields:
        return dict(document.fields)
    return {"path": document.name, **document.metadata, "text": _fenced(document)}


def _fenced(document: Document) -> str:
    """The text of an article with its code between fences, by which a reader of the record knows it for code, as this one did."""
    text, pieces, at = document.text, list[str](), 0
    for start, end, kind in document.given_structure.regions if document.given_structure else ():
        if kind == Kind.code:
            code = text[start:end].lstrip("\n")
            lines = code.rstrip("\n")
            fence = "```" + "`" * max((len(run) - 2 for run in _FENCES.findall(code)), default=0)
            before = "\n" if start and text[start - 1] != "\n" else ""
            after = code[len(lines) :] or ("" if text[end : end + 1] == "\n" else "\n")
            pieces += text[at:start], f"{before}{fence}\n{lines}\n{fence}", after
            at = end
    return "".join((*pieces, text[at:]))


_FENCES = lazy_pattern("`{3,}")


def _encoded(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, default=_as_text).encode("utf-8", "backslashreplace") + b"\n"


def _as_text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    return value.isoformat() if isinstance(value, date) else str(value)

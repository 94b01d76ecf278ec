"""Parquet: a row a document. Needs pyarrow, which is an extra and imported only here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.config.settings import Settings
from lint.readers import Problem
from lint.text.document import Document

if TYPE_CHECKING:
    from lint.readers.shards import Shard

_BATCH = 256
_BATCH_BYTES = 1 << 22
"""A batch is made of so many rows, or fewer where rows are large."""
_BUFFER = 1 << 16
_SLICES = 16
"""A row group is cut into so many pieces at most, for each of them is unpacked from the start of the group."""
Piece = tuple[int, int, int]
"""Some rows: the first, the one behind the last, and how many bytes they are, unpacked."""
_MISSING = "reading Parquet needs pyarrow: pip install 'seedlint[parquet]'"


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The articles of a Parquet file, in batches of rows. Raises OSError."""
    with path.open("rb") as file:
        yield from _rows(file, str(path), settings)


def read_shard(shard: Shard, settings: Settings) -> Iterator[Document | Problem]:
    """The articles of some rows. Raises OSError."""
    with Path(shard.path).open("rb") as file:
        yield from _rows(file, shard.path, settings, shard.start, shard.end)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    return _rows(BytesIO(data), path, settings)


def pieces(path: str, size: int) -> list[Piece]:
    """The pieces of about `size` bytes, unpacked, that a file can be read in; none for one that cannot be read."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import read_metadata

        metadata = read_metadata(path)
    except (ImportError, ArrowException, OSError):
        return []
    groups = map(metadata.row_group, range(metadata.num_row_groups))
    return list(cut_rows(((group.num_rows, group.total_byte_size) for group in groups), size))


def cut_rows(groups: Iterable[tuple[int, int]], size: int) -> Iterator[Piece]:
    """Row groups of so many rows and bytes put together into pieces, and large ones cut into some."""
    start = end = held = 0
    for rows, weight in groups:
        if held and held + weight > size:
            yield start, end, held
            start, held = end, 0
        parts = max(1, min(_SLICES, weight // size, rows))
        for part in range(1, parts):
            last = end + rows * part // parts
            yield start, last, weight // parts
            start = last
        end += rows
        held += weight // parts
    if end > start:
        yield start, end, held


def _rows(
    file: Any, path: str, settings: Settings, start: int = 0, end: int | None = None
) -> Iterator[Document | Problem]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield Problem(path, _MISSING)
        return
    number = start
    try:
        # With a buffer, pages are unpacked one by one; without, a column of a row group at once.
        table = ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False)
        fault = _fault(table.schema_arrow, settings)
        if fault:
            # Told once for the file, not for each of its pieces.
            yield from [Problem(path, fault)] if start == 0 else []
            return
        for row in _between(table, start, end, settings):
            number += 1
            yield from _read_row(row, path, number, settings)
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        place = f"{path}:{number + 1}" if number else path
        yield Problem(place, f"the Parquet file is damaged or cut off: {' '.join(str(error).split())}")


class _Row(NamedTuple):
    """The values of a row by column, and what cannot be read of it."""

    values: dict[str, Any]
    faults: dict[str, str]


def _rows_of(batch: Any) -> Iterator[_Row]:
    """The rows of a batch; where it holds a value that Python has no like of, value by value."""
    try:
        yield from [_Row(values, {}) for values in batch.to_pylist()]
    except Exception:
        # The library raises what the value makes it stumble over: an unknown zone, bytes that are no text, a day far off.
        for number in range(batch.num_rows):
            row = _Row({}, {})
            for name, column in zip(batch.schema.names, batch.columns, strict=True):
                try:
                    row.values[name] = _value(column[number])
                except Exception as error:
                    row.faults[name] = " ".join(str(error).split())[:120]
            yield row


def _value(cell: Any) -> Any:
    """A value, as text where Python has none like it: a moment counted in nanoseconds, a day far off."""
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        raise
    except (ValueError, ArithmeticError, LookupError):
        return cell.cast("string").as_py()


def _read_row(row: _Row, path: str, number: int, settings: Settings) -> Iterator[Document | Problem]:
    place = f"{path}:{number}"
    for name, fault in row.faults.items():
        yield Problem(place, f"the value in the column “{name}” cannot be read: {fault}")
    if settings.text_field not in row.faults:
        yield _document(row.values, path, number, settings)


def _between(table: Any, start: int, end: int | None, settings: Settings) -> Iterator[_Row]:
    """The rows of a table from `start` to `end`; only row groups that have some of them are unpacked."""
    end = table.metadata.num_rows if end is None else end
    groups: list[int] = []
    before = skip = size = 0
    for number in range(table.num_row_groups):
        group = table.metadata.row_group(number)
        if before < end and before + group.num_rows > start:
            skip = skip if groups else start - before
            groups.append(number)
            size += group.total_byte_size
        before += group.num_rows
    batch_size = max(1, min(_BATCH, _BATCH_BYTES * max(1, end - start) // max(1, size)))
    columns, left = _columns(table.schema_arrow.names, settings), end - start
    for batch in table.iter_batches(batch_size=batch_size, row_groups=groups, columns=columns):
        rows = batch.slice(min(skip, batch.num_rows), left)
        skip, left = max(0, skip - batch.num_rows), left - rows.num_rows
        yield from _rows_of(rows)
        if not left:
            return


def _fault(schema: Any, settings: Settings) -> str:
    """Why there are no articles in a table with this schema, "" if there may be."""
    if settings.text_field not in schema.names:
        return f"no column “{settings.text_field}” (the columns: {', '.join(schema.names)}); see text-field"
    kind = schema.types[schema.names.index(settings.text_field)]
    if "string" in str(kind):
        return ""
    return f"the column “{settings.text_field}” holds no text but {kind}; see text-field"


def _columns(names: list[str], settings: Settings) -> list[str]:
    wanted = settings.metadata_fields
    return [name for name in names if not wanted or name in wanted or name == settings.text_field]


def _document(row: dict[str, Any], path: str, number: int, settings: Settings) -> Document | Problem:
    text = row.pop(settings.text_field)
    if not isinstance(text, str):
        return Problem(f"{path}:{number}", f"no text in the column “{settings.text_field}”")
    metadata = {name.lower(): value for name, value in row.items() if value is not None}
    return Document(text, path, record=number, metadata=metadata)

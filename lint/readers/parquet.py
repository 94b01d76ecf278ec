"""Parquet: a row a document. Needs pyarrow, which is an extra and imported only here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.config.settings import Settings
from lint.readers import Problem, fields
from lint.readers.opening import opened
from lint.readers.packed import TooLargeError, refuse_bomb
from lint.text.document import Document

if TYPE_CHECKING:
    from lint.readers.shards import Shard

_BATCH = 256
_BATCH_BYTES = 1 << 22
"""A batch is made of so many rows, or fewer where rows are large."""
_LARGE_BATCH = 1 << 24
"""A batch whose texts have so many bytes is taken apart row by row: a dictionary may hold one large text for all of its rows."""
_BYTES_OF_ROW, _COLUMNS_NAMED = 1024, 20  # a row costs as much as so many bytes of text
_BUFFER = 1 << 16
_SLICES = 16
"""A row group is cut into so many pieces at most, for each of them is unpacked from the start of the group."""
Piece = tuple[int, int, int]
"""Some rows: the first, the one behind the last, and how many bytes they are, unpacked."""
_MISSING = "reading Parquet needs pyarrow: pip install 'seedlint[parquet]'"


def read_shard(shard: Shard, settings: Settings) -> Iterator[Document | Problem]:
    """The articles of some rows. Raises OSError."""
    with opened(shard.path) as file:
        yield from read_stream(file, shard.path, settings, shard.start, shard.end)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    return read_stream(BytesIO(data), path, settings)


def pieces(path: str, size: int) -> list[Piece]:
    """The pieces of about `size` bytes, unpacked, that a file can be read in; none for one that cannot be read."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import read_metadata

        with opened(path) as file:
            metadata = read_metadata(file)
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


def read_stream(
    file: Any, path: str, settings: Settings, start: int = 0, end: int | None = None
) -> Iterator[Document | Problem]:
    """The articles of the rows from `start` to `end` of a file that is open and can be read anywhere."""
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
        texts = [one.name for one in table.schema_arrow if str(one.type) in ("string", "large_string")]
        # Texts that many rows share stay one text until a row is asked for it.
        table = ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False, read_dictionary=texts, metadata=table.metadata)
        try:
            field = fields.TextField(settings)
            field.of(_like(table.schema_arrow))
        except fields.NoTextError:
            # Reported once for the file, not for each of its pieces.
            yield from [Problem(path, _fault(table.schema_arrow, settings))] if start == 0 else []
            return
        columns = _columns(table.schema_arrow.names, field.path, settings)
        for row in _rows_within(_between(table, start, end, columns), file):
            number += 1
            yield from _read_row(row, path, number, field, settings)
    except TooLargeError as error:
        yield Problem(f"{path}:{number + 1}", f"the Parquet file {error}: nothing is read from there on")
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        place = f"{path}:{number + 1}" if number else path
        yield Problem(place, f"the Parquet file is damaged or cut off: {' '.join(str(error).split())}")


class _Row(NamedTuple):
    """The values of a row by column, and what cannot be read of it."""

    values: dict[str, Any]
    faults: dict[str, str]


def _rows_within(batches: Iterable[Any], file: Any) -> Iterator[_Row]:
    """The rows of some batches, as long as they hold no more than a file of this size can be meant to. Raises TooLargeError."""
    packed, held = file.seek(0, 2), 0
    for batch in batches:
        size = _size_of(batch)
        for rows in [batch] if size <= _LARGE_BATCH else [batch.slice(number, 1) for number in range(batch.num_rows)]:
            refuse_bomb(held, packed)
            yield from _rows_of(rows)
            held += size * rows.num_rows // batch.num_rows + _BYTES_OF_ROW * rows.num_rows


def _size_of(batch: Any) -> int:
    """How many bytes the texts of a batch are, however often they stand in it."""
    from pyarrow import compute, types

    size = 0
    for column in batch.columns:
        if types.is_dictionary(column.type):
            size += compute.sum(compute.take(compute.binary_length(column.dictionary), column.indices)).as_py() or 0
    return size


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


def _read_row(
    row: _Row, path: str, number: int, field: fields.TextField, settings: Settings
) -> Iterator[Document | Problem]:
    place = f"{path}:{number}"
    for name, fault in row.faults.items():
        yield Problem(place, f"the value in the column “{name}” cannot be read: {fault}")
    if row.faults.keys() & {field.path[0], ".".join(field.path)}:
        return
    try:
        found = field.of(row.values)
    except fields.NoTextError:
        yield Problem(place, f"no text in the column “{'.'.join(field.path)}”")
        return
    pieces = fields.texts_in(fields.at(row.values, found)) or []
    text = fields.PARAGRAPHS.join(piece.text for piece in pieces)
    about = fields.metadata(row.values, found, settings)
    document = Document(text, path, record=number, metadata=about, record_id=fields.record_id(row.values, settings))
    document.fields = row.values
    yield document


def _between(table: Any, start: int, end: int | None, columns: list[str]) -> Iterator[Any]:
    """The batches of rows of a table from `start` to `end`; only row groups that have some of them are unpacked."""
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
    left = end - start
    for batch in table.iter_batches(batch_size=batch_size, row_groups=groups, columns=columns):
        rows = batch.slice(min(skip, batch.num_rows), left)
        skip, left = max(0, skip - batch.num_rows), left - rows.num_rows
        if rows.num_rows:
            yield rows
        if not left:
            return


def _like(schema: Any) -> dict[str, Any]:
    """A record that has the shape of a table's rows."""
    return {field.name: _like_type(field.type) for field in schema}


def _like_type(kind: Any) -> Any:
    from pyarrow import types

    if types.is_struct(kind):
        return {field.name: _like_type(field.type) for field in kind}
    if types.is_list(kind) or types.is_large_list(kind):
        return [_like_type(kind.value_type)]
    return "" if "string" in str(kind) else 0


def _fault(schema: Any, settings: Settings) -> str:
    """Why there are no articles in a table with this schema."""
    name, names = settings.text_field, schema.names
    if name not in names:
        more = f" and {len(names) - _COLUMNS_NAMED} more" if len(names) > _COLUMNS_NAMED else ""
        listed = ", ".join(one[:80] for one in names[:_COLUMNS_NAMED])
        return f"no column “{name}” (the columns: {listed}{more}); see text-field"
    return f"the column “{name}” holds no text but {schema.types[schema.names.index(name)]}; see text-field"


def _columns(names: list[str], path: fields.Path, settings: Settings) -> list[str]:
    """The columns to read: that of the article, and those that may say something of it."""
    wanted = frozenset((*settings.metadata_fields, path[0], ".".join(path), settings.id_field.split(".")[0]))
    if not settings.metadata_fields:
        return names
    return [name for name in names if name in wanted or name.lower() in fields.ABOUT]

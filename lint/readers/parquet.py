"""Parquet: a row a document. Needs pyarrow, which is an extra and imported only here."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from lint.config import Settings
from lint.document import Document
from lint.readers import Problem

_BATCH = 256


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The articles of a Parquet file, in batches of rows. Raises OSError."""
    with path.open("rb") as file:
        yield from _rows(file, str(path), settings)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    return _rows(BytesIO(data), path, settings)


def _rows(file: Any, path: str, settings: Settings) -> Iterator[Document | Problem]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield Problem(path, "reading Parquet needs pyarrow: pip install 'seedlint[parquet]'")
        return
    number = 0
    try:
        table = ParquetFile(file)
        names = table.schema_arrow.names
        if settings.text_field not in names:
            yield Problem(path, f"no column “{settings.text_field}” (the columns: {', '.join(names)}); see text-field")
            return
        for batch in table.iter_batches(batch_size=_BATCH, columns=_columns(names, settings)):
            for row in batch.to_pylist():
                number += 1
                yield _document(row, path, number, settings)
    except (ArrowException, OSError) as error:
        place = f"{path}:{number + 1}" if number else path
        yield Problem(place, f"the Parquet file is damaged or cut off: {' '.join(str(error).split())}")


def _columns(names: list[str], settings: Settings) -> list[str]:
    wanted = settings.metadata_fields
    return [name for name in names if not wanted or name in wanted or name == settings.text_field]


def _document(row: dict[str, Any], path: str, number: int, settings: Settings) -> Document | Problem:
    text = row.pop(settings.text_field)
    if not isinstance(text, str):
        return Problem(f"{path}:{number}", f"no text in the column “{settings.text_field}”")
    metadata = {name.lower(): value for name, value in row.items() if value is not None}
    return Document(text, path, record=number, metadata=metadata)

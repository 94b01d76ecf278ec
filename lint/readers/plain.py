"""Plain text: the file is the article; a file beside it, `NAME.meta.json`, may say what is known about it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lint.config import Settings
from lint.document import Document
from lint.readers import Problem
from lint.readers.decoding import NotTextError, decode

SIDE_CAR = ".meta.json"
MAX_FILE = 1 << 30
"""The largest article that is read, in bytes."""


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The article in a text file. Raises OSError."""
    name = str(path)
    with open(name, "rb", buffering=0) as file:  # noqa: PTH123 - a thousand files a second: Path.open costs as much as the read
        size = os.fstat(file.fileno()).st_size
        if size > MAX_FILE:
            yield Problem(name, f"is larger than {MAX_FILE >> 20} MB: no article; split it into records (.jsonl)")
            return
        data = file.read()
    metadata: Mapping[str, Any] = {}
    if os.path.exists(name + SIDE_CAR):  # noqa: PTH110 - as above
        try:
            metadata = _side_car(name + SIDE_CAR)
        except ValueError as error:
            yield Problem(name + SIDE_CAR, str(error))
    yield from _documents(data, name, metadata)


def _side_car(name: str) -> Mapping[str, Any]:
    """The metadata in a side-car file. Raises ValueError with the reason for a broken one."""
    import json

    try:
        values = json.loads(Path(name).read_bytes())
    except ValueError as error:
        raise ValueError(f"broken JSON: {error}") from None
    if not isinstance(values, dict):
        raise ValueError("must hold one JSON object")
    return {str(key).lower(): value for key, value in values.items() if value is not None}


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    return _documents(data, path, {})


def _documents(data: bytes, path: str, metadata: Mapping[str, Any]) -> Iterator[Document | Problem]:
    try:
        text, encoding, notes = decode(data)
    except NotTextError as error:
        yield Problem(path, str(error))
        return
    yield Document(text, path, metadata=metadata, encoding=encoding, notes=notes)

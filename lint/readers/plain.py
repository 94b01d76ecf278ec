"""Plain text: the file is the article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lint.config import Settings
from lint.document import Document
from lint.readers import Problem
from lint.readers.decoding import NotTextError, decode


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The article in a text file. Raises OSError."""
    with path.open("rb", buffering=0) as file:
        data = file.read()
    return parse(data, str(path), settings)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    try:
        text, encoding, notes = decode(data)
    except NotTextError as error:
        yield Problem(path, str(error))
        return
    yield Document(text, path, encoding=encoding, notes=notes)

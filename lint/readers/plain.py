"""Plain text: the file is the article."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lint.config.settings import Settings
from lint.files import MAX_FILE
from lint.readers import Problem
from lint.readers.decoding import decode_file
from lint.text.document import Document


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The article in a text file. Raises OSError."""
    name = str(path)
    with open(name, "rb", buffering=0) as file:  # noqa: PTH123 - a thousand files a second: Path.open costs as much as the read
        size = os.fstat(file.fileno()).st_size
        if size > MAX_FILE:
            yield Problem(name, f"is larger than {MAX_FILE >> 20} MB: no article; split it into records (.jsonl)")
            return
        # No more than there is now: a file may grow as fast as it is read.
        articles = parse(file.read(size or -1), name, settings)
    yield from articles


def parse(data: bytes, path: str, settings: Settings, charset: str = "") -> Iterator[Document | Problem]:
    """The article in some bytes; `charset`: what was said of them, if anything was."""
    decoded = decode_file(data, path, charset)
    del data  # the text is all that stays while the article is linted
    if isinstance(decoded, Problem):
        yield decoded
        return
    text, encoding, notes = decoded
    yield Document(text, path, encoding=encoding, notes=notes)

"""HTML: the visible text with every character's place in the source; title, author and date from the markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lint.config.settings import Settings
from lint.readers import Problem, front_matter
from lint.readers.decoding import codec_of, declared, decode_file
from lint.readers.elements import Elements
from lint.readers.html_metadata import metadata
from lint.readers.seen import SeenText
from lint.text.document import Document


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The article in an HTML file. Raises OSError."""
    return parse(path.read_bytes(), str(path), settings)


def parse(data: bytes, path: str, settings: Settings, charset: str = "") -> Iterator[Document | Problem]:
    """The article in a page; `charset`: what its server says of it, which goes before what it says itself."""
    charset = charset or declared(data)
    decoded = decode_file(data, path, charset)
    if isinstance(decoded, Problem):
        yield decoded
        return
    source, encoding, notes = decoded
    if charset and not codec_of(charset):
        yield Problem(f"{path}:1", f"declares the charset “{charset}”, which does not exist; read as {encoding}")
    front = front_matter.split(source, path)
    yield from front.problems
    seen = SeenText()
    elements = Elements(seen, source)
    elements.feed(front.end, len(source))
    elements.close()
    yield Document(
        seen.text(), path, metadata={**metadata(elements.tags), **front.metadata}, source=source,
        source_map=seen.source_map(), structure=seen.structure(), encoding=encoding, notes=notes,
    )  # fmt: skip

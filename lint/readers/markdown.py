"""Markdown: YAML or TOML front matter is metadata; the rest is the article as it stands, but for comments."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lint.config.settings import Settings
from lint.readers import Problem, yaml_values
from lint.readers.decoding import decode_file
from lint.text.document import Document, SourceMap

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)

_SEEN = re.compile(r"[^\r\n]")


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The article in a Markdown file. Raises OSError."""
    return parse(path.read_bytes(), str(path), settings)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    decoded = decode_file(data, path)
    if isinstance(decoded, Problem):
        yield decoded
        return
    source, encoding, notes = decoded
    front = _FRONT.match(source)
    if front is None:
        if source.startswith(("---\n", "+++\n", "---\r\n", "+++\r\n")) and ":" in source[:200]:
            yield Problem(f"{path}:1", "the front matter is opened but never closed; read as part of the article")
        yield Document(_without_comments(source), path, source=source, encoding=encoding, notes=notes)
        return
    try:
        metadata = _metadata(front.group(1), front.group(2))
    except _BrokenFrontMatterError as error:
        yield Problem(f"{path}:{error.line}", f"the front matter is broken: {error.reason}")
        metadata = {}
    begin = front.end()
    yield Document(
        _without_comments(source[begin:]), path, metadata=metadata, source=source, source_map=SourceMap([(0, begin)]),
        encoding=encoding, notes=notes,
    )  # fmt: skip


def _without_comments(text: str) -> str:
    """The text with HTML comments blanked out: same length, same lines."""
    pieces, done = [], 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += [text[done:start], _SEEN.sub(" ", text[start : end + 3])]
        done = end + 3
    return "".join([*pieces, text[done:]]) if done else text


class _BrokenFrontMatterError(Exception):
    def __init__(self, reason: str, line: int) -> None:
        self.reason, self.line = reason, line


def _metadata(fence: str, block: str) -> Mapping[str, Any]:
    """The keys of a front matter in lower case."""
    if fence == "+++":
        try:
            values: Any = tomllib.loads(block.replace("\r\n", "\n"))
        except ValueError as error:
            line = re.search(r"line (\d+)", str(error))
            raise _BrokenFrontMatterError(str(error), int(line.group(1)) + 1 if line else 1) from None
        except RecursionError:
            raise _BrokenFrontMatterError("nested too deeply", 1) from None
    else:
        try:
            values = yaml_values.load(block)
        except yaml_values.BrokenYamlError as error:
            raise _BrokenFrontMatterError(error.reason, error.line + 1) from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise _BrokenFrontMatterError("it is no list of “key: value” lines", 2)
    return {str(key).lower(): value for key, value in values.items()}

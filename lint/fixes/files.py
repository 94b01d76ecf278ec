"""Fix the documents of a file, and write it so that it is whole at every moment."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lint import engine, readers
from lint.escaping import in_patch
from lint.files import (
    GATE_FILE,
    alone_in,
    is_read_only,
    read_regular,
    restore,
    rewrite,
    saved,
    write_target,
    written_whole,
)
from lint.fixes.bench import FixError, FixLoop
from lint.fixes.edits import Edit, FixPolicy, applied
from lint.model import LocatedFinding
from lint.readers import suffix
from lint.readers.decoding import NotTextError, decode, has_returns_alone
from lint.readers.opening import is_remote
from lint.text.document import Document
from lint.triage.written import Codec, written


@dataclass(slots=True)
class Fixed:
    """A file before and after, decoded, and what was done to it."""

    path: str
    before: str
    after: str
    data: bytes
    encoding: str
    done: list[LocatedFinding] = field(default_factory=list)
    refused: list[LocatedFinding] = field(default_factory=list)
    """What was not done since it would have brought findings that were not there."""


def fixed(
    data: bytes,
    path: str,
    plan: engine.Plan,
    policy: FixPolicy,
    corpus: Mapping[str, Iterable[LocatedFinding]] | None = None,
) -> Fixed:
    """A file's content with the wanted fixes made, document by document. Raises FixError.

    `corpus`: what corpus rules found, by the document's name; those fixes are made once, with the first round.
    """
    format = _format(path)
    text, encoding = _decoded(data, path)
    result = Fixed(path, text, text, data, encoding)
    changes = []
    for document in readers.read_bytes(data, path, plan.settings):
        if isinstance(document, Document):
            bench = FixLoop(document, plan, policy, format)
            bench.settle((corpus or {}).get(document.name, ()))
            start = document.source_offset
            changes.append(Edit(start, start + len(document.source), bench.document.source))
            result.done += bench.done
            result.refused += bench.refused.values()
    result.after = applied(text, changes)
    if has_returns_alone(text):
        result.after = result.after.replace("\n", "\r")
    return result


def _format(path: str) -> Codec:
    name = suffix(path)
    if is_remote(path):
        raise FixError("an address is not written to; save the page first")
    if name.count(".") > 1:
        raise FixError(f"a compressed file ({name}) is not written to; unpack it first")
    format = written(path)
    if format is None:
        raise FixError(f"a {name} file is not written to; fix what it was made from, or export it as .jsonl")
    return format


def _decoded(data: bytes, path: str) -> tuple[str, str]:
    """The text of a file and its encoding, only where it can be written back byte by byte as it was."""
    try:
        if suffix(path) in (".jsonl", ".ndjson"):
            encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
            text = data.decode(encoding)
        else:
            text, encoding, _ = decode(data)
            if encoding == "utf-16" and data.startswith(codecs.BOM_UTF16_BE):
                encoding = "utf-16-be with mark"
        unchanged = _encoded(text, encoding) == data
    except (NotTextError, UnicodeError) as error:
        raise FixError(f"cannot be fixed: {error}") from None
    if not unchanged:
        raise FixError(f"cannot be written back as it was (its {encoding} is damaged); fix its encoding first")
    return text, encoding


def _encoded(text: str, encoding: str) -> bytes:
    """Bytes in a file's own encoding, with its mark. Raises UnicodeEncodeError."""
    if encoding == "utf-16":
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    if encoding == "utf-16-be with mark":
        return codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    return text.encode(encoding)


def encoded(result: Fixed) -> bytes:
    """The bytes of the fixed file. Raises FixError where its encoding has no sign for a replacement."""
    try:
        return _encoded(result.after, result.encoding)
    except UnicodeEncodeError as error:
        sign = result.after[error.start]
        raise FixError(f"its encoding ({result.encoding}) cannot hold “{sign}”; convert it to UTF-8 first") from None


def fix_file(
    path: str, plan: engine.Plan, policy: FixPolicy, corpus: Mapping[str, Iterable[LocatedFinding]] | None = None
) -> Fixed:
    """As `fixed`, for a file that is there. Raises FixError."""
    _format(path)
    try:
        if saved(Path(path)):
            # Left by a run that was killed; or one is at it just now, and ends while we wait.
            with alone_in(Path(path).parent):
                restore(Path(path))
        return fixed(read_regular(path, GATE_FILE), path, plan, policy, corpus)
    except FileNotFoundError:
        raise FixError("has vanished") from None
    except OSError as error:
        raise FixError(f"cannot be read: {error.strerror or error}") from None


BACKUP = ".bak"
"""What is added to the name of a file for the copy of what it was."""


def write(result: Fixed, backup: bool = False) -> None:
    """Put the fixed content in the file's place, whole at every moment; with the file's mode, owner and hard links.

    With `backup`, what it was stays beside it. Raises FixError, and leaves the file as it was, where it cannot be written or has changed in the meantime.
    """
    content = encoded(result)
    try:
        target = Path(write_target(result.path))
        with alone_in(target.parent):
            _replace(target, result.data, content, backup)
    except FileNotFoundError:
        raise FixError("has vanished") from None
    except OSError as error:
        raise FixError(f"cannot be written: {error.strerror or error}") from None


def _replace(target: Path, old: bytes, new: bytes, backup: bool) -> None:
    """Put new content into a file that still holds the old. Raises FixError and OSError."""
    state = target.stat()
    if is_read_only(state):
        raise FixError("is read-only; left as it was")
    if target.read_bytes() != old:
        raise FixError("has changed in the meantime; left as it is")
    mode, owner = state.st_mode & 0o7777, (state.st_uid, state.st_gid)
    if backup:
        _keep(target, old, mode, owner)
    if state.st_nlink > 1:
        rewrite(target, old, new)
        return
    with written_whole(target, mode, owner) as out:
        out.write(new)


def _keep(target: Path, data: bytes, mode: int, owner: tuple[int, int]) -> None:
    """Write what a file was beside it. Raises FixError where such a copy is there already: it may be all that is left of the original."""
    copy = target.with_name(target.name + BACKUP)
    if copy.exists():
        raise FixError(f"left as it was: {copy.name} is there already; move it away first")
    with written_whole(copy, mode, owner) as out:
        out.write(data)


def patch(result: Fixed) -> Iterator[str]:
    """How a file changes, as `patch` and `git apply` read it."""
    from difflib import unified_diff

    before, after = (_lines(text) for text in (result.before, result.after))
    name = result.path.removeprefix("./")
    for line in unified_diff(before, after, in_patch(f"a/{name}"), in_patch(f"b/{name}")):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their ends, split where a patch splits them: at line feeds alone."""
    lines = text.split("\n")
    return [*(line + "\n" for line in lines[:-1]), *([lines[-1]] if lines[-1] else [])]

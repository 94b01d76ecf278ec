"""The file of a baseline, read and held against the files of the corpus as they are now."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from lint import readers
from lint.config.settings import ConfigError, Settings
from lint.files import GATE_FILE, read_regular
from lint.fingerprint import content_signature
from lint.team_files.names import relative_name, shown
from lint.text.document import Document
from lint.triage.baseline import Baseline
from lint.triage.entries import VERSION, Entry, Sketch

FILE_NAME = "seedlint.baseline"

ReadSketches = Callable[[str], Iterable[Sketch]]
"""Reads a file of the corpus again, to see whether its articles still are what they were."""


class FilesBeside:
    """The corpus as it is on the disk, named from a folder on (resolved)."""

    def __init__(self, folder: Path, sketches_of: ReadSketches = lambda path: ()) -> None:
        self._folder, self._sketches_of = folder, sketches_of

    def name(self, path: str) -> str:
        return relative_name(path, self._folder)

    def is_there(self, file: str) -> bool:
        return (self._folder / file).exists()

    def is_among(self, file: str, paths: Collection[str]) -> bool:
        full = (self._folder / file).resolve()
        return any(full.is_relative_to(Path(path).resolve()) for path in paths if Path(path).is_dir())

    def sketches(self, file: str) -> Iterable[Sketch]:
        full = self._folder / file
        return self._sketches_of(str(full)) if full.is_file() else ()


def named_by(settings: Settings) -> Baseline:
    """The baseline that the settings name. Raises ConfigError."""

    def sketches_of(path: str) -> Iterable[Sketch]:
        return (content_signature(article) for article in readers.read(path, settings) if isinstance(article, Document))

    if settings.baseline is None:
        raise ConfigError("no baseline is named")
    return load(settings.baseline, sketches_of)


def empty(path: Path, sketches_of: ReadSketches = lambda path: ()) -> Baseline:
    """A baseline in which nothing is written yet, for a file of that name."""
    return Baseline(str(shown(path)), FilesBeside(path.resolve().parent, sketches_of))


def load(path: Path, sketches_of: ReadSketches = lambda path: ()) -> Baseline:
    """The baseline in a file. Raises ConfigError with file and line if it is missing or broken."""
    named = shown(path)
    try:
        lines = read_regular(path, GATE_FILE).decode("utf-8").replace("\r\n", "\n").split("\n")
    except OSError as error:
        hint = "; write it with: seedlint baseline" if not path.exists() else ""
        raise ConfigError(f"the baseline cannot be read: {error.strerror}{hint}", named) from None
    except UnicodeDecodeError:
        raise ConfigError("the baseline is not UTF-8", named) from None
    if not lines[0]:
        raise ConfigError("the baseline is empty: not even its first line is there", named)
    baseline = empty(path, sketches_of)
    # A merge of two branches may leave a line twice.
    known: set[str] = {""}
    for number, line in enumerate(lines, 1):
        if line not in known:
            known.add(line)
            _read_line(line, baseline, named, number)
    return baseline


def _read_line(line: str, baseline: Baseline, path: Path, number: int) -> None:
    try:
        row: Any = json.loads(line)
        if not all(isinstance(row.get(name, ""), str) for name in ("path", "code", "fingerprint", "quote", "sketch")):
            raise TypeError
        if "baseline" in row:
            if row["baseline"] != VERSION:
                raise ConfigError(f"a baseline of version {row['baseline']}, known is {VERSION}", path, number)
        elif "sketch" in row:
            baseline.add_sketch(row["path"], tuple(int(piece, 16) for piece in row["sketch"].split()))
        else:
            entry = Entry(row["path"], row["code"], row["fingerprint"], row["quote"])
            if all(entry.keys):
                baseline.add(entry)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # What stands there is not quoted: a configuration may have named any file.
        merge = " (an unsolved merge?)" if line.startswith(("<<<<<<<", "=======", ">>>>>>>")) else ""
        raise ConfigError(f"the baseline is broken here{merge}", path, number) from None

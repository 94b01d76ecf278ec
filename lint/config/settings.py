"""The settings of a run: defaults, `[tool.seedlint]` or `seedlint.toml`, command line, each checked and refused by name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.files import read_regular

if TYPE_CHECKING:
    from lint.config.values import FieldIgnore

FILE_NAMES = ("seedlint.toml", "pyproject.toml")


class ConfigError(Exception):
    """A configuration that cannot be used: which file, which key, what is wrong."""

    def __init__(self, message: str, path: Path | None = None, line: int = 0) -> None:
        place = f"{path}:{line}: " if path and line else f"{path}: " if path else ""
        super().__init__(place + message)


class Settings(NamedTuple):
    """Everything a run can be told. Field names are the keys of the configuration with `_` for `-`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignore_by_field: tuple[FieldIgnore, ...] = ()
    """What is ignored in articles whose metadata say something: the tables among `ignore`."""
    extend_select: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    language: str = ""
    """The language of the corpus; "" where each article's own is found out."""
    languages: Mapping[str, str] = {}
    """The language of the files that match a glob; the last glob that matches wins."""
    exclude: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = {}
    """Options of rules by code: `[tool.seedlint.rules.SQ401]`."""
    outside_links: bool = False
    """Read files that links in a folder lead to and that lie outside of it."""
    text_field: str = "text"
    """The field of a JSON record, or column, that holds the article."""
    id_field: str = ""
    """The field that holds what a record is called by; shown with its findings."""
    metadata_fields: tuple[str, ...] = ()
    """Which other fields are kept as metadata; none named: all of them."""
    fail_on: str = "warning"
    fail_on_confidence: str = "high"
    min_confidence: str = "medium"
    """What the reports for people show; json and jsonl have everything."""
    min_score: float = 0.0
    """The lowest score of the corpus that passes, from 0 to 100."""
    profile: str = "auto"
    """What the articles are: news, press, encyclopedia, docs, paper, fiction, forum, legal, product, or auto: by a look at each."""
    profiles: Mapping[str, str] = {}
    """What some of them are, by glob."""
    stats: bool = False
    """Count the figures of each article (words, sentences, boilerplate, readability) for the reports."""
    budgets: Mapping[str, Mapping[str, float]] = {}
    """How many findings a code, a family or ALL may have: by code `max` and `per-1000-articles`."""
    baseline: Path | None = None
    """The file of old findings, which are hidden."""
    decisions: Path | None = None
    """The file of the editors' decisions; none named: the nearest seedlint-decisions.toml."""
    inline_decisions: str = "allow"
    """What comments in articles may do: hide findings ("allow"), hide them while they still fail the run ("count"), nothing ("off")."""
    max_seconds: float = 20.0
    """How long this computer may work on an article of no great length before it is left out; 0: as long as it takes."""
    max_document: int = 64_000_000
    """The longest article that is linted, in characters; a line counts as 100 at least."""
    jobs: int = 0
    """Worker processes; 0 chooses by the size of the run."""
    cache: bool = True
    plain_scan: bool = False
    """Scan without Hyperscan, for comparison."""
    root: Path = Path()
    """The folder that relative paths and globs of the configuration are meant from."""
    origin: str = "defaults"
    sources: Mapping[str, str] = {}
    """By field: where its value came from, if not a default."""

    def language_of(self, path: str) -> str:
        """The language that the configuration gives a file; "" for none."""
        if not self.languages:
            return self.language
        from lint.config.globs import matches

        fitting = [code for glob, code in self.languages.items() if matches(path, glob, self.root)]
        return fitting[-1] if fitting else self.language

    def with_values(self, values: Mapping[str, Any], origin: str) -> Settings:
        """A copy with some fields set, remembering from where."""
        return self._replace(**values, sources={**self.sources, **dict.fromkeys(values, origin)})


_INTERNAL = {"ignore_by_field", "root", "origin", "sources", "plain_scan"}
KEYS = {name.replace("_", "-"): name for name in Settings._fields if name not in _INTERNAL}
_PATHS = ("baseline", "decisions")
_LARGEST = 1 << 20
"""The largest configuration that is read, in bytes."""


def discover(start: Path) -> Path | None:
    """The nearest configuration at `start` or above: seedlint.toml, or a pyproject.toml with `[tool.seedlint]`."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        for name in FILE_NAMES:
            candidate = place / name
            # A seedlint.toml that cannot be read, a broken link say, is to be told, not passed over.
            if _speaks(candidate) if name == "pyproject.toml" else os.path.lexists(candidate):
                return candidate
    return None


def _speaks(path: Path) -> bool:
    """Whether a pyproject.toml has the table; one that does not name it need not even be valid."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A pipe or a device would be no configuration of ours or anybody's: to be told.
            return True
        data = read_regular(path, _LARGEST)
        if b"seedlint" not in data:
            return False
        from lint import toml

        tool = toml.loads(data.decode("utf-8-sig")).get("tool")
        return isinstance(tool, dict) and "seedlint" in tool
    except OSError:
        return False
    except (ValueError, RecursionError):
        return b"[tool.seedlint" in data


def read_toml(file: Path, largest: int, path: Path, what: str = "") -> tuple[dict[str, Any], str]:
    """The tables of a file of at most so many bytes, and its text. Raises ConfigError that names it as `path`, and `what` it holds."""
    from lint import toml  # many runs have none

    try:
        # Some editors begin a file with a mark that TOML does not know.
        text = read_regular(file, largest).decode("utf-8-sig")
        return toml.loads(text), text
    except OSError as error:
        raise ConfigError(f"{what}cannot be read: {error.strerror}", path) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", path) from None
    except ValueError as error:
        raise ConfigError(f"no valid TOML: {error}", path) from None


def read(path: Path) -> Settings:
    """The settings of a configuration file. Raises ConfigError with the file and the key."""
    data, _ = read_toml(path, _LARGEST, path)
    tool = data.get("tool") if path.name == "pyproject.toml" else {"seedlint": data}
    table = tool.get("seedlint", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError("“tool.seedlint” must be a table", path, line_of(path, "seedlint"))
    values = {KEYS[key]: _checked(key, value, path) for key, value in table.items() if _known(key, path)}
    if "ignore" in values:
        values["ignore_by_field"] = tuple(one for one in values["ignore"] if not isinstance(one, str))
        values["ignore"] = tuple(one for one in values["ignore"] if isinstance(one, str))
    folder = path.parent
    if "packs" in values:
        values["packs"] = tuple(_pack(folder, name) for name in values["packs"])
    values.update({name: folder / values[name] for name in _PATHS if name in values})
    return Settings(root=folder, origin=str(path)).with_values(values, str(path))


def _pack(folder: Path, name: str) -> Path:
    """Where a pack lies; one of an installed package is named by its entry point, not by a path."""
    return Path(name) if name.startswith("package:") else folder / name


def config_error(settings: Settings, key: str, message: str, *inside: str) -> ConfigError:
    """The error for a value that was taken for right when it was read; with file and line, if it came from one."""
    origin = Path(settings.sources.get(key.replace("-", "_"), ""))
    if not origin.is_file():
        return ConfigError(message)
    return ConfigError(message, origin, line_of(origin, *filter(None, (key, *inside))))


def line_of(path: Path, *words: str) -> int:
    """The line of a configuration that has the last of these words behind the ones before; 0 if it cannot be told."""
    left, found = list(words), 0
    for number, line in enumerate(read_regular(path, _LARGEST).decode("utf-8-sig", "replace").split("\n"), 1):
        while left and re.search(rf"(?<![\w-]){re.escape(left[0])}(?![\w-])", line.split("#")[0]):
            del left[0]
            found = number
    return found


def _known(key: str, path: Path) -> bool:
    if key in KEYS:
        return True
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, 1)
    hint = f"; did you mean “{near[0]}”?" if near else f"; known keys are {', '.join(sorted(KEYS))}"
    raise ConfigError(f"unknown key “{key}”{hint}", path, line_of(path, key))


def refused(key: str, value: Any) -> str:
    """What would be right for a key of the configuration, and what there is instead; "" where the value is right."""
    from lint.config.values import READERS, WrongValueError

    try:
        READERS[key](value)
    except WrongValueError as wrong:
        return f"must be {wrong.wanted}, not {wrong.value!r}"
    return ""


def _checked(key: str, value: Any, path: Path) -> Any:
    """The value of a key in the type of its field; raises ConfigError for another one."""
    from lint.config.values import (
        READERS,  # most runs have no configuration
        WrongValueError,
    )

    try:
        return READERS[key](value)
    except WrongValueError as wrong:
        names = (key, *wrong.inside)
        message = f"“{'.'.join(names)}” must be {wrong.wanted}, not {wrong.value!r}"
        raise ConfigError(message, path, line_of(path, *names)) from None

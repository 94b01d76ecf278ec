"""The settings of a run: defaults, `[tool.seedlint]` or `seedlint.toml`, command line, each checked and refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from lint.model import Confidence, Severity

FILE_NAMES = ("seedlint.toml", "pyproject.toml")


class ConfigError(Exception):
    """A configuration that cannot be used: which file, which key, what is wrong."""

    def __init__(self, message: str, path: Path | None = None, line: int = 0) -> None:
        place = f"{path}:{line}: " if path and line else f"{path}: " if path else ""
        super().__init__(place + message)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run can be told. Field names are the keys of the configuration with `_` for `-`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Options of rules by code: `[tool.seedlint.rules.SQ401]`."""
    text_field: str = "text"
    """The field of a JSON record, or column, that holds the article."""
    metadata_fields: tuple[str, ...] = ()
    """Which other fields are kept as metadata; none named: all of them."""
    fail_on: str = "warning"
    fail_on_confidence: str = "high"
    min_confidence: str = "medium"
    """What the reports for people show; json and jsonl have everything."""
    min_score: float = 0.0
    stats: bool = False
    """Count the figures of each article (words, sentences, furniture, readability) for the reports."""
    """The lowest score of the corpus that passes, from 0 to 100."""
    budgets: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """How many findings a code, a family or ALL may have: by code `max` and `per-1000-articles`."""
    baseline: Path | None = None
    """The file of old findings, which are hidden."""
    decisions: Path | None = None
    """The file of the editors' decisions; none named: the nearest seedlint-decisions.toml."""
    jobs: int = 0
    """Worker processes; 0 chooses by the size of the run."""
    cache: bool = True
    plain_scan: bool = False
    """Scan without Hyperscan, for comparison."""
    root: Path = Path()
    """The folder that relative paths and globs of the configuration are meant from."""
    origin: str = "defaults"
    sources: Mapping[str, str] = field(default_factory=dict)
    """By field: where its value came from, if not a default."""

    def with_values(self, values: Mapping[str, Any], origin: str) -> Settings:
        """A copy with some fields set, remembering from where."""
        return replace(self, **values, sources={**self.sources, **dict.fromkeys(values, origin)})


_INTERNAL = {"root", "origin", "sources", "plain_scan"}
KEYS = {item.name.replace("_", "-"): item.name for item in fields(Settings) if item.name not in _INTERNAL}
_CHOICES = {
    "fail-on": (*Severity.__members__, "never"),
    "fail-on-confidence": tuple(Confidence.__members__),
    "min-confidence": tuple(Confidence.__members__),
}
_PATHS = {"baseline", "decisions"}
_BUDGET = {"max", "per-1000-articles"}
_LISTS = {"select", "ignore", "extend-select", "exclude", "packs", "metadata-fields"}


def discover(start: Path) -> Path | None:
    """The nearest configuration at `start` or above: seedlint.toml, or a pyproject.toml with `[tool.seedlint]`."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        for name in FILE_NAMES:
            candidate = place / name
            if candidate.is_file() and (name != "pyproject.toml" or _has_table(candidate)):
                return candidate
    return None


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks of seedlint at all; one that does not need not even be valid."""
    try:
        return b"[tool.seedlint" in path.read_bytes()
    except OSError:
        return False


def read(path: Path) -> Settings:
    """The settings of a configuration file. Raises ConfigError with the file and the key."""
    import tomllib

    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", path) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"no valid TOML: {error}", path) from None
    table = data.get("tool", {}).get("seedlint", {}) if path.name == "pyproject.toml" else data
    values = {KEYS[key]: _checked(key, value, path) for key, value in table.items() if _known(key, path)}
    folder = path.parent
    if "packs" in values:
        values["packs"] = tuple(folder / name for name in values["packs"])
    values.update({name: folder / values[name] for name in _PATHS if name in values})
    return replace(Settings(), root=folder, origin=str(path)).with_values(values, str(path))


def _known(key: str, path: Path) -> bool:
    if key in KEYS:
        return True
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, 1)
    hint = f"; did you mean “{near[0]}”?" if near else f"; known keys are {', '.join(sorted(KEYS))}"
    raise ConfigError(f"unknown key “{key}”{hint}", path, _line_of(key, path))


def _line_of(key: str, path: Path) -> int:
    """The line on which a key is set, 0 if it cannot be told."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.split("=")[0].strip().strip('"') == key or line.strip().startswith(f"[tool.seedlint.{key}"):
            return number
    return 0


def _checked(key: str, value: Any, path: Path) -> Any:
    """The value of a key in the type of its field; raises ConfigError for another one."""

    def wrong(wanted: str) -> ConfigError:
        return ConfigError(f"“{key}” must be {wanted}, not {value!r}", path, _line_of(key, path))

    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise wrong("a list of strings")
        return tuple(value)
    if key in _CHOICES:
        if value not in _CHOICES[key]:
            raise wrong(f"one of {', '.join(_CHOICES[key])}")
        return value
    if key == "per-file-ignores":
        if not isinstance(value, dict) or not all(_strings(codes) for codes in value.values()):
            raise wrong("a table of globs with lists of codes")
        return {glob: tuple(codes) for glob, codes in value.items()}
    if key == "rules":
        if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
            raise wrong("a table of codes with tables of options")
        return value
    if key == "budgets":
        if not isinstance(value, dict) or not all(map(_budget, value.values())):
            raise wrong(f"a table of codes with numbers or tables of {' and '.join(sorted(_BUDGET))}")
        return {code: {"max": limit} if isinstance(limit, int) else limit for code, limit in value.items()}
    if key in _PATHS:
        if not isinstance(value, str) or not value:
            raise wrong("the path of a file")
        return Path(value)
    default = getattr(Settings(), KEYS[key])
    if isinstance(default, bool) or isinstance(value, bool):
        if type(value) is not type(default):
            raise wrong("true or false" if isinstance(default, bool) else f"a {type(default).__name__}")
        return value
    if isinstance(default, float) and isinstance(value, int):
        return float(value)
    if not isinstance(value, type(default)) or (isinstance(value, (int, float)) and value < 0):
        raise wrong({int: "a whole number from 0", float: "a number from 0", str: "a string"}[type(default)])
    return value


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _budget(value: Any) -> bool:
    """Whether a value says how many findings are allowed."""
    if isinstance(value, dict):
        return bool(value) and all(
            name in _BUDGET and isinstance(limit, (int, float)) and not isinstance(limit, bool) and limit >= 0
            for name, limit in value.items()
        )
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0

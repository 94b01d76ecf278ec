"""What the commands share: their options, the settings of a call, where its output goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

if TYPE_CHECKING:
    from lint.config import Settings

Paths = Annotated[
    list[str] | None, typer.Argument(help="Files and folders; - reads standard input.", show_default=False)
]
Select = Annotated[
    list[str] | None, typer.Option("--select", help="Codes or prefixes to run (comma-separated, ALL for all).")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", help="Codes or prefixes to leave out.")]
ExtendSelect = Annotated[
    list[str] | None, typer.Option("--extend-select", help="Codes or prefixes to run besides the default ones.")
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="Configuration file to use instead of the nearest one.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore all configuration files.")]
Packs = Annotated[
    list[Path] | None, typer.Option("--pack", help="A folder (or file) of rules to load besides the built-in ones.")
]
OutputFile = Annotated[
    Path | None, typer.Option("--output-file", "-o", help="Write the report here instead of standard output.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the cache of compiled rules.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say where settings come from; show tracebacks.")]
StdinName = Annotated[
    str, typer.Option("--stdin-filename", help="What to call standard input; its ending chooses the reader.")
]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", help="The file of old findings; those are hidden and counted.")
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option("--decisions", help="The editors' decisions, instead of the nearest seedlint-decisions.toml."),
]


class UsageError(Exception):
    """Something the user asked for that cannot be done: told in one line, exit 2."""


def codes(values: list[str] | None) -> tuple[str, ...]:
    return tuple(code.strip() for value in values or () for code in value.split(",") if code.strip())


def settings_for(
    paths: list[str],
    *,
    config: Path | None,
    isolated: bool,
    no_cache: bool = False,
    verbose: bool = False,
    **given: Any,
) -> Settings:
    """The settings of this call: file, then what the command line says. Raises ConfigError."""
    from lint import config as configs

    first = Path(paths[0]) if paths and paths[0] != "-" else Path()
    near = config or (None if isolated else configs.discover(first if first.is_dir() else first.parent))
    settings = configs.Settings() if near is None else configs.read(near)
    values = {name: value for name, value in given.items() if value is not None and value != ()}
    if "packs" in values:
        values["packs"] = (*settings.packs, *values["packs"])
    if no_cache:
        values["cache"] = False
    if values.get("fail_on") not in (None, "info", "warning", "error", "never"):
        raise UsageError(f"--fail-on must be info, warning, error or never, not “{values['fail_on']}”")
    if values.get("min_confidence") not in (None, "low", "medium", "high"):
        raise UsageError(f"--min-confidence must be low, medium or high, not “{values['min_confidence']}”")
    settings = settings.with_values(values, "command line")
    if verbose:
        tell(f"configuration: {settings.origin}")
        for name, origin in settings.sources.items():
            tell(f"  {name.replace('_', '-')} = {getattr(settings, name)!r} ({origin})")
    return settings


def with_decisions(settings: Settings, paths: list[str], isolated: bool) -> Settings:
    """The settings with the decisions that lie beside the corpus, where no file of them is named."""
    if settings.decisions is not None or isolated:
        return settings
    from lint.gate.stages import find_decisions

    first = Path(paths[0]) if paths[0] != "-" else Path()
    found = find_decisions(first if first.is_dir() else first.parent)
    return settings if found is None else settings.with_values({"decisions": found}, "found beside the corpus")


def tell(message: str) -> None:
    print(f"seedlint: {message}", file=sys.stderr)


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears whole or not at all."""
    if path is None:
        yield sys.stdout
        return
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            yield out
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UsageError(f"cannot write {path}: {error.strerror}") from None
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

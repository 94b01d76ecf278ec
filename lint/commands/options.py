"""What the commands share: their options, each declared once, the settings of a call, where its output goes.

Typer reads the annotations. So this module and those of `check` and of completion leave them as they are: as strings
(`from __future__ import annotations`) each would be compiled at every start.
"""

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, TextIO, get_type_hints

import typer

from lint.commands.completion import codes as complete_codes
from lint.escaping import harmless
from lint.files import leads_out, written_whole

if TYPE_CHECKING:
    from lint.config.settings import Settings

Codes = list[str] | None
STDOUT = Path("-")
"""What stands for standard output where a file to write is named."""


def _unless_stdout(path: Path | None) -> Path | None:
    return None if path == STDOUT else path


OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output-file",
        "--output",
        "-o",
        callback=_unless_stdout,
        help="Write the report here instead of standard output (-).",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Neither read nor write what is kept of compiled rules and of earlier runs.")
]
StdinName = Annotated[
    str, typer.Option("--stdin-filename", help="What to call standard input; its ending chooses the reader.")
]
Paths = Annotated[
    list[str] | None, typer.Argument(help="Files and folders; - reads standard input.", show_default=False)
]
Stats = Annotated[
    bool, typer.Option("--stats", help="Count words, sentences, boilerplate and readability of each article.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Findings alone: no summary, no progress.")]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", help="The file of old findings; those are hidden and counted.")
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option("--decisions", help="The editors' decisions, instead of the nearest seedlint-decisions.toml."),
]
STDIN_NAME = "<stdin>.txt"


class UsageError(Exception):
    """Something the user asked for that cannot be done: told in one line, exit 2."""


class Setup:
    """What every command can be told: which configuration counts, and which rules there are.

    Its attributes, and those of the kinds below, are options with their defaults; `shared` gives them to commands.
    """

    config: Annotated[
        Path | None, typer.Option("--config", help="Configuration file to use instead of the nearest one.")
    ] = None
    isolated: Annotated[bool, typer.Option("--isolated", help="Ignore all configuration files.")] = False
    pack: Annotated[
        list[Path] | None, typer.Option("--pack", help="A folder (or file) of rules to load besides the built-in ones.")
    ] = None
    trust_config: Annotated[
        bool,
        typer.Option("--trust-config", help="Let the configuration run the rules in Python that it names, this once."),
    ] = False
    text_field: Annotated[
        str | None,
        typer.Option("--text-field", help="Where a record keeps its article: a name, or names joined by stops."),
    ] = None
    id_field: Annotated[
        str | None,
        typer.Option("--id-field", help="Where a record keeps its identifier, shown as “id” in json and jsonl."),
    ] = None
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say where settings come from; show tracebacks.")] = (
        False
    )

    def __init__(self, **given: Any) -> None:
        vars(self).update(given)

    def settings(self, where: str = ".", **given: Any) -> "Settings":
        """The settings for a path: the nearest file, then what the command line says. Raises ConfigError."""
        from lint import trust
        from lint.config import settings as configs
        from lint.readers.fields import TEXT_FIELDS

        near = self.config or (None if self.isolated else configs.discover(folder_of(where)))
        settings = configs.Settings() if near is None else trust.load(near, trusted=self.trust_config)
        given |= {"text_field": self.text_field, "id_field": self.id_field}
        values = {name: value for name, value in given.items() if value is not None and value != ()}
        if self.pack:
            values["packs"] = (*settings.packs, *self.pack)
        for option in ("fail-on", "inline-decisions", "min-confidence"):
            value = values.get(option.replace("-", "_"))
            if value is not None and (why := configs.refused(option, value)):
                raise UsageError(f"--{option} {why}")
        settings = settings.with_values(values, "command line")
        if self.verbose:
            warn(f"configuration: {settings.origin}")
            if "text_field" not in settings.sources:
                warn(
                    f"  text-field: in each file of records the first of {', '.join(TEXT_FIELDS[:6])} … that a record has"
                )
            from lint.commands.shown import settings_lines

            for line in settings_lines(settings):
                warn(f"  {line}")
        return settings


class Choice(Setup):
    """What a command can be told that chooses among the rules."""

    select: Annotated[
        Codes,
        typer.Option(
            "--select",
            autocompletion=complete_codes,
            help="Codes, prefixes or names to run (comma-separated, ALL for all).",
        ),
    ] = None
    ignore: Annotated[
        Codes, typer.Option("--ignore", autocompletion=complete_codes, help="Codes, prefixes or names to leave out.")
    ] = None
    extend_select: Annotated[
        Codes,
        typer.Option(
            "--extend-select",
            autocompletion=complete_codes,
            help="Codes, prefixes or names to run besides the default ones.",
        ),
    ] = None

    def settings(self, where: str = ".", **given: Any) -> "Settings":
        chosen = {name: _codes(name, getattr(self, name)) for name in ("select", "ignore", "extend_select")}
        return Setup.settings(self, where, **chosen, **given)


class Linting(Choice):
    """What a command can be told that lints articles."""

    paths: Paths = None
    decisions: DecisionsFile = None
    inline_decisions: Annotated[
        str | None,
        typer.Option(
            "--inline-decisions",
            help="What comments in articles may hide: allow, count (they still fail the run), off.",
        ),
    ] = None
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0 chooses.")] = None
    no_cache: NoCache = False

    @property
    def where(self) -> list[str]:
        """The files and folders to read: the working directory, where none is named."""
        return self.paths or ["."]

    def settings(self, where: str = "", **given: Any) -> "Settings":
        """The settings of the call, with the decisions that lie beside the corpus, where no file of them is named."""
        first = where or self.where[0]
        cache = False if self.no_cache else None
        own = {"decisions": self.decisions, "inline_decisions": self.inline_decisions, "jobs": self.jobs}
        settings = Choice.settings(self, first, cache=cache, **own, **given)
        return settings if self.isolated else beside_corpus(settings, first)


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose first parameter stands for options of the kind it is annotated with, as Typer wants to see it."""
    own = inspect.signature(command, eval_str=True)
    call, *others = own.parameters.values()
    kind: type[Setup] = call.annotation
    common = get_type_hints(kind, include_extras=True)

    @wraps(command)
    def run(**given: Any) -> None:
        command(kind(**{name: given.pop(name) for name in common}), **given)

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [parameter.replace(kind=keyword) for parameter in others] + [
        inspect.Parameter(name, keyword, default=getattr(kind, name), annotation=hint) for name, hint in common.items()
    ]
    run.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def beside_corpus(settings: "Settings", where: str) -> "Settings":
    """The settings with the nearest file of decisions, where none is named."""
    if settings.decisions is not None:
        return settings
    from lint.team_files.decisions import find

    found = find(folder_of(where))
    return settings if found is None else settings.with_values({"decisions": found}, "found beside the corpus")


def listed(values: list[str] | None) -> tuple[str, ...]:
    """What was given comma-separated, in one option or several."""
    return tuple(item.strip() for value in values or () for item in value.split(",") if item.strip())


def _codes(option: str, values: list[str] | None) -> tuple[str, ...]:
    codes = tuple(code.upper() for code in listed(values))
    if values and not codes:
        raise UsageError(f"--{option.replace('_', '-')} names no code; see seedlint rules")
    return codes


def folder_of(where: str) -> Path:
    """The folder of a path; the working directory for standard input."""
    path = Path() if where == "-" else Path(where)
    return path if path.is_dir() else path.parent


def warn(message: str) -> None:
    """Say something beside the report; it stays on its line whatever names are in it."""
    print(f"seedlint: {harmless(message)}", file=sys.stderr)


def say(message: object) -> None:
    """Print a line that is the command's own output; it stays a line whatever names are in it."""
    print(harmless(str(message)))


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears whole or not at all. Raises UsageError."""
    if path is None:
        yield sys.stdout
        return
    # Names of files need not be UTF-8: what cannot be written is shown as Python and JSON escape it.
    with whole(path) as out:
        text = TextIOWrapper(out, "utf-8", errors="backslashreplace", newline="\n")
        yield text
        text.detach()


def refuse_inputs(paths: Iterable[str], outputs: Mapping[str, Path | None]) -> None:
    """Raises UsageError where a file to write is one that the run reads: what stands there would be gone.

    `outputs`: by option. In a folder of the run that is an article of text, and what records are kept or rejected of; other tables
    and records that lie there an earlier run may have written.
    """
    from lint.readers import FORMATS, suffix
    from lint.readers.own_reports import is_report

    _refuse_one_for_two(outputs)
    for option, out in outputs.items():
        if out is None or not out.is_file():
            continue
        ending = suffix(str(out))
        holds_text = bool(ending) and not FORMATS[ending].records
        for path in map(Path, paths):
            if path.is_dir():
                reads_it = holds_text or option in ("--kept", "--rejected")
                taken = reads_it and out.resolve().is_relative_to(path.resolve()) and not is_report(str(out))
            else:
                taken = path.exists() and out.samefile(path)
            if taken:
                raise UsageError(f"{option} {out} is one of the files that are read: writing it would lose the article")


def _refuse_one_for_two(outputs: Mapping[str, Path | None]) -> None:
    """Raises UsageError where two files to write are one, so that the second would take the place of the first."""
    written: dict[str, str] = {}
    for option, out in outputs.items():
        if out is None or out.exists() and not out.is_file():
            continue
        other = written.setdefault(os.path.realpath(out), option)
        if other != option:
            raise UsageError(f"{other} and {option} are two files")


def beginning(file: Path) -> bytes:
    """The first bytes of a file, none of one that cannot be read."""
    with suppress(OSError), file.open("rb") as start:
        return start.read(4096)
    return b""


def refuse_foreign(option: str, out: Path | None, what: str, begins: Iterable[bytes]) -> None:
    """Raises UsageError where a file to write is there already and is none that an earlier run wrote.

    `what` it would be, which `begins` with one of these.
    """
    if out is None or not out.is_file() or not out.stat().st_size:
        return
    if not beginning(out).startswith(tuple(begins)):
        raise UsageError(f"{option} {out} is there already and is no {what}: name another file, or delete it")


def ours(settings: "Settings", file: Path, named: bool, key: str) -> None:
    """Raises UsageError where only the configuration says to write a file that lies outside of its folder.

    It may be a stranger's, who has no say in where files of ours come to stand. `named`: the call names the file itself.
    """
    if not named and key in settings.sources and leads_out(file, os.path.realpath(settings.root)):
        raise UsageError(f"{file} lies outside of the configuration's folder; to write it, name it: --{key} {file}")


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file that appears whole or not at all; a pipe or a device is written to. Raises UsageError."""
    try:
        with written_whole(path) as out:
            yield out
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from None

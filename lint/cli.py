"""The command: parse, call, print. Everything a command needs is imported inside it, so that starting is quick."""

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

app = typer.Typer(
    name="seedlint",
    help="A source-quality and consistency linter for corpora of articles.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

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


class UsageError(Exception):
    """Something the user asked for that cannot be done: told in one line, exit 2."""


def _codes(values: list[str] | None) -> tuple[str, ...]:
    return tuple(code.strip() for value in values or () for code in value.split(",") if code.strip())


def _settings(
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
        _tell(f"configuration: {settings.origin}")
        for name, origin in settings.sources.items():
            _tell(f"  {name.replace('_', '-')} = {getattr(settings, name)!r} ({origin})")
    return settings


def _tell(message: str) -> None:
    print(f"seedlint: {message}", file=sys.stderr)


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
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


@app.command()
def check(
    paths: Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    pack: Packs = None,
    format: Annotated[str, typer.Option("--format", help="text, concise, json, jsonl or github.")] = "text",
    output_file: OutputFile = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="Lowest severity that fails the run: info, warning, error, never.")
    ] = None,
    min_confidence: Annotated[
        str | None, typer.Option("--min-confidence", help="Show findings at least this sure: low, medium, high.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")] = False,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0 chooses.")] = None,
    no_cache: NoCache = False,
    stdin_filename: StdinName = "<stdin>.txt",
    verbose: Verbose = False,
) -> None:
    """Lint articles and report what makes them bad sources."""
    from lint import engine, report
    from lint.readers import Problem
    from lint.report.progress import Progress
    from lint.run import check as run_check
    from lint.run import documents

    if format not in report.FORMATS:
        raise UsageError(f"unknown format “{format}”; known are {', '.join(report.FORMATS)}")
    settings = _settings(
        paths or ["."], config=config, isolated=isolated, no_cache=no_cache, verbose=verbose,
        select=_codes(select), ignore=_codes(ignore), extend_select=_codes(extend_select), packs=tuple(pack or ()),
        fail_on=fail_on, min_confidence=min_confidence, jobs=jobs,
    )  # fmt: skip
    plan = engine.make_plan(settings)
    _refuse_unknown_codes(settings, plan)
    totals, progress = report.Totals(), Progress()
    with _output(output_file) as out:
        writer = report.make(format, out, settings)
        for outcome in run_check(plan, documents(paths or ["."], settings, stdin_filename)):
            if isinstance(outcome, Problem):
                totals.problems += 1
                _tell(str(outcome))
                continue
            totals.count(outcome, settings)
            writer.article(outcome)
            progress.step()
        progress.finish()
        writer.finish(totals)
    engine.remember_expressions(settings)
    code = totals.exit_code()
    raise typer.Exit(0 if exit_zero and code == 1 else code)


def _refuse_unknown_codes(settings: Settings, plan: Any) -> None:
    """A code that no rule has is a typing error, not an empty selection."""
    for option in ("select", "ignore", "extend_select"):
        for prefix in getattr(settings, option):
            if prefix != "ALL" and not any(str(rule.code).startswith(prefix) for rule in plan.rules):
                raise UsageError(
                    f"no rule's code begins with “{prefix}” (in {option.replace('_', '-')}); see seedlint rules"
                )


@app.command()
def rules(
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    pack: Packs = None,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """List the rules; those that this configuration leaves out are marked off."""
    from lint.report.cards import write_list

    plan = _plan_for_cards(
        config,
        isolated,
        pack,
        format,
        select=_codes(select),
        ignore=_codes(ignore),
        extend_select=_codes(extend_select),
    )
    write_list(plan.rules, plan.selected, sys.stdout, format)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="The code of a rule, e.g. HD201.")],
    config: ConfigFile = None,
    isolated: Isolated = False,
    pack: Packs = None,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Say why a rule exists, with what it flags and what it leaves alone."""
    from lint.report.cards import write_card

    plan = _plan_for_cards(config, isolated, pack, format)
    known = {str(rule.code): rule for rule in plan.rules}
    if code.upper() not in known:
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(code.upper(), known, 3)) or "see seedlint rules"
        raise UsageError(f"no rule has the code {code}; near it: {near}")
    write_card(known[code.upper()], sys.stdout, format)


def _plan_for_cards(config: Path | None, isolated: bool, pack: list[Path] | None, format: str, **given: Any) -> Any:
    from lint import engine

    if format not in ("text", "json"):
        raise UsageError(f"unknown format “{format}”; known are text, json")
    return engine.make_plan(_settings([], config=config, isolated=isolated, packs=tuple(pack or ()), **given))


@app.command()
def facts(
    paths: Paths = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="Only these kinds.")] = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    format: Annotated[str, typer.Option("--format", help="text or jsonl.")] = "text",
    output_file: OutputFile = None,
    no_cache: NoCache = False,
    stdin_filename: StdinName = "<stdin>.txt",
) -> None:
    """Print what was read: dates, quantities, attributions, hedges, names, zones."""
    from lint import engine
    from lint import facts as known
    from lint.readers import Problem
    from lint.report.facts import FORMATS, write
    from lint.run import documents

    kinds = list(_codes(kind)) or list(known.MODULES)
    for name in kinds:
        if name not in known.MODULES:
            raise UsageError(f"unknown kind “{name}”; known are {', '.join(known.MODULES)}")
    if format not in FORMATS:
        raise UsageError(f"unknown format “{format}”; known are {', '.join(FORMATS)}")
    settings = _settings(paths or ["."], config=config, isolated=isolated, no_cache=no_cache)
    plan = engine.make_plan(settings, kinds)
    problems = 0
    with _output(output_file) as out:
        for document in documents(paths or ["."], settings, stdin_filename):
            if isinstance(document, Problem):
                problems += 1
                _tell(str(document))
                continue
            write(format, document, engine.read_facts(document, plan, kinds), out)
    engine.remember_expressions(settings)
    raise typer.Exit(2 if problems else 0)


def main() -> None:
    """Run the command; every expected failure is one clear line on standard error and the exit code of the design."""
    from lint.config import ConfigError
    from lint.pattern import RuleError

    verbose = "--verbose" in sys.argv or "-v" in sys.argv
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="seedlint")
    except (ConfigError, RuleError, UsageError) as error:
        if verbose:
            raise
        _tell(f"error: {error}")
        sys.exit(2)
    except BrokenPipeError:
        # Whoever read our output has closed it: the rest is of no use to anybody, and flushing at exit would fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt:
        _tell("interrupted")
        sys.exit(130)


if __name__ == "__main__":
    main()

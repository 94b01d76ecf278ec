"""`seedlint check`: lint articles and report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lint.commands.options import (
    ConfigFile,
    ExtendSelect,
    Ignore,
    Isolated,
    NoCache,
    OutputFile,
    Packs,
    Paths,
    Select,
    StdinName,
    UsageError,
    Verbose,
    codes,
    output,
    settings_for,
    tell,
)

if TYPE_CHECKING:
    from lint.config import Settings


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
    from lint.run import check_paths

    if format not in report.FORMATS:
        raise UsageError(f"unknown format “{format}”; known are {', '.join(report.FORMATS)}")
    settings = settings_for(
        paths or ["."], config=config, isolated=isolated, no_cache=no_cache, verbose=verbose,
        select=codes(select), ignore=codes(ignore), extend_select=codes(extend_select), packs=tuple(pack or ()),
        fail_on=fail_on, min_confidence=min_confidence, jobs=jobs,
    )  # fmt: skip
    plan = engine.make_plan(settings)
    _refuse_unknown_codes(settings, plan)
    totals, progress = report.Totals(), Progress()
    with output(output_file) as out:
        writer = report.make(format, out, settings)
        for outcome in check_paths(plan, paths or ["."], stdin_filename):
            if isinstance(outcome, Problem):
                totals.problems += 1
                tell(str(outcome))
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

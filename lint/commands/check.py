"""`seedlint check`: lint articles and report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lint.commands.completion import among, formats
from lint.commands.options import (
    STDIN_NAME,
    BaselineFile,
    Linting,
    OutputFile,
    StdinName,
    UsageError,
    output,
    shared,
    tell,
)

if TYPE_CHECKING:
    from lint.engine import Plan
    from lint.gate.stages import Gate

FORMATS_HELP = "text, concise, json, jsonl, sarif, github, gitlab, junit, rdjson or html."


@shared
def check(
    call: Linting,
    format: Annotated[str, typer.Option("--format", autocompletion=formats, help=FORMATS_HELP)] = "text",
    output_file: OutputFile = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            autocompletion=among("info", "warning", "error", "never"),
            help="Lowest severity that fails the run: info, warning, error, never.",
        ),
    ] = None,
    min_confidence: Annotated[
        str | None,
        typer.Option(
            "--min-confidence",
            autocompletion=among("low", "medium", "high"),
            help="Show findings at least this sure: low, medium, high.",
        ),
    ] = None,
    min_score: Annotated[
        float | None, typer.Option("--min-score", min=0, max=100, help="Lowest score of the corpus that passes.")
    ] = None,
    baseline: BaselineFile = None,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Show old findings too.")] = False,
    diff_from: Annotated[
        str | None,
        typer.Option("--diff-from", help="Only findings on lines changed since this git commit, branch or range."),
    ] = None,
    corpus: Annotated[
        list[str] | None,
        typer.Option(
            "--corpus", help="Judge the articles beside the ones here, which are read once and then remembered."
        ),
    ] = None,
    stats: Annotated[
        bool, typer.Option("--stats", help="Count words, sentences, furniture and readability of each article.")
    ] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")] = False,
    stdin_filename: StdinName = STDIN_NAME,
) -> None:
    """Lint articles and report what makes them bad sources."""
    from lint import engine, report
    from lint.commands.running import planned, reported
    from lint.gate.stages import Gate
    from lint.run import check_against, check_paths

    if format not in report.FORMATS:
        raise UsageError(f"unknown format “{format}”; known are {', '.join(report.FORMATS)}")
    if corpus and "-" in corpus:
        raise UsageError("--corpus names files and folders; standard input is no corpus to remember")
    settings = call.settings(
        fail_on=fail_on, min_confidence=min_confidence, min_score=min_score, stats=stats or None, baseline=baseline
    )
    if no_baseline:
        settings = settings.with_values({"baseline": None}, "command line")
    plan = planned(settings)
    gate = Gate(settings, call.where, diff_from)
    name = stdin_filename or STDIN_NAME
    with output(output_file) as out:
        writer = report.make(format, out, settings, plan.rules)
        outcomes = check_against(plan, call.where, corpus, name) if corpus else check_paths(plan, call.where, name)
        totals = reported(outcomes, gate, writer, settings)
        writer.finish(totals)
    engine.remember_expressions(settings)
    _tell_of_gate(gate, plan)
    for line in () if exit_zero else totals.why(settings):
        tell(line)
    code = totals.exit_code()
    raise typer.Exit(0 if exit_zero and code == 1 else code)


def _tell_of_gate(gate: Gate, plan: Plan) -> None:
    """Say which decisions and old findings have met nothing in this run."""
    ran = {str(rule.code): str(rule.code) in plan.selected for rule in plan.rules}
    for line in gate.to_tell(ran, {str(rule.code) for rule in plan.corpus}):
        tell(line)

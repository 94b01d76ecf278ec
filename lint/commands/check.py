"""`seedlint check`: lint articles and report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lint.commands.options import (
    BaselineFile,
    ConfigFile,
    DecisionsFile,
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
    with_decisions,
)

if TYPE_CHECKING:
    from lint.config import Settings

FORMATS_HELP = "text, concise, json, jsonl, sarif, github, gitlab, junit, rdjson or html."


def check(
    paths: Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    pack: Packs = None,
    format: Annotated[str, typer.Option("--format", help=FORMATS_HELP)] = "text",
    output_file: OutputFile = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="Lowest severity that fails the run: info, warning, error, never.")
    ] = None,
    min_confidence: Annotated[
        str | None, typer.Option("--min-confidence", help="Show findings at least this sure: low, medium, high.")
    ] = None,
    min_score: Annotated[
        float | None, typer.Option("--min-score", min=0, max=100, help="Lowest score of the corpus that passes.")
    ] = None,
    baseline: BaselineFile = None,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Show old findings too.")] = False,
    decisions: DecisionsFile = None,
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
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0 chooses.")] = None,
    no_cache: NoCache = False,
    stdin_filename: StdinName = "<stdin>.txt",
    verbose: Verbose = False,
) -> None:
    """Lint articles and report what makes them bad sources."""
    from lint import engine, report
    from lint.gate.stages import Gate
    from lint.readers import Problem
    from lint.report.progress import Progress
    from lint.run import check_against, check_paths

    if format not in report.FORMATS:
        raise UsageError(f"unknown format “{format}”; known are {', '.join(report.FORMATS)}")
    settings = settings_for(
        paths or ["."], config=config, isolated=isolated, no_cache=no_cache, verbose=verbose,
        select=codes(select), ignore=codes(ignore), extend_select=codes(extend_select), packs=tuple(pack or ()),
        fail_on=fail_on, min_confidence=min_confidence, min_score=min_score, jobs=jobs, stats=stats or None,
        baseline=baseline, decisions=decisions,
    )  # fmt: skip
    settings = with_decisions(settings, paths or ["."], isolated)
    if no_baseline:
        settings = settings.with_values({"baseline": None}, "command line")
    plan = engine.make_plan(settings)
    _refuse_unknown_codes(settings, plan)
    gate = Gate(settings, paths or ["."], diff_from)
    totals, progress = report.Totals(), Progress()
    with output(output_file) as out:
        writer = report.make(format, out, settings, plan.rules)
        given = paths or ["."]
        outcomes = (
            check_against(plan, given, corpus, stdin_filename) if corpus else check_paths(plan, given, stdin_filename)
        )
        for outcome in outcomes:
            if isinstance(outcome, Problem):
                totals.problems += 1
                tell(str(outcome))
                continue
            article = gate.article(outcome)
            totals.count(article, settings)
            writer.article(article)
            progress.step()
        progress.finish()
        totals.score, totals.reasons = gate.score.value, gate.reasons()
        writer.finish(totals)
    engine.remember_expressions(settings)
    ran = {str(rule.code): str(rule.code) in plan.selected for rule in plan.rules}
    for line in gate.to_tell(ran, {str(rule.code) for rule in plan.corpus}):
        tell(line)
    for line in () if exit_zero else totals.why(settings):
        tell(line)
    code = totals.exit_code()
    raise typer.Exit(0 if exit_zero and code == 1 else code)


def _refuse_unknown_codes(settings: Settings, plan: Any) -> None:
    """A code that no rule has is a typing error, not an empty selection."""
    for option in ("select", "ignore", "extend_select", "budgets"):
        for prefix in getattr(settings, option):
            if prefix != "ALL" and not any(str(rule.code).startswith(prefix) for rule in plan.rules):
                raise UsageError(
                    f"no rule's code begins with “{prefix}” (in {option.replace('_', '-')}); see seedlint rules"
                )

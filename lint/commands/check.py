"""`seedlint check`: lint articles and report."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from lint.commands.completion import among, formats
from lint.commands.on_engine import EngineAddress, EngineName, OnEngine, Partitions
from lint.commands.options import (
    STDIN_NAME,
    BaselineFile,
    Linting,
    OutputFile,
    Quiet,
    Stats,
    StdinName,
    UsageError,
    output,
    refuse_foreign,
    refuse_inputs,
    shared,
    warn,
    whole,
)
from lint.commands.side_files import Kept, RejectBelow, Rejected, ScoresFile, SideFiles

if TYPE_CHECKING:
    from lint.config.settings import Settings
    from lint.engine import Plan
    from lint.session import Outcome, Session
    from lint.triage.gate import Gate

FORMATS_HELP = "text, concise, json, jsonl, sarif, github, gitlab, junit, rdjson, csv, parquet or html."


class Checking(Linting):
    """What `check` can be told."""

    format: Annotated[str, typer.Option("--format", autocompletion=formats, help=FORMATS_HELP)] = "text"
    output_file: OutputFile = None
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            autocompletion=among("info", "warning", "error", "never"),
            help="Lowest severity that fails the run: info, warning, error, never.",
        ),
    ] = None
    min_confidence: Annotated[
        str | None,
        typer.Option(
            "--min-confidence",
            autocompletion=among("low", "medium", "high"),
            help="Show findings at least this sure: low, medium, high.",
        ),
    ] = None
    min_score: Annotated[
        float | None, typer.Option("--min-score", min=0, max=100, help="Lowest score of the corpus that passes.")
    ] = None
    baseline: BaselineFile = None
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Show old findings too.")] = False
    diff_from: Annotated[
        str | None,
        typer.Option("--diff-from", help="Only findings on lines changed since this git commit, branch or range."),
    ] = None
    corpus: Annotated[
        list[str] | None,
        typer.Option(
            "--corpus", help="Judge the articles beside the ones here, which are read once and then remembered."
        ),
    ] = None
    gather: Annotated[
        Path | None,
        typer.Option("--gather", help="Compare no articles now: write what that needs into this file, for --judge."),
    ] = None
    judge: Annotated[
        list[str] | None,
        typer.Option("--judge", help="Read no articles: compare those that were gathered into these files."),
    ] = None
    engine: EngineName = None
    engine_address: EngineAddress = None
    partitions: Partitions = None
    stats: Stats = False
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Counts by rule instead of findings (text and concise).")
    ] = False
    scores: ScoresFile = None
    kept: Kept = None
    rejected: Rejected = None
    reject_below: RejectBelow = None
    strict: Annotated[bool, typer.Option("--strict", help="Refuse packs of rules whose own examples do not hold.")] = (
        False
    )
    quiet: Quiet = False
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Print the settings and where they come from; check nothing.")
    ] = False
    show_files: Annotated[
        bool, typer.Option("--show-files", help="Print the files that would be read; check nothing.")
    ] = False
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever something changes.")] = False
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")] = False
    stdin_filename: StdinName = STDIN_NAME

    def settings(self, where: str = "", **given: Any) -> "Settings":
        own = {
            "fail_on": self.fail_on,
            "min_confidence": self.min_confidence,
            "min_score": self.min_score,
            "stats": self.stats or None,
            "baseline": self.baseline,
        }
        made = super().settings(where, **own, **given)
        return made.with_values({"baseline": None}, "command line") if self.no_baseline else made

    @property
    def source(self) -> "Source":
        """Where the articles come from."""
        engine = OnEngine(self.engine, self.engine_address, self.partitions)
        return Source(self.corpus or [], self.gather, self.judge or [], engine)

    @property
    def side(self) -> SideFiles:
        """What is written beside the report."""
        return SideFiles(self.kept, self.rejected, self.reject_below, self.scores)

    def refuse_nonsense(self) -> None:
        """Raises UsageError for what does not go together."""
        from lint import report

        if self.format not in report.FORMATS:
            raise UsageError(f"unknown format “{self.format}”; known are {', '.join(report.FORMATS)}")
        if self.statistics and self.format not in ("text", "concise"):
            raise UsageError(f"--statistics writes text; --format {self.format} has counts by rule of its own or none")
        self.source.refuse_nonsense(self)
        self.side.refuse_nonsense(self.where, not self.gather and not self.judge)
        refuse_inputs(
            self.where,
            {
                "--output-file": self.output_file, "--gather": self.gather, "--kept": self.kept, "--rejected": self.rejected,
                "--scores": self.scores,
            },
        )  # fmt: skip
        if self.gather:
            from lint.corpus.partial import BEGIN

            refuse_foreign("--gather", self.gather, "part that was gathered", [BEGIN])


@shared
def check(call: Checking) -> None:
    """Lint articles and report what makes them bad sources."""
    call.refuse_nonsense()
    if call.show_settings or call.show_files:
        from lint.commands import shown

        settings = call.settings()
        raise typer.Exit(
            shown.show_settings(settings) if call.show_settings else shown.show_files(call.where, settings)
        )
    if call.watch:
        from lint.commands.watching import watching

        raise typer.Exit(watching(call.where, lambda: _run(call)))
    raise typer.Exit(_run(call))


def _run(call: Checking) -> int:
    """Check and report; the exit code."""
    from lint import report
    from lint.commands.running import load_session, refuse_faulty_packs, reported
    from lint.report.progress import Progress
    from lint.team_files.gate import open_gate

    session, source = load_session(call.settings()), call.source
    settings = session.settings
    if call.strict:
        refuse_faulty_packs(settings)
    session.watch = progress = Progress(quiet=call.quiet)
    gate = open_gate(settings, call.where, call.diff_from)
    with call.side.open(settings, call.where) as beside, output(call.output_file) as out:
        name = "statistics" if call.statistics else call.format
        writer = report.make(name, out, settings, session.rules, quiet=call.quiet)
        with source.outcomes(session, call.where, call.stdin_filename or STDIN_NAME) as outcomes:
            totals = reported(beside.noting(outcomes), gate, writer, settings, progress, beside.article)
        totals.coverage = session.coverage(totals.languages, totals.paragraphs)
        writer.finish(totals)
    source.tell_of_gate(gate, session.plan)
    for line in () if call.exit_zero else totals.why(settings):
        warn(line)
    code = totals.exit_code()
    return 0 if call.exit_zero and code == 1 else code


class Source(NamedTuple):
    """Where the articles of a run come from, and what becomes of comparing them."""

    corpus: list[str]
    gather: Path | None
    judge: list[str]
    engine: OnEngine

    def refuse_nonsense(self, call: Checking) -> None:
        others = {
            "--corpus": self.corpus,
            "--gather": self.gather,
            "--judge": self.judge,
            "--jobs": call.jobs,
            "--watch": call.watch,
        }
        self.engine.refuse_nonsense(call.where, others)
        if "-" in self.corpus:
            raise UsageError("--corpus names files and folders; standard input is no corpus to remember")
        if self.judge and (call.paths or self.corpus or self.gather):
            raise UsageError("--judge reads no articles: it goes with neither paths nor --corpus nor --gather")
        if self.gather == Path("-"):
            raise UsageError("--gather writes a file: standard output has the findings")
        if self.gather and self.corpus:
            raise UsageError("--gather compares nothing: it does not go with --corpus")

    @contextmanager
    def outcomes(self, session: "Session", paths: list[str], stdin_name: str) -> "Iterator[Iterable[Outcome]]":
        if self.gather:
            with whole(self.gather) as part:
                yield session.check(paths, stdin_name, part)
        elif self.judge:
            yield session.judge(self.judge)
        elif self.corpus:
            yield session.check_beside(paths, self.corpus, stdin_name)
        elif self.engine.name:
            with self.engine.outcomes(session, paths) as outcomes:
                yield outcomes
        else:
            yield session.check(paths, stdin_name)

    def tell_of_gate(self, gate: "Gate", plan: "Plan") -> None:
        """Say which decisions and old findings have met nothing in this run, as far as it has looked for them."""
        if self.judge:
            return
        comparing = plan.corpus.codes
        looked_for = plan.selected - comparing if self.gather else plan.selected
        for line in gate.to_report({str(rule.code): str(rule.code) in looked_for for rule in plan.rules}, comparing):
            warn(line)

"""`seedlint report`: the run as a page to look at."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lint.commands.options import (
    STDOUT,
    BaselineFile,
    Linting,
    Quiet,
    Stats,
    UsageError,
    output,
    refuse_inputs,
    say,
    shared,
    warn,
)
from lint.files import GATE_FILE, appended, read_regular

if TYPE_CHECKING:
    from lint.report import Totals


@shared
def report(
    call: Linting,
    to: Annotated[
        Path,
        typer.Option(
            "--output",
            "--output-file",
            "-o",
            help="The page (a name in .html), or a folder to put it in as index.html.",
        ),
    ] = Path("seedlint-report.html"),
    history: Annotated[
        Path | None, typer.Option("--history", help="Keep the numbers of each run in this file, and chart them.")
    ] = None,
    most: Annotated[
        int, typer.Option("--articles", min=1, help="How many articles the page holds, the worst ones.")
    ] = 5000,
    baseline: BaselineFile = None,
    stats: Stats = False,
    quiet: Quiet = False,
) -> None:
    """Write a page for any browser: every article, its text, its findings, charts; one file, without network."""
    from lint.commands.running import load_session, reported
    from lint.report.html import Html
    from lint.report.progress import Progress
    from lint.team_files.gate import open_gate

    settings = call.settings(baseline=baseline, stats=stats or None)
    page = _page(to)
    if history == STDOUT:
        raise UsageError("--history names a file that is kept from run to run, which - is not")
    refuse_inputs(call.where, {"--output": page, "--history": history})
    runs = _runs(history)
    session = load_session(settings)
    settings = session.settings
    session.watch = progress = Progress(quiet=quiet)
    with output(page) as out:
        writer = Html(out, settings, session.rules, most, runs)
        totals = reported(session.check(call.where), open_gate(settings, call.where), writer, settings, progress)
        totals.coverage = session.coverage(totals.languages, totals.paragraphs)
        runs.append(_numbers(totals))
        writer.finish(totals)
    if history is not None:
        _remember(history, runs[-1])
    if not quiet:
        say(page)
    raise typer.Exit(3 if totals.crashes else 2 if totals.problems else 0)


def _page(to: Path) -> Path:
    """The file to write: as named, or index.html in a folder, which is made."""
    if to == STDOUT:
        raise UsageError("--output names a file or a folder; check --format html writes a page to standard output")
    if to.suffix.lower() in (".html", ".htm") and not to.is_dir():
        return to
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {to}: {error.strerror}") from None
    return to / "index.html"


def _numbers(totals: Totals) -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "articles": totals.articles,
        "words": totals.words,
        "findings": totals.findings,
        "score": round(totals.score, 1),
        "families": dict(sorted(totals.families.items())),
    }


def _runs(history: Path | None) -> list[Mapping[str, Any]]:
    """The numbers of earlier runs; a line that cannot be read is told and passed over."""
    runs: list[Mapping[str, Any]] = []
    if history is None or not history.exists() or not history.stat().st_size:
        return runs
    for number, line in enumerate(_lines(history), 1):
        try:
            run = json.loads(line)
            whole = isinstance(run["at"], str) and all(isinstance(count, int) for count in run["families"].values())
        except (ValueError, KeyError, TypeError, AttributeError):
            whole = False
        if whole:
            runs.append(run)
        else:
            warn(f"{history}:{number}: these are not the numbers of a run; skipped")
    return runs


def _lines(history: Path) -> list[str]:
    try:
        return read_regular(history, GATE_FILE).decode("utf-8", "replace").removesuffix("\n").split("\n")
    except OSError as error:
        raise UsageError(f"cannot read {history}: {error.strerror}") from None


def _remember(history: Path, run: Mapping[str, Any]) -> None:
    try:
        appended(history, json.dumps(run) + "\n")
    except OSError as error:
        raise UsageError(f"cannot write {history}: {error.strerror}") from None

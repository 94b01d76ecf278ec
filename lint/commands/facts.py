"""`seedlint facts`: what was read in the articles."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.commands.completion import among
from lint.commands.completion import kinds as complete_kinds
from lint.commands.options import (
    STDIN_NAME,
    NoCache,
    OutputFile,
    Paths,
    Setup,
    StdinName,
    UsageError,
    listed,
    output,
    refuse_inputs,
    shared,
)


@shared
def facts(
    call: Setup,
    paths: Paths = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", autocompletion=complete_kinds, help="Only these kinds.")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", autocompletion=among("text", "jsonl", "json"), help="text, jsonl or json.")
    ] = "text",
    output_file: OutputFile = None,
    no_cache: NoCache = False,
    stdin_filename: StdinName = STDIN_NAME,
) -> None:
    """Print what was read: dates, quantities, attributions, hedges, names, zones."""
    from lint import extract
    from lint.commands.running import Complaints
    from lint.readers import Problem
    from lint.report.facts import FORMATS, Facts
    from lint.session import Session

    kinds = list(listed(kind)) or list(extract.MODULES)
    for name in kinds:
        if name not in extract.MODULES:
            raise UsageError(f"unknown kind “{name}”; known are {', '.join(extract.MODULES)}")
    if format not in FORMATS:
        raise UsageError(f"unknown format “{format}”; known are {', '.join(FORMATS)}")
    where = paths or ["."]
    refuse_inputs(where, {"--output-file": output_file})
    settings = call.settings(where[0], cache=False if no_cache else None)
    session, complaints, articles = Session(settings, kinds), Complaints(), 0
    with output(output_file) as out:
        writer = Facts(format, out)
        for document in session.documents(where, stdin_filename or STDIN_NAME):
            if isinstance(document, Problem):
                complaints.warn(document)
            else:
                articles += 1
                writer.document(document, session.facts(document))
        writer.finish()
    complaints.finish(articles)
    session.close()
    raise typer.Exit(2 if complaints.count else 0)

"""`seedlint facts`: what was read in the articles."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.commands.options import (
    ConfigFile,
    Isolated,
    NoCache,
    OutputFile,
    Paths,
    StdinName,
    UsageError,
    codes,
    output,
    settings_for,
    tell,
)


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

    kinds = list(codes(kind)) or list(known.MODULES)
    for name in kinds:
        if name not in known.MODULES:
            raise UsageError(f"unknown kind “{name}”; known are {', '.join(known.MODULES)}")
    if format not in FORMATS:
        raise UsageError(f"unknown format “{format}”; known are {', '.join(FORMATS)}")
    settings = settings_for(paths or ["."], config=config, isolated=isolated, no_cache=no_cache)
    plan = engine.make_plan(settings, kinds)
    problems = 0
    with output(output_file) as out:
        for document in documents(paths or ["."], settings, stdin_filename):
            if isinstance(document, Problem):
                problems += 1
                tell(str(document))
                continue
            write(format, document, engine.read_facts(document, plan, kinds), out)
    engine.remember_expressions(settings)
    raise typer.Exit(2 if problems else 0)

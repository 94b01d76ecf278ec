"""`seedlint baseline`: write down the old findings of a corpus, or take out those that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lint.commands.options import (
    BaselineFile,
    ConfigFile,
    DecisionsFile,
    ExtendSelect,
    Ignore,
    Isolated,
    NoCache,
    Packs,
    Paths,
    Select,
    UsageError,
    Verbose,
    codes,
    output,
    settings_for,
    tell,
    with_decisions,
)

if TYPE_CHECKING:
    from lint import engine
    from lint.config import Settings
    from lint.gate.ledger import Ledger


def baseline(
    paths: Paths = None,
    baseline: BaselineFile = None,
    update: Annotated[
        bool, typer.Option("--update", help="Follow moved articles and take out what is gone; nothing comes in.")
    ] = False,
    accept_new: Annotated[bool, typer.Option("--accept-new", help="With --update: take in new findings too.")] = False,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    pack: Packs = None,
    decisions: DecisionsFile = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0 chooses.")] = None,
    no_cache: NoCache = False,
    verbose: Verbose = False,
) -> None:
    """Write the findings of today into a file, so that check shows only new ones."""
    from lint import engine

    settings = settings_for(
        paths or ["."], config=config, isolated=isolated, no_cache=no_cache, verbose=verbose,
        select=codes(select), ignore=codes(ignore), extend_select=codes(extend_select), packs=tuple(pack or ()),
        baseline=baseline, decisions=decisions, jobs=jobs,
    )  # fmt: skip
    settings = with_decisions(settings, paths or ["."], isolated)
    file = _file(settings, update, accept_new)
    plan = engine.make_plan(settings.with_values({"baseline": file}, "this command"))
    ledger, problems = _kept(plan, paths or ["."], update)
    if ledger.crashes:
        tell(f"{ledger.crashes} times a rule crashed (see seedlint check): {file} is left as it was")
        raise typer.Exit(3)
    text = ledger.text(accept_new or not update, plan)
    with output(file) as out:
        out.write(text)
    engine.remember_expressions(settings)
    print(f"{file}: {ledger.summary()}")
    if ledger.left_out:
        tell(f"new findings left out: {ledger.left_out}; --accept-new takes them in")
    if not update:
        tell(f'use it with --baseline {file}, or baseline = "{file.name}" in the configuration')
    raise typer.Exit(2 if problems else 0)


def _file(settings: Settings, update: bool, accept_new: bool) -> Path:
    """The file to write. Raises UsageError where that would let a baseline grow or vanish unasked."""
    from lint.gate.baseline import FILE_NAME
    from lint.gate.names import shown

    file = shown(settings.baseline or settings.root / FILE_NAME)
    if accept_new and not update:
        raise UsageError("--accept-new goes with --update")
    if file.exists() and not update:
        raise UsageError(f"{file} exists; --update takes out what is gone, --update --accept-new takes in what is new")
    return file


def _kept(plan: engine.Plan, paths: list[str], update: bool) -> tuple[Ledger, int]:
    """The findings of a run held against the old baseline, and how many inputs could not be read."""
    from lint.gate.ledger import Ledger
    from lint.gate.stages import Gate
    from lint.readers import Problem
    from lint.run import check_paths

    gate = Gate(plan.settings.with_values({"baseline": None}, "this command"), paths)
    ledger, problems = Ledger(plan.settings, update), 0
    for outcome in check_paths(plan, paths):
        if isinstance(outcome, Problem):
            problems += 1
            tell(str(outcome))
        else:
            ledger.add(gate.article(outcome))
    return ledger, problems

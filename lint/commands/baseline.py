"""`seedlint baseline`: write down the old findings of a corpus, or take out those that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lint.commands.options import Linting, Quiet, UsageError, ours, output, say, shared, warn
from lint.counting import counted

if TYPE_CHECKING:
    from lint.config.settings import Settings
    from lint.session import Session
    from lint.triage.baseline_writer import BaselineWriter


@shared
def baseline(
    call: Linting,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="The file to write, instead of seedlint.baseline.")
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Follow moved articles and take out what is gone; nothing comes in.")
    ] = False,
    accept_new: Annotated[bool, typer.Option("--accept-new", help="With --update: take in new findings too.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write down the findings of today, so that check shows only new ones."""
    from lint.commands.running import load_session

    settings = call.settings(baseline=baseline)
    file = _file(settings, baseline is not None, update, accept_new)
    session = load_session(settings.with_values({"baseline": file}, "this command"))
    writer_of_baseline, problems = _kept(session, call.where, update)
    if writer_of_baseline.crashes:
        warn(
            f"a rule crashed {counted(writer_of_baseline.crashes, 'time')} (see seedlint check): {file} is left as it was"
        )
        raise typer.Exit(3)
    if not writer_of_baseline.articles:
        # Of nothing, an update would be an empty baseline.
        warn(f"nothing was read: {f'{file} is left as it was' if file.exists() else 'no baseline is written'}")
        raise typer.Exit(2)
    with output(file) as out:
        plan = session.plan
        ran = {str(rule.code): str(rule.code) in plan.selected for rule in plan.rules}
        out.write(writer_of_baseline.text(accept_new or not update, ran, plan.corpus.codes))
    if not quiet:
        say(f"{file}: {writer_of_baseline.summary()}")
    if problems:
        warn(
            f"of {counted(problems, 'input')} that could not be read it has no findings: they are new once there are any"
        )
    if writer_of_baseline.left_out and not quiet:
        warn(f"new findings left out: {writer_of_baseline.left_out}; --accept-new takes them in")
    if not update and (baseline is not None or not _named(settings, file)):
        warn(f'use it with --baseline {file}, or baseline = "{file.name}" in the configuration')
    raise typer.Exit(2 if problems else 0)


def _named(settings: Settings, file: Path) -> bool:
    """Whether the configuration names the baseline, which is written into it where that can be done safely."""
    from lint import trust
    from lint.config.edits import with_key
    from lint.team_files.names import shown

    config = Path(settings.origin)
    if "baseline" in settings.sources:
        return True
    if not config.is_file():
        return False
    table = "tool.seedlint" if config.name == "pyproject.toml" else ""
    made = with_key(config.read_text(encoding="utf-8"), "baseline", file.name, table)
    if made is None:
        return False
    trusted = trust.is_trusted(config)
    with output(config) as out:
        out.write(made)
    if trusted:
        # What was read and allowed is what it was, but for the name of a file of findings.
        trust.allow(config)
    say(f'{shown(config)}: baseline = "{file.name}" is written there, check uses it from now on')
    return True


def _file(settings: Settings, named: bool, update: bool, accept_new: bool) -> Path:
    """The file to write, `named` in the call or not. Raises UsageError where a baseline would grow, vanish or
    come to stand somewhere unasked.
    """
    from lint.config.settings import ConfigError
    from lint.team_files.baseline import FILE_NAME, load
    from lint.team_files.names import shown

    file = shown(settings.baseline or settings.root / FILE_NAME)
    ours(settings, file, named, "baseline")
    if accept_new and not update:
        raise UsageError("--accept-new goes with --update")
    if file.exists() and not update:
        try:
            load(file)
        except ConfigError as fault:
            raise UsageError(f"{fault}; name another file, or delete this one to have it written anew") from None
        raise UsageError(f"{file} exists; --update takes out what is gone, --update --accept-new takes in what is new")
    return file


def _kept(session: Session, paths: list[str], update: bool) -> tuple[BaselineWriter, int]:
    """The findings of a run held against the old baseline, and how many inputs could not be read."""
    from lint.commands.running import Complaints, apply_gate
    from lint.team_files import baseline as baselines
    from lint.team_files.gate import open_gate
    from lint.triage.baseline_writer import BaselineWriter

    settings = session.settings
    gate = open_gate(settings.with_values({"baseline": None}, "this command"), paths)
    old = baselines.named_by(settings) if update else baselines.empty(Path(str(settings.baseline)))
    writer_of_baseline, complaints = BaselineWriter(old, paths), Complaints()
    for article in apply_gate(session.check(paths), gate, complaints):
        writer_of_baseline.add(article)
    return writer_of_baseline, complaints.count

"""`seedlint rules` and `seedlint explain`: the rules as a list and as pages."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lint.commands.completion import among
from lint.commands.completion import code as complete_code
from lint.commands.options import Choice, Setup, UsageError, listed, say, shared

Format = Annotated[str, typer.Option("--format", autocompletion=among("text", "json"), help="text or json.")]


@shared
def rules(
    call: Choice,
    format: Format = "text",
    measured: Annotated[
        bool,
        typer.Option("--measured", help="How often each rule was right on labelled texts, and on how many findings."),
    ] = False,
    conditions: Annotated[
        bool, typer.Option("--conditions", help="The conditions that rules in YAML can name, those of packs included.")
    ] = False,
    free: Annotated[bool, typer.Option("--free", help="The next free code of each range, for a new rule.")] = False,
    test: Annotated[
        bool,
        typer.Option(
            "--test",
            help="Run the examples of the rules in PACKS, say how broad and fast they are, and fail where one does not hold.",
        ),
    ] = False,
    named: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODES]",
            autocompletion=complete_code,
            help="Which rules: codes, beginnings of codes or names, e.g. HD; with --test the packs to test.",
        ),
    ] = None,
) -> None:
    """List the rules, all or those that are named; those that are off here are marked."""
    from lint.report.cards import write_conditions, write_free, write_list, write_measured

    _refuse_unknown_format(format)
    if test:
        _test(call, named or [])
        return
    from lint.commands.running import load_session, rules_called

    session = load_session(call.settings())
    wanted = {id(rule) for word in listed(named) for rule in rules_called(word, session.rules)}
    # As people look for them; a plan has them in the order in which they are asked.
    shown = sorted((rule for rule in session.rules if not named or id(rule) in wanted), key=lambda rule: str(rule.code))
    if conditions:
        write_conditions(sys.stdout, format)
    elif free:
        write_free(shown, sys.stdout, format)
    elif measured:
        write_measured(shown, sys.stdout, format)
    else:
        write_list(shown, session.selected, sys.stdout, format)


def _test(call: Choice, pack_paths: list[str]) -> None:
    """Run the examples of the rules of some packs, and try them on other texts; exit 1 where an example does not hold."""
    if not pack_paths:
        raise UsageError("--test wants the packs to test")
    from pathlib import Path

    from lint.counting import counted
    from lint.session.examples import faults_in_packs
    from lint.session.trial import trials

    settings = call.settings().with_values({"packs": tuple(map(Path, pack_paths))}, "command line")
    tested, wrong = faults_in_packs(settings)
    for trial in trials(settings):
        say(trial.line)
    for line in wrong:
        say(line)
    print(f"{counted(tested, 'rule')} tested, {counted(len(wrong), 'fault')}")
    raise typer.Exit(1 if wrong or not tested else 0)


@shared
def explain(
    call: Setup,
    code: Annotated[
        str,
        typer.Argument(autocompletion=complete_code, help="The code or name of a rule, or a family, e.g. HD201 or HD."),
    ],
    format: Format = "text",
) -> None:
    """Say why a rule exists, what it flags and what it leaves alone; of a family, which rules it has."""
    from lint.commands.running import rules_called
    from lint.report.cards import write_card, write_family
    from lint.session import Session

    _refuse_unknown_format(format)
    found = rules_called(code, Session(call.settings()).rules)
    if len(found) == 1:
        write_card(found[0], sys.stdout, format)
    else:
        write_family(found, sys.stdout, format)


def _refuse_unknown_format(format: str) -> None:
    if format not in ("text", "json"):
        raise UsageError(f"unknown format “{format}”; known are text, json")

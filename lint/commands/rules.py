"""`seedlint rules` and `seedlint explain`: the rules as a list and as pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from lint.commands.completion import among
from lint.commands.completion import code as complete_code
from lint.commands.options import Choice, Setup, UsageError, say, shared

if TYPE_CHECKING:
    from lint.rule.base import Rule

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
        bool, typer.Option("--test", help="Run the examples of the rules in PACKS, and fail where one does not hold.")
    ] = False,
    pack_paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PACKS]", help="Packs to test, with --test.")
    ] = None,
) -> None:
    """List the rules; those that are off here are marked."""
    from lint.report.cards import write_conditions, write_free, write_list, write_measured

    _refuse_unknown_format(format)
    if bool(pack_paths) != test:
        raise UsageError("--test and the packs to test go together")
    if pack_paths:
        _test(call, pack_paths)
        return
    from lint.commands.running import load_session

    session = load_session(call.settings())
    if conditions:
        write_conditions(sys.stdout, format)
    elif free:
        write_free(session.rules, sys.stdout, format)
    elif measured:
        write_measured(_by_code(session.rules), sys.stdout, format)
    else:
        write_list(_by_code(session.rules), session.selected, sys.stdout, format)


def _by_code(rules: Iterable[Rule]) -> list[Rule]:
    """Rules as people look for them; a plan has them in the order in which they are asked."""
    return sorted(rules, key=lambda rule: str(rule.code))


def _test(call: Choice, pack_paths: list[str]) -> None:
    """Run the examples of the rules of some packs; exit 1 where one does not hold."""
    from pathlib import Path

    from lint.counting import counted
    from lint.session.examples import faults_in_packs

    tested, wrong = faults_in_packs(
        call.settings().with_values({"packs": tuple(map(Path, pack_paths))}, "command line")
    )
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
    from lint.engine import make_plan
    from lint.report.cards import write_card, write_family

    _refuse_unknown_format(format)
    found = _by_code(make_plan(call.settings()).rules)
    known = {str(rule.code): rule for rule in found} | {str(rule.name): rule for rule in found}
    wanted = code.upper() if code.upper() in known else code.lower()
    family = [rule for rule in found if str(rule.code).startswith(code.upper())]
    if wanted in known:
        write_card(known[wanted], sys.stdout, format)
    elif family:
        write_family(family, sys.stdout, format)
    else:
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(code.upper(), known, 3) or get_close_matches(code.lower(), known, 3))
        hint = f"did you mean {near}?" if near else "seedlint rules lists them"
        raise UsageError(f"no rule has the code or name “{code}”; {hint}")


def _refuse_unknown_format(format: str) -> None:
    if format not in ("text", "json"):
        raise UsageError(f"unknown format “{format}”; known are text, json")

"""`seedlint rules` and `seedlint explain`: the rules as a list and as pages."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lint.commands.completion import among
from lint.commands.completion import code as complete_code
from lint.commands.options import Choice, Setup, UsageError, shared

Format = Annotated[str, typer.Option("--format", autocompletion=among("text", "json"), help="text or json.")]


@shared
def rules(call: Choice, format: Format = "text") -> None:
    """List the rules; those that are off here are marked."""
    from lint.commands.running import load_session
    from lint.report.cards import write_list

    _refuse_unknown_format(format)
    session = load_session(call.settings())
    write_list(session.rules, session.selected, sys.stdout, format)


@shared
def explain(
    call: Setup,
    code: Annotated[str, typer.Argument(autocompletion=complete_code, help="The code of a rule, e.g. HD201.")],
    format: Format = "text",
) -> None:
    """Say why a rule exists, what it flags and what it leaves alone."""
    from lint.report.cards import write_card
    from lint.session import Session

    _refuse_unknown_format(format)
    known = {str(rule.code): rule for rule in Session(call.settings()).rules}
    if code.upper() not in known:
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(code.upper(), known, 3)) or "see seedlint rules"
        raise UsageError(f"no rule has the code {code}; near it: {near}")
    write_card(known[code.upper()], sys.stdout, format)


def _refuse_unknown_format(format: str) -> None:
    if format not in ("text", "json"):
        raise UsageError(f"unknown format “{format}”; known are text, json")

"""`seedlint rules` and `seedlint explain`: the rules as a list and as pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from lint.commands.options import (
    ConfigFile,
    ExtendSelect,
    Ignore,
    Isolated,
    Packs,
    Select,
    UsageError,
    codes,
    settings_for,
)


def rules(
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    pack: Packs = None,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """List the rules; those that this configuration leaves out are marked off."""
    from lint.report.cards import write_list

    plan = _plan_for_cards(
        config,
        isolated,
        pack,
        format,
        select=codes(select),
        ignore=codes(ignore),
        extend_select=codes(extend_select),
    )
    write_list(plan.rules, plan.selected, sys.stdout, format)


def explain(
    code: Annotated[str, typer.Argument(help="The code of a rule, e.g. HD201.")],
    config: ConfigFile = None,
    isolated: Isolated = False,
    pack: Packs = None,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Say why a rule exists, with what it flags and what it leaves alone."""
    from lint.report.cards import write_card

    plan = _plan_for_cards(config, isolated, pack, format)
    known = {str(rule.code): rule for rule in plan.rules}
    if code.upper() not in known:
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(code.upper(), known, 3)) or "see seedlint rules"
        raise UsageError(f"no rule has the code {code}; near it: {near}")
    write_card(known[code.upper()], sys.stdout, format)


def _plan_for_cards(config: Path | None, isolated: bool, pack: list[Path] | None, format: str, **given: Any) -> Any:
    from lint import engine

    if format not in ("text", "json"):
        raise UsageError(f"unknown format “{format}”; known are text, json")
    return engine.make_plan(settings_for([], config=config, isolated=isolated, packs=tuple(pack or ()), **given))

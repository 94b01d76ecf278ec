"""`seedlint trust`: allow a configuration to run the rules in Python that it names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lint.commands.options import UsageError, say


def trust(
    where: Annotated[
        Path,
        typer.Argument(help="The configuration, or a folder whose nearest configuration is meant.", show_default=False),
    ] = Path(),
    remove: Annotated[bool, typer.Option("--remove", help="Take back what was allowed.")] = False,
    show: Annotated[bool, typer.Option("--list", help="Show the configurations that are allowed to run code.")] = False,
) -> None:
    """Allow a configuration to run the rules in Python that it names, as they are now."""
    from lint import trust as trusted
    from lint.config.settings import discover

    if show:
        for name in trusted.allowed():
            say(name)
        return
    file = discover(where) if where.is_dir() else where
    if file is None:
        raise UsageError(f"no configuration was found at {where} or above it")
    if remove:
        say(f"{file}: no longer trusted" if trusted.forbid(file) else f"{file}: was not trusted")
        return
    code = trusted.allow(file)
    say(f"{file}: trusted, until it or the code that it names changes")
    for path in code:
        say(f"  runs {path}")

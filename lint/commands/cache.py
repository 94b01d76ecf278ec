"""`seedlint cache`: where compiled rules are kept, and how to be rid of them."""

from __future__ import annotations

from typing import Annotated

import typer


def cache(clear: Annotated[bool, typer.Option("--clear", help="Delete what is kept.")] = False) -> None:
    """Show (or clear) the folder in which compiled rules are kept between runs."""
    from lint import cache as kept

    if clear:
        print(f"{kept.clear()} entries deleted from {kept.folder()}")
    else:
        print(kept.folder())

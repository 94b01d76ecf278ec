"""`seedlint cache`: where compiled rules and the results of earlier runs are kept, and how to be rid of them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def cache(clear: Annotated[bool, typer.Option("--clear", help="Delete what is kept.")] = False) -> None:
    """Show (or clear) the folder in which compiled rules and results are kept between runs."""
    from lint import cache as kept

    if clear:
        print(f"{kept.clear()} entries deleted from {kept.folder()}")
    else:
        entries, held = kept.size()
        print(kept.folder())
        print(f"{entries} entries, {held / 1_000_000:.1f} MB", file=sys.stderr)

"""`seedlint mcp`: what an assistant can ask of seedlint, by the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lint.commands.options import Choice, UsageError, beside_corpus, shared


@shared
def mcp(
    call: Choice,
    folder: Annotated[Path, typer.Argument(help="The corpus: nothing outside of this folder is read.")] = Path(),
    allow_writes: Annotated[
        bool, typer.Option("--allow-writes", help="Let it write fixes and decisions, not only propose them.")
    ] = False,
) -> None:
    """Speak the Model Context Protocol on standard input and output, for assistants; read-only unless allowed."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder")
    try:
        from lint.server.mcp import make
    except ImportError as error:
        if (error.name or "").split(".")[0] not in ("mcp", "mcp_types", "pydantic", "anyio"):
            raise
        raise UsageError("this server needs mcp: pip install 'seedlint[mcp]'") from None
    settings = call.settings(str(folder))
    make(settings if call.isolated else beside_corpus(settings, str(folder)), folder, allow_writes=allow_writes).run()

"""`seedlint server`: lint articles in an editor as one types."""

from __future__ import annotations

from lint.commands.options import UsageError


def server() -> None:
    """Speak the language server protocol on standard input and output, for editors."""
    try:
        from lint.server.protocol import make
    except ImportError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the server needs pygls: pip install 'seedlint[server]'") from None
    make().start_io()

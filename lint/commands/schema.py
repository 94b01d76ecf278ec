"""`seedlint schema`: what a configuration or a pack may say, for editors that complete and check as one types."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from lint.commands.completion import among
from lint.commands.options import OutputFile, UsageError, output, refuse_foreign

DRAFT = "http://json-schema.org/draft-07/schema#"
"""What most editors understand."""
KINDS = ("config", "pack")


def schema(
    kind: Annotated[
        str,
        typer.Argument(autocompletion=among(*KINDS), help="Of what: config (seedlint.toml) or pack (rules in YAML)."),
    ] = "config",
    output_file: OutputFile = None,
) -> None:
    """Write the JSON schema of the configuration or of packs."""
    if kind not in KINDS:
        raise UsageError(f"a schema there is of {' and '.join(KINDS)}, not of “{kind}”")
    made = text(kind)
    # Up to the line of the title a schema of an earlier version is the same.
    refuse_foreign("--output-file", output_file, "schema of seedlint", [_head(text(one)) for one in KINDS])
    with output(output_file) as out:
        out.write(made)


def _head(made: str) -> bytes:
    return "".join(made.splitlines(keepends=True)[:3]).encode()


def text(kind: str) -> str:
    """The schema of a kind of file, as it stands in `schemas/`."""
    from lint.config import schema as config
    from lint.rule import schema as pack

    made = config.schema() if kind == "config" else pack.schema()
    return json.dumps({"$schema": DRAFT, **made}, indent=2, ensure_ascii=False) + "\n"

"""Options for a run on an engine, which deals the work out to a cluster."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from lint.commands.completion import among
from lint.commands.options import UsageError

if TYPE_CHECKING:
    from lint.session import Outcome, Session

EngineName = Annotated[
    str | None,
    typer.Option(
        "--engine",
        autocompletion=among("spark", "ray"),
        help="Deal the work out by Apache Spark or Ray instead of processes of our own: spark, ray.",
    ),
]
EngineAddress = Annotated[
    str | None,
    typer.Option(
        "--engine-address",
        help="The Spark master (spark://host:7077, yarn, local[4]) or the Ray cluster (auto, ray://host:10001); default: this machine.",
    ),
]
Partitions = Annotated[
    int | None,
    typer.Option(
        "--partitions", min=1, help="Into how many parts an engine deals what it compares; default: two a core."
    ),
]


class OnEngine(NamedTuple):
    """The engine of a run, if it has one."""

    name: str | None
    address: str | None
    partitions: int | None

    def refuse_nonsense(self, paths: list[str], others: Mapping[str, object]) -> None:
        """Raises UsageError for what does not go together, ConfigError for what is missing; `others`: what was given, by option."""
        if self.name is None:
            own = {"--engine-address": self.address, "--partitions": self.partitions}
            for option in (option for option, value in own.items() if value is not None):
                raise UsageError(f"{option} goes with --engine")
            return
        from lint.cluster.starting import NEEDS, refuse_missing

        if self.name not in NEEDS:
            raise UsageError(f"--engine must be {' or '.join(NEEDS)}, not “{self.name}”")
        for option in (option for option, value in others.items() if value):
            raise UsageError(f"{option} does not go with --engine")
        if "-" in paths:
            raise UsageError("--engine reads files where the workers are: name files, not standard input")
        refuse_missing(self.name)

    @contextmanager
    def outcomes(self, session: Session, paths: list[str]) -> Iterator[Iterable[Outcome]]:
        """What the engine has to say of some paths; it runs as long as the block."""
        from lint.batch.flow import outcomes
        from lint.batch.inputs import files
        from lint.cluster.starting import started

        # A worker has a working directory of its own.
        settings = session.settings._replace(packs=tuple(pack.absolute() for pack in session.settings.packs))
        with started(self.name or "", self.address or "", self.partitions or 0) as engine:
            yield outcomes(engine, files(paths, settings), settings, os.getcwd())  # noqa: PTH109 - a string, as it travels

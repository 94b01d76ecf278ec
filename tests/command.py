"""Run the real command: in this process, as a call of its entry, or in a process of its own where that is what is tested."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from unittest.mock import patch

from lint import cli

CACHE = Path(os.environ["SEEDLINT_CACHE_DIR"])


_FOR_A_SHELL = frozenset("|&;<>$`*?~")
"""What makes a line more than a command and its words."""


class Done(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings of a run with `--format jsonl`."""
        return [json.loads(line) for line in self.out.splitlines()]


def environment(**more: str) -> dict[str, str]:
    hidden = ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY", "COLUMNS", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"SEEDLINT_CACHE_DIR": str(CACHE), "PYTHONPATH": str(Path(__file__).parent.parent)} | more


def seedlint(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", **env: str) -> Done:
    """`seedlint ARGUMENTS` with its exit code and what it printed, in this process."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with _as_a_process([*map(str, arguments)], cwd, stdin, env, out, err):
            try:
                cli.main()
                code: object = 0
            except SystemExit as end:
                code = end.code
        return Done(code if isinstance(code, int) else 0, _written(out), _written(err))


def _written(stream: BinaryIO) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8")


@contextmanager
def _as_a_process(
    arguments: list[str], cwd: Path | None, stdin: bytes, env: dict[str, str], out: BinaryIO, err: BinaryIO
) -> Iterator[None]:
    """What belongs to a process, lent to a call and given back after it."""
    before, handlers = Path.cwd(), {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    streams = {
        "stdin": TextIOWrapper(BytesIO(stdin), encoding="utf-8"),
        "stdout": TextIOWrapper(out, encoding="utf-8", write_through=False),
        "stderr": TextIOWrapper(err, encoding="utf-8", write_through=True),
    }
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, environment(**env), clear=True))
        for name, stream in streams.items():
            stack.enter_context(patch.object(sys, name, stream))
        stack.enter_context(patch.object(sys, "argv", ["seedlint", *arguments]))
        os.chdir(cwd or before)
        try:
            yield
        finally:
            os.chdir(before)
            for number, handler in handlers.items():
                signal.signal(number, handler)
            for name in ("stdout", "stderr"):
                streams[name].flush()
                streams[name].detach()


def seedlint_process(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", **env: str) -> Done:
    """The same in a process of its own, for what only a process has: its start, its workers, its signals, its end."""
    done = subprocess.run(
        [sys.executable, "-m", "lint", *map(str, arguments)],
        cwd=cwd, input=stdin, capture_output=True, env=environment(**env), check=False, timeout=120,
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def typed(command: str, cwd: Path, **env: str) -> Done:
    """A line as one types it into a shell: `seedlint …` alone is a call in this process, anything else is given to bash."""
    if command.startswith("seedlint ") and not _FOR_A_SHELL.intersection(command.partition("  # ")[0]):
        return seedlint(*shlex.split(command, comments=True)[1:], cwd=cwd, **env)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "seedlint"
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lint "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        full = environment(**env)
        full["PATH"] = f"{folder}{os.pathsep}{full['PATH']}"
        done = subprocess.run(
            ["bash", "-c", command], cwd=cwd, env=full, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=120
        )  # fmt: skip
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

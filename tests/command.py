"""Run the real command in a process of its own, with a cache of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

CACHE = Path(os.environ["SEEDLINT_CACHE_DIR"])


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
    """`seedlint ARGUMENTS` with its exit code and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "lint", *map(str, arguments)],
        cwd=cwd, input=stdin, capture_output=True, env=environment(**env), check=False, timeout=120,
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

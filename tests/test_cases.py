"""Whole runs as folders: `command`, the files it works on (`in/`, or the repository), and what it must print.

`SEEDLINT_UPDATE=1 pytest tests/test_cases.py` writes the expectations anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest

from tests.command import seedlint

ROOT = Path(__file__).parent.parent
CASES = sorted(path.parent for path in (ROOT / "tests" / "cases").glob("*/command"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path) -> None:
    place = ROOT
    if (case / "in").is_dir():
        place = tmp_path / "in"
        shutil.copytree(case / "in", place)
    command = shlex.split((case / "command").read_text(encoding="utf-8"))
    assert command[0] == "seedlint"
    done = seedlint(*command[1:], cwd=place, COLUMNS="110")
    if os.environ.get("SEEDLINT_UPDATE"):
        (case / "stdout").write_text(done.out, encoding="utf-8")
        (case / "stderr").write_text(f"{done.err}exit {done.code}\n", encoding="utf-8")
    assert done.out == (case / "stdout").read_text(encoding="utf-8")
    assert f"{done.err}exit {done.code}\n" == (case / "stderr").read_text(encoding="utf-8")

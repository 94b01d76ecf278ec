"""The way in and out of the process: exit codes, what runs at exit, output that must not be lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(code: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, text=True, capture_output=True, encoding="utf-8", **options
    )  # type: ignore[call-overload,no-any-return]


def ended(stop: str) -> subprocess.CompletedProcess[str]:
    """A process whose command line writes a word, registers another one for its exit, and stops in a given way."""
    return run(
        "import atexit, sys\nfrom lint import cli, start\n"
        "def main():\n    atexit.register(print, 'at exit')\n    sys.stdout.write('written ')\n"
        f"    {stop}\ncli.main = main\nstart.main()"
    )


@pytest.mark.parametrize(
    ("stop", "code", "error"),
    [("return", 0, ""), ("sys.exit()", 0, ""), ("sys.exit(3)", 3, ""), ("sys.exit('no room')", 1, "no room\n")],
)
def test_the_exit_code_and_all_output_come_out(stop: str, code: int, error: str) -> None:
    done = ended(stop)
    assert (done.returncode, done.stdout, done.stderr) == (code, "written at exit\n", error)


def test_an_interruption_while_starting_is_told_in_a_line() -> None:
    done = ended("raise KeyboardInterrupt")
    assert (done.returncode, done.stderr) == (130, "seedlint: interrupted\n")


def test_an_error_nobody_expected_is_shown() -> None:
    done = ended("raise LookupError('lost')")
    assert done.returncode == 1
    assert "LookupError: lost" in done.stderr


def test_output_that_cannot_be_written_is_no_success() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with Path("/dev/full").open("w") as full:
        code = "import sys\nfrom lint import cli, start\ncli.main = lambda: print('findings')\nsys.stdout = open(1, 'w')\nstart.main()"
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=full, stderr=subprocess.DEVNULL)
    assert done.returncode == 2


def test_a_run_over_one_article_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill has two wheels.\n", encoding="utf-8")
    code = (
        "import sys\nfrom lint import cli\n"
        f"sys.argv = ['seedlint', 'check', '--isolated', '--exit-zero', {str(tmp_path / 'a.txt')!r}]\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
    )
    run(code)  # what it keeps of the rules says which of them the next run need not import
    done = run(code)
    idle = {
        "multiprocessing",
        "sqlite3",
        "rich",
        "gzip",
        "html",
        "lint.session.workers",
        "lint.session.many",
        "lint.corpus.store",
        "lint.corpus.tasks",
        "lint.report.split",
        "lint.triage.written",
        "lint.triage.safe_fixes",
        "lint.extract.boilerplate.layout_model",
    }
    imported = set(done.stderr.split())
    assert "1 article" in done.stdout and idle.isdisjoint(imported), idle & imported
    # A rule file is imported under a name that ends with its own; those of rules/corpus compare articles.
    comparing = tuple(
        f"_{path.stem}" for path in (ROOT / "rules" / "corpus").glob("*.py") if path.stem not in _ELSEWHERE
    )
    assert comparing and not [
        name for name in imported if name.startswith("seedlint_pack_") and name.endswith(comparing)
    ]


_ELSEWHERE = {path.stem for path in (ROOT / "rules").glob("*/*.py") if path.parent.name != "corpus"}
"""The names of rule files of other families, some of which are called as one that compares."""

"""A corpus linted in parts by several processes: together they say what one run says, and no broken part goes unseen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import environment, seedlint

MILL = (
    "The mill at Brill will close on 30 June 2021, its owner, Joan Fenn, said in a letter to the council.\n"
    "It has ground flour since 1874 and employs {} people, two of whom have found other work in the town.\n"
    "The council had paid 14 million euros for its roof in 2011, when a storm took the old one off.\n"
)


@pytest.fixture
def shards(tmp_path: Path) -> list[Path]:
    """Two folders whose articles copy one another, and are not all fit to read."""
    for number, folder in enumerate(("north", "south")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mill.txt").write_text(MILL.format("nine" if number else "ten"), encoding="utf-8")
        rows = [{"text": f"Experts say that ferry {number}{row} may be late."} for row in range(5)]
        (tmp_path / folder / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return [tmp_path / "north", tmp_path / "south"]


def test_parts_of_two_processes_say_what_one_run_says(shards: list[Path], tmp_path: Path) -> None:
    whole = seedlint("check", "--format", "jsonl", *shards)
    assert {"XD101", "SQ401"} <= {finding["code"] for finding in whole.findings}
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "lint", "check", "--jobs", jobs, "--format", "jsonl", "-o", f"{shard}.jsonl",
             "--gather", f"{shard}.part", str(shard)], env=environment()
        )
        for shard, jobs in zip(shards, "12", strict=True)
    ]  # fmt: skip
    assert [process.wait(60) for process in processes] == [1, 1]
    across = seedlint("check", "--format", "jsonl", "--judge", f"{shards[0]}.part", "--judge", f"{shards[1]}.part")
    assert across.code == 1 and across.err.startswith("seedlint: failed")
    lines = [line for shard in shards for line in Path(f"{shard}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted([*lines, *across.out.splitlines()]) == sorted(whole.out.splitlines())
    summary = json.loads(
        seedlint("check", "--format", "json", "--judge", f"{shards[0]}.part", "--judge", f"{shards[1]}.part").out
    )["summary"]
    expected = json.loads(seedlint("check", "--format", "json", *shards).out)["summary"]
    assert (summary["articles"], summary["words"]) == (expected["articles"], expected["words"])


def test_a_part_that_is_none_is_told(shards: list[Path], tmp_path: Path) -> None:
    parts = [Path(f"{shard}.part") for shard in shards]
    for shard, part in zip(shards, parts, strict=True):
        seedlint("check", "--gather", part, shard)
    data = parts[0].read_bytes()
    for broken, says in (
        (data[:-1], "cut off or damaged"),
        (data[: len(data) // 2], "cut off or damaged"),
        (data[:40], "cut off or damaged"),
        (b"", "was not written by seedlint"),
        (b'{"path": "a"}', "was not written by seedlint"),
    ):
        parts[0].write_bytes(broken)
        done = seedlint("check", "--judge", parts[0], "--judge", parts[1])
        assert (
            done.code == 2
            and f"{parts[0]}: {says}" in done.err.replace("is cut", "cut")
            and "Traceback" not in done.err
        )
    done = seedlint("check", "--judge", tmp_path / "nowhere")
    assert done.code == 2 and "nowhere: cannot be read: No such file" in done.err
    done = seedlint("check", "--ignore", "XD1", "--judge", parts[1])
    assert done.code == 2 and "with other rules or options" in done.err


def test_a_part_appears_whole_or_not_at_all(shards: list[Path], tmp_path: Path) -> None:
    done = seedlint("check", "--gather", tmp_path / "no" / "a.part", shards[0])
    assert done.code == 2 and "cannot write" in done.err
    (tmp_path / "crash.py").write_text(
        "from lint import CorpusRule, Examples\n\n\n"
        "class Crash(CorpusRule):\n"
        "    code, name, why, language = 'ZZ101', 'crash', 'To see.', 'any'\n"
        "    examples = Examples((('a', 'b'), ('c', 'd')), (('e', 'f'), ('g', 'h')))\n\n"
        "    def gather(self, document):\n        raise ValueError('on purpose')\n",
        encoding="utf-8",
    )
    done = seedlint(
        "check", "--format", "jsonl", "--pack", tmp_path / "crash.py", "--gather", tmp_path / "a.part", shards[0]
    )
    assert done.code == 3 and "on purpose" in done.out


@pytest.mark.parametrize(
    "arguments",
    [("--judge", "a.part", "."), ("--judge", "a", "--corpus", "."), ("--gather", "a", "--corpus", "."), ("--judge", "a", "--gather", "b")],
)  # fmt: skip
def test_what_does_not_go_together_is_refused(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = seedlint("check", *arguments, cwd=tmp_path)
    assert done.code == 2 and done.err.startswith("seedlint: error: --")

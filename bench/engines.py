"""The command on one machine, on Spark and on Ray over the same articles: the same findings, at what cost.

    python bench/engines.py [1000 10000] [--engines spark ray] [--cores 2] [--bytes 3000]

The articles are those of `corpus_scale.py`, in one file of Parquet. Each run is a process of its own with a cache of compiled rules and no
kept results; what it starts is known by a mark in its environment. Linux only. The first line of a size is the run without an engine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow
from corpus_scale import Articles
from pyarrow import parquet

_MARK = "SEEDLINT_BENCH_RUN"
_EVERY = 0.5
_TICKS = os.sysconf("SC_CLK_TCK")


class Figures(NamedTuple):
    """What a run cost, all its processes together."""

    wall: float
    cpu: float
    memory: float
    """The most at a time, in megabytes; what processes share is counted once."""
    lines: list[str]
    """The findings, sorted."""


class Watcher:
    """Counts what the processes with a mark use, as long as they live."""

    def __init__(self, mark: str) -> None:
        self._mark = f"{_MARK}={mark}".encode()
        self._over = threading.Event()
        self._ticks: dict[str, int] = {}
        self.memory = 0.0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def finish(self) -> float:
        """Seconds of CPU time in all."""
        self._over.set()
        self._thread.join()
        return sum(self._ticks.values()) / _TICKS

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            held = 0
            for process in self._processes():
                try:
                    fields = (process / "stat").read_text().rpartition(")")[2].split()
                    self._ticks[process.name] = int(fields[11]) + int(fields[12])
                    rollup = (process / "smaps_rollup").read_text()
                    held += int(rollup.partition("Pss:")[2].split()[0])
                except (OSError, ValueError, IndexError):
                    continue
            self.memory = max(self.memory, held / 1024)

    def _processes(self) -> Iterator[Path]:
        for process in Path("/proc").iterdir():
            try:
                if process.name.isdigit() and self._mark in (process / "environ").read_bytes():
                    yield process
            except OSError:
                continue


def write(path: Path, count: int, length: int) -> None:
    """So many articles as a file of Parquet."""
    articles = Articles(length)
    rows = [{"id": number, "text": articles.text(number)} for number in range(count)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=500)


def run(path: Path, *options: str) -> Figures:
    """The command over a file, in a process of its own."""
    mark, out = uuid.uuid4().hex, path.with_suffix(".jsonl")
    call = [
        sys.executable,
        "-m",
        "lint",
        "check",
        str(path),
        "--format",
        "jsonl",
        "--exit-zero",
        "--no-cache",
        "-q",
        "-o",
        str(out),
    ]
    watcher, began = Watcher(mark), time.perf_counter()
    subprocess.run([*call, *options], check=True, env={**os.environ, _MARK: mark})
    wall = time.perf_counter() - began
    return Figures(wall, watcher.finish(), watcher.memory, sorted(out.read_text(encoding="utf-8").splitlines()))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    ask.add_argument("--engines", nargs="*", default=["spark", "ray"])
    ask.add_argument("--cores", type=int, default=2)
    ask.add_argument("--bytes", type=int, default=3_000)
    given = ask.parse_args()
    print("articles  engine   wall s    CPU s  memory MB   findings", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            path = Path(folder) / f"{size}.parquet"
            write(path, size, given.bytes)
            alone = run(path, "--jobs", str(given.cores))
            _tell(size, "none", alone, alone)
            for engine in given.engines:
                address = ["--engine-address", f"local[{given.cores},4]"] if engine == "spark" else []
                _tell(size, engine, run(path, "--engine", engine, *address), alone)


def _tell(size: int, name: str, figures: Figures, alone: Figures) -> None:
    same = "" if name == "none" else " the same" if figures.lines == alone.lines else " OTHERS"
    print(
        f"{size:>8,}  {name:<6} {figures.wall:>8.1f} {figures.cpu:>8.1f} {figures.memory:>10.0f} {len(figures.lines):>10,}{same}",
        flush=True,
    )


if __name__ == "__main__":
    main()

"""Measure seedlint beside its yardsticks, all in one run on the same text, so that ratios can be read off a noisy machine.

    python bench/speed.py [--articles 2000] [--corpus FOLDER] [--families]

Without --corpus the articles are made up, see `made_articles.py`. Each measurement is the best of three. Reported are
wall seconds, CPU seconds and megabytes of text per CPU second; proselint and write-good join in where they are installed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_articles import write

ROOT = Path(__file__).parent.parent
ARTICLE_SIZE = 3000
"""In characters."""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As a user has it: with compiled modules kept on disk."""


def measured(command: list[str], times: int = 3) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds (least of `times` runs) and peak memory in MB of a command."""
    walls, cpus = [], []
    for _ in range(times):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=ENVIRONMENT)
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(walls), min(cpus), 0.0


def peak_memory(command: list[str]) -> float:
    """The peak memory of a command in MB, seen by a process of its own (the kernel keeps a maximum over all children)."""
    probe = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    return float(
        subprocess.run([sys.executable, "-c", probe, *command], capture_output=True, text=True, check=True).stdout
    )


BARE_SCAN = """
import sys
from pathlib import Path
from lint import engine
from lint.config.settings import Settings
from lint.text.document import Document
plan = engine.make_plan(Settings())
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    plan.scan(Document(path.read_bytes().decode()))
"""


def show(name: str, wall: float, cpu: float, size: float = 0.0, memory: float = 0.0) -> None:
    speed = f"{size / 1e6 / cpu:8.2f} MB/s" if size and cpu else " " * 13
    peak = f"{memory:6.0f} MB" if memory else ""
    print(f"{name:<44} {wall:8.3f} s wall {cpu:8.3f} s CPU {speed} {peak}", flush=True)


def start_up(article: Path) -> None:
    """One cold article beside what any Python program costs."""
    python = sys.executable
    seedlint = [python, "-m", "lint", "check", "--isolated", str(article)]
    subprocess.run(seedlint, stdout=subprocess.DEVNULL, check=False)
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "python -c 'import typer'": [python, "-c", "import typer"],
        "seedlint, one 3 KB article, cache warm": seedlint,
    }
    walls = {}
    for name, command in commands.items():
        wall, cpu, _ = measured(command, 9)
        walls[name] = wall
        show(name, wall, cpu)
    bare, typer, ours = walls.values()
    print(
        f"  one article = {ours / bare:.1f} x bare Python = {ours / (2.5 * bare + typer - bare):.2f} x (2.5 bare + import typer)"
    )


def corpus(folder: Path, size: float, families: bool) -> None:
    python = sys.executable
    check = [python, "-m", "lint", "check", "--isolated", "--format", "jsonl", "--jobs", "1"]
    wall, cpu, _ = measured([python, "-c", BARE_SCAN, str(folder)])
    show("one Hyperscan pass with all hits", wall, cpu, size)
    command = [*check, str(folder)]
    wall, cpu, _ = measured(command)
    show("seedlint, all default rules, one process", wall, cpu, size, peak_memory(command))
    command = [python, "-m", "lint", "check", "--isolated", "--format", "jsonl", str(folder)]
    wall, cpu, _ = measured(command)
    show("seedlint, all default rules, all cores", wall, cpu, size)
    for family in ("BP", "HD", "DT", "UN", "CN", "XD", "SQ") if families else ():
        wall, cpu, _ = measured([*check, "--select", family, str(folder)])
        show(f"seedlint --select {family}", wall, cpu, size)
    if families:
        wall, cpu, _ = measured(
            [python, "-m", "lint", "facts", "--isolated", "--kind", "date,published", "--format", "jsonl", str(folder)]
        )
        show("seedlint facts, dates", wall, cpu, size)
    for peer in ("proselint", "write-good"):
        if shutil.which(peer):
            some = sorted(map(str, folder.rglob("*.txt")))[:100]
            command = [peer, "check", *some] if peer == "proselint" else [peer, *some]
            wall, cpu, _ = measured(command, 1)
            show(f"{peer}, 100 of the articles", wall, cpu, sum(Path(path).stat().st_size for path in some))
        else:
            print(f"{peer} is not installed")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=2000)
    ask.add_argument("--corpus", type=Path)
    ask.add_argument("--families", action="store_true", help="each family alone, too")
    options = ask.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = options.corpus or Path(place)
        size = (
            sum(path.stat().st_size for path in folder.rglob("*.txt"))
            if options.corpus
            else write(folder, options.articles, ARTICLE_SIZE)
        )
        print(f"{size / 1e6:.1f} MB of text")
        start_up(next(iter(sorted(folder.rglob("*.txt")))))
        corpus(folder, size, options.families)


if __name__ == "__main__":
    main()

"""Measure seedlint beside its yardsticks, in turns on the same text, so that ratios can be read off a noisy machine.

    python bench/speed.py [--articles 300] [--rounds 5] [--corpus FOLDER] [--picture docs/static/speed.svg] [--families]

Three corpora are made up, see `made_articles.py`: news, whole pages with all that surrounds an article, and records of one line; or
--corpus names a folder of .txt and .jsonl files of your own. For each: all default rules in one process, one pass that does nothing
with what it finds, one alternation of `re`, and proselint, Vale and write-good where they are installed. Reported are medians of the
CPU time with start-up, megabytes of text a second of it, and the median of the ratios to seedlint in the same round.
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
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import bars
from made_articles import write

ROOT = Path(__file__).parent.parent
ARTICLE_SIZE = 3000
"""In characters."""
CORPORA = ("news", "pages", "records")
PEERS = {"proselint": ("check",), "vale": ("--no-exit",), "write-good": ()}
"""Tools that check prose, with what stands before the files."""
PEER_ARTICLES = 40
FAMILIES = ("BP", "HD", "DT", "UN", "CN", "XD", "SQ")
CACHE = Path(tempfile.gettempdir()) / f"seedlint-speed-{os.getpid()}"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONPATH": str(ROOT),
    "SEEDLINT_CACHE_DIR": str(CACHE),
}
"""As a user has it: with compiled modules and rules kept on disk."""
OURS = [sys.executable, "-m", "lint", "check", "--isolated", "--exit-zero", "--format", "jsonl"]


class Measured:
    """A command, the bytes of text it reads, and what its runs cost."""

    def __init__(self, name: str, command: list[str], size: float = 0.0) -> None:
        self.name, self.command, self.size = name, command, size
        self.cpu: list[float] = []
        self.wall: list[float] = []

    def run(self) -> None:
        """Run the command once; what seedlint keeps of results goes before, so that it lints each time."""
        for kept in CACHE.glob("*/results*"):
            shutil.rmtree(kept)
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=ENVIRONMENT, cwd=ROOT
        )
        self.wall.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    @property
    def speed(self) -> float:
        """Megabytes a second of CPU time; 0 where no text is read."""
        return self.size / 1e6 / median(self.cpu)

    def ratio(self, other: Measured) -> float:
        """How many times as much CPU this takes as another, a byte where both read text; the median over rounds."""
        bytes_each = other.size / self.size if self.size and other.size else 1.0
        return median(ours / theirs for ours, theirs in zip(self.cpu, other.cpu, strict=True)) * bytes_each


def in_turns(measured: list[Measured], rounds: int) -> None:
    """Run each once to warm up, then all in turns, and report them beside the first."""
    for one in measured:
        one.run()
        one.cpu.clear()
        one.wall.clear()
    for _ in range(rounds):
        for one in measured:
            one.run()
    for one in measured:
        speed = f"{one.speed:8.2f} MB/s" if one.size else " " * 13
        print(
            f"{one.name:<44} {median(one.wall):8.3f} s wall {median(one.cpu):8.3f} s CPU {speed} x {one.ratio(measured[0]):6.2f}",
            flush=True,
        )


def start_up(article: Path, rounds: int) -> None:
    """One cold article beside what any program with such a command line costs."""
    print("\nOne article of 3 KB")
    python = sys.executable
    commands = {"import typer": [python, "-c", "import typer"], "seedlint": [*OURS, str(article)]}
    in_turns([Measured(name, command) for name, command in commands.items()], 3 * rounds)


def text_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.suffix in (".txt", ".jsonl"))


def commands(folder: Path, families: bool) -> Iterable[Measured]:
    """What is measured on a corpus, seedlint first."""
    size = text_size(folder)
    passes = [sys.executable, str(ROOT / "bench" / "passes.py")]
    yield Measured("seedlint, all rules", [*OURS, "--jobs", "1", str(folder)], size)
    yield Measured("one pass of the scanner", [*passes, "hyperscan", str(folder)], size)
    yield Measured("one alternation of re", [*passes, "alternation", str(folder)], size)
    for family in FAMILIES if families else ():
        yield Measured(f"seedlint --select {family}", [*OURS, "--jobs", "1", "--select", family, str(folder)], size)
    some = sorted(folder.rglob("*.txt"))[:PEER_ARTICLES]
    for peer, options in PEERS.items():
        found = shutil.which(peer)
        if found and some:
            yield Measured(peer, [found, *options, *map(str, some)], sum(path.stat().st_size for path in some))
        else:
            print(f"({peer} {'reads no records' if found else 'is not installed'})")


def on_corpus(name: str, folder: Path, rounds: int, families: bool) -> list[bars.Row]:
    """Measure on a corpus; the bars of a picture."""
    print(f"\n{name}: {text_size(folder) / 1e6:.1f} MB")
    measured = list(commands(folder, families))
    in_turns(measured, rounds)
    return [(one.name, one.speed) for one in measured]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=300)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--corpus", type=Path)
    ask.add_argument("--picture", type=Path)
    ask.add_argument("--families", action="store_true", help="each family alone, too")
    options = ask.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if options.corpus:
            folders = {options.corpus.name: options.corpus.resolve()}
        else:
            folders = {kind: Path(place) / kind for kind in CORPORA}
            for kind, folder in folders.items():
                folder.mkdir()
                write(folder, options.articles, ARTICLE_SIZE, kind)
        try:
            groups = {
                name: on_corpus(name, folder, options.rounds, options.families) for name, folder in folders.items()
            }
            articles = sorted(next(iter(folders.values())).rglob("*.txt"))
            if articles:
                start_up(articles[0], options.rounds)
        finally:
            shutil.rmtree(CACHE, ignore_errors=True)
    if options.picture:
        options.picture.write_text(bars.svg(groups), encoding="utf-8")


if __name__ == "__main__":
    main()

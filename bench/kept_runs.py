"""What a run costs the first time, once more, and with one article changed: processor time, memory, what is kept.

    python bench/kept_runs.py [1000 10000] [--jobs 1 2] [--bytes 3400] [--records]

The articles are made up (`made_articles.py`), a file each or, with `--records`, all in one JSON Lines file, and each size has a cache of its own. Memory is that of the largest process; the
system counts with it what the process that started it once held, so that this one holds no more than an article at a time. Each
line is printed when it is known. The findings of each kind of run must be those of a run without what was kept, which comes last; otherwise this stops.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench import made_articles


class Cost(NamedTuple):
    """What a run took, and a hash of what it said."""

    processor: float
    seconds: float
    memory: float
    said: str


_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
_CALL = "from lint import cli; cli.main()"


def run(folder: Path, cache: Path, *options: str) -> Cost:
    """Lint a folder in a process of its own."""
    out = cache.parent / "findings.jsonl"
    call = [sys.executable, "-c", _CALL, "check", "--isolated", "--exit-zero", "--format", "jsonl", "-o", str(out)]
    began = time.monotonic()
    process = subprocess.Popen([*call, *options, str(folder)], env=_ENVIRONMENT | {"SEEDLINT_CACHE_DIR": str(cache)})
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"a run failed: {status}")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024, hash_of(out))


def hash_of(file: Path) -> str:
    """A hash of a file, which may be larger than what is measured may hold."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def measure(count: int, length: int, jobs: int, kind: str) -> Iterator[str]:
    """The lines of the table for so many articles of so many characters in so many processes."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, cache = Path(scratch, "articles"), Path(scratch, "cache")
        folder.mkdir()
        made_articles.write(folder, count, length, kind)
        # So that what is compiled once is not counted.
        run(Path(__file__), cache)
        options = ("--jobs", str(jobs))
        first = run(folder, cache, *options)
        yield _line(count, jobs, "first", first, first, cache)
        again = run(folder, cache, *options)
        yield _line(count, jobs, "unchanged", again, first, cache)
        files = sorted(folder.rglob("*.*"))
        _change(files[len(files) // 2])
        changed = run(folder, cache, *options)
        yield _line(count, jobs, "one changed", changed, first, cache)
        if again.said != first.said or changed.said != run(folder, cache, *options, "--no-cache").said:
            raise SystemExit("what was kept says something else than what is linted anew")


def _line(count: int, jobs: int, name: str, cost: Cost, first: Cost, cache: Path) -> str:
    kept = sum(path.stat().st_size for path in cache.rglob("*") if path.is_file()) / 1e6
    return (
        f"{count:>8,}  {jobs:>4}  {name:12}  {cost.processor:9.1f}  {cost.processor / first.processor:6.0%}"
        f"  {cost.seconds:8.1f}  {cost.memory:7.0f}  {kept:7.0f}"
    )


def _change(file: Path) -> None:
    """Add a line to an article, the one in the middle of a file of many."""
    if file.suffix == ".jsonl":
        middle, passed, other = file.stat().st_size // 2, 0, file.with_suffix(".new")
        with file.open("rb") as lines, other.open("wb") as out:
            for line in lines:
                is_it = passed <= middle < passed + len(line)
                out.write(line.replace(b'"text": "', b'"text": "One line more. ') if is_it else line)
                passed += len(line)
        other.replace(file)
    else:
        with file.open("a", encoding="utf-8") as text:
            text.write("\nOne line more.\n")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    ask.add_argument("--jobs", nargs="*", type=int, default=[1, 2])
    ask.add_argument("--bytes", type=int, default=3_400)
    ask.add_argument("--records", action="store_true", help="all articles in one JSON Lines file")
    given = ask.parse_args()
    print("articles  jobs  run           CPU s      of first   wall s  peak MB  kept MB")
    for count in given.sizes:
        for jobs in given.jobs:
            for line in measure(count, given.bytes, jobs, "records" if given.records else "news"):
                print(line, flush=True)


if __name__ == "__main__":
    main()

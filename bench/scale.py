"""How all of it grows with a corpus: reading, comparing, memory and disk; first, unchanged and one changed; one process, two, Spark and Ray.

    python bench/scale.py [1000 10000 100000] [--jobs 1 2] [--engines spark ray] [--picture cost.svg]

Three tables, one behind the other, each by a bench of its own: `corpus_scale.py`, `kept_runs.py`, `engines.py`. What runs on engines goes
no further than 10,000 articles; `--engines` without a name leaves them out. At 100,000 articles it takes hours.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent
_MOST_ON_ENGINES = 10_000


def commands(sizes: list[int], jobs: list[int], engines: list[str], picture: Path | None) -> Iterator[list[str]]:
    """The bench of each table, with what it is told."""
    counts, processes = list(map(str, sizes)), ["--jobs", *map(str, jobs)]
    drawn = ["--picture", str(picture)] if picture else []
    yield ["corpus_scale.py", *counts, *processes, *drawn]
    yield ["kept_runs.py", *counts, *processes, "--records"]
    few = [str(size) for size in sizes if size <= _MOST_ON_ENGINES]
    if engines and few:
        yield ["engines.py", *few, "--engines", *engines]


def main(given: list[str] | None = None) -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    ask.add_argument("--jobs", nargs="+", type=int, default=[1, 2])
    ask.add_argument("--engines", nargs="*", default=["spark", "ray"])
    ask.add_argument("--picture", type=Path, help="where to draw cost against size (SVG)")
    told = ask.parse_args(given)
    for script, *options in commands(told.sizes, told.jobs, told.engines, told.picture):
        print(f"\n{script} {' '.join(options)}", flush=True)
        subprocess.run([sys.executable, str(_FOLDER / script), *options], check=True)


if __name__ == "__main__":
    main()

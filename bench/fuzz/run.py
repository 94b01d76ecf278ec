#!/usr/bin/env python3
"""Fuzz a target by coverage, from a corpus that is kept: `python bench/fuzz/run.py TARGET [--runs N] [--longest BYTES] [--corpus FOLDER]`.

What crashes is written to the folder, as `crash-…`; put it into `bench/fuzz/seeds/TARGET` once it is mended, so that it is tried
again in every run. Needs the dependency group `fuzz` (Linux).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))


def main() -> None:
    import atheris

    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("target")
    ask.add_argument("--runs", type=int, default=100_000)
    ask.add_argument("--seconds", type=int, default=0, help="stop after so long; 0: when all runs are done")
    ask.add_argument("--longest", type=int, default=4096, help="no input has more bytes; the shorter, the more runs")
    ask.add_argument(
        "--watch",
        default="lint",
        help="the package whose branches guide the search; of a smaller one the runs are faster",
    )
    ask.add_argument("--corpus", type=Path, help="where inputs that reach new code are kept")
    options = ask.parse_args()
    with atheris.instrument_imports(include=[options.watch]):
        from bench.fuzz.samples import SAMPLES
        from bench.fuzz.targets import TARGETS
    target = TARGETS[options.target]
    kept = options.corpus or Path(tempfile.mkdtemp(prefix="fuzz-"))
    kept.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(SAMPLES.get(options.target, list)()):
        (kept / f"sample-{number}").write_bytes(data)
    folders = [str(kept), *(str(place) for place in [HERE / "seeds" / options.target] if place.is_dir())]
    limits = [f"-runs={options.runs}", f"-max_total_time={options.seconds}", "-timeout=20", "-rss_limit_mb=4000"]
    limits.append(f"-max_len={options.longest}")
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={kept}/", "-print_final_stats=1", *folders], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

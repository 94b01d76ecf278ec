"""The targets of `bench/fuzz` on all that was kept for them, on anything Hypothesis thinks of, and briefly by coverage."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.fuzz.targets import TARGETS
from tests.command import environment

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "bench" / "fuzz" / "seeds").rglob("*"))


@pytest.mark.parametrize(
    "seed", [path for path in SEEDS if path.is_file()], ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_what_was_found_once_is_not_found_again(seed: Path) -> None:
    TARGETS[seed.parent.name](seed.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_any_bytes_are_borne(name: str) -> None:
    # Rules are compiled for each example.
    @settings(max_examples=15 if name == "rules" else 60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def borne(data: bytes) -> None:
        TARGETS[name](data)

    borne()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["formats", "packings"])
def test_a_short_run_by_coverage_finds_nothing(name: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    line = [sys.executable, str(ROOT / "bench" / "fuzz" / "run.py"), name, "--runs", "2000", "--corpus", str(tmp_path)]
    done = subprocess.run(line, capture_output=True, env=environment(), check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]

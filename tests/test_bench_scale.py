"""How the bench of growth is put together, and what it shows: the same conflicts among the same articles, beside however many others."""

from __future__ import annotations

import hashlib
import sys
import tracemalloc
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

import corpus_scale
import kept_runs
import scale


@pytest.mark.slow
def test_conflicts_among_the_same_articles_are_found_beside_many_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_scale, "_FIRST", 60)
    alone, beside = (corpus_scale.measure(count, "XD201", 500, 1) for count in (60, 200))
    assert alone.among >= 10 and alone.codes == f"XD201 {alone.among}"
    assert beside.among >= 0.9 * alone.among and beside.codes != alone.codes


def test_one_command_runs_the_bench_of_each_table(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(scale.subprocess, "run", lambda call, check: ran.append(call[1:]))
    scale.main(["500", "20000", "--jobs", "1", "2", "--engines", "ray", "--picture", "a.svg"])
    assert all(Path(call[0]).is_file() for call in ran)
    assert [[Path(call[0]).name, *call[1:]] for call in ran] == [
        ["corpus_scale.py", "500", "20000", "--jobs", "1", "2", "--picture", "a.svg"],
        ["kept_runs.py", "500", "20000", "--jobs", "1", "2", "--records"],
        ["engines.py", "500", "--engines", "ray"],
    ]
    ran.clear()
    scale.main(["500", "--engines"])
    assert len(ran) == 2


def test_the_bench_holds_less_than_what_it_measures(tmp_path: Path) -> None:
    """The system counts with the memory of a process what the one that started it held."""
    findings = tmp_path / "findings.jsonl"
    findings.write_bytes(b"{}\n" * 1_000_000)
    tracemalloc.start()
    said = kept_runs.hash_of(findings)
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said == hashlib.sha256(b"{}\n" * 1_000_000).hexdigest() and taken < 1 << 20

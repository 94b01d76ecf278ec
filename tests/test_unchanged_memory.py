"""What a run over an unchanged corpus holds: of an article that was kept, some bytes."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.config.settings import Settings
from lint.engine import make_plan
from lint.readers import Problem
from lint.readers.shards import Shard
from lint.session import Session, input, many
from lint.session.comparing import Kept
from lint.session.input import Bundle


def _arriving(count: int) -> Iterator[Kept]:
    """Articles as a worker sends them: those of a bundle with one bundle, which nothing else holds."""
    for first in range(0, count, 24):
        numbers = range(first, min(first + 24, count))
        bundle = Bundle(Shard(f"/home/somebody/articles/{number // 500:03}/{number:06}.txt") for number in numbers)
        for number in numbers:
            yield Kept(f"{number}", b"digest", f"{first:040}", bundle)


def test_of_a_kept_article_that_waits_some_bytes_are_held() -> None:
    comparing = many.ComparingKept(make_plan(Settings(select=("XD101",))))
    tracemalloc.start()
    try:
        for kept in _arriving(4_000):
            comparing.add(kept)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held / 4_000 < 40


def test_what_waits_comes_back_as_it_was() -> None:
    waiting = many.WaitingBundles()
    assert not waiting
    for kept in _arriving(50):
        waiting.add(kept)
    # The same lines twice in a file have one key.
    again = Kept("a", b"", "same", Bundle([Shard("a.jsonl", 9, 12, 1, 9, 3)]))
    for kept in (again, again, again._replace(bundle=Bundle([Shard("a\udcff.jsonl", 12, 15, 2, 12, 3)]))):
        waiting.add(kept)
    rows = list(waiting)
    assert waiting and [(len(bundle), many) for _, bundle, many in rows] == [(24, 24), (24, 24), (2, 2), (1, 2), (1, 1)]
    assert [bundle for _, bundle, _ in rows[:3]] == list(dict.fromkeys(kept.bundle for kept in _arriving(50)))
    assert rows[-1][:2] == ("same", Bundle([Shard("a\udcff.jsonl", 12, 15, 2, 12, 3)]))


@pytest.mark.slow
def test_an_unchanged_run_holds_no_more_at_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a fifth of the articles to the last one, what is held grows by no more than the names of its files."""
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(input, "SMALL_RUN", 2)
    monkeypatch.chdir(tmp_path)
    folder = Path("articles")
    folder.mkdir()
    for number in range(1_000):
        text = f"Experts say that hall {number} may close. Insider sources say so on day {number}.\n"
        (folder / f"{number:04}.txt").write_text(text * 4, encoding="utf-8")
    session = Session(Settings(jobs=1, select=("HD", "XD101")))
    first = sum(1 for _ in session.check(["articles"]))
    tracemalloc.start()
    try:
        marks, peaks = (200, 400, 800, 1_000), {}
        for count, outcome in enumerate(session.check(["articles"]), 1):
            assert not isinstance(outcome, Problem) and (outcome.corpus or len(outcome.findings) > 3)
            if count in marks:
                peaks[count] = tracemalloc.get_traced_memory()[1]
                tracemalloc.reset_peak()
        assert count == first
    finally:
        tracemalloc.stop()
    assert (peaks[1_000] - peaks[400]) / 600 < 400

"""Several processes: the same outcome as one, in the same order, and no death loses anything."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.readers import Problem
from lint.session import Session, workers
from lint.triage.stages import Article

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes by signal")


def _numbers(
    marker: Path, deadly: int, times: int, path: str | tuple[str, ...], skip: int, batch: int
) -> Iterator[int]:
    """The numbers of a range "a-b", or of several; at `deadly` the process kills itself, `times` times over all."""
    paths = [path] if isinstance(path, str) else path
    numbers = chain.from_iterable(range(*map(int, one.split("-"))) for one in paths)
    for number in islice(numbers, skip, None):
        if number == deadly and len(list(marker.iterdir())) < times:
            (marker / f"{os.getpid()}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield number


def _run(tmp_path: Path, deadly: int, times: int, paths: list[str]) -> list[object]:
    return list(workers.run(paths, partial(_numbers, tmp_path, deadly, times), jobs=2))


def test_results_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths: list[str | Problem] = ["0-300", Problem("x", "missing"), "300-301", "301-301", "301-500"]
    found = list(workers.run(paths, partial(_numbers, tmp_path, -1, 0), jobs=2))
    assert [n for n in found if isinstance(n, int)] == list(range(500))
    assert isinstance(found[300], Problem)


def test_a_death_costs_nothing(tmp_path: Path) -> None:
    assert _run(tmp_path, 130, 1, ["0-100", "100-200", "200-300"]) == list(range(300))


@pytest.mark.parametrize("times", [2, 99])
def test_what_kills_twice_is_named_and_the_rest_goes_on(tmp_path: Path, times: int) -> None:
    found = _run(tmp_path, 130, times, ["0-100", "100-200", "200-300"])
    assert [n for n in found if isinstance(n, int)] == [n for n in range(300) if n != 130]
    (problem,) = [n for n in found if isinstance(n, Problem)]
    assert problem.path == "100-200" and "document 31" in problem.message
    assert found.index(problem) == 130


def _always_dead(shard: str, skip: int, batch: int) -> Iterator[int]:
    if shard == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    yield from range(3)[skip:]


def test_a_shard_that_cannot_even_be_opened_is_given_up() -> None:
    found = list(workers.run(["fine", "deadly", "fine"], _always_dead, jobs=2))
    assert [n for n in found if isinstance(n, int)] == [0, 1, 2, 0, 1, 2]
    problems = [n for n in found if isinstance(n, Problem)]
    assert {one.path for one in problems} == {"deadly"} and "all from document" in problems[-1].message


@pytest.mark.parametrize("times", [1, 2, 9])
def test_shards_given_together_are_taken_apart_by_a_death(tmp_path: Path, times: int) -> None:
    paths = [("0-10", "10-20"), ("20-30", "30-31", "31-50"), ("50-60",)]
    found = list(workers.run(paths, partial(_numbers, tmp_path, 33, times), jobs=2))
    lost = {33} if times > 1 else set()
    assert [n for n in found if isinstance(n, int)] == [n for n in range(60) if n not in lost]
    problems = [n for n in found if isinstance(n, Problem)]
    assert [(found.index(one), one.path) for one in problems] == ([(33, "('31-50',)")] if lost else [])


def test_the_same_findings_with_any_number_of_jobs() -> None:
    def run(jobs: int) -> list[object]:
        settings = Settings(jobs=jobs)
        plan = engine.make_plan(settings)
        seeds = str(Path(__file__).parent.parent / "seeds")
        return [(o.path, o.findings) if isinstance(o, Article) else str(o) for o in Session.of(plan).check([seeds])]

    one = run(1)
    assert len(one) >= 15
    assert one == run(2)

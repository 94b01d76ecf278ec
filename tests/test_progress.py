"""How far a long run is: told now and then, painted on a terminal, silent where a run is short or nobody wants it."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.config.settings import Settings
from lint.report import progress as shown
from lint.report.progress import Progress
from lint.session import Session, input
from lint.session.watch import Watch


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def awaited(check: Callable[[], bool]) -> None:
    """Wait for what another thread does soon."""
    for _ in range(500):
        if check():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen")


@pytest.fixture
def err(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    stream = Terminal() if request.param else io.StringIO()
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(shown, "_PAINT", 0.01)
    monkeypatch.setattr(shown, "_TELL", 0.01)
    return stream


@pytest.mark.parametrize("err", [False], indirect=True)
def test_a_line_now_and_then_where_there_is_no_terminal(err: io.StringIO) -> None:
    progress = Progress(out=err)
    progress.step()
    progress.begins(lambda: 1000)
    progress.read(500)
    awaited(lambda: "1 article, 50% of the input, about 0 min left" in err.getvalue())
    progress.compares(2, 9)
    awaited(lambda: "comparing them: 22% is done" in err.getvalue())
    progress.finish()
    assert "\x1b" not in err.getvalue()


@pytest.mark.parametrize("err", [True], indirect=True)
def test_a_bar_on_a_terminal_that_makes_room(err: io.StringIO) -> None:
    progress = Progress(out=err)
    progress.begins(lambda: 1000)
    progress.read(250)
    awaited(lambda: "25%" in err.getvalue() and "reading" in err.getvalue())
    progress.compares(1, 2)
    awaited(lambda: "comparing" in err.getvalue())
    with progress.aside():
        assert err.getvalue().endswith("\r\x1b[K")
    progress.finish()
    assert err.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("err", [True, False], indirect=True)
def test_silence_where_a_run_is_short_or_is_to_be_quiet(err: io.StringIO) -> None:
    short, quiet = Progress(out=err), Progress(quiet=True, out=err)
    quiet.begins(lambda: 10)
    for one in (short, quiet):
        one.step()
        one.read(10)
        one.finish()
    assert err.getvalue() == ""


class Recorder(Watch):
    def __init__(self) -> None:
        self.total = self.done = 0
        self.compared: list[tuple[int, int]] = []

    def begins(self, total: Callable[[], int]) -> None:
        self.total = total()

    def read(self, size: int) -> None:
        self.done += size

    def compares(self, done: int, of: int) -> None:
        self.compared.append((done, of))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_session_tells_how_much_of_all_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(input, "SMALL_RUN", 2)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(
            f"The mill of Arden has {number} wheels, Ann Hartwell of Arden said.\n", encoding="utf-8"
        )
    session = Session(Settings(jobs=jobs, select=("XD1", "XD2")))
    session.watch = watch = Recorder()
    list(session.check([str(tmp_path)]))
    assert watch.total == watch.done == sum(file.stat().st_size for file in tmp_path.iterdir())
    shares = [done / of for done, of in watch.compared]
    assert len(shares) >= 2 and shares == sorted(shares) and shares[0] == 0 and shares[-1] < 1

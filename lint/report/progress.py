"""How far a run is, for whoever waits: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from lint.counting import counted
from lint.escaping import harmless
from lint.session.watch import Watch

_PAINT = 0.2
"""Seconds between two pictures of the bar."""
_TELL = 60.0
"""Seconds between two lines where there is no terminal."""


class Progress(Watch):
    """Says on standard error how much of a long run is done, how fast, and how long it will take; a short one passes in silence."""

    def __init__(self, quiet: bool = False, out: TextIO | None = None) -> None:
        self._quiet, self._out = quiet, out or sys.stderr
        self._bar = self._out.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
        self._lock = threading.RLock()
        self._over = threading.Event()
        self._painter: threading.Thread | None = None
        self._shown = False
        self._began = time.monotonic()
        self._every = _PAINT if self._bar else _TELL
        self.articles = self.done = 0
        self.total: int | None = None
        self.comparing: tuple[int, int] | None = None

    def begins(self, total: Callable[[], int]) -> None:
        if self._quiet or self._painter is not None:
            return
        self._painter = threading.Thread(target=self._watch, args=(total,), daemon=True)
        self._painter.start()

    def read(self, size: int) -> None:
        self.done += size

    def alone(self, path: str) -> None:
        if not self._quiet:
            with self.aside():
                self._out.write(
                    f"seedlint: {harmless(path)} is read by one process, for which others may wait: as JSON Lines all would read it\n"
                )

    def compares(self, done: int, of: int) -> None:
        self.comparing = done, of

    def step(self, first: bool = True) -> None:
        """One article more; what comparing adds to one is none."""
        self.articles += first

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Something else is written to the terminal: the bar makes room."""
        if not self._shown:
            yield
            return
        with self._lock:
            self._clear()
            yield

    def finish(self) -> None:
        """The run is over."""
        self._over.set()
        with self._lock:
            self._clear()

    def _watch(self, total: Callable[[], int]) -> None:
        counting = threading.Thread(target=self._count, args=(total,), daemon=True)
        counting.start()
        show = self._painted() if self._bar else self._told
        while not self._over.wait(self._every):
            with self._lock, contextlib.suppress(OSError, ValueError):
                if not self._over.is_set():
                    show()

    def _count(self, total: Callable[[], int]) -> None:
        with contextlib.suppress(Exception):
            self.total = total()

    def _clear(self) -> None:
        if self._shown:
            self._shown = False
            with contextlib.suppress(OSError, ValueError):
                self._out.write("\r\x1b[K")
                self._out.flush()

    def _told(self) -> None:
        self._out.write(f"seedlint: {self.text()}\n")
        self._out.flush()

    def _painted(self) -> Callable[[], None]:
        """What paints the bar, over itself; rich is asked for it only now, when a run is long."""
        from rich import progress
        from rich.console import Console

        console = Console(file=self._out, force_terminal=True)
        columns = (
            progress.TextColumn("{task.description}"), progress.BarColumn(), progress.TaskProgressColumn(),
            progress.TextColumn("{task.fields[articles]:,} articles"), progress.TimeRemainingColumn(),
        )  # fmt: skip
        bar = progress.Progress(*columns, console=console)
        reading = bar.add_task("reading", total=None, articles=0)
        judging = bar.add_task("comparing", total=None, articles=0, visible=False)

        def paint() -> None:
            bar.update(reading, completed=self.done, total=self.total, articles=self.articles)
            if self.comparing is not None:
                done, of = self.comparing
                bar.update(reading, visible=False)
                bar.update(judging, completed=done, total=of, articles=self.articles, visible=True)
            with console.capture() as picture:
                console.print(bar.get_renderable(), end="")
            self._out.write("\r" + picture.get().replace("\n", "") + "\x1b[K")
            self._out.flush()
            self._shown = True

        return paint

    def text(self) -> str:
        """How far it is, in words."""
        if self.comparing is not None:
            done, of = self.comparing
            return f"{counted(self.articles, 'article', form=',')} read, comparing them: {done / of:.0%} is done"
        share = self.done / self.total if self.total else 0.0
        words = counted(self.articles, "article", form=",")
        if share <= 0:
            return words
        left = (time.monotonic() - self._began) * (1 - share) / share
        return f"{words}, {min(share, 1):.0%} of the input, about {_duration(left)} left"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.1f} h"

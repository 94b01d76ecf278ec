"""Work that is bounded: what would never end is stopped after a while, so that it can be named and left out.

Counted is the time that this process works, not the time that passes: on a busy machine nothing is left out that would be
read on an idle one. Where the system has no such clock, or outside of the main thread, nothing is bounded.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

CHARACTERS_A_SECOND = 100_000
"""What is slower than that, beside the seconds that any article may take, is stuck: usual are ten times as many."""
_AGAIN = 0.5
"""After so many seconds more it is stopped again, should a library have swallowed the first time."""


class OverTimeError(BaseException):
    """Work was stopped since it took longer than it may; no `Exception`, so that nothing on the way takes it for a fault."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.where = ""
        """What was at work, e.g. “in the rule HD201”, if known."""
        super().__init__(seconds)


def allowance(seconds: float, characters: int) -> float:
    """How long a text of so many characters may take, if one of none may take so many seconds; 0: as long as it likes."""
    return seconds + characters / CHARACTERS_A_SECOND if seconds else 0.0


_LONGEST = 1e6
"""More seconds than these no timer is set to, whatever is allowed."""
_until_stopped = 0.0
_watchdogs: list[Callable[[float], None]] = []
"""Told how long the block that begins may take; 0: the block has ended."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises OverTimeError in the block when it has worked for so many seconds (0: never), and SystemExit before it as `heed_end` does."""
    global _until_stopped
    heed_end()
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = min(seconds, _LONGEST)
    if signal.getsignal(signal.SIGPROF) is not _stop:  # asking costs less than setting it again
        signal.signal(signal.SIGPROF, _stop)
    _until_stopped = seconds
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    for watch in _watchdogs:
        watch(seconds)
    try:
        yield
    finally:
        _until_stopped = 0.0
        signal.setitimer(signal.ITIMER_PROF, 0)
        for watch in _watchdogs:
            watch(0.0)


def _stop(*_: Any) -> None:
    # A signal that comes late, when the block is left already, stops nothing.
    if _until_stopped:
        raise OverTimeError(_until_stopped)


_ending = 0
"""The signal by which this process was told to end, 0 for none."""


def end(number: int, _: object = None) -> None:
    """Leave by way of whatever cleans up behind itself: what handles the signals that tell a process to end. Raises SystemExit."""
    global _ending
    _ending = number
    heed_end()


def heed_end() -> None:
    """Raises SystemExit where the process was told to end, and that was lost: Python drops what is raised while it takes an object apart."""
    if _ending:
        sys.exit(128 + _ending)


def die_of_hanging(patience: float = 10.0) -> None:
    """Have this process end when a block that is bounded goes on for `patience` times as long as it may by the clock.

    For workers, whose death costs the one document that they hang on: a library that hangs in its own code hears no signal.
    """
    import faulthandler
    import os

    try:
        nowhere = open(os.devnull, "wb")  # noqa: SIM115, PTH123 - open as long as the process lives
    except OSError:
        return  # a system without it: what hangs goes on

    def watch(seconds: float) -> None:
        faulthandler.cancel_dump_traceback_later()
        if not seconds:
            return
        with contextlib.suppress(RuntimeError, OverflowError):
            faulthandler.dump_traceback_later(patience * seconds, exit=True, file=nowhere)

    _watchdogs[:] = [watch]

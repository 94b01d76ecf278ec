"""How far a run is, for whoever waits at a terminal."""

from __future__ import annotations

import os
import sys


class Progress:
    """A line on standard error that counts the articles, only where somebody is looking."""

    _EVERY = 50

    def __init__(self) -> None:
        self._on = sys.stderr.isatty() and not os.environ.get("CI")
        self._count = 0

    def step(self) -> None:
        self._count += 1
        if self._on and self._count % self._EVERY == 0:
            sys.stderr.write(f"\r{self._count} articles")
            sys.stderr.flush()

    def finish(self) -> None:
        if self._on and self._count >= self._EVERY:
            sys.stderr.write("\r\x1b[K")

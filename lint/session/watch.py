"""What a session lets others know of how far it is."""

from __future__ import annotations

from collections.abc import Callable


class Watch:
    """Is told by a session how a run over many files goes. This one does not care."""

    def begins(self, total: Callable[[], int]) -> None:
        """A long run begins; `total` counts the bytes of its input, which takes a while."""

    def read(self, size: int) -> None:
        """So many more bytes are done."""

    def alone(self, path: str) -> None:
        """A large file can only be read by one process; others may wait for it."""

    def compares(self, done: int, of: int) -> None:
        """All articles are read; so many of the tasks that comparing them takes are given out."""


NOBODY = Watch()

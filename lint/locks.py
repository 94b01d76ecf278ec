"""Locks by name: what several threads would make at once is made once, and the others wait for it."""

from __future__ import annotations

import os
import threading

_locks: dict[str, threading.RLock] = {}


def lock(name: str) -> threading.RLock:
    """The one lock of a name in this process; the thread that holds it may take it again."""
    return _locks.setdefault(name, threading.RLock())


# A forked worker has none of the threads that may hold one: it would wait without end.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_locks.clear)

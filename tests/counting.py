"""Work counted in steps of the interpreter, which are the same on every machine, in the place of seconds, which are not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def counted_calls(run: Callable[[], Any]) -> int:
    """How many calls, of Python and of C, a call makes in all."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def counted_lines(run: Callable[[], Any]) -> int:
    """How many lines of Python a call runs: what loops without calls cost, too."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        run()
    finally:
        sys.settrace(before)
    return count

"""The way in and out of a process that lives for one command: little sweeping on the way in, no taking apart on the way out."""

from __future__ import annotations

import atexit
import gc
import os
import sys

# Starting makes many objects that all stay: sweeping through them again and again finds nothing.
gc.set_threshold(200_000, 20, 50)


def main() -> None:
    """Run the command line and leave at once: what runs at exit has run, all output is out, memory the system takes back."""
    code: object = 0
    _forget_folder()
    try:
        from lint import cli

        cli.main()
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        # Before a command runs; from then on, the command line tells it.
        print("seedlint: interrupted", file=sys.stderr)
        code = 130
    _leave(code)


def _forget_folder() -> None:
    """Have `python -m` import nothing of ours from the folder it is called in: what lies there is to be linted, not to be run."""
    if sys.path and not sys.flags.safe_path and sys.path[0] in ("", _folder()):
        del sys.path[0]


def _folder() -> str:
    """The folder that it is called in; "" where that has been deleted."""
    try:
        return os.getcwd()  # noqa: PTH109 - pathlib may lie there
    except OSError:
        return ""


def _leave(code: object) -> None:
    if isinstance(code, str):
        print(code, file=sys.stderr)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            if not stream.closed:
                stream.flush()
        except (OSError, ValueError):
            code = code or 2
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)

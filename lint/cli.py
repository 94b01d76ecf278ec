"""The command line: find the command, run it, turn every failure into one clear line and an exit code."""

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from io import StringIO, TextIOWrapper
from typing import Any

import typer

from lint import limits
from lint.escaping import harmless

COMMANDS = {
    "check": "lint.commands.check",
    "rules": "lint.commands.rules",
    "explain": "lint.commands.rules",
    "facts": "lint.commands.facts",
    "fix": "lint.commands.fix",
    "report": "lint.commands.report",
    "server": "lint.commands.server",
    "mcp": "lint.commands.mcp",
    "init": "lint.commands.init",
    "baseline": "lint.commands.baseline",
    "decide": "lint.commands.decide",
    "schema": "lint.commands.schema",
    "cache": "lint.commands.cache",
    "trust": "lint.commands.trust",
}
"""The commands and the modules that hold a function of the same name (`-` written `_`)."""


def _version(wanted: bool) -> None:
    if wanted:
        from lint import __version__

        print(f"seedlint {__version__}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """A source-quality and consistency linter for corpora of articles."""


def make_app(arguments: list[str]) -> typer.Typer:
    """The application; with the one command alone where the arguments name it, for the others cost time to build."""
    app = typer.Typer(
        name="seedlint",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    named = arguments[0] if arguments and not any(name.endswith("_COMPLETE") for name in os.environ) else ""
    for command in [named] if named in COMMANDS else COMMANDS:
        app.command(command)(_guarded(getattr(import_module(COMMANDS[command]), command.replace("-", "_"))))
    return app


def main() -> None:
    """Run the command. Exit codes: 0, 1 findings, 2 usage or unreadable input, 3 a crash, 130 interrupted."""
    _open_streams()
    for name in ("SIGTERM", "SIGHUP"):
        # A run that was told to outlive its terminal (nohup) does.
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) != signal.SIG_IGN:
            signal.signal(getattr(signal, name), limits.end)
    app = make_app(sys.argv[1:])
    try:
        code = app(prog_name="seedlint", standalone_mode=False)
    except Exception as error:
        if not hasattr(error, "show"):
            raise
        code = _refused(error)
    sys.exit(code)


def _refused(error: Any) -> int:
    """Say why the parser refuses the words of a call, in its own lines; they stay lines whatever was typed or pasted."""
    said = StringIO()
    error.show(said)
    print(*map(harmless, said.getvalue().splitlines()), sep="\n", file=sys.stderr)
    return int(error.exit_code)


def _open_streams() -> None:
    """Streams that write any name of a file; one that the caller has closed leads nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
        elif mode == "w" and isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _guarded(command: Callable[..., None]) -> Callable[..., None]:
    """The command with every failure told in one line; Typer's own handling would exit 1, which says "findings"."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            try:
                command(*args, **kwargs)
            finally:
                # Here, where a disk without room can still be told. An editor's server has closed it when it ends.
                if not sys.stdout.closed:
                    sys.stdout.flush()
        except BrokenPipeError:
            # Whoever read our output has closed it: the rest is of no use to anybody, and flushing at exit would fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(141) from None
        except KeyboardInterrupt:
            print("seedlint: interrupted", file=sys.stderr)
            raise typer.Exit(130) from None
        except typer.Exit:
            raise
        except Exception as error:
            raise typer.Exit(_failed(error)) from None

    return run


def _failed(error: Exception) -> int:
    """Tell a failure; 2 for one that its reader can mend, 3 for one that only we can."""
    import traceback

    if "--verbose" in sys.argv or "-v" in sys.argv:
        traceback.print_exception(error)
    code, message = _told(error)
    print(f"seedlint: error: {harmless(message)}", file=sys.stderr)
    return code


def _told(error: Exception) -> tuple[int, str]:
    from lint.commands.options import UsageError
    from lint.config.settings import ConfigError
    from lint.rule.yaml_rule import RuleError

    if isinstance(error, (ConfigError, RuleError, UsageError)):
        return 2, str(error)
    if "lint.cluster" in sys.modules and isinstance(error, sys.modules["lint.cluster"].EngineError):
        return 3, str(error)
    if isinstance(error, FileNotFoundError) and not error.filename and not _has_folder():
        return 2, "the folder in which it was called has been deleted"
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return 2, f"{place}{error.strerror or error}"
    if isinstance(error, MemoryError) or (isinstance(error, ImportError) and _NO_ROOM in str(error)):
        return 2, f"{_where(error)}there is too little memory; a smaller max-document or fewer --jobs need less of it"
    if type(error).__module__ == "sqlite3":
        return 2, f"what was gathered of the articles cannot be kept: {error}; TMPDIR names a folder with more room"
    return (
        3,
        f"{_where(error)}{type(error).__name__}: {error}; a fault of seedlint: --verbose shows more, please report it",
    )


_NO_ROOM = "failed to map segment"
"""What the system says of a library that does not fit into memory."""


def _has_folder() -> bool:
    try:
        return bool(os.getcwd())  # noqa: PTH109 - as a plain string
    except OSError:
        return False


def _where(error: Exception) -> str:
    import traceback

    steps = traceback.extract_tb(error.__traceback__)
    return f"{os.path.basename(steps[-1].filename)}:{steps[-1].lineno}: " if steps else ""  # noqa: PTH119


if __name__ == "__main__":
    main()

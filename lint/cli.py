"""The command line: find the command, run it, turn every expected failure into one clear line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import typer

COMMANDS = {
    "check": "lint.commands.check",
    "rules": "lint.commands.rules",
    "explain": "lint.commands.rules",
    "facts": "lint.commands.facts",
    "fix": "lint.commands.fix",
    "report": "lint.commands.report",
    "server": "lint.commands.server",
    "init": "lint.commands.init",
    "baseline": "lint.commands.baseline",
    "decide": "lint.commands.decide",
    "cache": "lint.commands.cache",
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
    """Run the command. Exit codes: 0, 1 findings, 2 usage or unreadable input, 3 a rule crashed, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    make_app(sys.argv[1:])(prog_name="seedlint")


def _guarded(command: Callable[..., None]) -> Callable[..., None]:
    """The command with every expected failure told in one line; Typer's own handling would exit 1, which says "findings"."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            # Whoever read our output has closed it: the rest is of no use to anybody, and flushing at exit would fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(141) from None
        except KeyboardInterrupt:
            print("seedlint: interrupted", file=sys.stderr)
            raise typer.Exit(130) from None
        except Exception as error:
            if not _expected(error) or "--verbose" in sys.argv or "-v" in sys.argv:
                raise
            print(f"seedlint: error: {error}", file=sys.stderr)
            raise typer.Exit(2) from None

    return run


def _expected(error: Exception) -> bool:
    """Whether the error says all that its reader needs: wrong usage, configuration or rules, a full disk."""
    from lint.commands.options import UsageError
    from lint.config import ConfigError
    from lint.pattern import RuleError

    return isinstance(error, (ConfigError, RuleError, UsageError, OSError))


if __name__ == "__main__":
    main()

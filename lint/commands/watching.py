"""`check --watch`: check again whenever an article or what is said of the corpus changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from lint.commands.options import UsageError, warn

_PACKS = (".yaml", ".yml", ".py", ".toml", ".baseline")


def watching(paths: list[str], run: Callable[[], int]) -> int:
    """Run, and run again after each change below the paths, until the user has seen enough; the last exit code.

    Raises UsageError where watchfiles is not installed or there is nothing that could change.
    """
    try:
        from watchfiles import DefaultFilter, watch
    except ImportError:
        raise UsageError("--watch needs an extra: pip install 'seedlint[watch]'") from None
    if "-" in paths:
        raise UsageError("--watch watches files and folders; standard input comes once")
    ordinary = DefaultFilter()
    code = _once(run)
    for _ in watch(
        *paths, watch_filter=lambda change, path: ordinary(change, path) and matters(path), raise_interrupt=False
    ):
        if sys.stdout.isatty():
            print("\x1b[2J\x1b[H", end="")
        code = _once(run)
    return code


def matters(path: str) -> bool:
    """Whether a change of a file can change what is found: an article, a configuration, decisions, a pack."""
    from lint.readers import suffix

    return bool(suffix(path)) or Path(path).suffix in _PACKS


def _once(run: Callable[[], int]) -> int:
    """A run; what is wrong with the configuration or a pack is reported, and watching goes on."""
    from lint.config.settings import ConfigError
    from lint.rule.yaml_rule import RuleError

    try:
        code = run()
    except (ConfigError, RuleError, UsageError) as error:
        warn(f"error: {error}")
        code = 2
    sys.stdout.flush()
    warn("waiting for changes (Ctrl+C ends)")
    return code

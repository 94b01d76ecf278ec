"""Which fixes a report may promise. Whoever begins a run, or a call of the library, calls `look_again`."""

from __future__ import annotations

from functools import lru_cache

from lint.files import is_replaceable
from lint.model import LocatedFinding
from lint.readers import file_of


def is_made(placed: LocatedFinding) -> bool:
    """Whether a plain `fix` makes the fix of a finding: a safe one, in a file that it can write."""
    fix = placed.finding.fix
    return fix is not None and fix.safe and _can_be_mended(file_of(placed.path))


@lru_cache(maxsize=64)
def _can_be_mended(file: str) -> bool:
    """Whether a file can be written: looked at once a run and not for each of its findings."""
    from lint.triage.written import written  # most articles have no fix

    return written(file) is not None and is_replaceable(file)


def look_again() -> None:
    """Forget which files could be written: another run begins."""
    _can_be_mended.cache_clear()

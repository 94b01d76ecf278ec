"""The gate of a run, with what its settings and paths say of baseline, decisions and commits read from the disk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from lint.config.settings import Settings
from lint.triage.gate import Gate, Given


def open_gate(settings: Settings, paths: Iterable[str] = (".",), diff_from: str | None = None) -> Gate:
    """The gate for a run over these paths. Raises ConfigError for a baseline, decisions or a git range that cannot be read."""
    paths = tuple(paths)
    given, today = Given(paths=paths, in_folders=any(Path(path).is_dir() for path in paths)), date.today()
    # Each of them is the exception: most runs read none.
    if settings.baseline:
        from lint.team_files import baseline

        given = given._replace(baseline=baseline.named_by(settings))
    if settings.decisions:
        from lint.team_files.baseline import FilesBeside
        from lint.team_files.decisions import load
        from lint.team_files.names import shown
        from lint.triage.decisions import Decisions

        file, folder = settings.decisions, settings.decisions.resolve().parent
        decisions = Decisions(load(file), today, str(shown(file)), FilesBeside(folder))
        whole = any(folder.is_relative_to(Path(path).resolve()) for path in paths)
        given = given._replace(decisions=decisions, over_decisions=whole)
    if diff_from is not None:
        from lint.team_files.changed_lines import changed_lines

        given = given._replace(changed=changed_lines(diff_from, paths))
    return Gate(settings, today, given)

"""What a call would do, without doing it: its settings with where they come from, the files it would read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lint.commands.options import say, warn
from lint.config.settings import KEYS, Settings


def settings_lines(settings: Settings, *, all_keys: bool = False) -> Iterator[str]:
    """`key = value (where it comes from)`, a line each: of what was set, or of every key."""
    for key, name in sorted(KEYS.items()):
        if all_keys or name in settings.sources:
            value = getattr(settings, name)
            if name == "ignore":
                value = (*value, *(one._asdict() for one in settings.ignore_by_field))
            yield f"{key} = {as_toml(value)} ({settings.sources.get(name, 'default')})"


def as_toml(value: Any) -> str:
    """A value as a configuration has it; nothing where it has no default."""
    if value is None:
        return "–"
    if isinstance(value, Mapping):
        return (
            "{ "
            + ", ".join(f"{json.dumps(name, ensure_ascii=False)} = {as_toml(one)}" for name, one in value.items())
            + " }"
        )
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)


def show_settings(settings: Settings) -> int:
    """Print all settings; the exit code."""
    say(f"# configuration: {settings.origin}")
    for line in settings_lines(settings, all_keys=True):
        say(line)
    return 0


def show_files(paths: Iterable[str], settings: Settings) -> int:
    """Print the files that would be read, one a line; the exit code: 2 where a path cannot be read."""
    from lint.readers import Problem, Unread, walk

    wrong = 0
    for found in walk.find(paths, settings):
        if isinstance(found, Unread):
            continue
        if isinstance(found, Problem):
            warn(str(found))
            wrong = 2
        else:
            say(found)
    return wrong

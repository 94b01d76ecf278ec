"""The pre-commit hook that `init` writes: where pre-commit looks for it, with the formats that are read, beside what is there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from lint.commands.options import UsageError, output, say
from lint.files import repository_of
from lint.readers.others import TOOLS

FILE_NAME = ".pre-commit-config.yaml"
EXCLUDED = rf"((README|CHANGELOG|LICENSE|CONTRIBUTING)(\.\w+)?|\.[^/]*|{TOOLS})$"
"""Files of formats that are read, but that are no articles."""


def pattern() -> str:
    """The end of an expression for the names of all files that are read, from the table of formats."""
    from lint.readers import KNOWN, PACKED

    plain = [ending[1:] for format in KNOWN if not format.packed for ending in format.endings]
    packed = [ending[1:] for format in KNOWN if format.packed for ending in format.endings]
    packings = "|".join(ending[1:] for ending in PACKED)
    return rf"\.({'|'.join(plain)}|({'|'.join(packed)})(\.({packings}))?)$"


def hook(inside: str = "") -> str:
    """The hook for a corpus in a folder of the repository ("": in its root), as an item of `repos`."""
    below = f"^{re.escape(inside)}/.*" if inside else ""
    where = json.dumps(inside or ".", ensure_ascii=False)
    return f"""\
- repo: local
  hooks:
    - id: seedlint
      name: seedlint (each article)
      entry: seedlint check --ignore XD
      language: system
      files: {_quoted(below + pattern())}
      exclude: {_quoted("(^|/)" + EXCLUDED)}
      require_serial: true
      stages: [pre-commit]
    - id: seedlint-corpus
      name: seedlint (whole corpus)
      entry: seedlint check
      args: [{where}]
      language: system
      pass_filenames: false
      require_serial: true
      stages: [pre-push]
"""


def _quoted(expression: str) -> str:
    return "'" + expression.replace("'", "''") + "'"


def add_hook(folder: Path) -> None:
    """Write the hook into the configuration of pre-commit in the root of the repository; of the folder where there is none."""
    root = _root(folder)
    path = root / FILE_NAME
    inside = folder.resolve().relative_to(root.resolve()).as_posix()
    item = hook("" if inside == "." else inside)
    if not path.exists():
        _write(path, "repos:\n" + _indented(item, 2))
        say(f"{path}: written")
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    if "seedlint" in text:
        say(f"{path}: has the hook already, left as it is")
        return
    added = with_item(text, item)
    if added is None:
        say(f"{path}: is there already, left as it is; under its “repos:” add\n")
        print(_indented(item, 2))
        return
    _write(path, added)
    say(f"{path}: the hook is added, all else is left as it is")


def _root(folder: Path) -> Path:
    """The root of the git repository that a folder is in; the folder itself where it is in none."""
    return repository_of(folder.resolve()) or folder


def with_item(text: str, item: str) -> str | None:
    """A configuration of pre-commit with one more item of `repos`, every other line as it was; None where that cannot be done safely."""
    import yaml

    try:
        before, root = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
        place = _end_of_repos(root, text)
        if place is None:
            return None
        line, indent = place
        lines = text.splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        made = "".join([*lines[:line], _indented(item, indent), *lines[line:]])
        wanted = {**before, "repos": [*before["repos"], *yaml.safe_load(item)]}
        return made if yaml.safe_load(made) == wanted else None
    except (yaml.YAMLError, TypeError, KeyError):
        return None


def _end_of_repos(root: Any, text: str) -> tuple[int, int] | None:
    """Behind which line the list of `repos` ends, and how far its items are indented; None where it is not written as a list of lines."""
    for key, value in root.value if root is not None else ():
        if key.value == "repos" and isinstance(value.value, list) and value.value and not value.flow_style:
            last = value.value[-1].end_mark
            behind = text.splitlines()[: last.line + (last.column > 0)]
            while behind and (not behind[-1].strip() or behind[-1].lstrip().startswith("#")):
                behind.pop()
            return len(behind), int(value.start_mark.column)
    return None


def _indented(item: str, cells: int) -> str:
    return "".join(" " * cells + line for line in item.splitlines(keepends=True))


def _write(path: Path, text: str) -> None:
    try:
        with output(path) as out:
            out.write(text)
    except UnicodeError:
        raise UsageError(f"{path} is not UTF-8") from None

"""Git, asked in a repository that may be a stranger's: its configuration runs nothing, and nothing is fetched or written."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence

PATIENCE = 120.0
"""Seconds by the clock that git may take."""
_QUIET = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.untrackedCache": "false",
    "core.sshCommand": "false",
    "core.gitProxy": "",
    "core.pager": "cat",
    "diff.external": "",
    "protocol.allow": "never",
    "submodule.recurse": "false",
}
"""What a repository's configuration could have git run or wait for."""
_FILES = ("core.excludesfile", "core.attributesfile")
_EMPTY = (".clean", ".smudge", ".process", ".textconv", ".command")
"""The ends of settings that name commands for some files: filters and ways to compare."""


class GitError(Exception):
    """Git could not be asked, or refused, and why."""


def git(arguments: Sequence[str], more: Mapping[str, str]) -> bytes:
    """What git prints, with these settings besides the quiet ones, which a repository's own cannot change. Raises GitError."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=_environment({**_QUIET, **more}),
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise GitError(f"git took longer than {PATIENCE:.0f} seconds") from None
    except OSError as error:
        raise GitError(f"needs git: {error.strerror}") from None
    except ValueError:
        raise GitError("a name with a zero character in it is none of git's") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(said[0] if said else "git failed")
    return done.stdout


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment with settings that take the place of any file's, given in it since a command line has its bounds."""
    kept = {name: value for name, value in os.environ.items() if name not in ("GIT_EXTERNAL_DIFF", "GIT_PAGER")}
    first = int(kept["GIT_CONFIG_COUNT"]) if kept.get("GIT_CONFIG_COUNT", "").isdecimal() else 0
    for number, (name, value) in enumerate(settings.items(), first):
        kept |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return kept | {
        "GIT_CONFIG_COUNT": str(first + len(settings)),
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_TERMINAL_PROMPT": "0",
    }


def overruled(listed: bytes) -> dict[str, str]:
    """Settings that take away each command, and each file to read, that a repository names, from the list of all settings.

    `listed`: scope and name of each, as git lists them; what the user has set for all repositories is the user's own.
    """
    quiet: dict[str, str] = {}
    parts = listed.decode("utf-8", "surrogateescape").split("\0")
    for scope, name in zip(parts[::2], parts[1::2], strict=False):
        if scope not in ("local", "worktree"):
            continue
        if name in _FILES or (name.startswith(("filter.", "diff.")) and name.endswith(_EMPTY)):
            quiet[name] = ""
        elif name.startswith("filter.") and name.endswith(".required"):
            quiet[name] = "false"
    return quiet

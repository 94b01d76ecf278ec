"""Which configurations may have a say: those whose owner is the user's own, and for code, those that the user has read.

A configuration is found in the folder that is linted or above it, and may be a stranger's. Its settings are only settings,
but rules written in Python run. So these are loaded only if the user has said so: by name on the command line, by installing
a package, or with `seedlint trust`, which notes the configuration and all that code by content, outside of the folder.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from lint.config import settings as config
from lint.config.settings import ConfigError, Settings
from lint.files import alone_in, read_regular, unsafe_owner, written_whole
from lint.hashes import blake2b
from lint.rule import packs
from lint.rule.yaml_rule import RuleError

_VERSION = 1
_MOST_CODE = 1 << 24


def load(path: Path, *, trusted: bool = False) -> Settings:
    """The settings of a configuration that may have a say. Raises ConfigError for one that may not, or cannot be read.

    `trusted`: the user has just said that this one may run code.
    """
    settings = config.read(path)
    fault = unsafe_owner(path)
    if fault:
        fault = f"{fault} and is not used"
    elif code := python_files(settings):
        fault = f"names rules written in Python, which run as code ({_named(code)})"
    if fault and not trusted and not is_trusted(path):
        raise ConfigError(f"{fault}; {_HINT}", path)
    return settings


_HINT = "read it, then allow it with “seedlint trust” or --trust-config, or leave it out with --isolated"


def _named(code: list[Path]) -> str:
    return f"{code[0]}" if len(code) == 1 else f"{code[0]} and {len(code) - 1} more"


def python_files(settings: Settings) -> list[Path]:
    """The files of the configuration's packs that run as code; those of an installed package are none of them."""
    found: list[Path] = []
    for pack in settings.packs:
        if not packs.is_installed(pack):
            try:
                found += [path for path in packs.files(pack) if path.suffix == ".py"]
            except RuleError:
                # That the pack is not there is told when it is loaded.
                continue
    return found


def is_trusted(path: Path) -> bool:
    """Whether the user has allowed just this configuration with just this code."""
    noted = _noted().get(_key(path))
    if noted is None:
        return False
    try:
        return noted == _digest(path, python_files(config.read(path)))
    except (OSError, ConfigError):
        return False


def allow(path: Path) -> list[Path]:
    """Note that a configuration may run the code that it names now; the files of that code. Raises ConfigError and OSError."""
    code = python_files(config.read(path))
    _change({_key(path): _digest(path, code)})
    return code


def forbid(path: Path) -> bool:
    """Take back what was allowed; whether anything was. Raises OSError."""
    if _key(path) not in _noted():
        return False
    _change({_key(path): None})
    return True


def allowed() -> list[str]:
    """The configurations that may run code, as long as they stay as they are."""
    return sorted(_noted())


def _key(path: Path) -> str:
    return os.path.realpath(path)


def _digest(path: Path, code: Iterable[Path]) -> str:
    """A hash of a configuration and its code, by place and content. Raises OSError."""
    digest = blake2b(digest_size=20)
    for file in (path, *sorted(code)):
        content = read_regular(file, _MOST_CODE)
        name = os.path.relpath(os.path.realpath(file), os.path.realpath(path.parent))
        digest.update(f"{len(name)}:{name}{len(content)}:".encode("utf-8", "surrogatepass"))
        digest.update(content)
    return digest.hexdigest()


def folder() -> Path:
    """Where is noted what the user trusts: `$SEEDLINT_STATE_DIR`, or `seedlint` in the user's folder for such things."""
    named = os.environ.get("SEEDLINT_STATE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "seedlint"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "seedlint"


def _noted() -> dict[str, str]:
    """What was noted, by the real path of the configuration; nothing of a file that somebody else could have written."""
    try:
        file = folder() / "trusted.json"
        if unsafe_owner(file) or unsafe_owner(file.parent):
            return {}
        data = json.loads(read_regular(file))
    except (OSError, ValueError, RuntimeError, RecursionError):
        return {}
    noted = data.get("trusted") if isinstance(data, dict) and data.get("version") == _VERSION else None
    if not isinstance(noted, dict):
        return {}
    return {path: digest for path, digest in noted.items() if isinstance(digest, str)}


def _change(changes: Mapping[str, str | None]) -> None:
    """Note digests by configuration, or that one is trusted no more (None), beside what is noted by then."""
    file = folder() / "trusted.json"
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone_in(file.parent), written_whole(file, 0o600) as out:
        noted = {path: digest for path, digest in {**_noted(), **changes}.items() if digest is not None}
        out.write(
            json.dumps({"version": _VERSION, "trusted": noted}, indent=1).encode("utf-8", "surrogatepass") + b"\n"
        )

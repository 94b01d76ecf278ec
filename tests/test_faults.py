"""Faults by injection: a full disk, a folder that cannot be written, a run killed at each step of writing, a clock gone back."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lint import cache, files
from lint.fixes.files import Fixed, write
from tests.command import environment, seedlint

STEPS = ["open", "fsync", "chmod", "replace", "fdopen"]
"""The calls of the system that `lint.files` makes when it writes."""


class KilledError(BaseException):
    """Stands for a signal that nobody can catch."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes(b"old content\n")
    return tmp_path


def whole(path: Path) -> None:
    with files.written_whole(path) as out:
        out.write(b"new content\n")


def appended(path: Path) -> None:
    files.appended(path, "more\n")


def fixed(path: Path) -> None:
    write(Fixed(str(path), "old content\n", "new content\n", b"old content\n", "utf-8"))


WRITERS = [whole, appended, fixed]


def injected(monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException) -> None:
    real: Callable[..., object] = getattr(os, step)

    def fails(*arguments: object, **named: object) -> object:
        if step == "open" and ".seedlint-" not in str(arguments[0]):
            return real(*arguments, **named)
        raise error

    monkeypatch.setattr(os, step, fails)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, writer: Callable[[Path], None], step: str
) -> None:
    with monkeypatch.context() as patched, pytest.raises(Exception, match="No space left"):
        injected(patched, step, OSError(errno.ENOSPC, "No space left on device"))
        writer(folder / "a.txt")
    assert (folder / "a.txt").read_bytes() == b"old content\n"
    assert step == "fdopen" or [path.name for path in folder.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_run_killed_at_any_step_leaves_a_whole_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, writer: Callable[[Path], None], step: str
) -> None:
    with monkeypatch.context() as patched:
        injected(patched, step, KilledError())
        patched.setattr(os, "unlink", lambda *_: None)  # who is killed clears nothing away
        with pytest.raises(KilledError):
            writer(folder / "a.txt")
    assert (folder / "a.txt").read_bytes() == b"old content\n"
    left = [path for path in folder.iterdir() if path.name != "a.txt"]
    for path in left:
        # As if another process had left it, which is gone.
        path.rename(path.with_name(path.name.replace(f"-{os.getpid()}-", "-3999999-")))
    files._swept.clear()
    whole(folder / "a.txt")
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_hard_links_survive_a_fix_and_a_kill_in_the_middle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.link(folder / "a.txt", folder / "b.txt")

    def killed(target: Path, content: bytes) -> None:
        target.write_bytes(content[:3])
        raise KilledError

    with monkeypatch.context() as patched, pytest.raises(KilledError):
        patched.setattr(files, "_overwrite", killed)
        fixed(folder / "a.txt")
    assert files.restore(folder / "a.txt") and (folder / "b.txt").read_bytes() == b"old content\n"
    fixed(folder / "a.txt")
    assert (folder / "b.txt").read_bytes() == (folder / "a.txt").read_bytes() == b"new content\n"
    assert (folder / "a.txt").stat().st_nlink == 2 and len(list(folder.iterdir())) == 2


@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    folder.chmod(0o500)
    for writer in WRITERS:
        with pytest.raises(Exception, match=r"[Pp]ermission denied"):
            writer(folder / "a.txt")
    folder.chmod(0o700)
    assert (folder / "a.txt").read_bytes() == b"old content\n"


@pytest.mark.parametrize("step", STEPS)
def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    cache.store("kind", "old", 1)
    with monkeypatch.context() as patched:
        injected(patched, step, OSError(errno.ENOSPC, "No space left on device"))
        cache.store("kind", "key", 1)
    assert cache.load("kind", "old") == 1 and cache.load("kind", "key") in (None, 1)


def test_a_cache_that_goes_while_it_is_used_and_a_clock_gone_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    cache.store("kind", "key", 1)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    cache.store("kind", "more", 2)
    assert cache.load("kind", "key") == 1 and cache.load("kind", "more") == 2
    for entry in cache.folder().iterdir():
        entry.unlink()
    cache.folder().rmdir()
    assert cache.load("kind", "key") is None
    cache.store("kind", "key", 3)
    assert cache.load("kind", "key") == 3


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no terminals that hang up here")
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_terminal_that_hangs_up_leaves_no_file_behind(tmp_path: Path, name: str) -> None:
    (tmp_path / "slow.jsonl").write_text('{"text": "Insider sources agree."}\n' * 200_000, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    line = [
        sys.executable,
        "-m",
        "lint",
        "check",
        "--isolated",
        "-j",
        "1",
        "-o",
        str(out / "report.txt"),
        str(tmp_path / "slow.jsonl"),
    ]
    with subprocess.Popen(line, env=environment(), stderr=subprocess.DEVNULL) as run:
        for _ in _until(lambda: any(out.iterdir())):
            assert run.poll() is None
        run.send_signal(getattr(signal, name))
        assert run.wait(60) == 128 + getattr(signal, name)
    assert not list(out.iterdir())


def _until(done: Callable[[], bool]) -> Iterator[None]:
    while not done():
        yield
        time.sleep(0.05)


@pytest.mark.parametrize("hash_seed", ["0", "7", "4242"])
@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.UTF-8"])
def test_neither_hash_seed_nor_locale_has_a_say(tmp_path: Path, hash_seed: str, locale: str) -> None:
    (tmp_path / "é.md").write_text(
        "---\ntags: [ä, ö]\n---\nInsider sources say “Größe” sells.\n\nConnect with us\n", encoding="utf-8"
    )
    done = seedlint(
        "check",
        "--isolated",
        "--format",
        "jsonl",
        ".",
        cwd=tmp_path,
        PYTHONHASHSEED=hash_seed,
        LC_ALL=locale,
        LANG=locale,
    )
    plain = seedlint("check", "--isolated", "--format", "jsonl", ".", cwd=tmp_path)
    assert done.findings and done == plain

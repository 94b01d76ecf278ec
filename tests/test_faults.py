"""Faults by injection: a full disk, a folder that cannot be written, a run killed at each step of writing, a clock gone back."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from lint import cache, files, trust
from lint.fixes.files import Fixed, write
from lint.team_files import decisions
from lint.triage.decisions import Decision
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


@pytest.fixture
def slow_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between reading what is there and writing it anew others have time to do the same."""
    read = files.read_regular

    def slowly(*arguments: Any) -> bytes:
        content = read(*arguments)
        time.sleep(0.01)
        return content

    for module in (files, trust):
        monkeypatch.setattr(module, "read_regular", slowly)


@pytest.mark.skipif(sys.platform == "win32", reason="no locks of folders")
@pytest.mark.usefixtures("slow_reading")
def test_what_several_runs_write_down_at_once_is_all_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEEDLINT_STATE_DIR", str(folder / "state"))
    configs = [folder / name / "seedlint.toml" for name in "abcdef"]
    for config in configs:
        config.parent.mkdir()
        config.write_text("", encoding="utf-8")
    with ThreadPoolExecutor(6) as pool:
        list(
            pool.map(lambda name: decisions.append(folder / "d.toml", Decision("HD201", name, f"{name}.txt")), "abcdef")
        )
        list(pool.map(trust.allow, configs))
    assert sorted(one.reason for one in decisions.load(folder / "d.toml")) == list("abcdef")
    assert trust.allowed() == sorted(map(str, configs))


@pytest.mark.skipif(sys.platform == "win32", reason="no locks of folders")
def test_a_run_that_goes_on_writing_is_not_waited_for_without_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.02)
    with files.alone_in(folder), pytest.raises(OSError, match="another run of seedlint is writing there"):
        files.appended(folder / "a.txt", "new\n")
    files.appended(folder / "a.txt", "new\n")
    assert (folder / "a.txt").read_bytes() == b"old content\nnew\n"


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

    def heeds_it() -> None:
        # Else these tests do not end where they are themselves told to outlive their terminal.
        signal.signal(getattr(signal, name), signal.SIG_DFL)

    with subprocess.Popen(line, env=environment(), stderr=subprocess.DEVNULL, preexec_fn=heeds_it) as run:
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


COMMANDS = [
    "fix a.txt", "fix a.txt --backup", "baseline .", "baseline . --update --accept-new --baseline old.baseline",
    "decide HD201 a.txt --reason known", "report . -o r.html --history runs.numbers", "check . -o out.txt --exit-zero",
    "check b.jsonl --exit-zero --kept k.jsonl --rejected j.jsonl --scores s.jsonl",
]  # fmt: skip


def _corpus(folder: Path) -> None:
    folder.mkdir()
    text = "According to insider sources, the mill closed on 3 May 2019.\n\nLeave a Reply\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "b.jsonl").write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    assert (
        seedlint("baseline", "b.jsonl", "--isolated", "--no-cache", "--baseline", "old.baseline", cwd=folder).code == 0
    )
    (folder / "runs.numbers").write_text('{"at": "2026-01-01T00:00:00", "families": {}}\n', encoding="utf-8")


def _is_whole(path: Path, contents: list[dict[str, bytes]]) -> bool:
    """Whether a file has its content of before or that of after a command; of what has the time in it, whether it is complete."""
    data = path.read_bytes()
    if path.suffix == ".html":
        return data.rstrip().endswith(b"</html>")
    if path.name == "runs.numbers":
        return data.endswith(b"}\n") and all(map(json.loads, data.splitlines()))
    return data in [held[path.name] for held in contents if path.name in held]


@pytest.mark.parametrize(
    "line", COMMANDS[::2] + [pytest.param(line, marks=pytest.mark.slow) for line in COMMANDS[1::2]]
)
def test_a_command_killed_at_any_write_leaves_whole_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    calls, steps = line.split(), ("open", "fsync", "chmod", "replace")
    calls += [] if calls[0] == "decide" else ["--no-cache"]
    _corpus(tmp_path / "whole")
    before = {path.name: path.read_bytes() for path in (tmp_path / "whole").iterdir()}
    assert seedlint(*calls, cwd=tmp_path / "whole").code in (0, 1)
    after = {path.name: path.read_bytes() for path in (tmp_path / "whole").iterdir()}
    assert before != after
    for turn in range(1, 60):
        folder = tmp_path / str(turn)
        _corpus(folder)
        with monkeypatch.context() as patched:
            left = _killing_at(patched, steps, turn, folder)
            patched.setattr(os, "unlink", lambda *_: None)  # who is killed clears nothing away
            with suppress(KilledError):
                seedlint(*calls, cwd=folder)
        written = [path for path in folder.iterdir() if not path.name.startswith(".seedlint-")]
        assert [path.name for path in written if not _is_whole(path, [before, after])] == []
        if left[0] > 0:
            break
    assert 3 < turn < 59, "each step of the command's writing was tried"


def _killing_at(patched: pytest.MonkeyPatch, steps: Iterable[str], turn: int, folder: Path) -> list[int]:
    """Have the so-manieth call that writes in the folder be the last; how many are left until then, in a list."""
    left = [turn]

    def wrapped(real: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            writes = not isinstance(arguments[0], (str, os.PathLike)) or ".seedlint-" in str(arguments[0])
            if writes:
                left[0] -= 1
                if left[0] == 0:
                    raise KilledError
            return real(*arguments, **named)

        return counted

    for step in steps:
        patched.setattr(os, step, wrapped(getattr(os, step)))
    return left

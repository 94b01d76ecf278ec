"""A stranger's folder: what it may say, and what it may not do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint import files, trust
from lint.config.settings import ConfigError
from lint.escaping import harmless
from lint.rule import packs

PACK = """
from pathlib import Path
Path(__file__).with_name("ran").write_text("")
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEEDLINT_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "corpus" / "pack").mkdir(parents=True)
    (tmp_path / "corpus" / "pack" / "own.py").write_text(PACK, encoding="utf-8")
    file = tmp_path / "corpus" / "seedlint.toml"
    file.write_text('packs = ["pack"]\n', encoding="utf-8")
    return file


def test_rules_in_python_need_the_users_word(config: Path) -> None:
    with pytest.raises(ConfigError, match=r"own\.py.*seedlint trust.*--isolated"):
        trust.load(config)
    assert trust.load(config, trusted=True).packs == (config.parent / "pack",)
    assert not (config.parent / "pack" / "ran").exists()


def test_what_is_trusted_is_trusted_as_it_is(config: Path, state: Path) -> None:
    assert trust.allow(config) == [config.parent / "pack" / "own.py"]
    assert trust.load(config).packs and trust.allowed() == [str(config)]
    assert state.stat().st_mode & 0o777 == 0o700
    code = config.parent / "pack" / "own.py"
    code.write_text(PACK + "\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        trust.load(config)
    trust.allow(config)
    (config.parent / "pack" / "more.py").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError):
        trust.load(config)
    trust.allow(config)
    config.write_text('packs = ["pack"]\nstats = true\n', encoding="utf-8")
    with pytest.raises(ConfigError):
        trust.load(config)
    trust.allow(config)
    assert trust.forbid(config) and not trust.forbid(config)
    with pytest.raises(ConfigError):
        trust.load(config)


def test_a_note_of_trust_that_anybody_can_write_counts_for_nothing(config: Path, state: Path) -> None:
    trust.allow(config)
    (state / "trusted.json").chmod(0o666)
    assert not trust.is_trusted(config)
    (state / "trusted.json").chmod(0o600)
    assert trust.is_trusted(config)
    (state / "trusted.json").write_text('{"version": 1, "trusted": [1]}', encoding="utf-8")
    assert not trust.is_trusted(config)


def test_rules_in_yaml_are_no_code(config: Path) -> None:
    (config.parent / "pack" / "own.py").rename(config.parent / "pack" / "own.yaml")
    assert trust.load(config).packs


def test_a_configuration_that_anybody_can_write_is_refused(config: Path) -> None:
    config.write_text("stats = true\n", encoding="utf-8")
    config.chmod(0o666)
    with pytest.raises(ConfigError, match="can be written by anybody and is not used"):
        trust.load(config)
    trust.allow(config)
    assert trust.load(config).stats


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
def test_a_configuration_of_another_user_is_refused(config: Path) -> None:
    config.write_text("stats = true\n", encoding="utf-8")
    os.chown(config, 12345, -1)
    with pytest.raises(ConfigError, match="belongs to another user"):
        trust.load(config)


def test_a_configuration_is_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "seedlint.toml")
    with pytest.raises(ConfigError, match="no regular file"):
        trust.load(tmp_path / "seedlint.toml")


def test_a_configuration_nested_without_end_is_told(tmp_path: Path) -> None:
    (tmp_path / "seedlint.toml").write_text("select = " + "[" * 5000 + "]" * 5000, encoding="utf-8")
    with pytest.raises(ConfigError, match="nested too deeply"):
        trust.load(tmp_path / "seedlint.toml")


def test_a_compiled_form_beside_a_rule_file_is_not_run(config: Path) -> None:
    """Whoever reads the source should have read what runs."""
    import importlib.util
    import py_compile

    code = config.parent / "pack" / "own.py"
    harmless_code = "print('x')  # " + "x" * (len(PACK) - len("print('x')  # \n")) + "\n"
    compiled = Path(importlib.util.cache_from_source(str(code)))
    py_compile.compile(str(code), cfile=str(compiled))
    stamp = code.stat()
    code.write_text(harmless_code, encoding="utf-8")
    os.utime(code, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert code.stat().st_size == stamp.st_size
    packs.parse_python(code, {})
    assert not code.with_name("ran").exists()


def test_a_pack_of_an_installed_package_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ourrules").mkdir()
    (tmp_path / "ourrules" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "ourrules-1.dist-info").mkdir()
    (tmp_path / "ourrules-1.dist-info" / "METADATA").write_text("Name: ourrules\nVersion: 1\n", encoding="utf-8")
    (tmp_path / "ourrules-1.dist-info" / "entry_points.txt").write_text(
        "[seedlint.packs]\nours = ourrules\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert packs.located(Path("package:ours")) == tmp_path / "ourrules"
    with pytest.raises(packs.RuleError):
        packs.located(Path("package:theirs"))
    (tmp_path / "seedlint.toml").write_text('packs = ["package:ours"]\n', encoding="utf-8")
    assert trust.load(tmp_path / "seedlint.toml").packs == (Path("package:ours"),)


def test_what_is_printed_commands_nobody() -> None:
    assert harmless("a \x1b[31mb\nc\u202e") == "a \ufffd[31mb c\ufffd"
    assert harmless("##[group]x ##vso[task] ## Title") == "#\ufffd[group]x #\ufffdvso[task] ## Title"
    assert harmless("  ::error::x") == "  \ufffd:error::x" and harmless("a::b") == "a::b"


def test_only_regular_files_are_read_and_only_up_to_a_size(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "large").write_bytes(b"x" * 100)
    for name in ("pipe", "zero", "large", "."):
        with pytest.raises(OSError):
            files.read_regular(tmp_path / name, 99)
    assert files.read_regular(tmp_path / "large", 100) == b"x" * 100
    if Path("/proc/self/environ").exists():
        assert files.read_regular("/proc/self/environ") == b""


def test_nothing_is_written_through_a_link_out_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside, inside = tmp_path / "outside.txt", tmp_path / "corpus"
    outside.write_text("old", encoding="utf-8")
    inside.mkdir()
    (inside / "link.txt").symlink_to(outside)
    (inside / "folder").symlink_to(tmp_path)
    monkeypatch.chdir(inside)
    for name in ("link.txt", inside / "link.txt", "folder/outside.txt"):
        with pytest.raises(OSError, match="link out of its folder"), files.written_whole(name) as out:
            out.write(b"new")
    assert outside.read_text(encoding="utf-8") == "old" and len(list(inside.iterdir())) == 2
    (inside / "real.txt").write_text("old", encoding="utf-8")
    (inside / "near.txt").symlink_to("real.txt")
    with files.written_whole("near.txt") as out:
        out.write(b"new")
    assert (inside / "real.txt").read_bytes() == b"new" and (inside / "near.txt").is_symlink()
    with files.written_whole("../outside.txt") as out:
        out.write(b"named")
    assert outside.read_bytes() == b"named"


def test_what_a_killed_run_left_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = f".seedlint-{files._machine()}", ".seedlint-00000000"
    dead = next(number for number in range(4_000_000, 2, -1) if not files._lives(number))
    for name in (
        f"{ours}-{dead}-a",
        f"{ours}-{os.getpid()}-b",
        f"{theirs}-{dead}-c",
        f"{theirs}-{dead}-d",
        ".seedlint-x",
    ):
        (tmp_path / name).write_text("", encoding="utf-8")
    os.utime(tmp_path / f"{theirs}-{dead}-d", (0, 0))
    with files.written_whole(tmp_path / "new.txt") as out:
        out.write(b"x")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"new.txt", f"{ours}-{os.getpid()}-b", f"{theirs}-{dead}-c", ".seedlint-x"}


def test_a_file_rewritten_in_place_is_whole_or_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, other = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_bytes(b"old old")
    os.link(file, other)
    files.rewrite(file, b"old old", b"new")
    assert other.read_bytes() == b"new" and len(list(tmp_path.iterdir())) == 2

    def killed(target: Path, content: bytes) -> None:
        target.write_bytes(content[:1])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(files, "_overwrite", killed)
        with pytest.raises(KeyboardInterrupt):
            files.rewrite(file, b"new", b"newer")
    assert other.read_bytes() == b"n"
    assert files.restore(file) and other.read_bytes() == b"new" and not files.restore(file)

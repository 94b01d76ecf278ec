"""Findings on the lines that a range of git commits has changed."""

from __future__ import annotations

import gzip
import os
import subprocess
from pathlib import Path

import pytest

from lint.config.settings import ConfigError
from lint.model import Finding, LocatedFinding, Position, Related
from lint.team_files.changed_lines import changed_lines
from lint.triage.changed_lines import ChangedLines
from tests.gate import article

ENV = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENV |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}


def git(place: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=place, env=ENV, check=True, capture_output=True)


def commit(place: Path, message: str) -> None:
    git(place, "add", ".")
    git(place, "commit", "-qm", message)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "seeds").mkdir()
    write(tmp_path, "a.txt", "One huge.", "Two huge.", "Three huge.", "Four huge.")
    commit(tmp_path, "first")
    return tmp_path


def write(place: Path, name: str, *lines: str) -> Path:
    path = place / "seeds" / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def touched(changed: ChangedLines, path: Path) -> list[int]:
    """The lines with a finding on a changed line."""
    found = article(path.read_text(encoding="utf-8"), path).findings
    return [placed.start.line for placed in found if placed.start and changed.touches(placed)]


def test_changed_and_added_lines_committed_or_not(place: Path) -> None:
    path = write(place, "a.txt", "One huge.", "Two so huge.", "Three huge.", "Four huge.", "Five huge.")
    assert touched(changed_lines("HEAD", ["seeds"]), path) == [2, 5]
    commit(place, "second")
    assert touched(changed_lines("HEAD", ["seeds"]), path) == []
    assert touched(changed_lines("HEAD~1", [str(place / "seeds")]), path) == [2, 5]
    assert touched(changed_lines("HEAD~1..HEAD", ["seeds/a.txt"]), path) == [2, 5]


def test_removed_lines_change_none_that_are_left(place: Path) -> None:
    path = write(place, "a.txt", "One huge.", "Four huge.")
    assert touched(changed_lines("HEAD", ["seeds"]), path) == []


def test_what_the_other_branch_did_is_not_ours(place: Path) -> None:
    git(place, "checkout", "-qb", "ours")
    path = write(place, "a.txt", "One huge.", "Two huge.", "Three huge.", "Four so huge.")
    commit(place, "ours")
    git(place, "checkout", "-q", "main")
    write(place, "a.txt", "One less huge.", "Two huge.", "Three huge.", "Four huge.")
    commit(place, "theirs")
    git(place, "checkout", "-q", "ours")
    assert touched(changed_lines("main", ["seeds"]), path) == [4]
    assert touched(changed_lines("main...ours", ["seeds"]), path) == [4]


def test_moved_new_and_oddly_named_files(place: Path) -> None:
    for key, value in (("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.ui", "always")):
        git(place, "config", key, value)
    git(place, "mv", "seeds/a.txt", "seeds/b ü.txt")
    moved = write(place, "b ü.txt", "One huge.", "Two huge.", "Three so huge.", "Four huge.")
    added = write(place, 'tab\t"quoted".txt', "A huge one.", "-- huge", "++ huge")
    untracked = write(place, "un tracked.txt", "Huge.")
    git(place, "add", str(added), str(moved))
    changed = changed_lines("HEAD", ["seeds"])
    assert touched(changed, moved) == [3]
    assert touched(changed, added) == [1, 2, 3]
    assert touched(changed, untracked) == [1]
    commit(place, "odd names")
    write(place, added.name, "A huge one.", "-- so huge", "++ huge")
    assert touched(changed_lines("HEAD", ["seeds"]), added) == [2]


def test_whole_files_records_and_related_places(place: Path) -> None:
    old, new = place / "seeds" / "a.txt", write(place, "new.txt", "Huge.")
    rows = write(place, "rows.jsonl", '{"text": "a"}', '{"text": "b"}')
    commit(place, "rows")
    write(place, "rows.jsonl", '{"text": "a"}', '{"text": "c"}')
    write(place, "a.txt", "One huge.", "Two huge.", "Three huge.", "Four so huge.")
    changed, (placed, *_) = changed_lines("HEAD~1", ["seeds"]), article("Huge.", old).findings

    def whole(path: str, *related: Related) -> LocatedFinding:
        finding = Finding("TT900", "n", placed.finding.severity, placed.finding.confidence, "m", related=related)
        return LocatedFinding(path, finding, None, None, "", 0, "a-b-1-c")

    assert not changed.touches(whole(str(old))) and changed.touches(whole(str(new)))
    since = changed_lines("HEAD", ["seeds"])
    assert not since.touches(whole(f"{rows}:1")) and since.touches(whole(f"{rows}:2"))
    there = Related(str(old), 1, 2, "", Position(4, 1, 0))
    elsewhere = Related(str(old), 1, 2, "", Position(2, 1, 0))
    assert since.touches(whole(str(new), there)) and not since.touches(whole(str(new), elsewhere))


def test_packed_files_change_whole(place: Path) -> None:
    rows = place / "seeds" / "rows.jsonl.gz"
    rows.write_bytes(gzip.compress(b'{"text": "a"}\n'))
    commit(place, "packed")
    rows.write_bytes(gzip.compress(b'{"text": "huge"}\n'))
    changed = changed_lines("HEAD", ["seeds"])
    assert all(changed.touches(placed) for placed in article("Huge.", rows, 1).findings)


def test_standard_input_has_no_changed_lines(place: Path) -> None:
    with pytest.raises(ConfigError, match="standard input"):
        changed_lines("HEAD", ["-"])


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        ("nowhere", "no such commit"),
        ("--output=x", "needs a commit"),
        ("", "needs a commit"),
        ("a..b", "a..b"),
        ("unrelated", "fetch-depth: 0"),
    ],
)
def test_what_git_cannot_tell_is_refused(place: Path, reference: str, says: str) -> None:
    git(place, "checkout", "-q", "--orphan", "unrelated")
    commit(place, "unrelated")
    git(place, "checkout", "-q", "main")
    with pytest.raises(ConfigError, match=says):
        changed_lines(reference, ["seeds"])


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ConfigError, match="not a git repository"):
        changed_lines("HEAD", [str(tmp_path)])
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="needs git"):
        changed_lines("HEAD", [str(tmp_path)])


@pytest.mark.parametrize(
    "settings",
    [
        {"core.fsmonitor": "{}"},
        {"diff.external": "{}"},
        {"filter.evil.clean": "{}", "filter.evil.required": "true"},
        {"filter.evil.process": "{}", "filter.evil.required": "true"},
        {"diff.evil.textconv": "{}"},
        {"diff.evil.command": "{}"},
        {"core.pager": "{}"},
        {"core.excludesFile": "/dev/zero", "core.attributesFile": "/dev/zero"},
    ],
    ids=lambda settings: next(iter(settings)),
)
def test_a_repositorys_configuration_runs_nothing(place: Path, tmp_path: Path, settings: dict[str, str]) -> None:
    mark, command = tmp_path / "ran", tmp_path / "command"
    command.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    command.chmod(0o755)
    (place / ".gitattributes").write_text("*.txt filter=evil diff=evil\n", encoding="utf-8")
    (place / ".git" / "hooks" / "post-index-change").write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    (place / ".git" / "hooks" / "post-index-change").chmod(0o755)
    for name, value in settings.items():
        git(place, "config", name, value.format(command))
    write(place, "a.txt", "One huge.", "Two huge indeed.", "Three huge.", "Four huge.")
    found = changed_lines("HEAD", ["seeds"])
    assert not mark.exists()
    assert [
        placed.start.line
        for placed in article("\n".join(["Huge one."] * 4), "seeds/a.txt").findings
        if placed.start and found.touches(placed)
    ] == [2]


def test_nothing_is_fetched_for_a_repository_that_lacks_a_part(place: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    for name, value in {
        "extensions.partialClone": "origin", "remote.origin.promisor": "true", "protocol.ext.allow": "always",
        "remote.origin.url": f"ext::sh -c 'touch {mark}'", "core.repositoryFormatVersion": "1",
    }.items():  # fmt: skip
        git(place, "config", name, value)
    blob = subprocess.run(["git", "rev-parse", "HEAD:seeds/a.txt"], cwd=place, env=ENV, capture_output=True, check=True)
    name = blob.stdout.decode().strip()
    (place / ".git" / "objects" / name[:2] / name[2:]).unlink()
    write(place, "a.txt", "One huge.")
    with pytest.raises(ConfigError):
        changed_lines("HEAD", ["seeds"])
    assert not mark.exists()

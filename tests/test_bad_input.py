"""Nothing lost: every bad input is told with file and place, the rest of the run goes on, the exit code tells."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from lint import files, readers
from lint.config.settings import Settings
from lint.model import Finding
from lint.readers import Problem, opening
from lint.readers.shards import Shard
from lint.session import kept_results
from lint.text.document import Document
from tests.command import environment, seedlint, seedlint_process

SOURCES = "According to insider sources, the mill will close in 2031.\n"
GOOD_RULE = """
- code: ZZ101
  name: no-mills
  severity: warning
  confidence: high
  why: Mills are sold out.
  find: ["the mill"]
  say: "“{match}”: which?"
  examples:
    flags: ["I saw [[the mill]].", "Where is [[the mill]]?"]
    passes: ["I saw a mill.", "Where is it?"]
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "bad.txt").write_text(SOURCES, encoding="utf-8")
    return folder


def told(corpus: Path, *messages: str, code: int = 2, more: tuple[str | Path, ...] = ()) -> None:
    """A run over the corpus still finds the finding of bad.txt, tells the messages, and exits with `code`."""
    done = seedlint("check", "--select", "HD2", "--format", "jsonl", *more, corpus)
    assert any(finding["path"].endswith("bad.txt") for finding in done.findings), done.err
    for message in messages:
        assert message in done.err
    assert done.code == code and "Traceback" not in done.err


def test_a_missing_path(corpus: Path) -> None:
    told(corpus, "nowhere.txt: no such file or folder", more=("nowhere.txt",))


def test_an_unreadable_file(corpus: Path) -> None:
    locked = corpus / "locked.txt"
    locked.write_text("x", encoding="utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        # The administrator reads everything; a broken link cannot be read by anybody.
        locked.unlink()
        locked.symlink_to(corpus / "gone.txt")
    told(corpus, "locked.txt: ")


def test_a_binary_an_unknown_encoding_and_an_empty_file(corpus: Path) -> None:
    (corpus / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r")
    (corpus / "b.txt").write_bytes(bytes(range(128, 256)) * 8)
    (corpus / "c.txt").write_bytes(b"")
    told(corpus, "a.txt: a binary file", "b.txt: in no encoding known here")


@pytest.mark.parametrize("repeated", [26_000, pytest.param(1_300_000, marks=pytest.mark.slow)], ids=["one", "fifty"])
def test_one_line_of_many_megabytes(corpus: Path, repeated: int) -> None:
    (corpus / "long.txt").write_text("the mill was said to grow by 3 in May. " * repeated, encoding="utf-8")
    told(corpus, code=1)


def test_broken_front_matter_and_a_broken_record(corpus: Path) -> None:
    (corpus / "a.md").write_text("---\ntitle: [a\n---\n" + SOURCES, encoding="utf-8")
    (corpus / "b.jsonl").write_text("{nothing\n" + json.dumps({"text": SOURCES}) + "\n", encoding="utf-8")
    done = seedlint("check", "--select", "HD2", "--format", "jsonl", corpus)
    assert {Path(finding["path"]).name for finding in done.findings} == {"a.md", "b.jsonl:2", "bad.txt"}
    assert "a.md:3: the front matter is broken" in done.err and "b.jsonl:1: broken JSON" in done.err
    assert done.code == 2


def pack(tmp_path: Path, name: str, content: str) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  find: [", "  match: ['(', ", "rules.yaml:7: the pattern '(' does not compile"),
        ("  find: [", f"  match: ['{'(' * 3000}a{')' * 3000}', ", "is nested too deeply"),
        ("  find: [", f"  match: ['{'a|' * 9000}b', ", "“match” holds 'a|a|"),
        ("  find: [", f"  find: ['{'a' * 16000}', ", "“find” holds 'aaaa"),
        ("  find: [", "  match: ['a*', ", "matches the empty text"),
        (
            '  examples:\n    flags: ["I saw [[the mill]].", "Where is [[the mill]]?"]\n    passes: ["I saw a mill.", "Where is it?"]\n',
            "",
            "has no “examples”",
        ),
        (
            '    passes: ["I saw a mill.", "Where is it?"]',
            "    passes: []",
            "at least two samples under “examples.passes”",
        ),
        ("[[the mill]]?", "the mill?", "marks no span"),
        ("  why:", "  whi:", "rules.yaml:6: unknown key “whi”"),
        ("severity: warning", "severity: grave", "rules.yaml:4: “severity” must be one of"),
        ("code: ZZ101", "code: HD201", "the code HD201 is used twice"),
        ("- code", "  code: [", "no valid YAML"),
    ],
)
def test_a_broken_rule_is_told_with_file_and_line(
    corpus: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in GOOD_RULE
    done = seedlint("check", "--pack", pack(tmp_path, "rules.yaml", GOOD_RULE.replace(old, new)), corpus)
    assert done.code == 2 and message in done.err and "rules.yaml" in done.err and "Traceback" not in done.err


def test_a_rule_of_ones_own_is_heard(corpus: Path, tmp_path: Path) -> None:
    done = seedlint(
        "check", "--select", "ZZ", "--format", "jsonl", "--pack", pack(tmp_path, "rules.yaml", GOOD_RULE), corpus
    )
    assert [finding["message"] for finding in done.findings] == ["“the mill”: which?"]


def test_a_rule_that_raises_is_a_finding_about_the_tool(corpus: Path, tmp_path: Path) -> None:
    content = """
from lint import DocumentRule, Examples

class Crash(DocumentRule):
    code = "ZZ102"
    name = "crash"
    why = "To see what happens."
    examples = Examples(("a [[b]]", "[[b]]"), ("c", "d"))

    def check(self, document):
        yield self.finding((0, 1), "seen before the crash")
        raise ValueError("on purpose")
"""
    folder = pack(tmp_path, "crash.py", content)
    done = seedlint("check", "--select", "ZZ,HD2", "--format", "jsonl", "--pack", folder, corpus)
    assert done.code == 3
    found = {finding["code"]: finding for finding in done.findings}
    assert set(found) == {"E901", "HD201", "ZZ102"} or set(found) >= {"E901", "ZZ102"}
    assert "crash.py" in found["E901"]["message"] and "on purpose" in found["E901"]["message"]


def test_a_rule_file_that_does_not_load(corpus: Path, tmp_path: Path) -> None:
    done = seedlint("check", "--pack", pack(tmp_path, "broken.py", "import nothing_of_that_name\n"), corpus)
    assert done.code == 2 and "broken.py:1" in done.err and "nothing_of_that_name" in done.err


def test_an_output_pipe_closed_early(corpus: Path) -> None:
    for number in range(300):
        (corpus / f"{number}.txt").write_text(SOURCES * 20, encoding="utf-8")
    command = [sys.executable, "-m", "lint", "check", "--select", "HD2", "--jobs", "1", str(corpus)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    assert process.stdout and process.stderr
    process.stdout.read(10)
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(60) == 141 and errors == ""


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("jobs", [pytest.param("1", marks=pytest.mark.slow), "2"])
def test_ctrl_c(corpus: Path, jobs: str) -> None:
    (corpus / "big.txt").write_text("The mill, it seems, may close in 2031. " * 200_000, encoding="utf-8")
    for number in range(40):
        (corpus / f"big{number}.txt").hardlink_to(corpus / "big.txt")
    command = [sys.executable, "-m", "lint", "check", "--jobs", jobs, str(corpus)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    try:
        _, errors = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    assert process.returncode == 130 and errors.decode() == "seedlint: interrupted\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
@pytest.mark.parametrize("how", [{}, {"PYTHONUNBUFFERED": "1"}])
def test_a_full_disk(corpus: Path, how: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "lint", "check", "--select", "HD2", str(corpus)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(**how), check=False)
    assert done.returncode == 2 and b"No space left" in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders")
def test_a_pipe_in_a_folder_is_no_article_and_hangs_nothing(corpus: Path) -> None:
    os.mkfifo(corpus / "pipe.txt")
    told(corpus, "pipe.txt: is neither a file nor a folder")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that somebody is in stays")
def test_a_folder_deleted_under_a_command_is_told(tmp_path: Path) -> None:
    line = ["sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", sys.executable, "-m", "lint", "check", "."]
    done = subprocess.run(
        line, cwd=tmp_path, capture_output=True, text=True, env=environment(), check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (
        2,
        "seedlint: error: the folder in which it was called has been deleted\n",
    )


def test_a_file_that_grows_is_read_as_far_as_it_went(corpus: Path) -> None:
    line = '{"text": "The mill closed."}\n'
    (corpus / "a.jsonl").write_text(line * 5, encoding="utf-8")
    with opening.opened(str(corpus / "a.jsonl")) as lines, (corpus / "a.jsonl").open("a", encoding="utf-8") as more:
        grown = 0
        for _ in lines:
            grown += 1
            more.write(line * 1000)
            more.flush()
    assert grown == 5
    with opening.opened(str(corpus / "a.jsonl")) as lines:
        assert len(lines.read()) == (corpus / "a.jsonl").stat().st_size == len(line) * 5005


class _Endless(io.RawIOBase):
    """A stream that gives as much as is asked for, and counts it."""

    given = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        assert size >= 0, "all of it is asked for"
        self.given += size
        return b"a " * (size // 2) + b"\n" * (size % 2)


def test_a_stream_that_never_ends_is_refused_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = _Endless()
    monkeypatch.setattr(files.read_stream, "__defaults__", (1 << 22,))
    (problem,) = readers.read_piped(endless, "a.txt", Settings())  # type: ignore[arg-type]
    assert isinstance(problem, Problem) and "larger than 4 MB" in problem.message
    assert endless.given < 1 << 23
    done = seedlint("fix", "-", stdin=b"The mill closed. " * (1 << 18))
    assert done.code == 2 and "larger than 4 MB" in done.err and done.out == ""


def test_a_file_too_large_to_be_read_is_not_read_to_see_whether_it_changed(tmp_path: Path) -> None:
    large = tmp_path / "a.txt"
    with large.open("wb") as file:
        file.truncate(1 << 31)
    asked = list[int]()

    class Digest:
        def update(self, data: bytes) -> None:
            asked.append(len(data))

    kept_results._hash_content(Shard(str(large)), Digest())
    assert sum(asked) < 200


def test_a_loop_of_links_ends(corpus: Path) -> None:
    (corpus / "loop").symlink_to(corpus)
    (corpus / "self.txt").symlink_to(corpus / "self.txt")
    told(corpus, "self.txt: cannot be read: Too many levels")


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names of files are always Unicode here")
@pytest.mark.parametrize("format", ["text", "json", "jsonl", "sarif", "gitlab", "junit", "rdjson", "html"])
def test_a_name_that_is_not_utf8(corpus: Path, format: str) -> None:
    for name in (b"caf\xe9.txt", b"caf\xe8.txt"):
        (corpus / os.fsdecode(name)).write_text(SOURCES * 20, encoding="utf-8")
    for more in ([], ["-o", corpus / "out"]):
        done = seedlint("check", "--select", "HD2,XD1", "--format", format, *more, corpus)
        assert done.code == 1, done.err
        written = (corpus / "out").read_bytes() if more else done.out.encode()
        assert b"caf" in written
        if format in ("json", "sarif", "rdjson", "gitlab"):
            json.loads(written)


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names of files are always Unicode here")
def test_the_gate_takes_names_that_are_not_utf8(corpus: Path) -> None:
    article = corpus / os.fsdecode(b"caf\xe9.txt")
    article.write_text(SOURCES, encoding="utf-8")
    assert seedlint("baseline", "--select", "HD2", corpus, cwd=corpus).code == 0
    assert seedlint("check", "--select", "HD2", "--baseline", "seedlint.baseline", corpus, cwd=corpus).code == 0
    done = seedlint("decide", "HD201", article, "--reason", "So it is.", cwd=corpus)
    assert done.code == 2 and "put a * in the place" in done.err
    assert seedlint("report", corpus, "-o", corpus / "page.html").code == 0


@pytest.mark.parametrize(
    ("command", "closed"),
    [
        ("check -", "<&-"), ("check -", "2>&-"), ("check {}", "<&-"), ("check {}", ">&-"), ("check {}", "2>&-"),
        ("rules", ">&-"), ("facts {}", ">&-"), ("fix --diff {}", ">&-"), ("explain HD201", "2>&-"),
    ],
)  # fmt: skip
def test_a_closed_stream_is_no_crash(corpus: Path, closed: str, command: str) -> None:
    line = f"'{sys.executable}' -m lint {command.format(corpus)} {closed}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, env=environment(), check=False, input=b"")
    assert b"Traceback" not in done.stderr and done.returncode in (0, 1)


def test_no_home_and_no_cache_folder(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lint import cache

    def no_home() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", no_home)
    for name in ("SEEDLINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(OSError, match="SEEDLINT_CACHE_DIR names one"):
        cache.folder()
    assert cache.load("kind", "key") is None
    cache.store("kind", "key", 1)
    (corpus / "file").write_text("", encoding="utf-8")
    for place in (corpus / "file", Path("/proc/nowhere")):
        done = seedlint("check", "--select", "HD2", "--corpus", corpus, corpus, SEEDLINT_CACHE_DIR=str(place))
        assert done.code == 1 and "HD201" in done.out and "Traceback" not in done.err


def test_a_fault_of_our_own_is_told_in_a_line_and_is_no_finding(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "from lint.report.text import TextReport\n"
        "def fails(*_):\n    raise KeyError('on purpose')\n"
        "TextReport.finish = fails\n",
        encoding="utf-8",
    )
    paths = f"{folder}{os.pathsep}{environment()['PYTHONPATH']}"
    done = seedlint_process("check", "--select", "HD2", corpus, PYTHONPATH=paths)
    assert done.code == 3 and "KeyError: 'on purpose'" in done.err and "report it" in done.err
    assert "Traceback" not in done.err
    verbose = seedlint_process("check", "--select", "HD2", "--verbose", corpus, PYTHONPATH=paths)
    assert verbose.code == 3 and "Traceback" in verbose.err


def test_an_article_that_we_fail_on_is_told_and_the_others_go_on(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lint import engine
    from lint.config.settings import Settings
    from lint.engine import run_rules
    from lint.session import Session
    from lint.triage.stages import Article

    kept = run_rules._filter

    def fails(document: Document, *found: Any) -> list[Finding]:
        if not document.text:
            raise ZeroDivisionError("on purpose")
        return kept(document, *found)

    (corpus / "a.txt").write_text("", encoding="utf-8")
    plan = engine.make_plan(Settings(select=("HD2",)))
    monkeypatch.setattr(run_rules, "_filter", fails)
    failed, linted = [found for found in Session.of(plan).check([str(corpus)]) if isinstance(found, Article)]
    assert [placed.finding.code for placed in failed.findings] == ["E902"]
    assert "ZeroDivisionError: on purpose" in failed.findings[0].finding.message
    assert [placed.finding.code for placed in linted.findings] == ["HD201"]


@pytest.mark.parametrize(
    "line", ["\f", "\x1e", "\v", "\x85", "\u2028", "\u3000", "\x00\x01", "\u200b", "\ufeff", "\x7f"]
)
def test_lines_without_a_word_are_no_crash(corpus: Path, line: str) -> None:
    (corpus / "pages.txt").write_text(f"The mill.\n\n{line}\n\n{SOURCES}\n{line}", encoding="utf-8")
    done = seedlint("check", "--select", "ALL", "--stats", "--format", "jsonl", corpus / "pages.txt")
    assert done.code in (1, 2) and "E90" not in done.out, done.out


def test_an_odd_date_in_markup_is_no_warning_of_a_library(corpus: Path) -> None:
    head = '<head><meta name="date" content="Jan 5 2023 10:00 Q"><title>x</title></head>'
    (corpus / "a.html").write_text(f"<html>{head}<body><p>{SOURCES}</p></body></html>", encoding="utf-8")
    done = seedlint("check", "--select", "HD2", corpus / "a.html")
    assert done.code == 1 and done.err.startswith("seedlint: failed") and done.err.count("\n") == 1


def test_no_room_for_what_is_gathered(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    from lint.cli import _told

    code, message = _told(sqlite3.OperationalError("database or disk is full"))
    assert code == 2 and "TMPDIR" in message


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_run_that_is_terminated_leaves_no_half_written_file(corpus: Path) -> None:
    (corpus / "big.txt").write_text("The mill, it seems, may close in 2031. " * 200_000, encoding="utf-8")
    for number in range(40):
        (corpus / f"big{number}.txt").hardlink_to(corpus / "big.txt")
    (corpus / "out").mkdir()
    command = [sys.executable, "-m", "lint", "check", "-o", str(corpus / "out" / "report"), str(corpus)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment())
    for _ in range(100):
        if any((corpus / "out").iterdir()):
            break
        time.sleep(0.05)
    process.terminate()
    process.communicate(timeout=60)
    assert process.returncode == 143 and not list((corpus / "out").iterdir())


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices")
def test_a_device_is_written_to_and_stays_one(corpus: Path) -> None:
    assert seedlint("check", "--select", "HD2", "-o", "/dev/null", corpus).code == 1
    assert not Path("/dev/null").is_file()
    done = seedlint("check", "-o", corpus, corpus)
    assert done.code == 2 and "Is a directory" in done.err


def test_records_that_cannot_be_read_are_told_up_to_a_number(corpus: Path) -> None:
    (corpus / "b.jsonl").write_text("{}\n" * 100, encoding="utf-8")
    told(corpus, "b.jsonl:20: no text in the field", "b.jsonl: 80 more of its records cannot be read")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    done = seedlint("check", tmp_path)
    assert done.code == 0 and "no article was found" in done.err


INPUTS = "Sources said the weir was sold.\n"


@pytest.mark.parametrize(
    "call",
    [
        "check a.txt -o a.txt", "check a.txt --format html -o ./a.txt", "check a.txt --gather a.txt", "check a.txt --scores a.jsonl a.jsonl",
        "check a.jsonl --kept a.jsonl", "check a.jsonl --rejected link.jsonl", "check . -o a.txt", "check . --kept a.jsonl", "facts a.txt -o a.txt",
        "report a.html -o a.html", "report a.txt -o r.html --history a.txt",
    ],
)  # fmt: skip
def test_no_output_takes_the_place_of_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    monkeypatch.chdir(tmp_path)
    held = {"a.txt": INPUTS, "a.html": f"<p>{INPUTS}</p>", "a.jsonl": json.dumps({"text": INPUTS}) + "\n"}
    for name, text in held.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("link.jsonl").symlink_to("a.jsonl")
    done = seedlint(*call.split())
    assert done.code == 2 and "is one of the files that are read" in done.err
    assert (
        all(Path(name).read_text(encoding="utf-8") == text for name, text in held.items())
        and not Path("r.html").exists()
    )


def test_an_output_of_an_earlier_run_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# Weir\n\nThe weir was mended on 3 June 2024.\n", encoding="utf-8")
    for _ in range(2):
        assert seedlint("report", "a.md").code == 0
        assert seedlint("check", "a.md", "-o", "found.jsonl", "--format", "jsonl", "--exit-zero").code == 0


@pytest.mark.parametrize(
    "line", ["schema -o notes.md", "schema pack -o notes.md", "check a.txt --exit-zero --gather notes.md"]
)
def test_what_no_run_of_ours_wrote_is_not_written_over(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill closed on 3 May 2019.\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("Notes of mine.\n", encoding="utf-8")
    done = seedlint(*line.split(), cwd=tmp_path)
    assert done.code == 2 and "notes.md is there already" in done.err
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "Notes of mine.\n"
    fresh = line.replace("notes.md", "new.md")
    assert seedlint(*fresh.split(), cwd=tmp_path).code == 0
    assert seedlint(*fresh.split(), cwd=tmp_path).code == 0, "what a run of ours wrote is written anew"

"""Fixes: chosen so that none spoils another, made until nothing is left, written so that a file is whole at every moment."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import engine
from lint.config.settings import Settings
from lint.fixes.bench import FixError
from lint.fixes.edits import Edit, FixPolicy, applied, chosen
from lint.fixes.files import fix_file, fixed, write
from lint.model import Confidence, Finding, Fix, LocatedFinding, Severity
from lint.text.document import Document
from tests.command import seedlint

PACK = """
- {code: XX101, name: share-line, severity: warning, confidence: high, furniture: true, where: anywhere, language: any, why: W., say: S.,
   find: ["share this"], line: {max_words: 4}, report: line, fix: "",
   examples: {flags: ["[[Share this]]", "[[Share this]]"], passes: ["a", "b"]}}
- {code: XX102, name: entity, severity: warning, confidence: high, where: anywhere, language: any, why: W., say: S., match: ["&amp;"], fix: "&",
   examples: {flags: ["[[&amp;]]", "[[&amp;]]"], passes: ["a", "b"]}}
- {code: XX103, name: doubled, severity: warning, confidence: high, where: anywhere, language: any, why: W., say: S., find: ["very very"], fix: "very",
   examples: {flags: ["[[very very]]", "[[very very]]"], passes: ["a", "b"]}}
- {code: XX104, name: unsafe, severity: warning, confidence: high, where: anywhere, language: any, why: W., say: S., find: ["reportedly"], unsafe_fix: "",
   examples: {flags: ["[[reportedly]]", "[[reportedly]]"], passes: ["a", "b"]}}
- {code: XX105, name: doubtful, severity: warning, confidence: medium, where: anywhere, language: any, why: W., say: S., find: ["colour"], fix: "color",
   examples: {flags: ["[[colour]]", "[[colour]]"], passes: ["a", "b"]}}
- {code: XX106, name: there, severity: warning, confidence: high, default: false, where: anywhere, language: any, why: W., say: S., find: ["hither"], fix: "thither",
   examples: {flags: ["[[hither]]", "[[hither]]"], passes: ["a", "b"]}}
- {code: XX107, name: back, severity: warning, confidence: high, default: false, where: anywhere, language: any, why: W., say: S., find: ["thither"], fix: "hither",
   examples: {flags: ["[[thither]]", "[[thither]]"], passes: ["a", "b"]}}
- {code: XX108, name: quoted, severity: warning, confidence: high, where: anywhere, language: any, why: W., say: S., find: ["tick"], fix: "“<\\"é✓\\">”\\n.",
   examples: {flags: ["[[tick]]", "[[tick]]"], passes: ["a", "b"]}}
"""


DATED = """
from lint import DocumentRule, Examples


class Undated(DocumentRule):
    code, name, why, language, where = "XX201", "undated", "W.", "any", "anywhere"
    examples = Examples(("a", "b"), ("2024", "in 2024"))

    def check(self, document):
        if "2024" not in document.text:
            yield self.finding(None, "no year")
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pack") / "own.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def plan(pack: Path) -> engine.Plan:
    return engine.make_plan(Settings(packs=(pack,), select=("XX1",), ignore=("XX106", "XX107")))


def text_of(plan: engine.Plan, text: str, path: str = "a.txt", unsafe: bool = False) -> str:
    return fixed(text.encode(), path, plan, FixPolicy(unsafe)).after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One.\n\nShare this\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n\nShare this\n\nShare this\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\nShare this\nTwo.\n", "One.\nTwo.\n"),
        ("One.\n\nShare this\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\nShare this\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n\nShare this\n", "One.\n"),
        ("One.\n\nShare this", "One."),
        ("Share this\n\nOne.\n", "One.\n"),
        ("Share this\n", ""),
        ("One.\r\n\r\n  Share this \r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
        ("very very very very good &amp;amp; cheap\n", "very good & cheap\n"),
        ("reportedly colour\n", "reportedly colour\n"),
        ("# Title\n\n\nFree.\n", "# Title\n\n\nFree.\n"),
        ("a tick\r\nb\r\n", "a “<\"é✓\">”\r\n.\r\nb\r\n"),
    ],
)  # fmt: skip
def test_fixed_text(plan: engine.Plan, before: str, after: str) -> None:
    assert text_of(plan, before) == after
    assert text_of(plan, after) == after


def test_unsafe_and_doubtful_fixes_are_made_on_demand(plan: engine.Plan) -> None:
    assert text_of(plan, "It reportedly has colour.", unsafe=True) == "It  has color."


def test_findings_are_gone_and_none_are_new(plan: engine.Plan) -> None:
    after = text_of(plan, "One &amp;amp; two.\n\nShare this\n\nvery very very good\n")
    assert engine.lint(Document(after, "a.txt"), plan) == []


def test_a_fix_that_would_bring_other_findings_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "dated.py").write_text(DATED, encoding="utf-8")
    plan = engine.make_plan(Settings(packs=(tmp_path,), select=("XX1", "XX2"), ignore=("XX106", "XX107")))
    text = "Share this in 2024\n\nShare this\n\nvery very good\n"
    result = fixed(text.encode(), "a.txt", plan, FixPolicy())
    assert result.after == "Share this in 2024\n\nvery good\n"
    assert [one.finding.code for one in result.refused] == ["XX101"]
    assert sorted(one.finding.code for one in result.done) == ["XX101", "XX103"]


@pytest.mark.parametrize("ending", ["txt", "jsonl"])
def test_each_fix_says_where_it_stood_in_the_file_as_it_was(plan: engine.Plan, ending: str) -> None:
    text = (
        "Share this\n\nOne “good” mill.\n\nShare this\n\nvery very very very very good\n\nIt is a very very old one.\n"
    )
    source = text if ending == "txt" else f'{{"text": "None."}}\n{json.dumps({"text": text})}\n'
    result = fixed(source.encode(), f"a.{ending}", plan, FixPolicy())
    assert result.after.count("very") == 2 and len(result.done) == 7, "several rounds"
    for one in result.done:
        assert one.start and one.end
        assert source[one.start.offset :].startswith(one.match.split()[0]), one
        line = source.split("\n")[one.start.line - 1]
        assert line[one.start.column - 1 :].startswith(one.match.split()[0]), one
    assert {one.start.line for one in result.done if one.start} == ({1, 5, 7, 9} if ending == "txt" else {2})


def test_fixes_that_undo_each_other_leave_the_file(pack: Path) -> None:
    plan = engine.make_plan(Settings(packs=(pack,), select=("XX106", "XX107")))
    with pytest.raises(FixError, match="XX106, XX107 undo each other"):
        text_of(plan, "go hither")


def placed(start: int, end: int, confidence: Confidence = Confidence.high, safe: bool = True) -> LocatedFinding:
    fix = Fix(start, end, "", safe)
    finding = Finding("XX1", "x", Severity.warning, confidence, "m", start, end, fix)
    return LocatedFinding("a.txt", finding, None, None, "", 0, "f")


def spans(candidates: list[LocatedFinding]) -> list[tuple[int, int]]:
    return [(one.finding.fix.start, one.finding.fix.end) for one in chosen(candidates) if one.finding.fix]


def test_of_overlapping_fixes_the_surest_then_the_first_stays() -> None:
    assert spans([placed(0, 5), placed(4, 9), placed(9, 12)]) == [(0, 5), (9, 12)]
    assert spans([placed(0, 5, Confidence.medium), placed(4, 9)]) == [(4, 9)]
    assert spans([placed(0, 5, safe=False), placed(4, 9)]) == [(4, 9)]
    assert spans([placed(3, 3), placed(3, 3), placed(3, 6)]) == [(3, 6)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.sampled_from(Confidence)), max_size=12))
def test_chosen_fixes_never_overlap(places: list[tuple[int, int, Confidence]]) -> None:
    found = spans([placed(start, start + length, confidence) for start, length, confidence in places])
    assert bool(found) == bool(places)
    assert all(a[1] <= b[0] for a, b in zip(found, found[1:], strict=False))


def test_applied() -> None:
    assert applied("abcdef", [Edit(4, 5, "E"), Edit(0, 2, ""), Edit(3, 3, "-")]) == "c-dEf"


LINES = st.lists(
    st.sampled_from(["", "Share this", "  ", "One.", "very very very", "&amp;amp;amp;", "tick"]), max_size=9
)


@given(LINES, st.sampled_from(["\n", "\r\n"]))
def test_fixing_twice_is_fixing_once(plan: engine.Plan, lines: list[str], end: str) -> None:
    text = end.join(lines)
    once = text_of(plan, text)
    assert text_of(plan, once) == once
    assert "Share this" not in once and "very very" not in once and "&amp;" not in once
    assert [line for line in once.split() if line == "One."] == [line for line in lines if line == "One."]
    assert "\r\n" not in once or end == "\r\n"


def test_json_lines_stay_json_lines(plan: engine.Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        json.dumps({"id": 1, "text": 'Öne "x".\n\nShare this\n\ntick very very good'}),
        json.dumps({"id": 2, "text": "Öne tick"}, ensure_ascii=False),
        "broken",
        '{ "text" :  "clean \\u00e9" , "id": 3}',
    ]
    path.write_bytes("\r\n".join(rows).encode())
    result = fix_file(str(path), plan, FixPolicy())
    write(result)
    after = path.read_bytes().decode().split("\r\n")
    assert json.loads(after[0]) == {"id": 1, "text": 'Öne "x".\n\n“<"é✓">”\n. very good'} and after[0].isascii()
    assert json.loads(after[1]) == {"id": 2, "text": 'Öne “<"é✓">”\n.'} and "Ö" in after[1]
    assert after[2:] == rows[2:]


def test_html_keeps_its_markup(plan: engine.Plan) -> None:
    page = "<p>One &amp;amp; two</p>\n<p>Share this</p><p>Share <b>this</b></p><p>a tick</p>"
    after = text_of(plan, page, "a.html")
    assert after == '<p>One &amp; two</p>\n<p>Share <b>this</b></p><p>a “&lt;"é✓"&gt;”\n.</p>'


def test_front_matter_stays(plan: engine.Plan) -> None:
    assert (
        text_of(plan, "---\ntitle: Share this\n---\nShare this\n\nOne.\n", "a.md")
        == "---\ntitle: Share this\n---\nOne.\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252", "utf-16-be-mark"])
def test_encodings_are_kept(plan: engine.Plan, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"

    def encode(text: str) -> bytes:
        return b"\xfe\xff" + text.encode("utf-16-be") if encoding == "utf-16-be-mark" else text.encode(encoding)

    path.write_bytes(encode("A café naïve “text” &amp;amp; more.\r\n\r\nShare this\r\n"))
    write(fix_file(str(path), plan, FixPolicy()))
    assert path.read_bytes() == encode("A café naïve “text” & more.\r\n")


def test_a_sign_the_encoding_lacks_is_refused(plan: engine.Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("A café naïve tick".encode("windows-1252"))
    with pytest.raises(FixError, match="cannot hold “✓”"):
        write(fix_file(str(path), plan, FixPolicy()))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.jsonl.gz", gzip.compress(mtime=0, data=b'{"text": "Share this"}\n'), "compressed"),
        ("a.parquet", b"PAR1", "not written to"),
        ("a.txt", "é è é Share this".encode() + b"\xff", "damaged"),
        ("a.jsonl", b'{"text": "Share this"}\n\xff\xfe\n', "utf-8"),
        ("a.txt", b"\0\1\2", "binary"),
    ],
)
def test_what_cannot_be_written_back_is_refused(
    plan: engine.Plan, tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FixError, match=why):
        fix_file(str(path), plan, FixPolicy())
    assert path.read_bytes() == data


def test_mode_is_kept_links_are_written_through(plan: engine.Plan, tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("One.\n\nShare this\n")
    real.chmod(0o640)
    link.symlink_to("real.txt")
    write(fix_file(str(link), plan, FixPolicy()))
    assert link.is_symlink() and real.read_text() == "One.\n" and stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_read_only_vanished_and_changed_files_are_told(plan: engine.Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Share this\n\nOne.\n")
    result = fix_file(str(path), plan, FixPolicy())
    path.chmod(0o444)
    with pytest.raises(FixError, match="read-only"):
        write(result)
    path.chmod(0o644)
    path.write_text("Somebody else wrote this.\n")
    with pytest.raises(FixError, match="changed in the meantime"):
        write(result)
    path.unlink()
    with pytest.raises(FixError, match="vanished"):
        write(result)
    with pytest.raises(FixError, match="vanished"):
        fix_file(str(path), plan, FixPolicy())
    assert list(tmp_path.iterdir()) == []


def of_pack(pack: Path) -> list[str]:
    """The options that choose the rules of the pack."""
    return ["--isolated", "--pack", str(pack), "--select", "XX1", "--ignore", "XX106,XX107"]


def test_check_calls_no_fix_safe_that_fix_would_not_write(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Share this\n\nOne.\n")
    command = ("check", *of_pack(pack), "--format", "jsonl", "a.txt")
    first = seedlint(*command, cwd=tmp_path).findings[0]
    assert first["fix"]["safe"]
    (tmp_path / "a.txt").chmod(0o444)
    assert not seedlint(*command, cwd=tmp_path).findings[0]["fix"]["safe"]


def run(pack: Path, *arguments: str, cwd: Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [
        sys.executable,
        "-m",
        "lint",
        "fix",
        *of_pack(pack),
    ]
    environment = os.environ | {
        "PYTHONPATH": str(Path(__file__).parent.parent),
        "SEEDLINT_CACHE_DIR": str(pack.parent / "cache"),
    }
    return subprocess.run(
        [*command, *arguments], cwd=cwd, input=data, capture_output=True, env=environment, check=False
    )


def test_the_command(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One reportedly.\n\nShare this", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nothing here.\n")
    (tmp_path / "c.jsonl").write_text('{"text": "x"}\n{"text": "Share this"}\n{"text": "Share this\\nOne"}\n')
    shown = run(pack, ".", "--diff", cwd=tmp_path)
    assert shown.returncode == 1, shown
    assert b"-Share this" in shown.stdout and b"\\ No newline at end of file" in shown.stdout
    assert (
        b"would fix 3 places in 2 files (XX101 \xc3\x973)" in shown.stderr
        and b"1 more fix with --unsafe (XX104" in shown.stderr
    )
    assert (tmp_path / "a.txt").read_text().endswith("Share this")
    if shutil.which("git"):
        subprocess.run(["git", "apply", "--unsafe-paths", "-p1", "-"], input=shown.stdout, cwd=tmp_path, check=True)
        patched = [(tmp_path / name).read_bytes() for name in ("a.txt", "c.jsonl")]
        subprocess.run(["git", "apply", "-R", "-p1", "-"], input=shown.stdout, cwd=tmp_path, check=True)
    else:
        patched = []
    made = run(pack, ".", cwd=tmp_path)
    assert made.returncode == 0 and b"fixed 3 places in 2 files" in made.stderr, made
    assert patched in ([], [(tmp_path / name).read_bytes() for name in ("a.txt", "c.jsonl")])
    assert (tmp_path / "c.jsonl").read_text() == '{"text": "x"}\n{"text": ""}\n{"text": "One"}\n'
    again = run(pack, ".", cwd=tmp_path)
    assert again.returncode == 0 and b"nothing to fix" in again.stderr


def test_the_command_tells_what_it_cannot_do_and_goes_on(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Share this"}\n'))
    (tmp_path / "b.txt").write_text("Share this\nOne.\n")
    done = run(pack, "a.jsonl.gz", "missing.txt", "b.txt", cwd=tmp_path)
    assert (
        done.returncode == 2
        and b"a.jsonl.gz: a compressed file" in done.stderr
        and b"missing.txt: no such file" in done.stderr
    )
    assert (tmp_path / "b.txt").read_text() == "One.\n" and b"Traceback" not in done.stderr


SHARED = """
from lint import CorpusRule, Examples, Fix, Span


class Template(CorpusRule):
    code, name, why, language = "XX301", "template", "W.", "any"
    examples = Examples((("[[- x -]]", "[[- x -]]"), ("a", "b")), (("a", "b"), ("c", "d")))

    def gather(self, document):
        for line in document.lines:
            text = document.text[line.start : line.end]
            if text.startswith("- ") and text.endswith(" -"):
                yield text, Span(*line), ""

    def judge(self, key, facts):
        for fact in facts:
            yield self.finding((fact.start, fact.end), "shared", fix=Fix(fact.start, fact.end, ""), path=fact.path)
"""


def test_fixes_of_rules_that_compare_articles(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "own.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "own" / "shared.py").write_text(SHARED, encoding="utf-8")
    (tmp_path / "a.txt").write_text("One.\n- The Site -\nTwo.\n")
    (tmp_path / "b.jsonl").write_text('{"text": "- The Site -\\nThree."}\n{"text": "- Alone -"}\n')
    arguments = ("a.txt", "b.jsonl", "--extend-select", "XX3")
    done = run(tmp_path / "own", *arguments, cwd=tmp_path)
    assert done.returncode == 0 and b"fixed 2 places in 2 files (XX301" in done.stderr, done
    assert (tmp_path / "a.txt").read_text() == "One.\nTwo.\n"
    assert (tmp_path / "b.jsonl").read_text() == '{"text": "Three."}\n{"text": "- Alone -"}\n'


def test_what_an_editor_overruled_stays(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Share this\nOne very very good.\n")
    (tmp_path / "seedlint-decisions.toml").write_text(
        '[[decision]]\npath = "a.txt"\ncode = "XX103"\nreason = "a quotation"\n'
    )
    run(pack, ".", "--decisions", "seedlint-decisions.toml", cwd=tmp_path)
    assert (tmp_path / "a.txt").read_text() == "One very very good.\n"


def test_standard_input(pack: Path, tmp_path: Path) -> None:
    done = run(pack, "-", cwd=tmp_path, data="Café very very\r\n".encode())
    assert done.returncode == 0 and done.stdout == "Café very\r\n".encode()


EVERYTHING = engine.make_plan(Settings(select=("ALL",)))
SAMPLES = [
    (rule.code, re.sub(r"\[\[(.*?)\]\](?!\])", r"\1", sample, flags=re.DOTALL))
    for rule in EVERYTHING.rules
    for sample in rule.resolve().examples.flags
    if isinstance(sample, str) and not sample.startswith("encoding: ")
]


@pytest.mark.parametrize("unsafe", [False, True])
def test_fixes_of_the_rules_that_come_with_seedlint(unsafe: bool) -> None:
    wanted, tried = FixPolicy(unsafe), 0
    for code, sample in SAMPLES:
        path = "sample.md" if sample.startswith("---\n") else "sample.txt"
        result = fixed(sample.encode("utf-8", "replace"), path, EVERYTHING, wanted)
        if not result.done:
            continue
        tried += 1
        again = fixed(result.after.encode(), path, EVERYTHING, wanted)
        assert again.after == result.after, (code, sample)
        assert not again.done, (code, sample)
        refused = {one.finding.code for one in result.refused}
        left = {one.finding.code for one in again.refused}
        assert left <= refused, (code, sample)
    assert tried >= 20


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>One.</p>\n<p>Share this</p>\n<p>Two.</p>\n", "<p>One.</p>\n<p>Two.</p>\n"),
        ("<p>One.</p><p class='x'> Share this </p><p>Two.</p>\n", "<p>One.</p><p>Two.</p>\n"),
        ("<p>One.</p>\n<div><p><b>Share this</b></p></div>\n", "<p>One.</p>\n"),
        ("<p>One.</p>\n<ul>\n<li>Share this</li>\n<li>Share this</li>\n</ul>\n", "<p>One.</p>\n"),
        ("<p>One.</p>\n<ul>\n<li>Share this</li>\n<li>Two.</li>\n</ul>\n", "<p>One.</p>\n<ul>\n<li>Two.</li>\n</ul>\n"),
        ("<p>One.</p><p>Share this<img src='a.png'></p>\n", "<p>One.</p><p><img src='a.png'></p>\n"),
        ("<table><tr><td>One.</td><td>Share this</td></tr></table>\n", "<table><tr><td>One.</td><td></td></tr></table>\n"),
        ("<p>One.</p><main>Share this</main>\n", "<p>One.</p><main></main>\n"),
    ],
)  # fmt: skip
def test_an_element_goes_with_all_of_its_text(plan: engine.Plan, before: str, after: str) -> None:
    assert text_of(plan, before, "a.html") == after
    assert text_of(plan, after, "a.html") == after


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_lines_that_carriage_returns_end_are_lines_and_stay_so(plan: engine.Plan, path: str) -> None:
    between = "</p>\r<p>" if path == "a.html" else "\r\r"
    text = (
        f"<p>One&amp;amp; two.{between}It is very very good.</p>\r"
        if path == "a.html"
        else f"One.{between}It is very very good.\r"
    )
    result = fixed(text.encode(), path, plan, FixPolicy())
    assert "\n" not in result.after and result.after.count("\r") == text.count("\r")
    assert "very very" not in result.after and "It is very good." in result.after
    (found,) = [one for one in result.done if one.finding.code == "XX103"]
    assert found.start and (found.start.line, found.start.column) == (
        2 + (path != "a.html"),
        7 + 3 * (path == "a.html"),
    )

"""The command as a user meets it: options, exit codes, configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint.config.settings import Settings
from lint.readers import walk
from tests.command import seedlint

SOURCES = "According to insider sources, the mill will close in 2031.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "bad.txt").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "good.txt").write_text("The mill closed on 4 May 2021.\n", encoding="utf-8")
    return tmp_path


def check(corpus: Path, *arguments: str | Path, **env: str):
    return seedlint("check", "--select", "HD2", *arguments, corpus, cwd=corpus, **env)


def test_findings_make_exit_1_and_none_exit_0(corpus: Path) -> None:
    done = check(corpus, "--format", "jsonl")
    assert done.code == 1
    (finding,) = done.findings
    assert finding["code"].startswith("HD2")
    assert finding["start"] == {"line": 1, "column": 14, "offset": 13}
    assert finding["end"] == {"line": 1, "column": 29, "offset": 28}
    assert set(finding) >= {"path", "name", "severity", "confidence", "message", "fix", "related", "fingerprint"}
    (corpus / "bad.txt").unlink()
    assert check(corpus).code == 0


def test_fail_on_and_exit_zero(corpus: Path) -> None:
    assert check(corpus, "--fail-on", "never").code == 0
    assert check(corpus, "--fail-on", "error").code == 0
    assert check(corpus, "--exit-zero").code == 0
    assert check(corpus, "--fail-on", "sometimes").code == 2


def test_the_text_report_marks_the_span(corpus: Path) -> None:
    done = seedlint("check", "--select", "HD2", ".", cwd=corpus, COLUMNS="80")
    assert "bad.txt" in done.out and "good.txt" not in done.out
    lines = done.out.splitlines()
    marked = next(number for number, line in enumerate(lines) if "^^^" in line)
    begin = lines[marked].index("^")
    assert lines[marked - 1][begin : begin + 15] == "insider sources"
    assert max(map(len, lines)) <= 80
    assert "\x1b[" not in done.out
    assert done.err == "seedlint: failed: 1 finding fails the run (warning or worse, high confidence)\n"
    assert "\x1b[" in check(corpus, FORCE_COLOR="1").out
    assert "\x1b[" not in check(corpus, FORCE_COLOR="1", NO_COLOR="1").out


def test_json_has_everything(corpus: Path) -> None:
    run = json.loads(check(corpus, "--format", "json").out)
    assert run["summary"]["articles"] == 2 and run["summary"]["findings"] == 1 == len(run["findings"])


def test_github_annotations(corpus: Path) -> None:
    first = check(corpus, "--format", "github").out.splitlines()[0]
    assert first.startswith("::warning file=") and "line=1,endLine=1,col=14,endColumn=29,title=HD2" in first


def test_output_file_appears_whole(corpus: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "report.txt"
    assert check(corpus, "-o", target).code == 2
    target.parent.mkdir()
    assert check(corpus, "-o", target).code == 1
    assert "insider sources" in target.read_text(encoding="utf-8")
    assert [path.name for path in target.parent.iterdir()] == ["report.txt"]


def test_standard_input_takes_the_reader_of_its_name(corpus: Path) -> None:
    done = seedlint("check", "--select", "HD2", "--format", "jsonl", "-", stdin=SOURCES.encode())
    assert done.code == 1 and done.findings[0]["path"] == "<stdin>.txt"
    row = json.dumps({"text": SOURCES}).encode()
    done = seedlint("check", "--select", "HD2", "--format", "jsonl", "--stdin-filename", "x.jsonl", "-", stdin=row)
    assert done.findings[0]["path"] == "x.jsonl:1" and done.findings[0]["start"]["column"] == 24


def test_gitignore_is_respected_and_named_files_are_read(corpus: Path) -> None:
    (corpus / ".git").mkdir()
    (corpus / ".gitignore").write_text("bad.*\n", encoding="utf-8")
    assert check(corpus).code == 0
    assert seedlint("check", "--select", "HD2", corpus / "bad.txt").code == 1


def test_folders_are_walked_as_git_sees_them(tmp_path: Path) -> None:
    ignores = {
        ".git/info/exclude": "secret.txt\n",
        ".gitignore": "*.txt\n!shown.txt\n",
        "deep/.gitignore": "!kept.txt\nhidden/\n/top.md\n",
    }
    articles = {
        "a.txt",
        "shown.txt",
        "deep/a.txt",
        "deep/kept.txt",
        "deep/hidden/b.md",
        "deep/top.md",
        "deep/in/top.md",
    }
    for name in (*ignores, *articles, "other/kept.txt", "secret.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(ignores.get(name, SOURCES), encoding="utf-8")

    def read(folder: Path) -> set[str]:
        found = walk.find([str(folder)], Settings())
        return {Path(str(path)).relative_to(tmp_path).as_posix() for path in found}

    assert read(tmp_path) == {"shown.txt", "deep/kept.txt", "deep/in/top.md"}
    assert read(tmp_path / "deep") == {"deep/kept.txt", "deep/in/top.md"}
    assert read(tmp_path / "deep" / "hidden") == {"deep/hidden/b.md"}, "a folder that is named is read"


def test_a_file_is_read_once_whatever_it_is_called(corpus: Path) -> None:
    done = seedlint(
        "check", "--select", "HD2", "--format", "jsonl", "bad.txt", "./bad.txt", corpus / "bad.txt", cwd=corpus
    )
    assert [finding["path"] for finding in done.findings] == ["bad.txt"]


def test_the_nearest_configuration_counts(corpus: Path) -> None:
    (corpus / "pyproject.toml").write_text('[tool.seedlint]\nignore = ["HD"]\n', encoding="utf-8")
    assert seedlint("check", corpus).code == 0 or "HD" not in seedlint("check", corpus).out
    inner = corpus / "inner"
    inner.mkdir()
    (inner / "seedlint.toml").write_text('select = ["HD2"]\n', encoding="utf-8")
    (inner / "bad.txt").write_text(SOURCES, encoding="utf-8")
    assert seedlint("check", inner).code == 1
    assert seedlint("check", "--isolated", "--select", "HD2", corpus / "bad.txt").code == 1


def test_per_file_ignores_are_counted(corpus: Path) -> None:
    (corpus / "seedlint.toml").write_text('[per-file-ignores]\n"bad*" = ["HD"]\n', encoding="utf-8")
    done = check(corpus)
    assert done.code == 0 and "1 finding left out by per-file-ignores" in done.out


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('selekt = ["HD"]', "seedlint.toml:1: unknown key “selekt”; did you mean “select”?"),
        ("jobs = true", "seedlint.toml:1: “jobs” must be a"),
        ('select = "HD"', "seedlint.toml:1: “select” must be a list of strings, not 'HD'"),
        ('fail-on = "bad"', "“fail-on” must be one of"),
        ("= 3", "no valid TOML"),
        ("[rules.HD201]\nnone = 1", "seedlint.toml:2: the rule HD201 has no option “none”"),
        ("[rules.ZZ999]\nnone = 1", "seedlint.toml:1: options are given for ZZ999"),
        (
            '[rules.HD201]\nseverity = "grave"',
            "seedlint.toml:2: the severity of HD201 must be one of info, warning, error",
        ),
        ('\n[rules.SQ401]\nleast_words = "x"', "seedlint.toml:3: option “least_words” of SQ401 must be a whole number"),
        ('[rules.SQ101]\nrequired = ["titel"]', "seedlint.toml:1: SQ101: nobody knows of a “titel”"),
        ("min-score = 101", "seedlint.toml:1: “min-score” must be a number from 0 to 100, not 101"),
        ("min-score = nan", "must be a number"),
        ('text-field = ""', "“text-field” must be a string"),
        ('[per-file-ignores]\n"*" = ["QQ"]', "seedlint.toml:2: unknown code “QQ” (in per-file-ignores)"),
        ('[per-file-ignores]\n"*" = "HD"', "seedlint.toml:2: “per-file-ignores.*” must be a list of strings"),
        ('# ignore\nignore = [\n"HD1",\n"QQ1"]', "seedlint.toml:4: unknown code “QQ1” (in ignore)"),
        (
            "[budgets]\nHD = { max = 1, mux = 2 }",
            "seedlint.toml:2: “budgets.HD” must be a whole number, or a table of max",
        ),
        ("jobs = " + "1" * 5000, "no valid TOML"),
        ('packs = ["nowhere"]', "nowhere"),
    ],
)
def test_a_wrong_configuration_is_refused_by_name(corpus: Path, toml: str, message: str) -> None:
    (corpus / "seedlint.toml").write_text(toml + "\n", encoding="utf-8")
    done = seedlint("check", corpus)
    assert done.code == 2 and message in done.err and "Traceback" not in done.err


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[tool]\nseedlint = 3", "pyproject.toml:2: “tool.seedlint” must be a table"),
        ("[[tool.seedlint]]\nx = 3", "pyproject.toml:1: “tool.seedlint” must be a table"),
        ('[tool]\nseedlint.selekt = ["HD"]', "pyproject.toml:2: unknown key “selekt”"),
        ("broken [tool.seedlint]", "no valid TOML"),
        ('[project]\ndependencies = ["seedlint"]', ""),
        ("tool = 3 # [tool.seedlint]", ""),
        ("[tool.seedlint-like]\nx = 1", ""),
        ("broken, and nothing about seedlint", ""),
    ],
)
def test_a_pyproject_counts_where_it_has_the_table(corpus: Path, toml: str, message: str) -> None:
    (corpus / "pyproject.toml").write_text(toml + "\n", encoding="utf-8")
    done = check(corpus)
    assert done.code == (2 if message else 1) and message in done.err and "Traceback" not in done.err


def test_a_configuration_that_cannot_be_read_is_told_and_a_mark_at_its_beginning_is_not(corpus: Path) -> None:
    config = corpus / "seedlint.toml"
    config.write_text('ignore = ["HD"]\n', encoding="utf-8-sig")
    assert seedlint("check", "--format", "concise", corpus / "bad.txt").out.count("HD2") == 0
    config.unlink()
    config.symlink_to(corpus / "gone.toml")
    done = check(corpus)
    assert done.code == 2 and "seedlint.toml: cannot be read" in done.err


def test_the_severity_of_a_rule_can_be_set(corpus: Path) -> None:
    (corpus / "seedlint.toml").write_text('[rules.HD201]\nseverity = "info"\n', encoding="utf-8")
    assert check(corpus).code == 0 and "info HD201" in check(corpus).out


def test_unknown_codes_formats_and_commands_are_refused(corpus: Path) -> None:
    for command in ("check", "fix", "report", "baseline"):
        done = seedlint(command, "--select", "ZZ", corpus, cwd=corpus)
        assert done.code == 2 and "unknown code “ZZ”" in done.err
    assert seedlint("rules", "--ignore", "ZZ").code == 2
    assert "--ignore names no code" in check(corpus, "--ignore", ",").err
    assert seedlint("check", "--select", "hd2", "--format", "concise", corpus).out.count("HD2") == 1
    assert "standard input is no corpus" in check(corpus, "--corpus", "-").err
    assert "unknown format “xml”" in check(corpus, "--format", "xml").err
    assert seedlint("explain", "ZZ2").code == 2
    assert (
        "no rule has the code or name “nothing-of-it”; seedlint rules lists them"
        in seedlint("explain", "nothing-of-it").err
    )
    assert "“HD2O1”; did you mean HD201, " in seedlint("explain", "HD2O1").err
    assert seedlint("czech").code == 2


def test_rules_and_explain(corpus: Path) -> None:
    listed = json.loads(seedlint("rules", "--format", "json").out)
    assert {rule["code"][:2] for rule in listed} >= {"HD"}
    assert "HD201" in seedlint("rules").out
    for listed in (seedlint("rules").out, seedlint("explain", "HD").out):
        codes = [line.split()[0] for line in listed.splitlines() if line[:2].isupper() and line[2:5].isdigit()]
        assert len(codes) > 10 and codes == sorted(codes)
    page = seedlint("explain", "hd201").out
    assert "Limits\n  Only what stands in the sentence and its paragraph is read" in page
    assert (
        "possible = 0.3 (in [rules.UN101] of seedlint.toml): from this probability on"
        in seedlint("explain", "UN101").out
    )
    assert "Flagged" in page and "Not flagged" in page and "[[" in page


def test_facts_are_printed(corpus: Path) -> None:
    done = seedlint("facts", "--kind", "date", "--format", "jsonl", corpus / "good.txt")
    assert done.code == 0
    for row in done.findings:
        assert set(row) == {"path", "kind", "start", "end", "text", "value"} and row["kind"] == "date"
    assert seedlint("facts", "--kind", "weather", corpus).code == 2


def test_version_and_completion() -> None:
    assert seedlint("--version").out.startswith("seedlint ")
    done = seedlint(_SEEDLINT_COMPLETE="complete_bash", COMP_WORDS="seedlint expl", COMP_CWORD="1")
    assert "explain" in done.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("seedlint check --format s", ["sarif"]),
        ("seedlint check --fail-on w", ["warning"]),
        ("seedlint explain HD20", ["HD201"]),
        ("seedlint check --select HD,D", ["HD,DT", "HD,DT101"]),
        ("seedlint facts --kind da", ["date"]),
    ],
)
def test_the_shell_completes_values(words: str, expected: list[str]) -> None:
    cword = str(len(words.split()) - 1)
    done = seedlint(_SEEDLINT_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=cword)
    assert set(expected) <= set(done.out.split())


def test_every_command_knows_verbose(corpus: Path) -> None:
    for command in ("check", "fix", "facts"):
        assert "configuration: defaults" in seedlint(command, "--verbose", corpus, cwd=corpus).err
    assert "configuration: defaults" in seedlint("rules", "-v", cwd=corpus).err


def test_one_article_is_judged_beside_a_corpus_that_is_remembered(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    text = (
        "The mill at Brill will close on 30 June 2021, its owner, Joan Fenn, said in a letter to the council.\n"
        "It has ground flour since 1874 and employs nine people, two of whom have found other work in the town.\n"
        "The council had paid for its roof in 2011, when a storm took the old one off and flooded the lower floor.\n"
    )
    (folder / "old.txt").write_text(text, encoding="utf-8")
    (tmp_path / "new.txt").write_text(text.replace("nine", "ten"), encoding="utf-8")
    for _ in range(2):
        done = seedlint("check", "--select", "XD1", "--format", "jsonl", "--corpus", folder, tmp_path / "new.txt")
        (finding,) = done.findings
        assert finding["code"] == "XD101" and finding["path"].endswith("new.txt")
        assert finding["related"][0]["path"].endswith("old.txt")


def test_the_next_free_codes_are_shown() -> None:
    from lint.report.cards import free_codes

    assert free_codes(["AB101", "AB107", "AB201", "ZZ199", "odd"]) == {
        "AB1": (2, "AB108"), "AB2": (1, "AB202"), "ZZ1": (1, ""),
    }  # fmt: skip
    free = json.loads(seedlint("rules", "--free", "--format", "json").out)
    taken = {rule["code"] for rule in json.loads(seedlint("rules", "--format", "json").out)}
    assert free["HD2"] not in taken and free["HD2"].startswith("HD2")
    assert "HD2xx" in seedlint("rules", "--free").out


def test_quiet_is_an_option_of_each_command_that_sums_up(corpus: Path) -> None:
    (corpus / "broken.txt").write_text("The mill burned.\n\nIt isâ€™t there.\n", encoding="utf-8")
    for command, summary in (
        (("check", "--exit-zero"), "articles"),
        (("fix", "--diff"), "would fix"),
        (("report",), "seedlint-report.html"),
        (("baseline",), "seedlint.baseline: "),
    ):
        (corpus / "seedlint.baseline").unlink(missing_ok=True)
        said = seedlint(*command, ".", cwd=corpus)
        assert summary in said.out + said.err, command
        (corpus / "seedlint.baseline").unlink(missing_ok=True)
        quiet = seedlint(*command, "-q", ".", cwd=corpus)
        assert quiet.code == said.code and summary not in quiet.out + quiet.err, command
        assert command[0] != "fix" or quiet.out == said.out, "what is changed is no summary"


@pytest.mark.parametrize("command", ["check", "fix", "report"])
def test_a_run_without_a_rule_says_so(corpus: Path, command: str) -> None:
    done = seedlint(command, "--select", "HD2", "--ignore", "HD2", ".", cwd=corpus)
    assert done.code == 0 and "no rule is left to run" in done.err
    assert "no rule" not in seedlint(command, "--select", "HD2", "--ignore", "HD3", ".", cwd=corpus).err

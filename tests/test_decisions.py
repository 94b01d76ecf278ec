"""What editors overrule: by file, by comment, with a reason, until a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import engine
from lint.config.settings import ConfigError, Settings
from lint.readers import read_bytes
from lint.report import Totals
from lint.session.articles import lint_document
from lint.team_files import decisions as decided
from lint.team_files.decisions import load
from lint.team_files.gate import open_gate
from lint.text.document import Document
from lint.triage.decisions import Decision, Decisions, entry, quoted
from lint.triage.stages import Article
from lint.triage.suppressions import read
from tests.command import seedlint
from tests.counting import counted_calls
from tests.gate import PACK, article, plan

TEXT = (
    "According to insider sources,\nthe mill’s sum is huge. So is the weir’s: a huge one, insider sources\u00a0say.\n"
)


def overruled(decision: Decision, text: str = TEXT, path: str = "seeds/a.txt") -> list[int]:
    """The numbers of the findings that a decision overrules."""
    hidden = Decisions([decision], date(2026, 1, 1)).overrules(path, article(text, path).findings)
    return [number for number, gone in enumerate(hidden) if gone]


@pytest.mark.parametrize(
    ("decision", "numbers"),
    [
        (Decision("TT101", "r", "seeds/a.txt"), [0, 3]),
        (Decision("TT", "r", "seeds/*.txt"), [0, 1, 2, 3]),
        (Decision("TT101", "r", "seeds/b.txt"), []),
        (Decision("TT101", "r", "a.txt"), []),
        (Decision("TT1", "r", quote="insider sources"), [0, 3]),
        (Decision("TT101", "r", "**/a.txt", "Insider sources, the mill's"), [0]),
        (Decision("TT101", "r", quote="“huge” one, insider"), []),
        (Decision("TT101", "r", quote="huge one, insider sources say"), [3]),
        (Decision("TT102", "r", quote="a huge one"), [2]),
        (Decision("TT102", "r", quote="hug"), [1, 2]),
        (Decision("TT102", "r", quote="the mill's"), []),
        (Decision("TT101", "r", "seeds/a.txt", until=date(2026, 1, 1)), [0, 3]),
        (Decision("TT101", "r", "seeds/a.txt", until=date(2025, 12, 31)), []),
    ],
)
def test_which_findings_a_decision_means(decision: Decision, numbers: list[int]) -> None:
    assert overruled(decision) == numbers


def test_a_record_is_named_by_its_line() -> None:
    assert overruled(Decision("TT101", "r", "rows.jsonl:17"), path="rows.jsonl:17") == [0, 3]
    assert overruled(Decision("TT101", "r", "rows.jsonl:1"), path="rows.jsonl:17") == []
    assert overruled(Decision("TT101", "r", "rows.jsonl"), path="rows.jsonl:17") == [0, 3]
    assert overruled(Decision("TT101", "r", "*.jsonl"), path="rows.jsonl:17") == [0, 3]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[decision]]\npath = "a.txt"\ncode = "TT101"\n', ":1: a decision needs a reason"),
        ('[[decision]]\npath = "a.txt"\ncode = "TT101"\nreason = " "\n', "needs a reason"),
        ('\n\n[[decision]]\ncode = "TT101"\nreason = "r"\n', ":3: a decision needs a path, a quote or both"),
        ('[[decision]]\npath = "a.txt"\nreason = "r"\n', "needs the code of a rule"),
        ('[[decision]]\npath = "a.txt"\ncode = "tt*"\nreason = "r"\n', "needs the code of a rule"),
        ('[[decision]]\npath = 1\ncode = "TT101"\nreason = "r"\n', "path must be a string"),
        ('[[decision]]\npath = "a.txt"\ncode = "TT101"\nreason = "r"\nuntil = "soon"\n', "no such day: soon"),
        ('[[decision]]\npath = "a.txt"\ncode = "TT101"\nreason = "r"\nuntil = 3\n', "until must be a day"),
        ('[[decision]]\npath = "a.txt"\ncode = "TT101"\nwhy = "r"\n', "unknown key why; known are path, code, quote"),
        ('[decision]\npath = "a.txt"\n', r"nothing but \[\[decision\]\]"),
        ('decision = ["a"]\n', r"nothing but \[\[decision\]\]"),
        ("x = 1\n", r"nothing but \[\[decision\]\]"),
        ("[[decision\n", "no valid TOML"),
        ("\udcff", "not UTF-8"),
    ],
)
def test_a_broken_decision_is_refused_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "d.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError, match=says):
        load(path)


@given(
    st.builds(
        Decision,
        code=st.just("TT101"),
        reason=st.text(min_size=1).map(lambda text: f"r{text}".strip()),
        path=st.sampled_from(["", "a b.txt", "seeds/**", "rows.jsonl:3"]),
        quote=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(lambda text: f"q{text}".strip()),
        by=st.sampled_from(["", "jh"]),
        until=st.none() | st.dates(),
    )
)
def test_what_is_written_reads_back(tmp_path_factory: pytest.TempPathFactory, decision: Decision) -> None:
    path = tmp_path_factory.getbasetemp() / "d.toml"
    decision.reason = decision.reason.encode("utf-8", "replace").decode()
    path.write_bytes((entry(decision) + "\n" + entry(decision)).encode())
    first, second = load(path)
    decision.line = first.line
    assert first == decision and second.line > first.line


@given(st.text(), st.text())
def test_any_quote_can_be_looked_for(quote: str, text: str) -> None:
    for placed in article(f"{text} huge {text}", "a.txt").findings:
        quoted(quote, placed)


def test_thousands_of_quotes_cost_a_look_each() -> None:
    findings = article(TEXT, "a.txt").findings
    entries = [Decision("TT", "r", quote=f"no words of it {number}") for number in range(1000)]
    decisions = Decisions(entries, date(2026, 1, 1))
    decisions.overrules("a.txt", findings)
    calls = counted_calls(lambda: decisions.overrules("a.txt", findings))
    assert calls < 10 * len(entries) * len(findings), calls


def gated(data: str, name: str = "a.md") -> tuple[list[str], list[str]]:
    """The codes that are left in an article with comments, and what is told at the end."""
    document = next(one for one in read_bytes(data.encode(), name, Settings()) if isinstance(one, Document))
    gate = open_gate(Settings())
    left = gate.article(lint_document(plan(), document)).findings
    known = {str(rule.code): str(rule.code) in plan().selected for rule in plan().rules}
    return [placed.finding.code for placed in left], gate.to_report(known, ())


MARKDOWN = """---
title: The mill
---
# A huge mill

<!-- seedlint ignore TT101: named in the minutes -->
According to insider sources, the sum is huge.
So say people close to the talks.

Insider sources agree.
"""


def test_a_comment_overrules_the_paragraph_it_stands_before() -> None:
    assert gated(MARKDOWN) == (["TT102", "TT102", "TT101"], [])
    inside = MARKDOWN.replace("<!-- seedlint ignore TT101: named in the minutes -->\n", "").replace(
        "sources, the", "sources, <!-- seedlint ignore TT101, TT102: both --> the"
    )
    assert gated(inside) == (["TT102", "TT101"], [])
    apart = MARKDOWN.replace("minutes -->\n", "minutes -->\n\n\n")
    assert gated(apart) == (["TT102", "TT102", "TT101"], [])


def test_a_comment_overrules_the_whole_article() -> None:
    assert gated(MARKDOWN.replace("ignore TT101", "ignore-file TT")) == ([], [])


def test_a_comment_in_html() -> None:
    page = (
        "<html><body><article><h1>The mill</h1><p>Insider sources agree.</p>"
        "<!-- seedlint ignore TT101: named --><p>According to insider sources, the sum is huge.</p>"
        "<p>So say <!-- seedlint ignore TT101: named --> people close to the talks.</p></article></body></html>"
    )
    assert gated(page, "a.html") == (["TT101", "TT102"], [])


@pytest.mark.parametrize(
    ("comment", "left", "says"),
    [
        ("ignore TT101", 3, "a.md:6: a decision needs a reason"),
        ("ignore TT101:  ", 3, "needs a reason"),
        ("ignore: no code", 3, "not understood"),
        ("disable TT101: why", 3, "not understood"),
        ("ignore TT201: why", 3, "a.md:6: the decision on TT201 no longer matches a finding"),
        ("ignore TT101 until 2001-01-01: why", 3, "expired on 2001-01-01"),
        ("ignore TT101 until 2001-02-30: why", 3, "no such day"),
        ("ignore TT101 until 2999-01-01: why", 1, None),
        ("ignore ZZ101: of a pack that is not here", 3, None),
    ],
)
def test_what_is_told_of_a_comment(comment: str, left: int, says: str | None) -> None:
    codes, told = gated(MARKDOWN.replace("ignore TT101: named in the minutes", comment))
    assert codes.count("TT101") == left
    assert (not told) if says is None else (len(told) == 1 and says in told[0])


@pytest.mark.parametrize(("mode", "left", "failing"), [("allow", 3, 1), ("count", 3, 3), ("off", 5, 3)])
def test_an_article_switches_the_gate_off_only_where_it_may(mode: str, left: int, failing: int) -> None:
    settings = Settings(inline_decisions=mode, fail_on="info", fail_on_confidence="high")
    (document,) = read_bytes(MARKDOWN.encode(), "a.md", settings)
    article = open_gate(settings).article(lint_document(plan(), document))  # type: ignore[arg-type]
    totals = Totals()
    totals.count(article, settings)
    assert (len(article.findings), totals.failing) == (left, failing)
    assert totals.inline == {"decisions": 1, "whole": 0}
    assert "1, 0 of them for a whole article" in totals.inline_line(mode)
    assert article.hidden["decision in the article"] == (0 if mode == "off" else 2)


ENGLISH = (
    "The council of the town has said that it will open the bridge again when the people of the valley ask for it. "
)


@pytest.mark.parametrize(
    ("stated", "mode", "belied", "language"),
    [
        ("xx", "allow", "en", "xx"), ("xx", "off", "en", "en"), ("en", "off", "", "en"), ("de", "count", "en", "de"),
        ("", "off", "", "en"),
    ],
)  # fmt: skip
def test_an_article_that_names_another_language_is_counted(stated: str, mode: str, belied: str, language: str) -> None:
    settings = Settings(inline_decisions=mode)
    document = Document(ENGLISH * 3, "a.md", metadata={"lang": stated} if stated else {})
    planned = engine.make_plan(Settings(inline_decisions=mode, select=("HD2",)))
    article = lint_document(planned, document)
    totals = Totals()
    totals.count(article, settings)
    assert (article.belied_language, article.language) == (belied, language)
    assert totals.inline["language"] == bool(belied)
    assert ("another language than that of their words: 1" in totals.inline_line(mode)) is bool(belied)


def test_many_comments_cost_what_they_are_worth() -> None:
    """Calls, not seconds: twice the comments, twice the work."""

    def calls(count: int) -> int:
        text = "Insider sources agree. <!-- seedlint ignore TT101: x -->\n" * count
        (document,) = read_bytes(text.encode(), "a.md", Settings())
        linted = lint_document(plan(), document)  # type: ignore[arg-type]
        return counted_calls(lambda: open_gate(Settings()).article(linted)) + counted_calls(lambda: read(document))  # type: ignore[arg-type]

    assert calls(400) < 2.3 * calls(200)


def test_only_the_first_of_many_comments_without_use_are_reported() -> None:
    _, told = gated("<!-- seedlint ignore TT201: x -->\n" * 500)
    assert len(told) == 51 and told[-1] == "450 more decisions in articles are such"


def test_nothing_is_found_in_comments_themselves() -> None:
    said = MARKDOWN.replace("named in the minutes", "the insider sources\nare huge ones")
    assert gated(said) == (["TT102", "TT102", "TT101"], [])
    bare = "<!-- huge -->\r\n<!-- huge\nA huge one.\n"
    (document,) = read_bytes(bare.encode(), "a.md", Settings())
    (placed,) = lint_document(plan(), document).findings[-1:]  # type: ignore[arg-type]
    assert placed.start is not None and (placed.start.line, placed.start.column) == (3, 3)


def test_plain_text_has_no_comments() -> None:
    document = next(iter(read_bytes(MARKDOWN.encode(), "a.txt", Settings())))
    assert read(document) == ()  # type: ignore[arg-type]


@given(st.text(st.sampled_from("<!-- seedlint ignore TT101: x\n>é until 2026-1ABC"), max_size=80))
def test_no_comment_can_break_a_run(text: str) -> None:
    for name in ("a.md", "a.html"):
        gated(f"{text}<!-- seedlint{text}-->\n{text}", name)


def test_a_comment_reaches_what_the_corpus_rules_add(tmp_path: Path) -> None:
    (document,) = read_bytes(MARKDOWN.encode(), "a.md", Settings())
    linted = lint_document(plan(), document)  # type: ignore[arg-type]
    gate, findings = open_gate(Settings()), linted.findings
    linted.findings = []
    gate.article(linted)
    later = gate.article(Article("a.md", findings, corpus=True))
    assert len(later.findings) == len(findings) - 2 and later.hidden == {"decision in the article": 2}


def test_decide_asks_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text('{"text": "A huge sum."}\n{"text": "A fair."}\n', encoding="utf-8")

    def decide(*arguments: str) -> tuple[int, str]:
        done = seedlint("decide", "--pack", PACK, *arguments, cwd=tmp_path)
        return done.code, done.out + done.err

    why = ("--reason", "Checked.")
    assert decide("TT101", "a.txt")[1] == "seedlint: error: a decision needs a reason (nothing is written)\n"
    assert decide("TT999", "a.txt", *why)[0] == 2
    assert decide("TT999", "*.txt", *why)[0] == 2 and decide("TT999", "--quote", "huge", *why)[0] == 2
    assert decide("TT102", "rows.jsonl:2", *why)[0] == 2
    assert decide("TT102", "missing.txt", *why)[0] == 2
    assert decide("TT102", *why)[1].startswith("seedlint: error: a decision needs a path, a quote or both")
    assert not (tmp_path / decided.FILE_NAME).exists()
    assert decide("tt102", "./a.txt", *why) == (0, "seedlint-decisions.toml: written, overrules 2 findings\n")
    again = decide("TT102", "a.txt", "--reason", "Asked again.", "--by", "Ann")
    assert again[0] == 2 and "seedlint-decisions.toml:1 has this decision already: “Checked.” (nothing" in again[1]
    assert decide("tt-huge", "a.txt", *why)[0] == 2
    assert decide("TT102", "rows.jsonl:1", *why)[0] == 0
    assert decide("TT101", "--quote", "insider sources say", *why) == (0, "seedlint-decisions.toml: written\n")
    left = seedlint("check", "--pack", PACK, "--select", "TT", "--format", "jsonl", ".", cwd=tmp_path).findings
    assert [finding["code"] for finding in left] == ["TT101"]


def test_a_decision_on_an_article_elsewhere_is_written_where_check_looks(tmp_path: Path) -> None:
    (desk := tmp_path / "desk").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        done = seedlint(arguments[0], "--pack", PACK, *arguments[1:], cwd=desk)
        return done.code, done.out + done.err

    code, said = run("decide", "TT102", "../articles/*.txt", "--reason", "Checked.")
    assert code == 2 and "call decide in the folder of the articles, or name the file with --decisions (nothing" in said
    said = "../articles/seedlint-decisions.toml: written, overrules 2 findings\n"
    assert run("decide", "TT102", "../articles/a.txt", "--reason", "Checked.") == (0, said)
    assert run("check", "--select", "TT102", "../articles", "--format", "jsonl") == (0, "")
    assert run("decide", "TT101", "../articles/*.txt", "--reason", "Checked.", "--decisions", "own.toml")[0] == 0
    assert [path.name for path in desk.iterdir()] == ["own.toml"]


@pytest.mark.parametrize("inside", [False, True])
def test_in_a_repository_decisions_have_one_place_wherever_decide_is_called(tmp_path: Path, inside: bool) -> None:
    (tmp_path / ".git").mkdir()
    (folder := tmp_path / "articles" / "2025").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    name, here = ("a.txt", folder) if inside else ("2025/a.txt", tmp_path / "articles")
    done = seedlint("decide", "--pack", PACK, "TT102", name, "--reason", "Checked.", cwd=here)
    assert done.code == 0, done.err
    (written,) = tmp_path.rglob(decided.FILE_NAME)
    assert written == tmp_path / decided.FILE_NAME and 'path = "articles/2025/a.txt"' in written.read_text("utf-8")
    for place, where in ((tmp_path, "."), (folder, ".")):
        assert not seedlint(
            "check", "--pack", PACK, "--select", "TT102", "--format", "jsonl", where, cwd=place
        ).findings


def test_a_comment_speaks_of_a_paragraph_from_its_first_word_to_its_last_however_far_down_it_stands() -> None:
    talk = "Insider sources told of it, and the sum, they said, is a huge one for a town of that size."
    filler = "The ferry sails again in June.\n\n" * 9
    text = f"{filler}<!-- seedlint ignore TT: named in the minutes -->\n\n{talk}\n\n{talk}\n"
    shown, _ = gated(text)
    assert len(shown) == 2 and gated(text.replace("ignore TT", "ignore-file TT")) == ([], [])


@pytest.mark.parametrize("where", ["first", "last"])
def test_a_comment_in_any_line_of_a_paragraph_of_an_article_without_a_heading_speaks_of_all_of_it(where: str) -> None:
    lines = ["Insider sources agree,", "as the mill has it,", "and people close to the talks do too."]
    lines[0 if where == "first" else 2] += " <!-- seedlint ignore TT: named in the minutes -->"
    assert gated("\n".join(lines)) == gated("\n".join(lines) + "\n") == ([], [])
    assert gated("\n".join(lines[:2]) + "\n")[0] == ([] if where == "first" else ["TT101"])

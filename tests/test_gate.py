"""Score, budgets, stages and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import trust
from lint.config.settings import ConfigError, Settings, read
from lint.model import Confidence, Finding, LocatedFinding, Severity
from lint.team_files.gate import open_gate
from lint.triage.budgets import BudgetTracker
from lint.triage.score import CorpusScore, article_score, score
from lint.triage.stages import Article, fails
from tests.command import seedlint
from tests.gate import PACK, article, written

FINDINGS = st.builds(
    lambda code, severity, confidence, words: LocatedFinding(
        "a.txt", Finding(code, "name", severity, confidence, "m", 0, 1), None, None, "", 0, "a-b-1-c", words=words
    ),
    st.sampled_from(["TT101", "TT102", "HD201"]),
    st.sampled_from(Severity),
    st.sampled_from(Confidence),
    st.integers(0, 40),
)


@given(st.integers(0, 2000), st.lists(FINDINGS, min_size=1), st.data())
def test_mending_a_finding_never_lowers_the_score(words: int, found: list[LocatedFinding], data: st.DataObject) -> None:
    before = article_score(words, found)
    number = data.draw(st.integers(0, len(found) - 1))
    left = found[:number] + found[number + 1 :]
    assert 0 <= before <= 100
    assert article_score(words, left) > before or before == article_score(words, left) == 0
    assert article_score(words - found[number].words, left) >= before


@given(st.lists(st.tuples(st.integers(0, 500), st.lists(FINDINGS, max_size=4)), min_size=1, max_size=5), st.data())
def test_nor_that_of_the_corpus(articles: list[tuple[int, list[LocatedFinding]]], data: st.DataObject) -> None:
    def value(corpus: list[tuple[int, list[LocatedFinding]]]) -> float:
        total = CorpusScore()
        for number, (words, found) in enumerate(corpus):
            total.count(f"{number}.txt", words, found, article_score(words, found))
        return total.value

    at = data.draw(st.integers(0, len(articles) - 1))
    words, found = articles[at]
    if found:
        for mended in ((words, found[1:]), (words - found[0].words, found[1:])):
            assert value([*articles[:at], mended, *articles[at + 1 :]]) >= value(articles)


def test_the_score_is_what_the_docs_say() -> None:
    assert score(0, 0) == 100 and score(20, 1000) == 50 and score(40, 1000) == 25 and score(2, 0) == 50
    assert article_score(1000, article("Insider sources agree.", "a.txt").findings) == pytest.approx(93.3, abs=0.05)
    total = CorpusScore()
    assert total.reason(100) is None
    for name, text in (("good.txt", "All is well."), ("bad.txt", "A huge sum. Share this article")):
        one = article(text, name)
        total.count(name, one.words, one.findings, article_score(one.words, one.findings))
    said = total.reason(90.5)
    assert said is not None and "at least 90.5 is asked for" in said
    assert "points by family: TT 5" in said and "bad.txt" in said and "good.txt" not in said


def test_a_budget_is_counted_and_takes_the_place_of_fail_on() -> None:
    budgets = {"TT101": {"max": 1.0}, "TT": {"per-1000-articles": 500.0}, "HD": {"max": 0.0}}
    found = article("Insider sources. Insider sources. A huge sum. Share this article", "a.txt").findings
    assert [fails(placed, Settings(budgets=budgets)) for placed in found] == [False] * 4
    assert [fails(placed, Settings(budgets={"TT101": {"max": 1.0}})) for placed in found] == [False, False, False, True]
    spent = BudgetTracker(budgets, Confidence.high)
    spent.count(found)
    assert spent.reasons(6) == ["the budget of TT101 is 1 finding, the run has 2"]
    assert spent.reasons(4) == [
        "the budget of TT is 2 findings (500 per 1,000 articles, 4 articles), the run has 3",
        "the budget of TT101 is 1 finding, the run has 2",
    ]
    everything = BudgetTracker({"ALL": {"max": 3.0}}, Confidence.low)
    everything.count(found)
    assert everything.reasons(1) == ["the budget of ALL is 3 findings, the run has 4"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("budgets = 3", "a table of codes"),
        ("[budgets]\nHD = -1", "toml:2: “budgets.HD” must be a whole number from 0, not -1"),
        ("[budgets]\nHD = true", "“budgets.HD” must be a whole number"),
        ("[budgets]\nHD = { most = 3 }", "max and per-1000-articles"),
        ("[budgets]\nHD = {}", "max and per-1000-articles"),
        ("baseline = 3", "the path of a file"),
        ('decisions = ""', "the path of a file"),
    ],
)
def test_a_wrong_key_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "seedlint.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=says):
        read(path)


def test_files_of_the_configuration_lie_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "seedlint.toml"
    path.write_text('baseline = "old/b"\ndecisions = "d.toml"\n[budgets]\nHD = 3\nTT = { max = 2 }\n', encoding="utf-8")
    settings = read(path)
    assert settings.baseline == tmp_path / "old" / "b" and settings.decisions == tmp_path / "d.toml"
    assert settings.budgets == {"HD": {"max": 3}, "TT": {"max": 2}}


def test_each_stage_counts_what_it_hid(tmp_path: Path) -> None:
    text = "Insider sources agree. So do people close to the talks.\n"
    decisions = tmp_path / "d.toml"
    decisions.write_text(
        '[[decision]]\ncode = "TT101"\nquote = "insider sources agree"\nreason = "r"\n', encoding="utf-8"
    )
    old = written(tmp_path, article(text, tmp_path / "a.txt"))
    gate = open_gate(Settings(baseline=old, decisions=decisions), [str(tmp_path)])
    left = gate.article(article(text + "A huge sum.\n", tmp_path / "a.txt"))
    assert [placed.finding.code for placed in left.findings] == ["TT102"]
    assert left.hidden == {"decision": 1, "baseline": 1}
    assert left.score == article_score(13, article("people close to the talks, huge", "a.txt").findings)
    assert gate.score.value == left.score
    corpus = gate.article(Article(str(tmp_path / "a.txt"), left.findings, corpus=True))
    assert gate.score.value < left.score and corpus.score == 100
    assert not gate.to_report({"TT101": True, "TT102": True}, ()), (
        "what is overruled is there still: its entry is not stale"
    )
    gate = open_gate(Settings(baseline=old, decisions=decisions), [str(tmp_path)])
    gate.article(article("So do people close to the talks.\n", tmp_path / "a.txt"))
    unmatched, stale = gate.to_report({"TT101": True, "TT102": True}, ())
    assert "no longer matches" in unmatched and "1 entry is stale, the first “Insider sources”" in stale


CRASH = """
from lint import CorpusRule, DocumentRule, Examples, Related, Span


class Crashing(DocumentRule):
    code, name, why = "TT900", "crashing", "To see what a crash does."
    find = ("crash here",)
    where = "anywhere"
    examples = Examples(("[[a]]", "[[b]]"), ("c", "d"))

    def check(self, document):
        raise RuntimeError("oh")


class Twice(CorpusRule):
    code, name, why = "TT901", "said-twice", "One opening in two articles."
    language = "any"
    examples = Examples((("[[a]]", "a"), ("[[b]]", "b")), (("c", "d"), ("e", "f")))

    def gather(self, document):
        yield document.text[:20], Span(0, 20), None

    def judge(self, key, facts):
        for fact in facts:
            yield self.finding((fact.start, fact.end), "said twice", path=fact.path, related=[
                Related(other.path, other.start, other.end, "") for other in facts if other is not fact])
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEEDLINT_STATE_DIR", str(tmp_path / "state"))
    (tmp_path / "crash.py").write_text(CRASH, encoding="utf-8")
    (tmp_path / "seedlint.toml").write_text(
        f'packs = ["{PACK.as_posix()}", "crash.py"]\nselect = ["TT"]\nmin-confidence = "low"\n', encoding="utf-8"
    )
    trust.allow(tmp_path / "seedlint.toml")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("a", "b"):
        (seeds / f"{name}.txt").write_text(
            f"The same opening stands here.\n\nA huge sum in {name}.\n", encoding="utf-8"
        )
    return tmp_path


def test_corpus_findings_are_old_too_and_stale_only_in_a_whole_run(corpus: Path) -> None:
    done = seedlint("baseline", "seeds", cwd=corpus)
    assert done.out.startswith("seedlint.baseline: 4 findings (4 new, 0 taken out)\n")
    check = ("check", "--baseline", "seedlint.baseline", "--format", "concise")
    done = seedlint(*check, "seeds", cwd=corpus)
    assert (done.code, done.out, done.err) == (0, "0 findings in 2 articles (4 hidden)\n", "")
    done = seedlint(*check, "seeds/a.txt", cwd=corpus)
    assert (done.code, done.out, done.err) == (0, "0 findings in 1 article (1 hidden)\n", "")
    (corpus / "seeds" / "b.txt").rename(corpus / "seeds" / "c.txt")
    assert seedlint(*check, "seeds", cwd=corpus).out == "0 findings in 2 articles (4 hidden)\n"
    (corpus / "seeds" / "d.txt").write_text("The same opening stands here. It is new.\n", encoding="utf-8")
    assert [line[:12] for line in seedlint(*check, "seeds", cwd=corpus).out.splitlines()[:-1]] == ["seeds/d.txt:"]
    (corpus / "seeds" / "c.txt").unlink()
    (corpus / "seeds" / "d.txt").unlink()
    assert "3 entries are stale" in seedlint(*check, "seeds", cwd=corpus).err
    done = seedlint("baseline", "--update", "seeds", cwd=corpus)
    assert done.out == "seedlint.baseline: 1 finding (0 new, 3 taken out)\n"


def test_a_crash_is_hidden_by_nothing(corpus: Path) -> None:
    (corpus / "seeds" / "a.txt").write_text("You crash here.\n", encoding="utf-8")
    (corpus / "seedlint-decisions.toml").write_text(
        '[[decision]]\npath = "**"\ncode = "E"\nreason = "r"\n', encoding="utf-8"
    )
    done = seedlint("baseline", "seeds", cwd=corpus)
    assert done.code == 3 and not (corpus / "seedlint.baseline").exists()
    assert seedlint("check", "seeds", "--exit-zero", cwd=corpus).code == 3


def test_an_update_grows_only_when_told_and_leaves_what_it_did_not_look_for(corpus: Path) -> None:
    def baseline(*arguments: str) -> tuple[int, str, int]:
        done = seedlint("baseline", *arguments, cwd=corpus)
        lines = (corpus / "seedlint.baseline").read_text(encoding="utf-8").splitlines()
        return done.code, done.err, sum("fingerprint" in line for line in lines)

    assert baseline("seeds")[2] == 4
    with (corpus / "seeds" / "a.txt").open("a", encoding="utf-8") as file:
        file.write("Insider sources agree.\n")
    left_out = "seedlint: new findings left out: 1; --accept-new takes them in\n"
    assert baseline("--update", "seeds") == (0, left_out, 4)
    assert baseline("--update", "--select", "TT101", "seeds/a.txt") == (0, left_out, 4)
    assert baseline("--update", "--accept-new", "seeds") == (0, "", 5)
    before = (corpus / "seedlint.baseline").read_bytes()
    assert baseline("--update", "seeds") == (0, "", 5) and (corpus / "seedlint.baseline").read_bytes() == before
    assert baseline("--accept-new", "seeds")[0] == 2
    (corpus / "seeds" / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    code, _, count = baseline("--update", "seeds")
    assert code == 2 and count >= 4


def test_reasons_stand_on_standard_error(corpus: Path) -> None:
    done = seedlint("check", "seeds", "--min-score", "99", "--format", "json", cwd=corpus)
    assert done.code == 1
    assert "failed: 2 findings fail the run (warning or worse, high confidence)" in done.err
    assert "failed: the score of the corpus is" in done.err
    assert json.loads(done.out)["summary"]["reasons"][0] in done.err
    assert seedlint("check", "seeds", "--min-score", "101", cwd=corpus).code == 2

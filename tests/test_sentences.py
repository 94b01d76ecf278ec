"""What an editor would mark, and what uses the same words and is fine: a sentence a line, in the files of tests/sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.model import Confidence, LocatedFinding
from lint.rule.base import DocumentRule
from lint.session.articles import lint_documents
from lint.session.session import Session
from lint.text.document import Document

FOLDER = Path(__file__).with_name("sentences")
METADATA = {
    "title": "Weir repaired before the spring flood",
    "author": "Nora Vestby",
    "date": "2024-06-12",
    "publisher": "River Courier",
    "link": "https://river.example/weir",
}
HEAD = "The weir at Hallam was repaired by a crew of nine from the water board. Sunniva Rask measured the crest.\n\n"
TAIL = "\n\nThe board plans to raise the lower bank. Rask told the members where the stone comes from.\n"


class Case(NamedTuple):
    """A sentence and what is asked of it: `sign` as in the heads of the files, `code` how the codes begin, "!" for no date."""

    sign: str
    code: str
    sentence: str


def cases() -> list[Case]:
    found = []
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                asked, sentence = line.split(" | ", 1)
                sign = asked[: len(asked) - len(asked.lstrip("+-"))]
                found.append(Case(sign, asked.lstrip("+-"), sentence))
    return found


@cache
def session() -> Session:
    return Session(Settings(select=("ALL",), min_confidence=Confidence.low))


def by_code() -> dict[str, list[Case]]:
    """The cases of each beginning of codes, in their order: those of one are linted together."""
    found: dict[str, list[Case]] = {}
    for case in cases():
        found.setdefault(case.code, []).append(case)
    return found


def document_of(case: Case) -> Document:
    metadata = {key: value for key, value in METADATA.items() if key != "date" or not case.code.endswith("!")}
    text = HEAD + case.sentence.replace("[[", "").replace("]]", "") + TAIL
    return Document(text, "a.txt", metadata=metadata)


def is_marked(case: Case, findings: Iterable[LocatedFinding]) -> bool:
    """Whether something is reported in the marked words, or the sentence; with two signs only at medium or high."""
    words = re.search(r"\[\[(.*?)\]\]", case.sentence)
    start = len(HEAD) + (words.start() if words else 0)
    end = start + len(words[1] if words else case.sentence)
    least = Confidence.medium if len(case.sign) == 2 else Confidence.low
    return any(
        one.finding.code.startswith(case.code.rstrip("!"))
        and one.finding.confidence >= least
        and one.finding.start is not None
        and one.finding.start < end
        and (one.finding.end or 0) > start
        for one in findings
    )


@pytest.mark.parametrize("code", by_code())
def test_are_marked_or_not(code: str) -> None:
    known = by_code()[code]
    articles = lint_documents(session().plan, list(map(document_of, known)))
    wrong = [
        f"{case.sign}{case.code} | {case.sentence}"
        for case, article in zip(known, articles, strict=True)
        if is_marked(case, article.findings) != case.sign.startswith("+")
    ]
    assert not wrong, "\n".join(wrong)


def test_the_scan_sees_each_sentence_in_which_a_rule_would_find_something() -> None:
    """A rule is asked where the scan saw its words; were it asked everywhere, it would find no more in these sentences, each alone."""
    plan = engine.make_plan(Settings(select=("ALL",)))
    rules = [rule.resolve() for rule in plan.rules]
    asked = [rule for rule in rules if isinstance(rule, DocumentRule) and (rule.match or rule.find)]
    assert len(asked) > 50
    for sentence in {case.sentence.replace("[[", "").replace("]]", "") for case in cases()}:
        document = Document(sentence, metadata={"language": "en"})
        plan.scan(document)
        unseen = [rule for rule in asked if not document.hits.get(str(rule.code))]
        assert not [finding for rule in unseen for finding in rule.check(document)], sentence

"""What holds for any input: places in the source, a fix made twice, the order of articles, each tried on all kinds of file."""

from __future__ import annotations

import csv
import html
import io
import json
import random
import unicodedata
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import readers
from lint.config.settings import Settings
from lint.fixes.edits import FixPolicy
from lint.fixes.files import encoded, fixed
from lint.model import Confidence
from lint.readers import Problem
from lint.session import Session
from lint.text.document import Document
from lint.triage.stages import Article

PIECES = [
    "Insider sources say so.", "The mill, “old” as it is, closed.", "Share this article", "Connect with us", "Größe und Maß", "a",
    "&amp;", "&amp", "&#8220;", "&#x201C", "&#99999999999;", "&#xD800;", "&;", "&#;", "&notit;", "&copy2024", "&", "&amp;amp;amp;",
    "<b>bold</b>", "<", "</", "<!", "<!--", "-->", "<p>", "</div", "<br/>", "<a href='x>", "**b", "_", "`c`", "[l](u", "\\", "\\&", "# ",
    "> ", "- ", "|", "\t", "\u00ad", "\u200b", "\ufeff", "e\u0301", "👩\u200d👧", "\x0b", "\x85", "\u2028", "\"", "\\u0041",
    "Ã©", "teh  teh", " ,", "5 % of 3 %", "\u00a0",
]  # fmt: skip
GAPS = ["", " ", "\n", "\r\n", "\n\n", "  \n"]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
ENDINGS = (".txt", ".md", ".html", ".jsonl", ".json", ".csv")


@cache
def session() -> Session:
    return Session(Settings())


def written(text: str, ending: str) -> str:
    """A file of a kind that has this text; what is a format of its own has it as it is."""
    if ending == ".csv":
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([["id", "text"], ["1", text]])
        return out.getvalue()
    if ending in (".json", ".jsonl"):
        return json.dumps({"id": 1, "text": text}, ensure_ascii=len(text) % 2 == 0) + "\n"
    return text


def documents(data: bytes, ending: str) -> list[Document]:
    return [one for one in readers.read_bytes(data, f"a{ending}", session().settings) if isinstance(one, Document)]


def stands(char: str, source: str) -> bool:
    """Whether the source has a character where it is said to stand: itself, or what a format writes for it."""
    if source.startswith(char) or (char == "\n" and source.startswith("\r")):
        return True
    if source[:1] == "&":
        return char in html.unescape(source[:40]) or char == "\ufffd"
    return source[:1] == "\\" or (source[:1] == '"' and char == '"')


@pytest.mark.parametrize("ending", ENDINGS)
@given(text=TEXTS)
@settings(max_examples=50, deadline=None)
def test_each_letter_stands_where_it_is_said_to_stand(ending: str, text: str) -> None:
    source = written(text.lstrip("\ufeff"), ending)  # at the start of a file it is a mark of its encoding
    for document in documents(source.encode(), ending):
        last = -1
        for offset, char in enumerate(document.text):
            place = document.position(offset)
            assert last <= place.offset, (offset, char)
            last = place.offset
            if char.isalnum() and unicodedata.is_normalized("NFC", char):
                assert stands(char, source[place.offset :]), (char, source[place.offset :][:20])


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".jsonl"])
@pytest.mark.parametrize("unsafe", [False, True])
@given(text=TEXTS)
@settings(max_examples=12, deadline=None)
def test_a_fix_made_twice_is_made_once_and_the_file_is_read_as_before(ending: str, unsafe: bool, text: str) -> None:
    policy, data = FixPolicy(unsafe=unsafe), written(text, ending).encode()
    once = encoded(fixed(data, f"a{ending}", session().plan, policy))
    again = encoded(fixed(once, f"a{ending}", session().plan, policy))
    assert again == once
    before, after = documents(data, ending), documents(once, ending)
    assert len(before) == len(after) and [one.metadata for one in before] == [one.metadata for one in after]


ARTICLES = st.lists(TEXTS, min_size=2, max_size=6)


@given(texts=ARTICLES, dice=st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_what_is_found_hangs_on_no_order(texts: list[str], dice: random.Random) -> None:
    found = [Document(text, f"{number}.txt") for number, text in enumerate(texts)]
    first = outcome(found)
    again = [Document(text, f"{number}.txt") for number, text in enumerate(texts)]
    dice.shuffle(again)
    assert outcome(again) == first


def outcome(found: list[Document]) -> list[tuple[str, str, Confidence, object, object]]:
    """All findings of some documents, in an order of their own."""
    rows = []
    for article in session().check_documents(found):
        assert isinstance(article, Article), article
        rows += [(one.path, one.finding.code, one.finding.confidence, one.start, one.end) for one in article.findings]
        assert not any(one.finding.about_tool for one in article.findings)
    return sorted(rows, key=repr)


@given(data=st.binary(max_size=400), ending=st.sampled_from(ENDINGS))
@settings(max_examples=60, deadline=None)
def test_a_file_of_anything_is_documents_and_problems(data: bytes, ending: str) -> None:
    for one in readers.read_bytes(data, f"a{ending}", session().settings):
        assert isinstance(one, Document) or (isinstance(one, Problem) and "to blame" not in one.message)

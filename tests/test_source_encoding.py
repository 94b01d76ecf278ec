"""Encoding and characters nobody sees: what the reader noted, what stands in the text, and the fixes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.config.settings import Settings
from lint.readers import plain
from lint.text.document import Document
from tests.source_rules import found, places


def _read(data: bytes) -> Document:
    (document,) = plain.parse(data, "mill.txt", Settings())
    assert isinstance(document, Document)
    return document


TEXT = "The café by the “mill” is open again."


@pytest.mark.parametrize(("encoding", "codes"), [
    ("utf-8", []), ("utf-8-sig", ["SQ202"]), ("windows-1252", ["SQ201"]), ("utf-16", ["SQ201"]), ("utf-16-be", ["SQ201"]),
])  # fmt: skip
def test_the_encoding_of_the_file(encoding: str, codes: list[str]) -> None:
    assert [finding.code for finding in found(_read(TEXT.encode(encoding)), "SQ2")] == codes


def test_a_broken_place_in_utf8_is_pointed_at() -> None:
    document = _read("The café is open, the caf\udce9 is shut.".encode("utf-8", "surrogateescape"))
    assert [(f.code, f.start, f.end) for f in found(document, "SQ2")] == [("SQ203", 25, 26)]


def test_many_lost_characters_are_counted_not_listed() -> None:
    findings = found("a\ufffd " * 300, "SQ203")
    assert len(findings) == 40
    assert "260 more" in findings[-1].message


def test_fixes_take_out_what_nobody_sees() -> None:
    for text, clean in [
        ("The mi\u200bll is\u00ad open.", "The mill is open."),
        ("The mi\x01ll\x0bis open.", "The mill is open."),
        ("The cafe\u0301 and the e\u0301te\u0301.", "The café and the été."),
    ]:
        (finding,) = found(text, "SQ205", "SQ206", "SQ207")
        assert finding.fix is not None and finding.fix.safe
        assert text[: finding.fix.start] + finding.fix.replacement + text[finding.fix.end :] == clean


def test_codes_of_another_encoding_are_not_dropped() -> None:
    (finding,) = found("The \x93mill\x94 is open.", "SQ205")
    assert finding.fix is None


def test_joiners_stay_where_a_script_needs_them() -> None:
    assert not found("مي\u200cخواهم 👩\u200d🔧 क्\u200dष", "SQ206")
    assert places("The mi\u200cll.", "SQ206") == ["\u200c"]


def test_question_marks_in_addresses_are_no_loss() -> None:
    assert not found("See herald.example/list?page=2 or https://a.example/x?y. Why?Because.", "SQ204")
    assert places("It wasn?t the company?s.", "SQ204") == ["?", "?"]


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    for finding in found(text, "SQ2", "SQ4"):
        if finding.start is not None and finding.end is not None:
            assert 0 <= finding.start < finding.end <= len(text)


def test_a_broken_invisible_sign_is_one_finding() -> None:
    (finding,) = found("The har\u00c2\u00adbour mill burned in May.", "BP404", "BP406")
    assert finding.code == "BP404" and "broken invisible sign (U+00AD)" in finding.message

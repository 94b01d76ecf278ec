"""Words with signs in them that nobody sees are read as their readers see them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint.config.settings import Settings
from lint.engine import run_rules
from lint.extract.source import legible
from lint.model import Confidence, Finding, Fix, Related, Severity, Span
from lint.readers import read_bytes
from lint.session import Session
from lint.session.articles import lint_document
from lint.text.blocks import Kind, Region, Structure
from lint.text.document import Document

SIGNS = ("\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e", "\u202c")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Settings(select=("HD201", "BP1"), cache=False))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("ending", ["txt", "md", "html", "jsonl"])
def test_a_word_is_read_through_the_signs_in_it_with_its_place_in_the_file(
    session: Session, sign: str, ending: str
) -> None:
    words = f"in{sign}sider so{sign}{sign}urces"
    text = f"A mill{sign} was sold.\n\nAccording to {words}, the mill was sold to a firm in the north of the town.\n"
    source = json.dumps({"text": text}, ensure_ascii=False) if ending == "jsonl" else text
    (document,) = read_bytes(source.encode(), f"a.{ending}", session.settings)
    assert isinstance(document, Document)
    (found,) = [one for one in lint_document(session.plan, document).findings if one.finding.code == "HD201"]
    assert found.start and found.end
    assert source[found.start.offset : found.end.offset] == words and found.match == words
    assert "“insider sources”" in found.finding.message


def test_signs_that_a_script_needs_and_those_at_the_ends_of_lines_stay() -> None:
    for text in ("می\u200cخواهم \u200fسلام\u200f", "A line\u200b\n\u200bof two.", "ไทย\u200bแลนด์"):
        assert legible(Document(text, "a.txt")) is None


def test_what_a_reader_saw_of_the_text_moves_with_it() -> None:
    source = (
        "# A mi\u00adll\n\nOne `co\u00adde` word and a [li\u200bnk](x.html) be\u00adhind.\n\n> A quo\u00adted line.\n"
    )
    (document,) = read_bytes(source.encode(), "a.md", Settings())
    assert isinstance(document, Document)
    seen = legible(document)
    assert seen is not None
    plain, places = seen
    (clean,) = read_bytes(source.replace("\u00ad", "").replace("\u200b", "").encode(), "a.md", Settings())
    assert isinstance(clean, Document) and clean.given_structure and plain.given_structure
    assert plain.text == clean.text and plain.given_structure.plain() == clean.given_structure.plain()
    at = plain.text.index("behind")
    assert document.text[places.source(at) : places.source_end(at + 6)] == "be\u00adhind"


def test_a_region_that_ends_among_signs_nobody_sees_ends_where_they_were() -> None:
    text = "A mi\u00ad\u200b\u2060ll on\u00ad\u200bce."
    for end in range(4, 8):
        given = Structure([Region(0, end, Kind.quotation)], [Span(end, 9)], [Span(4, end)], frozenset({end}))
        seen = legible(Document(text, "a.txt", structure=given))
        assert seen is not None and seen[0].text == "A mill once."
        assert seen[0].given_structure == Structure(
            [Region(0, 4, Kind.quotation)], [Span(4, 6)], [Span(4, 4)], frozenset({4})
        )


def test_a_paragraph_of_markdown_in_braces_is_prose_where_it_has_sentences() -> None:
    source = (
        "# The mill\n\n{The mill was sold, insider sources said.}\n\n{props.items.map(item => item.id)}\n\n{title}\n"
    )
    (document,) = read_bytes(source.encode(), "a.md", Settings())
    assert isinstance(document, Document)
    assert [kind for kind in document.block_kinds if kind is Kind.code] == [Kind.code] * 2
    assert "insider sources" in document.folded and "props" not in document.folded and "title" not in document.folded


def test_what_is_found_with_and_without_the_signs_is_told_once(session: Session) -> None:
    plain, hidden = "According to insider sources, it closed. ", "According to in\u00adsider sources, it closed. "
    document = Document(plain * 3 + hidden + plain * 2, "a.txt")
    found = [one.finding for one in lint_document(session.plan, document).findings if one.finding.code == "HD201"]
    assert [document.text[one.start : one.end].replace("\u00ad", "") for one in found] == ["insider sources"] * 6
    assert len({one.start for one in found}) == 6


def test_a_rule_that_crashes_only_on_what_readers_see_is_named(tmp_path: Path) -> None:
    (tmp_path / "crash.py").write_text("""
from lint import DocumentRule, Examples

class Crash(DocumentRule):
    code = "ZZ102"
    name = "crash"
    why = "To see what happens."
    examples = Examples(("a [[b]]", "[[b]]"), ("c", "d"))
    find = ("miller", "moulin")

    def check(self, document):
        raise ValueError("on purpose")
        yield
""")
    session = Session(Settings(packs=(tmp_path,), select=("ZZ",), cache=False))

    def codes(text: str) -> list[str]:
        return [one.finding.code for one in lint_document(session.plan, Document(text, "a.txt")).findings]

    assert codes("The mil\u00adler sleeps.") == codes("The miller, the mil\u00adler.") == ["E901"]
    assert codes("The mil\u00adl sleeps.") == []


def test_a_place_with_nothing_in_it_stays_one() -> None:
    seen = legible(Document("A mi\u00ad\u00adll.", "a.txt"))
    assert seen is not None
    related = Related("a.txt", 5, 6, ""), Related("a.txt", None, None, "")
    found = Finding("XX101", "x", Severity.info, Confidence.low, "", 2, 6, Fix(4, 4, "l"), related)
    moved = run_rules._moved(found, seen[1])
    assert (moved.start, moved.end, moved.fix) == (2, 8, Fix(6, 6, "l"))
    assert [(one.start, one.end) for one in moved.related] == [(7, 8), (None, None)]

"""Long documents are worked through in pieces: what comes of it is what comes of them whole."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from lint import fingerprint
from lint.config.settings import Settings
from lint.engine.plan import make_plan
from lint.extract.boilerplate import bios
from lint.extract.names import forms
from lint.extract.repetition import minhash
from lint.extract.source import article_words, half_words, short_lines
from lint.model import Span
from lint.readers import plain
from lint.session.articles import lint_documents
from lint.text import document as documents
from lint.text import lines
from lint.text.document import Document
from lint.text.lines import pieces
from lint.text.spans import Spans
from lint.tokens.table import words_at
from lint.tokens.words import WORDS
from tests.counting import counted_calls

LINES = [
    f"The ferry of Café {number} sailed on {number % 28 + 1} March, and experts say it may sail again."
    for number in range(60)
]
TEXT = "\n".join(LINES)


def test_pieces_end_with_the_sign_and_make_up_the_text() -> None:
    spans = list(pieces(TEXT, "\n", 200))
    assert len(spans) > 10 and "".join(TEXT[start:end] for start, end in spans) == TEXT
    assert all(TEXT[end - 1] == "\n" for _, end in spans[:-1])
    assert list(pieces("", " ")) == []
    assert list(pieces("word " * 3 + "x" * 30, " ", 4)) == [Span(0, 5), Span(5, 10), Span(10, 15), Span(15, 45)]


def _read(text: str) -> tuple[object, ...]:
    read = Document(text, "a.txt")
    make_plan(Settings(select=("HD", "BP"))).scan(read)
    hits = {owner: [tuple(hit) for hit in found] for owner, found in read.hits.items()}
    return hits, read.word_count, minhash.minhash_of(read), forms.in_several_forms(read)


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("ferry", "паром"), "Boats for the islands.", "", TEXT.replace("\n", " ")]
)
def test_a_document_in_pieces_is_read_as_a_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _read(text)
    for module in (documents, minhash, forms):
        monkeypatch.setattr(module, "pieces", partial(pieces, size=150))
    for module in (documents, minhash):
        monkeypatch.setattr(module, "PIECE", 150)
    assert _read(text) == whole


def test_what_has_no_spaces_is_kept_as_no_word() -> None:
    document = Document("x" * 500_000 + " says so.", "a.txt")
    assert [word.bare for word in words_at(document, 500_001).words] == ["says", "so"]
    assert 1 < len(words_at(document, 250_000).words[0].bare) < 100_000
    assert max(map(len, WORDS), default=0) < 100


def test_the_bytes_of_a_file_are_gone_once_it_is_decoded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    articles = plain.read(tmp_path / "a.txt", Settings())
    assert isinstance(next(articles), Document)
    inner = articles.gi_yieldfrom
    assert not any(
        isinstance(value, bytes) for frame in (articles.gi_frame, inner.gi_frame) for value in frame.f_locals.values()
    )


def _said(text: str) -> list[str]:
    (article,) = lint_documents(make_plan(Settings(extend_select=("ALL",))), [Document(text, "a.txt")])
    return [repr(placed) for placed in article.findings]


@pytest.mark.parametrize("letters", ["ferry", "паром"])
def test_of_a_long_document_the_same_is_said(letters: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lines, sentences and hits are numbers, its lines and claims made when they are asked for, and what was worked out goes early."""
    text = TEXT.replace("ferry", letters) + (
        "\nThe harbour company will pay $40 million for the ferry terminal in Arden.\n\nAbout us | Contact | Imprint\n"
        "Critics doubt that the harbour company should pay $45 million for the ferry terminal in Arden.\nShare this article\n"
        "The U.S. ambassador came. The U.S. will not pay, she said, and the US navy will not sail.\n"
    )
    whole = _said(text)
    monkeypatch.setattr(documents, "PIECE", 150)
    assert _said(text) == whole
    assert {"CN201", "CN303", "BP122"} <= {line.split("code='")[1][:5] for line in whole}


def test_spans_in_little_room_are_those_of_a_list() -> None:
    spans = [Span(0, 3), Span(4, 9), Span(9, 9)]
    kept = Spans(spans)
    assert list(kept) == spans and len(kept) == 3 and kept == spans and kept != spans[:2]
    assert (kept[0], kept[-1], kept[1:], kept[::-1]) == (spans[0], spans[-1], spans[1:], spans[::-1])
    kept.append(Span(10, 12))
    assert kept[3] == Span(10, 12) and isinstance(kept[3], Span)
    for outside in (4, -5):
        with pytest.raises(IndexError):
            kept[outside]


def test_a_long_document_holds_no_second_copy_of_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of what lists would take: two numbers a line or sentence, and no text of a line that nobody reads."""
    text = "The ferry sails on. The harbour waits.\n" * 2000
    held = []
    for piece in (1 << 30, 1000):
        monkeypatch.setattr(documents, "PIECE", piece)
        document = Document(text, "a.txt")
        _ = document.folded, document.language
        tracemalloc.start()
        _ = document.blocks, document.block_texts, [document.sentences_in(block) for block in range(2000)]
        held.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
    assert held[1] < 0.45 * held[0]


@pytest.mark.slow
def test_linting_a_long_document_takes_a_bounded_number_of_bytes_a_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """All rules over prose, in pieces as much smaller as the text is."""
    plan = make_plan(Settings())
    text = "\n".join(
        f"The boats of pier {n} lay in the harbour all day. The gulls of Arden slept on the mole." for n in range(900)
    )
    lint_documents(plan, [Document(text[:2000], "a.txt")])
    taken = []
    for piece in (1 << 30, 1 << 12):
        monkeypatch.setattr(documents, "PIECE", piece)
        tracemalloc.start()
        lint_documents(plan, [Document(text, "a.txt")])
        taken.append(tracemalloc.get_traced_memory()[1] / len(text))
        tracemalloc.stop()
    assert taken[1] < 0.8 * taken[0] and taken[1] < 95, taken


COPIES: dict[str, Callable[[Document], object]] = {
    "size": lambda document: document.size,
    "words": article_words,
    "words in small letters": bios.small_words,
    "words in any case": bios.words_in_any_case,
    "short lines": short_lines,
    "half a word": lambda document: half_words.half_word(document.folded, len(document.folded), "slep"),
    "signature": fingerprint.content_signature,
}
"""What is asked of a text as a whole."""


def _in_small_pieces(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    for module in (lines, bios, half_words, fingerprint):
        monkeypatch.setattr(module, "pieces", partial(pieces, size=size))
    for module in (lines, documents):
        monkeypatch.setattr(module, "PIECE", size)


@pytest.mark.parametrize("asked", COPIES)
def test_no_copy_of_a_long_text_is_made_for_what_is_asked_of_it(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In small letters, a text with one letter beyond ASCII takes thirteen times its size for a moment."""
    _in_small_pieces(monkeypatch, 1 << 12)
    document = Document("  The gulls of Café Arden slept on the mole — all day.\n" * 20_000 + "They slep", "a.txt")
    _ = document.folded, document.blocks
    tracemalloc.start()
    COPIES[asked](document)
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken < len(document.text) / 3


@pytest.mark.parametrize("size", [5, 40])
def test_what_is_asked_of_a_text_is_the_same_in_pieces(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        " \nThe gulls of Café Arden slept. They slept on; the boat did not! sleepy gulls sleep\n\nO gulls,\n"
        + "Gulls who sleep in the sun,\nAnd who wake when the day is done,\n" * 3
        + "The "
    )
    whole = [COPIES[asked](Document(text)) for asked in COPIES]
    words = ("slee", "gull", "sleep", "b", "a", "Slee")
    found = [half_words.half_word(text, len(text + word), word) for word in words]
    assert found == [True, False, False, True, False, False]
    _in_small_pieces(monkeypatch, size)
    assert [COPIES[asked](Document(text)) for asked in COPIES] == whole
    assert [half_words.half_word(text, len(text + word), word) for word in words] == found


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["prose", "labels", "figures"])
def test_an_article_of_ten_thousand_lines_is_twice_the_work_of_half_of_it(kind: str) -> None:
    line = {
        "prose": "The boats of pier {n} lay in the harbour all day, and the gulls of Arden slept on the mole.",
        "labels": "Pier {n} | More",
        "figures": "Pier {n} took in {n} boats on {day} March.",
    }[kind]
    plan = make_plan(Settings(extend_select=("ALL",)))
    half, whole = ("\n".join(line.format(n=n, day=n % 28 + 1) for n in range(count)) for count in (5_000, 10_000))
    lint_documents(plan, [Document(half[:2000], "a.txt")])
    once, twice = (counted_calls(partial(lint_documents, plan, [Document(text, "a.txt")])) for text in (half, whole))
    assert twice < 2.3 * once, (once, twice)

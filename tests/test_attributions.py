"""Who says it: sources, verbs and what is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.extract import mentions
from lint.extract.attributions.extractor import attributions, content, covering, is_unnamed
from lint.text.document import Document


def sources(text: str) -> list[tuple[str, str]]:
    """(source as written, its kind) of each attribution."""
    return [(text[a.source.start : a.source.end], a.source.kind) for a in attributions(Document(text))]


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Ann Lee said the plant will close.", "Ann Lee", "person"),
        ("“We are ready,” said Ann Lee.", "Ann Lee", "person"),
        ("Ann Lee, a spokeswoman for the bank, said the deal is off.", "Ann Lee", "person"),
        ("The plant will close, according to Reuters.", "Reuters", "organisation"),
        ("The annual report said the plant lost money.", "report", "document"),
        ("A spokesman for the bank said the deal is off.", "A spokesman for the bank", "role"),
        ("The mayor's spokeswoman denied the claim.", "The mayor's spokeswoman", "role"),
        ("A senior official said the talks go on.", "A senior official", "unnamed"),
        ("The talks go on, according to people close to the minister.", "people close to the minister", "unnamed"),
        ("Officials in both towns have long insisted the dam is safe.", "Officials in both towns", "unnamed"),
        ("Some believe the treasure is still there.", "Some", "unnamed"),
        ("Several residents told the court they saw smoke.", "Several residents", "unnamed"),
        ("The king is said to have died here.", "is", "none"),
        ("One official — he asked for no name — said the dam is safe.", "One official", "unnamed"),
        ("Ann Lee – the mayor – said the dam is safe.", "Ann Lee", "person"),
        ("Some people -- mostly neighbours -- believe it.", "Some people", "unnamed"),
        ("Some people - mostly neighbours - believe it.", "Some people", "unnamed"),
        ("The dam—experts say—is safe.", "experts", "unnamed"),
        ("The dam is safe—according to people close to the mayor—and new.", "people close to the mayor", "unnamed"),
        ("The find led some to speculate that monks lived here.", "some", "unnamed"),
        ("It rose again, leading many historians to argue that he lied.", "many historians", "unnamed"),
        ("The agency Moody's said the bank is safe.", "Moody's", "organisation"),
    ],
)
def test_one_source(text: str, source: str, kind: str) -> None:
    assert sources(text) == [(source, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The officials have nothing to say about it.",
        "His claim to the throne was weak.",
        "That said, the plant will close.",
        "What experts should say is open.",
        "",
        "said",
        "told. said, according to",
        "The officials' claims were denied in court.",
        "A senior official's claim was false.",
        "The rule led Ann Lee to argue that he lied.",
        "— said — — said the dam.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert not [a for a in attributions(Document(text)) if is_unnamed(a)]


@pytest.mark.parametrize(
    "text",
    [
        "The old dam may fail, experts say, within a year or two of heavy rain.",
        "The old dam may fail — experts say — within a year or two of heavy rain.",
        "The old dam may fail—experts say—within a year or two of heavy rain.",
    ],
)
def test_an_aside_covers_its_whole_sentence(text: str) -> None:
    (said,) = attributions(Document(text))
    assert content(Document(text), said) == (0, len(text))


def test_a_pronoun_goes_back_to_its_speaker() -> None:
    text = "Ann Lee said the plant will close. She added that the date is open."
    found = mentions(Document(text), "attribution")
    assert [m.value["source"] for m in found] == ["Ann Lee", "Ann Lee"]
    assert found[1].value["source_kind"] == "person"


def test_the_official_is_as_unnamed_as_a_senior_official_was() -> None:
    text = "A senior official said the talks go on. The official said they may last."
    assert [kind for _, kind in sources(text)] == ["unnamed", "unnamed"]
    assert sources("The official said the talks go on.") == [("The official", "role")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Lee said the plant will close.", "the plant will close."),
        ("The plant will close, said Ann Lee.", "The plant will close, "),
        ("According to Ann Lee, the plant will close.", " the plant will close."),
    ],
)
def test_content(text: str, said: str) -> None:
    document = Document(text)
    (attribution,) = attributions(document)
    span = content(document, attribution)
    assert text[span.start : span.end] == said


def test_covering_finds_who_stands_behind_a_place() -> None:
    text = "The plant is old. It will close, said Ann Lee. It may rain."
    document = Document(text)
    _, covers, rains = document.sentences
    covered = covering(document, covers, text.index("close"))
    assert covered is not None and text[covered.source.start : covered.source.end] == "Ann Lee"
    assert covering(document, covers, text.index("said")) is None
    assert covering(document, rains, text.index("rain")) is None


def test_reading_is_bounded_on_one_long_line() -> None:
    text = "experts say " * 2000 + "x" * 200_000 + " said Ann Lee"
    assert attributions(Document(text))


@given(st.text(alphabet="aA said.,\"'“”\n()-according to Mr. they who é\ud800", max_size=120))
def test_any_text_is_read_within_its_bounds(text: str) -> None:
    document = Document(text)
    for mention in mentions(document, "attribution"):
        assert mention.start is not None and mention.end is not None
        assert 0 <= mention.start < mention.end <= len(text)
        start, end = mention.value["content_span"]
        assert 0 <= start <= end <= len(text)

"""Who says it: sources, verbs and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.extract import mentions
from lint.extract.attributions import attributions, content, coverage, covering, is_unnamed
from lint.extract.hedges import certainty, empty, unnamed
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
        ("The annual report said the plant lost money.", "The annual report", "document"),
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


def nameless(text: str) -> list[str]:
    """The speakers whom nobody can find, as they are written."""
    document = Document(text)
    return [text[said.source.start : said.source.end] for said in unnamed(document)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The lease will end, insiders tell us.", "insiders"),
        ("The Evening Post quoted its source as saying that the lease will end.", "its source"),
        ("The report cited three unnamed divers.", "three unnamed divers"),
        ("The agency spoke of a sale, citing people close to the owner.", "people close to the owner"),
        ("The quay will be sold, the Herald has learned.", "Herald has learned"),
        ("The Tarn Gazette understands that the quay will be sold.", "Tarn Gazette understands"),
        ("Diplomats close to the talks want a longer truce.", "Diplomats close to"),
        ("Two men who saw the crash said the road was wet.", "Two men who saw the crash"),
        ("A spokesman who asked not to be named said the road was wet.", "A spokesman who asked not to be named"),
        ("The quay, a clerk close to him said, will be sold.", "a clerk close to him"),
        ("The plan was panned by historians as too costly.", "historians"),
        ("The weir is seen by many as a danger.", "many"),
        ("Most people agree that the tower leans.", "Most people"),
        ("Some engineers, however, feel that the dam is too thin.", "Some engineers"),
        ("Several historians are convinced that the letter is forged.", "Several historians"),
        ("Neighbours closed their windows, saying the smell was worse.", "Neighbours"),
        ("Officials drained the lock on Monday and said it was safe.", "Officials"),
        ("One stepbrother said the will was changed.", "One stepbrother"),
        ("Many anglers have said the river is empty.", "Many anglers"),
        ("The lease was cut short, with tenants complaining of damp.", "tenants"),
        ("Officers highly placed in the guard remain silent.", "Officers highly placed"),
        ("Scientists have found that moss grows at night.", "Scientists"),
        ("Everyone knows that the well is deep.", "Everyone"),
        ("The sale was confirmed by officials in March.", "officials in March"),
        ("A close friend revealed that she was ill.", "A close friend"),
        ("An insider revealed that the lease was cut short.", "An insider"),
        ("The Tarn Gazette has been told that the lease was cut short.", "Tarn Gazette has been told"),
        ("The clerk, speaking anonymously, said the roof leaks.", "The clerk"),
        ("Trump and his lawyers have argued that the tax is void.", "Trump and his lawyers"),
    ],
)
def test_nobody_by_name(text: str, source: str) -> None:
    assert nameless(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The Society of Retired Officers said the pier is unsafe.",
        "A historian of the canton, Ruth Amsler, said the tower leans.",
        "One of the anglers, Jan Pohl, said the river is empty.",
        "The witness, identified as Jan Pohl, said the road was wet.",
        "Engineers of the port, among them Jan Pohl, said the pier is safe.",
        "Ruth Amsler, director of the archive, a small house in Bern, said the tower leans.",
        "Some reports filed after the storm are still unread.",
        "Forty percent of those questioned said they would move.",
        "When a visitor reports a loss, the desk opens a file.",
        "The pupils have learned the song by heart.",
        "Ruth Amsler has learned that the tower leans.",
        "The paper quoted its editor, Jan Pohl, as saying that the pier is safe.",
        "The agency cited two letters of the minister.",
        "The film “Experts Say” lasts an hour.",
        "The band Insiders Say played at noon.",
        "Both men said the road was wet.",
        "Ruth Amsler said that experts say the tower leans.",
        "The storm was not as bad as many had feared.",
        "Several states have closed their borders.",
        "Those questions were never answered.",
        "Those believed to be aboard were relatives of the crew.",
        "The fear of strangers grew.",
        "Another claim was filed.",
        "Some of us had warned of it.",
        "Students could agree to work on Sundays.",
        "Not everyone was saying so.",
        "“The road was wet,” said the witness, identified as Jan Pohl.",
        "The officials named in the letter, Jan Pohl and Ruth Amsler, said nothing.",
        "When visitors report a loss, the desk opens a file.",
        "She posted social media links to the poem.",
    ],
)
def test_named_or_no_speaker_at_all(text: str) -> None:
    assert nameless(text) == []


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Officials said the lock is safe.", "high"),
        ("According to people close to the mayor, the lock is safe.", "high"),
        ("Her aides said the lock is safe.", "medium"),
        ("A Pentagon official said the lock is safe.", "medium"),
        ("The lock was closed, the Herald has learned.", "medium"),
        ("Many anglers believe the river is empty.", "medium"),
        ("Prosecutors said the lock is safe.", "high"),
        ("A jury convicted Brun of felony theft. Prosecutors said the lock was safe.", "medium"),
    ],
)
def test_how_surely_a_source_has_no_name(text: str, confidence: str) -> None:
    document = Document(text)
    (said,) = unnamed(document)
    assert certainty(document, said).name == confidence


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Studies show that naps help.", "Studies"),
        ("Recent research suggests that naps help.", "Recent research"),
        ("A study found that naps help.", "A study"),
        ("A test showed that the pier is old.", "A test"),
        ("Research has shown that naps help.", "Research"),
        ("Polling shows the mayor ahead.", "Polling"),
        ("Headlines suggested that the band would part.", "Headlines"),
        ("Foreign media reported that the pier had burned.", "Foreign media"),
        ("Reports at the time said the pier had burned.", "Reports at the time"),
        ("According to the data, the pier is old.", "the data"),
        ("It has been proven that bronze lasts longer.", "It has been proven"),
    ],
)
def test_papers_that_nobody_can_find(text: str, source: str) -> None:
    document = Document(text)
    assert [text[said.source.start : said.source.end] for said in empty(document)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "A study by Ruth Amsler of the University of Bern found that naps help.",
        "A poll of 900 adults by Kestrel showed that the mayor is known.",
        "According to data reported in the yearbook of 2020, the pier is old.",
        "A study found that naps help. The study was published in Nature.",
        "The report said the pier is old.",
        "According to the report of the harbour office, the pier is old.",
    ],
)
def test_papers_that_can_be_found(text: str) -> None:
    assert empty(Document(text)) == []


def test_a_speaker_goes_on_in_the_sentence() -> None:
    text = "Ruth Amsler said the tower leans but noted that it may stand for years."
    document = Document(text)
    found = covering(document, document.sentences[0], text.index("may"))
    assert found is not None and text[found.source.start : found.source.end] == "Ruth Amsler"


def test_what_a_speaker_covers_ends_with_the_clause() -> None:
    text = "Ruth Amsler said the tower leans, but the office seems to know nothing."
    document = Document(text)
    assert covering(document, document.sentences[0], text.index("leans")) is not None
    assert covering(document, document.sentences[0], text.index("seems")) is None


def test_where_clauses_break_is_read_once_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []

    class Counting:
        def finditer(self, text: str) -> Iterator[re.Match[str]]:
            searched.append(len(text))
            return re.finditer(r"; | but ", text)

    monkeypatch.setattr(coverage, "_BREAK", Counting())
    document = Document("sources say that sources " * 300, "a.txt")
    found = attributions(document)
    ends = {coverage.content(document, one).end for one in found}
    assert len(found) > 100 and len(ends) >= 1 and searched == [len(document.folded)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor said the weir is safe, but nobody looked.", "the weir is safe"),
        ("The mayor said the weir is safe but will not hold.", "the weir is safe but will not hold."),
        ("The mayor said the weir is safe; nobody looked.", "the weir is safe"),
        ("The mayor said the weir is safe.", "the weir is safe."),
    ],
)
def test_what_is_said_ends_where_the_clause_breaks(text: str, said: str) -> None:
    document = Document(text, "a.txt")
    (one,) = attributions(document)
    found = coverage.content(document, one)
    assert text[found.start : found.end].strip() == said

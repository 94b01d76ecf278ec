"""What an article needs to be cited: where it is read, and what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.extract.source import authors
from lint.extract.source import extractor as source
from lint.extract.source import names as source_names
from lint.model import Confidence
from lint.text.document import Document
from tests.rule_samples import document as sample
from tests.source_rules import found

ARTICLE = "The mill by the river is open again after a year of repairs, and the farmers bring their corn to it."


@pytest.mark.parametrize(
    ("metadata", "part", "value"),
    [
        ({"headline": " The  mill "}, "title", "The mill"),
        ({"og:title": "The mill", "title": ""}, "title", "The mill"),
        ({"authors": ["Ann Lee", {"name": "Tom Reed"}]}, "author", "Ann Lee, Tom Reed"),
        ({"publisher": {"@type": "Organization", "name": "River Herald"}}, "publisher", "River Herald"),
        ({"source": "River Herald"}, "publisher", "River Herald"),
        ({"source": "https://herald.example/mill"}, "link", "https://herald.example/mill"),
        ({"canonical_url": "https://herald.example/mill"}, "link", "https://herald.example/mill"),
        ({"canonicalURL": "https://herald.example/mill"}, "link", "https://herald.example/mill"),
        ({"dcterms:identifier": "https://herald.example/mill"}, "link", "https://herald.example/mill"),
        ({"DC.identifier": "978-3-16", "doi": "10.1000/182"}, "link", "10.1000/182"),
        ({"publicationName": "River Herald"}, "publisher", "River Herald"),
        ({"byline": "By Ann Lee"}, "author", "Ann Lee"),
        ({"author": "By Ann Lee"}, "author", "By Ann Lee"),
    ],
)
def test_metadata_says_it_in_many_ways(metadata: dict[str, Any], part: str, value: str) -> None:
    assert source.stated(Document("x", metadata=metadata)) == {part: value}


@pytest.mark.parametrize("nothing", [None, "", "None", "unknown", "n/a", [], {}, [None]])
def test_values_that_say_nothing_are_none(nothing: Any) -> None:
    assert source.stated(Document("x", metadata={"author": nothing})) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The mill is open\nBy Ann Lee\n\n{ARTICLE}", {"title": "The mill is open", "author": "Ann Lee"}),
        (f"The mill is open\n\nAnn Lee\n\n3 May 2021\n\n{ARTICLE}", {"title": "The mill is open", "author": "Ann Lee"}),
        (
            f"The mill is open\n\nZebulah Brandt\n3 May 2021\n\n{ARTICLE}",
            {"title": "The mill is open", "author": "Zebulah Brandt"},
        ),
        (f"The mill is open\n\nThe Long Winter\n\n{ARTICLE}", {"title": "The mill is open"}),
        (f"Ann Lee\n\n{ARTICLE}", {"title": "Ann Lee"}),
        (f"LONDON, May 3 (Reuters) - {ARTICLE}\n\n{ARTICLE}", {"publisher": "Reuters"}),
        (f"{ARTICLE * 12}\n\nAnn Lee is a reporter for the River Herald.", {"author": "Ann Lee"}),
        (f"{ARTICLE * 12}\n\n© 2024 River Herald. All rights reserved.", {"publisher": "River Herald"}),
        (f"{ARTICLE * 12}\n\nhttps://herald.example/news/mill", {"link": "https://herald.example/news/mill"}),
        (
            f"The mill is open\nBy Ann Lee | The River Herald | 4 March 2024 | https://herald.example/mill\n\n{ARTICLE}",
            {"author": "Ann Lee", "publisher": "River Herald", "link": "https://herald.example/mill"},
        ),
        (
            f"{ARTICLE * 12}\n\nThis article was first published in The River Herald: https://herald.example/mill",
            {"publisher": "River Herald", "link": "https://herald.example/mill"},
        ),
        (
            f"The mill is open\nSource: The Herald (https://herald.example/mill)\n\n{ARTICLE}",
            {"publisher": "Herald", "link": "https://herald.example/mill"},
        ),
        (f"The mill is open\nSee https://herald.example/mill for a map\n\n{ARTICLE}", {}),
        (f"{ARTICLE}\n\n{ARTICLE}", {}),
        ("The mill is open", {}),
    ],
)
def test_the_text_itself_may_say_it(text: str, expected: dict[str, str]) -> None:
    known = source.known(Document(text))
    assert {part: value for part, value in known.items() if part in expected} == expected
    assert not set(known) - set(expected) - {"title"}


def test_which_parts_are_required_is_configured() -> None:
    options = {"SQ101": {"required": ["author"]}}
    plan = engine.make_plan(Settings(select=("SQ101",), rules=options))
    assert engine.lint(Document(ARTICLE, metadata={"author": "Ann Lee"}), plan) == []
    (finding,) = engine.lint(Document(ARTICLE), plan)
    assert "its author:" in finding.message
    (finding,) = found(ARTICLE, "SQ101")
    assert "title, author, publisher and link" in finding.message


@pytest.mark.parametrize(
    "link",
    ["https://herald.example/mill", "http://sub.herald.co.uk:8080/?p=3", "doi:10.1/2", "https://münze.example/a"],
)
def test_sound_links(link: str) -> None:
    assert source_names.fault_of_link(link) == ""


@pytest.mark.parametrize(
    "link",
    ["herald.example/mill", "https://", "http://[::1", "https://herald", "file:///mill", "http://localhost/x",
     "https://a b.example/x", "https://herald.example", "http://herald.example:99999/x", "javascript:void(0)"],
)  # fmt: skip
def test_malformed_links(link: str) -> None:
    assert source_names.fault_of_link(link)


def test_names_of_a_site() -> None:
    stated = {"publisher": "The River Herald", "link": "https://www.riverherald.co.uk/mill"}
    assert source_names.is_site("River Herald", stated)
    assert source_names.is_site("riverherald", stated)
    assert source_names.is_site("riverherald.co.uk", stated)
    assert not source_names.is_site("Ann Lee", stated)
    assert not source_names.is_site("Ann Lee", {"link": "https://annlee.example/mill"})
    assert not source_names.is_site("—", stated)


def test_parts_of_a_title() -> None:
    assert source_names.parts_of("Mill – open | River Herald") == ["Mill", "open", "River Herald"]
    assert source_names.parts_of("Mill-owner: no comment") == ["Mill-owner: no comment"]


JUNK = """By Marit Solheim; 7 min read; View All Posts; Getty Images; March 3, 2024; Ann Lee For River Herald Online
Ann Lee is a reporter at the Herald; Ann Lee | River Courier; River Courier – Ann Lee; Ann Lee | Quayside; Ann Lee/Reuters
Marit Solheim Senior Reporter Hill Courier; Editor Marit Solheim; Marit Solheim of the Hill Observer; Ann Lee, special to the Hill Post
by ann lee; Reviewed by Dr Ann Lee; Reporting by Ann Lee, editing by Jo Reed; Photographs by Ann Lee; Text: Ann Lee; Автор: Анна Ли
Follow Ann Lee; More from Ann Lee; Ann Lee @annlee; Ann Lee (ann@herald.example); ann_lee; annlee1987; 5f3a9c77b21e
Ann Lee (12 articles); 1,204 views; 3.4k shares; Ann Lee in Brussels; LONDON (Reuters); 4 June; © Ann Lee; Ann Lee and; Ann L…
Login to comment; Save article; Print this page; Sponsored content; World; Business news; Home » News; Home > Books; JosÃ© Lee; Ann&nbsp;Lee
Microsoft Office User; Test Author; First Last; undefined undefined; Ann Lee, Ann Lee; Ann Lee Published; Ann Lee's blog; Not specified"""
NAMES = """Abby Good; Byron Lee; Marit Solheim and Jonas Wick; Centre for Public News; 王小明; 村上 春樹; Анна Ли, Пётр Рид; Ngũgĩ wa Thiong'o
Jennifer 8. Lee; Ludwig van der Aa; José Lima y Castro; Fatima bint Omar; Sister Mary of the Cross; Baroness Lee of Fen; Lee, Ann; Lee A, Reed J
Ann Lee, PhD; Ann Lee (1871–1940); Ann Lee (text), Jo Reed (photographs); Ann Lee, with photographs by Jo Reed; Ann Lee | Jo Reed; Ann Lee et al.
Norman Page; Emily Post; Skip Bayer; Reed Share; Hugo Post; Iris Author-Bell; Staff Sgt. Lena Ruiz; May Friday; bell lee; Malcolm X; Sjón
Ministry of Fisheries; Reporters Without Borders; Save the Children; Follow the Money; 38 Degrees; Water Commission – Fenstat; The Local; Science
Ann Lee, University of Fen; Ann Lee, Associated Press; Which?; Women in Black; Anonymous Was a Woman; H.D.; deadmau5; A. Lee-van der Meer III"""


@pytest.mark.parametrize(("listed", "is_junk"), [(JUNK, True), (NAMES, False)])
def test_what_is_no_name_in_the_authors_field(listed: str, is_junk: bool) -> None:
    fields = [field.strip() for line in listed.split("\n") for field in line.split("; ")]
    stated = {"publisher": "River Herald"}
    faults = {field: authors.fault_of_author(field, stated) or authors.is_nobody(field) for field in fields}
    assert [field for field, fault in faults.items() if bool(fault) is not is_junk] == []


@pytest.mark.parametrize(
    ("author", "confidence"),
    [
        ("River Herald", Confidence.high),
        ("Tidewater Lines Inc.", Confidence.medium),
        ("Ministry of Ferries", Confidence.medium),
    ],
)
def test_an_office_may_sign_what_it_publishes(author: str, confidence: Confidence) -> None:
    text = f"---\nauthor: {author}\npublisher: {author}\n---\nThe mill is open again."
    plan = engine.make_plan(Settings(select=("SQ103",)))
    assert [finding.confidence for finding in engine.lint(sample(text), plan)] == [confidence]

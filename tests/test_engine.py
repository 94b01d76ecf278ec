"""The engine: what gives way to what, and what is looked for where."""

from __future__ import annotations

import gc
import weakref
from types import SimpleNamespace

from lint import engine
from lint.config.settings import Settings
from lint.corpus import gather as corpus
from lint.engine.coverage import Coverage, coverage
from lint.engine.locate import locate
from lint.engine.same_place import reported_once
from lint.model import Confidence, Finding, Fix, Related, Severity
from lint.text.document import Document
from lint.text.language import UNKNOWN

PLAN = engine.make_plan(Settings())
MILL = (
    "The mill at Brill will close on 30 June 2021, its owner, Joan Fenn, said in a letter of 3 May 2021 to the council. "
    "It has ground flour since 1874 and employs nine people, two of whom have found other work in the town.\n"
)


def codes(text: str, **metadata: str) -> dict[int, list[str]]:
    """The codes found on each line, from 1; 0 for findings on the whole file."""
    document = Document(text, metadata=metadata)
    found: dict[int, list[str]] = {}
    for finding in engine.lint(document, PLAN):
        line = 0 if finding.start is None else document.position(finding.start).line
        found.setdefault(line, []).append(finding.code)
    return found


def test_a_line_of_boilerplate_has_one_finding_the_most_exact() -> None:
    found = codes(MILL + "Leave a Reply\nShare this article\n")
    assert found[2] == ["BP131"] and found[3] == ["BP122"]
    confidence = [f.confidence.name for f in engine.lint(Document(MILL + "Leave a Reply\n"), PLAN) if f.code == "BP131"]
    assert confidence == ["high"]


def test_claims_in_boilerplate_are_nobodys() -> None:
    text = MILL + "Sign up for our newsletter: experts say it could be the best.\n"
    assert all(code.startswith("BP") for code in codes(text)[2])


def test_the_title_of_the_metadata_is_no_boilerplate() -> None:
    found = codes("Mill at Brill to close\n" + MILL, title="Mill at Brill to close - Brill Post")
    assert not any(code.startswith("BP") for code in found.get(1, []))


def test_a_short_article_below_a_banner_is_an_article() -> None:
    assert "SQ410" not in [
        f.code
        for f in engine.lint(Document("We use cookies to improve the site.\nAccept all cookies\n" + MILL), PLAN)
        if f.confidence.name != "low"
    ]


def test_only_the_needed_selection_runs() -> None:
    settings = Settings(select=("HD",), ignore=("HD3",), extend_select=("HD303",))
    chosen = engine.make_plan(settings).selected
    assert "HD201" in chosen and "HD303" in chosen and "HD301" not in chosen and "BP100" not in chosen


def test_an_article_is_freed_as_soon_as_nobody_needs_it() -> None:
    """A corpus of any size stays in bounded memory without the help of the garbage collector, which would cost a tenth of the time."""
    plan = engine.make_plan(Settings())
    document = Document(
        "Ann Lee said on 3 May 2024 that 40 mills may close.\n" * 3 + "Share this story\nSign in\n" + MILL
    )
    gone = weakref.ref(document)
    gc.collect()
    gc.disable()
    try:
        engine.locate(document, engine.lint(document, plan))
        corpus.gather(document, plan.corpus)
        del document
        assert gone() is None
    finally:
        gc.enable()


def test_a_place_that_another_rule_reports_better_is_reported_once() -> None:
    assert codes("The mi\u00adll is open, and the wa\u200bter runs.\n" + MILL)[1] == ["BP406", "BP406"]
    alone = engine.make_plan(Settings(select=("SQ2",)))
    assert [f.code for f in engine.lint(Document("The mi\u00adll is open.\n"), alone)] == ["SQ206"]
    beyond = codes("The mi\u00adll is open\u2064 again.\n" + MILL)[1]
    assert beyond == ["BP406", "SQ206"], "characters of which BP406 says nothing are still reported"


def _template_lines(select: tuple[str, ...]) -> list[tuple[str, str]]:
    """Codes and places of what rules say, alone and comparing, of six articles with one line in common."""
    people = ("A mason", "Our baker", "Every smith", "One nurse", "That pilot", "This judge")
    towns = "the walls of Arden|old Brendova loaves|the forge at Marl|a ward in Ostia|harbour fog off Tarn|a court in Velden".split(
        "|"
    )
    plan = engine.make_plan(Settings(select=select))
    documents = [
        Document(f"{person} wrote to us about {town}.\nSubscribe to the letters of our readers\n", f"{number}.txt")
        for number, (person, town) in enumerate(zip(people, towns, strict=True))
    ]
    found = [(f.code, one.name) for one in documents for f in engine.lint(one, plan) if f.start and f.confidence >= 2]
    articles = corpus.Corpus(plan.corpus)
    for one in documents:
        articles.add(one)
    return found + [(placed.finding.code, placed.path) for placed in articles.judge()]


def test_a_rule_that_compares_leaves_places_to_others_and_counts_them() -> None:
    both, alone = _template_lines(("BP", "XD401")), _template_lines(("XD401",))
    assert {code for code, _ in alone} == {"XD401"} and len(alone) == 6
    assert len(both) == 6 and "XD401" not in {code for code, _ in both}


def test_a_finding_is_located_with_what_stands_around_it() -> None:
    line = "x" * 300 + " the insiders agreed " + "y" * 600
    text = f"First line of all.\n\n{line}\n\nThe last line."
    start = text.index("insiders")
    related = (
        Related("", 0, 5, ""),
        Related("b.txt", 3, 4, "other"),
        Related("", len(text) + 9, len(text) + 10, "out"),
    )
    finding = Finding("TT101", "unnamed", Severity.info, Confidence.high, "Who?", start, start + len("insiders agreed"))
    whole = finding._replace(start=None, end=None)
    one, bare = locate(Document(text, "a.txt"), [finding._replace(related=related), whole])
    assert one.match == "insiders agreed" and one.words == 2
    assert one.before == text[start - 200 : start] and one.after == text[start + len("insiders agreed") :][:200]
    assert (one.excerpt, one.excerpt_column) == (text[start - 200 : start + 200], 200)
    assert one.start and one.end and (one.start.line, one.start.column, one.end.column) == (3, 306, 321)
    assert [(r.path, r.position and r.position.line) for r in one.finding.related] == [
        ("a.txt", 1),
        ("b.txt", None),
        ("", None),
    ]
    assert one.finding.related[0].text == "First line of all."
    assert (bare.start, bare.match, bare.words) == (None, "", 0)
    (near,) = locate(Document("Insiders agreed.", "a.txt"), [finding._replace(start=0, end=8)])
    assert (near.before, near.after, near.excerpt_column) == ("", " agreed.", 0)


def _of(code: str, start: int, end: int, confidence: Confidence = Confidence.high, fix: Fix | None = None) -> Finding:
    return Finding(code, "line", Severity.info, confidence, "A line.", start, end, fix)


def _once(found: list[Finding], text: str, **generality: int) -> list[Finding]:
    """What is left of findings of rules for boilerplate BP1 to BP3."""
    codes = frozenset(("BP101", "BP102", "BP103"))
    plan = SimpleNamespace(generality=generality, boilerplate_codes=codes, gives_way={}, corpus_gives_way={})
    return reported_once(found, Document(text), plan)  # type: ignore[arg-type]


def test_of_places_that_overlap_the_surest_and_longest_is_reported() -> None:
    text = "a line of forty letters that says nothing\n" * 3
    apart = [_of("BP101", 0, 5), _of("BP102", 10, 20), _of("BP103", 50, 60)]
    assert _once(apart, text) == apart
    touching = [_of("BP101", 0, 10), _of("BP102", 10, 20), _of("BP103", 20, 30)]
    assert _once(touching, text) == touching
    for start, end in ((5, 11), (19, 25), (12, 15), (8, 30)):
        doubtful = _of("BP103", start, end, Confidence.medium)
        assert _once([*apart, doubtful], text) == apart, (start, end)
    assert _once([_of("BP101", 0, 5), _of("BP102", 0, 9)], text) == [_of("BP102", 0, 9)]


def test_what_gives_way_lends_its_confidence_and_a_fix_for_the_same_stretch() -> None:
    text, mend = "Share this article\n", Fix(0, 18, "")
    exact, general = _of("BP101", 0, 18, Confidence.medium), _of("BP102", 0, 18, Confidence.high, mend)
    assert _once([exact, general], text, BP102=1) == [exact._replace(confidence=Confidence.high, fix=mend)]
    elsewhere = general._replace(start=6)
    assert _once([exact, elsewhere], text, BP102=1) == [exact._replace(confidence=Confidence.high)]
    without = general._replace(fix=None)
    assert _once([exact, without], text, BP102=1)[0].fix is None


def test_what_a_clean_bill_is_worth() -> None:
    rules = engine.make_plan(Settings(select=("HD", "BP190"))).rules
    chosen = [rule for rule in rules if rule.code in ("HD101", "BP190")]
    german, unknown = coverage({"de": 1, "en": 4, UNKNOWN: 2, "sv": 3}, chosen, {"de": 2})[::-1]
    assert (german.language, german.articles, german.paragraphs) == ("de", 1, 2)
    assert german.line.startswith("1 article and 2 paragraphs in German: ") and " of 2 rules speak" in german.line
    assert unknown.line == "3 articles in Swedish: 1 of 2 rules speaks it, none of HD"
    assert (
        Coverage(UNKNOWN, 1, 0, 2, ()).line == "1 article in a language that was not recognised: 0 of 2 rules speak it"
    )


def test_all_is_the_least_that_can_be_said_of_a_code() -> None:
    settings = Settings(select=("ALL",), ignore=("HD", "UN201"))
    codes = engine.make_plan(settings).selected
    assert "BP100" in codes and "UN101" in codes
    assert not any(code.startswith("HD") or code == "UN201" for code in codes)
    again = engine.make_plan(Settings(select=("HD",), ignore=("ALL",))).selected
    assert again and all(code.startswith("HD") for code in again)

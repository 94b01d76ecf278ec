"""The HTML report: one page without network, opened in a real browser; hostile articles stay text."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.engine.coverage import coverage
from lint.model import Confidence, Finding, LocatedFinding, Position, Related, Severity
from lint.readers import Problem
from lint.report import Totals
from lint.report.advice import advice, how_to_mend
from lint.report.html import Html, bins
from lint.report.html.articles import excerpt, lines, meta
from lint.report.html.conflicts import groups
from lint.report.html.entries import Entries, Entry
from lint.report.html.page import as_data
from lint.session import Session
from lint.stats import Figures
from lint.text.document import Document
from lint.triage.stages import Article
from tests.command import Done, seedlint

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)

PACK = """
- {code: HX101, name: rumour, severity: warning, confidence: high, language: any, why: Nobody stands behind it., say: "“{match}”: who?",
   find: ["insiders", "<script>alert(1)</script>"], examples: {flags: ["[[insiders]]", "[[insiders]]"], passes: ["a", "b"]}}
- {code: UX101, name: money, severity: error, confidence: medium, language: any, why: In which currency?, say: "“{match}”: which currency?",
   find: ["1 billion"], fix: "$1 billion", examples: {flags: ["[[1 billion]]", "[[1 billion]]"], passes: ["a", "b"]}}
"""
HOSTILE = (
    "A </style><style>body{display:none}</style> title\n\n<script>alert(1)</script> said insiders \u202eevil\u202c </script><!-- <script>\n"
    "<img src=x onerror=alert(2)> {{policy}} {{data}} \u2028 ]]> &lt; &amp;amp; 😀 🇩🇪 insiders\n"
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    pack = tmp_path_factory.mktemp("pack") / "own.yaml"
    pack.write_text(PACK, encoding="utf-8")
    return Settings(packs=(pack,), select=("HX", "UX"))


def page_of(
    folder: Path, settings: Settings, runs: list[dict[str, Any]] | None = None, *, stats: bool = False, name: str = ""
) -> Path:
    settings = settings.with_values({"stats": stats}, "a test")
    plan = engine.make_plan(settings)
    out, totals = StringIO(), Totals()
    writer = Html(out, settings, plan.rules, runs=runs or ())
    for outcome in Session.of(plan).check([str(folder)]):
        assert not isinstance(outcome, Problem)
        totals.count(outcome, settings)
        writer.article(outcome)
    writer.finish(totals)
    page = folder.parent / f"{name or folder.name}.html"
    page.write_text(out.getvalue(), encoding="utf-8")
    return page


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report") / "corpus"
    folder.mkdir()
    (folder / "a_clean.md").write_text(
        "---\ntitle: A calm day\npublisher: Daily Owl\ndate: 2024-05-01\n---\nAll is well.\n", encoding="utf-8"
    )
    (folder / "b_rumour.md").write_text(
        "---\ntitle: A rumour\npublisher: Night Post\ndate: 2024-06-02\n---\n# A rumour\n\nIt cost 1 billion, insiders say.\n\n"
        "A walrus stood by, insiders add.\n", encoding="utf-8"
    )  # fmt: skip
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    return folder


def placed(
    path: str = "a.txt", code: str = "X1", *, severity: Severity = Severity.error, start: int | None = None, **more: Any
) -> LocatedFinding:
    """A finding in its place, as long as three characters."""
    end = None if start is None else start + 3
    found = Finding(code, "x", severity, more.pop("confidence", Confidence.high), more.pop("message", "m"), start, end,
                    more.pop("fix", None), more.pop("related", ()))  # fmt: skip
    at = None if start is None else Position(1, start + 1, start)
    return LocatedFinding(path, found, at, at, "", 0, more.pop("mark", f"{path}-{code}-{start}"), **more)


def entry(path: str, findings: list[LocatedFinding], words: int = 500) -> Entry:
    made = Entry(path)
    made.add(words, findings)
    return made


def test_scores() -> None:
    assert entry("a", []).score == 100
    assert entry("a", [placed()], 100).score < entry("a", [placed()], 2000).score < 100
    slight = [placed(severity=Severity.info, confidence=Confidence.low)] * 5
    assert entry("a", [placed()] * 5).score < entry("a", slight).score


def test_only_the_costliest_articles_keep_their_findings() -> None:
    entries = Entries(2)
    for number in range(5):
        entries.add(f"{number}.txt", 100, [placed(f"{number}.txt", start=0)] * number)
    refers = placed("0.txt", related=(Related("4.txt", 0, 1, "t"),))
    entries.add("0.txt", 0, [refers])
    ordered = entries.ordered()
    assert [one.path for one in ordered] == ["4.txt", "3.txt", "2.txt", "0.txt", "1.txt"]
    assert [sum(one.counts.values()) for one in ordered] == [4, 3, 2, 1, 1]
    assert [len(one.findings) for one in ordered if not one.whole] == [0, 0] or ordered[3].findings == [refers]


def test_text_is_cut_where_findings_begin_and_end() -> None:
    document = Document("One two three\nfour\n", "a.txt")
    spans = [(0, 7), (4, 18), (4, 4), (None, None), (100, 120)]
    findings = [
        LocatedFinding("a.txt", Finding("X", "x", Severity.info, Confidence.low, "m", *span), None, None, "", 0, "f")
        for span in spans
    ]
    assert list(lines(document, findings)) == [
        [["One ", [0]], ["two", [0, 1]], [" three", [1]], ["", [2]]],
        [["four", [1]]],
        [],
    ]


def test_a_title_is_no_boilerplate() -> None:
    document = Document("Connect with us\n\nThe mill is open again\n\nIt was closed.", "folder/a.txt")
    assert meta(document, [placed(code="BP122", start=0)]).title == "The mill is open again"
    assert meta(document).source == "folder" and meta(Document("", "a.txt")).title == ""


def test_a_place_is_shown_within_its_line() -> None:
    text = "before\n" + "word " * 60 + "HERE " + "word " * 60 + "\nafter"
    start = text.index("HERE")
    before, match, after = excerpt(text, start, start + 4)
    assert match == "HERE" and before.startswith("…word") and after.endswith("word…") and "before" not in before


def test_data_cannot_leave_its_element() -> None:
    held = as_data({"a": "</script><!--\ud800 😀"})
    assert "<" not in held and json.loads(held) == {"a": "</script><!--\ufffd 😀"}
    held.encode("utf-8")


def data_of(page: str, part: str = "index") -> Any:
    return json.loads(page.split(f'id="{part}">')[1].split("</script>")[0])


def test_costliest_first_and_the_rest_is_counted() -> None:
    out = StringIO()
    writer = Html(out, Settings(), [], most=2)
    for name, findings in (("c.txt", 0), ("a.txt", 3), ("b.txt", 1)):
        writer.article(Article(name, [placed(name)] * findings, words=100))
    related = Related("b.txt", 0, 1, "t", Position(1, 1, 0))
    writer.article(Article("b.txt", [placed("b.txt", "X2", related=(related,))]))
    writer.finish(Totals(articles=3))
    index = data_of(out.getvalue())
    assert [row[0] for row in index["articles"]] == ["a.txt", "b.txt", "c.txt"]
    assert index["sorts"] == [["X1", 3, 3], ["X2", 3, 3]] and index["articles"][1][-1] == [0, 1, 1, 1]
    assert [finding["code"] for finding in data_of(out.getvalue(), "text-1")["found"]] == ["X1", "X2"]
    assert index["totals"]["points"] == 25 and "text-2" not in out.getvalue()


def test_findings_of_one_conflict_stand_together() -> None:
    def conflict(path: str, start: int, other: str, at: int, code: str = "XD201") -> LocatedFinding:
        return placed(path, code, start=start, related=(Related(other, at, at + 3, "", Position(1, at + 1, at)),))

    places = {("c", 0, 3): ["", "one", ""], ("b", 9, 12): ["say ", "two", " here"]}
    found = groups(
        [
            conflict("a", 5, "b", 9), conflict("b", 9, "c", 0), conflict("d", 1, "e", 1),
            conflict("a", 7, "a", 1, "BP301"), conflict("a", 0, "b", 0, "XD401"),
        ], places,
    )  # fmt: skip
    assert [len(group["findings"]) for group in found] == [2, 1] and {group["kind"] for group in found} == {"values"}
    assert [row[0] for row in found[0]["rows"]] == ["a", "b", "c"] and found[0]["rows"][2][2:5] == ["", "one", ""]
    copies = groups([placed("a", "XD101", related=(Related("b", None, None, ""),))], {})
    assert copies[0]["kind"] == "copies" and [row[0] for row in copies[0]["rows"]] == ["a", "b"]


def test_bins_are_those_a_reader_would_choose() -> None:
    assert bins.edges([]) == [] and bins.edges([3, 3]) == [3]
    whole = bins.edges([*range(100), 5000])
    assert whole == [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
    even = bins.edges(list(range(0, 900, 10)))
    assert even[:3] == [0, 50, 100] and len(even) <= bins.MOST_BINS + 1
    assert bins.counted([0, 49, 50, 890], even)[:2] == [2, 1] and sum(bins.counted([-5, 10**6], even)) == 2
    assert bins.percents([0, 12]) == [0, 5, 10]


def test_a_threshold_is_an_option_of_a_rule() -> None:
    rules = engine.make_plan(Settings(select=("ALL",))).rules
    names = [name for name, figure in bins.FIGURES.items() if figure.threshold]
    charts = bins.charted([(name, [1.0, 2.0]) for name in names], rules)
    assert all(chart["threshold"] for chart in charts)
    assert bins.charted([("words", [1.0])], [])[0]["threshold"] is None
    assert set(Figures._fields) <= bins.FIGURES.keys()


def test_every_rule_has_advice() -> None:
    rules = engine.make_plan(Settings(select=("ALL",))).rules
    assert all(how_to_mend(rule) for rule in rules)
    assert advice("BP404") != advice("BP401") != advice("BP1") and advice("ACME101") == ""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--headless", "--disable-gpu"]
        )
        yield opened
        opened.close()


class Watched:
    """A page that remembers what it should not have done."""

    def __init__(self, browser: Any, path: Path, hash: str = "", **context: Any) -> None:
        self.tab = browser.new_context(offline=True, **context).new_page()
        self.wrong: list[str] = []
        self.tab.on("console", lambda message: self.wrong.append(message.text))
        self.tab.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.tab.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))
        self.tab.on("request", lambda request: self.wrong.append(request.url) if request.url != path.as_uri() else None)
        self.tab.goto(path.as_uri() + hash)
        self.tab.wait_for_selector("#content > *, .card", state="attached")

    def expect_articles(self, number: int) -> None:
        from playwright.sync_api import expect

        expect(self.tab.locator("ol.articles > li")).to_have_count(number)

    def titles(self) -> list[str]:
        return self.tab.locator("ol.articles h3").all_inner_texts()  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def page(corpus: Path, settings: Settings) -> Path:
    runs = [
        {"at": f"2024-01-0{day}T00:00:00", "articles": 1, "words": 1, "findings": day, "families": {"HX": day}}
        for day in (1, 2)
    ]
    return page_of(corpus, settings, runs)


def test_the_first_page_sums_up_and_every_label_is_a_filter(browser: Any, page: Path) -> None:
    watched = Watched(browser, page)
    tab = watched.tab
    cards = tab.locator(".card h2").all_inner_texts()
    assert cards[:3] == ["Score", "6 findings", "By family"] and "Costliest sources" in cards
    assert tab.locator(".gauge").get_attribute("aria-label").startswith("Score ")
    assert "Mending them raises the score by" in tab.inner_text(".first >> nth=0")
    assert "seedlint fix --select UX101 --diff" in tab.inner_text(".cards")
    assert "6 findings" in tab.inner_text("#count")
    tab.click(".tile.error")
    watched.expect_articles(1)
    assert "severity=3" in tab.url and tab.locator(".cards").count() == 0
    tab.click("#filters-on a")
    watched.expect_articles(3)
    tab.click(".chip >> text=HX101 >> nth=0")
    watched.expect_articles(2)
    assert watched.wrong == []


def test_the_languages_of_articles_are_shown_and_filtered_by(browser: Any, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(f"The mill by the river\n\n{'The mill is open again after a year. ' * 4}")
    (tmp_path / "de.txt").write_text(
        "Die Mühle am Fluss ist nach einem Jahr wieder offen, und die Leute sind sehr froh."
    )
    watched = Watched(browser, page_of(tmp_path, settings, []))
    watched.expect_articles(2)
    assert sorted("German" in text for text in watched.tab.locator("ol.articles .soft").all_inner_texts()) == [0, 1]
    watched.tab.select_option("#language", "de")
    watched.expect_articles(1)
    assert "German" in watched.tab.inner_text("#filters-on") and watched.wrong == []


def test_the_list_and_its_filters(browser: Any, page: Path) -> None:
    watched = Watched(browser, page)
    tab = watched.tab
    assert len(watched.titles()) == 3 and watched.titles()[-1] == "A calm day"
    tab.select_option("#family", "UX")
    watched.expect_articles(1)
    assert watched.titles() == ["A rumour"] and "family=UX" in tab.url
    tab.click("button[type=reset]")
    watched.expect_articles(3)
    tab.fill("#search", "walrus")
    watched.expect_articles(1)
    assert watched.titles() == ["A rumour"] and "1 article" in tab.inner_text("#count")
    tab.fill("#search", "no such thing")
    watched.expect_articles(0)
    assert "No article has what the filters ask for" in tab.inner_text("#content")
    tab.click("button[type=reset]")
    watched.expect_articles(3)
    tab.select_option("#order", "title")
    watched.expect_articles(3)
    assert watched.titles()[-1] == "A rumour"
    tab.select_option("#source", "Daily Owl")
    watched.expect_articles(1)
    tab.go_back()
    watched.expect_articles(3)
    assert watched.wrong == []


def test_an_article_with_its_notes_and_the_panel_of_a_finding(browser: Any, page: Path) -> None:
    watched = Watched(browser, page, permissions=["clipboard-read", "clipboard-write"])
    tab = watched.tab
    tab.click("text=A rumour >> nth=0")
    tab.wait_for_selector("main mark")
    assert tab.inner_text(".article-head h2") == "A rumour"
    assert tab.locator("main mark").all_inner_texts() == ["1 billion", "insiders", "insiders"]
    assert [row.locator(".note").count() for row in tab.locator(".row").all() if row.locator("mark").count()] == [2, 1]
    assert "3 findings" in tab.inner_text(".panel")
    tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.id") == "note-0" and "finding=" in tab.url
    panel = tab.inner_text(".panel")
    for part in ("UX101 money", "“1 billion”: which currency?", "In which currency?", "none but this one"):
        assert part in panel, part
    assert tab.inner_text(".panel .diff") == "It cost 1 billion$1 billion, insiders say."
    assert tab.inner_text(".panel .diff del") == "1 billion" and tab.inner_text(".panel .diff ins") == "$1 billion"
    tab.click(".panel button[aria-label='Copy: overrule this finding']")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("seedlint decide UX101 ") and "--quote '1 billion' --reason" in copied
    tab.click("button[aria-label^='Next finding']")
    tab.click("button[aria-label^='Next finding']")
    assert "finding 3 of 3" in tab.inner_text(".steps")
    link = tab.url
    tab.click(r".panel >> text=/line \d+: insiders/")
    assert "finding 2 of 3" in tab.inner_text(".steps") and tab.url != link
    tab.keyboard.press("Escape")
    assert "finding=" not in tab.url and "3 findings" in tab.inner_text(".panel")
    tab.keyboard.press("Shift+N")
    tab.wait_for_selector(".article-head h2:has-text('style')")
    tab.keyboard.press("Escape")
    tab.wait_for_selector("ol.articles")
    deep = Watched(browser, page, link[link.index("#") :])
    assert deep.tab.evaluate("document.activeElement.id") == "note-2" and deep.tab.title().startswith("A rumour")
    assert watched.wrong == deep.wrong == []


def test_mark_and_note_point_to_each_other(browser: Any, page: Path) -> None:
    watched = Watched(browser, page)
    tab = watched.tab
    tab.click("text=A rumour >> nth=0")
    tab.hover("main mark >> nth=0")
    assert tab.locator(".note.joined").get_attribute("id") == "note-0"
    tab.hover("#note-2")
    assert tab.locator("mark.joined").all_inner_texts() == ["insiders"]
    tab.click("main mark >> nth=1")
    assert tab.locator("mark.here").all_inner_texts() == ["insiders"] and "HX101" in tab.inner_text(".panel-head")


BOILERPLATE = [placed("long.txt", "BP122", start=start, severity=Severity.warning) for start in (0, 4, 8, 12, 16)]


def page_from(tmp_path: Path, findings: dict[str, list[LocatedFinding]], **more: Any) -> Path:
    """A page of articles with findings made by hand."""
    out = StringIO()
    writer = Html(out, Settings(), [], **more)
    for name, found in findings.items():
        writer.article(
            Article(str(tmp_path / name), [one._replace(path=str(tmp_path / name)) for one in found], words=9)
        )
    writer.finish(Totals(articles=len(findings), findings=sum(map(len, findings.values()))))
    page = tmp_path / "page.html"
    page.write_text(out.getvalue(), encoding="utf-8")
    return page


def test_boilerplate_is_folded_and_notes_take_no_more_room_than_their_line(browser: Any, tmp_path: Path) -> None:
    text = "one\ntwo\nsix\nten\nfew\n\nThe mill is open again.\n"
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    many = [placed("long.txt", f"HD{number}", start=25, mark=f"m{number}") for number in range(101, 121)]
    watched = Watched(browser, page_from(tmp_path, {"long.txt": BOILERPLATE + many}))
    tab = watched.tab
    tab.click("ol.articles a.open")
    tab.wait_for_selector("details.boilerplate")
    assert "5 lines of boilerplate" in tab.inner_text("details.boilerplate") and not tab.is_visible("#note-0")
    row = tab.locator(".text > .row")
    assert row.bounding_box()["height"] < 60 and "+1" in row.inner_text()
    tab.click(".rest button")
    assert row.locator(".note:visible").count() == 20
    tab.keyboard.press("n")
    assert tab.is_visible("#note-0") and tab.evaluate("document.activeElement.id") == "note-0"
    assert watched.wrong == []


def test_keyboard_alone(browser: Any, page: Path) -> None:
    watched = Watched(browser, page)
    tab = watched.tab
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("n")
    tab.keyboard.press("n")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".text")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "search" and tab.is_visible("ol.articles")
    assert watched.wrong == []


def test_a_hostile_article_stays_text(browser: Any, page: Path) -> None:
    watched = Watched(browser, page)
    tab = watched.tab
    tab.click("ol.articles a >> text=title")
    tab.wait_for_selector("main mark")
    shown = "\n".join(tab.locator(".row > p").all_inner_texts())
    for piece in ("</style><style>body{display:none}</style>", "<script>alert(1)</script>", "U+202E", "</script><!-- <script>", "onerror=alert(2)",
                  "{{policy}} {{data}}", "&lt; &amp;amp; 😀 🇩🇪"):  # fmt: skip
        assert piece in shown, piece
    assert tab.locator("main img, main script, main style").count() == 0
    assert "\u202e" not in tab.inner_text("main") and watched.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_in_light_and_dark(browser: Any, page: Path, scheme: str) -> None:
    watched = Watched(browser, page, "#view=charts", color_scheme=scheme)
    tab = watched.tab
    names = set(tab.locator("figcaption").all_inner_texts())
    assert {
        "Articles by points per 1,000 words",
        "Findings by rule",
        "Points per 1,000 words by source",
        "Findings by run",
    } <= names
    assert "Findings per article by month of publication" in names
    assert tab.evaluate(
        "[...document.querySelectorAll('canvas')].every(canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean))"
    )
    dark = tab.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0] < 60")
    assert dark == (scheme == "dark")
    tab.locator("#threshold").fill("2")
    assert "Without the 2 articles (67 %) of 1 points" in tab.inner_text("output") and "min-score = " in tab.inner_text(
        "figure >> nth=0"
    )
    tab.click("figure >> text=HX101 rumour")
    tab.wait_for_selector("h2:has-text('HX101')")
    assert "Nobody stands behind it." in tab.inner_text(".rule-page") and tab.locator(".places > li").count() == 5
    assert watched.wrong == []


def test_figures_are_charted_with_a_threshold(browser: Any, corpus: Path, settings: Settings) -> None:
    watched = Watched(browser, page_of(corpus, settings, stats=True, name="figures"), "#view=charts")
    tab = watched.tab
    assert {"Articles by words", "Articles by share of boilerplate"} <= set(tab.locator("figcaption").all_inner_texts())
    assert "Half of the articles have" in tab.inner_text("figure:has-text('Articles by words')")
    assert watched.wrong == []


def conflict(path: str, code: str, text: str, said: str, other: str, message: str) -> LocatedFinding:
    start = text.index(said)
    there = Related(other, start, start + 4, "", Position(1, start + 1, start))
    placed_at = Position(1, start + 1, start), Position(1, start + 5, start + 4)
    found = Finding(code, "conflict", Severity.error, Confidence.high, message, start, start + 4, None, (there,))
    return LocatedFinding(path, found, *placed_at, text, start, f"{code}-{path}", said, text[:start], text[start + 4 :])


def test_conflicts_side_by_side(browser: Any, tmp_path: Path) -> None:
    texts = {"a.txt": "It opened in 2019 and the town was glad.", "b.txt": "It opened in 2021 and the town was glad."}
    paths = {name: str(tmp_path / name) for name in texts}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    other = paths["b.txt"]
    found = [
        conflict(paths["a.txt"], "XD201", texts["a.txt"], "2019", other, "Two values."),
        conflict(paths["a.txt"], "XD101", texts["a.txt"], "It o", other, f"Shares 90% of the wording with {other}."),
        conflict(paths["a.txt"], "XD301", texts["a.txt"], "town", other, "Written otherwise."),
        conflict(paths["a.txt"], "XD401", texts["a.txt"], "glad", other, "A line of the site."),
    ]
    watched = Watched(browser, page_from(tmp_path, {"a.txt": found, "b.txt": []}), "#view=conflicts")
    tab = watched.tab
    assert tab.locator(".conflict").count() == 3, "a line that stands twice is no conflict"
    values = tab.locator(".conflict >> nth=0")
    assert values.locator("th.said").all_inner_texts() == ["2019", "2021"]
    assert "It opened in 2021 and" in values.inner_text() and values.locator("mark").all_inner_texts() == [
        "2019",
        "2021",
    ]
    copies = tab.locator(".conflict >> nth=1")
    assert copies.locator(".side del").all_inner_texts() == ["2021"] and copies.locator(
        ".side ins"
    ).all_inner_texts() == ["2019"]
    assert "of the characters stand in both" in copies.inner_text()
    tab.fill("#search", "otherwise")
    tab.wait_for_selector("#count:has-text('1 conflict')")
    tab.fill("#search", "")
    tab.wait_for_selector("#count:has-text('3 conflicts')")
    tab.click(".conflict >> nth=0 >> text=b.txt")
    tab.wait_for_selector(".article-head h2:has-text('It opened in 2021')")
    assert watched.wrong == []


def test_narrow_and_printed(browser: Any, page: Path) -> None:
    watched = Watched(browser, page, viewport={"width": 360, "height": 700})
    tab = watched.tab
    assert tab.locator(".gauge").bounding_box()["y"] < 350, "the first screen of a phone is content"
    assert not tab.is_visible("#filters")
    tab.click("text=A rumour >> nth=0")
    tab.wait_for_selector("main mark")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth") and not tab.is_visible(".panel")
    tab.keyboard.press("n")
    assert (
        tab.is_visible(".panel")
        and tab.locator("mark.here").bounding_box()["y"] < tab.locator(".panel").bounding_box()["y"]
    )
    for view in ("conflicts", "charts", "rules"):
        tab.click(f"nav >> text={view.capitalize()}")
        tab.wait_for_selector(f"main h2:has-text('{view.capitalize()}')")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
    for _ in range(3):
        tab.go_back()
    tab.wait_for_selector("main mark")
    tab.emulate_media(media="print")
    assert not tab.is_visible("#filter-box") and not tab.is_visible(".panel") and tab.is_visible(".note >> nth=0")
    assert len(tab.pdf()) > 1000 and watched.wrong == []


def test_empty_and_clean(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("All is well.", encoding="utf-8")
    empty = Watched(browser, page_from(tmp_path, {}))
    assert "Nothing was checked" in empty.tab.inner_text("main")
    clean = Watched(browser, page_from(tmp_path, {"a.txt": []}))
    assert "Nothing to mend" in clean.tab.inner_text("main") and "no findings" in clean.tab.inner_text("ol.articles")
    for view in ("conflicts", "charts", "rules"):
        clean.tab.click(f"nav >> text={view.capitalize()}")
        clean.tab.wait_for_selector(f"main h2:has-text('{view.capitalize()}')")
        assert clean.tab.inner_text("#content").count(".") or clean.tab.locator("figure").count()
    assert empty.wrong == clean.wrong == []


def test_lines_look_like_what_they_are(browser: Any, tmp_path: Path) -> None:
    text = "# The mill\n\nIt was sold.\n\n> Never.\n\n- One gate\n- Two gates\n\n```\nx = 1\n```\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    watched = Watched(browser, page_from(tmp_path, {"a.md": [placed("a.md", start=0)]}))
    watched.tab.click("ol.articles a.open")
    watched.tab.wait_for_selector(".text mark")
    kinds = [row.get_attribute("class") or "" for row in watched.tab.locator(".row > p").all()]
    assert [kind.split()[0] if kind else "" for kind in kinds] == [
        "heading",
        "",
        "quotation",
        "list_item",
        "list_item",
        "code",
    ]
    assert watched.wrong == []


def test_right_to_left_and_east_asian_articles(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("أعلنت البلدية يوم الاثنين أن الجسر القديم سيفتح.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("市は月曜日、古い橋が再び開くと発表した。\n", encoding="utf-8")
    watched = Watched(browser, page_from(tmp_path, {"a.txt": [placed(start=0)], "b.txt": [placed(start=3)]}))
    watched.tab.goto(watched.tab.url + "#article=" + str(tmp_path / "a.txt"))
    watched.tab.wait_for_selector(".text mark")
    assert watched.tab.evaluate("getComputedStyle(document.querySelector('.row > p')).direction") == "rtl"
    watched.tab.keyboard.press("Shift+N")
    watched.tab.wait_for_selector(".text mark:has-text('曜日、')")
    assert watched.wrong == []


def test_names_for_screen_readers(browser: Any, page: Path) -> None:
    watched = Watched(browser, page)
    tree = watched.tab.locator("body").aria_snapshot()
    for role in (
        "banner",
        "navigation",
        "search",
        "status",
        "main",
        "contentinfo",
        'heading "seedlint report" [level=1]',
        'combobox "Family"',
    ):
        assert role in tree, role
    assert watched.tab.get_attribute("html", "lang") == "en"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Any, page: Path, scheme: str) -> None:
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    axe = (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    watched = Watched(browser, page, color_scheme=scheme)
    for view in (
        "#",
        "#view=conflicts",
        "#view=charts",
        "#view=rules",
        "#view=rules&rule=HX101",
        "#family=UX",
        "#article",
    ):
        if view == "#article":
            watched.tab.evaluate("location.hash = '#'")
            watched.tab.click("text=A rumour >> nth=0")
            watched.tab.keyboard.press("n")
        else:
            watched.tab.evaluate(f"location.hash = '{view}'")
        watched.tab.wait_for_selector("#content > *")
        watched.tab.evaluate(axe)
        violations = watched.tab.evaluate(
            "axe.run().then(result => result.violations.map(one => [one.id, one.nodes[0].html]))"
        )
        assert violations == [], view


def test_thousands_of_articles_open(browser: Any, tmp_path: Path) -> None:
    text = "It cost 1 billion, insiders say, and the walrus stood by as the tide came in over the sands."
    records = [json.dumps({"title": f"Article {number}", "text": text}) for number in range(300)]
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(records), encoding="utf-8")
    names = [f"{file}:{number + 1}" for number in range(3000)]
    out = StringIO()
    writer = Html(out, Settings(), [], most=300)
    for number, name in enumerate(names):
        writer.article(
            Article(name, [placed(name, start=8, message=f"number {number}")] * (2 if number < 300 else 1), words=19)
        )
    writer.finish(Totals(articles=3000))
    page = tmp_path / "page.html"
    page.write_text(out.getvalue(), encoding="utf-8")
    watched = Watched(browser, page)
    tab = watched.tab
    assert tab.locator("ol.articles > li").count() == 100 and "3,000 articles" in tab.inner_text("#count")
    tab.click("text=Show more")
    assert tab.locator("ol.articles > li").count() == 200
    tab.fill("#search", "tide jsonl:299")
    watched.expect_articles(1)
    tab.click("text=Article 298")
    tab.wait_for_selector("main mark")
    tab.evaluate(f"location.hash = '#article={names[2999]}'")
    tab.wait_for_selector("text=This page has no text of this article")
    assert watched.wrong == []


def test_the_command(tmp_path: Path, corpus: Path) -> None:
    def run(*arguments: str) -> Done:
        return seedlint("report", corpus, "--isolated", *arguments, cwd=tmp_path)

    for _ in range(2):
        done = run("--output", "out/folder", "--history", "runs.jsonl")
        assert done.code == 0 and done.out.strip() == str(Path("out/folder/index.html")), done
    assert len((tmp_path / "runs.jsonl").read_text().splitlines()) == 2
    assert (tmp_path / "out/folder/index.html").stat().st_size > 100_000
    (tmp_path / "runs.jsonl").write_text("broken\n")
    done = run("--output", "r.html", "--history", "runs.jsonl")
    assert done.code == 0 and "runs.jsonl:1" in done.err and (tmp_path / "r.html").exists()
    done = run("--output", "r.html", "--history", "-")
    assert done.code == 2 and "--history names a file" in done.err and not (tmp_path / "-").exists()
    done = run("--output", "runs.jsonl")
    assert done.code == 2 and "Traceback" not in done.err


def test_what_most_articles_lack_and_their_languages_are_said_once(settings: Settings) -> None:
    out, totals = StringIO(), Totals(articles=3, lacking=Counter({"DT101": 3}))
    totals.coverage = coverage({"fr": 2, "en": 1}, ())
    Html(out, settings, ()).finish(totals)
    index = out.getvalue().partition('id="index">')[2].partition("</script>")[0]
    said = json.loads(index)["totals"]["said"]
    assert said[0].startswith("3 of 3 articles have no date of publication")
    assert said[1].startswith("2 articles in French")

"""The HTML report: one page without network, opened in a real browser; hostile articles stay text."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from lint import engine
from lint.config.settings import Settings
from lint.model import Confidence, Finding, Fix, Placed, Position, Related, Severity
from lint.readers import Problem
from lint.report import Totals
from lint.report.html import Html
from lint.report.html.contents import Entry, lines, score
from lint.report.html.page import as_data
from lint.session.run import check_paths
from lint.text.document import Document
from lint.triage.stages import Article

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


def page_of(folder: Path, settings: Settings, runs: list[dict[str, Any]] | None = None) -> Path:
    plan = engine.make_plan(settings)
    out, totals = StringIO(), Totals()
    writer = Html(out, settings, plan.rules, runs=runs or ())
    for outcome in check_paths(plan, [str(folder)]):
        assert not isinstance(outcome, Problem)
        totals.count(outcome, settings)
        writer.article(outcome)
    writer.finish(totals)
    page = folder.parent / f"{folder.name}.html"
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


def test_scores() -> None:
    def placed(severity: Severity, sure: Confidence) -> Placed:
        return Placed("a", Finding("X", "x", severity, sure, "m"), None, None, "", 0, "f")

    bad = placed(Severity.error, Confidence.high)
    assert score(Entry("a", [], 500)) == 100
    assert score(Entry("a", [bad], 100)) < score(Entry("a", [bad], 2000)) < 100
    assert score(Entry("a", [bad] * 5, 500)) < score(Entry("a", [placed(Severity.info, Confidence.low)] * 5, 500))


def test_text_is_cut_where_findings_begin_and_end() -> None:
    document = Document("One two three\nfour\n", "a.txt")
    spans = [(0, 7), (4, 18), (4, 4), (None, None), (100, 120)]
    findings = [
        Placed("a.txt", Finding("X", "x", Severity.info, Confidence.low, "m", *span), None, None, "", 0, "f")
        for span in spans
    ]
    assert list(lines(document, findings)) == [
        [["One ", [0]], ["two", [0, 1]], [" three", [1]], ["", [2]]],
        [["four", [1]]],
        [],
    ]


def test_data_cannot_leave_its_element() -> None:
    held = as_data({"a": "</script><!--\ud800 😀"})
    assert "<" not in held and json.loads(held) == {"a": "</script><!--\ufffd 😀"}
    held.encode("utf-8")


def test_worst_first_and_the_rest_is_counted(settings: Settings) -> None:
    out = StringIO()
    writer = Html(out, settings, [], most=2)
    for name, findings in (("c.txt", 0), ("a.txt", 3), ("b.txt", 1)):
        found = Finding("X1", "x", Severity.error, Confidence.high, "m")
        writer.article(Article(name, [Placed(name, found, None, None, "", 0, "f")] * findings, words=100))
    late = Finding(
        "X2", "y", Severity.error, Confidence.high, "m", related=(Related("b.txt", 0, 1, "t", Position(1, 1, 0)),)
    )
    writer.article(Article("b.txt", [Placed("b.txt", late, None, None, "", 0, "f")]))
    writer.finish(Totals(articles=3))
    index = json.loads(out.getvalue().split('id="index">')[1].split("</script>")[0])
    assert [article["path"] for article in index["articles"]] == ["a.txt", "b.txt"] and index["leftOut"] == 1
    assert [finding["code"] for finding in index["articles"][1]["found"]] == ["X1", "X2"]
    assert len(index["scores"]) == 3


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
        self.tab.wait_for_selector("main h2, main p")

    def expect_articles(self, number: int) -> None:
        from playwright.sync_api import expect

        expect(self.tab.locator("ol.articles .score")).to_have_count(number)

    def titles(self) -> list[str]:
        return self.tab.locator("ol.articles h3").all_inner_texts()  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def page(corpus: Path, settings: Settings) -> Path:
    runs = [
        {"at": f"2024-01-0{day}T00:00:00", "articles": 1, "words": 1, "findings": day, "families": {"HX": day}}
        for day in (1, 2)
    ]
    return page_of(corpus, settings, runs)


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
    tab.click("button[type=reset]")
    watched.expect_articles(3)
    tab.select_option("#source", "Daily Owl")
    watched.expect_articles(1)
    tab.go_back()
    watched.expect_articles(3)
    assert watched.wrong == []


def test_an_article_with_its_reasons(browser: Any, page: Path, corpus: Path) -> None:
    watched = Watched(browser, page)
    tab = watched.tab
    tab.click("text=A rumour >> nth=0")
    tab.wait_for_selector("main mark")
    assert tab.locator("main mark").all_inner_texts() == ["11 billion", "2insiders", "3insiders"]
    notes = tab.locator(".note").all_inner_texts()
    assert (
        len(notes) == 3
        and "which currency?" in notes[0]
        and "In which currency?" in notes[0]
        and "$1 billion" in notes[0]
    )
    beside = tab.evaluate(
        "[...document.querySelectorAll('.row')].filter(row => row.querySelector('mark')).map(row => row.querySelectorAll('.note').length)"
    )
    assert beside == [2, 1]
    tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.id") == "note-0"
    tab.click(".note >> nth=2 >> text=#")
    link = tab.url
    tab.keyboard.press("Escape")
    tab.wait_for_selector("ol.articles")
    deep = Watched(browser, page, link[link.index("#") :])
    assert deep.tab.evaluate("document.activeElement.id") == "note-2" and deep.tab.title().startswith("A rumour")
    assert watched.wrong == deep.wrong == []


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
    assert tab.evaluate("document.activeElement.id") == "search"
    assert watched.wrong == []


def test_a_hostile_article_stays_text(browser: Any, page: Path, corpus: Path) -> None:
    watched = Watched(browser, page)
    tab = watched.tab
    tab.click("ol.articles a >> text=title")
    tab.wait_for_selector("main mark")
    shown = re.sub(
        r"(?m)^\d+(?=insiders|<)|(?<= )\d(?=insiders)", "", "\n".join(tab.locator(".row > p").all_inner_texts())
    )
    for piece in ("</style><style>body{display:none}</style>", "<script>alert(1)</script>", "U+202E", "</script><!-- <script>", "onerror=alert(2)",
                  "{{policy}} {{data}}", "&lt; &amp;amp; 😀 🇩🇪"):  # fmt: skip
        assert piece in shown, piece
    assert tab.locator("main img, main script, main style").count() == 0
    assert "\u202e" not in tab.inner_text("main") and watched.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_in_light_and_dark(browser: Any, page: Path, scheme: str) -> None:
    watched = Watched(browser, page, "#view=charts", color_scheme=scheme)
    tab = watched.tab
    names = tab.locator("figcaption").all_inner_texts()
    assert {"Articles by score", "Findings by family", "Findings by source", "Findings by run"} <= set(names)
    assert any("month" in name for name in names)
    assert tab.evaluate(
        "[...document.querySelectorAll('canvas')].every(canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean))"
    )
    dark = tab.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0] < 60")
    assert dark == (scheme == "dark")
    tab.locator("#threshold").fill("100")
    assert "--min-score 100: 2 articles" in tab.inner_text("output")
    assert watched.wrong == []


def test_conflicts_side_by_side(browser: Any, tmp_path: Path, settings: Settings) -> None:
    for name, text in (("a.txt", "It opened in 2019."), ("b.txt", "The bridge opened in 2021.")):
        (tmp_path / name).write_text(text)
    found = Finding("XD201", "conflict", Severity.error, Confidence.high, "2019 here, 2021 there", 13, 17, Fix(13, 17, "2021"),
                    (Related(str(tmp_path / "b.txt"), 21, 25, "The bridge opened in 2021.", Position(1, 22, 21)),))  # fmt: skip
    out = StringIO()
    writer = Html(out, settings, [])
    placed = Placed(
        str(tmp_path / "a.txt"),
        found,
        Position(1, 14, 13),
        Position(1, 18, 17),
        "It opened in 2019.",
        13,
        "f",
        "2019",
        "It opened in ",
        ".",
    )
    writer.article(Article(str(tmp_path / "a.txt"), [placed], words=4))
    writer.article(Article(str(tmp_path / "b.txt"), [], words=5))
    writer.finish(Totals(articles=2, findings=1))
    page = tmp_path / "r.html"
    page.write_text(out.getvalue(), encoding="utf-8")
    watched = Watched(browser, page, "#view=conflicts")
    quotes = watched.tab.locator(".conflict blockquote").all_inner_texts()
    assert "It opened in 2019." in quotes[0] and "The bridge opened in 2021." in quotes[1]
    assert watched.tab.inner_text(".conflict mark") == "2019"
    watched.tab.click(".conflict blockquote >> nth=1 >> a")
    watched.tab.wait_for_selector("main h2:has-text('The bridge')")
    assert watched.wrong == []


def test_narrow_and_printed(browser: Any, page: Path, corpus: Path) -> None:
    watched = Watched(browser, page, viewport={"width": 360, "height": 700})
    watched.tab.click("text=A rumour >> nth=0")
    watched.tab.wait_for_selector("main mark")
    assert watched.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for view in ("conflicts", "charts", "rules"):
        watched.tab.click(f"nav >> text={view.capitalize()}")
        watched.tab.wait_for_selector(f"main h2:has-text('{view.capitalize()}')")
        assert watched.tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
    watched.tab.go_back()
    watched.tab.go_back()
    watched.tab.go_back()
    watched.tab.wait_for_selector("main mark")
    watched.tab.emulate_media(media="print")
    assert not watched.tab.is_visible("#filters") and watched.tab.is_visible(".note >> nth=0")
    assert len(watched.tab.pdf()) > 1000 and watched.wrong == []


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


def test_thousands_of_articles_open(browser: Any, tmp_path: Path, settings: Settings) -> None:
    text = "\n\n".join(
        "It cost 1 billion, insiders say, and the walrus stood by as the tide came in over the sands." for _ in range(4)
    )
    records = (
        json.dumps({"title": f"Article {number}", "publisher": f"Paper {number % 40}", "text": text})
        for number in range(3000)
    )
    (tmp_path / "many").mkdir()
    (tmp_path / "many" / "all.jsonl").write_text("\n".join(records), encoding="utf-8")
    watched = Watched(browser, page_of(tmp_path / "many", settings))
    tab = watched.tab
    assert tab.locator("ol.articles > li").count() == 100 and "3,000 articles" in tab.inner_text("#count")
    tab.click("text=Show more")
    assert tab.locator("ol.articles > li").count() == 200
    tab.fill("#search", "tide :2999")
    watched.expect_articles(1)
    tab.click("text=Article 2998")
    tab.wait_for_selector("main mark")
    assert watched.wrong == []


def test_the_command(tmp_path: Path, corpus: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "lint", "report", str(corpus), "--isolated", "--no-cache", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)

    for _ in range(2):
        done = run("--output", "out/folder", "--history", "runs.jsonl")
        assert done.returncode == 0 and done.stdout.strip() == str(Path("out/folder/index.html")), done
    assert len((tmp_path / "runs.jsonl").read_text().splitlines()) == 2
    assert (tmp_path / "out/folder/index.html").stat().st_size > 100_000
    (tmp_path / "runs.jsonl").write_text("broken\n")
    done = run("--output", "r.html", "--history", "runs.jsonl")
    assert done.returncode == 0 and "runs.jsonl:1" in done.stderr and (tmp_path / "r.html").exists()
    done = run("--output", "runs.jsonl")
    assert done.returncode == 2 and "Traceback" not in done.stderr

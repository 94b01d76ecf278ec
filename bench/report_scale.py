"""How the HTML report bears a large corpus: python bench/report_scale.py [ARTICLES] [FOLDER OF ARTICLES]

Writes ARTICLES (5,000) articles by turns from the texts of a folder (seeds/), makes their report, opens it in Chromium, and
prints how long each step takes and how large the page is. Needs playwright and a Chromium.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from playwright.sync_api import sync_playwright

from lint import engine
from lint.config.settings import Settings
from lint.report import Totals
from lint.report.html import Html
from lint.rule.deferred import CorpusRules
from lint.session import Session
from lint.text.document import Document
from lint.triage.stages import Article


def write_corpus(target: Path, number: int, folder: str) -> None:
    texts = [found.text for found in Session(Settings()).documents([folder]) if isinstance(found, Document)]
    with target.open("w", encoding="utf-8") as out:
        for at, text in enumerate(islice(cycle(texts), number)):
            out.write(
                json.dumps(
                    {"title": f"Article {at}", "publisher": f"Paper {at % 60}", "text": f"{text}\n\nEdition {at}."}
                )
                + "\n"
            )


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    folder = sys.argv[2] if len(sys.argv) > 2 else str(Path(__file__).parent.parent / "seeds")
    with tempfile.TemporaryDirectory() as name:
        corpus, page = Path(name) / "all.jsonl", Path(name) / "report.html"
        write_corpus(corpus, number, folder)
        settings = Settings(jobs=1)
        plan = engine.make_plan(settings)
        # Alike as they are, all articles would be near-duplicates of each other: that is another measurement.
        plan = replace(plan, corpus=CorpusRules())
        begin = perf_counter()
        outcomes = [outcome for outcome in Session(plan.settings).check([str(corpus)]) if isinstance(outcome, Article)]
        linted = perf_counter()
        totals = Totals()
        with page.open("w", encoding="utf-8") as out:
            writer = Html(out, settings, plan.rules)
            for outcome in outcomes:
                totals.count(outcome, settings)
                writer.article(outcome)
            writer.finish(totals)
        written = perf_counter()
        print(f"{number} articles, {totals.findings} findings, {corpus.stat().st_size / 1e6:.1f} MB of text")
        print(
            f"lint {linted - begin:.2f} s, write the page {written - linted:.2f} s, page {page.stat().st_size / 1e6:.1f} MB"
        )
        look(page)


def look(page: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page()
        begin = perf_counter()
        tab.goto(page.as_uri())
        tab.wait_for_selector("ol.articles > li")
        opened = perf_counter()
        tab.goto(page.as_uri() + "#q=edition")
        tab.wait_for_selector("ol.articles > li")
        searched = perf_counter()
        tab.goto(page.as_uri() + "#view=charts")
        tab.wait_for_selector("canvas")
        charted = perf_counter()
        tab.goto(
            page.as_uri()
            + f"#article={tab.evaluate('JSON.parse(document.getElementById(`index`).textContent).articles[0].path')}"
        )
        tab.wait_for_selector(".text")
        shown = perf_counter()
        memory = tab.evaluate("performance.memory.usedJSHeapSize / 1e6")
        print(f"open {opened - begin:.2f} s, search all texts {searched - opened:.2f} s, charts {charted - searched:.2f} s, "
              f"an article {shown - charted:.2f} s, {memory:.0f} MB of script memory")  # fmt: skip
        browser.close()


if __name__ == "__main__":
    main()
